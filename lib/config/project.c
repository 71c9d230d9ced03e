//===- project.c - the project file aimet-opt.toml ------------------------===//

#include "project.h"

#include "alloc.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

/// The folder part of a path with its last slash; empty if it has none.
static const char *folder_of(const char *path, aimet_arena *arena) {
  aimet_string_view view = aimet_sv(path);
  size_t slash = aimet_sv_rfind(view, '/');
  return aimet_arena_string(
      arena, aimet_sv_slice(view, 0, slash < view.length ? slash + 1 : 0));
}

/// A link that leads nowhere is there too: that it cannot be read is said.
static bool exists(const char *folder, const char *name, aimet_arena *arena) {
  struct stat info;
  return lstat(aimet_arena_format(arena, "%s/%s", folder, name), &info) == 0;
}

/// True if anybody may put a file into the folder, as into /tmp.
static bool is_open_to_all(const char *folder) {
  struct stat info;
  return stat(folder, &info) == 0 && (info.st_mode & S_IWOTH) != 0;
}

/// Goes up; false at the root.
static bool leave_folder(char *folder) {
  char *slash = strrchr(folder, '/');
  if (!slash || folder[1] == 0)
    return false;
  slash[slash == folder ? 1 : 0] = 0;
  return true;
}

const char *aimet_project_find(const char *model_path, aimet_arena *arena) {
  const char *start = folder_of(model_path, arena);
  char folder[PATH_MAX];
  if (!realpath(*start ? start : ".", folder))
    return NULL;
  do {
    if (exists(folder, AIMET_PROJECT_FILE, arena))
      return aimet_arena_format(arena, "%s/" AIMET_PROJECT_FILE,
                                folder[1] ? folder : "");
  } while (!exists(folder, ".git", arena) && leave_folder(folder) &&
           !is_open_to_all(folder));
  return NULL;
}

static bool is_link(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

aimet_status aimet_project_read(const char *path, bool is_found,
                                aimet_arena *arena, aimet_diag *diag,
                                aimet_project *out) {
  *out = (aimet_project){
      .file = aimet_sv(aimet_arena_string(arena, aimet_sv(path))),
      .folder = folder_of(path, arena),
      .is_found = is_found};
  aimet_toml *root = NULL;
  aimet_status status = aimet_toml_read(path, arena, diag, &root);
  out->root = root;
  struct stat info;
  if (status != AIMET_OK && is_link(path) && stat(path, &info) != 0)
    aimet_diag_note(diag, (aimet_place){.file = out->file},
                    "it is a symbolic link that leads nowhere");
  return status;
}

//===----------------------------------------------------------------------===//
// Where the project is
//===----------------------------------------------------------------------===//

/// The folder itself if none above it holds `.git`.
static const char *root_of(const char *folder, aimet_arena *arena) {
  char *above = strdup(folder);
  if (!above)
    aimet_out_of_memory();
  bool has_git = exists(above, ".git", arena);
  while (!has_git && leave_folder(above))
    has_git = exists(above, ".git", arena);
  const char *root =
      aimet_arena_string(arena, aimet_sv(has_git ? above : folder));
  free(above);
  return root;
}

bool aimet_project_locate(const aimet_project *project, const char *input,
                          aimet_arena *arena, const char **root,
                          const char **input_in_root) {
  const char *parent = folder_of(input, arena);
  char outside[PATH_MAX], inside[PATH_MAX];
  if (!realpath(*project->folder ? project->folder : ".", outside) ||
      !realpath(*parent ? parent : ".", inside))
    return false;
  *root = root_of(outside, arena);
  aimet_string_view folder = aimet_sv(inside), above = aimet_sv(*root);
  if (above.length == 1)
    above.length = 0;
  if (!aimet_sv_starts_with(folder, above) ||
      (folder.length > above.length && folder.data[above.length] != '/'))
    return false;
  aimet_string_view between =
      aimet_sv_slice(folder, above.length + 1, folder.length);
  *input_in_root =
      aimet_arena_format(arena, "%.*s%s%s", AIMET_SV(between),
                         between.length ? "/" : "", input + strlen(parent));
  return true;
}

bool aimet_project_has_suppressions(const aimet_project *project) {
  const aimet_toml *found = aimet_toml_find(project->root, "suppress");
  return found && found->kind == AIMET_TOML_ARRAY &&
         found->origin == AIMET_TOML_HEADER;
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

/// True if the path lies in the folder or below it, links looked through. In a
/// folder that is not there nothing can be read or written.
static bool is_inside(const char *folder, const char *path,
                      aimet_arena *arena) {
  const char *parent = folder_of(path, arena);
  char inside[PATH_MAX], outside[PATH_MAX];
  if (is_link(path) || !realpath(*folder ? folder : ".", outside))
    return false;
  if (!realpath(*parent ? parent : ".", inside))
    return true;
  size_t length = strlen(outside);
  return strncmp(inside, outside, length) == 0 &&
         (inside[length] == 0 || inside[length] == '/' || outside[1] == 0);
}

aimet_status aimet_project_path(const aimet_project *project,
                                const aimet_toml *value, aimet_string_view path,
                                aimet_arena *arena, aimet_diag *diag,
                                const char **out) {
  bool is_absolute = path.length && path.data[0] == '/';
  *out = aimet_arena_format(arena, "%s%.*s", is_absolute ? "" : project->folder,
                            AIMET_SV(path));
  if (!project->is_found || is_inside(project->folder, *out, arena))
    return AIMET_OK;
  aimet_place place = aimet_toml_place(project->file, value);
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_PATH, place,
                       "the path leaves the folder of the project file");
  aimet_diag_note(diag, place,
                  "name the file with --config to allow that, or leave it out "
                  "with --no-config");
  return status;
}
