//===- model_paths.h - paths that hold the name of the model --------------===//
//
// Of several models of one project each needs reports and a baseline of its
// own. In paths `{model}` stands for the input's name without folder and
// suffix, and `{{` for a brace.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_MODEL_PATHS_H
#define AIMET_OPT_TOOL_MODEL_PATHS_H

#include "settings.h"

/// The path that a text means; without an input, the text. Another name in
/// braces is AIMET_ERROR_USAGE at the place.
AIMET_MUST_USE aimet_status model_path_of(const settings *s,
                                          aimet_string_view text,
                                          aimet_place place, aimet_diag *diag,
                                          const char **out);

/// Replaces texts of the command line by the paths that they mean: those of the
/// baseline, the reports and the suppressions. A project file is not yet read.
AIMET_MUST_USE aimet_status model_paths_apply(settings *s, aimet_diag *diag);

#endif // AIMET_OPT_TOOL_MODEL_PATHS_H
