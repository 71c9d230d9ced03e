//===- report.h - what every report is made of ----------------------------===//

#ifndef AIMET_REPORT_REPORT_H
#define AIMET_REPORT_REPORT_H

#include "accepted.h"
#include "finding.h"
#include "readiness_score.h"
#include "registry.h"
#include "string_builder.h"

#include "aimet-opt/report.h"

/// Everything that a report says; all borrowed.
typedef struct aimet_report {
  const char *version; ///< of the tool
  aimet_string_view input;
  bool ok; ///< no current finding at or above the fail level
  const aimet_findings *findings;
  size_t num_proven; ///< rewrites that were shown to keep the data flow
  aimet_report_options options;
  MlirOperation module;             ///< after all passes; null: there is none
  const aimet_registry *registry;   ///< checks and their rules
  const char *profile;              ///< null: no profile was looked at
  const aimet_readiness *readiness; ///< null: not computed
  const aimet_accepted *accepted;   ///< null: nobody has asked
} aimet_report;

/// The findings that a report lists, in the order that it asks for, as many as
/// it allows.
typedef struct aimet_report_rows {
  size_t *findings; ///< indices in report->findings
  size_t count;
  size_t total; ///< of all that there are
} aimet_report_rows;

/// All current findings.
aimet_report_rows aimet_report_rows_create(const aimet_report *report);

/// Of one run, current or not.
aimet_report_rows aimet_report_run_rows_create(const aimet_report *report,
                                               const aimet_findings_run *run);

void aimet_report_rows_destroy(aimet_report_rows *rows);

#endif // AIMET_REPORT_REPORT_H
