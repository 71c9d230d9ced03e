//===- expr_parse.c - names of dimensions that are expressions ------------===//
//
// Exporters name a computed size by its formula ("s0 + 1", "2*seq"). A sum
// needs blanks around its sign: "batch-size" is a name.
//
//===----------------------------------------------------------------------===//

#include "expr.h"

#include <ctype.h>

#define MAX_DEPTH 32

typedef struct parser {
  aimet_symbols *symbols;
  const char *at, *end;
  unsigned depth;
  bool failed;
} parser;

static aimet_number parse_sum(parser *p);

static aimet_number fail(parser *p) {
  p->failed = true;
  return aimet_unknown_number();
}

static bool accept(parser *p, const char *token) {
  aimet_string_view rest = aimet_sv_n(p->at, (size_t)(p->end - p->at));
  if (!aimet_sv_starts_with(rest, aimet_sv(token)))
    return false;
  p->at += aimet_sv(token).length;
  return true;
}

static aimet_number parse_integer(parser *p) {
  int64_t value = 0;
  while (p->at < p->end && isdigit((unsigned char)*p->at)) {
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_add_overflow(value, *p->at - '0', &value))
      return fail(p);
    ++p->at;
  }
  return aimet_int(value);
}

static bool is_name_char(char c) {
  return isalnum((unsigned char)c) || c == '_' || c == '.' || c == ':' ||
         (c & 0x80);
}

/// What follows `(` or `floor(`: quotients are rounded as they are read.
static aimet_number parse_group(parser *p) {
  aimet_number a = parse_sum(p);
  return accept(p, ")") ? a : fail(p);
}

static aimet_number parse_extreme(parser *p, bool is_min) {
  aimet_number a = parse_sum(p);
  if (!accept(p, ", "))
    return fail(p);
  aimet_number b = parse_sum(p);
  if (!accept(p, ")"))
    return fail(p);
  return is_min ? aimet_min(p->symbols, a, b) : aimet_max(p->symbols, a, b);
}

static aimet_number parse_quoted(parser *p) {
  const char *begin = p->at;
  while (p->at < p->end && *p->at != '"')
    ++p->at;
  aimet_string_view name = aimet_sv_n(begin, (size_t)(p->at - begin));
  if (!name.length || !accept(p, "\""))
    return fail(p);
  return aimet_name_number(p->symbols, name);
}

static aimet_number parse_factor(parser *p) {
  if (p->at == p->end)
    return fail(p);
  if (isdigit((unsigned char)*p->at))
    return parse_integer(p);
  if (accept(p, "\""))
    return parse_quoted(p);
  if (accept(p, "(") || accept(p, "floor("))
    return parse_group(p);
  if (accept(p, "min("))
    return parse_extreme(p, true);
  if (accept(p, "max("))
    return parse_extreme(p, false);
  const char *begin = p->at;
  while (p->at < p->end && is_name_char(*p->at))
    ++p->at;
  if (p->at == begin)
    return fail(p);
  return aimet_name_number(p->symbols,
                           aimet_sv_n(begin, (size_t)(p->at - begin)));
}

static aimet_number parse_product(parser *p) {
  aimet_number result = parse_factor(p);
  while (!p->failed) {
    if (accept(p, "*"))
      result = aimet_mul(p->symbols, result, parse_factor(p));
    else if (accept(p, "//") || accept(p, "/"))
      result = aimet_div(p->symbols, result, parse_factor(p));
    else
      break;
  }
  return result;
}

static aimet_number parse_sum(parser *p) {
  if (++p->depth > MAX_DEPTH)
    return fail(p);
  bool is_negative = accept(p, "-");
  aimet_number result = parse_product(p);
  if (is_negative)
    result = aimet_sub(p->symbols, aimet_int(0), result);
  while (!p->failed) {
    if (accept(p, " + "))
      result = aimet_add(p->symbols, result, parse_product(p));
    else if (accept(p, " - "))
      result = aimet_sub(p->symbols, result, parse_product(p));
    else
      break;
  }
  --p->depth;
  return result;
}

/// `a/b` outside of floor() is no integer: only floor(a/b) and a//b are read.
static bool has_bare_quotient(aimet_string_view text) {
  unsigned depth_of_floor = 0, depth = 0;
  for (size_t i = 0; i < text.length; ++i) {
    aimet_string_view rest = aimet_sv_slice(text, i, text.length);
    if (aimet_sv_starts_with(rest, aimet_sv("//"))) {
      ++i;
    } else if (text.data[i] == '/' && !depth_of_floor) {
      return true;
    } else if (text.data[i] == '(') {
      ++depth;
      if (!depth_of_floor && i >= 5 &&
          aimet_sv_is(aimet_sv_slice(text, i - 5, i), "floor"))
        depth_of_floor = depth;
    } else if (text.data[i] == ')' && depth) {
      if (depth_of_floor == depth)
        depth_of_floor = 0;
      --depth;
    }
  }
  return false;
}

aimet_number aimet_expr_parse(aimet_symbols *symbols, aimet_string_view text) {
  if (text.length > AIMET_EXPR_MAX_TEXT || has_bare_quotient(text))
    return aimet_unknown_number();
  parser p = {symbols, text.data, text.data + text.length, 0, false};
  aimet_number result = parse_sum(&p);
  return p.failed || p.at != p.end ? aimet_unknown_number() : result;
}
