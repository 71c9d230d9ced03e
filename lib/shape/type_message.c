//===- type_message.c - value types and TypeProto messages ----------------===//

#include "value_type.h"

#include "alloc.h"
#include "container_type.h"

#include <stdlib.h>

/// Types that nest deeper are taken as unknown.
#define MAX_NESTING 64

typedef struct converter {
  aimet_arena *arena;
  aimet_symbols *symbols;
  unsigned depth;
} converter;

//===----------------------------------------------------------------------===//
// From messages
//===----------------------------------------------------------------------===//

static aimet_number message_dim(converter *c, MlirAttribute dim) {
  int64_t value = aimet_dict_get_int(dim, "dim_value", -1);
  if (value >= 0)
    return aimet_int(value);
  return aimet_symbol(c->symbols, aimet_dict_get_string(dim, "dim_param"));
}

static const aimet_value_type *message_tensor(converter *c,
                                              MlirAttribute tensor) {
  int32_t element = (int32_t)aimet_dict_get_int(tensor, "elem_type", 0);
  MlirAttribute shape = aimet_dict_get(tensor, "shape");
  if (mlirAttributeIsNull(shape))
    return aimet_tensor_type(c->arena, element, AIMET_UNRANKED, NULL);
  MlirAttribute list = aimet_dict_get(shape, "dim");
  intptr_t rank = aimet_array_size(list);
  aimet_number *dims =
      aimet_arena_alloc(c->arena, ((size_t)rank + 1) * sizeof *dims);
  for (intptr_t i = 0; i < rank; ++i)
    dims[i] = message_dim(c, aimet_array_get(list, i));
  return aimet_tensor_type(c->arena, element, (int32_t)rank, dims);
}

static const aimet_value_type *message_sparse(converter *c,
                                              MlirAttribute content) {
  aimet_value_type *sparse = aimet_arena_alloc(c->arena, sizeof *sparse);
  *sparse = *message_tensor(c, content);
  sparse->kind = AIMET_TYPE_SPARSE_TENSOR;
  return sparse;
}

static const aimet_value_type *from_message(converter *c,
                                            MlirAttribute message);

static const aimet_value_type *message_container(converter *c,
                                                 aimet_type_kind kind,
                                                 MlirAttribute content,
                                                 const char *field) {
  if (++c->depth > MAX_NESTING)
    return &aimet_type_unknown;
  const aimet_value_type *of = from_message(c, aimet_dict_get(content, field));
  --c->depth;
  int32_t key = (int32_t)aimet_dict_get_int(content, "key_type", 0);
  return aimet_container_type(c->arena, kind, key, of);
}

static const aimet_value_type *from_message(converter *c,
                                            MlirAttribute message) {
  MlirAttribute content = aimet_dict_get(message, "tensor_type");
  if (!mlirAttributeIsNull(content))
    return message_tensor(c, content);
  content = aimet_dict_get(message, "sparse_tensor_type");
  if (!mlirAttributeIsNull(content))
    return message_sparse(c, content);
  content = aimet_dict_get(message, "sequence_type");
  if (!mlirAttributeIsNull(content))
    return message_container(c, AIMET_TYPE_SEQUENCE, content, "elem_type");
  content = aimet_dict_get(message, "optional_type");
  if (!mlirAttributeIsNull(content))
    return message_container(c, AIMET_TYPE_OPTIONAL, content, "elem_type");
  content = aimet_dict_get(message, "map_type");
  if (!mlirAttributeIsNull(content))
    return message_container(c, AIMET_TYPE_MAP, content, "value_type");
  content = aimet_dict_get(message, "opaque_type");
  if (!mlirAttributeIsNull(content))
    return aimet_container_type(c->arena, AIMET_TYPE_OPAQUE, 0, NULL);
  return &aimet_type_unknown;
}

const aimet_value_type *aimet_type_from_message(aimet_arena *arena,
                                                aimet_symbols *symbols,
                                                MlirAttribute message) {
  converter c = {arena, symbols, 0};
  return from_message(&c, message);
}

//===----------------------------------------------------------------------===//
// To messages
//===----------------------------------------------------------------------===//

static MlirAttribute number(MlirContext context, unsigned width,
                            int64_t value) {
  return mlirIntegerAttrGet(mlirIntegerTypeSignedGet(context, width), value);
}

/// `{name = value}`.
static MlirAttribute single(MlirContext context, const char *name,
                            MlirAttribute value) {
  MlirNamedAttribute field = mlirNamedAttributeGet(
      mlirIdentifierGet(context, aimet_ref_c(name)), value);
  return mlirDictionaryAttrGet(context, 1, &field);
}

static MlirAttribute dim_message(MlirType type, intptr_t i,
                                 MlirAttribute dim_params) {
  MlirContext context = mlirTypeGetContext(type);
  aimet_string_view name = {NULL, 0};
  if (!mlirShapedTypeIsDynamicDim(type, i))
    return single(context, "dim_value",
                  number(context, 64, mlirShapedTypeGetDimSize(type, i)));
  aimet_attr_get_string(aimet_array_get(dim_params, i), &name);
  if (name.length)
    return single(context, "dim_param", aimet_attr_string(context, name));
  return mlirDictionaryAttrGet(context, 0, NULL);
}

static MlirAttribute shape_message(MlirType type, MlirAttribute dim_params) {
  MlirContext context = mlirTypeGetContext(type);
  intptr_t rank = mlirShapedTypeGetRank(type);
  if (rank == 0)
    return mlirDictionaryAttrGet(context, 0, NULL);
  MlirAttribute *dims = aimet_calloc((size_t)rank, sizeof *dims);
  for (intptr_t i = 0; i < rank; ++i)
    dims[i] = dim_message(type, i, dim_params);
  MlirAttribute shape =
      single(context, "dim", mlirArrayAttrGet(context, rank, dims));
  free(dims);
  return shape;
}

static MlirAttribute tensor_message(MlirType type, MlirAttribute dim_params) {
  MlirContext context = mlirTypeGetContext(type);
  aimet_attr_list fields = AIMET_ATTR_LIST_INIT;
  int32_t element = aimet_data_type(mlirShapedTypeGetElementType(type));
  if (element)
    aimet_attr_list_add(&fields, context, aimet_sv("elem_type"),
                        number(context, 32, element));
  if (mlirShapedTypeHasRank(type))
    aimet_attr_list_add(&fields, context, aimet_sv("shape"),
                        shape_message(type, dim_params));
  MlirAttribute message = aimet_attr_list_to_dict(&fields, context);
  aimet_attr_list_deinit(&fields);
  return message;
}

static MlirAttribute map_message(MlirContext context, MlirType key,
                                 MlirType value) {
  aimet_attr_list fields = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&fields, context, aimet_sv("key_type"),
                      number(context, 32, aimet_data_type(key)));
  MlirAttribute type = aimet_type_message(value, mlirAttributeGetNull());
  if (mlirAttributeIsADictionary(type))
    aimet_attr_list_add(&fields, context, aimet_sv("value_type"), type);
  MlirAttribute message = aimet_attr_list_to_dict(&fields, context);
  aimet_attr_list_deinit(&fields);
  return single(context, "map_type", message);
}

static MlirAttribute element_message(MlirContext context, const char *kind,
                                     MlirType of) {
  MlirAttribute type = aimet_type_message(of, mlirAttributeGetNull());
  return single(context, kind,
                mlirAttributeIsADictionary(type)
                    ? single(context, "elem_type", type)
                    : mlirDictionaryAttrGet(context, 0, NULL));
}

MlirAttribute aimet_type_message(MlirType type, MlirAttribute dim_params) {
  MlirContext context = mlirTypeGetContext(type);
  MlirAttribute none = mlirAttributeGetNull();
  if (mlirTypeIsATensor(type)) {
    MlirAttribute tensor = tensor_message(type, dim_params);
    return mlirDictionaryAttrGetNumElements(tensor)
               ? single(context, "tensor_type", tensor)
               : mlirBoolAttrGet(context, 0);
  }
  MlirType key, of;
  switch (aimet_container_type_split(type, &key, &of)) {
  case AIMET_CONTAINER_SEQUENCE:
    return element_message(context, "sequence_type", of);
  case AIMET_CONTAINER_OPTIONAL:
    return element_message(context, "optional_type", of);
  case AIMET_CONTAINER_MAP:
    return map_message(context, key, of);
  case AIMET_CONTAINER_SPARSE_TENSOR:
    return mlirTypeIsATensor(of)
               ? single(context, "sparse_tensor_type", tensor_message(of, none))
               : mlirBoolAttrGet(context, 0);
  case AIMET_CONTAINER_NONE:
    break;
  }
  return mlirBoolAttrGet(context, 0);
}
