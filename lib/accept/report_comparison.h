//===- report_comparison.h - what is new between two reports --------------===//
//
// Two JSON reports of aimet-opt, of two versions of a model or of the tool.
// Findings are matched as those of a baseline are (baseline.h); nodes that no
// finding of the new report names count as no more. What a report would not
// list (listed_report.h) is neither new nor fixed.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_REPORT_COMPARISON_H
#define AIMET_ACCEPT_REPORT_COMPARISON_H

#include "diag.h"
#include "string_builder.h"

#include <stdbool.h>

typedef struct aimet_report_pair {
  const char *old_path, *new_path;
  aimet_severity fail_level;
  const char *version; ///< of the tool
} aimet_report_pair;

/// Compares them and says it as text and as JSON. *out_worse is true if a
/// finding that counts, and that is new, was accepted or was not as bad, is at
/// least as bad as the fail level. AIMET_ERROR_INPUT,
/// with file and line, for what is no report.
AIMET_MUST_USE aimet_status aimet_reports_compare(const aimet_report_pair *pair,
                                                  aimet_diag *diag,
                                                  bool *out_worse,
                                                  aimet_string_builder *text,
                                                  aimet_string_builder *json);

#endif // AIMET_ACCEPT_REPORT_COMPARISON_H
