//===- verify_diagnostics.c - diagnostics against expectations ------------===//

#include "verify_diagnostics.h"

#include "alloc.h"
#include "arena.h"
#include "string_builder.h"

#include <ctype.h>
#include <regex.h>
#include <stdlib.h>

typedef struct expectation {
  aimet_severity severity;
  unsigned line; ///< where the diagnostic must point; 0: nowhere
  unsigned written_at;
  const char *text;
  bool waits_below; ///< for the next line without an expectation
  bool is_regex;
  regex_t regex;
  bool met;
} expectation;

/// A complaint, kept until the end.
typedef struct fault {
  unsigned line, column;
  const char *text;
} fault;

struct diagnostic_verifier {
  aimet_arena *arena;
  const char *name;
  bool ignore_unexpected;
  expectation *expected;
  size_t num_expected, expected_capacity;
  fault *faults;
  size_t num_faults, fault_capacity;
};

static void add_fault(diagnostic_verifier *v, unsigned line, unsigned column,
                      const char *text) {
  aimet_grow_array((void **)&v->faults, &v->fault_capacity, v->num_faults + 1,
                   sizeof *v->faults);
  v->faults[v->num_faults++] = (fault){line, column, text};
}

//===----------------------------------------------------------------------===//
// Reading expectations
//===----------------------------------------------------------------------===//

/// Takes a prefix off; false if it is not there.
static bool consume(aimet_string_view *text, const char *prefix) {
  if (!aimet_sv_starts_with(*text, aimet_sv(prefix)))
    return false;
  *text = aimet_sv_slice(*text, strlen(prefix), text->length);
  return true;
}

static void skip_spaces(aimet_string_view *text) {
  while (consume(text, " "))
    ;
}

static bool consume_severity(aimet_string_view *text, aimet_severity *out) {
  for (int i = AIMET_SEVERITY_ERROR; i <= (int)AIMET_SEVERITY_NOTE; ++i)
    if (consume(text, aimet_severity_name((aimet_severity)i))) {
      *out = (aimet_severity)i;
      return true;
    }
  return false;
}

static bool consume_number(aimet_string_view *text, unsigned *out) {
  unsigned number = 0;
  size_t i = 0;
  for (; i < text->length && isdigit((unsigned char)text->data[i]); ++i)
    if (__builtin_mul_overflow(number, 10u, &number) ||
        __builtin_add_overflow(number, (unsigned)(text->data[i] - '0'),
                               &number))
      return false;
  *text = aimet_sv_slice(*text, i, text->length);
  *out = number;
  return i > 0;
}

/// The state of reading a text line by line.
typedef struct expectation_reader {
  diagnostic_verifier *verifier;
  unsigned line;
  unsigned last_plain_line; ///< the last one without an expectation: @above
} expectation_reader;

/// Reads `@+N`, `@-N`, `@above`, `@below`, `@unknown` or nothing.
static bool read_target(const expectation_reader *r, aimet_string_view *text,
                        expectation *e) {
  e->line = r->line;
  if (!consume(text, "@"))
    return true;
  unsigned distance;
  if (consume(text, "+"))
    return consume_number(text, &distance) &&
           !__builtin_add_overflow(r->line, distance, &e->line);
  if (consume(text, "-"))
    return consume_number(text, &distance) &&
           !__builtin_sub_overflow(r->line, distance, &e->line);
  if (consume(text, "above"))
    e->line = r->last_plain_line;
  else if (consume(text, "unknown"))
    e->line = 0;
  else if (consume(text, "below"))
    e->waits_below = true;
  else
    return false;
  return true;
}

/// Turns `text {{regex}} text` into one regular expression.
static bool compile_regex(expectation *e) {
  aimet_string_builder pattern = AIMET_STRING_BUILDER_INIT;
  bool inside = false;
  for (const char *c = e->text; *c; ++c) {
    const char *mark = inside ? "}}" : "{{";
    if (strncmp(c, mark, 2) == 0) {
      aimet_sb_append_char(&pattern, inside ? ')' : '(');
      inside = !inside;
      ++c;
      continue;
    }
    if (!inside && strchr(".[]{}()*+?|^$\\", *c))
      aimet_sb_append_char(&pattern, '\\');
    aimet_sb_append_char(&pattern, *c);
  }
  bool ok = !inside && regcomp(&e->regex, aimet_sb_view(&pattern).data,
                               REG_EXTENDED | REG_NOSUB) == 0;
  aimet_sb_deinit(&pattern);
  return ok;
}

static void add_expectation(diagnostic_verifier *v, const expectation *e) {
  aimet_grow_array((void **)&v->expected, &v->expected_capacity,
                   v->num_expected + 1, sizeof *v->expected);
  v->expected[v->num_expected++] = *e;
}

/// Reads what stands after `expected-`; false if that is no expectation. What
/// is one but badly written is a fault.
static bool read_expectation(const expectation_reader *r,
                             aimet_string_view text) {
  diagnostic_verifier *v = r->verifier;
  expectation e = {.written_at = r->line};
  if (!consume_severity(&text, &e.severity))
    return false;
  e.is_regex = consume(&text, "-re");
  skip_spaces(&text);
  bool has_target = read_target(r, &text, &e);
  skip_spaces(&text);
  if (has_target && !consume(&text, "{{"))
    return false;
  while (text.length && isspace((unsigned char)text.data[text.length - 1]))
    --text.length;
  if (!has_target || !aimet_sv_ends_with(text, aimet_sv("}}"))) {
    add_fault(v, r->line, 1,
              has_target ? "the expectation does not end in '}}'"
                         : "unknown target of the expectation, use @+N, @-N, "
                           "@above, @below or @unknown");
    return true;
  }
  e.text =
      aimet_arena_string(v->arena, aimet_sv_slice(text, 0, text.length - 2));
  if (e.is_regex && !compile_regex(&e)) {
    add_fault(v, r->line, 1, "the regular expression cannot be read");
    return true;
  }
  add_expectation(v, &e);
  return true;
}

/// True if the line holds an expectation.
static bool read_line(const expectation_reader *r, aimet_string_view line) {
  const char *mark = "expected-";
  const char *found =
      line.length ? memmem(line.data, line.length, mark, strlen(mark)) : NULL;
  if (!found)
    return false;
  size_t after = (size_t)(found - line.data) + strlen(mark);
  return read_expectation(r, aimet_sv_slice(line, after, line.length));
}

/// Points the expectations from `first` on that said @below to this line.
static void resolve_below(const expectation_reader *r, size_t first) {
  diagnostic_verifier *v = r->verifier;
  for (size_t i = first; i < v->num_expected; ++i)
    if (v->expected[i].waits_below)
      v->expected[i].line = r->line;
}

static void read_text(diagnostic_verifier *v, aimet_string_view text) {
  expectation_reader r = {.verifier = v};
  size_t first = 0;
  while (text.length) {
    aimet_string_view line = aimet_sv_slice(text, 0, aimet_sv_find(text, '\n'));
    text = aimet_sv_slice(text, line.length + 1, text.length);
    ++r.line;
    if (read_line(&r, line))
      continue;
    resolve_below(&r, first);
    first = v->num_expected;
    r.last_plain_line = r.line;
  }
}

diagnostic_verifier *diagnostic_verifier_create(const char *name,
                                                aimet_string_view text,
                                                bool ignore_unexpected) {
  diagnostic_verifier *v = aimet_calloc(1, sizeof *v);
  v->arena = aimet_arena_create();
  v->name = name;
  v->ignore_unexpected = ignore_unexpected;
  read_text(v, text);
  return v;
}

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

static bool matches(const expectation *e, const char *message) {
  if (e->is_regex)
    return regexec(&e->regex, message, 0, NULL, 0) == 0;
  return strstr(message, e->text) != NULL;
}

/// MLIR adds a note with the operation to each of its errors. mlir-opt turns
/// that off here; the C API cannot, so such notes need not be expected.
static bool is_optional(const aimet_diagnostic *diagnostic) {
  return diagnostic->severity == AIMET_SEVERITY_NOTE &&
         aimet_sv_starts_with(diagnostic->message,
                              aimet_sv("see current operation: "));
}

void diagnostic_verifier_handle(const aimet_diagnostic *diagnostic,
                                void *user_data) {
  diagnostic_verifier *v = user_data;
  const char *message = aimet_arena_string(v->arena, diagnostic->message);
  bool in_file = aimet_sv_is(diagnostic->place.file, v->name);
  unsigned line = in_file ? diagnostic->place.line : 0;
  const char *severity = aimet_severity_name(diagnostic->severity);
  const expectation *near_miss = NULL;
  for (size_t i = 0; i < v->num_expected; ++i) {
    expectation *e = &v->expected[i];
    if (e->met || e->line != line || !matches(e, message))
      continue;
    if (e->severity == diagnostic->severity) {
      e->met = true;
      return;
    }
    near_miss = e;
  }
  if (near_miss)
    add_fault(v, line, diagnostic->place.column,
              aimet_arena_format(v->arena, "got the %s '%s', expected it as %s",
                                 severity, message,
                                 aimet_severity_name(near_miss->severity)));
  else if (!v->ignore_unexpected && !is_optional(diagnostic))
    add_fault(
        v, line, diagnostic->place.column,
        aimet_arena_format(v->arena, "unexpected %s: %s", severity, message));
}

static void destroy(diagnostic_verifier *v) {
  for (size_t i = 0; i < v->num_expected; ++i)
    if (v->expected[i].is_regex)
      regfree(&v->expected[i].regex);
  free(v->expected);
  free(v->faults);
  aimet_arena_destroy(v->arena);
  free(v);
}

bool diagnostic_verifier_finish(diagnostic_verifier *v, aimet_diag *diag) {
  for (size_t i = 0; i < v->num_expected; ++i) {
    const expectation *e = &v->expected[i];
    if (!e->met)
      add_fault(v, e->written_at, 1,
                aimet_arena_format(v->arena,
                                   "expected %s '%s' was not produced",
                                   aimet_severity_name(e->severity), e->text));
  }
  bool ok = v->num_faults == 0;
  for (size_t i = 0; i < v->num_faults; ++i) {
    aimet_place place = {.file = aimet_sv(v->name),
                         .line = v->faults[i].line,
                         .column = v->faults[i].column};
    // MLIR's messages, which faults quote, may have several lines.
    const aimet_diagnostic said = {AIMET_SEVERITY_ERROR, place,
                                   aimet_sv(v->faults[i].text)};
    aimet_diag_forward(diag, &said);
  }
  destroy(v);
  return ok;
}
