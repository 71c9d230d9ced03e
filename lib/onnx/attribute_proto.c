//===- attribute_proto.c - AttributeProto and MLIR attributes -------------===//

#include "attribute_proto.h"

#include "message_attr.h"
#include "node.h"
#include "tensor_proto.h"
#include "type_proto.h"

#include <math.h>

//===----------------------------------------------------------------------===//
// From ONNX
//===----------------------------------------------------------------------===//

/// The field that holds the values of an attribute type.
static uint32_t value_field(int32_t type) {
  switch (type) {
  case AIMET_ATTRIBUTE_FLOAT:
    return 2;
  case AIMET_ATTRIBUTE_INT:
    return 3;
  case AIMET_ATTRIBUTE_STRING:
    return 4;
  case AIMET_ATTRIBUTE_TENSOR:
    return 5;
  case AIMET_ATTRIBUTE_FLOATS:
    return 7;
  case AIMET_ATTRIBUTE_INTS:
    return 8;
  case AIMET_ATTRIBUTE_STRINGS:
    return 9;
  case AIMET_ATTRIBUTE_TYPE_PROTO:
    return 14;
  default:
    return 0;
  }
}

/// True if the attribute has a name that may stand on an operation, a type, its
/// value, and nothing else.
static bool is_plain(const Onnx__AttributeProto *proto) {
  enum { NAME = 1, TYPE = 20 };
  if (!proto->name || !proto->has_type || proto->base.n_unknown_fields ||
      aimet_is_reserved_name(aimet_sv(proto->name)))
    return false;
  uint32_t expected = value_field((int32_t)proto->type);
  const ProtobufCMessageDescriptor *message = proto->base.descriptor;
  for (unsigned i = 0; i < message->n_fields; ++i) {
    const ProtobufCFieldDescriptor *field = &message->fields[i];
    bool present = field->label == PROTOBUF_C_LABEL_REPEATED
                       ? aimet_field_count(&proto->base, field) != 0
                       : aimet_field_is_present(&proto->base, field);
    bool is_list = field->label == PROTOBUF_C_LABEL_REPEATED;
    if (field->id == expected
            ? !present && !is_list
            : present && field->id != NAME && field->id != TYPE)
      return false;
  }
  return expected != 0;
}

static MlirAttribute natural_strings(aimet_codec *codec,
                                     const Onnx__AttributeProto *proto) {
  size_t count = proto->n_strings;
  MlirAttribute *items = aimet_arena_calloc(codec->arena, count, sizeof *items);
  for (size_t i = 0; i < count; ++i)
    items[i] = aimet_attr_string(
        codec->context, aimet_sv_n((const char *)proto->strings[i].data,
                                   proto->strings[i].len));
  return count == 0 ? (MlirAttribute){NULL}
                    : mlirArrayAttrGet(codec->context, (intptr_t)count, items);
}

MlirAttribute aimet_attribute_natural(aimet_codec *codec,
                                      const Onnx__AttributeProto *proto) {
  MlirContext context = codec->context;
  MlirAttribute none = {NULL};
  if (!is_plain(proto))
    return none;
  switch ((int)proto->type) {
  case AIMET_ATTRIBUTE_FLOAT:
    return isnan(proto->f)
               ? none
               : mlirFloatAttrDoubleGet(context, codec->f32, (double)proto->f);
  case AIMET_ATTRIBUTE_INT:
    return mlirIntegerAttrGet(codec->si64, proto->i);
  case AIMET_ATTRIBUTE_STRING:
    return aimet_attr_string(
        context, aimet_sv_n((const char *)proto->s.data, proto->s.len));
  case AIMET_ATTRIBUTE_TENSOR:
    return aimet_tensor_to_attribute(codec, proto->t, false);
  case AIMET_ATTRIBUTE_FLOATS:
    return mlirDenseF32ArrayGet(context, (intptr_t)proto->n_floats,
                                proto->floats);
  case AIMET_ATTRIBUTE_INTS:
    return mlirDenseI64ArrayGet(context, (intptr_t)proto->n_ints, proto->ints);
  case AIMET_ATTRIBUTE_STRINGS:
    return natural_strings(codec, proto);
  case AIMET_ATTRIBUTE_TYPE_PROTO: {
    aimet_imported_type type = aimet_type_from_proto(codec, proto->tp);
    return type.exact && mlirAttributeIsNull(type.dim_params)
               ? mlirTypeAttrGet(type.type)
               : none;
  }
  default:
    return none;
  }
}

MlirAttribute aimet_graph_attribute_rest(aimet_codec *codec,
                                         const Onnx__AttributeProto *proto,
                                         bool is_list) {
  static const uint32_t name_and_graphs[] = {1, 6, 11, 0};
  static const uint32_t plain[] = {1, 6, 11, 20, 0};
  int32_t expected = is_list ? AIMET_ATTRIBUTE_GRAPHS : AIMET_ATTRIBUTE_GRAPH;
  bool usual = proto->has_type && (int32_t)proto->type == expected;
  MlirAttribute rest = aimet_message_to_attribute(
      codec, &proto->base, usual ? plain : name_and_graphs);
  if (usual && mlirDictionaryAttrGetNumElements(rest) == 0)
    return (MlirAttribute){NULL};
  if (!usual)
    return rest;
  return aimet_message_to_attribute(codec, &proto->base, name_and_graphs);
}

//===----------------------------------------------------------------------===//
// To ONNX
//===----------------------------------------------------------------------===//

static void set_type(Onnx__AttributeProto *proto, aimet_attribute_type type) {
  proto->has_type = 1;
  proto->type = (Onnx__AttributeProto__AttributeType)type;
}

static void set_string(aimet_codec *codec, ProtobufCBinaryData *out,
                       aimet_string_view text) {
  out->len = text.length;
  out->data = (uint8_t *)aimet_arena_string(codec->arena, text);
}

static void set_ints(aimet_codec *codec, Onnx__AttributeProto *proto,
                     MlirAttribute attribute) {
  set_type(proto, AIMET_ATTRIBUTE_INTS);
  proto->n_ints = (size_t)mlirDenseArrayGetNumElements(attribute);
  proto->ints =
      aimet_arena_calloc(codec->arena, proto->n_ints, sizeof *proto->ints);
  for (size_t i = 0; i < proto->n_ints; ++i)
    proto->ints[i] = mlirDenseI64ArrayGetElement(attribute, (intptr_t)i);
}

static void set_floats(aimet_codec *codec, Onnx__AttributeProto *proto,
                       MlirAttribute attribute) {
  set_type(proto, AIMET_ATTRIBUTE_FLOATS);
  proto->n_floats = (size_t)mlirDenseArrayGetNumElements(attribute);
  proto->floats =
      aimet_arena_calloc(codec->arena, proto->n_floats, sizeof *proto->floats);
  for (size_t i = 0; i < proto->n_floats; ++i)
    proto->floats[i] = mlirDenseF32ArrayGetElement(attribute, (intptr_t)i);
}

/// Arrays of attributes: strings, and the forms that other dialects use for
/// lists of integers and floats. All elements are of one kind.
static bool set_array(aimet_codec *codec, Onnx__AttributeProto *proto,
                      MlirAttribute array) {
  size_t count = (size_t)mlirArrayAttrGetNumElements(array);
  if (count == 0)
    return false;
  proto->strings =
      aimet_arena_calloc(codec->arena, count, sizeof *proto->strings);
  proto->ints = aimet_arena_calloc(codec->arena, count, sizeof *proto->ints);
  proto->floats =
      aimet_arena_calloc(codec->arena, count, sizeof *proto->floats);
  for (size_t i = 0; i < count; ++i) {
    MlirAttribute item = mlirArrayAttrGetElement(array, (intptr_t)i);
    aimet_string_view text;
    if (aimet_attr_get_string(item, &text)) {
      set_string(codec, &proto->strings[proto->n_strings++], text);
    } else if (mlirAttributeIsAFloat(item)) {
      proto->floats[proto->n_floats++] =
          (float)mlirFloatAttrGetValueDouble(item);
    } else if (!aimet_attr_get_int(item, &proto->ints[proto->n_ints++])) {
      return false;
    }
  }
  set_type(proto, proto->n_strings  ? AIMET_ATTRIBUTE_STRINGS
                  : proto->n_floats ? AIMET_ATTRIBUTE_FLOATS
                                    : AIMET_ATTRIBUTE_INTS);
  return proto->n_strings == count || proto->n_floats == count ||
         proto->n_ints == count;
}

static bool set_value(aimet_codec *codec, Onnx__AttributeProto *proto,
                      MlirAttribute attribute) {
  aimet_string_view text;
  if (mlirAttributeIsAFloat(attribute)) {
    set_type(proto, AIMET_ATTRIBUTE_FLOAT);
    proto->has_f = 1;
    proto->f = (float)mlirFloatAttrGetValueDouble(attribute);
  } else if (aimet_attr_get_int(attribute, &proto->i)) {
    set_type(proto, AIMET_ATTRIBUTE_INT);
    proto->has_i = 1;
  } else if (aimet_attr_get_string(attribute, &text)) {
    set_type(proto, AIMET_ATTRIBUTE_STRING);
    proto->has_s = 1;
    set_string(codec, &proto->s, text);
  } else if (mlirAttributeIsADenseI64Array(attribute)) {
    set_ints(codec, proto, attribute);
  } else if (mlirAttributeIsADenseF32Array(attribute)) {
    set_floats(codec, proto, attribute);
  } else if (mlirAttributeIsAArray(attribute)) {
    return set_array(codec, proto, attribute);
  } else if (mlirAttributeIsAType(attribute)) {
    set_type(proto, AIMET_ATTRIBUTE_TYPE_PROTO);
    proto->tp = aimet_type_to_proto(codec, mlirTypeAttrGetValue(attribute),
                                    (MlirAttribute){NULL});
    if (!proto->tp)
      proto->tp = (Onnx__TypeProto *)aimet_message_new(
          codec, &onnx__type_proto__descriptor);
  } else if (aimet_is_tensor_attribute(attribute)) {
    set_type(proto, AIMET_ATTRIBUTE_TENSOR);
    proto->t = aimet_tensor_from_attribute(codec, attribute);
  } else {
    return false;
  }
  return true;
}

Onnx__AttributeProto *aimet_attribute_to_proto(aimet_codec *codec,
                                               aimet_string_view name,
                                               MlirAttribute attribute) {
  Onnx__AttributeProto *proto = (Onnx__AttributeProto *)aimet_message_new(
      codec, &onnx__attribute_proto__descriptor);
  proto->name = aimet_codec_text(codec, name);
  if (!set_value(codec, proto, attribute))
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "attribute '%s' has no form in ONNX", proto->name);
  return aimet_codec_failed(codec) ? NULL : proto;
}
