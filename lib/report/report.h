//===- report.h - what every report is made of ----------------------------===//

#ifndef AIMET_REPORT_REPORT_H
#define AIMET_REPORT_REPORT_H

#include "finding.h"
#include "string_builder.h"

/// Everything that a report says; all borrowed.
typedef struct aimet_report {
  const char *version; ///< of the tool
  aimet_string_view input;
  bool ok; ///< no current finding at or above the fail level
  const aimet_findings *findings;
  size_t num_proven; ///< rewrites that were shown to keep the data flow
} aimet_report;

#endif // AIMET_REPORT_REPORT_H
