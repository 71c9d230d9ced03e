//===- message_to_attr.c - messages to dictionary attributes --------------===//

#include "message_attr.h"

#include "tensor_proto.h"

#include <math.h>

static MlirAttribute float_to_attribute(aimet_codec *codec, float value) {
  if (!isnan(value))
    return mlirFloatAttrDoubleGet(codec->context, codec->f32, (double)value);
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return mlirIntegerAttrGet(codec->ui32, bits);
}

static MlirAttribute bytes_to_attribute(aimet_codec *codec,
                                        ProtobufCBinaryData bytes) {
  return aimet_attr_string(codec->context,
                           aimet_sv_n((const char *)bytes.data, bytes.len));
}

static MlirAttribute submessage_to_attribute(aimet_codec *codec,
                                             const ProtobufCMessage *message) {
  if (message->descriptor == &onnx__tensor_proto__descriptor)
    return aimet_tensor_to_attribute(codec, (const Onnx__TensorProto *)message,
                                     false);
  return aimet_message_to_attribute(codec, message, NULL);
}

static MlirAttribute value_to_attribute(aimet_codec *codec,
                                        const ProtobufCFieldDescriptor *field,
                                        const void *value) {
  switch (field->type) {
  case PROTOBUF_C_TYPE_INT32:
  case PROTOBUF_C_TYPE_ENUM:
    return mlirIntegerAttrGet(codec->si32, *(const int32_t *)value);
  case PROTOBUF_C_TYPE_INT64:
    return mlirIntegerAttrGet(codec->si64, *(const int64_t *)value);
  case PROTOBUF_C_TYPE_UINT64:
    return mlirIntegerAttrGet(codec->ui64, *(const int64_t *)value);
  case PROTOBUF_C_TYPE_FLOAT:
    return float_to_attribute(codec, *(const float *)value);
  case PROTOBUF_C_TYPE_STRING:
    return aimet_codec_string(codec, *(char *const *)value);
  case PROTOBUF_C_TYPE_BYTES:
    return bytes_to_attribute(codec, *(const ProtobufCBinaryData *)value);
  case PROTOBUF_C_TYPE_MESSAGE:
    return submessage_to_attribute(codec,
                                   *(const ProtobufCMessage *const *)value);
  default: // the vendored .proto has no field of another type
    aimet_codec_fail(codec, AIMET_ERROR_INTERNAL, "field '%s' has no form",
                     field->name);
    return mlirUnitAttrGet(codec->context);
  }
}

static MlirAttribute
repeated_to_attribute(aimet_codec *codec, const ProtobufCFieldDescriptor *field,
                      const void *elements, size_t count) {
  MlirContext context = codec->context;
  intptr_t n = (intptr_t)count;
  switch (field->type) {
  case PROTOBUF_C_TYPE_INT32:
    return mlirDenseI32ArrayGet(context, n, elements);
  case PROTOBUF_C_TYPE_INT64:
  case PROTOBUF_C_TYPE_UINT64:
    return mlirDenseI64ArrayGet(context, n, elements);
  case PROTOBUF_C_TYPE_FLOAT:
    return mlirDenseF32ArrayGet(context, n, elements);
  case PROTOBUF_C_TYPE_DOUBLE:
    return mlirDenseF64ArrayGet(context, n, elements);
  default:
    break;
  }
  MlirAttribute *items =
      aimet_arena_calloc(codec->arena, count, sizeof(MlirAttribute));
  for (size_t i = 0; i < count; ++i)
    items[i] = value_to_attribute(codec, field,
                                  (const char *)elements +
                                      i * aimet_field_element_size(field));
  return mlirArrayAttrGet(context, n, items);
}

static bool is_skipped(const uint32_t *skip, uint32_t id) {
  for (; skip && *skip; ++skip)
    if (*skip == id)
      return true;
  return false;
}

/// One wire byte string for each unknown field: tag and value.
static MlirAttribute unknown_to_attribute(aimet_codec *codec,
                                          const ProtobufCMessage *message) {
  size_t count = 0;
  MlirAttribute *items = aimet_arena_calloc(
      codec->arena, message->n_unknown_fields, sizeof(MlirAttribute));
  for (size_t i = 0; i < message->n_unknown_fields; ++i) {
    const ProtobufCMessageUnknownField *field = &message->unknown_fields[i];
    if (aimet_is_marker(field))
      continue;
    uint8_t *bytes = aimet_arena_alloc(codec->arena, field->len + 5);
    size_t length = 0;
    uint32_t tag = field->tag << 3 | (uint32_t)field->wire_type;
    for (; tag >= 0x80; tag >>= 7)
      bytes[length++] = (uint8_t)(tag | 0x80);
    bytes[length++] = (uint8_t)tag;
    memcpy(bytes + length, field->data, field->len);
    items[count++] = bytes_to_attribute(
        codec, (ProtobufCBinaryData){length + field->len, bytes});
  }
  if (count == 0)
    return (MlirAttribute){NULL};
  return mlirArrayAttrGet(codec->context, (intptr_t)count, items);
}

static void add_prefixed(aimet_codec *codec, const char *prefix,
                         const char *name, MlirAttribute value,
                         aimet_attr_list *list) {
  const char *full =
      *prefix ? aimet_arena_format(codec->arena, "%s%s", prefix, name) : name;
  aimet_attr_list_add(list, codec->context, aimet_sv(full), value);
}

void aimet_message_to_list(aimet_codec *codec, const ProtobufCMessage *message,
                           const uint32_t *skip, const char *prefix,
                           aimet_attr_list *list) {
  const ProtobufCMessageDescriptor *type = message->descriptor;
  for (unsigned i = 0; i < type->n_fields; ++i) {
    const ProtobufCFieldDescriptor *field = &type->fields[i];
    if (is_skipped(skip, field->id))
      continue;
    MlirAttribute value = {NULL};
    if (field->label == PROTOBUF_C_LABEL_REPEATED) {
      size_t count = aimet_field_count(message, field);
      if (count)
        value = repeated_to_attribute(
            codec, field, *(void **)aimet_field_member(message, field->offset),
            count);
    } else if (aimet_field_is_present(message, field)) {
      value = value_to_attribute(codec, field,
                                 aimet_field_member(message, field->offset));
    }
    if (!mlirAttributeIsNull(value))
      add_prefixed(codec, prefix, field->name, value, list);
  }
  if (message->n_unknown_fields) {
    MlirAttribute unknown = unknown_to_attribute(codec, message);
    if (!mlirAttributeIsNull(unknown))
      add_prefixed(codec, prefix, AIMET_UNKNOWN_FIELDS, unknown, list);
  }
}

MlirAttribute aimet_message_to_attribute(aimet_codec *codec,
                                         const ProtobufCMessage *message,
                                         const uint32_t *skip) {
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_message_to_list(codec, message, skip, "", &list);
  MlirAttribute attribute = aimet_attr_list_to_dict(&list, codec->context);
  aimet_attr_list_deinit(&list);
  return attribute;
}

MlirAttribute
aimet_metadata_to_attribute(aimet_codec *codec, size_t count,
                            Onnx__StringStringEntryProto **entries) {
  for (size_t i = 0; i < count; ++i)
    if (!entries[i]->key || !entries[i]->value ||
        entries[i]->base.n_unknown_fields)
      return (MlirAttribute){NULL};
  if (count == 0)
    return (MlirAttribute){NULL};
  MlirAttribute *items =
      aimet_arena_calloc(codec->arena, 2 * count, sizeof *items);
  for (size_t i = 0; i < count; ++i) {
    items[2 * i] = aimet_codec_string(codec, entries[i]->key);
    items[2 * i + 1] = aimet_codec_string(codec, entries[i]->value);
  }
  return mlirArrayAttrGet(codec->context, (intptr_t)(2 * count), items);
}
