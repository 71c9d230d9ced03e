//===- eval_arithmetic.c - sums, products, quotients, extrema -------------===//
//
// Integers are computed in 64 bits and wrap; what holds the result narrows it.
// Floats of 32 and 64 bits are computed in double and rounded once more, which
// gives the correctly rounded result of a single operation. Floats of 16 bits
// are left alone where they would be rounded: runtimes differ on that. A result
// that is no number has no certain bits, so it is unknown.
//
//===----------------------------------------------------------------------===//

#include "eval.h"

#include "expr.h"

#include <math.h>
#include <stdlib.h>

static bool is_rounded_once(const aimet_eval *e) {
  return e->element == AIMET_DATA_FLOAT || e->element == AIMET_DATA_DOUBLE;
}

static aimet_number float_result(const aimet_eval *e, double value) {
  if (isnan(value) || !is_rounded_once(e))
    return aimet_unknown_number();
  return aimet_float(e->element == AIMET_DATA_FLOAT ? (double)(float)value
                                                    : value);
}

static bool both_int(aimet_number a, aimet_number b) {
  return aimet_is_int(a) && aimet_is_int(b);
}

static bool both_float(aimet_number a, aimet_number b) {
  return a.kind == AIMET_NUMBER_FLOAT && b.kind == AIMET_NUMBER_FLOAT;
}

/// The largest integer up to which a float32 has them all.
#define EXACT_IN_FLOAT (INT64_C(1) << 24)

/// An element of a float tensor as an integer expression: sizes that were cast
/// stay symbolic, and are small enough to be exact.
aimet_number aimet_eval_integral(const aimet_eval *e, aimet_number a) {
  if (!is_rounded_once(e))
    return aimet_unknown_number();
  if (a.kind == AIMET_NUMBER_SYMBOLIC)
    return a;
  bool is_whole = a.kind == AIMET_NUMBER_FLOAT && a.as.f == floor(a.as.f) &&
                  fabs(a.as.f) <= (double)EXACT_IN_FLOAT &&
                  !(a.as.f == 0 && signbit(a.as.f));
  return is_whole ? aimet_int((int64_t)a.as.f) : aimet_unknown_number();
}

/// An operation on floats of which one is a symbolic integer.
static aimet_number symbolic_float(const aimet_eval *e,
                                   aimet_number (*function)(aimet_symbols *,
                                                            aimet_number,
                                                            aimet_number),
                                   aimet_number a, aimet_number b) {
  aimet_number result = function(e->symbols, aimet_eval_integral(e, a),
                                 aimet_eval_integral(e, b));
  return aimet_is_int(result) ? aimet_float((double)result.as.i) : result;
}

static aimet_number wrapped(uint64_t bits) { return aimet_int((int64_t)bits); }

aimet_number aimet_eval_add(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  if (both_float(a, b))
    return float_result(e, a.as.f + b.as.f);
  if (!aimet_eval_is_integer(e->element))
    return symbolic_float(e, aimet_add, a, b);
  return both_int(a, b) ? wrapped((uint64_t)a.as.i + (uint64_t)b.as.i)
                        : aimet_add(e->symbols, a, b);
}

aimet_number aimet_eval_sub(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  if (both_float(a, b))
    return float_result(e, a.as.f - b.as.f);
  if (!aimet_eval_is_integer(e->element))
    return symbolic_float(e, aimet_sub, a, b);
  return both_int(a, b) ? wrapped((uint64_t)a.as.i - (uint64_t)b.as.i)
                        : aimet_sub(e->symbols, a, b);
}

aimet_number aimet_eval_mul(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  if (both_float(a, b))
    return float_result(e, a.as.f * b.as.f);
  if (!aimet_eval_is_integer(e->element))
    return symbolic_float(e, aimet_mul, a, b);
  if (aimet_is(a, 0) || aimet_is(b, 0))
    return aimet_int(0);
  return both_int(a, b) ? wrapped((uint64_t)a.as.i * (uint64_t)b.as.i)
                        : aimet_mul(e->symbols, a, b);
}

static aimet_number negated(const aimet_eval *e, aimet_number a) {
  return aimet_sub(e->symbols, aimet_int(0), a);
}

/// Division truncates, aimet_div rounds down: they agree where the sign is
/// certain, and what may have either is not known.
static aimet_number symbolic_div(const aimet_eval *e, aimet_number a,
                                 aimet_number b) {
  aimet_number opposite = negated(e, a);
  if (aimet_is_int(b) && b.as.i < 0)
    return symbolic_div(e, opposite, negated(e, b));
  if (aimet_number_is_not_negative(opposite))
    return negated(e, aimet_div(e->symbols, opposite, b));
  return aimet_number_is_not_negative(a) && aimet_number_is_positive(b)
             ? aimet_div(e->symbols, a, b)
             : aimet_unknown_number();
}

aimet_number aimet_eval_div(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  if (both_float(a, b))
    return float_result(e, a.as.f / b.as.f);
  if (!aimet_eval_is_integer(e->element))
    return symbolic_float(e, aimet_exact_div, a, b);
  if (aimet_is(b, 0) || (aimet_is_int(b) && b.as.i == INT64_MIN))
    return aimet_unknown_number();
  if (!both_int(a, b))
    return symbolic_div(e, a, b);
  if (!aimet_eval_is_plain(e, a) || !aimet_eval_is_plain(e, b) ||
      (b.as.i == -1 && a.as.i == INT64_MIN))
    return aimet_unknown_number();
  return aimet_int(a.as.i / b.as.i);
}

/// Beyond this a double does not hold all integers.
#define EXACT_IN_DOUBLE (INT64_C(1) << 53)

static bool is_exact_in_double(aimet_number a) {
  return a.as.i >= -EXACT_IN_DOUBLE && a.as.i <= EXACT_IN_DOUBLE;
}

static aimet_number integer_mod(const aimet_eval *e, aimet_number a,
                                aimet_number b) {
  if (!aimet_eval_is_plain(e, a) || !aimet_eval_is_plain(e, b) || b.as.i == -1)
    return aimet_is_int(b) && b.as.i == -1 && aimet_is_int(a) &&
                   e->element != AIMET_DATA_UINT64
               ? aimet_int(0)
               : aimet_unknown_number();
  int64_t rest = a.as.i % b.as.i;
  if (!e->flag)
    return aimet_int(rest != 0 && (rest < 0) != (b.as.i < 0) ? rest + b.as.i
                                                             : rest);
  return is_exact_in_double(a) && is_exact_in_double(b)
             ? aimet_int(rest)
             : aimet_unknown_number();
}

/// `e->flag` is `fmod`: the rest has the sign of the dividend.
aimet_number aimet_eval_mod(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  if (both_float(a, b))
    return e->flag ? float_result(e, fmod(a.as.f, b.as.f))
                   : aimet_unknown_number();
  if (!aimet_eval_is_integer(e->element) || aimet_is(b, 0))
    return aimet_unknown_number();
  if (both_int(a, b))
    return integer_mod(e, a, b);
  if (e->flag && !aimet_number_is_not_negative(a))
    return aimet_unknown_number();
  return aimet_mod(e->symbols, a, b);
}

/// Integer powers that a runtime, which goes through double, has exactly.
static aimet_number integer_pow(const aimet_eval *e, aimet_number a,
                                int64_t exponent) {
  aimet_number power = aimet_int(1);
  for (int64_t i = 0; i < exponent; ++i)
    power = aimet_mul(e->symbols, power, a);
  if (aimet_is_int(power) &&
      (!is_exact_in_double(power) ||
       (e->element != AIMET_DATA_INT64 && llabs(power.as.i) > INT32_MAX)))
    return aimet_unknown_number();
  return power;
}

/// Powers of floats that need no rounding: square roots of squares, and small
/// powers of small whole numbers.
static aimet_number exact_pow(const aimet_eval *e, double a, double b) {
  aimet_number whole = aimet_eval_integral(e, aimet_float(a));
  if (!aimet_is_int(whole))
    return aimet_unknown_number();
  double power = 1;
  if (b == 0.5 && a >= 0)
    power = sqrt(a);
  else if (b == floor(b) && b >= 1 && b <= 24)
    for (int i = 0; i < (int)b && fabs(power) <= (double)EXACT_IN_FLOAT; ++i)
      power *= a;
  else
    return aimet_unknown_number();
  return power == floor(power) && fabs(power) <= (double)EXACT_IN_FLOAT
             ? float_result(e, power)
             : aimet_unknown_number();
}

/// The exponent is of any type; `e->element` is that of the base.
aimet_number aimet_eval_pow(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  if (aimet_eval_is_integer(e->element))
    return aimet_is_int(b) && b.as.i >= 0 && b.as.i <= 62
               ? integer_pow(e, a, b.as.i)
               : aimet_unknown_number();
  if (a.kind != AIMET_NUMBER_FLOAT || !aimet_is_known(b))
    return aimet_unknown_number();
  return exact_pow(e, a.as.f, aimet_is_int(b) ? (double)b.as.i : b.as.f);
}

static aimet_number extreme(const aimet_eval *e, aimet_number a, aimet_number b,
                            bool is_max) {
  if (both_float(a, b)) {
    if (isnan(a.as.f) || isnan(b.as.f) ||
        (a.as.f == b.as.f && signbit(a.as.f) != signbit(b.as.f)))
      return aimet_unknown_number();
    return (a.as.f < b.as.f) == is_max ? b : a;
  }
  if (!aimet_eval_is_integer(e->element))
    return symbolic_float(e, is_max ? aimet_max : aimet_min, a, b);
  if ((aimet_is_int(a) && !aimet_eval_is_plain(e, a)) ||
      (aimet_is_int(b) && !aimet_eval_is_plain(e, b)))
    return aimet_unknown_number();
  if (both_int(a, b))
    return (a.as.i < b.as.i) == is_max ? b : a;
  return is_max ? aimet_max(e->symbols, a, b) : aimet_min(e->symbols, a, b);
}

aimet_number aimet_eval_min(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  return extreme(e, a, b, false);
}

aimet_number aimet_eval_max(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  return extreme(e, a, b, true);
}

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

static void evaluate(aimet_infer *node, aimet_eval_binary function) {
  aimet_eval e = aimet_eval_begin(node, 0);
  aimet_evaluate_binary(&e, function);
}

void aimet_evaluate_add(aimet_infer *node) { evaluate(node, aimet_eval_add); }
void aimet_evaluate_sub(aimet_infer *node) { evaluate(node, aimet_eval_sub); }
void aimet_evaluate_mul(aimet_infer *node) { evaluate(node, aimet_eval_mul); }
void aimet_evaluate_div(aimet_infer *node) { evaluate(node, aimet_eval_div); }

void aimet_evaluate_mod(aimet_infer *node) {
  aimet_eval e = aimet_eval_begin(node, 0);
  e.flag = aimet_node_int(aimet_infer_view(node), "fmod", 0) != 0;
  aimet_evaluate_binary(&e, aimet_eval_mod);
}

void aimet_evaluate_pow(aimet_infer *node) { evaluate(node, aimet_eval_pow); }

void aimet_evaluate_sum(aimet_infer *node) {
  aimet_evaluate_fold(node, aimet_eval_add);
}
void aimet_evaluate_min(aimet_infer *node) {
  aimet_evaluate_fold(node, aimet_eval_min);
}
void aimet_evaluate_max(aimet_infer *node) {
  aimet_evaluate_fold(node, aimet_eval_max);
}
