//===- typed_data.c - the typed value fields of TensorProto ---------------===//

#include "typed_data.h"

enum {
  FLOAT_DATA = 4,
  INT32_DATA = 5,
  STRING_DATA = 6,
  INT64_DATA = 7,
  RAW_DATA = 9,
  DOUBLE_DATA = 10,
  UINT64_DATA = 11
};

const char *aimet_typed_field_name(uint32_t field) {
  switch (field) {
  case FLOAT_DATA:
    return "float_data";
  case INT32_DATA:
    return "int32_data";
  case STRING_DATA:
    return "string_data";
  case INT64_DATA:
    return "int64_data";
  case RAW_DATA:
    return "raw_data";
  case DOUBLE_DATA:
    return "double_data";
  case UINT64_DATA:
    return "uint64_data";
  default:
    return NULL;
  }
}

uint32_t aimet_typed_field_number(aimet_string_view name) {
  for (uint32_t field = FLOAT_DATA; field <= UINT64_DATA; ++field)
    if (aimet_typed_field_name(field) &&
        aimet_sv_is(name, aimet_typed_field_name(field)))
      return field;
  return 0;
}

uint64_t aimet_typed_count(const Onnx__TensorProto *tensor, uint32_t field) {
  switch (field) {
  case FLOAT_DATA:
    return tensor->n_float_data;
  case INT32_DATA:
    return tensor->n_int32_data;
  case STRING_DATA:
    return tensor->n_string_data;
  case INT64_DATA:
    return tensor->n_int64_data;
  case DOUBLE_DATA:
    return tensor->n_double_data;
  case UINT64_DATA:
    return tensor->n_uint64_data;
  default:
    return 0;
  }
}

static size_t fixed_width(uint32_t field) {
  return field == FLOAT_DATA ? 4 : field == DOUBLE_DATA ? 8 : 0;
}

static uint64_t entry_at(const Onnx__TensorProto *tensor, uint32_t field,
                         size_t i) {
  switch (field) {
  case INT32_DATA: // negative entries take ten bytes
    return (uint64_t)(int64_t)tensor->int32_data[i];
  case INT64_DATA:
    return (uint64_t)tensor->int64_data[i];
  default:
    return tensor->uint64_data[i];
  }
}

const void *aimet_typed_pack(aimet_arena *arena,
                             const Onnx__TensorProto *tensor, uint32_t field,
                             size_t *out_length) {
  size_t count = (size_t)aimet_typed_count(tensor, field);
  *out_length = count * fixed_width(field);
  if (field == FLOAT_DATA)
    return tensor->float_data;
  if (field == DOUBLE_DATA)
    return tensor->double_data;
  uint8_t *bytes = aimet_arena_calloc(arena, count, 10);
  size_t length = 0;
  for (size_t i = 0; i < count; ++i) {
    uint64_t value = entry_at(tensor, field, i);
    for (; value >= 0x80; value >>= 7)
      bytes[length++] = (uint8_t)(value | 0x80);
    bytes[length++] = (uint8_t)value;
  }
  *out_length = length;
  return bytes;
}

bool aimet_typed_unpack(aimet_codec *codec, uint32_t field,
                        const uint8_t *bytes, uint64_t length,
                        Onnx__TensorProto *tensor) {
  // A message of this one field: protobuf-c knows how to read it.
  uint8_t *message = aimet_arena_alloc(codec->arena, length + 11);
  size_t at = 0;
  message[at++] = (uint8_t)(field << 3 | PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED);
  uint64_t rest = length;
  for (; rest >= 0x80; rest >>= 7)
    message[at++] = (uint8_t)(rest | 0x80);
  message[at++] = (uint8_t)rest;
  memcpy(message + at, bytes, length);
  const Onnx__TensorProto *values =
      onnx__tensor_proto__unpack(&codec->allocator, at + length, message);
  if (!values) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "%s of tensor \"%s\" is no packed list of numbers",
                     aimet_typed_field_name(field),
                     tensor->name ? tensor->name : "");
    return false;
  }
  tensor->n_float_data = values->n_float_data;
  tensor->float_data = values->float_data;
  tensor->n_double_data = values->n_double_data;
  tensor->double_data = values->double_data;
  tensor->n_int32_data = values->n_int32_data;
  tensor->int32_data = values->int32_data;
  tensor->n_int64_data = values->n_int64_data;
  tensor->int64_data = values->int64_data;
  tensor->n_uint64_data = values->n_uint64_data;
  tensor->uint64_data = values->uint64_data;
  return true;
}

aimet_status aimet_typed_count_packed(const aimet_input_file *file,
                                      uint64_t offset, uint64_t length,
                                      uint32_t field, uint64_t *out_count,
                                      aimet_file_error *out_error) {
  size_t width = fixed_width(field);
  *out_count = width ? length / width + (length % width != 0) : 0;
  if (width)
    return AIMET_OK;
  uint8_t buffer[16384];
  while (length) {
    size_t step = length < sizeof buffer ? (size_t)length : sizeof buffer;
    aimet_status status =
        aimet_input_file_read(file, offset, buffer, step, out_error);
    if (status != AIMET_OK)
      return status;
    for (size_t i = 0; i < step; ++i)
      *out_count += buffer[i] < 0x80; // a byte that ends a varint
    offset += step;
    length -= step;
  }
  return AIMET_OK;
}
