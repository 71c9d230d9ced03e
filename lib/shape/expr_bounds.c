//===- expr_bounds.c - between which values an expression lies ------------===//

#include "expr.h"

/// A range of integers; INT64_MIN and INT64_MAX are no bounds.
typedef struct range {
  int64_t low, high;
} range;

static const range everything = {INT64_MIN, INT64_MAX};

static bool is_finite(int64_t bound) {
  return bound != INT64_MIN && bound != INT64_MAX;
}

static int64_t add_bounds(int64_t a, int64_t b, int64_t unbounded) {
  int64_t sum;
  return is_finite(a) && is_finite(b) && !__builtin_add_overflow(a, b, &sum)
             ? sum
             : unbounded;
}

static int64_t multiply_bounds(int64_t a, int64_t b, int64_t unbounded) {
  int64_t product;
  if (a == 0 || b == 0)
    return 0;
  return is_finite(a) && is_finite(b) && !__builtin_mul_overflow(a, b, &product)
             ? product
             : unbounded;
}

static range range_of(aimet_number number);

static range range_of_floor(const aimet_atom *atom) {
  range a = range_of(atom->a), b = range_of(atom->b);
  if (b.low < 1)
    return everything;
  if (b.low == b.high) {
    // Both ends round towards minus infinity.
    int64_t low = a.low, high = a.high;
    if (is_finite(low))
      low = low / b.low - (low % b.low != 0 && low < 0);
    if (is_finite(high))
      high = high / b.low - (high % b.low != 0 && high < 0);
    return (range){low, high};
  }
  return a.low >= 0 ? (range){0, a.high} : everything;
}

static range range_of_atom(const aimet_atom *atom) {
  if (atom->kind == AIMET_ATOM_SYMBOL)
    return (range){1, INT64_MAX};
  if (atom->kind == AIMET_ATOM_FLOOR)
    return range_of_floor(atom);
  range a = range_of(atom->a), b = range_of(atom->b);
  bool is_min = atom->kind == AIMET_ATOM_MIN;
  return (range){(a.low < b.low) == is_min ? a.low : b.low,
                 (a.high < b.high) == is_min ? a.high : b.high};
}

/// Products are bounded only where no factor can be negative.
static range range_of_term(const aimet_term *term) {
  range product = {1, 1};
  for (uint32_t i = 0; i < term->num_atoms; ++i) {
    range factor = range_of_atom(term->atoms[i]);
    if (factor.low < 0 && term->num_atoms > 1)
      return everything;
    product.low = multiply_bounds(product.low, factor.low, INT64_MIN);
    product.high = multiply_bounds(product.high, factor.high, INT64_MAX);
  }
  int64_t c = term->coefficient;
  int64_t low =
      multiply_bounds(c < 0 ? product.high : product.low, c, INT64_MIN);
  int64_t high =
      multiply_bounds(c < 0 ? product.low : product.high, c, INT64_MAX);
  return (range){low, high};
}

static range range_of_terms(const aimet_term *terms, uint32_t count) {
  range sum = {0, 0};
  for (uint32_t i = 0; i < count; ++i) {
    range term = range_of_term(&terms[i]);
    sum.low = add_bounds(sum.low, term.low, INT64_MIN);
    sum.high = add_bounds(sum.high, term.high, INT64_MAX);
  }
  return sum;
}

static range range_of(aimet_number number) {
  if (number.kind == AIMET_NUMBER_INT)
    return (range){number.as.i, number.as.i};
  if (number.kind == AIMET_NUMBER_SYMBOLIC)
    return range_of_terms(number.as.expr->terms, number.as.expr->num_terms);
  return everything;
}

bool aimet_polynomial_is_not_negative(const aimet_polynomial *polynomial) {
  return !polynomial->is_bad &&
         range_of_terms(polynomial->terms, polynomial->num_terms).low >= 0;
}

bool aimet_number_is_not_negative(aimet_number number) {
  return range_of(number).low >= 0;
}

bool aimet_number_is_positive(aimet_number number) {
  return range_of(number).low > 0;
}
