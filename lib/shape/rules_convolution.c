//===- rules_convolution.c - Conv and its relatives -----------------------===//

#include "rules.h"
#include "window.h"

#include <inttypes.h>

/// Where a convolution has its inputs; -1: it has no such input.
typedef struct conv_inputs {
  int x, weight, bias;
} conv_inputs;

/// The rank of the output, which both inputs must have; AIMET_UNRANKED if it is
/// not known, or one of theirs is wrong (reported).
static int32_t conv_rank(aimet_infer *node, conv_inputs in) {
  int32_t rank = aimet_input_rank(node, in.x);
  int32_t weight_rank = aimet_input_rank(node, in.weight);
  bool x = aimet_expect_rank(node, in.x, 3, -1);
  bool weight = aimet_expect_rank(node, in.weight, 3, -1);
  if ((rank != AIMET_UNRANKED && !x) ||
      (weight_rank != AIMET_UNRANKED && !weight))
    return AIMET_UNRANKED;
  if (x && weight && rank != weight_rank) {
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "input and weight differ in rank, got a weight of rank "
                      "%" PRId32 ", expected %" PRId32,
                      weight_rank, rank);
    return AIMET_UNRANKED;
  }
  return x ? rank : weight_rank;
}

/// The kernel: what `kernel_shape` and the weight say together.
static const aimet_number *conv_kernel(aimet_infer *node, int weight,
                                       int32_t axes, bool *broken) {
  aimet_number *kernel = aimet_infer_numbers(node, (uint64_t)axes);
  const int64_t *stated =
      aimet_axis_list(node, "kernel_shape", axes, 1, broken);
  for (int32_t i = 0; i < axes; ++i) {
    kernel[i] = aimet_input_dim(node, weight, i + 2);
    if (stated)
      kernel[i] = aimet_same_dim(
          node, "sizes of attribute \"kernel_shape\" and of the weight",
          aimet_int(stated[i]), kernel[i]);
  }
  return kernel;
}

/// The number of groups, or -1 if it is wrong (reported).
static int64_t conv_group(aimet_infer *node, const char *name) {
  int64_t group = aimet_node_int(aimet_infer_view(node), name, 1);
  return aimet_expect_at_least(node, name, group, 1) ? group : -1;
}

/// Checks channels against groups and bias; the number of output channels.
static aimet_number conv_channels(aimet_infer *node, conv_inputs in) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  int64_t group = conv_group(node, "group");
  aimet_number channels = aimet_input_dim(node, in.weight, 0);
  if (group > 0) {
    aimet_number wanted = aimet_mul(
        symbols, aimet_input_dim(node, in.weight, 1), aimet_int(group));
    aimet_same_dim(node, "channels of the input and of weight times group",
                   aimet_input_dim(node, in.x, 1), wanted);
    aimet_divide_evenly(node, "output channels", channels, aimet_int(group));
  }
  return in.bias < 0 ? channels
                     : aimet_join_list(node, in.bias,
                                       "sizes of output channels and of bias",
                                       channels);
}

/// A kernel must fit into the padded input at least once.
static bool kernel_fits(aimet_infer *node, const aimet_window *window,
                        int32_t axis, aimet_number input) {
  if (window->broken || window->padding == AIMET_PADDING_SAME ||
      !aimet_is_int(input))
    return true;
  aimet_number padded = aimet_add(aimet_infer_symbols(node), input,
                                  aimet_window_pads(node, window, axis));
  aimet_number extent = aimet_window_extent(node, window, axis);
  if (!aimet_is_int(padded) || !aimet_is_int(extent) ||
      padded.as.i >= extent.as.i)
    return true;
  aimet_infer_error(node, AIMET_FAULT_NEGATIVE,
                    "the padded input is smaller than the kernel on spatial "
                    "axis %" PRId32 ", got %" PRId64
                    ", expected at least %" PRId64,
                    axis, padded.as.i, extent.as.i);
  return false;
}

/// auto_pad and pads are two answers to one question.
static void expect_one_padding(aimet_infer *node, const aimet_window *window) {
  if (window->padding != AIMET_PADDING_EXPLICIT && window->pads)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attributes \"auto_pad\" and \"pads\" exclude each other, "
        "got both, expected one of them");
}

/// What a convolution makes of its inputs.
typedef struct conv_output {
  int32_t rank;
  aimet_window window;
  aimet_number *dims;
} conv_output;

/// False if nothing can be said of the output.
static bool conv_dims(aimet_infer *node, conv_inputs in, conv_output *out) {
  out->rank = conv_rank(node, in);
  if (out->rank == AIMET_UNRANKED)
    return false;
  aimet_window *window = &out->window;
  *window = aimet_read_window(node, out->rank - 2);
  window->kernel = conv_kernel(node, in.weight, window->axes, &window->broken);
  expect_one_padding(node, window);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)out->rank);
  dims[0] = aimet_input_dim(node, in.x, 0);
  dims[1] = conv_channels(node, in);
  for (int32_t i = 0; i < window->axes; ++i) {
    aimet_number input = aimet_input_dim(node, in.x, i + 2);
    dims[i + 2] = kernel_fits(node, window, i, input)
                      ? aimet_window_places(node, window, i, input)
                      : aimet_unknown_number();
  }
  out->dims = dims;
  return true;
}

static void conv_shape(aimet_infer *node, conv_inputs in) {
  conv_output out;
  if (conv_dims(node, in, &out))
    aimet_set_shape(node, 0, out.rank, out.dims);
}

static void infer_conv(aimet_infer *node) {
  conv_shape(node, (conv_inputs){.x = 0, .weight = 1, .bias = 2});
}

static void infer_conv_integer(aimet_infer *node) {
  aimet_set_element(node, 0, AIMET_DATA_INT32);
  conv_shape(node, (conv_inputs){.x = 0, .weight = 1, .bias = -1});
  aimet_expect_scale(node, 2, "x_zero_point", aimet_unknown_number());
  aimet_expect_scale(node, 3, "w_zero_point", aimet_input_dim(node, 1, 0));
}

static void infer_qlinear_conv(aimet_infer *node) {
  conv_shape(node, (conv_inputs){.x = 0, .weight = 3, .bias = 8});
  aimet_number none = aimet_unknown_number();
  aimet_number channels = aimet_input_dim(node, 3, 0);
  aimet_expect_scale(node, 1, "x_scale", none);
  aimet_expect_scale(node, 2, "x_zero_point", none);
  aimet_expect_scale(node, 4, "w_scale", channels);
  aimet_expect_scale(node, 5, "w_zero_point", channels);
  aimet_expect_scale(node, 6, "y_scale", none);
  aimet_expect_scale(node, 7, "y_zero_point", none);
}

//===----------------------------------------------------------------------===//
// DeformConv
//===----------------------------------------------------------------------===//

/// Sizes of the offsets or the mask: [N, groups * kernel * `each`, output...].
/// The output learns what they know better.
static void join_offsets(aimet_infer *node, int i, int64_t groups, int64_t each,
                         conv_output *out) {
  if (!aimet_has_input(node, i) ||
      !aimet_expect_rank(node, i, out->rank, out->rank))
    return;
  const char *name = i == 2 ? "sizes of the output and of \"offset\""
                            : "sizes of the output and of \"mask\"";
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number channels =
      aimet_mul(symbols, aimet_int(groups), aimet_int(each));
  for (int32_t axis = 0; axis < out->window.axes; ++axis) {
    channels = aimet_mul(symbols, channels, out->window.kernel[axis]);
    out->dims[axis + 2] = aimet_same_dim(node, name, out->dims[axis + 2],
                                         aimet_input_dim(node, i, axis + 2));
  }
  aimet_same_dim(node,
                 i == 2 ? "channels of kernel and groups and of \"offset\""
                        : "channels of kernel and groups and of \"mask\"",
                 channels, aimet_input_dim(node, i, 1));
  out->dims[0] =
      aimet_same_dim(node, name, out->dims[0], aimet_input_dim(node, i, 0));
}

static void infer_deform_conv(aimet_infer *node) {
  conv_inputs in = {.x = 0, .weight = 1, .bias = 3};
  conv_output out;
  if (!conv_dims(node, in, &out))
    return;
  int64_t groups = conv_group(node, "offset_group");
  if (groups > 0) {
    aimet_divide_evenly(node, "input channels", aimet_input_dim(node, 0, 1),
                        aimet_int(groups));
    join_offsets(node, 2, groups, out.window.axes, &out);
    if (out.window.axes == 2)
      join_offsets(node, 4, groups, 1, &out);
  }
  aimet_set_shape(node, 0, out.rank, out.dims);
}

//===----------------------------------------------------------------------===//
// ConvTranspose
//===----------------------------------------------------------------------===//

/// The attributes that only a transposed convolution has.
typedef struct transpose_sizes {
  const int64_t *shape;   ///< what `output_shape` asks for; null: nothing
  const int64_t *padding; ///< `output_padding`; null: none
} transpose_sizes;

/// Each entry of output_padding must be smaller than the stride or the
/// dilation.
static void expect_small_padding(aimet_infer *node, const aimet_window *window,
                                 const int64_t *padding) {
  for (int32_t i = 0; padding && i < window->axes; ++i) {
    int64_t limit = aimet_window_stride(window, i);
    if (window->dilations && window->dilations[i] > limit)
      limit = window->dilations[i];
    if (padding[i] >= limit)
      aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                        "entry %" PRId32 " of attribute \"output_padding\" is "
                        "out of range, got %" PRId64 ", expected less than "
                        "stride or dilation (%" PRId64 ")",
                        i, padding[i], limit);
  }
}

/// With automatic padding runtimes aim at input * stride, the standard's
/// inference adds the output padding: known where both come to the same.
static aimet_number transpose_same(aimet_infer *node,
                                   const aimet_window *window, int32_t axis,
                                   aimet_number input, int64_t padding) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  int64_t stride = aimet_window_stride(window, axis);
  aimet_number extent = aimet_window_extent(node, window, axis);
  if (!aimet_is_int(extent))
    return aimet_unknown_number();
  if (extent.as.i >= stride && padding == 0)
    return aimet_mul(symbols, input, aimet_int(stride));
  aimet_number last = aimet_add(symbols, extent, aimet_int(padding));
  if (!aimet_is_int(last) || last.as.i > stride)
    return aimet_unknown_number();
  aimet_number size = aimet_sub(symbols, input, aimet_int(1));
  size = aimet_mul(symbols, size, aimet_int(stride));
  return aimet_add(symbols, size, last);
}

static aimet_number transpose_size(aimet_infer *node,
                                   const aimet_window *window, int32_t axis,
                                   aimet_number input, transpose_sizes sizes) {
  if (sizes.shape)
    return aimet_int(sizes.shape[axis]);
  if (window->broken)
    return aimet_unknown_number();
  int64_t padding = sizes.padding ? sizes.padding[axis] : 0;
  if (window->padding == AIMET_PADDING_SAME)
    return transpose_same(node, window, axis, input, padding);
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number size = aimet_sub(symbols, input, aimet_int(1));
  int64_t stride = aimet_window_stride(window, axis);
  size = aimet_mul(symbols, size, aimet_int(stride));
  size = aimet_add(symbols, size, aimet_int(padding));
  size = aimet_add(symbols, size, aimet_window_extent(node, window, axis));
  return aimet_sub(symbols, size, aimet_window_pads(node, window, axis));
}

/// The weight is [C, M / group, kernel...]; the output has M channels.
static aimet_number transpose_channels(aimet_infer *node) {
  aimet_number channels = aimet_input_dim(node, 0, 1);
  aimet_number made = aimet_unknown_number();
  int64_t group = conv_group(node, "group");
  if (group > 0) {
    aimet_same_dim(node, "channels of input and weight", channels,
                   aimet_input_dim(node, 1, 0));
    aimet_divide_evenly(node, "input channels", channels, aimet_int(group));
    made = aimet_mul(aimet_infer_symbols(node), aimet_input_dim(node, 1, 1),
                     aimet_int(group));
  }
  return aimet_join_list(node, 2, "sizes of output channels and of bias", made);
}

static void infer_conv_transpose(aimet_infer *node) {
  conv_inputs in = {.x = 0, .weight = 1, .bias = 2};
  int32_t rank = conv_rank(node, in);
  if (rank == AIMET_UNRANKED)
    return;
  int32_t axes = rank - 2;
  aimet_window window = aimet_read_window(node, axes);
  window.kernel = conv_kernel(node, in.weight, axes, &window.broken);
  expect_one_padding(node, &window);
  transpose_sizes sizes;
  sizes.shape = aimet_axis_list(node, "output_shape", axes, 0, &window.broken);
  sizes.padding =
      aimet_axis_list(node, "output_padding", axes, 0, &window.broken);
  expect_small_padding(node, &window, sizes.padding);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  dims[0] = aimet_input_dim(node, 0, 0);
  dims[1] = transpose_channels(node);
  for (int32_t i = 0; i < axes; ++i)
    dims[i + 2] = transpose_size(node, &window, i,
                                 aimet_input_dim(node, 0, i + 2), sizes);
  aimet_set_shape(node, 0, rank, dims);
}

//===----------------------------------------------------------------------===//
// CausalConvWithState
//===----------------------------------------------------------------------===//

/// The kernel: at least one element, one more than the state holds.
static aimet_number causal_kernel(aimet_infer *node, bool state) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number kernel = aimet_input_dim(node, 1, 2);
  if (aimet_is_int(kernel) && kernel.as.i < 1) {
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the kernel is empty, got %" PRId64
                      " elements, expected at least 1",
                      kernel.as.i);
    return aimet_unknown_number();
  }
  aimet_number held = aimet_sub(symbols, kernel, aimet_int(1));
  return state ? aimet_same_dim(node, "lengths of kernel less 1 and of state",
                                held, aimet_input_dim(node, 3, 2))
               : held;
}

/// The channels that the input and all but the state tell.
static aimet_number causal_channels(aimet_infer *node) {
  aimet_number channels = aimet_input_dim(node, 0, 1);
  if (aimet_expect_rank(node, 1, 3, 3)) {
    channels = aimet_same_dim(node, "channels of input and weight", channels,
                              aimet_input_dim(node, 1, 0));
    aimet_expect_size(node, "dimension 1 of the weight",
                      aimet_input_dim(node, 1, 1), 1);
  }
  return aimet_join_list(node, 2, "sizes of channels and of bias", channels);
}

static void infer_causal_conv(aimet_infer *node) {
  bool input = aimet_expect_rank(node, 0, 3, 3);
  bool state = aimet_has_input(node, 3) && aimet_expect_rank(node, 3, 3, 3);
  aimet_number batch = aimet_input_dim(node, 0, 0);
  aimet_number channels = causal_channels(node);
  if (state) {
    channels = aimet_same_dim(node, "channels of input and state", channels,
                              aimet_input_dim(node, 3, 1));
    batch = aimet_same_dim(node, "batches of input and state", batch,
                           aimet_input_dim(node, 3, 0));
  }
  aimet_number dims[] = {batch, channels, aimet_input_dim(node, 0, 2)};
  if (input)
    aimet_set_shape(node, 0, 3, dims);
  dims[2] = causal_kernel(node, state);
  aimet_set_shape(node, 1, 3, dims);
}

const aimet_infer_rule aimet_rules_convolution[] = {
    {.name = "Conv", .infer = infer_conv},
    {.name = "ConvInteger", .infer = infer_conv_integer},
    {.name = "QLinearConv", .infer = infer_qlinear_conv},
    {.name = "DeformConv", .infer = infer_deform_conv},
    {.name = "ConvTranspose", .infer = infer_conv_transpose},
    {.name = "CausalConvWithState", .infer = infer_causal_conv},
    {.name = NULL},
};
