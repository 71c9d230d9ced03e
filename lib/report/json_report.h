//===- json_report.h - findings for programs ------------------------------===//

#ifndef AIMET_REPORT_JSON_REPORT_H
#define AIMET_REPORT_JSON_REPORT_H

#include "report.h"

/// Appends the report as one JSON object and a line end. Keys stand in a fixed
/// order; what does not apply is left out. Strings are UTF-8: a byte that is
/// not becomes U+FFFD, and NUL becomes U+0000.
///
/// `runs` says what ran, in order: `first_finding` is the index in `findings`
/// of the first of a check's (left out where the list is cut: those that count
/// are then listed first), `first_change` in `changes` of a rewrite's.
/// Findings that a later run of their check has made obsolete have `"current":
/// false`; `ok` and `summary` do not count them.
void aimet_json_report_print(const aimet_report *report,
                             aimet_string_builder *out);

#endif // AIMET_REPORT_JSON_REPORT_H
