//===- project_settings.h - flags that a project file sets ----------------===//
//
// Each key of aimet-opt.toml is a flag of the table, so that there is one list
// of names. What the command line says wins.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_PROJECT_SETTINGS_H
#define AIMET_OPT_TOOL_PROJECT_SETTINGS_H

#include "settings.h"

/// Finds and reads the project file of the run, if it has one, and adds its
/// settings to those of the command line. An unknown key or a wrong value is an
/// error with file, line and column.
AIMET_MUST_USE aimet_status project_settings_apply(settings *s,
                                                   aimet_diag *diag);

#endif // AIMET_OPT_TOOL_PROJECT_SETTINGS_H
