//===- driver_checks.h - what is refused before the work starts -----------===//
//
// A mistake on the command line is said before a large model is loaded.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_DRIVER_CHECKS_H
#define AIMET_OPT_TOOL_DRIVER_CHECKS_H

#include "settings.h"

/// Refuses flags that contradict each other.
AIMET_MUST_USE aimet_status check_combinations(const settings *settings,
                                               aimet_diag *diag);

/// Refuses names of passes, checks and profiles that do not exist, and flags
/// that no pass of the pipeline looks at: they would be ignored in silence.
AIMET_MUST_USE aimet_status check_pipeline(const settings *settings,
                                           aimet_session *session,
                                           const aimet_pipeline *pipeline);

/// True if a check is in the pipeline.
bool has_check(const aimet_session *session, const aimet_pipeline *pipeline);

/// True if a pass that may have findings is in it; those that infer may, too.
bool may_have_findings(const aimet_session *session,
                       const aimet_pipeline *pipeline);

#endif // AIMET_OPT_TOOL_DRIVER_CHECKS_H
