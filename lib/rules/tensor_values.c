//===- tensor_values.c - entries that are no value of their type ----------===//
//
// int32_data holds many narrower types. A payload whose elements all fit is
// dense elements in IR, unless it is too large for that; one with a misfit is
// held as the message that it was.
//
//===----------------------------------------------------------------------===//

#include "tensor_values.h"

#include "attr.h"
#include "element_type.h"
#include "rule_memory.h"

#include <mlir-c/BuiltinAttributes.h>

typedef struct value_range {
  int64_t min, max;
} value_range;

/// What an entry of int32_data may be; false for types whose entries may be
/// anything, or that do not lie there.
static bool entry_range(int32_t data_type, value_range *out) {
  switch (data_type) {
  case AIMET_DATA_BOOL:
    *out = (value_range){0, 1};
    return true;
  case AIMET_DATA_INT8:
    *out = (value_range){INT8_MIN, INT8_MAX};
    return true;
  case AIMET_DATA_INT16:
    *out = (value_range){INT16_MIN, INT16_MAX};
    return true;
  case AIMET_DATA_UINT16:
  case AIMET_DATA_FLOAT16:
  case AIMET_DATA_BFLOAT16:
    *out = (value_range){0, UINT16_MAX};
    return true;
  case AIMET_DATA_FLOAT6E2M3:
  case AIMET_DATA_FLOAT6E3M2:
    *out = (value_range){0, 63};
    return true;
  default: // a byte: one element of 8 bits, or several that are packed
    *out = (value_range){0, UINT8_MAX};
    return data_type != AIMET_DATA_INT32 &&
           aimet_typed_field(data_type) == aimet_typed_field(AIMET_DATA_INT32);
  }
}

//===----------------------------------------------------------------------===//
// Payloads in memory
//===----------------------------------------------------------------------===//

static bool is_bad(const value_range *range, int64_t value, uint64_t index,
                   aimet_bad_entry *out) {
  if (value >= range->min && value <= range->max)
    return false;
  *out = (aimet_bad_entry){index, value, range->min, range->max};
  return true;
}

static bool find_in_entries(MlirAttribute entries, const value_range *range,
                            aimet_bad_entry *out) {
  if (mlirAttributeIsNull(entries) || !mlirAttributeIsADenseI32Array(entries))
    return false;
  intptr_t count = mlirDenseArrayGetNumElements(entries);
  for (intptr_t i = 0; i < count; ++i)
    if (is_bad(range, mlirDenseI32ArrayGetElement(entries, i), (uint64_t)i,
               out))
      return true;
  return false;
}

static bool find_in_bytes(const unsigned char *bytes, size_t length,
                          uint64_t first, const value_range *range,
                          aimet_bad_entry *out) {
  for (size_t i = 0; i < length; ++i)
    if (is_bad(range, bytes[i], first + i, out))
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Payloads in files
//===----------------------------------------------------------------------===//

/// A payload being read piece by piece.
typedef struct stream {
  bool is_raw;
  uint64_t index; ///< of the entry at hand
  uint64_t varint;
  unsigned shift;
} stream;

/// True with the entry if one of these bytes ends a bad one.
static bool scan(stream *s, const unsigned char *bytes, size_t length,
                 const value_range *range, aimet_bad_entry *out) {
  if (s->is_raw) {
    s->index += length;
    return find_in_bytes(bytes, length, s->index - length, range, out);
  }
  for (size_t i = 0; i < length; ++i) {
    if (s->shift < 64)
      s->varint |= (uint64_t)(bytes[i] & 0x7f) << s->shift;
    s->shift += 7;
    if (bytes[i] & 0x80)
      continue;
    if (is_bad(range, (int32_t)(uint32_t)s->varint, s->index++, out))
      return true;
    s->varint = 0;
    s->shift = 0;
  }
  return false;
}

static bool find_in_file(const aimet_rule_input *input, aimet_span span,
                         bool is_raw, const value_range *range,
                         aimet_bad_entry *out) {
  const aimet_input_file *file;
  aimet_place place = {.file = span.file};
  aimet_file_error error;
  unsigned char bytes[16384];
  stream s = {.is_raw = is_raw};
  aimet_status status =
      aimet_weight_store_resolve(input->weights, span, place, &file);
  while (status == AIMET_OK && span.length) {
    size_t step =
        span.length < sizeof bytes ? (size_t)span.length : sizeof bytes;
    status = aimet_input_file_read(file, span.offset, bytes, step, &error);
    if (status != AIMET_OK)
      aimet_diag_error(aimet_weight_store_diag(input->weights), status, place,
                       "cannot read weights: %s", error.reason);
    else if (scan(&s, bytes, step, range, out))
      return true;
    span.offset += step;
    span.length -= step;
  }
  if (status != AIMET_OK)
    input->memory->read_status = status;
  return false;
}

bool aimet_find_bad_entry(const aimet_rule_input *input, MlirAttribute tensor,
                          int32_t data_type, aimet_bad_entry *out) {
  value_range range;
  aimet_span span;
  if (!mlirAttributeIsADictionary(tensor) || !entry_range(data_type, &range))
    return false;
  bool is_int32 =
      aimet_sv_is(aimet_dict_get_string(tensor, "field"), "int32_data");
  bool is_bool = data_type == AIMET_DATA_BOOL;
  if (aimet_span_from_attribute(aimet_dict_get(tensor, "span"), &span))
    return (is_int32 || is_bool) && input->weights &&
           find_in_file(input, span, !is_int32, &range, out);
  MlirAttribute proto = aimet_dict_get(tensor, "proto");
  aimet_string_view raw = aimet_dict_get_string(proto, "raw_data");
  return find_in_entries(aimet_dict_get(proto, "int32_data"), &range, out) ||
         (is_bool && find_in_bytes((const unsigned char *)raw.data, raw.length,
                                   0, &range, out));
}

//===----------------------------------------------------------------------===//
// Padding
//===----------------------------------------------------------------------===//

static bool last_byte_of_file(const aimet_rule_input *input, aimet_span span,
                              unsigned char *out) {
  const aimet_input_file *file;
  aimet_place place = {.file = span.file};
  aimet_file_error error;
  if (span.length == 0 || !input->weights)
    return false;
  aimet_status status =
      aimet_weight_store_resolve(input->weights, span, place, &file);
  if (status == AIMET_OK) {
    status = aimet_input_file_read(file, span.offset + span.length - 1, out, 1,
                                   &error);
    if (status != AIMET_OK)
      aimet_diag_error(aimet_weight_store_diag(input->weights), status, place,
                       "cannot read weights: %s", error.reason);
  }
  if (status != AIMET_OK)
    input->memory->read_status = status;
  return status == AIMET_OK;
}

static bool last_raw_byte(const aimet_rule_input *input, MlirAttribute tensor,
                          unsigned char *out) {
  aimet_span span;
  if (!mlirAttributeIsNull(aimet_dict_get(tensor, "field")))
    return false;
  if (aimet_span_from_attribute(aimet_dict_get(tensor, "span"), &span))
    return last_byte_of_file(input, span, out);
  aimet_string_view raw =
      aimet_dict_get_string(aimet_dict_get(tensor, "proto"), "raw_data");
  if (raw.length)
    *out = (unsigned char)raw.data[raw.length - 1];
  return raw.length > 0;
}

/// Six bits for each element, in one stream from the lowest bit up.
bool aimet_has_float6_padding(const aimet_rule_input *input,
                              MlirAttribute tensor, int32_t data_type) {
  uint64_t count;
  unsigned char last;
  if ((data_type != AIMET_DATA_FLOAT6E2M3 &&
       data_type != AIMET_DATA_FLOAT6E3M2) ||
      !aimet_type_element_count(aimet_tensor_attribute_type(tensor), &count))
    return false;
  unsigned used_bits = (unsigned)(count % 4 * 6 % 8);
  return used_bits && last_raw_byte(input, tensor, &last) &&
         last >> used_bits != 0;
}
