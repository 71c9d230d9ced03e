//===- listed_report.h - a JSON report, as it is read back ----------------===//
//
// What --report=json has written: the findings that it lists, and what is known
// of those that it does not.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_LISTED_REPORT_H
#define AIMET_ACCEPT_LISTED_REPORT_H

#include "arena.h"
#include "json_file.h"
#include "string_map.h"

/// Why a report does not list a finding.
typedef enum aimet_absence {
  AIMET_ABSENCE_MEANT,   ///< there was none
  AIMET_ABSENCE_CUT,     ///< its list is cut
  AIMET_ABSENCE_NOT_RUN, ///< the check did not run
  AIMET_ABSENCE_IGNORED, ///< it left findings of the rule out
} aimet_absence;

/// A finding of a report. Texts belong to its object, keys to the arena.
typedef struct aimet_listed_finding {
  const json_t *object;
  aimet_string_view full_rule; ///< key: check and rule
  /// Keys: check and rule with the fingerprint; that with the first node; check
  /// and rule with what is said of which nodes.
  aimet_string_view fingerprint, node, text;
  const struct aimet_listed_finding *twin; ///< in the other report; null: none
  aimet_absence absence; ///< without a twin: why the other has none
  bool is_gone;          ///< nodes of it are not in the other report
  aimet_string_view check, rule, message;
  aimet_severity severity;
  bool counts; ///< neither suppressed nor known
} aimet_listed_finding;

typedef struct aimet_listed_report {
  const char *path; ///< borrowed
  aimet_json_file file;
  aimet_listed_finding *findings; ///< the current ones
  size_t num_findings;
  json_int_t num_unlisted; ///< findings that it counts but does not list
  /// Names of the passes that ran, and check and rule of what was ignored;
  /// null: the report does not say.
  aimet_string_map *runs;
  aimet_string_view profile; ///< of its object; empty: it does not say
  bool has_score;
  double score; ///< of readiness, 0 to 100
} aimet_listed_report;

/// Reads a report. AIMET_ERROR_INPUT, with file and line, for what is none. The
/// caller closes it, also after a failure.
AIMET_MUST_USE aimet_status aimet_listed_report_read(const char *path,
                                                     aimet_arena *arena,
                                                     aimet_diag *diag,
                                                     aimet_listed_report *out);
void aimet_listed_report_close(aimet_listed_report *report);

/// Why the report does not list a finding of another one. A pass that is no
/// check is among the runs only if it found something, so that one that is not
/// there says nothing.
aimet_absence aimet_listed_report_absence(const aimet_listed_report *report,
                                          const aimet_listed_finding *finding);

#endif // AIMET_ACCEPT_LISTED_REPORT_H
