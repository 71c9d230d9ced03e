//===- rules_slice.c - Slice ----------------------------------------------===//
//
// Starts and ends may be symbolic. Sizes are taken not to be zero, so that
// `x[:1]` has one element.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

/// Ends from here on mean "to the end" of a dimension whose size is not known.
#define FAR INT32_MAX

/// What Slice says, in every version.
typedef struct slice {
  aimet_infer *node;
  int32_t rank;
  aimet_list starts, ends, axes, steps;
  uint64_t count; ///< of sliced axes
} slice;

static bool read_slice(aimet_infer *node, slice *s) {
  bool is_attribute = aimet_infer_version(node) < 10;
  *s = (slice){.node = node, .rank = aimet_input_rank(node, 0)};
  if (is_attribute) {
    s->starts = aimet_list_of_attribute(node, "starts");
    s->ends = aimet_list_of_attribute(node, "ends");
    s->axes = aimet_list_of_attribute(node, "axes");
  } else {
    s->starts = aimet_list_of_input(node, 1);
    s->ends = aimet_list_of_input(node, 2);
    s->axes = aimet_list_of_input(node, 3);
    s->steps = aimet_list_of_input(node, 4);
  }
  s->count = s->starts.counted ? s->starts.count : s->ends.count;
  return s->starts.counted || s->ends.counted;
}

static void check_length(aimet_infer *node, const char *name,
                         const aimet_list *list, uint64_t count) {
  if (list->given && list->counted && list->count != count)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "\"%s\" has another length than \"starts\", got %llu, "
                      "expected %llu",
                      name, (unsigned long long)list->count,
                      (unsigned long long)count);
}

static void check_lengths(const slice *s) {
  for (int i = 1; i < 5 && aimet_infer_version(s->node) >= 10; ++i)
    aimet_expect_list(s->node, i);
  for (uint64_t i = 0; s->steps.at && i < s->steps.count; ++i)
    if (aimet_is(s->steps.at[i], 0))
      aimet_infer_error(
          s->node, AIMET_FAULT_VALUE,
          "a step is 0, got 0 at place %llu of \"steps\", expected "
          "a number that is not 0",
          (unsigned long long)i);
  if (!s->starts.counted)
    return;
  check_length(s->node, "ends", &s->ends, s->count);
  check_length(s->node, "axes", &s->axes, s->count);
  check_length(s->node, "steps", &s->steps, s->count);
}

/// The axes that are sliced, in the arena; null if they are not known, or are
/// no axes (reported).
static const int64_t *sliced_axes(const slice *s) {
  int64_t *axes = aimet_arena_calloc(aimet_infer_arena(s->node),
                                     (size_t)s->count + 1, sizeof *axes);
  if (s->axes.given &&
      (!aimet_list_is_known(&s->axes) || s->axes.count != s->count))
    return NULL;
  for (uint64_t i = 0; i < s->count; ++i)
    axes[i] = s->axes.given ? s->axes.at[i].as.i : (int64_t)i;
  if (!aimet_axis_flags(s->node, "axis", axes, s->count, s->rank))
    return NULL;
  for (uint64_t i = 0; i < s->count; ++i)
    axes[i] += axes[i] < 0 ? s->rank : 0;
  return axes;
}

static aimet_number number_at(const aimet_list *list, uint64_t i) {
  return list->at && i < list->count ? list->at[i] : aimet_unknown_number();
}

static aimet_number step_at(const slice *s, uint64_t i) {
  return s->steps.given ? number_at(&s->steps, i) : aimet_int(1);
}

static int64_t clamp(int64_t value, int64_t low, int64_t high) {
  return value < low ? low : value > high ? high : value;
}

/// Where a slice of a known dimension starts.
static int64_t first_index(int64_t size, int64_t start, int64_t step) {
  start += start < 0 ? size : 0;
  return clamp(start, 0, step < 0 ? size - 1 : size);
}

/// The size of a slice of which all is known.
static int64_t known_size(int64_t size, int64_t start, int64_t end,
                          int64_t step) {
  if (size == 0)
    return 0;
  start = first_index(size, start, step);
  end += end < 0 ? size : 0;
  end = clamp(end, step < 0 ? -1 : 0, step < 0 ? size - 1 : size);
  int64_t span = step < 0 ? start - end : end - start;
  uint64_t stride = step < 0 ? 0 - (uint64_t)step : (uint64_t)step;
  return span <= 0 ? 0 : (int64_t)(((uint64_t)span - 1) / stride + 1);
}

/// a - b, at least 0.
static aimet_number at_least_zero(aimet_infer *node, aimet_number a,
                                  aimet_number b) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  return aimet_max(symbols, aimet_sub(symbols, a, b), aimet_int(0));
}

/// A start or end brought into [0, size], forwards.
static aimet_number bounded(aimet_infer *node, aimet_number size,
                            aimet_number at) {
  if (aimet_is(at, 0))
    return at;
  if (aimet_is_int(at) && at.as.i >= FAR && !aimet_is_int(size))
    return size;
  if (aimet_is_int(at) && at.as.i < 0)
    return at.as.i == INT64_MIN
               ? aimet_int(0)
               : at_least_zero(node, size, aimet_int(-at.as.i));
  return aimet_number_is_not_negative(at)
             ? aimet_min(aimet_infer_symbols(node), at, size)
             : aimet_unknown_number();
}

/// The size of a slice backwards through a dimension of which not all is known:
/// only if it is the whole of it.
static aimet_number backward_size(aimet_infer *node, aimet_number size,
                                  aimet_number start, aimet_number end,
                                  int64_t step) {
  bool is_whole = aimet_is_int(start) && aimet_is_int(end) &&
                  (start.as.i == -1 || start.as.i >= FAR) &&
                  end.as.i <= -(int64_t)FAR;
  return is_whole && step != INT64_MIN
             ? aimet_ceil_div(aimet_infer_symbols(node), size, aimet_int(-step))
             : aimet_unknown_number();
}

/// The size of slice `i` of a dimension.
static aimet_number sliced_size(const slice *s, uint64_t i, aimet_number size) {
  aimet_number start = number_at(&s->starts, i), end = number_at(&s->ends, i);
  aimet_number step = step_at(s, i);
  if (aimet_is(size, 0))
    return size;
  if (!aimet_is_int(step) || step.as.i == 0)
    return aimet_unknown_number();
  if (aimet_is_int(size) && aimet_is_int(start) && aimet_is_int(end))
    return aimet_int(known_size(size.as.i, start.as.i, end.as.i, step.as.i));
  if (step.as.i < 0)
    return backward_size(s->node, size, start, end, step.as.i);
  aimet_number from = bounded(s->node, size, start);
  aimet_number to = bounded(s->node, size, end);
  // x[-k:] has min(k, size) elements. A start beyond the end needs no bound.
  bool is_index = aimet_number_is_not_negative(start);
  aimet_number span =
      aimet_is_int(start) && start.as.i < 0 && start.as.i > INT64_MIN &&
              aimet_number_same(to, size)
          ? aimet_min(aimet_infer_symbols(s->node), aimet_int(-start.as.i),
                      size)
      : aimet_is(from, 0) ? to
                          : at_least_zero(s->node, to, is_index ? start : from);
  return aimet_ceil_div(aimet_infer_symbols(s->node), span, step);
}

static void infer_slice(aimet_infer *node) {
  slice s;
  bool is_counted = read_slice(node, &s);
  check_lengths(&s);
  if (s.rank == AIMET_UNRANKED)
    return;
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  const int64_t *axes = is_counted ? sliced_axes(&s) : NULL;
  if (!axes) {
    if (is_counted && s.count == 0)
      aimet_set_shape_of(node, 0, 0);
    else
      aimet_set_rank(node, 0, s.rank);
    return;
  }
  for (uint64_t i = 0; i < s.count; ++i)
    dims[axes[i]] = sliced_size(&s, i, dims[axes[i]]);
  aimet_set_shape(node, 0, s.rank, dims);
}

static void evaluate_slice(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const aimet_value_type *type = aimet_input_type(node, 0);
  slice s;
  aimet_index_map map;
  if (!in || !read_slice(node, &s))
    return;
  const int64_t *axes = sliced_axes(&s);
  const int64_t *strides = aimet_strides(node, type);
  if (!axes || !strides || !aimet_index_map_init(node, 0, &map) ||
      map.rank != s.rank)
    return;
  for (int32_t k = 0; k < s.rank; ++k)
    aimet_index_map_run(&map, k, 0, strides[k]);
  for (uint64_t i = 0; i < s.count; ++i) {
    aimet_number start = number_at(&s.starts, i), step = step_at(&s, i);
    if (!aimet_is_int(start) || !aimet_is_int(step) || aimet_is(step, 0))
      return;
    int32_t axis = (int32_t)axes[i];
    // With one element the step is never taken, and may be any number.
    int64_t by = map.dims[axis] > 1 ? step.as.i : 0;
    aimet_index_map_run(
        &map, axis,
        first_index(type->dims[axis].as.i, start.as.i, step.as.i) *
            strides[axis],
        by * strides[axis]);
  }
  aimet_set_mapped(node, 0, &map, in, aimet_unknown_number());
}

const aimet_infer_rule aimet_rules_slice[] = {
    {"Slice", NULL, infer_slice, evaluate_slice},
    {NULL, NULL, NULL, NULL},
};
