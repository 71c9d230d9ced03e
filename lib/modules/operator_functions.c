//===- operator_functions.c - what function an operator stands for --------===//

#include "functional_names.h"

#include "constant.h"
#include "node_view.h"
#include "parameters.h"
#include "shape_arithmetic.h"
#include "stated_rank.h"
#include "uses.h"

#include <math.h>

typedef struct operator_row {
  const char *op_type;
  const char *function; ///< `%d` stands for the number of spatial dimensions
} operator_row;

/// What is not here gives its type in snake case.
static const operator_row operator_table[] = {
    {"And", "logical_and"},
    {"ArgMax", "argmax"},
    {"ArgMin", "argmin"},
    {"AveragePool", "avg_pool%dd"},
    {"BatchNormalization", "batch_norm"},
    {"Col2Im", "col2im"},
    {"Concat", "cat"},
    {"Conv", "conv%dd"},
    {"ConvTranspose", "conv_transpose%dd"},
    {"CumSum", "cumsum"},
    {"DepthToSpace", "pixel_shuffle"},
    {"Gather", "embedding"},
    {"GatherElements", "gather"},
    {"GatherND", "index"},
    {"Gemm", "addmm"},
    {"GlobalAveragePool", "adaptive_avg_pool2d"},
    {"GlobalMaxPool", "adaptive_max_pool2d"},
    {"Greater", "gt"},
    {"GreaterOrEqual", "ge"},
    {"GridSample", "grid_sample"},
    {"GroupNormalization", "group_norm"},
    {"HardSigmoid", "hardsigmoid"},
    {"HardSwish", "hardswish"},
    {"InstanceNormalization", "instance_norm"},
    {"IsInf", "isinf"},
    {"IsNaN", "isnan"},
    {"LSTM", "lstm"},
    {"LayerNormalization", "layer_norm"},
    {"LeakyRelu", "leaky_relu"},
    {"Less", "lt"},
    {"LessOrEqual", "le"},
    {"LogSoftmax", "log_softmax"},
    {"LpNormalization", "normalize"},
    {"MatMul", "matmul"},
    {"Max", "max"},
    {"MaxPool", "max_pool%dd"},
    {"Min", "min"},
    {"NegativeLogLikelihoodLoss", "nll_loss"},
    {"Not", "logical_not"},
    {"NonMaxSuppression", "nms"},
    {"NonZero", "nonzero"},
    {"OneHot", "one_hot"},
    {"Or", "logical_or"},
    {"PRelu", "prelu"},
    {"ReduceL1", "norm"},
    {"ReduceL2", "norm"},
    {"ReduceLogSumExp", "logsumexp"},
    {"ReduceMax", "max"},
    {"ReduceMean", "mean"},
    {"ReduceMin", "min"},
    {"ReduceProd", "prod"},
    {"ReduceSum", "sum"},
    {"Resize", "interpolate"},
    {"RMSNormalization", "rms_norm"},
    {"ScatterND", "index_put"},
    {"SoftmaxCrossEntropyLoss", "cross_entropy"},
    {"SpaceToDepth", "pixel_unshuffle"},
    {"Swish", "silu"},
    {"ThresholdedRelu", "threshold"},
    {"Tile", "repeat"},
    {"TopK", "topk"},
    {"Upsample", "interpolate"},
    {"Xor", "logical_xor"},
};

static const operator_row *find_operator(aimet_string_view op_type) {
  size_t count = sizeof operator_table / sizeof *operator_table;
  for (size_t i = 0; i < count; ++i)
    if (aimet_sv_is(op_type, operator_table[i].op_type))
      return &operator_table[i];
  return NULL;
}

/// The number of spatial dimensions: of the kernel, of the weight, else 2.
static intptr_t spatial_rank(MlirOperation op, aimet_arena *arena) {
  const aimet_node node = aimet_node_of(op, NULL);
  uint64_t kernel_rank;
  if (aimet_node_ints(&node, "kernel_shape", arena, &kernel_rank) &&
      kernel_rank > 0)
    return (intptr_t)kernel_rank;
  int64_t rank = aimet_stated_rank(aimet_op_input(op, 1));
  return rank > 2 ? (intptr_t)rank - 2 : 2;
}

static aimet_string_view with_rank(const char *format, MlirOperation op,
                                   aimet_arena *arena) {
  const char *mark = strstr(format, "%d");
  if (!mark)
    return aimet_sv(format);
  return aimet_sv(aimet_arena_format(arena, "%.*s%d%s", (int)(mark - format),
                                     format, (int)spatial_rank(op, arena),
                                     mark + 2));
}

static bool bounds_are(MlirOperation clip, double low, double high) {
  double min, max;
  return aimet_constant_number(NULL, aimet_op_input(clip, 1), &min) &&
         aimet_constant_number(NULL, aimet_op_input(clip, 2), &max) &&
         min == low && max == high;
}

/// Clip up to opset 10 has its bounds as attributes.
static bool bound_attributes_are(MlirOperation clip, double low, double high) {
  const aimet_node node = aimet_node_of(clip, NULL);
  return aimet_node_float(&node, "min", (double)NAN) == low &&
         aimet_node_float(&node, "max", (double)NAN) == high;
}

static const char *clip_function(MlirOperation clip) {
  if (bounds_are(clip, 0, 6) || bound_attributes_are(clip, 0, 6))
    return "relu6";
  if (bounds_are(clip, -1, 1) || bound_attributes_are(clip, -1, 1))
    return "hardtanh";
  return "clamp";
}

/// True for Transpose with perm = [1, 0].
static bool is_matrix_transpose(MlirValue value, aimet_arena *arena) {
  MlirOperation op = aimet_defining_op(value);
  if (!aimet_op_is(op, "onnx.Transpose"))
    return false;
  const aimet_node node = aimet_node_of(op, NULL);
  uint64_t count;
  const int64_t *perm = aimet_node_ints(&node, "perm", arena, &count);
  return perm && count == 2 && perm[0] == 1;
}

/// A matrix of the user's own: weights of linear layers are called so, and
/// exporters transpose them and give the result a name of its own.
static bool is_own_matrix(MlirValue value, aimet_arena *arena) {
  aimet_string_view owner;
  return aimet_parameter_owner(value, arena, &owner) &&
         !aimet_sv_ends_with(aimet_value_name(value, arena),
                             aimet_sv(".weight"));
}

/// A product with a matrix of weights is a linear layer. Whether any other was
/// called as matmul or as bmm cannot be told, and ranks do not tell it: they
/// are known or not by what ran before.
static const char *matmul_function(MlirOperation matmul, aimet_arena *arena) {
  MlirValue right = aimet_op_input(matmul, 1);
  bool is_weight =
      is_matrix_transpose(right, arena) ||
      (aimet_value_is_constant(right) && aimet_held_rank(right) == 2 &&
       !is_own_matrix(right, arena));
  return is_weight ? "linear" : "matmul";
}

/// One number where the mask is set: a fill.
static const char *where_function(MlirOperation where) {
  double number;
  return aimet_constant_number(NULL, aimet_op_input(where, 1), &number) &&
                 !aimet_value_is_constant(aimet_op_input(where, 2))
             ? "masked_fill"
             : "where";
}

static bool holds_integers(MlirValue value) {
  if (mlirValueIsNull(value))
    return false;
  MlirType type = aimet_held_type(value);
  return mlirTypeIsAShaped(type) &&
         mlirTypeIsAInteger(mlirShapedTypeGetElementType(type));
}

/// PyTorch divides integers as floats; a quotient of integers is rounded.
static const char *div_function(MlirOperation div) {
  bool is_of_integers = holds_integers(aimet_op_input(div, 0)) ||
                        holds_integers(aimet_op_input(div, 1));
  return is_of_integers ? "floordiv" : "truediv";
}

/// What is scattered replaces what is there, is added to it, or combined.
static const char *scatter_function(MlirOperation scatter) {
  const aimet_node node = aimet_node_of(scatter, NULL);
  aimet_string_view reduction = aimet_node_string(&node, "reduction");
  if (!reduction.length || aimet_sv_is(reduction, "none"))
    return "scatter";
  return aimet_sv_is(reduction, "add") ? "scatter_add" : "scatter_reduce";
}

/// Operators that an attribute makes the one function or the other.
static const char *mode_function(MlirOperation op) {
  const aimet_node node = aimet_node_of(op, NULL);
  if (aimet_sv_is(aimet_op_type(op), "Mod"))
    return aimet_node_int(&node, "fmod", 0) ? "fmod" : "remainder";
  return aimet_node_int(&node, "upper", 1) ? "triu" : "tril";
}

aimet_string_view aimet_function_of_op(MlirOperation op, aimet_arena *arena) {
  aimet_string_view type = aimet_op_type(op);
  if (aimet_sv_is(type, "Clip"))
    return aimet_sv(clip_function(op));
  if (aimet_sv_is(type, "Div"))
    return aimet_sv(div_function(op));
  if (aimet_sv_is(type, "MatMul"))
    return aimet_sv(matmul_function(op, arena));
  if (aimet_sv_is(type, "ScatterElements"))
    return aimet_sv(scatter_function(op));
  if (aimet_sv_is(type, "Where"))
    return aimet_sv(where_function(op));
  if (aimet_sv_is(type, "Mod") || aimet_sv_is(type, "Trilu"))
    return aimet_sv(mode_function(op));
  if (aimet_sv_is(type, "Gemm")) {
    const aimet_node node = aimet_node_of(op, NULL);
    if (aimet_node_int(&node, "transB", 0))
      return aimet_sv("linear");
  }
  const operator_row *row = find_operator(type);
  return row ? with_rank(row->function, op, arena)
             : aimet_snake_case(type, arena);
}
