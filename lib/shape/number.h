//===- number.h - sizes and values that may be symbolic -------------------===//
//
// A size of a dimension or an element of a small tensor: a known integer or
// float, an integer expression over named sizes ("N", "floor(h/2) + 1"), or
// unknown. Expressions are kept in a canonical form and are shared, so equal
// ones are the same object. Arithmetic that overflows gives unknown.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_NUMBER_H
#define AIMET_SHAPE_NUMBER_H

#include "arena.h"
#include "string_builder.h"
#include "string_view.h"

#include <stdbool.h>
#include <stdint.h>

/// An interned expression over named sizes that is not a known integer.
typedef struct aimet_expr aimet_expr;

typedef enum aimet_number_kind {
  AIMET_NUMBER_UNKNOWN,
  AIMET_NUMBER_INT,
  AIMET_NUMBER_FLOAT, ///< an element of a float tensor; never a size
  AIMET_NUMBER_SYMBOLIC,
} aimet_number_kind;

typedef struct aimet_number {
  aimet_number_kind kind;
  union {
    int64_t i;
    double f;
    const aimet_expr *expr;
  } as;
} aimet_number;

/// The expressions of one model. Everything lives in the arena given.
typedef struct aimet_symbols aimet_symbols;

aimet_symbols *aimet_symbols_create(aimet_arena *arena);
void aimet_symbols_destroy(aimet_symbols *symbols);

static inline aimet_number aimet_unknown_number(void) {
  return (aimet_number){.kind = AIMET_NUMBER_UNKNOWN};
}
static inline aimet_number aimet_int(int64_t value) {
  return (aimet_number){.kind = AIMET_NUMBER_INT, .as.i = value};
}
static inline aimet_number aimet_float(double value) {
  return (aimet_number){.kind = AIMET_NUMBER_FLOAT, .as.f = value};
}
static inline bool aimet_is_int(aimet_number n) {
  return n.kind == AIMET_NUMBER_INT;
}
static inline bool aimet_is_known(aimet_number n) {
  return n.kind == AIMET_NUMBER_INT || n.kind == AIMET_NUMBER_FLOAT;
}
/// True if the number is the integer `value`.
static inline bool aimet_is(aimet_number n, int64_t value) {
  return n.kind == AIMET_NUMBER_INT && n.as.i == value;
}

/// The size that a dimension names (a dim_param, "N"). A name that has the form
/// of an expression is that expression, but for names of graph inputs: those
/// are what they are, whatever they look like. Unknown for the empty name.
aimet_number aimet_symbol(aimet_symbols *symbols, aimet_string_view name);

/// While on, every name that is met is that of a graph input.
void aimet_symbols_declare(aimet_symbols *symbols, bool on);

/// True for a name that was met while that was on.
bool aimet_symbols_has_input(const aimet_symbols *symbols,
                             aimet_string_view name);

/// True if both are certainly the same; unknown is never the same as anything.
bool aimet_number_same(aimet_number a, aimet_number b);

/// True if both are certainly different: `N + 1` and `N`, not `N` and `M`.
bool aimet_number_differs(aimet_number a, aimet_number b);

/// True if the number is certainly at least 0, or at least 1. A named size is
/// taken to be at least 1: that a dimension may be empty is an exception that
/// would leave nothing to say of slices, minima and broadcasts.
bool aimet_number_is_not_negative(aimet_number number);
bool aimet_number_is_positive(aimet_number number);

/// Integer arithmetic; unknown if an operand is unknown or a float, on overflow
/// and on division by zero. `div` rounds towards minus infinity, `ceil_div`
/// towards plus infinity, `mod` has the sign of the divisor.
aimet_number aimet_add(aimet_symbols *symbols, aimet_number a, aimet_number b);
aimet_number aimet_sub(aimet_symbols *symbols, aimet_number a, aimet_number b);
aimet_number aimet_mul(aimet_symbols *symbols, aimet_number a, aimet_number b);
aimet_number aimet_div(aimet_symbols *symbols, aimet_number a, aimet_number b);
aimet_number aimet_ceil_div(aimet_symbols *symbols, aimet_number a,
                            aimet_number b);
aimet_number aimet_mod(aimet_symbols *symbols, aimet_number a, aimet_number b);
aimet_number aimet_min(aimet_symbols *symbols, aimet_number a, aimet_number b);
aimet_number aimet_max(aimet_symbols *symbols, aimet_number a, aimet_number b);

/// The quotient if `b` certainly divides `a` without rest, else unknown:
/// `12*N / (3*N)` is 4 (sizes are taken not to be zero).
aimet_number aimet_exact_div(aimet_symbols *symbols, aimet_number a,
                             aimet_number b);

/// The number with `size` in the place of the size that is named `name`.
aimet_number aimet_number_substitute(aimet_symbols *symbols,
                                     aimet_number number,
                                     aimet_string_view name, int64_t size);

/// What the size of this name is taken to be.
typedef double (*aimet_size_of)(aimet_string_view name, void *user_data);

/// The number with each named size as `size_of` says; false (and 0) if it is
/// unknown.
bool aimet_number_at(aimet_number number, aimet_size_of size_of,
                     void *user_data, double *out);

/// Appends "12", "N", "floor(h/2) + 1", "?" (unknown).
void aimet_number_print(aimet_string_builder *out, aimet_number number);

/// The text of an expression; lives as long as the symbols.
aimet_string_view aimet_expr_text(const aimet_expr *expr);

#endif // AIMET_SHAPE_NUMBER_H
