//===- model_paths.c - paths that hold the name of the model --------------===//

#include "model_paths.h"

#include "flag_table.h"
#include "messages.h"

#define MODEL "model"

/// Bytes of a wrong name that a diagnostic shows.
#define NAME_SHOWN 80

/// What `{model}` stands for. The bytes are those of the file's name; a name
/// that begins with its only dot has no suffix.
static aimet_string_view name_of(const char *input) {
  if (is_standard_stream(input))
    return aimet_sv("stdin");
  aimet_string_view name = aimet_sv(input);
  size_t slash = aimet_sv_rfind(name, '/');
  if (slash < name.length)
    name = aimet_sv_slice(name, slash + 1, name.length);
  size_t dot = aimet_sv_rfind(name, '.');
  return dot && dot < name.length ? aimet_sv_slice(name, 0, dot) : name;
}

static aimet_status unknown_name(aimet_string_view name, aimet_place place,
                                 aimet_diag *diag) {
  aimet_string_builder shown = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&shown, name, NAME_SHOWN);
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_USAGE, place,
                       "unknown '{%s}' in a path, expected '{" MODEL "}'",
                       aimet_sb_view(&shown).data);
  aimet_diag_note(diag, place,
                  "'{" MODEL "}' is the input's name without folder and "
                  "suffix, '{{' is a brace");
  aimet_sb_deinit(&shown);
  return status;
}

/// Appends what stands for the braces that `rest` begins with, and takes them;
/// one that nothing closes is a brace.
static aimet_status expand(aimet_string_view *rest, aimet_string_view model,
                           aimet_place place, aimet_diag *diag,
                           aimet_string_builder *out) {
  size_t end = aimet_sv_find(*rest, '}');
  bool is_brace = aimet_sv_starts_with(*rest, aimet_sv("{{"));
  aimet_string_view name = aimet_sv_slice(*rest, 1, end);
  if (is_brace || end == rest->length) {
    aimet_sb_append_char(out, '{');
    *rest = aimet_sv_slice(*rest, is_brace ? 2 : 1, rest->length);
    return AIMET_OK;
  }
  if (!aimet_sv_is(name, MODEL))
    return unknown_name(name, place, diag);
  aimet_sb_append(out, model);
  *rest = aimet_sv_slice(*rest, end + 1, rest->length);
  return AIMET_OK;
}

aimet_status model_path_of(const settings *s, aimet_string_view text,
                           aimet_place place, aimet_diag *diag,
                           const char **out) {
  aimet_string_view model = s->input ? name_of(s->input) : aimet_sv("");
  aimet_string_view rest = text;
  aimet_string_builder path = AIMET_STRING_BUILDER_INIT;
  aimet_status status = AIMET_OK;
  while (rest.length && status == AIMET_OK) {
    size_t brace = aimet_sv_find(rest, '{');
    aimet_sb_append(&path, aimet_sv_slice(rest, 0, brace));
    rest = aimet_sv_slice(rest, brace, rest.length);
    if (rest.length)
      status = expand(&rest, model, place, diag, &path);
  }
  *out = aimet_arena_string(s->arena, s->input ? aimet_sb_view(&path) : text);
  aimet_sb_deinit(&path);
  return status;
}

//===----------------------------------------------------------------------===//
// The command line
//===----------------------------------------------------------------------===//

/// Replaces the path of a flag; null stays.
static aimet_status replace(const settings *s, const char *flag,
                            const char **path, aimet_diag *diag) {
  if (!*path)
    return AIMET_OK;
  aimet_place place = {.file = aimet_sv(flag)};
  if (s->compared_reports.count &&
      aimet_sv_contains(aimet_sv(*path), "{" MODEL "}"))
    return aimet_diag_error(diag, AIMET_ERROR_USAGE, place,
                            "'{" MODEL "}' in a path needs a model, "
                            "--compare-reports takes none");
  return model_path_of(s, aimet_sv(*path), place, diag, path);
}

/// The reports, and what --show-settings shows of them.
static aimet_status replace_reports(settings *s, aimet_diag *diag) {
  text_list *texts =
      &s->origins[flag_index(flag_find(aimet_sv("report")))].texts;
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < s->num_reports && status == AIMET_OK; ++i) {
    status = replace(s, "--report", &s->reports[i].path, diag);
    int format = (int)aimet_sv_find(aimet_sv(texts->items[i]), ':');
    texts->items[i] = aimet_arena_format(s->arena, "%.*s:%s", format,
                                         texts->items[i], s->reports[i].path);
  }
  return status;
}

aimet_status model_paths_apply(settings *s, aimet_diag *diag) {
  aimet_status status = replace(s, "--baseline", &s->baseline, diag);
  if (status == AIMET_OK)
    status = replace(s, "--write-baseline", &s->written_baseline, diag);
  for (size_t i = 0; i < s->suppressions.count && status == AIMET_OK; ++i)
    status = replace(s, "--suppress", &s->suppressions.items[i], diag);
  return status == AIMET_OK ? replace_reports(s, diag) : status;
}
