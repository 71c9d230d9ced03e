//===- finding.h - what checks found and what rewrites changed ------------===//
//
// One model of findings behind every output: text, JSON and whatever comes
// later. Findings keep the order in which checks reported them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_DIAG_FINDING_H
#define AIMET_DIAG_FINDING_H

#include "diag.h"

#include <stdbool.h>
#include <stddef.h>

#define AIMET_NUM_SEVERITIES 4

/// What the operations of a finding cost, of the whole model. A share is from 0
/// to 1; negative: not known, or it does not apply.
typedef struct aimet_finding_cost {
  double macs;        ///< multiply-accumulates, with named sizes taken as 1
  double mac_share;   ///< of the model's MACs
  double bytes_share; ///< of the bytes of all activations
  /// Of channels: what padding to the multiple adds to these MACs, 0.5 for half
  /// as many again.
  double waste;
} aimet_finding_cost;

#define AIMET_FINDING_COST_UNKNOWN ((aimet_finding_cost){-1, -1, -1, -1})

/// A finding against those of the baseline (--baseline).
typedef enum aimet_baseline_state {
  AIMET_BASELINE_NONE, ///< there is no baseline
  AIMET_BASELINE_NEW,
  AIMET_BASELINE_KNOWN,
} aimet_baseline_state;

/// One finding. A check fills what it knows; aimet_findings_add copies it.
/// Strings may hold any bytes; every writer escapes them.
typedef struct aimet_finding {
  const char *check; ///< name of the check pass; static
  const char *rule;  ///< which of its rules, null if it has none; static
  aimet_severity severity;
  aimet_string_view module; ///< dotted path; "" is the root
  bool has_module;          ///< false: the operation has no module information
  aimet_string_view class_name;   ///< class of the module, empty if unknown
  int64_t calls;                  ///< number of calls, 0 if it does not apply
  aimet_string_view functional;   ///< the function's name, empty if none
  const aimet_string_view *nodes; ///< names of the nodes (or `graph/node[3]`)
  size_t num_nodes;
  aimet_string_view tensor;  ///< name of the tensor, empty if none
  aimet_string_view message; ///< what is wrong, complete in itself
  aimet_string_view why;     ///< why it matters
  aimet_string_view remedy;  ///< what to do
  /// Where the user's source says it; an empty file: nothing tells.
  aimet_string_view source_file, source_code;
  int64_t source_line;
  const char *fixed_by; ///< the pass that mends it, null if none; static
  /// AIMET's name of the check (`_check_batch_norm_fold`), null if it has none;
  /// static. What AIMET's table says there, in our words.
  const char *aimet_check;
  aimet_string_view issue, recommendation;
  /// Of a batch norm that stays: why, in one word (`second-consumer`); static,
  /// null if it does not apply. And the node that it could go into.
  const char *reason;
  aimet_string_view neighbour;
  bool has_cost;
  aimet_finding_cost cost;
  uint64_t fingerprint;  ///< survives renaming: made of structure, not of names
  MlirLocation location; ///< of the first operation; null pointer if none
  /// Filled by aimet_pass_report, not by checks.
  aimet_baseline_state baseline;
  bool is_suppressed;
  aimet_string_view suppression; ///< why the user accepts it
} aimet_finding;

/// One change that a rewrite made: what the report lists under "changes".
typedef struct aimet_change {
  const char *pass;
  aimet_string_view module;
  aimet_string_view class_name;
  const aimet_string_view *nodes;
  size_t num_nodes;
  /// Of a module that was made: what its nodes were called before.
  const aimet_string_view *old_nodes;
  size_t num_old_nodes;
  /// Of a tensor that was copied: its name, and that of the copy.
  aimet_string_view tensor, copy;
  aimet_string_view message; ///< the remark's text
  MlirLocation location;
} aimet_change;

/// All findings and changes of a session.
typedef struct aimet_findings aimet_findings;

aimet_findings *aimet_findings_create(void);
void aimet_findings_destroy(aimet_findings *findings);

/// Adds a deep copy.
void aimet_findings_add(aimet_findings *findings, const aimet_finding *finding);
void aimet_findings_add_change(aimet_findings *findings,
                               const aimet_change *change);

/// One run of a check or of a rewrite.
typedef struct aimet_findings_run {
  const char *pass;
  bool is_check; ///< else a rewrite
  bool is_complete;
  size_t first_finding, num_findings;
  size_t first_change, num_changes;
  size_t severities[AIMET_NUM_SEVERITIES]; ///< findings that count, of each
  size_t num_suppressed; ///< of num_findings: the user accepts them
  size_t num_known;      ///< of num_findings: they are in the baseline
  size_t num_ignored; ///< found, but the user does not want to know: not listed
} aimet_findings_run;

/// Called by the pass runner before and after a check or a rewrite runs. Where
/// a check runs again, its earlier findings stay in the list but no longer
/// count (see aimet_findings_is_current): the last run decides. A run that does
/// not end (the pass failed) is not complete.
void aimet_findings_begin_run(aimet_findings *findings, const char *pass,
                              bool is_check);
void aimet_findings_end_run(aimet_findings *findings);

/// Counts a finding of the running check that is in no list.
void aimet_findings_ignore(aimet_findings *findings);

/// All runs, in order.
size_t aimet_findings_run_count(const aimet_findings *findings);
const aimet_findings_run *aimet_findings_run_at(const aimet_findings *findings,
                                                size_t i);

/// The first and the last run of a pass that is complete; null if there is
/// none.
const aimet_findings_run *
aimet_findings_first_run(const aimet_findings *findings, const char *pass);
const aimet_findings_run *
aimet_findings_last_run(const aimet_findings *findings, const char *pass);

size_t aimet_findings_count(const aimet_findings *findings);
const aimet_finding *aimet_findings_at(const aimet_findings *findings,
                                       size_t i);

/// True if the i-th finding is of its check's last run.
bool aimet_findings_is_current(const aimet_findings *findings, size_t i);

size_t aimet_findings_change_count(const aimet_findings *findings);
const aimet_change *aimet_findings_change_at(const aimet_findings *findings,
                                             size_t i);

/// True if a current finding counts against the model: it is neither suppressed
/// nor in the baseline.
bool aimet_findings_counts(const aimet_findings *findings, size_t i);

/// Current findings of this severity that count.
size_t aimet_findings_total(const aimet_findings *findings,
                            aimet_severity severity);

#endif // AIMET_DIAG_FINDING_H
