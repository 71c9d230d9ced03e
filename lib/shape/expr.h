//===- expr.h - integer expressions over named sizes ----------------------===//
//
// Private to lib/shape. An expression is a polynomial with integer
// coefficients over atoms: named sizes, rounded quotients, minima and maxima.
// Every step of arithmetic brings it into its canonical form.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_EXPR_H
#define AIMET_SHAPE_EXPR_H

#include "number.h"

#include "string_map.h"

/// Larger expressions than this are not followed.
#define AIMET_EXPR_MAX_TERMS 16
#define AIMET_EXPR_MAX_ATOMS 6
#define AIMET_EXPR_MAX_TEXT 512

typedef enum aimet_atom_kind {
  AIMET_ATOM_SYMBOL,
  AIMET_ATOM_FLOOR, ///< a / b, rounded towards minus infinity
  AIMET_ATOM_MIN,
  AIMET_ATOM_MAX,
} aimet_atom_kind;

typedef struct aimet_atom {
  aimet_atom_kind kind;
  uint32_t id;       ///< in order of first use
  aimet_number a, b; ///< operands of all but symbols
  aimet_string_view text;
} aimet_atom;

/// coefficient * atoms[0] * atoms[1] * ..., atoms sorted by id; no atoms: the
/// constant.
typedef struct aimet_term {
  int64_t coefficient;
  uint32_t num_atoms;
  const aimet_atom *atoms[AIMET_EXPR_MAX_ATOMS];
} aimet_term;

struct aimet_expr {
  uint32_t num_terms;
  const aimet_term *terms; ///< sorted, the constant last
  aimet_string_view text;  ///< names that are no identifiers in quotes
  aimet_string_view shown; ///< the same, but a name alone as it is
};

struct aimet_symbols {
  aimet_arena *arena;
  aimet_string_map *atoms;  ///< by their text
  aimet_string_map *exprs;  ///< by their text
  aimet_string_map *inputs; ///< names of graph inputs
  bool is_declaring;
};

/// A polynomial that is being made.
typedef struct aimet_polynomial {
  bool is_bad; ///< grew too large, or a coefficient overflowed
  uint32_t num_terms;
  aimet_term terms[AIMET_EXPR_MAX_TERMS];
} aimet_polynomial;

/// The polynomial of an integer or symbolic number; bad for others.
void aimet_polynomial_of(aimet_number number, aimet_polynomial *out);
void aimet_polynomial_add(aimet_polynomial *sum, aimet_term term);
aimet_term aimet_term_product(const aimet_term *a, const aimet_term *b,
                              bool *out_ok);

/// The canonical number: an integer, an interned expression, or unknown.
aimet_number aimet_polynomial_finish(aimet_symbols *symbols,
                                     aimet_polynomial *polynomial);

/// An atom of two numbers as a number; unknown if it would be too long.
aimet_number aimet_atom_number(aimet_symbols *symbols, aimet_atom_kind kind,
                               aimet_number a, aimet_number b);
/// A name, whatever it looks like.
aimet_number aimet_name_number(aimet_symbols *symbols, aimet_string_view name);
/// The name again that an atom stands for, which is a named size.
aimet_string_view aimet_atom_name(const aimet_atom *atom);

/// Reads the form that aimet_number_print writes (and `//` for rounded
/// quotients); unknown for anything else.
aimet_number aimet_expr_parse(aimet_symbols *symbols, aimet_string_view text);

/// True if no sizes make it negative.
bool aimet_polynomial_is_not_negative(const aimet_polynomial *polynomial);

#endif // AIMET_SHAPE_EXPR_H
