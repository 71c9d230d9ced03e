//===- expr_evaluate.c - the size of an expression ------------------------===//

#include "expr.h"

#include <math.h>

static double evaluate(aimet_number number);

static double evaluate_atom(const aimet_atom *atom) {
  if (atom->kind == AIMET_ATOM_SYMBOL)
    return 1;
  double a = evaluate(atom->a), b = evaluate(atom->b);
  if (atom->kind == AIMET_ATOM_FLOOR)
    return b == 0 ? 0 : floor(a / b);
  return (a < b) == (atom->kind == AIMET_ATOM_MIN) ? a : b;
}

static double evaluate_expr(const aimet_expr *expr) {
  double sum = 0;
  for (uint32_t i = 0; i < expr->num_terms; ++i) {
    const aimet_term *term = &expr->terms[i];
    double product = (double)term->coefficient;
    for (uint32_t k = 0; k < term->num_atoms; ++k)
      product *= evaluate_atom(term->atoms[k]);
    sum += product;
  }
  return sum;
}

static double evaluate(aimet_number number) {
  switch (number.kind) {
  case AIMET_NUMBER_INT:
    return (double)number.as.i;
  case AIMET_NUMBER_FLOAT:
    return number.as.f;
  case AIMET_NUMBER_SYMBOLIC:
    return evaluate_expr(number.as.expr);
  case AIMET_NUMBER_UNKNOWN:
    break;
  }
  return 0;
}

bool aimet_number_at_ones(aimet_number number, double *out) {
  *out = evaluate(number);
  return number.kind != AIMET_NUMBER_UNKNOWN;
}
