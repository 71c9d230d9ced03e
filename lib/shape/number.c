//===- number.c - sizes and values that may be symbolic -------------------===//

#include "number.h"

#include "expr.h"

static bool is_integral(aimet_number n) {
  return n.kind == AIMET_NUMBER_INT || n.kind == AIMET_NUMBER_SYMBOLIC;
}

static aimet_number negate(aimet_symbols *symbols, aimet_number n) {
  return aimet_mul(symbols, aimet_int(-1), n);
}

void aimet_symbols_declare(aimet_symbols *symbols, bool on) {
  symbols->is_declaring = on;
}

bool aimet_symbols_has_input(const aimet_symbols *symbols,
                             aimet_string_view name) {
  return aimet_string_map_find(symbols->inputs, name) != NULL;
}

/// True for a name that is no formula: that of a graph input.
static bool is_input_name(aimet_symbols *symbols, aimet_string_view name) {
  if (symbols->is_declaring)
    aimet_string_map_insert(symbols->inputs, name, NULL);
  return aimet_symbols_has_input(symbols, name);
}

aimet_number aimet_symbol(aimet_symbols *symbols, aimet_string_view name) {
  if (name.length == 0)
    return aimet_unknown_number();
  if (is_input_name(symbols, name))
    return aimet_name_number(symbols, name);
  aimet_number parsed = aimet_expr_parse(symbols, name);
  // A size named "5" is a name that happens to look like a number.
  return parsed.kind == AIMET_NUMBER_SYMBOLIC
             ? parsed
             : aimet_name_number(symbols, name);
}

bool aimet_number_same(aimet_number a, aimet_number b) {
  if (a.kind != b.kind)
    return false;
  switch (a.kind) {
  case AIMET_NUMBER_INT:
    return a.as.i == b.as.i;
  case AIMET_NUMBER_FLOAT:
    return a.as.f == b.as.f;
  case AIMET_NUMBER_SYMBOLIC:
    return a.as.expr == b.as.expr;
  case AIMET_NUMBER_UNKNOWN:
    return false;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Sums and products
//===----------------------------------------------------------------------===//

/// a + factor * b, not yet in an arena.
static void linear(aimet_number a, int64_t factor, aimet_number b,
                   aimet_polynomial *out) {
  aimet_polynomial other;
  aimet_polynomial_of(a, out);
  aimet_polynomial_of(b, &other);
  out->is_bad |= other.is_bad;
  aimet_term scale = {.coefficient = factor};
  for (uint32_t i = 0; !out->is_bad && i < other.num_terms; ++i) {
    bool ok;
    aimet_polynomial_add(out, aimet_term_product(&other.terms[i], &scale, &ok));
    out->is_bad |= !ok;
  }
}

bool aimet_number_differs(aimet_number a, aimet_number b) {
  if (a.kind == AIMET_NUMBER_INT && b.kind == AIMET_NUMBER_INT)
    return a.as.i != b.as.i;
  if (a.kind == AIMET_NUMBER_FLOAT && b.kind == AIMET_NUMBER_FLOAT)
    return a.as.f != b.as.f;
  if (!is_integral(a) || !is_integral(b))
    return false;
  // They differ where a - b - 1 or b - a - 1 cannot be negative.
  aimet_polynomial difference;
  for (int sign = 0; sign < 2; ++sign) {
    linear(sign ? b : a, -1, sign ? a : b, &difference);
    aimet_polynomial_add(&difference, (aimet_term){.coefficient = -1});
    if (aimet_polynomial_is_not_negative(&difference))
      return true;
  }
  return false;
}

aimet_number aimet_add(aimet_symbols *symbols, aimet_number a, aimet_number b) {
  int64_t sum;
  if (aimet_is_int(a) && aimet_is_int(b))
    return __builtin_add_overflow(a.as.i, b.as.i, &sum) ? aimet_unknown_number()
                                                        : aimet_int(sum);
  if (!is_integral(a) || !is_integral(b))
    return aimet_unknown_number();
  if (aimet_is(a, 0) || aimet_is(b, 0))
    return aimet_is(a, 0) ? b : a;
  aimet_polynomial polynomial;
  linear(a, 1, b, &polynomial);
  return aimet_polynomial_finish(symbols, &polynomial);
}

aimet_number aimet_sub(aimet_symbols *symbols, aimet_number a, aimet_number b) {
  int64_t difference;
  if (aimet_is_int(a) && aimet_is_int(b))
    return __builtin_sub_overflow(a.as.i, b.as.i, &difference)
               ? aimet_unknown_number()
               : aimet_int(difference);
  if (!is_integral(a) || !is_integral(b))
    return aimet_unknown_number();
  aimet_polynomial polynomial;
  linear(a, -1, b, &polynomial);
  return aimet_polynomial_finish(symbols, &polynomial);
}

aimet_number aimet_mul(aimet_symbols *symbols, aimet_number a, aimet_number b) {
  int64_t product;
  if (aimet_is_int(a) && aimet_is_int(b))
    return __builtin_mul_overflow(a.as.i, b.as.i, &product)
               ? aimet_unknown_number()
               : aimet_int(product);
  if (!is_integral(a) || !is_integral(b))
    return aimet_unknown_number();
  aimet_polynomial x, y, sum = {.num_terms = 0};
  aimet_polynomial_of(a, &x);
  aimet_polynomial_of(b, &y);
  for (uint32_t i = 0; i < x.num_terms; ++i)
    for (uint32_t j = 0; !sum.is_bad && j < y.num_terms; ++j) {
      bool ok;
      aimet_polynomial_add(&sum,
                           aimet_term_product(&x.terms[i], &y.terms[j], &ok));
      sum.is_bad |= !ok;
    }
  return aimet_polynomial_finish(symbols, &sum);
}

//===----------------------------------------------------------------------===//
// Quotients
//===----------------------------------------------------------------------===//

static int64_t floor_quotient(int64_t a, int64_t b) {
  int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

/// term / divisor without rest; false if there is one.
static bool divide_term(const aimet_term *term, const aimet_term *divisor,
                        aimet_term *out) {
  if (divisor->coefficient == 0 ||
      (divisor->coefficient == -1 && term->coefficient == INT64_MIN) ||
      term->coefficient % divisor->coefficient != 0)
    return false;
  *out = (aimet_term){.coefficient = term->coefficient / divisor->coefficient};
  uint32_t j = 0;
  for (uint32_t i = 0; i < term->num_atoms; ++i)
    if (j < divisor->num_atoms && term->atoms[i] == divisor->atoms[j])
      ++j;
    else
      out->atoms[out->num_atoms++] = term->atoms[i];
  return j == divisor->num_atoms;
}

aimet_number aimet_exact_div(aimet_symbols *symbols, aimet_number a,
                             aimet_number b) {
  if (!is_integral(a) || !is_integral(b) || aimet_is(b, 0))
    return aimet_unknown_number();
  // Long division by the leading term, at most one step for each term of `a`.
  aimet_polynomial quotient = {.num_terms = 0}, divisor;
  aimet_polynomial_of(b, &divisor);
  aimet_number rest = a;
  for (int step = 0; step <= AIMET_EXPR_MAX_TERMS; ++step) {
    if (aimet_is(rest, 0))
      return aimet_polynomial_finish(symbols, &quotient);
    aimet_polynomial dividend;
    aimet_polynomial_of(rest, &dividend);
    aimet_term term;
    if (dividend.is_bad ||
        !divide_term(&dividend.terms[0], &divisor.terms[0], &term))
      break;
    aimet_polynomial_add(&quotient, term);
    aimet_polynomial single = {.num_terms = 0};
    aimet_polynomial_add(&single, term);
    aimet_number factor = aimet_polynomial_finish(symbols, &single);
    rest = aimet_sub(symbols, rest, aimet_mul(symbols, factor, b));
  }
  return aimet_unknown_number();
}

/// The divisor that all terms but the constant have in common with `b`.
static int64_t common_divisor(const aimet_polynomial *a, int64_t b) {
  int64_t divisor = b;
  for (uint32_t i = 0; i < a->num_terms; ++i) {
    if (a->terms[i].num_atoms == 0)
      continue;
    int64_t other = a->terms[i].coefficient;
    while (other != 0) {
      int64_t next = divisor % other;
      divisor = other;
      other = next;
    }
  }
  return divisor < 0 ? -divisor : divisor;
}

/// floor((floor(x/m) + c)/b) is floor((x + c*m)/(m*b)); true if `a` has that
/// form, and then a and b are the new operands.
static bool flatten_floor(aimet_symbols *symbols, aimet_number *a, int64_t *b) {
  const aimet_expr *expr = a->as.expr;
  const aimet_term *first = &expr->terms[0];
  if (first->coefficient != 1 || first->num_atoms != 1 ||
      first->atoms[0]->kind != AIMET_ATOM_FLOOR ||
      !aimet_is_int(first->atoms[0]->b) || first->atoms[0]->b.as.i <= 0 ||
      expr->num_terms > 2 ||
      (expr->num_terms == 2 && expr->terms[1].num_atoms != 0))
    return false;
  const aimet_atom *inner = first->atoms[0];
  int64_t constant = expr->num_terms == 2 ? expr->terms[1].coefficient : 0;
  aimet_number flat = aimet_add(
      symbols, inner->a,
      aimet_mul(symbols, aimet_int(constant), aimet_int(inner->b.as.i)));
  int64_t product;
  if (flat.kind != AIMET_NUMBER_SYMBOLIC ||
      __builtin_mul_overflow(inner->b.as.i, *b, &product))
    return false;
  *a = flat;
  *b = product;
  return true;
}

/// Splits a = b * whole + rest, where each coefficient of the rest is in
/// [0, b).
static void split(const aimet_polynomial *a, int64_t b, aimet_polynomial *whole,
                  aimet_polynomial *rest) {
  *whole = *rest = (aimet_polynomial){.num_terms = 0};
  whole->is_bad = rest->is_bad = a->is_bad;
  for (uint32_t i = 0; i < a->num_terms; ++i) {
    aimet_term term = a->terms[i];
    int64_t coefficient = term.coefficient;
    term.coefficient = floor_quotient(coefficient, b);
    aimet_polynomial_add(whole, term);
    term.coefficient = coefficient - term.coefficient * b;
    aimet_polynomial_add(rest, term);
  }
}

static aimet_number floor_of(aimet_symbols *symbols, aimet_number a,
                             int64_t b) {
  if (a.kind == AIMET_NUMBER_SYMBOLIC)
    flatten_floor(symbols, &a, &b);
  if (b == 1 || a.kind != AIMET_NUMBER_SYMBOLIC)
    return aimet_is_int(a) ? aimet_int(floor_quotient(a.as.i, b)) : a;
  aimet_polynomial polynomial;
  aimet_polynomial_of(a, &polynomial);
  int64_t divisor = common_divisor(&polynomial, b);
  if (divisor > 1) {
    for (uint32_t i = 0; i < polynomial.num_terms; ++i)
      polynomial.terms[i].coefficient =
          floor_quotient(polynomial.terms[i].coefficient, divisor);
    aimet_polynomial reduced = {.num_terms = 0};
    for (uint32_t i = 0; i < polynomial.num_terms; ++i)
      aimet_polynomial_add(&reduced, polynomial.terms[i]);
    return floor_of(symbols, aimet_polynomial_finish(symbols, &reduced),
                    b / divisor);
  }
  return aimet_atom_number(symbols, AIMET_ATOM_FLOOR, a, aimet_int(b));
}

static aimet_number div_by_int(aimet_symbols *symbols, aimet_number a,
                               int64_t b) {
  if (b < 0) {
    if (b == INT64_MIN)
      return aimet_unknown_number();
    a = negate(symbols, a);
    b = -b;
  }
  aimet_polynomial polynomial, whole, rest;
  aimet_polynomial_of(a, &polynomial);
  split(&polynomial, b, &whole, &rest);
  aimet_number quotient = aimet_polynomial_finish(symbols, &whole);
  aimet_number remainder = aimet_polynomial_finish(symbols, &rest);
  if (aimet_is_int(remainder)) // in [0, b)
    return quotient;
  return aimet_add(symbols, quotient, floor_of(symbols, remainder, b));
}

aimet_number aimet_div(aimet_symbols *symbols, aimet_number a, aimet_number b) {
  if (!is_integral(a) || !is_integral(b) || aimet_is(b, 0))
    return aimet_unknown_number();
  if (aimet_is_int(a) && aimet_is_int(b))
    return a.as.i == INT64_MIN && b.as.i == -1
               ? aimet_unknown_number()
               : aimet_int(floor_quotient(a.as.i, b.as.i));
  if (aimet_is_int(b))
    return div_by_int(symbols, a, b.as.i);
  aimet_number exact = aimet_exact_div(symbols, a, b);
  return exact.kind != AIMET_NUMBER_UNKNOWN
             ? exact
             : aimet_atom_number(symbols, AIMET_ATOM_FLOOR, a, b);
}

aimet_number aimet_ceil_div(aimet_symbols *symbols, aimet_number a,
                            aimet_number b) {
  if (aimet_is_int(b) && b.as.i > 0) {
    aimet_number rounded = aimet_add(symbols, a, aimet_int(b.as.i - 1));
    if (rounded.kind != AIMET_NUMBER_UNKNOWN)
      return aimet_div(symbols, rounded, b);
  }
  return negate(symbols, aimet_div(symbols, negate(symbols, a), b));
}

aimet_number aimet_mod(aimet_symbols *symbols, aimet_number a, aimet_number b) {
  aimet_number quotient = aimet_div(symbols, a, b);
  return aimet_sub(symbols, a, aimet_mul(symbols, b, quotient));
}

//===----------------------------------------------------------------------===//
// Minima and maxima
//===----------------------------------------------------------------------===//

/// The atom that a number is; null if it is anything else.
static const aimet_atom *single_atom(aimet_number number) {
  if (number.kind != AIMET_NUMBER_SYMBOLIC || number.as.expr->num_terms != 1)
    return NULL;
  const aimet_term *term = &number.as.expr->terms[0];
  return term->num_atoms == 1 && term->coefficient == 1 ? term->atoms[0] : NULL;
}

/// True if `low` is certainly not larger than `high`, because one of them is a
/// minimum or maximum with the other.
static bool is_bound_of(aimet_number high, aimet_number low) {
  aimet_number sides[] = {low, high};
  for (int i = 0; i < 2; ++i) {
    const aimet_atom *atom = single_atom(sides[i]);
    if (atom && atom->kind == (i == 0 ? AIMET_ATOM_MIN : AIMET_ATOM_MAX) &&
        (aimet_number_same(atom->a, sides[1 - i]) ||
         aimet_number_same(atom->b, sides[1 - i])))
      return true;
  }
  return false;
}

static aimet_number extreme(aimet_symbols *symbols, aimet_atom_kind kind,
                            aimet_number a, aimet_number b) {
  if (!is_integral(a) || !is_integral(b))
    return aimet_unknown_number();
  bool is_min = kind == AIMET_ATOM_MIN;
  if (aimet_is_int(a) && aimet_is_int(b))
    return (a.as.i < b.as.i) == is_min ? a : b;
  if (aimet_number_same(a, b) ||
      aimet_number_is_not_negative(aimet_sub(symbols, b, a)))
    return is_min ? a : b;
  if (aimet_number_is_not_negative(aimet_sub(symbols, a, b)))
    return is_min ? b : a;
  if (is_bound_of(b, a) || is_bound_of(a, b))
    return is_bound_of(b, a) == is_min ? a : b;
  // One order of the two, whichever came first.
  aimet_string_builder text_a = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder text_b = AIMET_STRING_BUILDER_INIT;
  aimet_number_print(&text_a, a);
  aimet_number_print(&text_b, b);
  bool in_order =
      aimet_sv_compare(aimet_sb_view(&text_a), aimet_sb_view(&text_b)) < 0;
  aimet_sb_deinit(&text_a);
  aimet_sb_deinit(&text_b);
  return in_order ? aimet_atom_number(symbols, kind, a, b)
                  : aimet_atom_number(symbols, kind, b, a);
}

aimet_number aimet_min(aimet_symbols *symbols, aimet_number a, aimet_number b) {
  return extreme(symbols, AIMET_ATOM_MIN, a, b);
}

aimet_number aimet_max(aimet_symbols *symbols, aimet_number a, aimet_number b) {
  return extreme(symbols, AIMET_ATOM_MAX, a, b);
}
