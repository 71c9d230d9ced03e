//===- summary_report.h - what a model is made of, printed ----------------===//

#ifndef AIMET_REPORT_SUMMARY_REPORT_H
#define AIMET_REPORT_SUMMARY_REPORT_H

#include "summary.h"

/// Appends the summary in words and tables; names are cut so that lines have
/// `line_width` columns (0: no limit), where that can be.
void aimet_summary_text_print(const aimet_summary *summary, size_t line_width,
                              aimet_string_builder *out);

/// Appends the summary as one JSON object (docs/output.md).
void aimet_summary_json_print(const aimet_summary *summary,
                              aimet_string_builder *out);

#endif // AIMET_REPORT_SUMMARY_REPORT_H
