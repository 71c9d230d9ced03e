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

/// Takes back the reports that the file names, for a run that checks nothing:
/// they would say so in place of those of a run that did.
void project_settings_forget_reports(settings *settings);

/// Takes back all that the file says of findings, for a run that can have none:
/// a baseline that is not read need not be there.
void project_settings_forget_findings(settings *settings);

#endif // AIMET_OPT_TOOL_PROJECT_SETTINGS_H
