//===- text_report.h - findings, changes and the verdict in words ---------===//

#ifndef AIMET_REPORT_TEXT_REPORT_H
#define AIMET_REPORT_TEXT_REPORT_H

#include "report.h"

/// What the lines about one run say beside the line itself.
typedef struct aimet_text_options {
  size_t line_width;  ///< lines are broken, names cut for it; 0: no limit
  size_t max_changes; ///< changes that are listed at most; 0: none
  /// Findings that were shown at most while the check ran; 0: all.
  size_t max_findings;
} aimet_text_options;

/// Appends what one run of a pass comes to: `check-onnx: passed`, or the number
/// of changes of a rewrite and a list of them; where changes are listed,
/// nothing of a rewrite that made none.
void aimet_text_run_print(const aimet_findings_run *run,
                          const aimet_findings *findings,
                          const aimet_text_options *options,
                          aimet_string_builder *out);

/// Appends how checks that ran more than once did the first and the last time,
/// as a table, and the verdict. Nothing of that if no check ran. Before it what
/// was proven of rewrites, and whether none of them changed anything. Lines are
/// broken for `line_width` columns; 0: no limit.
void aimet_text_verdict_print(const aimet_report *report, size_t line_width,
                              aimet_string_builder *out);

/// Appends a line for each run, and the verdict.
void aimet_text_summary_print(const aimet_report *report,
                              aimet_string_builder *out);

/// Appends, run by run, the findings with nodes and remedy, or the changes, and
/// then the verdict.
void aimet_text_report_print(const aimet_report *report,
                             aimet_string_builder *out);

#endif // AIMET_REPORT_TEXT_REPORT_H
