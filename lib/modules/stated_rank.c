//===- stated_rank.c - ranks that need no inference -----------------------===//

#include "stated_rank.h"

#include "op.h"
#include "shape_arithmetic.h"

/// Longer chains of operators are not followed.
#define MAX_STEPS 64

/// Sorted: operators whose result has the rank of the first operand.
static const char *const keeping_types[] = {
    "AveragePool",   "BatchNormalization",
    "Cast",          "Celu",
    "Clip",          "Concat",
    "Dropout",       "Elu",
    "Erf",           "GlobalAveragePool",
    "GlobalMaxPool", "GroupNormalization",
    "HardSigmoid",   "HardSwish",
    "Identity",      "InstanceNormalization",
    "LeakyRelu",     "LpPool",
    "MaxPool",       "Mish",
    "Neg",           "PRelu",
    "Pad",           "Relu",
    "Resize",        "Selu",
    "Sigmoid",       "Softmax",
    "Softplus",      "Split",
    "Swish",         "Tanh",
    "Transpose",
};

/// True for operators whose weight has the rank of the result.
static bool has_rank_of_weight(aimet_string_view type) {
  return aimet_sv_is(type, "Conv") || aimet_sv_is(type, "ConvTranspose");
}

/// The operand whose rank the result has; null if there is none.
static MlirValue operand_of_same_rank(MlirOperation op) {
  aimet_string_view type = aimet_op_type(op);
  if (has_rank_of_weight(type))
    return aimet_op_input(op, 1);
  bool keeps = aimet_find_op_type(type, keeping_types,
                                  sizeof keeping_types / sizeof *keeping_types,
                                  sizeof *keeping_types) != NULL;
  return keeps ? aimet_op_input(op, 0) : (MlirValue){NULL};
}

/// Inputs of bodies are what their users give them.
static bool is_graph_input(MlirValue value) {
  return mlirValueIsABlockArgument(value) &&
         aimet_op_is(
             mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(value)),
             "func.func");
}

int64_t aimet_stated_rank(MlirValue value) {
  for (int step = 0; step < MAX_STEPS && !mlirValueIsNull(value); ++step) {
    if (is_graph_input(value) || aimet_value_is_constant(value))
      return aimet_held_rank(value);
    if (mlirValueIsABlockArgument(value))
      return -1;
    value = operand_of_same_rank(mlirOpResultGetOwner(value));
  }
  return -1;
}
