//===- constant_value.c - the forms in which the IR holds constants -------===//

#include "constant_value.h"

#include <mlir-c/BuiltinAttributes.h>

static const MlirAttribute no_attribute;

/// The attributes of a Constant but sparse_value.
static const struct form_row {
  const char *name;
  aimet_constant_form form;
} form_table[] = {
    {"value", AIMET_CONSTANT_TENSOR},
    {"value_int", AIMET_CONSTANT_INT},
    {"value_ints", AIMET_CONSTANT_INTS},
    {"value_float", AIMET_CONSTANT_FLOAT},
    {"value_floats", AIMET_CONSTANT_FLOATS},
    {"value_string", AIMET_CONSTANT_STRING},
    {"value_strings", AIMET_CONSTANT_STRINGS},
};

bool aimet_holds_constant(MlirOperation op) {
  if (mlirOperationIsNull(op) || mlirOperationGetNumResults(op) != 1)
    return false;
  aimet_string_view name = aimet_op_name(op);
  return aimet_sv_is(name, "onnx.Initializer") ||
         aimet_sv_is(name, "onnx.Constant") ||
         aimet_sv_is(name, "onnx.SparseInitializer");
}

/// SPARSE_TENSOR has no natural form.
static MlirAttribute sparse_value_of(MlirOperation op) {
  MlirAttribute messages = aimet_op_attr(op, "onnx.attributes");
  intptr_t count = aimet_array_size(messages);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute message = aimet_array_get(messages, i);
    if (aimet_sv_is(aimet_dict_get_string(message, "name"), "sparse_value"))
      return aimet_dict_get(message, "sparse_tensor");
  }
  return no_attribute;
}

static aimet_constant_value value_of_node(MlirOperation op,
                                          const aimet_call_frame *frame) {
  const aimet_node node = {op, NULL, frame};
  for (size_t i = 0; i < sizeof form_table / sizeof *form_table; ++i) {
    MlirAttribute attribute = aimet_node_attr(&node, form_table[i].name);
    if (!mlirAttributeIsNull(attribute))
      return (aimet_constant_value){form_table[i].form, attribute};
  }
  return (aimet_constant_value){AIMET_CONSTANT_SPARSE, sparse_value_of(op)};
}

aimet_constant_value aimet_constant_value_of(MlirOperation op,
                                             const aimet_call_frame *frame) {
  aimet_constant_value value = {AIMET_CONSTANT_NONE, no_attribute};
  if (aimet_op_is(op, "onnx.Constant"))
    value = value_of_node(op, frame);
  else if (aimet_op_is(op, "onnx.Initializer"))
    value = (aimet_constant_value){AIMET_CONSTANT_TENSOR,
                                   aimet_op_attr(op, "value")};
  else if (aimet_op_is(op, "onnx.SparseInitializer"))
    value = (aimet_constant_value){AIMET_CONSTANT_SPARSE,
                                   aimet_op_attr(op, "value")};
  if (mlirAttributeIsNull(value.attribute))
    value.form = AIMET_CONSTANT_NONE;
  return value;
}

//===----------------------------------------------------------------------===//
// Numbers in attributes
//===----------------------------------------------------------------------===//

bool aimet_constant_list_size(MlirAttribute list, uint64_t *out_count) {
  if (mlirAttributeIsNull(list))
    return false;
  intptr_t size;
  if (mlirAttributeIsAArray(list))
    size = mlirArrayAttrGetNumElements(list);
  else if (mlirAttributeIsADenseI64Array(list) ||
           mlirAttributeIsADenseI32Array(list) ||
           mlirAttributeIsADenseF32Array(list) ||
           mlirAttributeIsADenseF64Array(list))
    size = mlirDenseArrayGetNumElements(list);
  else
    return false;
  *out_count = (uint64_t)size;
  return true;
}

static aimet_number float_from_bits(int64_t bits) {
  if (bits < 0 || bits > UINT32_MAX)
    return aimet_unknown_number();
  uint32_t word = (uint32_t)bits;
  float value;
  memcpy(&value, &word, sizeof value);
  return aimet_float((double)value);
}

aimet_number aimet_constant_number_of(MlirAttribute attribute, bool is_float) {
  if (is_float && mlirAttributeIsAFloat(attribute))
    return aimet_float((float)mlirFloatAttrGetValueDouble(attribute));
  int64_t integer;
  if (!aimet_attr_get_int(attribute, &integer))
    return aimet_unknown_number();
  return is_float ? float_from_bits(integer) : aimet_int(integer);
}

aimet_number aimet_constant_list_number(MlirAttribute list, intptr_t i,
                                        bool is_float) {
  if (mlirAttributeIsAArray(list))
    return aimet_constant_number_of(mlirArrayAttrGetElement(list, i), is_float);
  if (mlirAttributeIsADenseI64Array(list) && !is_float)
    return aimet_int(mlirDenseI64ArrayGetElement(list, i));
  if (mlirAttributeIsADenseI32Array(list) && !is_float)
    return aimet_int(mlirDenseI32ArrayGetElement(list, i));
  if (mlirAttributeIsADenseF32Array(list) && is_float)
    return aimet_float((double)mlirDenseF32ArrayGetElement(list, i));
  if (mlirAttributeIsADenseF64Array(list) && is_float)
    return aimet_float((float)mlirDenseF64ArrayGetElement(list, i));
  return aimet_unknown_number();
}

const int64_t *aimet_constant_sparse_shape(MlirAttribute sparse,
                                           aimet_arena *arena,
                                           int32_t *out_rank) {
  MlirAttribute dims = aimet_dict_get(sparse, "dims");
  uint64_t rank;
  if (!aimet_constant_list_size(dims, &rank) || rank > INT32_MAX)
    return NULL;
  int64_t *sizes = aimet_arena_calloc(arena, rank ? rank : 1, sizeof *sizes);
  for (uint64_t i = 0; i < rank; ++i) {
    aimet_number size = aimet_constant_list_number(dims, (intptr_t)i, false);
    if (!aimet_is_int(size) || size.as.i < 0)
      return NULL;
    sizes[i] = size.as.i;
  }
  *out_rank = (int32_t)rank;
  return sizes;
}
