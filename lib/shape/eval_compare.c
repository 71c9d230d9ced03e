//===- eval_compare.c - comparisons, logic, bits and selection ------------===//
//
// Truth is the integers 0 and 1. Of symbolic integers a comparison is known
// where it holds for all sizes, or for none.
//
//===----------------------------------------------------------------------===//

#include "eval.h"

#include "expr.h"

#include <math.h>

static bool both_float(aimet_number a, aimet_number b) {
  return a.kind == AIMET_NUMBER_FLOAT && b.kind == AIMET_NUMBER_FLOAT;
}

/// True if number.h may compare the two: not for integers beyond 63 bits.
static bool is_comparable(const aimet_eval *e, aimet_number a, aimet_number b) {
  return (!aimet_is_int(a) || aimet_eval_is_plain(e, a)) &&
         (!aimet_is_int(b) || aimet_eval_is_plain(e, b));
}

/// Symbolic sizes in a float tensor are compared as integers.
static void as_integers(const aimet_eval *e, aimet_number *a, aimet_number *b) {
  if (!aimet_eval_is_float(e->element))
    return;
  *a = aimet_eval_integral(e, *a);
  *b = aimet_eval_integral(e, *b);
}

static aimet_number equal(const aimet_eval *e, aimet_number a, aimet_number b) {
  if (both_float(a, b))
    return aimet_int(a.as.f == b.as.f);
  as_integers(e, &a, &b);
  if (aimet_number_same(a, b))
    return aimet_int(1);
  return aimet_number_differs(a, b) ? aimet_int(0) : aimet_unknown_number();
}

aimet_number aimet_eval_less(const aimet_eval *e, aimet_number a,
                             aimet_number b) {
  if (both_float(a, b))
    return aimet_int(a.as.f < b.as.f);
  as_integers(e, &a, &b);
  if (!is_comparable(e, a, b))
    return aimet_unknown_number();
  if (aimet_is_int(a) && aimet_is_int(b))
    return aimet_int(a.as.i < b.as.i);
  aimet_number distance = aimet_sub(e->symbols, b, a);
  if (aimet_number_is_not_negative(
          aimet_sub(e->symbols, distance, aimet_int(1))))
    return aimet_int(1);
  return aimet_number_is_not_negative(aimet_sub(e->symbols, a, b))
             ? aimet_int(0)
             : aimet_unknown_number();
}

static aimet_number negation(aimet_number a) {
  return aimet_is_int(a) ? aimet_int(a.as.i == 0) : aimet_unknown_number();
}

static aimet_number greater(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  return aimet_eval_less(e, b, a);
}

static aimet_number less_or_equal(const aimet_eval *e, aimet_number a,
                                  aimet_number b) {
  return both_float(a, b) ? aimet_int(a.as.f <= b.as.f)
                          : negation(aimet_eval_less(e, b, a));
}

static aimet_number greater_or_equal(const aimet_eval *e, aimet_number a,
                                     aimet_number b) {
  return less_or_equal(e, b, a);
}

//===----------------------------------------------------------------------===//
// Logic and bits
//===----------------------------------------------------------------------===//

static bool is_true(aimet_number a) { return aimet_is_int(a) && a.as.i != 0; }

static aimet_number logic_and(const aimet_eval *e, aimet_number a,
                              aimet_number b) {
  (void)e;
  if (aimet_is(a, 0) || aimet_is(b, 0))
    return aimet_int(0);
  return is_true(a) && is_true(b) ? aimet_int(1) : aimet_unknown_number();
}

static aimet_number logic_or(const aimet_eval *e, aimet_number a,
                             aimet_number b) {
  (void)e;
  if (is_true(a) || is_true(b))
    return aimet_int(1);
  return aimet_is(a, 0) && aimet_is(b, 0) ? aimet_int(0)
                                          : aimet_unknown_number();
}

static aimet_number logic_xor(const aimet_eval *e, aimet_number a,
                              aimet_number b) {
  (void)e;
  return aimet_is_int(a) && aimet_is_int(b)
             ? aimet_int(is_true(a) != is_true(b))
             : aimet_unknown_number();
}

static aimet_number logic_not(const aimet_eval *e, aimet_number a) {
  (void)e;
  return negation(a);
}

static aimet_number bit_and(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  (void)e;
  return aimet_is_int(a) && aimet_is_int(b) ? aimet_int(a.as.i & b.as.i)
                                            : aimet_unknown_number();
}

static aimet_number bit_or(const aimet_eval *e, aimet_number a,
                           aimet_number b) {
  (void)e;
  return aimet_is_int(a) && aimet_is_int(b) ? aimet_int(a.as.i | b.as.i)
                                            : aimet_unknown_number();
}

static aimet_number bit_xor(const aimet_eval *e, aimet_number a,
                            aimet_number b) {
  (void)e;
  return aimet_is_int(a) && aimet_is_int(b) ? aimet_int(a.as.i ^ b.as.i)
                                            : aimet_unknown_number();
}

static aimet_number bit_not(const aimet_eval *e, aimet_number a) {
  (void)e;
  return aimet_is_int(a) ? aimet_int(~a.as.i) : aimet_unknown_number();
}

static int64_t width_of_unsigned(int32_t element) {
  switch (element) {
  case AIMET_DATA_UINT8:
    return 8;
  case AIMET_DATA_UINT16:
    return 16;
  case AIMET_DATA_UINT32:
    return 32;
  case AIMET_DATA_UINT64:
    return 64;
  default:
    return 0;
  }
}

/// `e->flag`: to the left. By the width or more it is not defined.
static aimet_number bit_shift(const aimet_eval *e, aimet_number a,
                              aimet_number b) {
  if (!aimet_eval_is_plain(e, a) || !aimet_is_int(b) || b.as.i < 0 ||
      b.as.i >= width_of_unsigned(e->element))
    return aimet_unknown_number();
  uint64_t bits = (uint64_t)a.as.i;
  return aimet_int((int64_t)(e->flag ? bits << b.as.i : bits >> b.as.i));
}

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

static void evaluate(aimet_infer *node, aimet_eval_binary function) {
  aimet_eval e = aimet_eval_begin(node, 0);
  aimet_evaluate_binary(&e, function);
}

void aimet_evaluate_equal(aimet_infer *node) { evaluate(node, equal); }
void aimet_evaluate_less(aimet_infer *node) { evaluate(node, aimet_eval_less); }
void aimet_evaluate_greater(aimet_infer *node) { evaluate(node, greater); }
void aimet_evaluate_less_or_equal(aimet_infer *node) {
  evaluate(node, less_or_equal);
}
void aimet_evaluate_greater_or_equal(aimet_infer *node) {
  evaluate(node, greater_or_equal);
}
void aimet_evaluate_and(aimet_infer *node) { evaluate(node, logic_and); }
void aimet_evaluate_or(aimet_infer *node) { evaluate(node, logic_or); }
void aimet_evaluate_xor(aimet_infer *node) { evaluate(node, logic_xor); }
void aimet_evaluate_not(aimet_infer *node) {
  aimet_evaluate_unary(node, logic_not);
}
void aimet_evaluate_bit_and(aimet_infer *node) { evaluate(node, bit_and); }
void aimet_evaluate_bit_or(aimet_infer *node) { evaluate(node, bit_or); }
void aimet_evaluate_bit_xor(aimet_infer *node) { evaluate(node, bit_xor); }
void aimet_evaluate_bit_not(aimet_infer *node) {
  aimet_evaluate_unary(node, bit_not);
}

void aimet_evaluate_bit_shift(aimet_infer *node) {
  aimet_eval e = aimet_eval_begin(node, 0);
  aimet_string_view direction =
      aimet_node_string(aimet_infer_view(node), "direction");
  e.flag = aimet_sv_is(direction, "LEFT");
  if (e.flag || aimet_sv_is(direction, "RIGHT"))
    aimet_evaluate_binary(&e, bit_shift);
}

/// Runtimes add what was selected to zeros, which loses the sign of -0.0.
static aimet_number selected(aimet_number a) {
  return a.kind == AIMET_NUMBER_FLOAT && a.as.f == 0 && signbit(a.as.f)
             ? aimet_unknown_number()
             : a;
}

void aimet_evaluate_where(aimet_infer *node) {
  uint64_t count;
  if (!aimet_can_evaluate(node, 0, &count))
    return;
  aimet_eval e = aimet_eval_begin(node, 1);
  const aimet_number *condition = aimet_eval_expand(&e, 0, count);
  const aimet_number *x = aimet_eval_expand(&e, 1, count);
  const aimet_number *y = aimet_eval_expand(&e, 2, count);
  aimet_number *out = aimet_infer_numbers(node, count);
  for (uint64_t k = 0; k < count; ++k) {
    aimet_number c = condition ? condition[k] : aimet_unknown_number();
    aimet_number a = x ? x[k] : aimet_unknown_number();
    aimet_number b = y ? y[k] : aimet_unknown_number();
    if (aimet_is_int(c))
      out[k] = selected(c.as.i ? a : b);
    else
      out[k] = aimet_number_same(a, b) ? selected(a) : aimet_unknown_number();
  }
  aimet_set_elements(node, 0, out);
}
