//===- exactness.c - operators with one right answer ----------------------===//

#include "exactness.h"

#include "element_type.h"

#include <stdlib.h>

/// What an operator does to floats.
typedef enum float_use {
  USE_INEXACT, ///< several answers are in use
  USE_ROUNDED, ///< one correctly rounded result of its operands
  USE_MOVED,   ///< results are operands
} float_use;

/// Sorted, for the binary search below. What is not here is inexact.
static const struct float_row {
  const char *op_type;
  float_use use;
} float_table[] = {
    {"Abs", USE_ROUNDED},
    {"Add", USE_ROUNDED},
    {"Cast", USE_ROUNDED},
    {"CastLike", USE_ROUNDED},
    {"Ceil", USE_ROUNDED},
    {"Clip", USE_MOVED},
    {"Compress", USE_MOVED},
    {"Concat", USE_MOVED},
    {"ConstantOfShape", USE_MOVED},
    {"Div", USE_ROUNDED},
    {"Expand", USE_MOVED},
    {"Flatten", USE_MOVED},
    {"Floor", USE_ROUNDED},
    {"Gather", USE_MOVED},
    {"GatherElements", USE_MOVED},
    {"GatherND", USE_MOVED},
    {"Identity", USE_MOVED},
    {"Max", USE_MOVED},
    {"Min", USE_MOVED},
    {"Mul", USE_ROUNDED},
    {"Neg", USE_ROUNDED},
    {"Pad", USE_MOVED},
    {"ReduceMax", USE_MOVED},
    {"ReduceMin", USE_MOVED},
    {"Reshape", USE_MOVED},
    {"Round", USE_ROUNDED},
    {"Slice", USE_MOVED},
    {"Split", USE_MOVED},
    {"Sqrt", USE_ROUNDED},
    {"Squeeze", USE_MOVED},
    {"Sub", USE_ROUNDED},
    {"Tile", USE_MOVED},
    {"Transpose", USE_MOVED},
    {"Unsqueeze", USE_MOVED},
    {"Where", USE_MOVED},
};

/// What makes or reads quantized values is there to be seen.
static const char *const quantizing[] = {
    "ConvInteger", "DequantizeLinear", "DynamicQuantizeLinear", "MatMulInteger",
    "QLinearConv", "QLinearMatMul",    "QuantizeLinear",
};

static float_use float_use_of(aimet_string_view type) {
  const struct float_row *row = aimet_find_op_type(
      type, float_table, sizeof float_table / sizeof *float_table,
      sizeof *float_table);
  return row ? row->use : USE_INEXACT;
}

static bool is_small_float(int32_t element) {
  return element == AIMET_DATA_FLOAT16 || element == AIMET_DATA_BFLOAT16 ||
         (element >= AIMET_DATA_FLOAT8E4M3FN &&
          element <= AIMET_DATA_FLOAT8E5M2FNUZ) ||
         element == AIMET_DATA_FLOAT4E2M1 || element == AIMET_DATA_FLOAT8E8M0 ||
         element == AIMET_DATA_FLOAT6E2M3 || element == AIMET_DATA_FLOAT6E3M2;
}

bool aimet_computes_exactly(MlirOperation op, int32_t element) {
  aimet_string_view type = aimet_op_type(op);
  for (size_t i = 0; i < sizeof quantizing / sizeof *quantizing; ++i)
    if (aimet_sv_is(type, quantizing[i]))
      return false;
  if (is_small_float(element))
    return float_use_of(type) == USE_MOVED;
  if (element == AIMET_DATA_FLOAT || element == AIMET_DATA_DOUBLE)
    return float_use_of(type) != USE_INEXACT;
  return true;
}
