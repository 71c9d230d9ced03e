//===- constant.c - constants of a model ----------------------------------===//

#include "constant.h"

#include "alloc.h"
#include "checked.h"
#include "constant_value.h"
#include "uses.h"

#include <stdlib.h>

static const MlirOperation no_operation;

//===----------------------------------------------------------------------===//
// Which operation holds the constant
//===----------------------------------------------------------------------===//

MlirOperation aimet_constant_of(MlirValue value) {
  if (mlirValueIsNull(value))
    return no_operation;
  MlirOperation op = aimet_defining_op(aimet_skip_identities(value));
  return aimet_holds_constant(op) ? op : no_operation;
}

/// The default of a graph input that no runtime lets a caller override; a null
/// operation if there is none.
static MlirOperation fixed_default_of(MlirValue value) {
  if (mlirValueIsNull(value) || !mlirValueIsABlockArgument(value))
    return no_operation;
  MlirOperation function =
      mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(value));
  int64_t ir_version;
  if (!aimet_op_is(function, "func.func") ||
      !aimet_attr_get_int(
          aimet_op_attr(aimet_enclosing_module(function), "onnx.ir_version"),
          &ir_version) ||
      ir_version >= 4)
    return no_operation;
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (aimet_op_is(user, "onnx.Initializer"))
      return user;
  }
  return no_operation;
}

MlirOperation aimet_constant_holder(MlirValue value) {
  if (mlirValueIsNull(value))
    return no_operation;
  MlirOperation op = aimet_defining_op(value);
  return aimet_holds_constant(op) ? op : fixed_default_of(value);
}

MlirAttribute aimet_constant_tensor(MlirValue value) {
  aimet_constant_value held =
      aimet_constant_value_of(aimet_constant_of(value), NULL);
  return held.form == AIMET_CONSTANT_TENSOR &&
                 aimet_is_tensor_attribute(held.attribute)
             ? held.attribute
             : mlirAttributeGetNull();
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

/// Where elements are read from and to.
typedef struct element_reader {
  aimet_weight_store *store;
  aimet_arena *arena;
  uint64_t limit;
} element_reader;

static const aimet_elements *make_elements(const element_reader *reader,
                                           uint64_t count,
                                           aimet_number **out_numbers) {
  aimet_elements *elements =
      aimet_arena_calloc(reader->arena, 1, sizeof *elements);
  *out_numbers = aimet_arena_calloc(reader->arena, count ? count : 1,
                                    sizeof **out_numbers);
  *elements = (aimet_elements){count, *out_numbers};
  return elements;
}

static aimet_number number_of_element(aimet_element element,
                                      const unsigned char *bytes) {
  int64_t integer;
  double real;
  if (aimet_element_get_int(element, bytes, &integer))
    return aimet_int(integer);
  if (aimet_element_get_float(element, bytes, &real))
    return aimet_float(real);
  return aimet_unknown_number();
}

static const aimet_elements *read_tensor(const element_reader *reader,
                                         MlirAttribute tensor) {
  aimet_element element;
  unsigned char *plain;
  uint64_t count;
  if (!aimet_read_plain(reader->store, tensor, reader->limit, &element, &plain,
                        &count))
    return NULL;
  const aimet_elements *elements = NULL;
  if (element.kind != AIMET_ELEMENT_COMPLEX) {
    aimet_number *numbers;
    elements = make_elements(reader, count, &numbers);
    for (uint64_t i = 0; i < count; ++i)
      numbers[i] = number_of_element(element, plain + i * element.size);
  }
  free(plain);
  return elements;
}

static const aimet_elements *read_list(const element_reader *reader,
                                       MlirAttribute list, bool is_float) {
  uint64_t count;
  if (!aimet_constant_list_size(list, &count) || count > reader->limit)
    return NULL;
  aimet_number *numbers;
  const aimet_elements *elements = make_elements(reader, count, &numbers);
  for (uint64_t i = 0; i < count; ++i)
    numbers[i] = aimet_constant_list_number(list, (intptr_t)i, is_float);
  return elements;
}

static const aimet_elements *read_number(const element_reader *reader,
                                         MlirAttribute attribute,
                                         bool is_float) {
  if (reader->limit < 1)
    return NULL;
  aimet_number *numbers;
  const aimet_elements *elements = make_elements(reader, 1, &numbers);
  numbers[0] = aimet_constant_number_of(attribute, is_float);
  return elements;
}

//===----------------------------------------------------------------------===//
// Sparse tensors
//===----------------------------------------------------------------------===//

/// A SparseTensorProto as its dense elements are made of it.
typedef struct sparse_tensor {
  const int64_t *dims;
  int32_t rank;
  uint64_t count; ///< dense elements
  uint64_t width; ///< indices for each value: 1 (a place), or the rank
  bool is_linear;
  const aimet_elements *values, *indices;
} sparse_tensor;

/// The place of value `i` in row-major order; false where it lies outside.
static bool sparse_place(const sparse_tensor *sparse, uint64_t i,
                         uint64_t *out_place) {
  uint64_t place = 0;
  for (uint64_t k = 0; k < sparse->width; ++k) {
    aimet_number index = sparse->indices->at[i * sparse->width + k];
    if (!aimet_is_int(index) || index.as.i < 0)
      return false;
    if (sparse->is_linear)
      place = (uint64_t)index.as.i;
    else if (index.as.i < sparse->dims[k])
      place = place * (uint64_t)sparse->dims[k] + (uint64_t)index.as.i;
    else
      return false;
  }
  *out_place = place;
  return place < sparse->count;
}

static int64_t rank_of_tensor(MlirAttribute tensor) {
  MlirType type = aimet_tensor_attribute_type(tensor);
  return mlirTypeIsNull(type) ? -1 : mlirShapedTypeGetRank(type);
}

static bool read_sparse_parts(const element_reader *reader,
                              MlirAttribute attribute, sparse_tensor *out) {
  MlirAttribute indices = aimet_dict_get(attribute, "indices");
  out->dims = aimet_constant_sparse_shape(attribute, reader->arena, &out->rank);
  if (!out->dims ||
      !aimet_checked_element_count(out->dims, (uint64_t)out->rank,
                                   &out->count) ||
      out->count > reader->limit)
    return false;
  out->is_linear = rank_of_tensor(indices) == 1;
  out->width = out->is_linear ? 1 : (uint64_t)out->rank;
  element_reader index_reader = *reader;
  if (!aimet_checked_mul_u64(out->count, out->width, &index_reader.limit))
    return false;
  out->values = read_tensor(reader, aimet_dict_get(attribute, "values"));
  out->indices = read_tensor(&index_reader, indices);
  if (!out->values)
    return false;
  return out->indices ? out->indices->count == out->values->count * out->width
                      : out->values->count == 0;
}

static const aimet_elements *read_sparse(const element_reader *reader,
                                         MlirAttribute attribute) {
  sparse_tensor sparse;
  if (!read_sparse_parts(reader, attribute, &sparse))
    return NULL;
  MlirType type =
      aimet_tensor_attribute_type(aimet_dict_get(attribute, "values"));
  bool is_integer = mlirTypeIsAInteger(mlirShapedTypeGetElementType(type));
  aimet_number *numbers;
  const aimet_elements *elements =
      make_elements(reader, sparse.count, &numbers);
  for (uint64_t i = 0; i < sparse.count; ++i)
    numbers[i] = is_integer ? aimet_int(0) : aimet_float(0);
  for (uint64_t i = 0; i < sparse.values->count; ++i) {
    uint64_t place;
    if (!sparse_place(&sparse, i, &place))
      return NULL;
    numbers[place] = sparse.values->at[i];
  }
  return elements;
}

static const aimet_elements *read_value(const element_reader *reader,
                                        aimet_constant_value value) {
  switch (value.form) {
  case AIMET_CONSTANT_TENSOR:
    return read_tensor(reader, value.attribute);
  case AIMET_CONSTANT_SPARSE:
    return read_sparse(reader, value.attribute);
  case AIMET_CONSTANT_INT:
  case AIMET_CONSTANT_FLOAT:
    return read_number(reader, value.attribute,
                       value.form == AIMET_CONSTANT_FLOAT);
  case AIMET_CONSTANT_INTS:
  case AIMET_CONSTANT_FLOATS:
    return read_list(reader, value.attribute,
                     value.form == AIMET_CONSTANT_FLOATS);
  case AIMET_CONSTANT_NONE:
  case AIMET_CONSTANT_STRING:
  case AIMET_CONSTANT_STRINGS:
    break;
  }
  return NULL;
}

const aimet_elements *aimet_constant_elements(aimet_weight_store *store,
                                              aimet_arena *arena,
                                              MlirValue value, uint64_t limit) {
  const element_reader reader = {store, arena, limit};
  MlirOperation op = aimet_defining_op(value);
  if (aimet_holds_constant(op))
    return read_value(&reader, aimet_constant_value_of(op, NULL));
  aimet_constant_value held =
      aimet_constant_value_of(fixed_default_of(value), NULL);
  if (held.form != AIMET_CONSTANT_TENSOR ||
      !mlirTypeEqual(aimet_tensor_attribute_type(held.attribute),
                     mlirValueGetType(value)))
    return NULL;
  return read_tensor(&reader, held.attribute);
}

const aimet_elements *aimet_constant_node_elements(aimet_weight_store *store,
                                                   aimet_arena *arena,
                                                   const aimet_node *constant,
                                                   uint64_t limit) {
  const element_reader reader = {store, arena, limit};
  return read_value(&reader,
                    aimet_constant_value_of(constant->op, constant->frame));
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static const aimet_value_type *list_type(aimet_arena *arena, int32_t element,
                                         MlirAttribute list) {
  uint64_t count;
  if (!aimet_constant_list_size(list, &count))
    return NULL;
  aimet_number dim = aimet_int((int64_t)count);
  return aimet_tensor_type(arena, element, 1, &dim);
}

static const aimet_value_type *static_type(aimet_arena *arena, MlirType element,
                                           int32_t rank, const int64_t *dims) {
  aimet_number *numbers =
      aimet_arena_calloc(arena, rank ? (size_t)rank : 1, sizeof *numbers);
  for (int32_t i = 0; i < rank; ++i)
    numbers[i] = aimet_int(dims[i]);
  return aimet_tensor_type(arena, aimet_data_type(element), rank, numbers);
}

static const aimet_value_type *tensor_type(aimet_arena *arena,
                                           MlirAttribute tensor) {
  MlirType type = aimet_tensor_attribute_type(tensor);
  if (mlirTypeIsNull(type) || !mlirShapedTypeHasStaticShape(type))
    return NULL;
  int32_t rank = (int32_t)mlirShapedTypeGetRank(type);
  int64_t *dims =
      aimet_arena_calloc(arena, rank ? (size_t)rank : 1, sizeof *dims);
  for (int32_t i = 0; i < rank; ++i)
    dims[i] = mlirShapedTypeGetDimSize(type, i);
  return static_type(arena, mlirShapedTypeGetElementType(type), rank, dims);
}

static const aimet_value_type *sparse_type(aimet_arena *arena,
                                           MlirAttribute sparse) {
  MlirType values =
      aimet_tensor_attribute_type(aimet_dict_get(sparse, "values"));
  int32_t rank = 0;
  const int64_t *dims = aimet_constant_sparse_shape(sparse, arena, &rank);
  if (mlirTypeIsNull(values) || !dims)
    return NULL;
  return static_type(arena, mlirShapedTypeGetElementType(values), rank, dims);
}

static const aimet_value_type *type_of_value(aimet_arena *arena,
                                             aimet_constant_value value) {
  switch (value.form) {
  case AIMET_CONSTANT_TENSOR:
    return tensor_type(arena, value.attribute);
  case AIMET_CONSTANT_SPARSE:
    return sparse_type(arena, value.attribute);
  case AIMET_CONSTANT_INT:
    return aimet_tensor_type(arena, AIMET_DATA_INT64, 0, NULL);
  case AIMET_CONSTANT_INTS:
    return list_type(arena, AIMET_DATA_INT64, value.attribute);
  case AIMET_CONSTANT_FLOAT:
    return aimet_tensor_type(arena, AIMET_DATA_FLOAT, 0, NULL);
  case AIMET_CONSTANT_FLOATS:
    return list_type(arena, AIMET_DATA_FLOAT, value.attribute);
  case AIMET_CONSTANT_STRING:
    return aimet_tensor_type(arena, AIMET_DATA_STRING, 0, NULL);
  case AIMET_CONSTANT_STRINGS:
    return list_type(arena, AIMET_DATA_STRING, value.attribute);
  case AIMET_CONSTANT_NONE:
    break;
  }
  return NULL;
}

const aimet_value_type *aimet_constant_type(aimet_arena *arena,
                                            MlirValue value) {
  MlirOperation op = aimet_defining_op(value);
  if (!aimet_holds_constant(op))
    return NULL;
  return type_of_value(arena, aimet_constant_value_of(op, NULL));
}

const aimet_value_type *aimet_constant_node_type(aimet_arena *arena,
                                                 const aimet_node *constant) {
  return type_of_value(arena,
                       aimet_constant_value_of(constant->op, constant->frame));
}

//===----------------------------------------------------------------------===//
// Single numbers
//===----------------------------------------------------------------------===//

/// The only element of a constant; unknown if it is none or has several.
static aimet_number single_number(aimet_weight_store *store, MlirValue value) {
  aimet_arena *arena = aimet_arena_create();
  MlirOperation op = aimet_constant_of(value);
  const aimet_elements *elements =
      mlirOperationIsNull(op)
          ? NULL
          : aimet_constant_elements(store, arena, mlirOperationGetResult(op, 0),
                                    1);
  aimet_number number = elements && elements->count == 1
                            ? elements->at[0]
                            : aimet_unknown_number();
  aimet_arena_destroy(arena);
  return number;
}

bool aimet_constant_int(aimet_weight_store *store, MlirValue value,
                        int64_t *out) {
  aimet_number number = single_number(store, value);
  if (!aimet_is_int(number))
    return false;
  *out = number.as.i;
  return true;
}

bool aimet_constant_number(aimet_weight_store *store, MlirValue value,
                           double *out) {
  aimet_number number = single_number(store, value);
  if (!aimet_is_known(number))
    return false;
  *out = aimet_is_int(number) ? (double)number.as.i : number.as.f;
  return true;
}

//===----------------------------------------------------------------------===//
// Elements to tensors
//===----------------------------------------------------------------------===//

static bool set_element(aimet_element element, aimet_number number,
                        unsigned char *bytes) {
  return aimet_is_int(number)
             ? aimet_element_set_int(element, number.as.i, bytes)
             : aimet_element_set_float(element, number.as.f, bytes);
}

MlirAttribute aimet_tensor_of_elements(MlirType type,
                                       const aimet_elements *elements) {
  aimet_element element;
  MlirAttribute none = mlirAttributeGetNull();
  if (!aimet_element_from_type(mlirShapedTypeGetElementType(type), &element))
    return none;
  unsigned char *plain = aimet_calloc(elements->count + 1, element.size);
  bool is_exact = true;
  for (uint64_t i = 0; is_exact && i < elements->count; ++i)
    is_exact = set_element(element, elements->at[i], plain + i * element.size);
  MlirAttribute tensor =
      is_exact
          ? aimet_dense_from_plain(type, plain, elements->count * element.size)
          : none;
  free(plain);
  return tensor;
}
