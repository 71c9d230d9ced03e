//===- expr_substitute.c - a number in the place of a named size ----------===//

#include "expr.h"

typedef struct substitution {
  aimet_symbols *symbols;
  const aimet_atom *atom; ///< what is replaced
  int64_t size;
} substitution;

static aimet_number substitute(const substitution *s, aimet_number number);

static aimet_number number_of(const substitution *s, const aimet_atom *atom) {
  aimet_polynomial alone = {
      .num_terms = 1,
      .terms = {{.coefficient = 1, .num_atoms = 1, .atoms = {atom}}}};
  return aimet_polynomial_finish(s->symbols, &alone);
}

static aimet_number substitute_atom(const substitution *s,
                                    const aimet_atom *atom) {
  if (atom == s->atom)
    return aimet_int(s->size);
  if (atom->kind == AIMET_ATOM_SYMBOL)
    return number_of(s, atom);
  aimet_number a = substitute(s, atom->a), b = substitute(s, atom->b);
  if (atom->kind == AIMET_ATOM_FLOOR)
    return aimet_div(s->symbols, a, b);
  return atom->kind == AIMET_ATOM_MIN ? aimet_min(s->symbols, a, b)
                                      : aimet_max(s->symbols, a, b);
}

static aimet_number substitute(const substitution *s, aimet_number number) {
  if (number.kind != AIMET_NUMBER_SYMBOLIC)
    return number;
  aimet_number sum = aimet_int(0);
  for (uint32_t i = 0; i < number.as.expr->num_terms; ++i) {
    const aimet_term *term = &number.as.expr->terms[i];
    aimet_number product = aimet_int(term->coefficient);
    for (uint32_t k = 0; k < term->num_atoms; ++k)
      product =
          aimet_mul(s->symbols, product, substitute_atom(s, term->atoms[k]));
    sum = aimet_add(s->symbols, sum, product);
  }
  return sum;
}

aimet_number aimet_number_substitute(aimet_symbols *symbols,
                                     aimet_number number,
                                     aimet_string_view name, int64_t size) {
  aimet_number named = aimet_name_number(symbols, name);
  if (named.kind != AIMET_NUMBER_SYMBOLIC)
    return number;
  substitution s = {symbols, named.as.expr->terms[0].atoms[0], size};
  return substitute(&s, number);
}
