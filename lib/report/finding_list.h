//===- finding_list.h - findings as people read them on a terminal --------===//
//
// Aligned columns, wrapped to the width, coloured where the terminal wants it.
// Listed is what counts; what is suppressed or in the baseline only on request.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_FINDING_LIST_H
#define AIMET_REPORT_FINDING_LIST_H

#include "report.h"

/// How the list is laid out.
typedef struct aimet_list_style {
  size_t line_width;   ///< 0: lines are not broken
  size_t max_findings; ///< of one check, or of all by module; 0: all
  bool has_color;
  bool shows_accepted; ///< findings that do not count too
} aimet_list_style;

/// Appends the findings of one run of a check: severity, share of the model's
/// work (if any is known), module or node, message; below each where the user's
/// source says it, and what to do, once for findings of which it is the same.
void aimet_list_run_print(const aimet_report *report,
                          const aimet_findings_run *run,
                          const aimet_list_style *style,
                          aimet_string_builder *out);

/// Appends all current findings, by module.
void aimet_list_modules_print(const aimet_report *report,
                              const aimet_list_style *style,
                              aimet_string_builder *out);

#endif // AIMET_REPORT_FINDING_LIST_H
