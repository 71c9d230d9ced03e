//===- flags.c - reading the command line ---------------------------------===//

#include "flags.h"

#include "flag_table.h"
#include "foreign.h"
#include "messages.h"
#include "nearest.h"

#include <stdlib.h>

typedef struct reader {
  int argc;
  char **argv;
  int next;
  const aimet_registry *registry;
  aimet_diag *diag;
  settings *out;
} reader;

/// `argument` is the flag as the user wrote it, dashes and value included.
static aimet_status unknown_flag(const reader *in, const char *argument,
                                 aimet_string_view name) {
  aimet_nearest nearest = aimet_nearest_begin(name);
  for (size_t i = 0; i < flag_count(); ++i)
    aimet_nearest_offer(&nearest, flag_at(i)->name);
  for (size_t i = 0; i < aimet_registry_pipeline_count(in->registry); ++i)
    aimet_nearest_offer(&nearest,
                        aimet_registry_pipeline_at(in->registry, i)->name);
  for (size_t i = 0; i < aimet_registry_size(in->registry); ++i)
    aimet_nearest_offer(&nearest, aimet_registry_at(in->registry, i)->name);
  for (size_t i = 0; i < aimet_foreign_count(); ++i)
    aimet_nearest_offer(&nearest, aimet_foreign_at(i)->name);
  aimet_status status = aimet_diag_error(
      in->diag, AIMET_ERROR_USAGE, tool_place(), "unknown flag '%.*s%.*s'",
      (int)(name.data - argument), argument, AIMET_SV(name));
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(in->diag, tool_place(), "did you mean '--%s'?", best);
  else
    aimet_diag_note(in->diag, tool_place(), "--help lists all flags");
  return status;
}

static aimet_status store_bool(aimet_diag *diag, const flag *f,
                               const char *value, bool *out) {
  static const char *const names[] = {"false", "true", "0", "1"};
  enum { NUM_NAMES = sizeof names / sizeof names[0] };
  size_t choice = value ? 0 : 1;
  while (value && choice < NUM_NAMES && strcmp(names[choice], value) != 0)
    ++choice;
  if (choice == NUM_NAMES)
    return wrong_value(diag, f->name, value, "true or false");
  *out = choice % 2 == 1;
  return AIMET_OK;
}

static aimet_status wrong_choice(aimet_diag *diag, const flag *f,
                                 const char *value) {
  aimet_string_builder expected = AIMET_STRING_BUILDER_INIT;
  aimet_string_view rest = flag_words(f);
  aimet_sb_append(&expected, aimet_sv_take(&rest, '|'));
  while (rest.length) {
    aimet_string_view word = aimet_sv_take(&rest, '|');
    aimet_sb_appendf(&expected, "%s%.*s", rest.length ? ", " : " or ",
                     AIMET_SV(word));
  }
  aimet_status status =
      wrong_value(diag, f->name, value, aimet_sb_view(&expected).data);
  aimet_sb_deinit(&expected);
  return status;
}

/// Enums of settings are as large as an int: none has a negative enumerator, or
/// a large one.
static aimet_status store_choice(aimet_diag *diag, const flag *f,
                                 const char *value, int *out) {
  int choice = f->first;
  aimet_string_view rest = flag_words(f);
  while (value && !aimet_sv_is(aimet_sv_take(&rest, '|'), value)) {
    if (!rest.length)
      return wrong_choice(diag, f, value);
    ++choice;
  }
  *out = choice;
  return AIMET_OK;
}

static aimet_status store_number(aimet_diag *diag, const flag *f,
                                 const char *value, int64_t *out) {
  int64_t number = 0;
  bool valid = value && *value;
  for (const char *c = value; valid && *c; ++c)
    valid = *c >= '0' && *c <= '9' &&
            !__builtin_mul_overflow(number, INT64_C(10), &number) &&
            !__builtin_add_overflow(number, (int64_t)(*c - '0'), &number);
  if (!valid)
    return wrong_value(diag, f->name, value, "a number");
  *out = number;
  return AIMET_OK;
}

/// Splits at commas; empty parts are left out, but something must be named.
static aimet_status store_list(settings *s, const flag *f, const char *value,
                               aimet_diag *diag, text_list *out) {
  size_t before = out->count;
  aimet_string_view rest = aimet_sv(value);
  while (rest.length) {
    aimet_string_view part = aimet_sv_take(&rest, ',');
    if (part.length)
      add_text(out, aimet_arena_string(s->arena, part));
  }
  return out->count > before ? AIMET_OK
                             : wrong_value(diag, f->name, value, f->argument);
}

aimet_status flag_store(settings *s, const flag *f, const char *value,
                        aimet_diag *diag) {
  void *member = (char *)s + f->offset;
  switch (f->kind) {
  case FLAG_BOOL:
    return store_bool(diag, f, value, member);
  case FLAG_TEXT:
    *(const char **)member = value;
    return AIMET_OK;
  case FLAG_LIST:
    return store_list(s, f, value, diag, member);
  case FLAG_NUMBER:
    return store_number(diag, f, value, member);
  case FLAG_CHOICE:
    return store_choice(diag, f, value, member);
  case FLAG_OTHER:
    return f->apply(s, value, diag);
  }
  return AIMET_OK;
}

/// Notes what the command line says of a flag; `--no-x` says it of `x`.
static void record(settings *s, const flag *f, const char *text) {
  aimet_string_view name = aimet_sv(f->name);
  const flag *other = aimet_sv_starts_with(name, aimet_sv("no-"))
                          ? flag_find(aimet_sv_slice(name, 3, name.length))
                          : NULL;
  setting_origin *origin = &s->origins[flag_index(other ? other : f)];
  origin->source = SOURCE_COMMAND_LINE;
  add_text(&origin->texts, other ? "false" : text);
}

/// The value of a flag: after `=`, or the next argument where one is needed.
static aimet_status read_flag(reader *in, const flag *f, const char *value) {
  bool needs_value = f->argument && f->argument[0] != '[';
  bool takes_value = f->argument || f->kind == FLAG_BOOL;
  if (value && !takes_value)
    return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                            "--%s takes no value", f->name);
  if (!value && needs_value) {
    if (in->next == in->argc)
      return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                              "%s%s needs a value: %s", f->name[1] ? "--" : "-",
                              f->name, f->argument);
    value = in->argv[in->next++];
  }
  record(in->out, f, value ? value : "");
  return flag_store(in->out, f, value, in->diag);
}

bool flag_is_on_command_line(const settings *settings, const char *name) {
  const flag *f = flag_find(aimet_sv(name));
  return f && settings->origins[flag_index(f)].source == SOURCE_COMMAND_LINE;
}

/// A pass or pipeline as a flag: `name`, `name{options}`, `name=options`.
static aimet_status read_pass(const reader *in, aimet_string_view name,
                              const char *rest) {
  settings *s = in->out;
  const char *text = aimet_arena_string(s->arena, name);
  if (*rest == '{')
    text = aimet_arena_format(s->arena, "%s%s", text, rest);
  else if (*rest == '=' && rest[1] == '{')
    text = aimet_arena_format(s->arena, "%s%s", text, rest + 1);
  else if (*rest == '=')
    text = aimet_arena_format(s->arena, "%s{%s}", text, rest + 1);
  add_text(&s->pipeline, text);
  return AIMET_OK;
}

static aimet_status read_argument(reader *in, const char *argument) {
  const char *name_start = argument + (argument[1] == '-' ? 2 : 1);
  aimet_string_view name = aimet_sv_n(name_start, strcspn(name_start, "={"));
  const char *rest = name_start + name.length;
  const flag *f = flag_find(name);
  if (f && *rest != '{')
    return read_flag(in, f, *rest == '=' ? rest + 1 : NULL);
  if (aimet_registry_find(in->registry, name) ||
      aimet_registry_find_pipeline(in->registry, name) ||
      aimet_foreign_find(name))
    return read_pass(in, name, rest);
  return unknown_flag(in, argument, name);
}

static aimet_status read_positional(const reader *in, const char *argument) {
  if (*argument == 0)
    return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                            "the input's name is empty");
  settings *out = in->out;
  if (out->input && out->second_input)
    return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                            "more than two inputs: '%s', '%s' and '%s'",
                            out->input, out->second_input, argument);
  if (out->input)
    out->second_input = argument;
  else
    out->input = argument;
  return AIMET_OK;
}

aimet_status flags_parse(int argc, char **argv, const aimet_registry *registry,
                         aimet_diag *diag, settings *out) {
  *out = (settings){.arena = aimet_arena_create(),
                    .external_threshold = 1024,
                    .verify_each = true,
                    .model_suppressions = true,
                    .max_findings = 1000,
                    .max_report_findings = 100000,
                    .elide_elements_larger = -1};
  out->origins =
      aimet_arena_calloc(out->arena, flag_count(), sizeof *out->origins);
  reader in = {argc, argv, 1, registry, diag, out};
  bool only_positional = false;
  while (in.next < argc) {
    const char *argument = argv[in.next++];
    aimet_status status = AIMET_OK;
    if (!only_positional && strcmp(argument, "--") == 0)
      only_positional = true;
    else if (only_positional || argument[0] != '-' || argument[1] == 0)
      status = read_positional(&in, argument);
    else
      status = read_argument(&in, argument);
    if (status != AIMET_OK)
      return status;
  }
  return AIMET_OK;
}

void settings_deinit(settings *settings) {
  for (size_t i = 0; i < flag_count(); ++i) {
    free(settings->origins[i].texts.items);
    const void *member = (const char *)settings + flag_at(i)->offset;
    if (flag_at(i)->kind == FLAG_LIST)
      free(((const text_list *)member)->items);
  }
  free(settings->pipeline.items);
  free(settings->concrete_args.items);
  free(settings->reports);
  aimet_arena_destroy(settings->arena);
}
