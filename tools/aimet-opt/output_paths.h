//===- output_paths.h - which paths a run may write -----------------------===//

#ifndef AIMET_OPT_TOOL_OUTPUT_PATHS_H
#define AIMET_OPT_TOOL_OUTPUT_PATHS_H

#include "settings.h"

/// Refuses an output without a name, one that would overwrite a file that the
/// run reads (inputs, project file, profile, suppressions, baseline), and two
/// that go to one file, pipe or device (but /dev/null). Only --write-baseline
/// may replace the baseline.
AIMET_MUST_USE aimet_status output_paths_check(const settings *settings,
                                               aimet_diag *diag);

/// Calls an output "-" that goes to what standard output is written to by
/// another name, such as /dev/stdout.
void output_paths_find_stdout(settings *settings);

#endif // AIMET_OPT_TOOL_OUTPUT_PATHS_H
