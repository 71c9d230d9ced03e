//===- rules_pooling.c - pools, their inverses, and regions of interest ---===//

#include "rule_tools.h"
#include "rules.h"
#include "window.h"

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// MaxPool, AveragePool, LpPool
//===----------------------------------------------------------------------===//

/// The kernel that `kernel_shape` states; unknown sizes if it is left out.
static const int64_t *read_kernel(aimet_infer *node, aimet_window *window) {
  aimet_number *kernel = aimet_infer_numbers(node, (uint64_t)window->axes);
  const int64_t *stated =
      aimet_axis_list(node, "kernel_shape", window->axes, 1, &window->broken);
  for (int32_t i = 0; i < window->axes; ++i)
    kernel[i] = stated ? aimet_int(stated[i]) : aimet_unknown_number();
  window->kernel = kernel;
  return stated;
}

/// No window may lie in the padding alone.
static void expect_small_pads(aimet_infer *node, const aimet_window *window,
                              const int64_t *kernel) {
  if (!window->pads || !kernel || window->padding != AIMET_PADDING_EXPLICIT)
    return;
  for (int32_t i = 0; i < 2 * window->axes; ++i)
    if (window->pads[i] >= kernel[i % window->axes])
      aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                        "entry %" PRId32 " of attribute \"pads\" is out of "
                        "range, got %" PRId64 ", expected less than the kernel "
                        "(%" PRId64 ")",
                        i, window->pads[i], kernel[i % window->axes]);
}

static void expect_storage_order(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  int64_t order = aimet_node_int(view, "storage_order", 0);
  if (order != 0 && order != 1)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"storage_order\" is out of range, got %" PRId64
        ", expected 0 or 1",
        order);
}

/// Runtimes believe auto_pad, the standard's inference believes pads.
static void warn_of_two_paddings(aimet_infer *node,
                                 const aimet_window *window) {
  if (window->pads && window->padding != AIMET_PADDING_EXPLICIT)
    aimet_infer_warn(node, AIMET_FAULT_ATTRIBUTE,
                     "attributes \"auto_pad\" and \"pads\" ask for different "
                     "sizes, got both, expected one of them");
}

static void pool_sizes(aimet_infer *node, const aimet_window *window,
                       aimet_number *dims) {
  bool is_torn = false;
  for (int32_t i = 0; i < window->axes; ++i) {
    aimet_number input = aimet_input_dim(node, 0, i + 2);
    dims[i + 2] = aimet_window_places(node, window, i, input);
    is_torn |= dims[i + 2].kind == AIMET_NUMBER_UNKNOWN &&
               input.kind != AIMET_NUMBER_UNKNOWN;
  }
  if (is_torn && !window->broken)
    warn_of_two_paddings(node, window);
}

static void infer_pool(aimet_infer *node) {
  if (!aimet_expect_rank(node, 0, 3, -1))
    return;
  int32_t rank = aimet_input_rank(node, 0);
  aimet_window window = aimet_read_window(node, rank - 2);
  window.is_pool = true;
  expect_small_pads(node, &window, read_kernel(node, &window));
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  dims[0] = aimet_input_dim(node, 0, 0);
  dims[1] = aimet_input_dim(node, 0, 1);
  pool_sizes(node, &window, dims);
  aimet_set_shape(node, 0, rank, dims);
  aimet_set_shape(node, 1, rank, dims);
}

static void infer_max_pool(aimet_infer *node) {
  aimet_set_element(node, 1, AIMET_DATA_INT64);
  expect_storage_order(node);
  infer_pool(node);
}

static void infer_global_pool(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0);
  if (rank < 2)
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t i = 0; i < rank; ++i)
    dims[i] = i < 2 ? aimet_input_dim(node, 0, i) : aimet_int(1);
  aimet_set_shape(node, 0, rank, dims);
}

//===----------------------------------------------------------------------===//
// MaxUnpool
//===----------------------------------------------------------------------===//

/// The sizes that follow from kernel, strides and pads.
static void unpooled_sizes(aimet_infer *node, const aimet_window *window,
                           aimet_number *dims) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  for (int32_t i = 0; i < window->axes; ++i) {
    aimet_number size =
        aimet_sub(symbols, aimet_input_dim(node, 0, i + 2), aimet_int(1));
    int64_t stride = aimet_window_stride(window, i);
    size = aimet_mul(symbols, size, aimet_int(stride));
    size = aimet_add(symbols, size, window->kernel[i]);
    size = aimet_sub(symbols, size, aimet_window_pads(node, window, i));
    dims[i + 2] = window->broken ? aimet_unknown_number() : size;
  }
}

/// What input "output_shape" asks for instead; no smaller than what follows.
static void join_output_shape(aimet_infer *node, int32_t rank,
                              aimet_number *dims) {
  if (aimet_expect_rank(node, 2, 1, 1))
    aimet_same_dim(node, "rank of the input and length of \"output_shape\"",
                   aimet_int(rank), aimet_input_dim(node, 2, 0));
  const aimet_elements *asked = aimet_input_elements(node, 2);
  bool fits = asked && asked->count == (uint64_t)rank;
  for (int32_t i = 0; i < rank; ++i) {
    aimet_number size = fits ? asked->at[i] : aimet_unknown_number();
    if (i < 2)
      size = aimet_same_dim(node, "sizes of the input and of \"output_shape\"",
                            dims[i], size);
    else if (aimet_is_int(size) && aimet_is_int(dims[i]) &&
             size.as.i < dims[i].as.i)
      aimet_infer_error(node, AIMET_FAULT_VALUE,
                        "element %" PRId32 " of \"output_shape\" is too small, "
                        "got %" PRId64 ", expected at least %" PRId64,
                        i, size.as.i, dims[i].as.i);
    dims[i] = size;
  }
}

/// The indices have the shape of the input.
static void join_indices(aimet_infer *node, int32_t rank, aimet_number *dims) {
  if (!aimet_expect_rank(node, 1, rank, rank))
    return;
  for (int32_t i = 0; i < rank; ++i) {
    aimet_number size = aimet_same_dim(node, "sizes of input and indices",
                                       aimet_input_dim(node, 0, i),
                                       aimet_input_dim(node, 1, i));
    if (i < 2)
      dims[i] = size;
  }
}

static void infer_max_unpool(aimet_infer *node) {
  if (!aimet_expect_rank(node, 0, 2, -1))
    return;
  int32_t rank = aimet_input_rank(node, 0);
  aimet_window window = {.axes = rank - 2};
  window.strides =
      aimet_axis_list(node, "strides", window.axes, 1, &window.broken);
  window.pads =
      aimet_axis_list(node, "pads", 2 * window.axes, INT64_MIN, &window.broken);
  read_kernel(node, &window);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  dims[0] = aimet_input_dim(node, 0, 0);
  dims[1] = aimet_input_dim(node, 0, 1);
  join_indices(node, rank, dims);
  unpooled_sizes(node, &window, dims);
  if (aimet_has_input(node, 2))
    join_output_shape(node, rank, dims);
  aimet_set_shape(node, 0, rank, dims);
}

//===----------------------------------------------------------------------===//
// Regions of interest
//===----------------------------------------------------------------------===//

static void infer_max_roi_pool(aimet_infer *node) {
  bool input = aimet_expect_rank(node, 0, 4, 4);
  bool rois = aimet_expect_rank(node, 1, 2, 2);
  if (rois)
    aimet_expect_size(node, "a region", aimet_input_dim(node, 1, 1), 5);
  bool broken = false;
  const int64_t *pooled = aimet_axis_list(node, "pooled_shape", 2, 1, &broken);
  aimet_number dims[] = {
      aimet_input_dim(node, 1, 0), aimet_input_dim(node, 0, 1),
      pooled ? aimet_int(pooled[0]) : aimet_unknown_number(),
      pooled ? aimet_int(pooled[1]) : aimet_unknown_number()};
  if (input || aimet_input_rank(node, 0) == AIMET_UNRANKED)
    aimet_set_shape(node, 0, 4, dims);
}

static void infer_roi_align(aimet_infer *node) {
  aimet_expect_rank(node, 0, 4, 4);
  if (aimet_expect_rank(node, 1, 2, 2))
    aimet_expect_size(node, "a region", aimet_input_dim(node, 1, 1), 4);
  const aimet_node *view = aimet_infer_view(node);
  aimet_expect_at_least(node, "sampling_ratio",
                        aimet_node_int(view, "sampling_ratio", 0), 0);
  aimet_number regions =
      aimet_join_list(node, 2, "number of regions and of batch indices",
                      aimet_input_dim(node, 1, 0));
  aimet_number dims[] = {regions, aimet_input_dim(node, 0, 1),
                         aimet_int(aimet_node_int(view, "output_height", 1)),
                         aimet_int(aimet_node_int(view, "output_width", 1))};
  aimet_set_shape(node, 0, 4, dims);
}

//===----------------------------------------------------------------------===//
// Col2Im
//===----------------------------------------------------------------------===//

/// The number of spatial axes, which both lists and all attributes state.
static aimet_number image_axes(aimet_infer *node) {
  aimet_number axes = aimet_unknown_number();
  axes = aimet_join_list(node, 1, "number of image axes", axes);
  axes = aimet_join_list(node, 2, "lengths of image and block shape", axes);
  static const char *const names[] = {"strides", "dilations", "pads"};
  for (int i = 0; i < 3 && axes.kind == AIMET_NUMBER_UNKNOWN; ++i) {
    aimet_list list = aimet_list_of_attribute(node, names[i]);
    if (list.given && (i < 2 || list.count % 2 == 0))
      axes = aimet_int((int64_t)(i < 2 ? list.count : list.count / 2));
  }
  return axes;
}

/// Puts the elements of a shape that is an input into `out`.
static void image_sizes(aimet_infer *node, int input, const char *name,
                        int32_t axes, aimet_number *out) {
  const aimet_elements *sizes = aimet_input_elements(node, input);
  for (int32_t i = 0; i < axes; ++i) {
    bool known = sizes && sizes->count == (uint64_t)axes;
    out[i] = known ? sizes->at[i] : aimet_unknown_number();
    if (!aimet_is_int(out[i]) || out[i].as.i > 0)
      continue;
    aimet_infer_error(node, AIMET_FAULT_VALUE,
                      "element %" PRId32 " of input \"%s\" is out of range, "
                      "got %" PRId64 ", expected at least 1",
                      i, name, out[i].as.i);
    out[i] = aimet_unknown_number();
  }
}

/// Columns must hold whole blocks, as many as the image has places for.
static aimet_number image_channels(aimet_infer *node,
                                   const aimet_window *window,
                                   const aimet_number *image) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number size = aimet_int(1), blocks = aimet_int(1);
  for (int32_t i = 0; i < window->axes; ++i) {
    size = aimet_mul(symbols, size, window->kernel[i]);
    blocks = aimet_mul(symbols, blocks,
                       aimet_window_places(node, window, i, image[i]));
  }
  aimet_same_dim(node, "number of columns and of blocks of the image",
                 aimet_input_dim(node, 0, 2), blocks);
  return aimet_divide_evenly(node, "rows of the columns",
                             aimet_input_dim(node, 0, 1), size);
}

static void infer_col2im(aimet_infer *node) {
  aimet_number counted = image_axes(node);
  aimet_expect_rank(node, 0, 3, 3);
  // A list longer than any rank is no image: its length is reported nowhere.
  if (!aimet_is_int(counted) || counted.as.i < 0 || counted.as.i > INT8_MAX)
    return;
  int32_t axes = (int32_t)counted.as.i;
  aimet_window window = aimet_read_window(node, axes);
  aimet_number *block = aimet_infer_numbers(node, (uint64_t)axes);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)axes + 2);
  image_sizes(node, 1, "image_shape", axes, dims + 2);
  image_sizes(node, 2, "block_shape", axes, block);
  window.kernel = block;
  dims[0] = aimet_input_dim(node, 0, 0);
  dims[1] = image_channels(node, &window, dims + 2);
  aimet_set_shape(node, 0, axes + 2, dims);
}

const aimet_infer_rule aimet_rules_pooling[] = {
    {.name = "MaxPool", .infer = infer_max_pool},
    {.name = "AveragePool", .infer = infer_pool},
    {.name = "LpPool", .infer = infer_pool},
    {.name = "GlobalAveragePool", .infer = infer_global_pool},
    {.name = "GlobalMaxPool", .infer = infer_global_pool},
    {.name = "GlobalLpPool", .infer = infer_global_pool},
    {.name = "MaxUnpool", .infer = infer_max_unpool},
    {.name = "MaxRoiPool", .infer = infer_max_roi_pool},
    {.name = "RoiAlign", .infer = infer_roi_align},
    {.name = "Col2Im", .infer = infer_col2im},
    {.name = NULL},
};
