//===- compare_reports.h - --compare-reports ------------------------------===//

#ifndef AIMET_OPT_TOOL_COMPARE_REPORTS_H
#define AIMET_OPT_TOOL_COMPARE_REPORTS_H

#include "settings.h"

/// Compares two JSON reports of earlier runs and says what is new in the
/// second; returns the exit code.
int compare_reports_run(const settings *settings, aimet_diag *diag);

#endif // AIMET_OPT_TOOL_COMPARE_REPORTS_H
