//===- message_from_attr.c - dictionary attributes to messages ------------===//

#include "message_attr.h"

#include "tensor_proto.h"

static bool get_bytes(aimet_codec *codec, MlirAttribute attribute,
                      ProtobufCBinaryData *out) {
  aimet_string_view text;
  if (!aimet_attr_get_string(attribute, &text))
    return false;
  out->len = text.length;
  out->data = (uint8_t *)aimet_arena_string(codec->arena, text);
  return true;
}

static bool get_float(MlirAttribute attribute, float *out) {
  if (mlirAttributeIsAFloat(attribute)) {
    *out = (float)mlirFloatAttrGetValueDouble(attribute);
    return true;
  }
  int64_t bits;
  if (!aimet_attr_get_int(attribute, &bits))
    return false;
  uint32_t narrow = (uint32_t)bits;
  memcpy(out, &narrow, sizeof narrow);
  return true;
}

static bool get_submessage(aimet_codec *codec, MlirAttribute attribute,
                           const ProtobufCMessageDescriptor *type,
                           ProtobufCMessage **out) {
  if (type == &onnx__tensor_proto__descriptor) {
    *out = (ProtobufCMessage *)aimet_tensor_from_attribute(codec, attribute);
    return *out != NULL;
  }
  if (!mlirAttributeIsADictionary(attribute))
    return false;
  *out = aimet_message_new(codec, type);
  aimet_message_from_attribute(codec, attribute, *out);
  return true;
}

/// Reads one value into its C form; false if the attribute is of another kind.
static bool get_value(aimet_codec *codec, const ProtobufCFieldDescriptor *field,
                      MlirAttribute attribute, void *out) {
  int64_t number;
  ProtobufCBinaryData bytes;
  switch (field->type) {
  case PROTOBUF_C_TYPE_INT32:
  case PROTOBUF_C_TYPE_ENUM:
    if (!aimet_attr_get_int(attribute, &number) || number < INT32_MIN ||
        number > INT32_MAX)
      return false;
    *(int32_t *)out = (int32_t)number;
    return true;
  case PROTOBUF_C_TYPE_INT64:
  case PROTOBUF_C_TYPE_UINT64:
    return aimet_attr_get_int(attribute, (int64_t *)out);
  case PROTOBUF_C_TYPE_FLOAT:
    return get_float(attribute, out);
  case PROTOBUF_C_TYPE_STRING:
    if (!get_bytes(codec, attribute, &bytes) ||
        !aimet_sv_is_text(aimet_sv_n((const char *)bytes.data, bytes.len)))
      return false;
    *(char **)out = (char *)bytes.data;
    return true;
  case PROTOBUF_C_TYPE_BYTES:
    return get_bytes(codec, attribute, out);
  case PROTOBUF_C_TYPE_MESSAGE:
    return get_submessage(codec, attribute, field->descriptor, out);
  default:
    return false;
  }
}

/// Copies a dense array attribute; the elements have the field's C type.
static bool get_dense(aimet_codec *codec, const ProtobufCFieldDescriptor *field,
                      MlirAttribute attribute, size_t count, void *out) {
  (void)codec;
  for (size_t i = 0; i < count; ++i) {
    intptr_t at = (intptr_t)i;
    switch (field->type) {
    case PROTOBUF_C_TYPE_INT32:
      if (!mlirAttributeIsADenseI32Array(attribute))
        return false;
      ((int32_t *)out)[i] = mlirDenseI32ArrayGetElement(attribute, at);
      break;
    case PROTOBUF_C_TYPE_INT64:
    case PROTOBUF_C_TYPE_UINT64:
      if (!mlirAttributeIsADenseI64Array(attribute))
        return false;
      ((int64_t *)out)[i] = mlirDenseI64ArrayGetElement(attribute, at);
      break;
    case PROTOBUF_C_TYPE_FLOAT:
      if (!mlirAttributeIsADenseF32Array(attribute))
        return false;
      ((float *)out)[i] = mlirDenseF32ArrayGetElement(attribute, at);
      break;
    case PROTOBUF_C_TYPE_DOUBLE:
      if (!mlirAttributeIsADenseF64Array(attribute))
        return false;
      ((double *)out)[i] = mlirDenseF64ArrayGetElement(attribute, at);
      break;
    default:
      return false;
    }
  }
  return true;
}

static bool is_dense_array(MlirAttribute attribute) {
  return mlirAttributeIsADenseI32Array(attribute) ||
         mlirAttributeIsADenseI64Array(attribute) ||
         mlirAttributeIsADenseF32Array(attribute) ||
         mlirAttributeIsADenseF64Array(attribute);
}

static bool get_repeated(aimet_codec *codec,
                         const ProtobufCFieldDescriptor *field,
                         MlirAttribute attribute, ProtobufCMessage *message) {
  bool dense = is_dense_array(attribute);
  if (!dense && !mlirAttributeIsAArray(attribute))
    return false;
  size_t count = (size_t)(dense ? mlirDenseArrayGetNumElements(attribute)
                                : mlirArrayAttrGetNumElements(attribute));
  size_t size = aimet_field_element_size(field);
  char *elements = aimet_arena_calloc(codec->arena, count, size);
  if (dense) {
    if (!get_dense(codec, field, attribute, count, elements))
      return false;
  } else {
    for (size_t i = 0; i < count; ++i)
      if (!get_value(codec, field,
                     mlirArrayAttrGetElement(attribute, (intptr_t)i),
                     elements + i * size))
        return false;
  }
  *(size_t *)aimet_field_member(message, field->quantifier_offset) = count;
  *(void **)aimet_field_member(message, field->offset) = elements;
  return true;
}

static bool get_singular(aimet_codec *codec,
                         const ProtobufCFieldDescriptor *field,
                         MlirAttribute attribute, ProtobufCMessage *message) {
  if (!get_value(codec, field, attribute,
                 aimet_field_member(message, field->offset)))
    return false;
  if (field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF)
    *(uint32_t *)aimet_field_member(message, field->quantifier_offset) =
        field->id;
  else if (field->type != PROTOBUF_C_TYPE_STRING &&
           field->type != PROTOBUF_C_TYPE_MESSAGE)
    *(protobuf_c_boolean *)aimet_field_member(message,
                                              field->quantifier_offset) = 1;
  return true;
}

/// Reads wire bytes back into an unknown field; false if they are none.
static bool get_unknown_field(ProtobufCBinaryData bytes,
                              ProtobufCMessageUnknownField *out) {
  uint32_t tag = 0;
  size_t length = 0;
  for (unsigned shift = 0; length < bytes.len && shift < 35; shift += 7) {
    uint8_t byte = bytes.data[length++];
    tag |= (uint32_t)(byte & 0x7f) << shift;
    if (byte < 0x80) {
      out->tag = tag >> 3;
      out->wire_type = (ProtobufCWireType)(tag & 7);
      out->len = bytes.len - length;
      out->data = bytes.data + length;
      return out->tag != 0 && out->len != 0;
    }
  }
  return false;
}

static bool get_unknown_fields(aimet_codec *codec, MlirAttribute attribute,
                               ProtobufCMessage *message) {
  if (!mlirAttributeIsAArray(attribute))
    return false;
  size_t count = (size_t)mlirArrayAttrGetNumElements(attribute);
  ProtobufCMessageUnknownField *fields =
      aimet_arena_calloc(codec->arena, count, sizeof *fields);
  for (size_t i = 0; i < count; ++i) {
    ProtobufCBinaryData bytes;
    if (!get_bytes(codec, mlirArrayAttrGetElement(attribute, (intptr_t)i),
                   &bytes) ||
        !get_unknown_field(bytes, &fields[i]))
      return false;
  }
  message->n_unknown_fields = (unsigned)count;
  message->unknown_fields = fields;
  return true;
}

bool aimet_message_set_field(aimet_codec *codec, ProtobufCMessage *message,
                             aimet_string_view name, MlirAttribute value) {
  const char *key = aimet_arena_string(codec->arena, name);
  bool fits;
  if (aimet_sv_is(name, AIMET_UNKNOWN_FIELDS)) {
    fits = get_unknown_fields(codec, value, message);
  } else {
    const ProtobufCFieldDescriptor *field =
        protobuf_c_message_descriptor_get_field_by_name(message->descriptor,
                                                        key);
    if (!field)
      return false;
    fits = field->label == PROTOBUF_C_LABEL_REPEATED
               ? get_repeated(codec, field, value, message)
               : get_singular(codec, field, value, message);
  }
  if (!fits)
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the value of '%s' does not fit this field of %s", key,
                     message->descriptor->short_name);
  return true;
}

void aimet_message_from_attribute(aimet_codec *codec, MlirAttribute attribute,
                                  ProtobufCMessage *message) {
  if (mlirAttributeIsNull(attribute))
    return;
  if (!mlirAttributeIsADictionary(attribute)) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "expected a dictionary with the fields of %s",
                     message->descriptor->short_name);
    return;
  }
  intptr_t count = mlirDictionaryAttrGetNumElements(attribute);
  for (intptr_t i = 0; i < count && !aimet_codec_failed(codec); ++i) {
    MlirNamedAttribute entry = mlirDictionaryAttrGetElement(attribute, i);
    aimet_string_view name = aimet_view(mlirIdentifierStr(entry.name));
    if (!aimet_message_set_field(codec, message, name, entry.attribute))
      aimet_codec_fail(codec, AIMET_ERROR_INPUT, "%s has no field '%.*s'",
                       message->descriptor->short_name, AIMET_SV(name));
  }
}

void aimet_metadata_from_attribute(
    aimet_codec *codec, MlirAttribute attribute, size_t *out_count,
    Onnx__StringStringEntryProto ***out_entries) {
  if (mlirAttributeIsNull(attribute))
    return;
  size_t length = (size_t)aimet_array_size(attribute), count = length / 2;
  Onnx__StringStringEntryProto **entries =
      aimet_arena_calloc(codec->arena, count, sizeof *entries);
  bool fits = mlirAttributeIsAArray(attribute) && length % 2 == 0;
  for (size_t i = 0; i < count && fits; ++i) {
    aimet_string_view key, value;
    intptr_t at = (intptr_t)(2 * i);
    fits = aimet_attr_get_string(aimet_array_get(attribute, at), &key) &&
           aimet_attr_get_string(aimet_array_get(attribute, at + 1), &value);
    if (!fits)
      break;
    entries[i] = (Onnx__StringStringEntryProto *)aimet_message_new(
        codec, &onnx__string_string_entry_proto__descriptor);
    entries[i]->key = aimet_codec_text(codec, key);
    entries[i]->value = aimet_codec_text(codec, value);
  }
  if (!fits) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "metadata must be strings: key, value, key, value, ...");
    return;
  }
  *out_count = count;
  *out_entries = entries;
}
