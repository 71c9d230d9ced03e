//===- options.c - the options of one pass in a pipeline ------------------===//

#include "options.h"

#include "alloc.h"
#include "nearest.h"

#include <assert.h>
#include <stdlib.h>

/// Brackets nested deeper than this are no pipeline text.
#define MAX_NESTING 32

static char closing_bracket(char c) {
  switch (c) {
  case '{':
    return '}';
  case '(':
    return ')';
  case '[':
    return ']';
  default:
    return 0;
  }
}

static size_t skip_quoted(aimet_string_view text, size_t i) {
  char quote = text.data[i];
  for (++i; i < text.length; ++i) {
    if (text.data[i] == '\\')
      ++i;
    else if (text.data[i] == quote)
      return i + 1;
  }
  return text.length + 1;
}

size_t aimet_options_skip(aimet_string_view text, size_t i) {
  char open[MAX_NESTING];
  size_t depth = 0;
  while (i < text.length) {
    char c = text.data[i];
    if (c == '"' || c == '\'') {
      i = skip_quoted(text, i);
    } else if (closing_bracket(c)) {
      if (depth == MAX_NESTING)
        return text.length + 1;
      open[depth++] = closing_bracket(c);
      ++i;
    } else {
      if (depth > 0 && c == open[depth - 1])
        --depth;
      ++i;
    }
    if (depth == 0)
      return i;
  }
  return text.length + 1;
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const aimet_option_value *aimet_options_find(const aimet_option_values *values,
                                             const char *name) {
  for (size_t i = 0; i < values->count; ++i)
    if (strcmp(values->values[i].option->name, name) == 0)
      return &values->values[i];
  return NULL;
}

/// Takes quotes (with their backslashes) or one pair of braces off a value.
static const char *unquote(aimet_string_view text, aimet_arena *arena) {
  if (text.length < 2)
    return aimet_arena_string(arena, text);
  char first = text.data[0];
  bool spans = aimet_options_skip(text, 0) == text.length;
  if (first == '{' && spans)
    return aimet_arena_string(arena, aimet_sv_slice(text, 1, text.length - 1));
  if ((first != '"' && first != '\'') || !spans)
    return aimet_arena_string(arena, text);
  char *out = aimet_arena_string(arena, text);
  size_t length = 0;
  for (size_t i = 1; i + 1 < text.length; ++i) {
    if (text.data[i] == '\\' && i + 2 < text.length)
      ++i;
    out[length++] = text.data[i];
  }
  out[length] = 0;
  return out;
}

static bool set_bool(aimet_option_value *value, const char *text) {
  bool is_true = strcmp(text, "true") == 0 || strcmp(text, "1") == 0;
  bool is_false = strcmp(text, "false") == 0 || strcmp(text, "0") == 0;
  value->boolean = is_true;
  return is_true || is_false;
}

static bool set_integer(aimet_option_value *value, const char *text) {
  bool negative = *text == '-';
  uint64_t magnitude = 0;
  const char *digits = text + negative;
  for (const char *c = digits; *c; ++c)
    if (*c < '0' || *c > '9' ||
        __builtin_mul_overflow(magnitude, UINT64_C(10), &magnitude) ||
        __builtin_add_overflow(magnitude, (uint64_t)(*c - '0'), &magnitude))
      return false;
  if (!*digits || magnitude > (uint64_t)INT64_MAX)
    return false;
  value->integer = negative ? -(int64_t)magnitude : (int64_t)magnitude;
  return true;
}

static void add_item(aimet_option_value *value, const char *item,
                     aimet_arena *arena) {
  if (value->num_items == value->capacity) {
    size_t capacity = value->capacity ? 2 * value->capacity : 4;
    const char **items = aimet_arena_calloc(arena, capacity, sizeof *items);
    if (value->num_items)
      memcpy(items, value->items, value->num_items * sizeof *items);
    value->items = items;
    value->capacity = capacity;
  }
  value->items[value->num_items++] = item;
}

/// Splits at commas outside quotes and brackets.
static void add_list(aimet_option_value *value, aimet_string_view text,
                     aimet_arena *arena) {
  if (text.length >= 2 && text.data[0] == '{' &&
      aimet_options_skip(text, 0) == text.length)
    text = aimet_sv_slice(text, 1, text.length - 1);
  size_t begin = 0;
  for (size_t i = 0; i <= text.length;) {
    if (i == text.length || text.data[i] == ',') {
      if (i > begin)
        add_item(value, unquote(aimet_sv_slice(text, begin, i), arena), arena);
      begin = ++i;
    } else {
      i = aimet_options_skip(text, i);
    }
  }
}

static bool set_value(aimet_option_value *value, aimet_string_view text,
                      aimet_arena *arena) {
  switch (value->option->type) {
  case AIMET_OPTION_BOOL:
    return set_bool(value, unquote(text, arena));
  case AIMET_OPTION_INT:
    return set_integer(value, unquote(text, arena));
  case AIMET_OPTION_STRING:
    value->string = unquote(text, arena);
    return true;
  case AIMET_OPTION_LIST:
    add_list(value, text, arena);
    return true;
  }
  return false;
}

static void set_defaults(const aimet_pass_def *def, aimet_arena *arena,
                         aimet_option_values *out) {
  size_t count = 0;
  while (def->options && def->options[count].name)
    ++count;
  out->count = count;
  out->values = aimet_arena_calloc(arena, count, sizeof *out->values);
  for (size_t i = 0; i < count; ++i) {
    out->values[i].option = &def->options[i];
    const char *text = def->options[i].default_value;
    bool optional = def->options[i].type == AIMET_OPTION_STRING ||
                    def->options[i].type == AIMET_OPTION_LIST;
    bool valid = (!text && !optional) ||
                 set_value(&out->values[i], aimet_sv(text ? text : ""), arena);
    assert(valid && "the default of an option is no value of its type");
    (void)valid;
  }
}

static const char *expected_value(aimet_option_type type) {
  return type == AIMET_OPTION_BOOL ? "'true' or 'false'" : "an integer";
}

static aimet_status unknown_option(const aimet_pass_def *def,
                                   const aimet_option_values *values,
                                   aimet_string_view name, aimet_diag *diag) {
  aimet_nearest nearest = aimet_nearest_begin(name);
  for (size_t i = 0; i < values->count; ++i)
    aimet_nearest_offer(&nearest, values->values[i].option->name);
  aimet_status status = aimet_diag_error(
      diag, AIMET_ERROR_USAGE, (aimet_place){0},
      "pass '%s' has no option '%.*s'", def->name, AIMET_SV(name));
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(diag, (aimet_place){0}, "did you mean '%s'?", best);
  else if (values->count == 0)
    aimet_diag_note(diag, (aimet_place){0}, "it takes no options");
  return status;
}

static aimet_status parse_one(const aimet_pass_def *def, aimet_string_view text,
                              aimet_arena *arena, aimet_diag *diag,
                              aimet_option_values *out) {
  size_t equals = aimet_sv_find(text, '=');
  aimet_string_view name = aimet_sv_slice(text, 0, equals);
  char *key = aimet_arena_string(arena, name);
  aimet_option_value *value =
      (aimet_option_value *)aimet_options_find(out, key);
  if (!value)
    return unknown_option(def, out, name, diag);
  bool is_flag = equals == text.length;
  if (is_flag && value->option->type != AIMET_OPTION_BOOL)
    return aimet_diag_error(diag, AIMET_ERROR_USAGE, (aimet_place){0},
                            "option '%s' of pass '%s' needs a value", key,
                            def->name);
  aimet_string_view given = is_flag
                                ? aimet_sv("true")
                                : aimet_sv_slice(text, equals + 1, text.length);
  if (value->option->type == AIMET_OPTION_LIST && !value->is_set)
    value->num_items = 0;
  value->is_set = true;
  if (set_value(value, given, arena))
    return AIMET_OK;
  return aimet_diag_error(diag, AIMET_ERROR_USAGE, (aimet_place){0},
                          "wrong value for option '%s' of pass '%s': got "
                          "'%.*s', expected %s",
                          key, def->name, AIMET_SV(given),
                          expected_value(value->option->type));
}

aimet_status aimet_options_parse(const aimet_pass_def *def,
                                 aimet_string_view text, aimet_arena *arena,
                                 aimet_diag *diag, aimet_option_values *out) {
  set_defaults(def, arena, out);
  size_t i = 0;
  while (i < text.length) {
    if (is_space(text.data[i])) {
      ++i;
      continue;
    }
    size_t begin = i;
    while (i < text.length && !is_space(text.data[i]))
      i = aimet_options_skip(text, i);
    if (i > text.length)
      return aimet_diag_error(diag, AIMET_ERROR_USAGE, (aimet_place){0},
                              "options of pass '%s' are not closed: '%.*s'",
                              def->name, AIMET_SV(text));
    aimet_status status =
        parse_one(def, aimet_sv_slice(text, begin, i), arena, diag, out);
    if (status != AIMET_OK)
      return status;
  }
  return AIMET_OK;
}

/// Prints a string so that aimet_options_parse reads it back.
static void print_text(const char *text, aimet_string_builder *out) {
  if (*text && !strpbrk(text, " \t\r\n,{}()[]'\"\\=")) {
    aimet_sb_append_cstr(out, text);
    return;
  }
  aimet_sb_append_char(out, '"');
  for (; *text; ++text) {
    if (*text == '"' || *text == '\\')
      aimet_sb_append_char(out, '\\');
    aimet_sb_append_char(out, *text);
  }
  aimet_sb_append_char(out, '"');
}

static void print_value(const aimet_option_value *value,
                        aimet_string_builder *out) {
  switch (value->option->type) {
  case AIMET_OPTION_BOOL:
    aimet_sb_append_cstr(out, value->boolean ? "true" : "false");
    break;
  case AIMET_OPTION_INT:
    aimet_sb_appendf(out, "%lld", (long long)value->integer);
    break;
  case AIMET_OPTION_STRING:
    print_text(value->string, out);
    break;
  case AIMET_OPTION_LIST:
    for (size_t i = 0; i < value->num_items; ++i) {
      if (i)
        aimet_sb_append_char(out, ',');
      print_text(value->items[i], out);
    }
    break;
  }
}

void aimet_options_print(const aimet_option_values *values,
                         aimet_string_builder *out) {
  bool first = true;
  for (size_t i = 0; i < values->count; ++i) {
    if (!values->values[i].is_set)
      continue;
    aimet_sb_append_char(out, first ? '{' : ' ');
    first = false;
    aimet_sb_appendf(out, "%s=", values->values[i].option->name);
    print_value(&values->values[i], out);
  }
  if (!first)
    aimet_sb_append_char(out, '}');
}
