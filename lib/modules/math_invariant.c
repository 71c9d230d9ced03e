//===- math_invariant.c - operations that are no layers -------------------===//

#include "math_invariant.h"

#include "alloc.h"
#include "node_view.h"
#include "shape_arithmetic.h"
#include "uses.h"

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
    "GatherND",
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

/// Made when it is first needed.
typedef struct shape_memory {
  aimet_shape_arithmetic *shapes;
} shape_memory;

struct aimet_invariants {
  MlirOperation module;
  shape_memory *memory;
  aimet_invariant_names names; ///< of the user
};

static const aimet_shape_arithmetic *
shapes_of(const aimet_invariants *invariants) {
  shape_memory *memory = invariants->memory;
  if (!memory->shapes)
    memory->shapes = aimet_shape_arithmetic_create(invariants->module);
  return memory->shapes;
}

aimet_invariants *aimet_invariants_create(MlirOperation module) {
  aimet_invariants *invariants = aimet_calloc(1, sizeof *invariants);
  invariants->module = module;
  invariants->memory = aimet_calloc(1, sizeof *invariants->memory);
  return invariants;
}

void aimet_invariants_destroy(aimet_invariants *invariants) {
  if (!invariants)
    return;
  aimet_shape_arithmetic_destroy(invariants->memory->shapes);
  free(invariants->memory);
  free(invariants);
}

void aimet_invariants_add_names(aimet_invariants *invariants,
                                const aimet_invariant_names *names) {
  invariants->names = *names;
}

bool aimet_invariants_has_names(const aimet_invariants *invariants) {
  return invariants->names.count != 0;
}

bool aimet_invariants_has_name(const aimet_invariants *invariants,
                               aimet_string_view name) {
  for (size_t i = 0; i < invariants->names.count; ++i)
    if (aimet_sv_is(name, invariants->names.items[i])) {
      invariants->names.is_met[i] = true;
      return true;
    }
  return false;
}

bool aimet_is_size_arithmetic(const aimet_invariants *invariants,
                              MlirOperation op) {
  return aimet_is_shape_arithmetic(shapes_of(invariants), op);
}

/// True for indices that no input decides on but by its sizes.
static bool is_known_index(const aimet_invariants *invariants,
                           MlirValue index) {
  return aimet_value_is_constant(index) ||
         aimet_value_is_shape_arithmetic(shapes_of(invariants), index);
}

/// A lookup in a table of weights, row by row, is an embedding, which is a
/// layer; rows that are known beforehand are a selection.
static bool is_embedding(const aimet_invariants *invariants, MlirOperation op) {
  MlirValue table = aimet_skip_identities(aimet_op_input(op, 0));
  const aimet_node node = aimet_node_of(op, NULL);
  if (!aimet_value_is_constant(table) || aimet_node_int(&node, "axis", 0) ||
      is_known_index(invariants, aimet_skip_identities(aimet_op_input(op, 1))))
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

/// An assignment to a slice, whose place is known beforehand.
static bool assigns_slice(const aimet_invariants *invariants,
                          MlirOperation op) {
  const aimet_node node = aimet_node_of(op, NULL);
  aimet_string_view reduction = aimet_node_string(&node, "reduction");
  return (!reduction.length || aimet_sv_is(reduction, "none")) &&
         is_known_index(invariants,
                        aimet_skip_identities(aimet_op_input(op, 1)));
}

bool aimet_is_math_invariant(const aimet_invariants *invariants,
                             MlirOperation op) {
  if (aimet_is_size_arithmetic(invariants, op))
    return true;
  aimet_string_view type = aimet_op_type(op);
  if (aimet_invariants_has_name(invariants, type))
    return true;
  if (aimet_sv_is(type, "Gather"))
    return !is_embedding(invariants, op);
  if (aimet_sv_is(type, "ScatterND"))
    return assigns_slice(invariants, op);
  if (aimet_sv_is(type, "Not"))
    return negates_equal(op);
  return aimet_op_type_is_math_invariant(type);
}
