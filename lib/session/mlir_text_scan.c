//===- mlir_text_scan.c - a look at MLIR text before it is parsed ---------===//
//
// A scanner that knows strings, comments, brackets and lines, nothing else.
//
//===----------------------------------------------------------------------===//

#include "mlir_text_scan.h"

#include <ctype.h>

enum { MAX_BRACES = 128, MAX_BRACKETS = 512 };

/// A position in text that is outside strings and comments.
typedef struct cursor {
  aimet_string_view text;
  size_t at;
  unsigned line;
  size_t line_start;
} cursor;

static cursor begin(aimet_string_view text) { return (cursor){text, 0, 1, 0}; }

static unsigned column_of(const cursor *c) {
  return (unsigned)(c->at - c->line_start) + 1;
}

static void skip_string(cursor *c) {
  for (++c->at; c->at < c->text.length && c->text.data[c->at] != '"'; ++c->at) {
    if (c->text.data[c->at] == '\n')
      return;
    if (c->text.data[c->at] == '\\')
      ++c->at;
  }
  ++c->at;
}

static void skip_comment(cursor *c) {
  while (c->at < c->text.length && c->text.data[c->at] != '\n')
    ++c->at;
}

/// Moves over strings, comments and line ends to the next other byte; false at
/// the end.
static bool settle(cursor *c) {
  while (c->at < c->text.length) {
    char byte = c->text.data[c->at];
    if (byte == '"') {
      skip_string(c);
    } else if (byte == '/' && c->at + 1 < c->text.length &&
               c->text.data[c->at + 1] == '/') {
      skip_comment(c);
    } else if (byte == '\n') {
      ++c->line;
      c->line_start = ++c->at;
    } else {
      return true;
    }
  }
  return false;
}

/// How deep the brackets are open. Angle brackets are not always brackets
/// (`->`, `>=`), so they are counted apart and never below zero.
typedef struct nesting {
  unsigned braces, others, angles;
} nesting;

static void down(unsigned *depth) {
  if (*depth)
    --*depth;
}

static void count_bracket(nesting *n, const cursor *c) {
  switch (c->text.data[c->at]) {
  case '{':
    ++n->braces;
    break;
  case '}':
    down(&n->braces);
    break;
  case '(':
  case '[':
    ++n->others;
    break;
  case ')':
  case ']':
    down(&n->others);
    break;
  case '<':
    ++n->angles;
    break;
  case '>':
    if (c->at == 0 || c->text.data[c->at - 1] != '-')
      down(&n->angles);
    break;
  default:
    break;
  }
}

aimet_status aimet_mlir_scan_nesting(const char *name, aimet_string_view text,
                                     aimet_diag *diag) {
  nesting n = {0, 0, 0};
  for (cursor c = begin(text); settle(&c); ++c.at) {
    count_bracket(&n, &c);
    aimet_place place = {
        .file = aimet_sv(name), .line = c.line, .column = column_of(&c)};
    if (n.braces > MAX_BRACES)
      return aimet_diag_error(diag, AIMET_ERROR_LIMIT, place,
                              "regions and dictionaries are nested too deep, "
                              "expected at most %d",
                              MAX_BRACES);
    if (n.others + n.angles > MAX_BRACKETS)
      return aimet_diag_error(diag, AIMET_ERROR_LIMIT, place,
                              "brackets are nested too deep, expected at most "
                              "%d",
                              MAX_BRACKETS);
  }
  return AIMET_OK;
}

static size_t identifier_end(aimet_string_view text, size_t i) {
  while (i < text.length && (isalnum((unsigned char)text.data[i]) ||
                             text.data[i] == '_' || text.data[i] == '.'))
    ++i;
  return i;
}

/// `onnx.` and a capital: attributes of ours begin with a small letter.
static bool is_custom_form(const cursor *c) {
  aimet_string_view rest = aimet_sv_slice(c->text, c->at, c->text.length);
  return aimet_sv_starts_with(rest, aimet_sv("onnx.")) && rest.length > 5 &&
         isupper((unsigned char)rest.data[5]);
}

bool aimet_mlir_find_custom_form(aimet_string_view text, unsigned *out_line,
                                 unsigned *out_column,
                                 aimet_string_view *out_operation) {
  cursor c = begin(text);
  while (settle(&c)) {
    size_t end = identifier_end(text, c.at);
    if (is_custom_form(&c)) {
      *out_line = c.line;
      *out_column = column_of(&c);
      *out_operation = aimet_sv_slice(text, c.at, end);
      return true;
    }
    // A sigil and what follows it is one word: `!onnx.String`, `@onnx.F`.
    if (end == c.at && strchr("!@#%^", text.data[c.at]))
      end = identifier_end(text, c.at + 1);
    c.at = end > c.at ? end : c.at + 1;
  }
  return false;
}
