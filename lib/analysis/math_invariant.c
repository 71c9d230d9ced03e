//===- math_invariant.c - operations that are no layers -------------------===//

#include "math_invariant.h"

#include "alloc.h"
#include "op.h"
#include "ptr_map.h"
#include "weights.h"

#include <stdlib.h>

/// What a value is made of.
typedef enum value_kind {
  KIND_DATA,     ///< depends on an input, or on weights
  KIND_SIZE,     ///< sizes of tensors, and constants
  KIND_INTEGERS, ///< integer constants alone
  KIND_NUMBER,   ///< one constant of the program that is no integer
  KIND_SCALAR,   ///< one stored number: a lifted constant, or a parameter
} value_kind;

struct aimet_invariants {
  aimet_ptr_map kinds; ///< operation -> value_kind of its results
};

/// Sorted, for the binary search below.
static const char *const invariant_types[] = {
    "Cast",
    "CastLike",
    "ConcatFromSequence",
    "Constant",
    "ConstantOfShape",
    "DequantizeLinear",
    "Equal",
    "Expand",
    "EyeLike",
    "Flatten",
    "Gather",
    "Identity",
    "If",
    "Loop",
    "Optional",
    "OptionalGetElement",
    "OptionalHasElement",
    "QuantizeLinear",
    "RandomNormal",
    "RandomNormalLike",
    "RandomUniform",
    "RandomUniformLike",
    "Range",
    "ReduceMean",
    "Reshape",
    "Scan",
    "SequenceAt",
    "SequenceConstruct",
    "SequenceEmpty",
    "SequenceErase",
    "SequenceInsert",
    "SequenceLength",
    "SequenceMap",
    "Shape",
    "Size",
    "Slice",
    "Split",
    "SplitToSequence",
    "Squeeze",
    "Transpose",
    "Unsqueeze",
};

static int compare_type(const void *key, const void *element) {
  return aimet_sv_compare(*(const aimet_string_view *)key,
                          aimet_sv(*(const char *const *)element));
}

bool aimet_op_type_is_math_invariant(aimet_string_view op_type) {
  return bsearch(&op_type, invariant_types,
                 sizeof invariant_types / sizeof *invariant_types,
                 sizeof *invariant_types, compare_type) != NULL;
}

bool aimet_value_is_constant(MlirValue value) {
  if (mlirValueIsNull(value) || !mlirValueIsAOpResult(value))
    return false;
  MlirOperation owner = mlirOpResultGetOwner(value);
  return aimet_op_is(owner, "onnx.Initializer") ||
         aimet_op_is(owner, "onnx.Constant");
}

MlirType aimet_value_type(MlirValue value) {
  if (aimet_value_is_constant(value)) {
    MlirType held = aimet_tensor_attribute_type(
        aimet_op_attr(mlirOpResultGetOwner(value), "value"));
    if (!mlirTypeIsNull(held))
      return held;
  }
  return mlirValueGetType(value);
}

static bool is_integer_element(MlirType type) {
  return mlirTypeIsAInteger(type);
}

/// True for a tensor of static shape with at most one element.
static bool has_one_element(MlirType type) {
  uint64_t count;
  return aimet_type_element_count(type, &count) && count <= 1;
}

static bool has_attribute(MlirOperation op, const char *name) {
  return !mlirAttributeIsNull(aimet_op_attr(op, name));
}

static value_kind constant_kind(MlirOperation op, bool stored) {
  if (mlirOperationGetNumResults(op) != 1)
    return KIND_DATA;
  if (has_attribute(op, "value_int") || has_attribute(op, "value_ints"))
    return KIND_INTEGERS;
  if (has_attribute(op, "value_float"))
    return KIND_NUMBER;
  MlirType type = aimet_value_type(mlirOperationGetResult(op, 0));
  if (!mlirTypeIsAShaped(type))
    return KIND_DATA;
  if (is_integer_element(mlirShapedTypeGetElementType(type)))
    return KIND_INTEGERS;
  if (!has_one_element(type))
    return KIND_DATA;
  return stored ? KIND_SCALAR : KIND_NUMBER;
}

static value_kind kind_of_value(const aimet_invariants *invariants,
                                MlirValue value) {
  if (!mlirValueIsAOpResult(value))
    return KIND_DATA;
  const uint64_t *kind =
      aimet_ptr_map_find(&invariants->kinds, mlirOpResultGetOwner(value).ptr);
  return kind ? (value_kind)*kind : KIND_DATA;
}

static value_kind join(const bool seen[5]) {
  if (seen[KIND_DATA])
    return KIND_DATA;
  if (seen[KIND_SIZE])
    return KIND_SIZE;
  if (seen[KIND_SCALAR])
    return KIND_DATA;
  if (seen[KIND_NUMBER])
    return KIND_NUMBER;
  return seen[KIND_INTEGERS] ? KIND_INTEGERS : KIND_DATA;
}

static value_kind computed_kind(const aimet_invariants *invariants,
                                MlirOperation op) {
  bool seen[5] = {false};
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = mlirOperationGetOperand(op, i);
    if (!aimet_value_is_absent(operand))
      seen[kind_of_value(invariants, operand)] = true;
  }
  return join(seen);
}

static value_kind kind_of_op(const aimet_invariants *invariants,
                             MlirOperation op) {
  aimet_string_view name = aimet_op_name(op);
  if (aimet_sv_is(name, "onnx.Initializer"))
    return constant_kind(op, true);
  if (aimet_sv_is(name, "onnx.Constant"))
    return constant_kind(op, false);
  if (aimet_sv_is(name, "onnx.Shape") || aimet_sv_is(name, "onnx.Size"))
    return KIND_SIZE;
  if (mlirOperationGetNumRegions(op) || !aimet_op_is_node(op))
    return KIND_DATA;
  return computed_kind(invariants, op);
}

static void visit(MlirOperation op, void *user_data) {
  aimet_invariants *invariants = user_data;
  value_kind kind = kind_of_op(invariants, op);
  if (kind != KIND_DATA)
    *aimet_ptr_map_insert(&invariants->kinds, op.ptr, NULL) = (uint64_t)kind;
}

aimet_invariants *aimet_invariants_create(MlirOperation module) {
  aimet_invariants *invariants = aimet_calloc(1, sizeof *invariants);
  aimet_walk(module, visit, invariants);
  return invariants;
}

void aimet_invariants_destroy(aimet_invariants *invariants) {
  if (!invariants)
    return;
  aimet_ptr_map_deinit(&invariants->kinds);
  free(invariants);
}

bool aimet_is_size_arithmetic(const aimet_invariants *invariants,
                              MlirOperation op) {
  return aimet_ptr_map_find(&invariants->kinds, op.ptr) != NULL;
}

/// A lookup in a table of weights is an embedding, which is a layer.
static bool is_embedding(MlirOperation op) {
  MlirValue table = aimet_op_input(op, 0);
  if (!aimet_value_is_constant(table))
    return false;
  MlirType type = aimet_value_type(table);
  return mlirTypeIsAShaped(type) &&
         !is_integer_element(mlirShapedTypeGetElementType(type));
}

static bool negates_equal(MlirOperation op) {
  MlirValue input = aimet_op_input(op, 0);
  return !mlirValueIsNull(input) && mlirValueIsAOpResult(input) &&
         aimet_op_is(mlirOpResultGetOwner(input), "onnx.Equal");
}

bool aimet_is_math_invariant(const aimet_invariants *invariants,
                             MlirOperation op) {
  if (aimet_is_size_arithmetic(invariants, op))
    return true;
  aimet_string_view type = aimet_op_type(op);
  if (aimet_sv_is(type, "Gather"))
    return !is_embedding(op);
  if (aimet_sv_is(type, "Not"))
    return negates_equal(op);
  return aimet_op_type_is_math_invariant(type);
}
