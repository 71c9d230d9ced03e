//===- rules_resampling.c - Resize, grids, blocks, crops ------------------===//

#include "rule_checks.h"
#include "rule_tools.h"
#include "rules.h"

#include <inttypes.h>
#include <math.h>

//===----------------------------------------------------------------------===//
// Scaling one size
//===----------------------------------------------------------------------===//

/// Scales with a larger denominator than this are not followed symbolically.
#define MAX_DENOMINATOR 1024

/// floor(size * scale) as runtimes compute it: in single precision. A symbolic
/// size is scaled by a fraction that a float holds exactly.
static aimet_number scale_size(aimet_infer *node, aimet_number size,
                               double scale) {
  if (scale == 1.0 || size.kind == AIMET_NUMBER_UNKNOWN)
    return size;
  if (aimet_is_int(size)) {
    double scaled = floor((double)((float)size.as.i * (float)scale));
    return scaled >= 0 && scaled < 0x1p62 ? aimet_int((int64_t)scaled)
                                          : aimet_unknown_number();
  }
  aimet_symbols *symbols = aimet_infer_symbols(node);
  for (int64_t below = 1; below <= MAX_DENOMINATOR; below *= 2) {
    double above = scale * (double)below;
    if (above != floor(above) || above > 0x1p30)
      continue;
    size = aimet_mul(symbols, size, aimet_int((int64_t)above));
    return aimet_div(symbols, size, aimet_int(below));
  }
  return aimet_unknown_number();
}

/// One scale of a list; false (and reported) if it is below `least`, which no
/// runtime takes. 0 as `least`: it must be above it.
static bool check_scale(aimet_infer *node, aimet_infer_fault_kind kind,
                        uint64_t i, double scale, double least) {
  if (scale > 0 && scale >= least)
    return true;
  aimet_infer_error(node, kind,
                    "scale %" PRIu64 " is out of range, got %g, expected %s %g",
                    i, scale, least > 0 ? "at least" : "more than", least);
  return false;
}

//===----------------------------------------------------------------------===//
// Resize and Upsample
//===----------------------------------------------------------------------===//

/// A node that resizes dimensions of its input.
typedef struct resizing {
  int32_t rank;
  const int32_t *axes; ///< the axes that are resized; null: all
  uint64_t count;      ///< how many
  bool from_end;       ///< an axis is stated from the end
  double least;        ///< scales are no smaller; 0: positive
  aimet_number *dims;  ///< of the output
} resizing;

static int32_t resized_axis(const resizing *r, uint64_t i) {
  return r->axes ? r->axes[i] : (int32_t)i;
}

/// The length of a list of scales or sizes must be the number of axes.
static bool expect_length(aimet_infer *node, const resizing *r, int input,
                          const char *name) {
  aimet_number length = aimet_input_dim(node, input, 0);
  if (aimet_input_rank(node, input) != 1 || !aimet_is_int(length))
    return true;
  if (length.as.i == (int64_t)r->count)
    return true;
  aimet_infer_error(node, AIMET_FAULT_SHAPE,
                    "input \"%s\" has the wrong length, got %" PRId64
                    ", expected one element for each of %" PRIu64 " axes",
                    name, length.as.i, r->count);
  return false;
}

/// Nothing is known of the sizes of the axes that are resized.
static void forget_axes(const resizing *r) {
  for (uint64_t i = 0; i < r->count; ++i)
    r->dims[resized_axis(r, i)] = aimet_unknown_number();
}

static void resize_by_scales(aimet_infer *node, const resizing *r, int input) {
  const aimet_elements *scales = expect_length(node, r, input, "scales")
                                     ? aimet_input_elements(node, input)
                                     : NULL;
  if (!scales || scales->count != r->count) {
    forget_axes(r);
    return;
  }
  for (uint64_t i = 0; i < r->count; ++i) {
    aimet_number *dim = &r->dims[resized_axis(r, i)];
    *dim = scales->at[i].kind == AIMET_NUMBER_FLOAT &&
                   check_scale(node, AIMET_FAULT_VALUE, i, scales->at[i].as.f,
                               r->least)
               ? scale_size(node, *dim, scales->at[i].as.f)
               : aimet_unknown_number();
  }
}

/// A size that is asked for; nothing can be resized to nothing.
static aimet_number asked_size(aimet_infer *node, uint64_t i, aimet_number size,
                               aimet_number input) {
  bool was_empty = !aimet_number_differs(input, aimet_int(0));
  if (!aimet_is_int(size) || size.as.i > (was_empty ? -1 : 0))
    return size;
  aimet_infer_error(node, AIMET_FAULT_VALUE,
                    "element %" PRIu64 " of input \"sizes\" is out of range, "
                    "got %" PRId64 ", expected at least 1",
                    i, size.as.i);
  return aimet_unknown_number();
}

/// All axes get one scale: the smallest (or largest) of those that the sizes
/// ask for. Runtimes get this wrong for axes that are stated from the end.
static void keep_aspect(const resizing *r, const aimet_number *sizes,
                        bool smallest) {
  float scale = 0;
  bool known = !r->from_end;
  for (uint64_t i = 0; i < r->count && known; ++i) {
    aimet_number dim = r->dims[resized_axis(r, i)];
    known = aimet_is_int(dim) && dim.as.i > 0 && aimet_is_int(sizes[i]);
    if (!known)
      break;
    float own = (float)sizes[i].as.i / (float)dim.as.i;
    if (i == 0 || (smallest ? own < scale : own > scale))
      scale = own;
  }
  for (uint64_t i = 0; i < r->count; ++i) {
    aimet_number *dim = &r->dims[resized_axis(r, i)];
    double size = known ? (double)roundf(scale * (float)dim->as.i) : -1;
    *dim = size >= 0 && size < 0x1p62 ? aimet_int((int64_t)size)
                                      : aimet_unknown_number();
  }
}

/// `policy`: 0 stretch, 1 not_larger, 2 not_smaller; -1: unknown.
static void resize_to_sizes(aimet_infer *node, const resizing *r, int policy) {
  const aimet_elements *sizes =
      expect_length(node, r, 3, "sizes") ? aimet_input_elements(node, 3) : NULL;
  if (!sizes || sizes->count != r->count || policy < 0) {
    forget_axes(r);
    return;
  }
  aimet_number *asked = aimet_infer_numbers(node, r->count);
  for (uint64_t i = 0; i < r->count; ++i)
    asked[i] = asked_size(node, i, sizes->at[i], r->dims[resized_axis(r, i)]);
  if (policy > 0) {
    keep_aspect(r, asked, policy == 1);
    return;
  }
  for (uint64_t i = 0; i < r->count; ++i)
    r->dims[resized_axis(r, i)] = asked[i];
}

/// Reads attribute axes; false if it is wrong (reported).
static bool read_axes(aimet_infer *node, resizing *r) {
  uint64_t count = 0;
  const int64_t *axes = aimet_node_ints(aimet_infer_view(node), "axes",
                                        aimet_infer_arena(node), &count);
  r->count = (uint64_t)r->rank;
  if (!axes || count == 0)
    return true;
  if (!aimet_axis_flags(node, "attribute \"axes\"", axes, count, r->rank))
    return false;
  int32_t *positive =
      aimet_arena_calloc(aimet_infer_arena(node), (size_t)count, sizeof *axes);
  for (uint64_t i = 0; i < count; ++i)
    positive[i] = (int32_t)(axes[i] < 0 ? axes[i] + r->rank : axes[i]);
  for (uint64_t i = 0; i < count; ++i)
    r->from_end |= axes[i] < 0;
  r->axes = positive;
  r->count = count;
  return true;
}

/// An input that is there and not certainly empty.
static bool is_given(const aimet_infer *node, int i) {
  return aimet_has_input(node, i) && !aimet_is(aimet_input_dim(node, i, 0), 0);
}

/// Exactly one of the two must be given.
static void expect_scales_or_sizes(aimet_infer *node, bool scales, bool sizes) {
  if (scales != sizes)
    return;
  aimet_infer_error(node, AIMET_FAULT_VALUE,
                    "got %s, expected exactly one of them",
                    scales ? "both \"scales\" and \"sizes\""
                           : "neither \"scales\" nor \"sizes\"");
}

/// The policy of versions that have one; scales leave no choice.
static int resize_policy(aimet_infer *node, bool scales) {
  if (aimet_infer_version(node) < 18)
    return 0;
  int policy = aimet_word_of(
      node, "keep_aspect_ratio_policy",
      (const char *const[]){"stretch", "not_larger", "not_smaller", NULL});
  if (policy > 0 && scales)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"keep_aspect_ratio_policy\" does not go with "
                      "scales, expected stretch");
  return policy;
}

/// Sets the rank, and the sizes of a copy of the input's dimensions.
static bool begin_resize(aimet_infer *node, resizing *r) {
  r->rank = aimet_input_rank(node, 0);
  if (r->rank == AIMET_UNRANKED)
    return false;
  r->dims = aimet_copy_dims(node, 0, 0);
  if (!read_axes(node, r)) {
    aimet_set_rank(node, 0, r->rank);
    return false;
  }
  return true;
}

static void infer_resize(aimet_infer *node) {
  resizing r = {.least = 0};
  if (aimet_infer_version(node) == 10) {
    if (!begin_resize(node, &r))
      return;
    resize_by_scales(node, &r, 1);
    aimet_set_shape(node, 0, r.rank, r.dims);
    return;
  }
  bool scales = is_given(node, 2), sizes = is_given(node, 3);
  expect_scales_or_sizes(node, scales, sizes);
  int policy = resize_policy(node, scales);
  if (!begin_resize(node, &r))
    return;
  if (sizes)
    resize_to_sizes(node, &r, policy);
  else if (scales)
    resize_by_scales(node, &r, 2);
  else
    forget_axes(&r);
  aimet_set_shape(node, 0, r.rank, r.dims);
}

/// The scales of versions 1 and 7, which are attributes.
static const double *upsample_scales(aimet_infer *node, uint64_t *out_count) {
  const aimet_node *view = aimet_infer_view(node);
  if (aimet_infer_version(node) >= 7)
    return aimet_node_floats(view, "scales", aimet_infer_arena(node),
                             out_count);
  double *scales =
      aimet_arena_calloc(aimet_infer_arena(node), 4, sizeof *scales);
  scales[0] = scales[1] = 1;
  scales[2] = aimet_node_float(view, "height_scale", 1);
  scales[3] = aimet_node_float(view, "width_scale", 1);
  *out_count = 4;
  return scales;
}

static void infer_upsample(aimet_infer *node) {
  resizing r = {.least = 1};
  if (!begin_resize(node, &r))
    return;
  if (aimet_infer_version(node) >= 9) {
    resize_by_scales(node, &r, 1);
    aimet_set_shape(node, 0, r.rank, r.dims);
    return;
  }
  uint64_t count = 0;
  const double *scales = upsample_scales(node, &count);
  if (scales && count != r.count)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "scales do not fit the input, got %" PRIu64
                      ", expected one for each of %" PRIu64 " dimensions",
                      count, r.count);
  for (uint64_t i = 0; i < r.count; ++i)
    r.dims[i] =
        scales && count == r.count &&
                check_scale(node, AIMET_FAULT_ATTRIBUTE, i, scales[i], 1)
            ? scale_size(node, r.dims[i], scales[i])
            : aimet_unknown_number();
  aimet_set_shape(node, 0, r.rank, r.dims);
}

//===----------------------------------------------------------------------===//
// GridSample, AffineGrid
//===----------------------------------------------------------------------===//

/// Input and grid must have one rank; AIMET_UNRANKED if they have not
/// (reported), or neither is known.
static int32_t grid_rank(aimet_infer *node) {
  int32_t input = aimet_input_rank(node, 0), grid = aimet_input_rank(node, 1);
  bool input_fits = aimet_expect_rank(node, 0, 3, -1);
  bool grid_fits = aimet_expect_rank(node, 1, 3, -1);
  if ((input != AIMET_UNRANKED && !input_fits) ||
      (grid != AIMET_UNRANKED && !grid_fits))
    return AIMET_UNRANKED;
  if (input_fits && grid_fits && input != grid) {
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "input and grid differ in rank, got a grid of rank "
                      "%" PRId32 ", expected %" PRId32,
                      grid, input);
    return AIMET_UNRANKED;
  }
  return input_fits ? input : grid;
}

static void infer_grid_sample(aimet_infer *node) {
  int32_t rank = grid_rank(node);
  if (rank == AIMET_UNRANKED)
    return;
  aimet_expect_size(node, "a point of the grid", aimet_input_dim(node, 1, -1),
                    rank - 2);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  dims[0] =
      aimet_same_dim(node, "batches of input and grid",
                     aimet_input_dim(node, 0, 0), aimet_input_dim(node, 1, 0));
  dims[1] = aimet_input_dim(node, 0, 1);
  for (int32_t i = 2; i < rank; ++i)
    dims[i] = aimet_input_dim(node, 1, i - 1);
  aimet_set_shape(node, 0, rank, dims);
}

/// Spatial axes of an affine grid, from the length of the size or from theta;
/// 0 if they are not known, or wrong (reported).
static int32_t affine_axes(aimet_infer *node) {
  aimet_number length = aimet_input_dim(node, 1, 0);
  if (aimet_is_int(length)) {
    if (length.as.i == 4 || length.as.i == 5)
      return (int32_t)length.as.i - 2;
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "input \"size\" has the wrong length, got %" PRId64
                      ", expected 4 or 5",
                      length.as.i);
    return 0;
  }
  aimet_number rows = aimet_input_dim(node, 0, 1);
  return aimet_is(rows, 2) ? 2 : aimet_is(rows, 3) ? 3 : 0;
}

static void infer_affine_grid(aimet_infer *node) {
  aimet_expect_rank(node, 0, 3, 3);
  aimet_expect_rank(node, 1, 1, 1);
  int32_t axes = affine_axes(node);
  if (!axes)
    return;
  aimet_expect_size(node, "a column of \"theta\"", aimet_input_dim(node, 0, 1),
                    axes);
  aimet_expect_size(node, "a row of \"theta\"", aimet_input_dim(node, 0, 2),
                    axes + 1);
  const aimet_elements *size = aimet_input_elements(node, 1);
  bool known = size && size->count == (uint64_t)axes + 2;
  aimet_number dims[5];
  dims[0] = aimet_same_dim(node, "batches of \"theta\" and \"size\"",
                           aimet_input_dim(node, 0, 0),
                           known ? size->at[0] : aimet_unknown_number());
  for (int32_t i = 1; i <= axes; ++i)
    dims[i] = known ? size->at[i + 1] : aimet_unknown_number();
  dims[axes + 1] = aimet_int(axes);
  aimet_set_shape(node, 0, axes + 2, dims);
}

//===----------------------------------------------------------------------===//
// SpaceToDepth, DepthToSpace, CenterCropPad
//===----------------------------------------------------------------------===//

/// The size of a block; unknown if it is wrong (reported).
static aimet_number block_size(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  if (!aimet_node_has(view, "blocksize"))
    return aimet_unknown_number();
  int64_t size = aimet_node_int(view, "blocksize", 0);
  return aimet_expect_at_least(node, "blocksize", size, 1)
             ? aimet_int(size)
             : aimet_unknown_number();
}

static void infer_space_to_depth(aimet_infer *node) {
  aimet_number block = block_size(node);
  if (!aimet_expect_rank(node, 0, 4, 4))
    return;
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number area = aimet_mul(symbols, block, block);
  aimet_number dims[] = {
      aimet_input_dim(node, 0, 0),
      aimet_mul(symbols, aimet_input_dim(node, 0, 1), area),
      aimet_divide_evenly(node, "the height", aimet_input_dim(node, 0, 2),
                          block),
      aimet_divide_evenly(node, "the width", aimet_input_dim(node, 0, 3),
                          block)};
  aimet_set_shape(node, 0, 4, dims);
}

static void infer_depth_to_space(aimet_infer *node) {
  aimet_number block = block_size(node);
  if (!aimet_expect_rank(node, 0, 4, 4))
    return;
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number area = aimet_mul(symbols, block, block);
  aimet_number dims[] = {
      aimet_input_dim(node, 0, 0),
      aimet_divide_evenly(node, "the depth", aimet_input_dim(node, 0, 1), area),
      aimet_mul(symbols, aimet_input_dim(node, 0, 2), block),
      aimet_mul(symbols, aimet_input_dim(node, 0, 3), block)};
  aimet_set_shape(node, 0, 4, dims);
}

static void infer_center_crop_pad(aimet_infer *node) {
  aimet_expect_rank(node, 1, 1, 1);
  resizing r = {.least = 0};
  if (!begin_resize(node, &r))
    return;
  const aimet_elements *sizes = expect_length(node, &r, 1, "shape")
                                    ? aimet_input_elements(node, 1)
                                    : NULL;
  bool known = sizes && sizes->count == r.count;
  for (uint64_t i = 0; i < r.count; ++i)
    r.dims[resized_axis(&r, i)] = known ? sizes->at[i] : aimet_unknown_number();
  aimet_set_shape(node, 0, r.rank, r.dims);
}

const aimet_infer_rule aimet_rules_resampling[] = {
    {.name = "Resize", .infer = infer_resize},
    {.name = "Upsample", .infer = infer_upsample},
    {.name = "GridSample", .infer = infer_grid_sample},
    {.name = "AffineGrid", .infer = infer_affine_grid},
    {.name = "SpaceToDepth", .infer = infer_space_to_depth},
    {.name = "DepthToSpace", .infer = infer_depth_to_space},
    {.name = "CenterCropPad", .infer = infer_center_crop_pad},
    {.name = NULL},
};
