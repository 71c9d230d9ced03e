//===- project_settings.c - flags that a project file sets ----------------===//

#include "project_settings.h"

#include "flag_table.h"
#include "input_file.h"
#include "messages.h"
#include "model_paths.h"
#include "nearest.h"
#include "own_report.h"
#include "setting_place.h"

#include <sys/stat.h>

/// The key of suppressions, which are tables and no setting. The flag of this
/// name takes files.
#define SUPPRESSIONS "suppress"

typedef struct project_reader {
  settings *out;
  const aimet_project *project;
  aimet_diag *diag;
} project_reader;

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

static aimet_status store_at(const project_reader *in, const flag *f,
                             const char *text, aimet_place place) {
  place_relay relay;
  place_relay_begin(&relay, in->diag, place);
  aimet_status status = flag_store(in->out, f, text, in->diag);
  place_relay_end(&relay);
  return status;
}

/// Nobody has asked for a file that was found: it must not switch off what
/// keeps a rewrite from changing the model.
static aimet_status refuse_found(const project_reader *in,
                                 const aimet_toml *entry) {
  aimet_place place = aimet_toml_key_place(in->project->file, entry);
  aimet_status status =
      aimet_diag_error(in->diag, AIMET_ERROR_INPUT, place,
                       "'%.*s' cannot be set in a project file that was found",
                       AIMET_SV(entry->key));
  aimet_diag_note(in->diag, place, "name the file with --config to allow that");
  return status;
}

/// A flag that a file may not set, or no flag at all.
static aimet_status unknown_key(const project_reader *in,
                                const aimet_toml *entry) {
  aimet_place place = aimet_toml_key_place(in->project->file, entry);
  if (flag_find(entry->key)) {
    aimet_status status = aimet_diag_error(
        in->diag, AIMET_ERROR_INPUT, place,
        "'%.*s' cannot be set in a project file", AIMET_SV(entry->key));
    aimet_diag_note(in->diag, place, "give --%.*s on the command line",
                    AIMET_SV(entry->key));
    return status;
  }
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, entry->key, 80);
  aimet_status status = aimet_diag_error(in->diag, AIMET_ERROR_INPUT, place,
                                         "unknown key '%s' of a project file",
                                         aimet_sb_view(&name).data);
  aimet_sb_deinit(&name);
  aimet_nearest nearest = aimet_nearest_begin(entry->key);
  for (size_t i = 0; i < flag_count(); ++i)
    if (flag_at(i)->project != PROJECT_NONE)
      aimet_nearest_offer(&nearest, flag_at(i)->name);
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(in->diag, place, "did you mean '%s'?", best);
  else
    aimet_diag_note(in->diag, place, "--show-settings lists all keys");
  return status;
}

static aimet_status wrong_kind(const project_reader *in, const flag *f,
                               const aimet_toml *value, const char *expected) {
  aimet_status status = aimet_diag_error(
      in->diag, AIMET_ERROR_INPUT, aimet_toml_place(in->project->file, value),
      "wrong value of '%s': got %s, expected %s", f->name,
      aimet_toml_kind_name(value->kind), expected);
  if (strcmp(f->name, SUPPRESSIONS) == 0)
    aimet_toml_note_brackets(in->project->file, value, in->diag);
  return status;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static bool takes_array(const flag *f) {
  return f->project == PROJECT_VALUES || f->project == PROJECT_PATHS ||
         f->project == PROJECT_REPORTS;
}

static const char *expected_kind(const flag *f) {
  switch (f->kind) {
  case FLAG_BOOL:
    return "true or false";
  case FLAG_NUMBER:
    return "an integer";
  case FLAG_TEXT:
    return "a string";
  case FLAG_LIST:
  case FLAG_CHOICE:
  case FLAG_OTHER:
    return takes_array(f) ? "a string or an array of strings" : "a string";
  }
  return "";
}

/// A value of the file as the command line would have it; null if the flag
/// takes none of this kind.
static const char *text_of(const project_reader *in, const flag *f,
                           const aimet_toml *value) {
  if (value->kind == AIMET_TOML_BOOL &&
      (f->kind == FLAG_BOOL || f->kind == FLAG_CHOICE))
    return value->boolean ? "true" : "false";
  if (value->kind == AIMET_TOML_INTEGER && f->kind == FLAG_NUMBER)
    return aimet_arena_format(in->out->arena, "%lld",
                              (long long)value->integer);
  if (value->kind == AIMET_TOML_STRING && f->kind != FLAG_BOOL &&
      f->kind != FLAG_NUMBER)
    return aimet_arena_string(in->out->arena, value->string);
  return NULL;
}

static aimet_status path_of(const project_reader *in, const aimet_toml *value,
                            aimet_string_view text, const char **out) {
  aimet_place place = aimet_toml_place(in->project->file, value);
  aimet_status status = model_path_of(in->out, text, place, in->diag, out);
  if (status != AIMET_OK)
    return status;
  return aimet_project_path(in->project, value, aimet_sv(*out), in->out->arena,
                            in->diag, out);
}

/// A form of reports, and the ending of names that one may have.
typedef struct report_form {
  const char *name;
  aimet_report_format format;
  const char *suffix;
} report_form;

/// Null for a format that the flag refuses.
static const report_form *find_form(aimet_string_view name) {
  static const report_form forms[] = {{"text", AIMET_REPORT_TEXT, ".txt"},
                                      {"json", AIMET_REPORT_JSON, ".json"},
                                      {"sarif", AIMET_REPORT_SARIF, ".sarif"},
                                      {"csv", AIMET_REPORT_CSV, ".csv"},
                                      {"html", AIMET_REPORT_HTML, ".html"}};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; ++i)
    if (aimet_sv_is(name, forms[i].name))
      return &forms[i];
  return NULL;
}

/// True for the report of an earlier run, and for an empty file.
static bool is_earlier_report(const char *path, aimet_report_format format) {
  char bytes[AIMET_OWN_REPORT_BYTES];
  aimet_input_file file;
  aimet_file_error error;
  if (aimet_input_file_open(path, &file, &error) != AIMET_OK)
    return false;
  size_t length = file.size < sizeof bytes ? (size_t)file.size : sizeof bytes;
  aimet_status status = aimet_input_file_read(&file, 0, bytes, length, &error);
  aimet_input_file_close(&file);
  return status == AIMET_OK &&
         aimet_is_own_report(format, aimet_sv_n(bytes, length));
}

/// A file that was found must not make or replace anything but reports.
static aimet_status check_found_report(const project_reader *in,
                                       const aimet_toml *value,
                                       aimet_string_view format,
                                       const char *path) {
  const report_form *form = find_form(format);
  if (!in->project->is_found || !form)
    return AIMET_OK;
  struct stat info;
  const char *what = NULL;
  if (!aimet_sv_ends_with(aimet_sv(path), aimet_sv(form->suffix)))
    what = "has the suffix of its format: .txt, .json, .sarif, .csv or .html";
  else if (lstat(path, &info) == 0 && !S_ISREG(info.st_mode))
    what = "replaces regular files only";
  else if (lstat(path, &info) == 0 && !is_earlier_report(path, form->format))
    what = "replaces reports of its format only";
  if (!what)
    return AIMET_OK;
  aimet_place place = aimet_toml_place(in->project->file, value);
  aimet_status status =
      aimet_diag_error(in->diag, AIMET_ERROR_PATH, place,
                       "a report of a project file that was found %s", what);
  aimet_diag_note(in->diag, place, "name the file with --config to allow that");
  return status;
}

/// `FORMAT:PATH` with the path made relative to the file.
static aimet_status report_of(const project_reader *in, const aimet_toml *value,
                              const char **text) {
  aimet_string_view whole = aimet_sv(*text);
  size_t colon = aimet_sv_find(whole, ':');
  aimet_string_view path = aimet_sv_slice(whole, colon + 1, whole.length);
  if (path.length == 0 || aimet_sv_is(path, "-"))
    return AIMET_OK;
  const char *resolved;
  aimet_status status = path_of(in, value, path, &resolved);
  if (status == AIMET_OK)
    status = check_found_report(in, value, aimet_sv_slice(whole, 0, colon),
                                resolved);
  *text = aimet_arena_format(in->out->arena, "%.*s:%s", (int)colon, *text,
                             resolved);
  return status;
}

static aimet_status resolve(const project_reader *in, const flag *f,
                            const aimet_toml *value, const char **text) {
  if (f->project == PROJECT_PATH ||
      (f->project == PROJECT_PROFILE && aimet_profile_is_path(*text)))
    return path_of(in, value, aimet_sv(*text), text);
  return f->project == PROJECT_REPORTS ? report_of(in, value, text) : AIMET_OK;
}

/// The paths of a list with commas. That of the folder, or of the model, may
/// hold commas too.
static aimet_status store_paths(const project_reader *in, const flag *f,
                                const char *text, const aimet_toml *value) {
  void *member = (char *)in->out + f->offset;
  text_list *paths = member;
  size_t before = paths->count;
  aimet_string_view rest = aimet_sv(text);
  while (rest.length) {
    aimet_string_view part = aimet_sv_take(&rest, ',');
    const char *path;
    aimet_status status =
        part.length ? path_of(in, value, part, &path) : AIMET_OK;
    if (status != AIMET_OK)
      return status;
    if (!part.length)
      continue;
    add_text(paths, path);
    add_text(&in->out->origins[flag_index(f)].texts, path);
  }
  return paths->count > before
             ? AIMET_OK
             : store_at(in, f, text,
                        aimet_toml_place(in->project->file, value));
}

static aimet_status read_value(const project_reader *in, const flag *f,
                               const aimet_toml *value) {
  const char *text = text_of(in, f, value);
  if (!text)
    return wrong_kind(in, f, value, expected_kind(f));
  setting_origin *origin = &in->out->origins[flag_index(f)];
  if (origin->source == SOURCE_COMMAND_LINE)
    return AIMET_OK;
  aimet_place place = aimet_toml_place(in->project->file, value);
  if (origin->source == SOURCE_DEFAULT)
    *origin = (setting_origin){
        .source = SOURCE_FILE, .place = place, .entry = origin->entry};
  if (f->project == PROJECT_PATHS)
    return store_paths(in, f, text, value);
  aimet_status status = resolve(in, f, value, &text);
  if (status != AIMET_OK)
    return status;
  add_text(&origin->texts, text);
  return store_at(in, f, text, place);
}

static aimet_status read_entry(const project_reader *in,
                               const aimet_toml *entry) {
  if (aimet_sv_is(entry->key, SUPPRESSIONS) &&
      aimet_project_has_suppressions(in->project))
    return AIMET_OK;
  const flag *f = flag_find(entry->key);
  if (!f || f->project == PROJECT_NONE)
    return unknown_key(in, entry);
  if (in->project->is_found && aimet_sv_is(entry->key, "prove"))
    return refuse_found(in, entry);
  in->out->origins[flag_index(f)].entry = entry;
  if (entry->kind != AIMET_TOML_ARRAY || !takes_array(f))
    return read_value(in, f, entry);
  for (const aimet_toml *item = entry->first; item; item = item->next) {
    aimet_status status = read_value(in, f, item);
    if (status != AIMET_OK)
      return status;
  }
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// The file
//===----------------------------------------------------------------------===//

/// True if a project file is looked for: runs on one model have one. What is
/// compared with expectations must not depend on what lies around.
static bool looks_for_file(const settings *s) {
  if (s->show_settings)
    return true;
  return s->input && !s->compare && !s->split_input_file &&
         !s->verify_diagnostics;
}

static const char *find_file(const settings *s) {
  if (s->config)
    return s->config;
  if (s->no_config || !looks_for_file(s))
    return NULL;
  return aimet_project_find(s->input ? s->input : "-", s->arena);
}

static bool is_of_file(const settings *s, const char *name) {
  return s->origins[flag_index(flag_find(aimet_sv(name)))].source ==
         SOURCE_FILE;
}

void project_settings_forget_reports(settings *s) {
  if (is_of_file(s, "report"))
    s->num_reports = 0;
}

void project_settings_forget_findings(settings *s) {
  project_settings_forget_reports(s);
  if (is_of_file(s, "baseline"))
    s->baseline = NULL;
  if (is_of_file(s, "suppress"))
    s->suppressions.count = 0;
  if (is_of_file(s, "annotate"))
    s->annotate = false;
}

/// What a run of this kind cannot use is no error in a file.
static void forget_unused(settings *s) {
  if (s->compare || s->compared_reports.count)
    project_settings_forget_findings(s);
  else if (s->split_input_file)
    project_settings_forget_reports(s);
}

aimet_status project_settings_apply(settings *s, aimet_diag *diag) {
  if (s->config && s->no_config)
    return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                            "--config and --no-config contradict each other");
  if (s->config && *s->config == 0)
    return wrong_value(diag, "config", s->config, "FILE");
  const char *path = find_file(s);
  if (!path)
    return AIMET_OK;
  aimet_project *project = aimet_arena_calloc(s->arena, 1, sizeof *project);
  aimet_status status =
      aimet_project_read(path, !s->config, s->arena, diag, project);
  if (status != AIMET_OK)
    return status;
  s->project = project;
  if (s->input && !is_standard_stream(s->input) &&
      !aimet_project_locate(project, s->input, s->arena, &s->root,
                            &s->input_in_root))
    s->root = NULL;
  project_reader in = {s, project, diag};
  for (const aimet_toml *entry = project->root->first; entry;
       entry = entry->next) {
    status = read_entry(&in, entry);
    if (status != AIMET_OK)
      return status;
  }
  if (!s->show_settings)
    forget_unused(s);
  return AIMET_OK;
}
