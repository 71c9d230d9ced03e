//===- sarif_report.h - findings as SARIF 2.1.0 ---------------------------===//
//
// For code scanning and editors: docs/output.md says what stands where.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_SARIF_REPORT_H
#define AIMET_REPORT_SARIF_REPORT_H

#include "report.h"

/// Appends one SARIF log with one run, as strict JSON in UTF-8. Results are
/// current findings, as many as the report lists.
void aimet_sarif_report_print(const aimet_report *report,
                              aimet_string_builder *out);

#endif // AIMET_REPORT_SARIF_REPORT_H
