//===- math_invariant.c - operations that are no layers -------------------===//

#include "math_invariant.h"

#include "alloc.h"
#include "shape_arithmetic.h"

#include <stdlib.h>

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

bool aimet_op_type_is_math_invariant(aimet_string_view op_type) {
  return aimet_find_op_type(op_type, invariant_types,
                            sizeof invariant_types / sizeof *invariant_types,
                            sizeof *invariant_types) != NULL;
}

struct aimet_invariants {
  aimet_shape_arithmetic *shapes;
};

aimet_invariants *aimet_invariants_create(MlirOperation module) {
  aimet_invariants *invariants = aimet_calloc(1, sizeof *invariants);
  invariants->shapes = aimet_shape_arithmetic_create(module);
  return invariants;
}

void aimet_invariants_destroy(aimet_invariants *invariants) {
  if (!invariants)
    return;
  aimet_shape_arithmetic_destroy(invariants->shapes);
  free(invariants);
}

bool aimet_is_size_arithmetic(const aimet_invariants *invariants,
                              MlirOperation op) {
  return aimet_is_shape_arithmetic(invariants->shapes, op);
}

/// A lookup in a table of weights is an embedding, which is a layer.
static bool is_embedding(MlirOperation op) {
  MlirValue table = aimet_op_input(op, 0);
  if (!aimet_value_is_constant(table))
    return false;
  MlirType type = aimet_held_type(table);
  return mlirTypeIsAShaped(type) &&
         !mlirTypeIsAInteger(mlirShapedTypeGetElementType(type));
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
