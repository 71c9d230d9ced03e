//===- type_convert.c - value types from and to MLIR ----------------------===//

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
// From MLIR types
//===----------------------------------------------------------------------===//

static aimet_number dim_of(converter *c, MlirType type, intptr_t i,
                           MlirAttribute dim_params) {
  if (!mlirShapedTypeIsDynamicDim(type, i))
    return aimet_int(mlirShapedTypeGetDimSize(type, i));
  aimet_string_view name;
  if (i < aimet_array_size(dim_params) &&
      aimet_attr_get_string(aimet_array_get(dim_params, i), &name))
    return aimet_symbol(c->symbols, name);
  return aimet_unknown_number();
}

static const aimet_value_type *from_tensor(converter *c, MlirType type,
                                           MlirAttribute dim_params) {
  int32_t element = aimet_data_type(mlirShapedTypeGetElementType(type));
  if (!mlirShapedTypeHasRank(type))
    return aimet_tensor_type(c->arena, element, AIMET_UNRANKED, NULL);
  intptr_t rank = mlirShapedTypeGetRank(type);
  aimet_number *dims =
      aimet_arena_alloc(c->arena, ((size_t)rank + 1) * sizeof *dims);
  for (intptr_t i = 0; i < rank; ++i)
    dims[i] = dim_of(c, type, i, dim_params);
  return aimet_tensor_type(c->arena, element, (int32_t)rank, dims);
}

static const aimet_value_type *from_type(converter *c, MlirType type,
                                         MlirAttribute dim_params);

static const aimet_value_type *as_sparse(converter *c,
                                         const aimet_value_type *tensor) {
  aimet_value_type *sparse = aimet_arena_alloc(c->arena, sizeof *sparse);
  *sparse = *tensor;
  sparse->kind = AIMET_TYPE_SPARSE_TENSOR;
  return sparse;
}

static const aimet_value_type *from_container(converter *c, MlirType type) {
  MlirType key, of;
  aimet_container_kind kind = aimet_container_type_split(type, &key, &of);
  if (kind == AIMET_CONTAINER_NONE || ++c->depth > MAX_NESTING)
    return &aimet_type_unknown;
  const aimet_value_type *inner = from_type(c, of, (MlirAttribute){NULL});
  --c->depth;
  switch (kind) {
  case AIMET_CONTAINER_SEQUENCE:
    return aimet_container_type(c->arena, AIMET_TYPE_SEQUENCE, 0, inner);
  case AIMET_CONTAINER_OPTIONAL:
    return aimet_container_type(c->arena, AIMET_TYPE_OPTIONAL, 0, inner);
  case AIMET_CONTAINER_MAP:
    return aimet_container_type(c->arena, AIMET_TYPE_MAP, aimet_data_type(key),
                                inner);
  case AIMET_CONTAINER_SPARSE_TENSOR:
    return aimet_type_is_tensor(inner) ? as_sparse(c, inner)
                                       : &aimet_type_unknown;
  case AIMET_CONTAINER_NONE:
    break;
  }
  return &aimet_type_unknown;
}

static const aimet_value_type *from_type(converter *c, MlirType type,
                                         MlirAttribute dim_params) {
  if (mlirTypeIsATensor(type)) {
    const aimet_value_type *tensor = from_tensor(c, type, dim_params);
    // tensor<*x!onnx.unknown> stands for a value of which nothing is said.
    return tensor->element == AIMET_DATA_UNDEFINED &&
                   tensor->rank == AIMET_UNRANKED
               ? &aimet_type_unknown
               : tensor;
  }
  if (mlirTypeIsANone(type))
    return &aimet_type_absent;
  if (mlirTypeIsAOpaque(type) &&
      aimet_sv_is(aimet_view(mlirOpaqueTypeGetData(type)), "Opaque"))
    return aimet_container_type(c->arena, AIMET_TYPE_OPAQUE, 0, NULL);
  return from_container(c, type);
}

const aimet_value_type *aimet_type_from_mlir(aimet_arena *arena,
                                             aimet_symbols *symbols,
                                             MlirType type,
                                             MlirAttribute dim_params) {
  converter c = {arena, symbols, 0};
  return from_type(&c, type, dim_params);
}

//===----------------------------------------------------------------------===//
// To MLIR types
//===----------------------------------------------------------------------===//

static MlirType to_tensor(MlirContext context, const aimet_value_type *type) {
  MlirType element = aimet_element_type(context, type->element);
  if (type->rank == AIMET_UNRANKED)
    return mlirUnrankedTensorTypeGet(element);
  int64_t few[8];
  int64_t *sizes = few;
  if ((size_t)type->rank > sizeof few / sizeof *few)
    sizes = aimet_calloc((size_t)type->rank, sizeof *sizes);
  for (int32_t i = 0; i < type->rank; ++i)
    sizes[i] = aimet_is_int(type->dims[i]) ? type->dims[i].as.i
                                           : mlirShapedTypeGetDynamicSize();
  MlirType result = mlirRankedTensorTypeGet(type->rank, sizes, element,
                                            (MlirAttribute){NULL});
  if (sizes != few)
    free(sizes);
  return result;
}

MlirType aimet_type_to_mlir(MlirContext context, const aimet_value_type *type) {
  MlirType none = {NULL};
  switch (type->kind) {
  case AIMET_TYPE_TENSOR:
    return to_tensor(context, type);
  case AIMET_TYPE_SPARSE_TENSOR:
    return aimet_container_type_get(context, AIMET_CONTAINER_SPARSE_TENSOR,
                                    none, to_tensor(context, type));
  case AIMET_TYPE_SEQUENCE:
    return aimet_container_type_get(context, AIMET_CONTAINER_SEQUENCE, none,
                                    aimet_type_to_mlir(context, type->of));
  case AIMET_TYPE_OPTIONAL:
    return aimet_container_type_get(context, AIMET_CONTAINER_OPTIONAL, none,
                                    aimet_type_to_mlir(context, type->of));
  case AIMET_TYPE_MAP:
    return aimet_container_type_get(context, AIMET_CONTAINER_MAP,
                                    aimet_element_type(context, type->element),
                                    aimet_type_to_mlir(context, type->of));
  case AIMET_TYPE_OPAQUE:
    return mlirOpaqueTypeGet(context, aimet_ref_c("onnx"),
                             aimet_ref_c("Opaque"));
  case AIMET_TYPE_ABSENT:
    return mlirNoneTypeGet(context);
  case AIMET_TYPE_UNKNOWN:
    break;
  }
  return mlirUnrankedTensorTypeGet(
      aimet_element_type(context, AIMET_DATA_UNDEFINED));
}
