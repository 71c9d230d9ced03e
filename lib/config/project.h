//===- project.h - the project file aimet-opt.toml ------------------------===//
//
// Settings that lie beside the models they are for. Which keys there are is the
// tool's business; here the file is found and read, and paths in it are made
// relative to it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_CONFIG_PROJECT_H
#define AIMET_CONFIG_PROJECT_H

#include "toml.h"

#define AIMET_PROJECT_FILE "aimet-opt.toml"

typedef struct aimet_project {
  aimet_string_view file; ///< its path
  const char *folder;     ///< ends in '/', or is empty
  /// Nobody named the file: it was met on the way up from a model, which
  /// somebody else may have made. Paths in it must stay in its folder.
  bool is_found;
  const aimet_toml *root;
} aimet_project;

/// Looks for the file in the folder of the model ("-": in the current folder)
/// and in those above it, up to one that holds `.git` and below the first that
/// anybody may write, where it could be anybody's. Null if there is none.
const char *aimet_project_find(const char *model_path, aimet_arena *arena);

/// Reads a project file. The strings belong to the arena.
AIMET_MUST_USE aimet_status aimet_project_read(const char *path, bool is_found,
                                               aimet_arena *arena,
                                               aimet_diag *diag,
                                               aimet_project *out);

/// Where an input stands in the sources that the project is part of: those of
/// the folder that holds `.git`, at or above that of the project file, else
/// those of the latter. `root` is absolute, with links looked through. False if
/// the input is not there.
bool aimet_project_locate(const aimet_project *project, const char *input,
                          aimet_arena *arena, const char **root,
                          const char **input_in_root);

/// True if the file has tables [[suppress]], which are no settings.
bool aimet_project_has_suppressions(const aimet_project *project);

/// The path that a value of the file means. AIMET_ERROR_PATH if it leaves the
/// folder of a file that was found: `value` says where it stands.
AIMET_MUST_USE aimet_status aimet_project_path(const aimet_project *project,
                                               const aimet_toml *value,
                                               aimet_string_view path,
                                               aimet_arena *arena,
                                               aimet_diag *diag,
                                               const char **out);

#endif // AIMET_CONFIG_PROJECT_H
