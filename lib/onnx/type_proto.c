//===- type_proto.c - TypeProto and MLIR types ----------------------------===//

#include "type_proto.h"

#include "container_type.h"
#include "element_type.h"
#include "message_attr.h"
#include "onnx_limits.h"
#include "string_builder.h"

//===----------------------------------------------------------------------===//
// From ONNX
//===----------------------------------------------------------------------===//

static bool has_unknown(const ProtobufCMessage *message) {
  return message->n_unknown_fields != 0;
}

static int64_t import_dim(const Onnx__TensorShapeProto__Dimension *dim,
                          const char **out_param, bool *exact) {
  *out_param = NULL;
  if (dim->denotation || has_unknown(&dim->base))
    *exact = false;
  switch (dim->value_case) {
  case ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE:
    if (dim->dim_value >= 0)
      return dim->dim_value;
    *exact = false; // real files write -1 for unknown
    return mlirShapedTypeGetDynamicSize();
  case ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_PARAM:
    if (dim->dim_param[0] == '\0')
      *exact = false;
    *out_param = dim->dim_param;
    return mlirShapedTypeGetDynamicSize();
  default:
    return mlirShapedTypeGetDynamicSize();
  }
}

static aimet_imported_type import_shape(aimet_codec *codec, MlirType element,
                                        const Onnx__TensorShapeProto *shape,
                                        bool exact) {
  aimet_imported_type result = {.exact = exact};
  if (!shape) {
    result.type = mlirUnrankedTensorTypeGet(element);
    return result;
  }
  if (shape->n_dim > AIMET_MAX_RANK) {
    aimet_codec_fail(codec, AIMET_ERROR_LIMIT,
                     "the type has rank %zu, the limit is %d", shape->n_dim,
                     AIMET_MAX_RANK);
    result.type = codec->unknown_tensor;
    return result;
  }
  if (has_unknown(&shape->base))
    result.exact = false;
  int64_t dims[AIMET_MAX_RANK] = {0};
  MlirAttribute params[AIMET_MAX_RANK];
  bool named = false;
  for (size_t i = 0; i < shape->n_dim; ++i) {
    const char *param;
    dims[i] = import_dim(shape->dim[i], &param, &result.exact);
    named |= param != NULL;
    params[i] = aimet_codec_string(codec, param ? param : "");
  }
  result.type = mlirRankedTensorTypeGet((intptr_t)shape->n_dim, dims, element,
                                        (MlirAttribute){NULL});
  if (named)
    result.dim_params =
        mlirArrayAttrGet(codec->context, (intptr_t)shape->n_dim, params);
  return result;
}

static aimet_imported_type import_tensor(aimet_codec *codec, bool has_elem_type,
                                         int32_t elem_type,
                                         const Onnx__TensorShapeProto *shape,
                                         const ProtobufCMessage *message) {
  bool exact =
      has_elem_type && aimet_data_type_name(elem_type) && !has_unknown(message);
  MlirType element =
      aimet_element_type(codec->context, has_elem_type ? elem_type : 0);
  return import_shape(codec, element, shape, exact);
}

static void append_type(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_view(text));
}

static aimet_imported_type wrap(aimet_codec *codec, aimet_container_kind kind,
                                const Onnx__TypeProto *inner_proto,
                                const ProtobufCMessage *message) {
  aimet_imported_type inner = aimet_type_from_proto(codec, inner_proto);
  return (aimet_imported_type){
      .type = aimet_container_type_get(codec->context, kind, (MlirType){NULL},
                                       inner.type),
      .exact = inner_proto && inner.exact && !has_unknown(message) &&
               mlirAttributeIsNull(inner.dim_params)};
}

static aimet_imported_type import_map(aimet_codec *codec,
                                      const Onnx__TypeProto__Map *map) {
  aimet_imported_type value = aimet_type_from_proto(codec, map->value_type);
  MlirType key =
      aimet_element_type(codec->context, map->has_key_type ? map->key_type : 0);
  bool exact = map->has_key_type && aimet_data_type_name(map->key_type) &&
               map->value_type && value.exact && !has_unknown(&map->base) &&
               mlirAttributeIsNull(value.dim_params);
  return (aimet_imported_type){
      .type = aimet_container_type_get(codec->context, AIMET_CONTAINER_MAP, key,
                                       value.type),
      .exact = exact};
}

static aimet_imported_type
import_sparse(aimet_codec *codec, const Onnx__TypeProto__SparseTensor *t) {
  aimet_imported_type tensor =
      import_tensor(codec, t->has_elem_type, t->elem_type, t->shape, &t->base);
  return (aimet_imported_type){
      .type = aimet_container_type_get(codec->context,
                                       AIMET_CONTAINER_SPARSE_TENSOR,
                                       (MlirType){NULL}, tensor.type),
      .exact = tensor.exact && mlirAttributeIsNull(tensor.dim_params)};
}

aimet_imported_type aimet_type_from_proto(aimet_codec *codec,
                                          const Onnx__TypeProto *proto) {
  if (!proto)
    return (aimet_imported_type){codec->unknown_tensor, {NULL}, true};
  aimet_imported_type result = {.type = codec->unknown_tensor, .exact = false};
  switch (proto->value_case) {
  case ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE:
    result = import_tensor(
        codec, proto->tensor_type->has_elem_type, proto->tensor_type->elem_type,
        proto->tensor_type->shape, &proto->tensor_type->base);
    break;
  case ONNX__TYPE_PROTO__VALUE_SEQUENCE_TYPE:
    result = wrap(codec, AIMET_CONTAINER_SEQUENCE,
                  proto->sequence_type->elem_type, &proto->sequence_type->base);
    break;
  case ONNX__TYPE_PROTO__VALUE_OPTIONAL_TYPE:
    result = wrap(codec, AIMET_CONTAINER_OPTIONAL,
                  proto->optional_type->elem_type, &proto->optional_type->base);
    break;
  case ONNX__TYPE_PROTO__VALUE_MAP_TYPE:
    result = import_map(codec, proto->map_type);
    break;
  case ONNX__TYPE_PROTO__VALUE_SPARSE_TENSOR_TYPE:
    result = import_sparse(codec, proto->sparse_tensor_type);
    break;
  case ONNX__TYPE_PROTO__VALUE_OPAQUE_TYPE:
    result.type = mlirOpaqueTypeGet(codec->context, aimet_ref_c("onnx"),
                                    aimet_ref_c("Opaque"));
    break; // domain and name stay in the message attribute
  default:
    break;
  }
  if (proto->denotation || has_unknown(&proto->base))
    result.exact = false;
  return result;
}

//===----------------------------------------------------------------------===//
// To ONNX
//===----------------------------------------------------------------------===//

static Onnx__TensorShapeProto *export_shape(aimet_codec *codec, MlirType type,
                                            MlirAttribute dim_params) {
  intptr_t rank = mlirShapedTypeGetRank(type);
  Onnx__TensorShapeProto *shape = (Onnx__TensorShapeProto *)aimet_message_new(
      codec, &onnx__tensor_shape_proto__descriptor);
  shape->n_dim = (size_t)rank;
  shape->dim =
      aimet_arena_calloc(codec->arena, (size_t)rank, sizeof *shape->dim);
  bool named = !mlirAttributeIsNull(dim_params) &&
               mlirAttributeIsAArray(dim_params) &&
               mlirArrayAttrGetNumElements(dim_params) == rank;
  for (intptr_t i = 0; i < rank; ++i) {
    Onnx__TensorShapeProto__Dimension *dim =
        (Onnx__TensorShapeProto__Dimension *)aimet_message_new(
            codec, &onnx__tensor_shape_proto__dimension__descriptor);
    shape->dim[i] = dim;
    aimet_string_view param = {NULL, 0};
    if (!mlirShapedTypeIsDynamicDim(type, i)) {
      dim->value_case = ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE;
      dim->dim_value = mlirShapedTypeGetDimSize(type, i);
    } else if (named &&
               aimet_attr_get_string(mlirArrayAttrGetElement(dim_params, i),
                                     &param) &&
               param.length) {
      dim->value_case = ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_PARAM;
      dim->dim_param = aimet_codec_text(codec, param);
    }
  }
  return shape;
}

static Onnx__TypeProto *new_type(aimet_codec *codec) {
  return (Onnx__TypeProto *)aimet_message_new(codec,
                                              &onnx__type_proto__descriptor);
}

static bool is_tensor(MlirType type) { return mlirTypeIsATensor(type); }

static void fail_type(aimet_codec *codec, MlirType type) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  mlirTypePrint(type, append_type, &text);
  aimet_codec_fail(codec, AIMET_ERROR_INPUT, "type '%s' is no type of ONNX",
                   text.data);
  aimet_sb_deinit(&text);
}

/// The data type; 0 for `!onnx.unknown`, and with the codec failed for an
/// element type that ONNX has not.
static int32_t export_element_type(aimet_codec *codec, MlirType element) {
  int32_t data_type = aimet_data_type(element);
  if (!data_type &&
      !mlirTypeEqual(element, aimet_element_type(codec->context, 0)))
    fail_type(codec, element);
  return data_type;
}

/// Sets the element type, and the shape if the tensor is ranked.
static void export_tensor(aimet_codec *codec, MlirType type,
                          MlirAttribute dim_params,
                          protobuf_c_boolean *has_elem_type, int32_t *elem_type,
                          Onnx__TensorShapeProto **shape) {
  int32_t data_type =
      export_element_type(codec, mlirShapedTypeGetElementType(type));
  if (data_type) {
    *has_elem_type = 1;
    *elem_type = data_type;
  }
  if (mlirShapedTypeHasRank(type))
    *shape = export_shape(codec, type, dim_params);
}

static Onnx__TypeProto *export_sparse(aimet_codec *codec, MlirType tensor) {
  Onnx__TypeProto *proto = new_type(codec);
  proto->value_case = ONNX__TYPE_PROTO__VALUE_SPARSE_TENSOR_TYPE;
  Onnx__TypeProto__SparseTensor *sparse =
      (Onnx__TypeProto__SparseTensor *)aimet_message_new(
          codec, &onnx__type_proto__sparse_tensor__descriptor);
  proto->sparse_tensor_type = sparse;
  export_tensor(codec, tensor, (MlirAttribute){NULL}, &sparse->has_elem_type,
                &sparse->elem_type, &sparse->shape);
  return proto;
}

static Onnx__TypeProto *export_map(aimet_codec *codec, MlirType key,
                                   MlirType value) {
  Onnx__TypeProto *proto = new_type(codec);
  proto->value_case = ONNX__TYPE_PROTO__VALUE_MAP_TYPE;
  proto->map_type = (Onnx__TypeProto__Map *)aimet_message_new(
      codec, &onnx__type_proto__map__descriptor);
  proto->map_type->has_key_type = 1;
  proto->map_type->key_type = export_element_type(codec, key);
  proto->map_type->value_type =
      aimet_type_to_proto(codec, value, (MlirAttribute){NULL});
  return proto;
}

/// `Seq` and `Opt`: messages of the same form.
static Onnx__TypeProto *export_wrapper(aimet_codec *codec,
                                       Onnx__TypeProto__ValueCase kind,
                                       MlirType inner) {
  Onnx__TypeProto *proto = new_type(codec);
  Onnx__TypeProto *element =
      aimet_type_to_proto(codec, inner, (MlirAttribute){NULL});
  proto->value_case = kind;
  if (kind == ONNX__TYPE_PROTO__VALUE_SEQUENCE_TYPE) {
    proto->sequence_type = (Onnx__TypeProto__Sequence *)aimet_message_new(
        codec, &onnx__type_proto__sequence__descriptor);
    proto->sequence_type->elem_type = element;
  } else {
    proto->optional_type = (Onnx__TypeProto__Optional *)aimet_message_new(
        codec, &onnx__type_proto__optional__descriptor);
    proto->optional_type->elem_type = element;
  }
  return proto;
}

static Onnx__TypeProto *export_container(aimet_codec *codec, MlirType type) {
  MlirType key, of;
  switch (aimet_container_type_split(type, &key, &of)) {
  case AIMET_CONTAINER_MAP:
    return export_map(codec, key, of);
  case AIMET_CONTAINER_SEQUENCE:
    return export_wrapper(codec, ONNX__TYPE_PROTO__VALUE_SEQUENCE_TYPE, of);
  case AIMET_CONTAINER_OPTIONAL:
    return export_wrapper(codec, ONNX__TYPE_PROTO__VALUE_OPTIONAL_TYPE, of);
  case AIMET_CONTAINER_SPARSE_TENSOR:
    return is_tensor(of) ? export_sparse(codec, of) : NULL;
  case AIMET_CONTAINER_NONE:
    break;
  }
  return NULL;
}

Onnx__TypeProto *aimet_type_to_proto(aimet_codec *codec, MlirType type,
                                     MlirAttribute dim_params) {
  if (mlirTypeEqual(type, codec->unknown_tensor) || mlirTypeIsANone(type))
    return NULL;
  if (codec->type_nesting == AIMET_MAX_TYPE_NESTING) {
    aimet_codec_fail(codec, AIMET_ERROR_LIMIT,
                     "a type is nested more than %d deep, which no reader of "
                     "protobuf takes",
                     AIMET_MAX_TYPE_NESTING);
    return NULL;
  }
  ++codec->type_nesting;
  Onnx__TypeProto *proto = NULL;
  if (is_tensor(type)) {
    proto = new_type(codec);
    proto->value_case = ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE;
    Onnx__TypeProto__Tensor *tensor =
        (Onnx__TypeProto__Tensor *)aimet_message_new(
            codec, &onnx__type_proto__tensor__descriptor);
    proto->tensor_type = tensor;
    export_tensor(codec, type, dim_params, &tensor->has_elem_type,
                  &tensor->elem_type, &tensor->shape);
  } else {
    proto = export_container(codec, type);
  }
  --codec->type_nesting;
  if (!proto)
    fail_type(codec, type);
  return proto;
}
