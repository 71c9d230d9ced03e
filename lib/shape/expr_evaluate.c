//===- expr_evaluate.c - the size of an expression ------------------------===//

#include "expr.h"

#include <math.h>

/// What named sizes are taken to be.
typedef struct sizing {
  aimet_size_of size_of;
  void *user_data;
} sizing;

static double evaluate(const sizing *s, aimet_number number);

static double evaluate_atom(const sizing *s, const aimet_atom *atom) {
  if (atom->kind == AIMET_ATOM_SYMBOL)
    return s->size_of(aimet_atom_name(atom), s->user_data);
  double a = evaluate(s, atom->a), b = evaluate(s, atom->b);
  if (atom->kind == AIMET_ATOM_FLOOR)
    return b == 0 ? 0 : floor(a / b);
  return (a < b) == (atom->kind == AIMET_ATOM_MIN) ? a : b;
}

static double evaluate_expr(const sizing *s, const aimet_expr *expr) {
  double sum = 0;
  for (uint32_t i = 0; i < expr->num_terms; ++i) {
    const aimet_term *term = &expr->terms[i];
    double product = (double)term->coefficient;
    for (uint32_t k = 0; k < term->num_atoms; ++k)
      product *= evaluate_atom(s, term->atoms[k]);
    sum += product;
  }
  return sum;
}

static double evaluate(const sizing *s, aimet_number number) {
  switch (number.kind) {
  case AIMET_NUMBER_INT:
    return (double)number.as.i;
  case AIMET_NUMBER_FLOAT:
    return number.as.f;
  case AIMET_NUMBER_SYMBOLIC:
    return evaluate_expr(s, number.as.expr);
  case AIMET_NUMBER_UNKNOWN:
    break;
  }
  return 0;
}

bool aimet_number_at(aimet_number number, aimet_size_of size_of,
                     void *user_data, double *out) {
  const sizing s = {size_of, user_data};
  *out = evaluate(&s, number);
  return number.kind != AIMET_NUMBER_UNKNOWN;
}
