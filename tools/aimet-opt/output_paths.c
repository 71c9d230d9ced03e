//===- output_paths.c - which paths a run may write -----------------------===//

#include "output_paths.h"

#include "accepting.h"
#include "alloc.h"
#include "messages.h"
#include "output_file.h"

#include <stdlib.h>
#include <sys/stat.h>

/// True if both paths are one regular file, or would be once they are written.
static bool same_target(const char *a, const char *b) {
  struct stat info_a, info_b;
  bool has_a = stat(a, &info_a) == 0, has_b = stat(b, &info_b) == 0;
  if (has_a && has_b)
    return S_ISREG(info_a.st_mode) && info_a.st_dev == info_b.st_dev &&
           info_a.st_ino == info_b.st_ino;
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

/// A file that the run reads.
typedef struct source {
  const char *path; ///< null: none is read
  const char *what;
} source;

static aimet_status refuse_source(const source *read, const char *path,
                                  aimet_diag *diag) {
  if (!read->path || is_standard_stream(read->path) ||
      is_standard_stream(path) || !same_target(path, read->path))
    return AIMET_OK;
  return aimet_diag_error(diag, AIMET_ERROR_USAGE,
                          (aimet_place){.file = aimet_sv(path)},
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

static aimet_status check_path(const settings *s, const text_list *paths,
                               size_t i, aimet_diag *diag) {
  const char *path = paths->items[i];
  if (*path == 0)
    return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                            "the name of an output is empty");
  aimet_status status = check_sources(s, path, diag);
  if (status != AIMET_OK)
    return status;
  aimet_place place = {
      .file = aimet_sv(is_standard_stream(path) ? "<stdout>" : path)};
  for (size_t j = 0; j < i; ++j)
    if (strcmp(path, paths->items[j]) == 0 ||
        (!is_standard_stream(path) && !is_standard_stream(paths->items[j]) &&
         same_target(path, paths->items[j])))
      return aimet_diag_error(diag, AIMET_ERROR_USAGE, place,
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
