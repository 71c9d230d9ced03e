//===- eval_reduce.c - elements along axes: reductions, cumulation --------===//

#include "eval.h"

#include "arena.h"
#include "expr.h"

#include <math.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Axes
//===----------------------------------------------------------------------===//

/// Scalars have no axes; older versions, and runtimes, do not mind if some are
/// named.
static bool minds_axes_of_scalars(const aimet_infer *node) {
  int32_t version = aimet_infer_version(node);
  const char *name = aimet_infer_view(node)->schema->name;
  return version > 11 || (version == 11 && strcmp(name, "ReduceMax") != 0 &&
                          strcmp(name, "ReduceMin") != 0);
}

/// An axis that is named twice is reduced once, as runtimes have it.
static bool *flags_of(aimet_infer *node, const int64_t *axes, uint64_t count,
                      int32_t rank, bool report) {
  bool *flags = aimet_arena_calloc(aimet_infer_arena(node), (size_t)rank + 1,
                                   sizeof *flags);
  if (rank == 0 && !minds_axes_of_scalars(node))
    return flags;
  bool is_right = true;
  for (uint64_t i = 0; i < count; ++i) {
    int32_t axis;
    if (axes[i] >= -(int64_t)rank && axes[i] < rank) {
      flags[axes[i] < 0 ? axes[i] + rank : axes[i]] = true;
      continue;
    }
    is_right = false;
    if (report)
      aimet_normalize_axis(node, "an axis of \"axes\"", axes[i], rank, &axis);
  }
  return is_right ? flags : NULL;
}

static aimet_reduction whole(aimet_infer *node, int32_t rank, bool is_all) {
  aimet_reduction reduction = {.is_all = is_all, .is_none = !is_all};
  if (rank == AIMET_UNRANKED)
    return reduction;
  reduction.axes = aimet_arena_calloc(aimet_infer_arena(node), (size_t)rank + 1,
                                      sizeof(bool));
  for (int32_t i = 0; i < rank; ++i)
    reduction.axes[i] = is_all;
  return reduction;
}

/// Axes are an attribute in older versions, an input in newer ones; true if
/// they are known, or absent, which is an empty list.
static bool read_axes(aimet_infer *node, const int64_t **out_axes,
                      uint64_t *out_count, aimet_reduction *reduction) {
  const aimet_node *view = aimet_infer_view(node);
  *out_count = 0;
  *out_axes = NULL;
  if (!view->schema || view->schema->num_inputs < 2) {
    *out_axes =
        aimet_node_ints(view, "axes", aimet_infer_arena(node), out_count);
    return true;
  }
  if (!aimet_has_input(node, 1))
    return true;
  *out_axes = aimet_input_ints(node, 1, out_count);
  if (*out_axes)
    return true;
  reduction->counted =
      aimet_type_static_count(aimet_input_type(node, 1), &reduction->count);
  return reduction->counted && reduction->count == 0;
}

aimet_reduction aimet_reduction_of(aimet_infer *node, int32_t rank,
                                   bool report) {
  aimet_reduction reduction = {.counted = false};
  const int64_t *axes;
  uint64_t count;
  if (!read_axes(node, &axes, &count, &reduction))
    return reduction;
  if (count == 0)
    return whole(
        node, rank,
        aimet_node_int(aimet_infer_view(node), "noop_with_empty_axes", 0) == 0);
  if (rank != AIMET_UNRANKED)
    reduction.axes = flags_of(node, axes, count, rank, report);
  reduction.counted = rank == AIMET_UNRANKED;
  reduction.count = count;
  return reduction;
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// Where each element of the input goes: its place in the output.
typedef struct reduction_walk {
  const aimet_elements *in;
  const aimet_value_type *type;
  uint64_t count; ///< of the output
  uint64_t *strides, *index;
} reduction_walk;

static bool begin_walk(aimet_infer *node, const bool *axes,
                       reduction_walk *walk) {
  walk->type = aimet_input_type(node, 0);
  size_t rank = (size_t)walk->type->rank;
  walk->strides =
      aimet_arena_calloc(aimet_infer_arena(node), rank + 1, sizeof(uint64_t));
  walk->index =
      aimet_arena_calloc(aimet_infer_arena(node), rank + 1, sizeof(uint64_t));
  uint64_t stride = 1;
  for (size_t i = rank; i-- > 0;)
    if (!axes[i]) {
      walk->strides[i] = stride;
      stride *= (uint64_t)walk->type->dims[i].as.i;
    }
  return stride == walk->count;
}

static uint64_t place_of(const reduction_walk *walk) {
  uint64_t place = 0;
  for (int32_t i = 0; i < walk->type->rank; ++i)
    place += walk->index[i] * walk->strides[i];
  return place;
}

static void advance(reduction_walk *walk) {
  for (int32_t i = walk->type->rank - 1; i >= 0; --i) {
    if (++walk->index[i] < (uint64_t)walk->type->dims[i].as.i)
      return;
    walk->index[i] = 0;
  }
}

/// `first`: what an empty sum or product is; unknown: there is none.
static aimet_number *reduce(const aimet_eval *e, aimet_eval_binary function,
                            aimet_eval_unary each, aimet_number first,
                            uint64_t *out_count) {
  reduction_walk walk = {.in = aimet_input_elements(e->node, 0)};
  if (!walk.in || !aimet_can_evaluate(e->node, 0, &walk.count))
    return NULL;
  const bool *axes =
      aimet_reduction_of(e->node, aimet_input_rank(e->node, 0), false).axes;
  if (!axes || !begin_walk(e->node, axes, &walk))
    return NULL;
  aimet_number *out = aimet_infer_numbers(e->node, walk.count);
  bool *begun = aimet_arena_calloc(aimet_infer_arena(e->node),
                                   (size_t)walk.count + 1, sizeof *begun);
  for (uint64_t k = 0; k < walk.count; ++k)
    out[k] = first;
  for (uint64_t k = 0; k < walk.in->count; ++k, advance(&walk)) {
    uint64_t place = place_of(&walk);
    aimet_number value = each ? each(e, walk.in->at[k]) : walk.in->at[k];
    out[place] = begun[place] ? function(e, out[place], value) : value;
    begun[place] = true;
  }
  *out_count = walk.count;
  return out;
}

static void evaluate_integers(aimet_infer *node, aimet_eval_binary function,
                              aimet_eval_unary each, int64_t first) {
  aimet_eval e = aimet_eval_begin(node, 0);
  uint64_t count;
  aimet_number *out = aimet_eval_is_integer(e.element)
                          ? reduce(&e, function, each, aimet_int(first), &count)
                          : NULL;
  if (out)
    aimet_set_elements(node, 0, out);
}

/// Runtimes go through double here, and saturate: known results count only
/// where that makes no difference.
static aimet_number exact_in_double(const aimet_eval *e, aimet_number a) {
  int64_t limit = e->element == AIMET_DATA_INT64 ? INT64_C(1) << 53 : INT32_MAX;
  bool is_beyond = aimet_is_int(a) && (a.as.i > limit || a.as.i < -limit);
  return is_beyond ? aimet_unknown_number() : a;
}

static aimet_number exact_add(const aimet_eval *e, aimet_number a,
                              aimet_number b) {
  return exact_in_double(e, aimet_add(e->symbols, a, b));
}

static aimet_number exact_mul(const aimet_eval *e, aimet_number a,
                              aimet_number b) {
  return exact_in_double(e, aimet_mul(e->symbols, a, b));
}

static aimet_number exact_abs(const aimet_eval *e, aimet_number a) {
  return exact_in_double(e, aimet_eval_abs(e, a));
}

static aimet_number exact_self(const aimet_eval *e, aimet_number a) {
  return exact_in_double(e, a);
}

static aimet_number exact_square(const aimet_eval *e, aimet_number a) {
  return exact_mul(e, a, a);
}

void aimet_evaluate_reduce_sum(aimet_infer *node) {
  evaluate_integers(node, exact_add, exact_self, 0);
}
void aimet_evaluate_reduce_prod(aimet_infer *node) {
  evaluate_integers(node, exact_mul, exact_self, 1);
}
void aimet_evaluate_reduce_l1(aimet_infer *node) {
  evaluate_integers(node, exact_add, exact_abs, 0);
}
void aimet_evaluate_reduce_sum_square(aimet_infer *node) {
  evaluate_integers(node, exact_add, exact_square, 0);
}

static void evaluate_extreme(aimet_infer *node, aimet_eval_binary function) {
  aimet_eval e = aimet_eval_begin(node, 0);
  uint64_t count;
  aimet_number *out =
      reduce(&e, function, NULL, aimet_unknown_number(), &count);
  if (out)
    aimet_set_elements(node, 0, out);
}

void aimet_evaluate_reduce_min(aimet_infer *node) {
  evaluate_extreme(node, aimet_eval_min);
}
void aimet_evaluate_reduce_max(aimet_infer *node) {
  evaluate_extreme(node, aimet_eval_max);
}

/// The quotient is truncated; a sum that a runtime would wrap is not evaluated.
void aimet_evaluate_reduce_mean(aimet_infer *node) {
  aimet_eval e = aimet_eval_begin(node, 0);
  const aimet_elements *in = aimet_input_elements(node, 0);
  uint64_t count;
  if ((e.element != AIMET_DATA_INT32 && e.element != AIMET_DATA_INT64) || !in)
    return;
  for (uint64_t k = 0; k < in->count; ++k)
    if (!aimet_is_int(in->at[k]) || llabs(in->at[k].as.i) > INT32_MAX / 1024)
      return;
  aimet_number *out =
      reduce(&e, aimet_eval_add, NULL, aimet_unknown_number(), &count);
  if (!out || count == 0)
    return;
  for (uint64_t k = 0; k < count; ++k)
    out[k] =
        aimet_eval_div(&e, out[k], aimet_int((int64_t)(in->count / count)));
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// Lines along one axis
//===----------------------------------------------------------------------===//

/// The elements of a tensor as lines along an axis: element `i` of line
/// (`outer`, `inner`) is at (outer * length + i) * stride + inner.
typedef struct lines {
  const aimet_elements *in;
  uint64_t outer, length, stride;
} lines;

static bool begin_lines(aimet_infer *node, int64_t axis, lines *out) {
  const aimet_value_type *type = aimet_input_type(node, 0);
  out->in = aimet_input_elements(node, 0);
  if (!out->in || axis < -(int64_t)type->rank || axis >= type->rank)
    return false;
  if (axis < 0)
    axis += type->rank;
  out->outer = out->stride = 1;
  out->length = (uint64_t)type->dims[axis].as.i;
  for (int32_t i = 0; i < type->rank; ++i)
    *(i < axis ? &out->outer : &out->stride) *=
        i == axis ? 1 : (uint64_t)type->dims[i].as.i;
  return true;
}

static uint64_t place_in(const lines *l, uint64_t outer, uint64_t i,
                         uint64_t inner) {
  return (outer * l->length + i) * l->stride + inner;
}

/// True if `b` takes the place of `a` as the extreme; `*ok`: it is certain.
static bool wins(const aimet_eval *e, aimet_number a, aimet_number b,
                 bool is_max, bool is_last, bool *ok) {
  bool is_nan = (a.kind == AIMET_NUMBER_FLOAT && isnan(a.as.f)) ||
                (b.kind == AIMET_NUMBER_FLOAT && isnan(b.as.f));
  // The last one wins if it is not beaten, the first one only if it beats.
  aimet_number less =
      is_max == is_last ? aimet_eval_less(e, b, a) : aimet_eval_less(e, a, b);
  *ok &= aimet_is_int(less) && !is_nan;
  return aimet_is(less, is_last ? 0 : 1);
}

static void evaluate_arg(aimet_infer *node, bool is_max) {
  uint64_t count;
  lines l;
  const aimet_node *view = aimet_infer_view(node);
  if (!aimet_can_evaluate(node, 0, &count) ||
      !begin_lines(node, aimet_node_int(view, "axis", 0), &l) ||
      l.length == 0 || count != l.outer * l.stride)
    return;
  bool is_last = aimet_node_int(view, "select_last_index", 0) != 0;
  aimet_eval e = aimet_eval_begin(node, 0);
  aimet_number *out = aimet_infer_numbers(node, count);
  for (uint64_t k = 0; k < count; ++k) {
    uint64_t best = 0;
    bool ok = true;
    for (uint64_t i = 1; i < l.length; ++i)
      if (wins(&e, l.in->at[place_in(&l, k / l.stride, best, k % l.stride)],
               l.in->at[place_in(&l, k / l.stride, i, k % l.stride)], is_max,
               is_last, &ok))
        best = i;
    out[k] = ok ? aimet_int((int64_t)best) : aimet_unknown_number();
  }
  aimet_set_elements(node, 0, out);
}

void aimet_evaluate_arg_max(aimet_infer *node) { evaluate_arg(node, true); }
void aimet_evaluate_arg_min(aimet_infer *node) { evaluate_arg(node, false); }

static void cumulate_line(const aimet_eval *e, const lines *l, uint64_t line,
                          aimet_eval_binary function, aimet_number first,
                          aimet_number *out) {
  const aimet_node *view = aimet_infer_view(e->node);
  bool is_exclusive = aimet_node_int(view, "exclusive", 0) != 0;
  bool is_reverse = aimet_node_int(view, "reverse", 0) != 0;
  aimet_number so_far = first;
  for (uint64_t i = 0; i < l->length; ++i) {
    uint64_t at =
        place_in(l, line / l->stride, is_reverse ? l->length - 1 - i : i,
                 line % l->stride);
    if (is_exclusive)
      out[at] = so_far;
    // Beginning with the neutral element makes a difference to -0.0.
    so_far = i == 0 && !is_exclusive ? l->in->at[at]
                                     : function(e, so_far, l->in->at[at]);
    if (!is_exclusive)
      out[at] = so_far;
  }
}

static void cumulate(aimet_infer *node, aimet_eval_binary function,
                     int64_t first) {
  uint64_t count;
  int64_t axis;
  lines l;
  aimet_eval e = aimet_eval_begin(node, 0);
  if (!aimet_can_evaluate(node, 0, &count) ||
      !aimet_input_int(node, 1, &axis) || !begin_lines(node, axis, &l) ||
      count != l.in->count)
    return;
  aimet_number *out = aimet_infer_numbers(node, count);
  aimet_number start = aimet_eval_is_float(e.element)
                           ? aimet_float((double)first)
                           : aimet_int(first);
  for (uint64_t line = 0; line < l.outer * l.stride; ++line)
    cumulate_line(&e, &l, line, function, start, out);
  aimet_set_elements(node, 0, out);
}

void aimet_evaluate_cum_sum(aimet_infer *node) {
  cumulate(node, aimet_eval_add, 0);
}
void aimet_evaluate_cum_prod(aimet_infer *node) {
  cumulate(node, aimet_eval_mul, 1);
}
