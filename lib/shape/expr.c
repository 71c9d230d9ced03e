//===- expr.c - integer expressions over named sizes ----------------------===//

#include "expr.h"

#include <string.h>

//===----------------------------------------------------------------------===//
// Terms and polynomials
//===----------------------------------------------------------------------===//

/// Orders terms by their atoms; the constant comes last.
static int compare_atoms(const aimet_term *a, const aimet_term *b) {
  uint32_t common = a->num_atoms < b->num_atoms ? a->num_atoms : b->num_atoms;
  for (uint32_t i = 0; i < common; ++i)
    if (a->atoms[i] != b->atoms[i])
      return a->atoms[i]->id < b->atoms[i]->id ? -1 : 1;
  if (a->num_atoms == b->num_atoms)
    return 0;
  return a->num_atoms > b->num_atoms ? -1 : 1;
}

void aimet_polynomial_add(aimet_polynomial *sum, aimet_term term) {
  if (sum->is_bad || term.coefficient == 0)
    return;
  uint32_t at = 0;
  int order = 1;
  while (at < sum->num_terms &&
         (order = compare_atoms(&sum->terms[at], &term)) < 0)
    ++at;
  size_t rest = sum->num_terms - at;
  if (at < sum->num_terms && order == 0) {
    aimet_term *same = &sum->terms[at];
    if (__builtin_add_overflow(same->coefficient, term.coefficient,
                               &same->coefficient))
      sum->is_bad = true;
    else if (same->coefficient == 0) {
      memmove(same, same + 1, (rest - 1) * sizeof *same);
      --sum->num_terms;
    }
    return;
  }
  if (sum->num_terms == AIMET_EXPR_MAX_TERMS) {
    sum->is_bad = true;
    return;
  }
  memmove(&sum->terms[at + 1], &sum->terms[at], rest * sizeof term);
  sum->terms[at] = term;
  ++sum->num_terms;
}

aimet_term aimet_term_product(const aimet_term *a, const aimet_term *b,
                              bool *out_ok) {
  aimet_term product = {.num_atoms = 0};
  *out_ok = !__builtin_mul_overflow(a->coefficient, b->coefficient,
                                    &product.coefficient) &&
            a->num_atoms + b->num_atoms <= AIMET_EXPR_MAX_ATOMS;
  uint32_t i = 0, j = 0;
  while (*out_ok && (i < a->num_atoms || j < b->num_atoms)) {
    bool from_a = j == b->num_atoms ||
                  (i < a->num_atoms && a->atoms[i]->id <= b->atoms[j]->id);
    product.atoms[product.num_atoms++] = from_a ? a->atoms[i++] : b->atoms[j++];
  }
  return product;
}

void aimet_polynomial_of(aimet_number number, aimet_polynomial *out) {
  out->is_bad = false;
  out->num_terms = 0;
  if (number.kind == AIMET_NUMBER_INT) {
    aimet_polynomial_add(out, (aimet_term){.coefficient = number.as.i});
  } else if (number.kind == AIMET_NUMBER_SYMBOLIC) {
    out->num_terms = number.as.expr->num_terms;
    memcpy(out->terms, number.as.expr->terms,
           out->num_terms * sizeof *out->terms);
  } else {
    out->is_bad = true;
  }
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static void print_term(aimet_string_builder *out, const aimet_term *term,
                       bool is_first) {
  int64_t coefficient = term->coefficient;
  if (!is_first)
    aimet_sb_append_cstr(out, coefficient < 0 ? " - " : " + ");
  else if (coefficient < 0)
    aimet_sb_append_char(out, '-');
  uint64_t size =
      coefficient < 0 ? 0 - (uint64_t)coefficient : (uint64_t)coefficient;
  if (size != 1 || term->num_atoms == 0)
    aimet_sb_appendf(out, "%llu", (unsigned long long)size);
  for (uint32_t i = 0; i < term->num_atoms; ++i) {
    if (i > 0 || size != 1)
      aimet_sb_append_char(out, '*');
    aimet_sb_append(out, term->atoms[i]->text);
  }
}

static void print_terms(aimet_string_builder *out, const aimet_term *terms,
                        uint32_t count) {
  for (uint32_t i = 0; i < count; ++i)
    print_term(out, &terms[i], i == 0);
}

/// Appends a number so that it can be told from all others.
static void print_operand(aimet_string_builder *out, aimet_number number) {
  if (number.kind == AIMET_NUMBER_SYMBOLIC)
    aimet_sb_append(out, number.as.expr->text);
  else
    aimet_number_print(out, number);
}

static void print_factor(aimet_string_builder *out, aimet_number number) {
  bool is_sum = number.kind == AIMET_NUMBER_SYMBOLIC &&
                (number.as.expr->num_terms > 1 ||
                 number.as.expr->terms[0].num_atoms > 1 ||
                 number.as.expr->terms[0].coefficient != 1);
  if (is_sum)
    aimet_sb_append_char(out, '(');
  print_operand(out, number);
  if (is_sum)
    aimet_sb_append_char(out, ')');
}

static void print_atom(aimet_string_builder *out, aimet_atom_kind kind,
                       aimet_number a, aimet_number b) {
  if (kind == AIMET_ATOM_FLOOR) {
    aimet_sb_append_cstr(out, "floor(");
    print_factor(out, a);
    aimet_sb_append_char(out, '/');
    print_factor(out, b);
  } else {
    aimet_sb_append_cstr(out, kind == AIMET_ATOM_MIN ? "min(" : "max(");
    print_operand(out, a);
    aimet_sb_append_cstr(out, ", ");
    print_operand(out, b);
  }
  aimet_sb_append_char(out, ')');
}

void aimet_number_print(aimet_string_builder *out, aimet_number number) {
  switch (number.kind) {
  case AIMET_NUMBER_INT:
    aimet_sb_appendf(out, "%lld", (long long)number.as.i);
    break;
  case AIMET_NUMBER_FLOAT:
    aimet_sb_appendf(out, "%.9g", number.as.f);
    break;
  case AIMET_NUMBER_SYMBOLIC:
    aimet_sb_append(out, number.as.expr->shown);
    break;
  case AIMET_NUMBER_UNKNOWN:
    aimet_sb_append_char(out, '?');
    break;
  }
}

aimet_string_view aimet_expr_text(const aimet_expr *expr) {
  return expr->shown;
}

//===----------------------------------------------------------------------===//
// Interning
//===----------------------------------------------------------------------===//

static aimet_string_view keep_text(aimet_symbols *symbols,
                                   const aimet_string_builder *text) {
  aimet_string_view view = aimet_sb_view(text);
  return aimet_sv_n(aimet_arena_string(symbols->arena, view), view.length);
}

/// A name that stands alone needs no quotes.
static aimet_string_view without_quotes(const aimet_expr *expr) {
  const aimet_term *term = &expr->terms[0];
  bool is_name = expr->num_terms == 1 && term->num_atoms == 1 &&
                 term->coefficient == 1 &&
                 term->atoms[0]->kind == AIMET_ATOM_SYMBOL;
  return is_name && expr->text.data[0] == '"'
             ? aimet_sv_slice(expr->text, 1, expr->text.length - 1)
             : expr->text;
}

static aimet_number intern(aimet_symbols *symbols,
                           const aimet_polynomial *polynomial) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  print_terms(&text, polynomial->terms, polynomial->num_terms);
  aimet_number result = aimet_unknown_number();
  if (text.length <= AIMET_EXPR_MAX_TEXT) {
    bool is_new;
    aimet_map_entry *entry =
        aimet_string_map_insert(symbols->exprs, aimet_sb_view(&text), &is_new);
    if (is_new) {
      size_t size = polynomial->num_terms * sizeof *polynomial->terms;
      aimet_expr *expr = aimet_arena_alloc(symbols->arena, sizeof *expr);
      aimet_term *terms = aimet_arena_alloc(symbols->arena, size);
      memcpy(terms, polynomial->terms, size);
      *expr = (aimet_expr){.num_terms = polynomial->num_terms,
                           .terms = terms,
                           .text = keep_text(symbols, &text)};
      expr->shown = without_quotes(expr);
      entry->value.const_pointer = expr;
    }
    result = (aimet_number){.kind = AIMET_NUMBER_SYMBOLIC,
                            .as.expr = entry->value.const_pointer};
  }
  aimet_sb_deinit(&text);
  return result;
}

aimet_number aimet_polynomial_finish(aimet_symbols *symbols,
                                     aimet_polynomial *polynomial) {
  if (polynomial->is_bad)
    return aimet_unknown_number();
  if (polynomial->num_terms == 0)
    return aimet_int(0);
  if (polynomial->num_terms == 1 && polynomial->terms[0].num_atoms == 0)
    return aimet_int(polynomial->terms[0].coefficient);
  return intern(symbols, polynomial);
}

/// The atom of this text as an expression of its own.
static aimet_number intern_atom(aimet_symbols *symbols, aimet_atom atom,
                                const aimet_string_builder *text) {
  if (text->length > AIMET_EXPR_MAX_TEXT)
    return aimet_unknown_number();
  bool is_new;
  aimet_map_entry *entry =
      aimet_string_map_insert(symbols->atoms, aimet_sb_view(text), &is_new);
  if (is_new) {
    aimet_atom *kept = aimet_arena_alloc(symbols->arena, sizeof *kept);
    *kept = atom;
    kept->id = (uint32_t)aimet_string_map_size(symbols->atoms);
    kept->text = keep_text(symbols, text);
    entry->value.const_pointer = kept;
  }
  aimet_polynomial polynomial = {.num_terms = 0};
  aimet_polynomial_add(&polynomial,
                       (aimet_term){.coefficient = 1,
                                    .num_atoms = 1,
                                    .atoms = {entry->value.const_pointer}});
  return intern(symbols, &polynomial);
}

aimet_number aimet_atom_number(aimet_symbols *symbols, aimet_atom_kind kind,
                               aimet_number a, aimet_number b) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  print_atom(&text, kind, a, b);
  aimet_atom atom = {.kind = kind, .a = a, .b = b};
  aimet_number result = intern_atom(symbols, atom, &text);
  aimet_sb_deinit(&text);
  return result;
}

static bool is_identifier(aimet_string_view name) {
  for (size_t i = 0; i < name.length; ++i) {
    char c = name.data[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     c == '_' || c == '.' || c == ':' || (c & 0x80);
    if (!is_letter && !(i > 0 && c >= '0' && c <= '9'))
      return false;
  }
  return name.length > 0;
}

aimet_number aimet_name_number(aimet_symbols *symbols, aimet_string_view name) {
  // Quotes keep `"a - b"*2` apart from the difference of two sizes.
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  bool is_plain = is_identifier(name);
  if (!is_plain)
    aimet_sb_append_char(&text, '"');
  aimet_sb_append(&text, name);
  if (!is_plain)
    aimet_sb_append_char(&text, '"');
  aimet_number result =
      intern_atom(symbols, (aimet_atom){.kind = AIMET_ATOM_SYMBOL}, &text);
  aimet_sb_deinit(&text);
  return result;
}

aimet_string_view aimet_atom_name(const aimet_atom *atom) {
  aimet_string_view text = atom->text;
  return text.length >= 2 && text.data[0] == '"'
             ? (aimet_string_view){text.data + 1, text.length - 2}
             : text;
}

aimet_symbols *aimet_symbols_create(aimet_arena *arena) {
  aimet_symbols *symbols = aimet_arena_alloc(arena, sizeof *symbols);
  *symbols = (aimet_symbols){.arena = arena,
                             .atoms = aimet_string_map_create(),
                             .exprs = aimet_string_map_create(),
                             .inputs = aimet_string_map_create()};
  return symbols;
}

void aimet_symbols_destroy(aimet_symbols *symbols) {
  if (!symbols)
    return;
  aimet_string_map_destroy(symbols->atoms);
  aimet_string_map_destroy(symbols->exprs);
  aimet_string_map_destroy(symbols->inputs);
}
