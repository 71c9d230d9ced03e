//===- constructor.c - the Python that makes a module ---------------------===//
//
// A table of the classes of torch.nn says which attributes and operands of
// which operator hold their arguments. Arguments with the default of PyTorch
// are left out.
//
//===----------------------------------------------------------------------===//

#include "constructor.h"

#include "constructor_arguments.h"
#include "functional_names.h"
#include "provenance.h"
#include "shape_arithmetic.h"

#include <inttypes.h>
#include <math.h>

#define MAX_ARGUMENTS 5

typedef struct class_row {
  const char *class_name;
  const char *op_type; ///< that holds the arguments; null: there are none
  bool has_parameters;
  aimet_argument arguments[MAX_ARGUMENTS];
} class_row;

#define DIM(fallback) {"dim", AIMET_ARGUMENT_INT, "axis", 0, 0, fallback, NAN}
#define ALPHA(fallback)                                                        \
  {NULL, AIMET_ARGUMENT_FLOAT, "alpha", 0, 0, fallback, fallback}
#define EPS {"eps", AIMET_ARGUMENT_FLOAT, "epsilon", 0, 0, 1e-5, 1e-5}
#define FEATURES {NULL, AIMET_ARGUMENT_LENGTH, NULL, 1, 0, NAN, NAN}
#define POOL                                                                   \
  {NULL, AIMET_ARGUMENT_INTS, "kernel_shape", 0, 0, NAN, NAN},                 \
      {"stride", AIMET_ARGUMENT_INTS, "strides", 0, 0, 1, NAN},                \
      {"padding", AIMET_ARGUMENT_PADS, "pads", 0, 0, 0, 0},                    \
      {"ceil_mode", AIMET_ARGUMENT_FLAG, "ceil_mode", 0, 0, 0, 0}
#define MAX_POOL                                                               \
  POOL, {"dilation", AIMET_ARGUMENT_INTS, "dilations", 0, 0, 1, 1}
#define AVERAGE_POOL                                                           \
  POOL, {"count_include_pad",                                                  \
         AIMET_ARGUMENT_NOT_FLAG,                                              \
         "count_include_pad",                                                  \
         0,                                                                    \
         0,                                                                    \
         0,                                                                    \
         0}
#define NO_ARGUMENTS                                                           \
  NULL, false, {                                                               \
    { 0 }                                                                      \
  }
#define ONE                                                                    \
  {                                                                            \
    {                                                                          \
      NULL, AIMET_ARGUMENT_TEXT, "1", 0, 0, NAN, NAN                           \
    }                                                                          \
  }

static const class_row class_table[] = {
    {"ReLU", NO_ARGUMENTS},
    {"AdaptiveAvgPool1d", "GlobalAveragePool", false, ONE},
    {"AdaptiveAvgPool2d", "GlobalAveragePool", false, ONE},
    {"AdaptiveAvgPool3d", "GlobalAveragePool", false, ONE},
    {"AdaptiveMaxPool1d", "GlobalMaxPool", false, ONE},
    {"AdaptiveMaxPool2d", "GlobalMaxPool", false, ONE},
    {"AdaptiveMaxPool3d", "GlobalMaxPool", false, ONE},
    {"AvgPool1d", "AveragePool", false, {AVERAGE_POOL}},
    {"AvgPool2d", "AveragePool", false, {AVERAGE_POOL}},
    {"AvgPool3d", "AveragePool", false, {AVERAGE_POOL}},
    {"BatchNorm1d", "BatchNormalization", true, {FEATURES, EPS}},
    {"BatchNorm2d", "BatchNormalization", true, {FEATURES, EPS}},
    {"BatchNorm3d", "BatchNormalization", true, {FEATURES, EPS}},
    {"CELU", "Celu", false, {ALPHA(1)}},
    {"ELU", "Elu", false, {ALPHA(1)}},
    {"Embedding",
     "Gather",
     true,
     {{NULL, AIMET_ARGUMENT_SIZE, NULL, 0, 0, NAN, NAN},
      {NULL, AIMET_ARGUMENT_SIZE, NULL, 0, 1, NAN, NAN}}},
    {"GELU",
     "Gelu",
     false,
     {{"approximate", AIMET_ARGUMENT_TANH, "approximate", 0, 0, 0, NAN}}},
    {"GLU", "Split", false, {DIM(-1)}},
    {"Hardsigmoid", NO_ARGUMENTS},
    {"Hardswish", NO_ARGUMENTS},
    {"Hardtanh",
     "Clip",
     false,
     {{"min_val", AIMET_ARGUMENT_CONSTANT, NULL, 1, 0, NAN, -1},
      {"max_val", AIMET_ARGUMENT_CONSTANT, NULL, 2, 0, NAN, 1}}},
    {"InstanceNorm1d",
     "InstanceNormalization",
     true,
     {FEATURES, EPS, {"affine", AIMET_ARGUMENT_TEXT, "True", 0, 0, NAN, NAN}}},
    {"InstanceNorm2d",
     "InstanceNormalization",
     true,
     {FEATURES, EPS, {"affine", AIMET_ARGUMENT_TEXT, "True", 0, 0, NAN, NAN}}},
    {"InstanceNorm3d",
     "InstanceNormalization",
     true,
     {FEATURES, EPS, {"affine", AIMET_ARGUMENT_TEXT, "True", 0, 0, NAN, NAN}}},
    {"LayerNorm",
     "LayerNormalization",
     true,
     {{NULL, AIMET_ARGUMENT_SHAPE, NULL, 1, 0, NAN, NAN}, EPS}},
    {"LeakyReLU", "LeakyRelu", false, {ALPHA(0.01)}},
    {"LogSigmoid", NO_ARGUMENTS},
    {"LogSoftmax", "LogSoftmax", false, {DIM(-1)}},
    {"MaxPool1d", "MaxPool", false, {MAX_POOL}},
    {"MaxPool2d", "MaxPool", false, {MAX_POOL}},
    {"MaxPool3d", "MaxPool", false, {MAX_POOL}},
    {"Mish", NO_ARGUMENTS},
    {"PReLU", "PRelu", true, {FEATURES}},
    {"PixelShuffle",
     "DepthToSpace",
     false,
     {{NULL, AIMET_ARGUMENT_INT, "blocksize", 0, 0, NAN, NAN}}},
    {"RMSNorm",
     "RMSNormalization",
     true,
     {{NULL, AIMET_ARGUMENT_SHAPE, NULL, 1, 0, NAN, NAN}, EPS}},
    {"ReLU6", NO_ARGUMENTS},
    {"SELU", NO_ARGUMENTS},
    {"SiLU", NO_ARGUMENTS},
    {"Sigmoid", NO_ARGUMENTS},
    {"Softmax", "Softmax", false, {DIM(-1)}},
    {"Softmin", "Softmax", false, {DIM(-1)}},
    {"Softplus", "Softplus", false, {{0}}},
    {"Softsign", NO_ARGUMENTS},
    {"Tanh", NO_ARGUMENTS},
    {"Tanhshrink", NO_ARGUMENTS},
    {"Threshold",
     "ThresholdedRelu",
     false,
     {ALPHA(NAN), {NULL, AIMET_ARGUMENT_TEXT, "0", 0, 0, NAN, NAN}}},
};

static const class_row *find_class(aimet_string_view class_name) {
  for (size_t i = 0; i < sizeof class_table / sizeof *class_table; ++i)
    if (aimet_sv_is(class_name, class_table[i].class_name))
      return &class_table[i];
  return NULL;
}

/// A GELU that was taken apart says by its operators which one it is.
static bool write_expanded_gelu(aimet_argument_writer *w,
                                const class_row *row) {
  if (strcmp(row->class_name, "GELU") != 0)
    return false;
  const aimet_argument *a = &row->arguments[0];
  if (!mlirOperationIsNull(aimet_only_node(w, "Tanh"))) {
    aimet_begin_argument(w, a->keyword);
    aimet_sb_append_cstr(w->out, "\"tanh\"");
    return true;
  }
  return !mlirOperationIsNull(aimet_only_node(w, "Erf"));
}

static void write_row(aimet_argument_writer *w, const class_row *row) {
  if (!row->op_type)
    return;
  MlirOperation op = aimet_only_node(w, row->op_type);
  if (mlirOperationIsNull(op) || aimet_moves_axes(w)) {
    if (!write_expanded_gelu(w, row))
      aimet_write_unknown(w, NULL);
    return;
  }
  const aimet_node node = aimet_node_of(op, NULL);
  for (size_t i = 0; i < MAX_ARGUMENTS; ++i)
    if (row->arguments[i].keyword || row->arguments[i].source ||
        row->arguments[i].kind)
      aimet_write_argument(w, &row->arguments[i], &node);
}

//===----------------------------------------------------------------------===//
// Layers whose arguments are sizes of their weights
//===----------------------------------------------------------------------===//

static void write_bias(aimet_argument_writer *w, MlirOperation op) {
  if (mlirValueIsNull(aimet_op_input(op, 2))) {
    aimet_begin_argument(w, "bias");
    aimet_sb_append_cstr(w->out, "False");
  }
}

static void write_convolution(aimet_argument_writer *w, const char *op_type) {
  static const aimet_argument arguments[] = {
      {NULL, AIMET_ARGUMENT_INTS, "kernel_shape", 0, 0, NAN, NAN},
      {"stride", AIMET_ARGUMENT_INTS, "strides", 0, 0, 1, 1},
      {"padding", AIMET_ARGUMENT_PADS, "pads", 0, 0, 0, 0},
      {"dilation", AIMET_ARGUMENT_INTS, "dilations", 0, 0, 1, 1},
      {"groups", AIMET_ARGUMENT_INT, "group", 0, 0, 1, 1}};
  MlirOperation op = aimet_only_node(w, op_type);
  MlirType weight;
  if (mlirOperationIsNull(op) || !aimet_operand_type(op, 1, &weight) ||
      mlirShapedTypeGetRank(weight) < 3) {
    aimet_write_unknown(w, NULL);
    return;
  }
  const aimet_node node = aimet_node_of(op, NULL);
  int64_t group = aimet_node_int(&node, "group", 1);
  int64_t first = mlirShapedTypeGetDimSize(weight, 0),
          second = mlirShapedTypeGetDimSize(weight, 1), total;
  if (group < 1 || __builtin_mul_overflow(second, group, &total)) {
    aimet_write_unknown(w, NULL);
    return;
  }
  bool is_transposed = strcmp(op_type, "ConvTranspose") == 0;
  aimet_sb_appendf(w->out, "%" PRId64 ", %" PRId64,
                   is_transposed ? first : total,
                   is_transposed ? total : first);
  w->num_written = 2;
  for (size_t i = 0; i < sizeof arguments / sizeof *arguments; ++i)
    aimet_write_argument(w, &arguments[i], &node);
  write_bias(w, op);
}

/// The matrix may be transposed by Gemm, or by a node before MatMul.
static void write_linear(aimet_argument_writer *w) {
  MlirOperation gemm = aimet_only_node(w, "Gemm"),
                matmul = aimet_only_node(w, "MatMul");
  MlirOperation op = mlirOperationIsNull(gemm) ? matmul : gemm;
  MlirType weight;
  if (mlirOperationIsNull(op) || !aimet_operand_type(op, 1, &weight) ||
      mlirShapedTypeGetRank(weight) != 2) {
    aimet_write_unknown(w, NULL);
    return;
  }
  const aimet_node node = aimet_node_of(op, NULL);
  bool is_output_first =
      !mlirOperationIsNull(gemm) && aimet_node_int(&node, "transB", 0);
  aimet_sb_appendf(w->out, "%" PRId64 ", %" PRId64,
                   mlirShapedTypeGetDimSize(weight, is_output_first),
                   mlirShapedTypeGetDimSize(weight, !is_output_first));
  w->num_written = 2;
  bool adds = !mlirOperationIsNull(aimet_only_node(w, "Add"));
  if (!adds)
    write_bias(w, op);
}

/// The arguments of a class of torch.nn; true if it holds weights.
static bool write_torch_arguments(aimet_argument_writer *w,
                                  aimet_string_view class_name) {
  if (aimet_sv_starts_with(class_name, aimet_sv("ConvTranspose"))) {
    write_convolution(w, "ConvTranspose");
    return true;
  }
  if (aimet_sv_starts_with(class_name, aimet_sv("Conv"))) {
    write_convolution(w, "Conv");
    return true;
  }
  if (aimet_sv_is(class_name, "Linear")) {
    write_linear(w);
    return true;
  }
  const class_row *row = find_class(class_name);
  if (row)
    write_row(w, row);
  else
    aimet_write_unknown(w, NULL);
  return row && row->has_parameters;
}

static aimet_constructor write_torch(aimet_string_builder *out,
                                     aimet_string_view class_name,
                                     const aimet_constructor_nodes *nodes) {
  aimet_argument_writer w = {out, nodes, aimet_arena_create(), 0, true};
  aimet_sb_appendf(out, "nn.%.*s(", AIMET_SV(class_name));
  bool has_parameters = write_torch_arguments(&w, class_name);
  aimet_sb_append_char(out, ')');
  aimet_arena_destroy(w.arena);
  return (aimet_constructor){AIMET_CONSTRUCTOR_TORCH, w.is_complete,
                             has_parameters};
}

//===----------------------------------------------------------------------===//
// Functions without a class of torch.nn
//===----------------------------------------------------------------------===//

typedef struct wrapper_row {
  const char *function;
  const char *class_name; ///< of aimet_torch.nn.modules.custom; or a function
} wrapper_row;

/// Sorted by function.
static const wrapper_row wrapper_table[] = {
    {"abs", "Abs"},
    {"add", "Add"},
    {"addmm", "Addmm"},
    {"amax", "AMax"},
    {"amin", "AMin"},
    {"argmax", "Argmax"},
    {"argmin", "Argmin"},
    {"asin", "Asin"},
    {"atan", "Atan"},
    {"baddbmm", "Baddbmm"},
    {"batch_norm", "BatchNorm"},
    {"bmm", "Bmm"},
    {"cat", "Concat"},
    {"ceil", "ElementwiseCeil"},
    {"cos", "Cos"},
    {"cumsum", "CumSum"},
    {"div", "Divide"},
    {"erf", "Erf"},
    {"exp", "Exponential"},
    {"floor", "ElementwiseFloor"},
    {"floor_divide", "FloorDivide"},
    {"floordiv", "FloorDivide"},
    {"fmod", "Fmod"},
    {"gather", "Gather"},
    {"ge", "GreaterEqual"},
    {"grid_sample", "GridSample"},
    {"gt", "Greater"},
    {"interpolate", "Interpolate"},
    {"le", "LessEqual"},
    {"log", "Log"},
    {"logical_and", "LogicalAnd"},
    {"logical_not", "LogicalNot"},
    {"logical_or", "LogicalOr"},
    {"lt", "Less"},
    {"masked_fill", "MaskedFill"},
    {"matmul", "MatMul"},
    {"max", "Max"},
    {"maximum", "Maximum"},
    {"mean", "Mean"},
    {"min", "Min"},
    {"minimum", "Minimum"},
    {"mul", "Multiply"},
    {"neg", "Neg"},
    {"nonzero", "NonZero"},
    {"norm", "Norm"},
    {"normalize", "Normalize"},
    {"outer", "Outer"},
    {"pad", "Pad"},
    {"pow", "Pow"},
    {"prod", "Prod"},
    {"remainder", "Remainder"},
    {"round", "Round"},
    {"rsqrt", "RSqrt"},
    {"scaled_dot_product_attention", "ScaledDotProductAttention"},
    {"sign", "ElementwiseUnarySign"},
    {"sin", "Sin"},
    {"sqrt", "Sqrt"},
    {"square", "Square"},
    {"sub", "Subtract"},
    {"subtract", "Subtract"},
    {"sum", "Sum"},
    {"tile", "Tile"},
    {"topk", "TopK"},
    {"truediv", "Divide"},
    {"where", "Where"},
};

static const wrapper_row *find_wrapper(aimet_string_view function) {
  return aimet_find_op_type(function, wrapper_table,
                            sizeof wrapper_table / sizeof *wrapper_table,
                            sizeof *wrapper_table);
}

/// Functions that torch itself does not have, and where they are.
static const wrapper_row elsewhere_table[] = {
    {"__lshift__", "torch.bitwise_left_shift"},
    {"__rshift__", "torch.bitwise_right_shift"},
    {"affine_grid", "nn.functional.affine_grid"},
    {"cross_entropy", "nn.functional.cross_entropy"},
    {"embedding_bag", "nn.functional.embedding_bag"},
    {"fold", "nn.functional.fold"},
    {"index", "torch.Tensor.__getitem__"},
    {"local_response_norm", "nn.functional.local_response_norm"},
    {"lp_pool2d", "nn.functional.lp_pool2d"},
    {"nms", "torchvision.ops.nms"},
    {"one_hot", "nn.functional.one_hot"},
    {"pixel_unshuffle", "nn.functional.pixel_unshuffle"},
    {"repeat", "torch.Tensor.repeat"},
    {"roi_align", "torchvision.ops.roi_align"},
    {"unfold", "nn.functional.unfold"},
};

static const char *qualified_function(aimet_string_view function,
                                      aimet_arena *arena) {
  const wrapper_row *row =
      aimet_find_op_type(function, elsewhere_table,
                         sizeof elsewhere_table / sizeof *elsewhere_table,
                         sizeof *elsewhere_table);
  return row ? row->class_name
             : aimet_arena_format(arena, "torch.%.*s", AIMET_SV(function));
}

static void append_concat(aimet_string_builder *out,
                          const aimet_constructor_nodes *nodes,
                          aimet_constructor *constructor) {
  aimet_argument_writer w = {out, nodes, aimet_arena_create(), 0, true};
  static const aimet_argument axis = {
      "axis", AIMET_ARGUMENT_INT, "axis", 0, 0, 0, NAN};
  MlirOperation op = aimet_only_node(&w, "Concat");
  if (mlirOperationIsNull(op)) {
    aimet_write_unknown(&w, axis.keyword);
  } else {
    const aimet_node node = aimet_node_of(op, NULL);
    aimet_write_argument(&w, &axis, &node);
  }
  constructor->is_complete = w.is_complete;
  aimet_arena_destroy(w.arena);
}

static aimet_constructor append_wrapper(aimet_string_builder *out,
                                        const wrapper_row *wrapper,
                                        const aimet_constructor_nodes *nodes) {
  aimet_constructor constructor = {AIMET_CONSTRUCTOR_AIMET, true, false};
  aimet_sb_appendf(out, "elementwise_ops.%s(", wrapper->class_name);
  if (strcmp(wrapper->function, "cat") == 0)
    append_concat(out, nodes, &constructor);
  aimet_sb_append_char(out, ')');
  return constructor;
}

/// A convolution whose weights are computed.
static bool has_computed_weight(const aimet_constructor_nodes *nodes) {
  for (size_t i = 0; i < nodes->count; ++i)
    if (aimet_sv_is(aimet_op_type(nodes->ops[i]), "Conv")) {
      MlirValue weight = aimet_op_input(nodes->ops[i], 1);
      return !mlirValueIsNull(weight) && !aimet_value_is_constant(weight);
    }
  return false;
}

static aimet_constructor
append_dynamic_convolution(aimet_string_builder *out,
                           const aimet_constructor_nodes *nodes) {
  static const aimet_argument arguments[] = {
      {"stride", AIMET_ARGUMENT_INTS, "strides", 0, 0, 1, 1},
      {"padding", AIMET_ARGUMENT_PADS, "pads", 0, 0, 0, 0},
      {"dilation", AIMET_ARGUMENT_INTS, "dilations", 0, 0, 1, 1},
      {"groups", AIMET_ARGUMENT_INT, "group", 0, 0, 1, 1}};
  aimet_argument_writer w = {out, nodes, aimet_arena_create(), 0, true};
  MlirOperation op = aimet_only_node(&w, "Conv");
  aimet_sb_append_cstr(out, "elementwise_ops.DynamicConv2d(");
  if (mlirOperationIsNull(op)) {
    aimet_write_unknown(&w, NULL);
  } else {
    const aimet_node node = aimet_node_of(op, NULL);
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; ++i)
      aimet_write_argument(&w, &arguments[i], &node);
  }
  aimet_sb_append_char(out, ')');
  aimet_arena_destroy(w.arena);
  return (aimet_constructor){AIMET_CONSTRUCTOR_AIMET, w.is_complete, false};
}

static aimet_constructor append_wrapped(aimet_string_builder *out,
                                        aimet_string_view function,
                                        aimet_arena *arena) {
  aimet_sb_appendf(out, "elementwise_ops.create_wrapper_module(\"%.*s\", %s)()",
                   AIMET_SV(aimet_function_class(function, arena)),
                   qualified_function(function, arena));
  return (aimet_constructor){AIMET_CONSTRUCTOR_WRAPPED, true, false};
}

aimet_constructor
aimet_append_function_constructor(aimet_string_builder *out,
                                  aimet_string_view function,
                                  const aimet_constructor_nodes *nodes) {
  aimet_arena *arena = aimet_arena_create();
  aimet_string_view class_name =
      nodes->count ? aimet_function_torch_class(
                         function, nodes->ops[nodes->count - 1], arena)
                   : aimet_sv("");
  const wrapper_row *wrapper = find_wrapper(function);
  aimet_constructor constructor;
  if (aimet_sv_is(function, "conv2d") && has_computed_weight(nodes))
    constructor = append_dynamic_convolution(out, nodes);
  else if (class_name.length)
    constructor = write_torch(out, aimet_path_leaf(class_name), nodes);
  else if (wrapper)
    constructor = append_wrapper(out, wrapper, nodes);
  else
    constructor = append_wrapped(out, function, arena);
  aimet_arena_destroy(arena);
  return constructor;
}

bool aimet_append_class_constructor(aimet_string_builder *out,
                                    aimet_string_view class_name,
                                    const aimet_constructor_nodes *nodes,
                                    aimet_constructor *out_constructor) {
  if (!aimet_sv_starts_with(class_name, aimet_sv("torch.nn.modules.")))
    return false;
  *out_constructor = write_torch(out, aimet_path_leaf(class_name), nodes);
  return true;
}
