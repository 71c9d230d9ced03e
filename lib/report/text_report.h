//===- text_report.h - the verdict in words -------------------------------===//

#ifndef AIMET_REPORT_TEXT_REPORT_H
#define AIMET_REPORT_TEXT_REPORT_H

#include "report.h"

/// Appends what a run comes to: a line for each check, a line for each rewrite,
/// the verdict if a check ran. Only the last run of each check counts.
void aimet_text_summary_print(const aimet_report *report,
                              aimet_string_builder *out);

/// Appends the findings of each check's last run with nodes and remedy, the
/// changes, and the summary.
void aimet_text_report_print(const aimet_report *report,
                             aimet_string_builder *out);

#endif // AIMET_REPORT_TEXT_REPORT_H
