//===- eval_unary.c - functions of one tensor -----------------------------===//

#include "eval.h"

#include "expr.h"

#include <math.h>

static bool is_float(aimet_number a) { return a.kind == AIMET_NUMBER_FLOAT; }

static bool is_number(aimet_number a) { return is_float(a) && !isnan(a.as.f); }

/// Sizes that were cast to floats stay symbolic.
static bool is_symbolic(const aimet_eval *e, aimet_number a) {
  return a.kind == AIMET_NUMBER_SYMBOLIC &&
         (aimet_eval_is_integer(e->element) || e->element == AIMET_DATA_FLOAT ||
          e->element == AIMET_DATA_DOUBLE);
}

/// A result that needs no rounding in any element type.
static aimet_number exact(double value) {
  return isnan(value) ? aimet_unknown_number() : aimet_float(value);
}

static aimet_number neg(const aimet_eval *e, aimet_number a) {
  if (is_number(a))
    return aimet_float(-a.as.f);
  if (aimet_is_int(a))
    return aimet_int((int64_t)(0 - (uint64_t)a.as.i));
  return is_symbolic(e, a) ? aimet_sub(e->symbols, aimet_int(0), a)
                           : aimet_unknown_number();
}

aimet_number aimet_eval_abs(const aimet_eval *e, aimet_number a) {
  if (is_number(a))
    return aimet_float(fabs(a.as.f));
  if (aimet_is_int(a))
    return a.as.i < 0 && e->element != AIMET_DATA_UINT64 ? neg(e, a) : a;
  if (!is_symbolic(e, a))
    return aimet_unknown_number();
  if (aimet_number_is_not_negative(a))
    return a;
  aimet_number opposite = neg(e, a);
  return aimet_number_is_not_negative(opposite) ? opposite
                                                : aimet_unknown_number();
}

static aimet_number sign(const aimet_eval *e, aimet_number a) {
  if (is_number(a))
    return aimet_float(a.as.f > 0 ? 1 : a.as.f < 0 ? -1 : 0);
  if (aimet_is_int(a)) {
    bool is_negative = a.as.i < 0 && e->element != AIMET_DATA_UINT64;
    return aimet_int(is_negative ? -1 : a.as.i != 0);
  }
  if (is_symbolic(e, a) &&
      aimet_number_is_not_negative(aimet_sub(e->symbols, a, aimet_int(1))))
    return aimet_eval_is_integer(e->element) ? aimet_int(1) : aimet_float(1);
  return aimet_unknown_number();
}

static aimet_number floor_of(const aimet_eval *e, aimet_number a) {
  if (is_symbolic(e, a))
    return a;
  return is_number(a) ? exact(floor(a.as.f)) : aimet_unknown_number();
}

static aimet_number ceil_of(const aimet_eval *e, aimet_number a) {
  if (is_symbolic(e, a))
    return a;
  return is_number(a) ? exact(ceil(a.as.f)) : aimet_unknown_number();
}

/// Halves go to the even neighbour.
static aimet_number round_of(const aimet_eval *e, aimet_number a) {
  if (is_symbolic(e, a))
    return a;
  if (!is_number(a))
    return aimet_unknown_number();
  double down = floor(a.as.f), rest = a.as.f - down;
  if (isinf(a.as.f) || rest == 0)
    return a;
  double nearest = rest < 0.5                         ? down
                   : rest > 0.5 || fmod(down, 2) != 0 ? down + 1
                                                      : down;
  return aimet_float(copysign(nearest, a.as.f));
}

static aimet_number rounded(const aimet_eval *e, double value) {
  if (e->element == AIMET_DATA_FLOAT)
    return exact((double)(float)value);
  return e->element == AIMET_DATA_DOUBLE ? exact(value)
                                         : aimet_unknown_number();
}

static aimet_number sqrt_of(const aimet_eval *e, aimet_number a) {
  return is_number(a) ? rounded(e, sqrt(a.as.f)) : aimet_unknown_number();
}

static aimet_number reciprocal(const aimet_eval *e, aimet_number a) {
  return is_number(a) ? rounded(e, 1 / a.as.f) : aimet_unknown_number();
}

static aimet_number relu(const aimet_eval *e, aimet_number a) {
  return aimet_eval_max(
      e, a, aimet_eval_is_integer(e->element) ? aimet_int(0) : aimet_float(0));
}

static aimet_number is_nan(const aimet_eval *e, aimet_number a) {
  (void)e;
  return is_float(a) ? aimet_int(isnan(a.as.f)) : aimet_unknown_number();
}

void aimet_evaluate_neg(aimet_infer *node) { aimet_evaluate_unary(node, neg); }
void aimet_evaluate_abs(aimet_infer *node) {
  aimet_evaluate_unary(node, aimet_eval_abs);
}
void aimet_evaluate_sign(aimet_infer *node) {
  aimet_evaluate_unary(node, sign);
}
void aimet_evaluate_floor(aimet_infer *node) {
  aimet_evaluate_unary(node, floor_of);
}
void aimet_evaluate_ceil(aimet_infer *node) {
  aimet_evaluate_unary(node, ceil_of);
}
void aimet_evaluate_round(aimet_infer *node) {
  aimet_evaluate_unary(node, round_of);
}
void aimet_evaluate_sqrt(aimet_infer *node) {
  aimet_evaluate_unary(node, sqrt_of);
}
void aimet_evaluate_reciprocal(aimet_infer *node) {
  aimet_evaluate_unary(node, reciprocal);
}
void aimet_evaluate_relu(aimet_infer *node) {
  aimet_evaluate_unary(node, relu);
}
void aimet_evaluate_is_nan(aimet_infer *node) {
  aimet_evaluate_unary(node, is_nan);
}

void aimet_evaluate_is_inf(aimet_infer *node) {
  uint64_t count;
  const aimet_elements *a = aimet_input_elements(node, 0);
  if (!a || !aimet_can_evaluate(node, 0, &count) || a->count != count)
    return;
  const aimet_node *view = aimet_infer_view(node);
  bool positive = aimet_node_int(view, "detect_positive", 1) != 0;
  bool negative = aimet_node_int(view, "detect_negative", 1) != 0;
  aimet_number *out = aimet_infer_numbers(node, count);
  for (uint64_t k = 0; k < count; ++k) {
    double value = is_float(a->at[k]) ? a->at[k].as.f : 0;
    bool found = isinf(value) && (value > 0 ? positive : negative);
    out[k] = is_float(a->at[k]) ? aimet_int(found) : aimet_unknown_number();
  }
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// Clip
//===----------------------------------------------------------------------===//

/// A bound of Clip: none (`has` is false), or the number, which may be unknown.
typedef struct bound {
  bool has;
  aimet_number at;
} bound;

static bound bound_of(aimet_infer *node, const char *name, int input) {
  if (aimet_infer_version(node) < 11) {
    const aimet_node *view = aimet_infer_view(node);
    // Version 6 has the largest finite numbers as defaults.
    return (bound){aimet_infer_version(node) >= 6 || aimet_node_has(view, name),
                   aimet_float(aimet_node_float(view, name, 0))};
  }
  if (!aimet_has_input(node, input))
    return (bound){.has = false};
  const aimet_elements *elements = aimet_input_elements(node, input);
  return (bound){true, elements && elements->count == 1
                           ? elements->at[0]
                           : aimet_unknown_number()};
}

/// Without a bound runtimes take the largest finite number for one.
static aimet_number clipped(const aimet_eval *e, aimet_number a, bound low,
                            bound high) {
  if (low.has)
    a = aimet_eval_max(e, a, low.at);
  if (high.has)
    a = aimet_eval_min(e, a, high.at);
  bool is_finite_only = !low.has || !high.has;
  return is_finite_only && is_float(a) && isinf(a.as.f) ? aimet_unknown_number()
                                                        : a;
}

void aimet_evaluate_clip(aimet_infer *node) {
  uint64_t count;
  const aimet_elements *a = aimet_input_elements(node, 0);
  if (!a || !aimet_can_evaluate(node, 0, &count) || a->count != count)
    return;
  aimet_eval e = aimet_eval_begin(node, 0);
  bound low = bound_of(node, "min", 1), high = bound_of(node, "max", 2);
  aimet_number *out = aimet_infer_numbers(node, count);
  for (uint64_t k = 0; k < count; ++k)
    out[k] = clipped(&e, a->at[k], low, high);
  aimet_set_elements(node, 0, out);
}
