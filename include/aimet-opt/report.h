//===- report.h - how a report is made ------------------------------------===//

#ifndef AIMET_OPT_REPORT_H
#define AIMET_OPT_REPORT_H

#include "types.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The forms of a report.
typedef enum aimet_report_format {
  AIMET_REPORT_TEXT,    ///< findings, changes and the summary
  AIMET_REPORT_JSON,    ///< the same, for programs
  AIMET_REPORT_SUMMARY, ///< a line for each pass, and the verdict
  AIMET_REPORT_SARIF,   ///< SARIF 2.1.0
  AIMET_REPORT_CSV,     ///< a row for each finding, for spreadsheets
  AIMET_REPORT_HTML     ///< one page that needs nothing beside it
} aimet_report_format;

/// The order in which findings are listed. JSON always has them in order.
typedef enum aimet_finding_order {
  AIMET_ORDER_FOUND, ///< as checks reported them
  AIMET_ORDER_COST   ///< those that touch most of the model's work first
} aimet_finding_order;

/// What findings are put together by where text lists them.
typedef enum aimet_finding_grouping {
  AIMET_GROUP_BY_CHECK,
  AIMET_GROUP_BY_MODULE
} aimet_finding_grouping;

/// How a report is made.
typedef struct aimet_report_options {
  size_t size; ///< of this struct
  /// The verdict is good if no current finding is at least as bad as this, or
  /// always.
  aimet_severity fail_level;
  bool never_fails;
  aimet_finding_order order;
  /// Findings that are listed at most, 0: all. Their number is always said.
  size_t max_findings;
  /// An absolute folder, and the model's file as it is called from there: SARIF
  /// says where the model is by these, else by the path that it was read from.
  /// Both or neither.
  const char *root, *input_in_root;
} aimet_report_options;

#define AIMET_REPORT_OPTIONS_INIT                                              \
  {sizeof(aimet_report_options),                                               \
   AIMET_SEVERITY_ERROR,                                                       \
   false,                                                                      \
   AIMET_ORDER_FOUND,                                                          \
   100000,                                                                     \
   NULL,                                                                       \
   NULL}

#ifdef __cplusplus
}
#endif

#endif // AIMET_OPT_REPORT_H
