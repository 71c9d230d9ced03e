//===- output_paths.c - which paths a run may write -----------------------===//

#include "output_paths.h"

#include "accepting.h"
#include "alloc.h"
#include "driver_parts.h"
#include "messages.h"
#include "output_file.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/// What stands at a path; for "-" what standard output goes to.
static bool stat_target(const char *path, struct stat *out_info) {
  return (is_standard_stream(path) ? fstat(STDOUT_FILENO, out_info)
                                   : stat(path, out_info)) == 0;
}

/// A device is the same by whatever name.
static bool is_same(const struct stat *a, const struct stat *b) {
  if (S_ISCHR(a->st_mode) && S_ISCHR(b->st_mode))
    return a->st_rdev == b->st_rdev;
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/// True if both paths are one file, pipe or device, or would be one file once
/// they are written.
static bool same_target(const char *a, const char *b) {
  struct stat info_a, info_b;
  bool has_a = stat_target(a, &info_a), has_b = stat_target(b, &info_b);
  if (has_a && has_b)
    return is_same(&info_a, &info_b);
  if (has_a || has_b)
    return false;
  const char *name_a = strrchr(a, '/'), *name_b = strrchr(b, '/');
  if (strcmp(name_a ? name_a + 1 : a, name_b ? name_b + 1 : b) != 0)
    return false;
  char *folder_a = name_a ? strndup(a, (size_t)(name_a - a) + 1) : strdup(".");
  char *folder_b = name_b ? strndup(b, (size_t)(name_b - b) + 1) : strdup(".");
  bool same = folder_a && folder_b && stat(folder_a, &info_a) == 0 &&
              stat(folder_b, &info_b) == 0 && info_a.st_dev == info_b.st_dev &&
              info_a.st_ino == info_b.st_ino;
  free(folder_a);
  free(folder_b);
  return same;
}

static aimet_place place_of(const char *path) {
  return (aimet_place){
      .file = aimet_sv(is_standard_stream(path) ? "<stdout>" : path)};
}

/// A file that the run reads.
typedef struct source {
  const char *path; ///< null: none is read
  const char *what;
} source;

static aimet_status refuse_source(const source *read, const char *path,
                                  aimet_diag *diag) {
  struct stat info;
  bool is_special = stat_target(path, &info) && !S_ISREG(info.st_mode);
  if (!read->path || is_standard_stream(read->path) || is_special ||
      !same_target(path, read->path))
    return AIMET_OK;
  return aimet_diag_error(diag, AIMET_ERROR_USAGE, place_of(path),
                          "the output would overwrite the %s", read->what);
}

static const char *project_path(const settings *s) {
  return s->project ? aimet_arena_string(s->arena, s->project->file) : NULL;
}

static aimet_status check_sources(const settings *s, const char *path,
                                  aimet_diag *diag) {
  bool is_baseline = path == accepting_target(s);
  const source sources[] = {
      {s->input, "input"},
      {s->second_input, "input"},
      {project_path(s), "project file"},
      {s->profile && aimet_profile_is_path(s->profile) ? s->profile : NULL,
       "profile"},
      {is_baseline ? NULL : s->baseline, "baseline"}};
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < sizeof sources / sizeof sources[0]; ++i)
    if (status == AIMET_OK)
      status = refuse_source(&sources[i], path, diag);
  for (size_t i = 0; i < s->suppressions.count && status == AIMET_OK; ++i) {
    const source read = {s->suppressions.items[i], "file of suppressions"};
    status = refuse_source(&read, path, diag);
  }
  return status;
}

/// True if one output would replace the other, or mix with it.
static bool clash(const char *a, const char *b) {
  if (aimet_output_is_null(a) || aimet_output_is_null(b))
    return false;
  return strcmp(a, b) == 0 || same_target(a, b);
}

static aimet_status check_path(const settings *s, const text_list *paths,
                               size_t i, aimet_diag *diag) {
  const char *path = paths->items[i];
  if (*path == 0)
    return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                            "the name of an output is empty");
  aimet_status status = check_sources(s, path, diag);
  if (status != AIMET_OK)
    return status;
  for (size_t j = 0; j < i; ++j)
    if (clash(path, paths->items[j]))
      return aimet_diag_error(diag, AIMET_ERROR_USAGE, place_of(path),
                              "two outputs go to the same path");
  return AIMET_OK;
}

/// Every path that is written, external data included.
static void collect_paths(const settings *s, text_list *out) {
  size_t capacity = s->num_reports + 3;
  out->items = aimet_calloc(capacity, sizeof *out->items);
  if (s->output && s->emit != EMIT_NONE)
    out->items[out->count++] = s->output;
  if (s->output && !is_standard_stream(s->output))
    out->items[out->count++] =
        aimet_arena_format(s->arena, "%s.data", s->output);
  for (size_t i = 0; i < s->num_reports; ++i)
    out->items[out->count++] = s->reports[i].path;
  if (accepting_target(s))
    out->items[out->count++] = accepting_target(s);
}

aimet_status output_paths_check(const settings *settings, aimet_diag *diag) {
  text_list paths = {NULL, 0, 0};
  collect_paths(settings, &paths);
  aimet_status status = AIMET_OK;
  if (paths.count > AIMET_OUTPUT_FILES_MAX)
    status = aimet_diag_error(diag, AIMET_ERROR_LIMIT, tool_place(),
                              "too many outputs: got %zu, at most %d are "
                              "written",
                              paths.count, AIMET_OUTPUT_FILES_MAX);
  for (size_t i = 0; i < paths.count && status == AIMET_OK; ++i)
    status = check_path(settings, &paths, i, diag);
  free(paths.items);
  return status;
}

void output_paths_find_stdout(settings *s) {
  if (s->output && aimet_output_is_stdout(s->output)) {
    if (s->emit == EMIT_DEFAULT)
      s->emit = emit_kind_of_path(s->output);
    s->output = "-";
  }
  for (size_t i = 0; i < s->num_reports; ++i)
    if (aimet_output_is_stdout(s->reports[i].path))
      s->reports[i].path = "-";
  if (s->written_baseline && aimet_output_is_stdout(s->written_baseline))
    s->written_baseline = "-";
}
