//===- eval.h - elements of outputs from elements of inputs ---------------===//
//
// Private to lib/shape. Elements are computed exactly as a runtime computes
// them, or are left unknown: integers of every width, floats only where one
// rounding is all that happens, symbolic integers through number.h.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_EVAL_H
#define AIMET_SHAPE_EVAL_H

#include "infer.h"

/// The elements of a node that are being computed.
typedef struct aimet_eval {
  aimet_infer *node;
  aimet_symbols *symbols;
  int32_t element; ///< the element type of the operands
  bool flag;       ///< a switch of the operator: Mod's `fmod`, ...
} aimet_eval;

typedef aimet_number (*aimet_eval_unary)(const aimet_eval *e, aimet_number a);
typedef aimet_number (*aimet_eval_binary)(const aimet_eval *e, aimet_number a,
                                          aimet_number b);

/// Element type is that of input `operand`.
aimet_eval aimet_eval_begin(aimet_infer *node, int operand);

bool aimet_eval_is_integer(int32_t element); ///< bool is none
bool aimet_eval_is_float(int32_t element);   ///< of 16, 32 and 64 bits
/// A known integer that is not beyond 63 bits in an unsigned tensor.
bool aimet_eval_is_plain(const aimet_eval *e, aimet_number a);

/// An element of a float tensor as an integer or symbolic integer; unknown if
/// it is neither.
aimet_number aimet_eval_integral(const aimet_eval *e, aimet_number a);

/// Input `i` broadcast to the `count` elements of output 0; null if its
/// elements are not known.
const aimet_number *aimet_eval_expand(const aimet_eval *e, int i,
                                      uint64_t count);

/// Output 0, element by element.
void aimet_evaluate_unary(aimet_infer *node, aimet_eval_unary function);
void aimet_evaluate_binary(const aimet_eval *e, aimet_eval_binary function);
/// f(f(input 0, input 1), input 2) and so on.
void aimet_evaluate_fold(aimet_infer *node, aimet_eval_binary function);

// Scalar arithmetic (eval_arithmetic.c); unknown where it is not certain.
aimet_number aimet_eval_add(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_sub(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_mul(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_div(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_mod(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_pow(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_min(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_max(const aimet_eval *e, aimet_number a,
                            aimet_number b);
aimet_number aimet_eval_abs(const aimet_eval *e, aimet_number a);

// Whole operators (eval_arithmetic.c, eval_unary.c).
void aimet_evaluate_add(aimet_infer *node);
void aimet_evaluate_sub(aimet_infer *node);
void aimet_evaluate_mul(aimet_infer *node);
void aimet_evaluate_div(aimet_infer *node);
void aimet_evaluate_mod(aimet_infer *node);
void aimet_evaluate_pow(aimet_infer *node);
void aimet_evaluate_sum(aimet_infer *node);
void aimet_evaluate_min(aimet_infer *node);
void aimet_evaluate_max(aimet_infer *node);
void aimet_evaluate_neg(aimet_infer *node);
void aimet_evaluate_abs(aimet_infer *node);
void aimet_evaluate_sign(aimet_infer *node);
void aimet_evaluate_floor(aimet_infer *node);
void aimet_evaluate_ceil(aimet_infer *node);
void aimet_evaluate_round(aimet_infer *node);
void aimet_evaluate_sqrt(aimet_infer *node);
void aimet_evaluate_reciprocal(aimet_infer *node);
void aimet_evaluate_relu(aimet_infer *node);
void aimet_evaluate_clip(aimet_infer *node);
void aimet_evaluate_is_nan(aimet_infer *node);
void aimet_evaluate_is_inf(aimet_infer *node);

// Comparisons, logic, bits and selection (eval_compare.c).
aimet_number aimet_eval_less(const aimet_eval *e, aimet_number a,
                             aimet_number b);
void aimet_evaluate_equal(aimet_infer *node);
void aimet_evaluate_less(aimet_infer *node);
void aimet_evaluate_greater(aimet_infer *node);
void aimet_evaluate_less_or_equal(aimet_infer *node);
void aimet_evaluate_greater_or_equal(aimet_infer *node);
void aimet_evaluate_and(aimet_infer *node);
void aimet_evaluate_or(aimet_infer *node);
void aimet_evaluate_xor(aimet_infer *node);
void aimet_evaluate_not(aimet_infer *node);
void aimet_evaluate_bit_and(aimet_infer *node);
void aimet_evaluate_bit_or(aimet_infer *node);
void aimet_evaluate_bit_xor(aimet_infer *node);
void aimet_evaluate_bit_not(aimet_infer *node);
void aimet_evaluate_bit_shift(aimet_infer *node);
void aimet_evaluate_where(aimet_infer *node);

// Along axes (eval_reduce.c).
/// What a Reduce* node reduces.
typedef struct aimet_reduction {
  bool *axes;   ///< one flag for each axis; null: not known which
  bool is_all;  ///< every axis, whatever the rank
  bool is_none; ///< nothing is reduced
  bool counted; ///< `count` axes are named, if no axis is named twice
  uint64_t count;
} aimet_reduction;

/// For a rank (may be unknown); axes out of range are reported, if wanted.
aimet_reduction aimet_reduction_of(aimet_infer *node, int32_t rank,
                                   bool report);
void aimet_evaluate_reduce_sum(aimet_infer *node);
void aimet_evaluate_reduce_prod(aimet_infer *node);
void aimet_evaluate_reduce_min(aimet_infer *node);
void aimet_evaluate_reduce_max(aimet_infer *node);
void aimet_evaluate_reduce_mean(aimet_infer *node);
void aimet_evaluate_reduce_l1(aimet_infer *node);
void aimet_evaluate_reduce_sum_square(aimet_infer *node);
void aimet_evaluate_arg_max(aimet_infer *node);
void aimet_evaluate_arg_min(aimet_infer *node);
void aimet_evaluate_cum_sum(aimet_infer *node);
void aimet_evaluate_cum_prod(aimet_infer *node);

#endif // AIMET_SHAPE_EVAL_H
