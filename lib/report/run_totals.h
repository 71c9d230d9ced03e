//===- run_totals.h - what the last runs of all checks come to ------------===//

#ifndef AIMET_REPORT_RUN_TOTALS_H
#define AIMET_REPORT_RUN_TOTALS_H

#include "finding.h"

/// Numbers of findings, of the last run of each check; earlier runs do not
/// count.
typedef struct aimet_run_totals {
  size_t num_counting; ///< of all severities
  size_t num_suppressed, num_known;
  size_t num_unlisted; ///< of all of these: only counted
} aimet_run_totals;

aimet_run_totals aimet_run_totals_of(const aimet_findings *findings);

#endif // AIMET_REPORT_RUN_TOTALS_H
