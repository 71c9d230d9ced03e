//===- infer_common.c - what many inference rules need --------------------===//

#include "infer.h"

bool aimet_normalize_axis(aimet_infer *node, const char *name, int64_t axis,
                          int32_t rank, int32_t *out_axis) {
  if (axis < -(int64_t)rank || axis >= rank) {
    aimet_infer_error(node, AIMET_FAULT_AXIS,
                      "%s is out of range, got %lld, expected %d to %d", name,
                      (long long)axis, (int)-rank, (int)rank - 1);
    return false;
  }
  *out_axis = (int32_t)(axis < 0 ? axis + rank : axis);
  return true;
}

bool *aimet_axis_flags(aimet_infer *node, const char *name, const int64_t *axes,
                       uint64_t count, int32_t rank) {
  bool *flags = aimet_arena_calloc(aimet_infer_arena(node), (size_t)rank + 1,
                                   sizeof *flags);
  for (uint64_t i = 0; i < count; ++i) {
    int32_t axis;
    if (!aimet_normalize_axis(node, name, axes[i], rank, &axis))
      return NULL;
    if (flags[axis]) {
      aimet_infer_error(node, AIMET_FAULT_AXIS, "%s names dimension %d twice",
                        name, (int)axis);
      return NULL;
    }
    flags[axis] = true;
  }
  return flags;
}

bool aimet_broadcast_dim(aimet_infer *node, aimet_number a, aimet_number b,
                         aimet_number *out) {
  bool a_is_known = aimet_is_int(a), b_is_known = aimet_is_int(b);
  *out = a;
  if (aimet_number_same(a, b) || aimet_is(b, 1))
    return true;
  *out = b;
  if (aimet_is(a, 1))
    return true;
  if (a_is_known && b_is_known)
    return false;
  // A size that is not 1 is the result, whatever the other one is.
  if (a_is_known) {
    *out = a;
  } else if (!b_is_known) {
    // Of `sequence` and `min(64, sequence)` the larger one is the result.
    aimet_number larger = aimet_max(aimet_infer_symbols(node), a, b);
    *out = aimet_number_same(larger, a) || aimet_number_same(larger, b)
               ? larger
               : aimet_unknown_number();
  }
  return true;
}

static int32_t broadcast_rank(const aimet_infer *node, const int *inputs,
                              int count) {
  int32_t rank = 0;
  for (int k = 0; k < count; ++k) {
    int32_t other = aimet_input_rank(node, inputs ? inputs[k] : k);
    if (other == AIMET_UNRANKED)
      return AIMET_UNRANKED;
    if (other > rank)
      rank = other;
  }
  return rank;
}

static void print_dims(aimet_string_builder *out,
                       const aimet_value_type *type) {
  aimet_sb_append_char(out, '[');
  for (int32_t i = 0; i < type->rank; ++i) {
    if (i)
      aimet_sb_append_cstr(out, ", ");
    aimet_number_print(out, type->dims[i]);
  }
  aimet_sb_append_char(out, ']');
}

static void report_broadcast(aimet_infer *node, const int *inputs, int count) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  for (int k = 0; k < count; ++k) {
    if (k)
      aimet_sb_append_cstr(&text, k + 1 == count ? " and " : ", ");
    print_dims(&text, aimet_input_type(node, inputs ? inputs[k] : k));
  }
  aimet_infer_error(node, AIMET_FAULT_BROADCAST,
                    "inputs do not broadcast, got shapes %s",
                    text.data ? text.data : "");
  aimet_sb_deinit(&text);
}

void aimet_set_broadcast(aimet_infer *node, int i, const int *inputs,
                         int count) {
  int32_t rank = broadcast_rank(node, inputs, count);
  if (rank == AIMET_UNRANKED)
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  bool fits = true;
  for (int32_t axis = 0; axis < rank; ++axis)
    dims[axis] = aimet_int(1);
  for (int k = 0; k < count; ++k) {
    int input = inputs ? inputs[k] : k;
    int32_t own = aimet_input_rank(node, input);
    for (int32_t axis = 0; axis < own; ++axis) {
      aimet_number *dim = &dims[rank - own + axis];
      if (!aimet_broadcast_dim(node, *dim, aimet_input_dim(node, input, axis),
                               dim)) {
        *dim = aimet_unknown_number();
        fits = false;
      }
    }
  }
  if (!fits)
    report_broadcast(node, inputs, count);
  aimet_set_shape(node, i, rank, dims);
}

aimet_number aimet_same_dim(aimet_infer *node, const char *what, aimet_number a,
                            aimet_number b) {
  if (aimet_number_differs(a, b)) {
    aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
    aimet_number_print(&text, a);
    aimet_sb_append_cstr(&text, " and ");
    aimet_number_print(&text, b);
    aimet_infer_error(node, AIMET_FAULT_SHAPE, "%s differ, got %s", what,
                      text.data);
    aimet_sb_deinit(&text);
    return aimet_unknown_number();
  }
  return a.kind == AIMET_NUMBER_UNKNOWN || aimet_is_int(b) ? b : a;
}

bool aimet_expect_rank(aimet_infer *node, int i, int32_t min, int32_t max) {
  int32_t rank = aimet_input_rank(node, i);
  if (rank == AIMET_UNRANKED)
    return false;
  if (rank >= min && (max < 0 || rank <= max))
    return true;
  if (min == max)
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "input %d has a wrong rank, got %d, expected %d", i,
                      (int)rank, (int)min);
  else if (max < 0)
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "input %d has a wrong rank, got %d, expected at least %d",
                      i, (int)rank, (int)min);
  else
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "input %d has a wrong rank, got %d, expected %d to %d", i,
                      (int)rank, (int)min, (int)max);
  return false;
}
