//===- functional_names.c - the names of PyTorch's functions --------------===//

#include "functional_names.h"

#include "stated_rank.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Functions that have modules
//===----------------------------------------------------------------------===//

typedef struct function_row {
  const char *function;
  const char *class_name;
  const char *torch_module; ///< of torch.nn.modules; null: no class of torch.nn
} function_row;

/// Sorted by function.
static const function_row function_table[] = {
    {"adaptive_avg_pool1d", "AdaptiveAvgPool1d", "pooling"},
    {"adaptive_avg_pool2d", "AdaptiveAvgPool2d", "pooling"},
    {"adaptive_avg_pool3d", "AdaptiveAvgPool3d", "pooling"},
    {"adaptive_max_pool1d", "AdaptiveMaxPool1d", "pooling"},
    {"adaptive_max_pool2d", "AdaptiveMaxPool2d", "pooling"},
    {"adaptive_max_pool3d", "AdaptiveMaxPool3d", "pooling"},
    {"add", "Add", NULL},
    {"addmm", "Addmm", NULL},
    {"avg_pool1d", "AvgPool1d", "pooling"},
    {"avg_pool2d", "AvgPool2d", "pooling"},
    {"avg_pool3d", "AvgPool3d", "pooling"},
    {"baddbmm", "Baddbmm", NULL},
    {"batch_norm", "BatchNorm", NULL},
    {"bmm", "Bmm", NULL},
    {"cat", "Concat", NULL},
    {"celu", "CELU", "activation"},
    {"col2im", "Fold", "fold"},
    {"conv1d", "Conv1d", "conv"},
    {"conv2d", "Conv2d", "conv"},
    {"conv3d", "Conv3d", "conv"},
    {"conv_transpose1d", "ConvTranspose1d", "conv"},
    {"conv_transpose2d", "ConvTranspose2d", "conv"},
    {"conv_transpose3d", "ConvTranspose3d", "conv"},
    {"cumsum", "CumSum", NULL},
    {"div", "Divide", NULL},
    {"elu", "ELU", "activation"},
    {"embedding", "Embedding", "sparse"},
    {"exp", "Exponential", NULL},
    {"floordiv", "FloorDivide", NULL},
    {"gelu", "GELU", "activation"},
    {"glu", "GLU", "activation"},
    {"grid_sample", "GridSample", NULL},
    {"group_norm", "GroupNorm", "normalization"},
    {"hardshrink", "Hardshrink", "activation"},
    {"hardsigmoid", "Hardsigmoid", "activation"},
    {"hardswish", "Hardswish", "activation"},
    {"hardtanh", "Hardtanh", "activation"},
    {"im2col", "Unfold", "fold"},
    {"instance_norm", "InstanceNorm", NULL},
    {"interpolate", "Interpolate", NULL},
    {"layer_norm", "LayerNorm", "normalization"},
    {"leaky_relu", "LeakyReLU", "activation"},
    {"linear", "Linear", "linear"},
    {"log_sigmoid", "LogSigmoid", "activation"},
    {"log_softmax", "LogSoftmax", "activation"},
    {"logsigmoid", "LogSigmoid", "activation"},
    {"masked_fill", "MaskedFill", NULL},
    {"matmul", "MatMul", NULL},
    {"max_pool1d", "MaxPool1d", "pooling"},
    {"max_pool2d", "MaxPool2d", "pooling"},
    {"max_pool3d", "MaxPool3d", "pooling"},
    {"mean", "Mean", NULL},
    {"mish", "Mish", "activation"},
    {"mul", "Multiply", NULL},
    {"norm", "Norm", NULL},
    {"pad", "Pad", NULL},
    {"pixel_shuffle", "PixelShuffle", "pixelshuffle"},
    {"pow", "Pow", NULL},
    {"prelu", "PReLU", "activation"},
    {"relu", "ReLU", "activation"},
    {"relu6", "ReLU6", "activation"},
    {"rms_norm", "RMSNorm", "normalization"},
    {"rrelu", "RReLU", "activation"},
    {"rsqrt", "RSqrt", NULL},
    {"scaled_dot_product_attention", "ScaledDotProductAttention", NULL},
    {"selu", "SELU", "activation"},
    {"sigmoid", "Sigmoid", "activation"},
    {"silu", "SiLU", "activation"},
    {"softmax", "Softmax", "activation"},
    {"softmin", "Softmin", "activation"},
    {"softplus", "Softplus", "activation"},
    {"softshrink", "Softshrink", "activation"},
    {"softsign", "Softsign", "activation"},
    {"square", "Square", NULL},
    {"sub", "Subtract", NULL},
    {"subtract", "Subtract", NULL},
    {"sum", "Sum", NULL},
    {"tanh", "Tanh", "activation"},
    {"tanhshrink", "Tanhshrink", "activation"},
    {"threshold", "Threshold", "activation"},
    {"truediv", "Divide", NULL},
    {"where", "Where", NULL},
};

static int compare_function(const void *key, const void *row) {
  return aimet_sv_compare(*(const aimet_string_view *)key,
                          aimet_sv(((const function_row *)row)->function));
}

static const function_row *find_function(aimet_string_view function) {
  return bsearch(&function, function_table,
                 sizeof function_table / sizeof *function_table,
                 sizeof *function_table, compare_function);
}

static char upper(char c) {
  return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static aimet_string_view camel_case(aimet_string_view text,
                                    aimet_arena *arena) {
  char *out = aimet_arena_alloc(arena, text.length + 1);
  size_t length = 0;
  bool start = true;
  for (size_t i = 0; i < text.length; ++i) {
    if (text.data[i] != '_')
      out[length++] = start ? upper(text.data[i]) : text.data[i];
    start = text.data[i] == '_';
  }
  return aimet_sv_n(out, length);
}

aimet_string_view aimet_function_class(aimet_string_view function,
                                       aimet_arena *arena) {
  const function_row *row = find_function(function);
  return row ? aimet_sv(row->class_name) : camel_case(function, arena);
}

/// The classes of these norms differ by the rank of what they are given.
static aimet_string_view norm_class(const char *name, MlirOperation op,
                                    aimet_arena *arena) {
  int64_t rank = aimet_stated_rank(aimet_op_input(op, 0));
  if (rank < 2 || rank > 5)
    return aimet_sv("");
  int dimensions = rank < 4 ? 1 : (int)rank - 2;
  return aimet_sv(
      aimet_arena_format(arena, "torch.nn.modules.%s%dd", name, dimensions));
}

aimet_string_view aimet_function_torch_class(aimet_string_view function,
                                             MlirOperation op,
                                             aimet_arena *arena) {
  if (aimet_sv_is(function, "batch_norm"))
    return norm_class("batchnorm.BatchNorm", op, arena);
  if (aimet_sv_is(function, "instance_norm"))
    return norm_class("instancenorm.InstanceNorm", op, arena);
  const function_row *row = find_function(function);
  if (!row || !row->torch_module)
    return aimet_sv("");
  return aimet_sv(aimet_arena_format(arena, "torch.nn.modules.%s.%s",
                                     row->torch_module, row->class_name));
}

bool aimet_function_is_known(aimet_string_view function) {
  return find_function(function) || aimet_function_is_math_invariant(function);
}

static bool is_activation(const function_row *row) {
  return row->torch_module && strcmp(row->torch_module, "activation") == 0;
}

bool aimet_function_is_activation(aimet_string_view function) {
  const function_row *row = find_function(function);
  return row && is_activation(row);
}

void aimet_each_activation(void (*visit)(const char *function, void *user_data),
                           void *user_data) {
  for (size_t i = 0; i < sizeof function_table / sizeof *function_table; ++i)
    if (is_activation(&function_table[i]))
      visit(function_table[i].function, user_data);
}

bool aimet_function_is_reported(aimet_string_view function) {
  return !aimet_sv_is(function, "mean");
}

aimet_string_view aimet_snake_case(aimet_string_view text, aimet_arena *arena) {
  char *out = aimet_arena_alloc(arena, text.length * 2 + 1);
  size_t length = 0;
  for (size_t i = 0; i < text.length; ++i) {
    char c = text.data[i];
    bool after_small = i && text.data[i - 1] >= 'a' && text.data[i - 1] <= 'z';
    if (after_small && c >= 'A' && c <= 'Z')
      out[length++] = '_';
    out[length++] = lower(c);
  }
  return aimet_sv_n(out, length);
}

//===----------------------------------------------------------------------===//
// Functions that need none
//===----------------------------------------------------------------------===//

/// Sorted.
static const char *const invariant_functions[] = {
    "_assert_tensor_metadata",
    "_to_copy",
    "_unsafe_index",
    "_unsafe_view",
    "alias",
    "arange",
    "as_strided",
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "broadcast_in_dim",
    "broadcast_to",
    "chunk",
    "clone",
    "contiguous",
    "convert_element_type",
    "copy",
    "detach",
    "diagonal",
    "empty",
    "empty_like",
    "empty_permuted",
    "empty_strided",
    "eq",
    "expand",
    "expand_as",
    "eye",
    "flatten",
    "full",
    "full_like",
    "getitem",
    "identity",
    "index",
    "index_select",
    "item",
    "lift_fresh",
    "lift_fresh_copy",
    "linspace",
    "movedim",
    "narrow",
    "ne",
    "new_empty",
    "new_empty_strided",
    "new_full",
    "new_ones",
    "new_zeros",
    "numpy_T",
    "ones",
    "ones_like",
    "permute",
    "rand",
    "rand_like",
    "randn",
    "randn_like",
    "reshape",
    "reshape_as",
    "scalar_tensor",
    "select",
    "select_scatter",
    "size",
    "slice",
    "slice_scatter",
    "split",
    "split_with_sizes",
    "squeeze",
    "swapaxes",
    "sym_size",
    "t",
    "tensor_split",
    "to",
    "transpose",
    "type_as",
    "unbind",
    "unflatten",
    "unsqueeze",
    "view",
    "view_as",
    "view_as_complex",
    "view_as_real",
    "zeros",
    "zeros_like",
};

static int compare_string(const void *key, const void *element) {
  return aimet_sv_compare(*(const aimet_string_view *)key,
                          aimet_sv(*(const char *const *)element));
}

void aimet_each_function(void (*visit)(const char *function, void *user_data),
                         void *user_data) {
  for (size_t i = 0; i < sizeof function_table / sizeof *function_table; ++i)
    visit(function_table[i].function, user_data);
  size_t count = sizeof invariant_functions / sizeof *invariant_functions;
  for (size_t i = 0; i < count; ++i)
    visit(invariant_functions[i], user_data);
}

bool aimet_function_is_math_invariant(aimet_string_view function) {
  return bsearch(&function, invariant_functions,
                 sizeof invariant_functions / sizeof *invariant_functions,
                 sizeof *invariant_functions, compare_string) != NULL;
}

//===----------------------------------------------------------------------===//
// ATen
//===----------------------------------------------------------------------===//

typedef struct alias_row {
  const char *prefix; ///< of the ATen name
  bool whole;         ///< the prefix is all of it
  const char *function;
} alias_row;

static const alias_row aten_aliases[] = {
    {"max_pool2d_with_indices", true, "max_pool2d"},
    {"max_pool3d_with_indices", true, "max_pool3d"},
    {"upsample_", false, "interpolate"},
    {"_upsample_", false, "interpolate"},
    {"_adaptive_avg_pool2d", true, "adaptive_avg_pool2d"},
    {"_adaptive_avg_pool3d", true, "adaptive_avg_pool3d"},
    {"linalg_vector_norm", true, "norm"},
    {"_native_batch_norm_legit", false, "batch_norm"},
    {"native_batch_norm", true, "batch_norm"},
    {"native_group_norm", true, "group_norm"},
    {"native_layer_norm", true, "layer_norm"},
    {"_softmax", true, "softmax"},
    {"_log_softmax", true, "log_softmax"},
    {"constant_pad_nd", true, "pad"},
    {"_scaled_dot_product_", false, "scaled_dot_product_attention"},
    {"grid_sampler", false, "grid_sample"},
    {"convolution", true, "conv2d"},
};

/// The name between library and overload: `aten.add.Tensor` -> `add`. Functions
/// of Python are printed: `<built-in function getitem>` -> `getitem`.
static aimet_string_view bare_aten(aimet_string_view qualified) {
  if (aimet_sv_ends_with(qualified, aimet_sv(">"))) {
    size_t space = aimet_sv_rfind(qualified, ' ');
    return aimet_sv_slice(qualified, space + 1, qualified.length - 1);
  }
  size_t first = aimet_sv_find(qualified, '.');
  if (first == qualified.length)
    return qualified;
  aimet_string_view rest =
      aimet_sv_slice(qualified, first + 1, qualified.length);
  return aimet_sv_slice(rest, 0, aimet_sv_find(rest, '.'));
}

/// In-place forms end in one underscore; `__and__` and the like do not.
static aimet_string_view without_in_place(aimet_string_view name) {
  bool in_place = name.length > 1 && name.data[name.length - 1] == '_' &&
                  name.data[name.length - 2] != '_';
  return in_place ? aimet_sv_slice(name, 0, name.length - 1) : name;
}

aimet_string_view aimet_function_of_aten(aimet_string_view qualified,
                                         aimet_arena *arena) {
  aimet_string_view name = without_in_place(bare_aten(qualified));
  for (size_t i = 0; i < sizeof aten_aliases / sizeof *aten_aliases; ++i) {
    const alias_row *row = &aten_aliases[i];
    if (row->whole ? aimet_sv_is(name, row->prefix)
                   : aimet_sv_starts_with(name, aimet_sv(row->prefix)))
      return aimet_sv(row->function);
  }
  return aimet_sv_n(aimet_arena_string(arena, name), name.length);
}
