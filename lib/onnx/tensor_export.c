//===- tensor_export.c - tensor attributes to TensorProto -----------------===//

#include "tensor_proto.h"

#include "element_type.h"
#include "external_data.h"
#include "message_attr.h"
#include "typed_data.h"
#include "wire_scan.h"

#include <stdlib.h>

enum { RAW_DATA = 9 };

bool aimet_is_marker(const ProtobufCMessageUnknownField *field) {
  return field->tag == AIMET_WIRE_MARKER;
}

const aimet_export_payload *
aimet_export_payload_of(const Onnx__TensorProto *tensor) {
  for (size_t i = 0; i < tensor->base.n_unknown_fields; ++i)
    if (aimet_is_marker(&tensor->base.unknown_fields[i]))
      return (const aimet_export_payload *)tensor->base.unknown_fields[i].data;
  return NULL;
}

void aimet_export_payload_set(aimet_codec *codec, Onnx__TensorProto *tensor,
                              const aimet_export_payload *payload) {
  size_t count = tensor->base.n_unknown_fields;
  ProtobufCMessageUnknownField *fields =
      aimet_arena_calloc(codec->arena, count + 1, sizeof *fields);
  size_t kept = 0;
  for (size_t i = 0; i < count; ++i)
    if (!aimet_is_marker(&tensor->base.unknown_fields[i]))
      fields[kept++] = tensor->base.unknown_fields[i];
  if (payload) {
    aimet_export_payload *copy = aimet_arena_alloc(codec->arena, sizeof *copy);
    *copy = *payload;
    fields[kept++] = (ProtobufCMessageUnknownField){
        AIMET_WIRE_MARKER, PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED, sizeof *copy,
        (uint8_t *)copy};
  }
  tensor->base.n_unknown_fields = (unsigned)kept;
  tensor->base.unknown_fields = fields;
}

static void set_shape(aimet_codec *codec, Onnx__TensorProto *tensor,
                      MlirType type) {
  intptr_t rank = mlirShapedTypeGetRank(type);
  tensor->n_dims = (size_t)rank;
  tensor->dims =
      aimet_arena_calloc(codec->arena, (size_t)rank, sizeof(int64_t));
  for (intptr_t i = 0; i < rank; ++i)
    tensor->dims[i] = mlirShapedTypeGetDimSize(type, i);
  tensor->has_data_type = 1;
  tensor->data_type = aimet_data_type(mlirShapedTypeGetElementType(type));
  if (!tensor->data_type)
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the element type of a tensor attribute is no data type "
                     "of ONNX");
}

static bool set_strings(aimet_codec *codec, Onnx__TensorProto *tensor,
                        MlirAttribute dense) {
  uint64_t count;
  if (!aimet_type_element_count(mlirAttributeGetType(dense), &count))
    return false;
  tensor->n_string_data = count;
  tensor->string_data =
      aimet_arena_calloc(codec->arena, count, sizeof *tensor->string_data);
  bool splat = mlirDenseElementsAttrIsSplat(dense);
  for (uint64_t i = 0; i < count; ++i) {
    aimet_string_view text = aimet_view(
        mlirDenseElementsAttrGetStringValue(dense, splat ? 0 : (intptr_t)i));
    tensor->string_data[i] = (ProtobufCBinaryData){
        text.length, (uint8_t *)aimet_arena_string(codec->arena, text)};
  }
  return true;
}

/// Sets the payload from dense elements, in raw_data or the named field.
static bool set_dense(aimet_codec *codec, Onnx__TensorProto *tensor,
                      MlirAttribute dense, aimet_string_view field) {
  if (tensor->data_type == ONNX__TENSOR_PROTO__DATA_TYPE__STRING)
    return set_strings(codec, tensor, dense);
  if (field.length == 0)
    field = aimet_sv("raw_data");
  void *data;
  uint64_t length;
  if (!aimet_dense_to_field(dense, field, &data, &length))
    return false;
  uint8_t *copy = aimet_arena_alloc(codec->arena, length);
  memcpy(copy, data, length);
  free(data);
  aimet_export_payload payload = {
      .field = aimet_typed_field_number(field), .length = length, .data = copy};
  // A repeated field without elements has no bytes at all.
  if (length != 0 || payload.field == RAW_DATA)
    aimet_export_payload_set(codec, tensor, &payload);
  return true;
}

static bool set_span(aimet_codec *codec, Onnx__TensorProto *tensor,
                     MlirAttribute attribute, aimet_string_view field) {
  aimet_span span;
  aimet_export_payload result = {.field = RAW_DATA};
  if (!aimet_span_from_attribute(attribute, &span))
    return false;
  if (field.length) {
    result.field = aimet_typed_field_number(field);
    if (!result.field)
      return false;
  }
  aimet_status status = aimet_weight_store_resolve(
      codec->store, span, aimet_codec_place(codec), &result.file);
  if (status != AIMET_OK) {
    codec->status = status; // the store has said why
    return false;
  }
  result.offset = span.offset;
  result.length = span.length;
  aimet_export_payload_set(codec, tensor, &result);
  return true;
}

static bool set_from_dictionary(aimet_codec *codec, Onnx__TensorProto *tensor,
                                MlirAttribute attribute) {
  aimet_message_from_attribute(codec, aimet_dict_get(attribute, "proto"),
                               &tensor->base);
  MlirAttribute value = aimet_dict_get(attribute, "value");
  MlirAttribute span = aimet_dict_get(attribute, "span");
  if (mlirAttributeIsNull(value) && mlirAttributeIsNull(span))
    return true; // as it was: `proto` says everything
  set_shape(codec, tensor, aimet_tensor_attribute_type(attribute));
  aimet_string_view field = aimet_dict_get_string(attribute, "field");
  return mlirAttributeIsNull(span) ? set_dense(codec, tensor, value, field)
                                   : set_span(codec, tensor, span, field);
}

Onnx__TensorProto *aimet_tensor_from_attribute(aimet_codec *codec,
                                               MlirAttribute attribute) {
  if (aimet_codec_failed(codec))
    return NULL;
  if (!aimet_is_tensor_attribute(attribute)) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "expected a tensor attribute: dense elements, or a "
                     "dictionary with 'type' and 'value', 'span' or 'proto'");
    return NULL;
  }
  Onnx__TensorProto *tensor = (Onnx__TensorProto *)aimet_message_new(
      codec, &onnx__tensor_proto__descriptor);
  bool set;
  if (mlirAttributeIsADictionary(attribute)) {
    set = set_from_dictionary(codec, tensor, attribute);
  } else {
    set_shape(codec, tensor, mlirAttributeGetType(attribute));
    set = set_dense(codec, tensor, attribute, (aimet_string_view){NULL, 0});
  }
  if (!set) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the values of a tensor attribute do not fit its type");
    return NULL;
  }
  if (codec->external)
    aimet_external_data_place(codec, tensor, attribute);
  return aimet_codec_failed(codec) ? NULL : tensor;
}
