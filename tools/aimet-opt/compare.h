//===- compare.h - --compare ----------------------------------------------===//

#ifndef AIMET_OPT_TOOL_COMPARE_H
#define AIMET_OPT_TOOL_COMPARE_H

#include "outputs.h"

/// Refuses what --compare cannot be combined with.
AIMET_MUST_USE aimet_status compare_check(const settings *settings,
                                          aimet_diag *diag);

/// Compares the two inputs and says what differs; returns the exit code.
int compare_run(const settings *settings, aimet_session *session,
                outputs *outputs);

#endif // AIMET_OPT_TOOL_COMPARE_H
