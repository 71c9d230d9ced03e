//===- finding.h - what checks found and what rewrites changed ------------===//
//
// One model of findings behind every output: text, JSON and whatever comes
// later. Findings keep the order in which checks reported them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_DIAG_FINDING_H
#define AIMET_DIAG_FINDING_H

#include "arena.h"
#include "diag.h"
#include "string_builder.h"

#include "aimet-opt/finding.h"

#include <stdbool.h>
#include <stddef.h>

#define AIMET_NUM_SEVERITIES 4

#define AIMET_FINDING_COST_UNKNOWN ((aimet_finding_cost){-1, -1, -1, -1})

/// A finding against those of the baseline (--baseline).
typedef enum aimet_baseline_state {
  AIMET_BASELINE_NONE, ///< there is no baseline
  AIMET_BASELINE_NEW,
  AIMET_BASELINE_KNOWN,
} aimet_baseline_state;

/// Sizes that decide how a model's work is shared among its operations, where
/// that makes shares unknown.
typedef struct aimet_cost_sizes {
  bool any;                       ///< false: shares are not unknown for that
  const aimet_string_view *names; ///< those that inputs of the model name
  size_t num_names;
  bool has_others; ///< there are some that no input names, too
} aimet_cost_sizes;

/// With the names in the arena.
aimet_cost_sizes aimet_cost_sizes_copy(aimet_arena *arena,
                                       const aimet_cost_sizes *sizes);

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
  /// null if it does not apply. And the module, else the node, that it could go
  /// into.
  const char *reason;
  aimet_string_view neighbour;
  /// The operations that it is about. The list of findings keeps them while
  /// they are there (see aimet_findings_forget_operations).
  const MlirOperation *operations;
  /// The instance (model_flow.h) of each operation, where a check looks at the
  /// model as it runs; null: all of them.
  const size_t *instances;
  size_t num_operations;
  bool has_cost;
  aimet_finding_cost cost;
  aimet_cost_sizes cost_sizes; ///< what makes parts of the cost unknown
  uint64_t fingerprint;  ///< survives renaming: made of structure, not of names
  MlirLocation location; ///< of the first operation; null pointer if none
  /// Filled by aimet_pass_report, not by checks.
  aimet_baseline_state baseline;
  bool is_suppressed;
  aimet_string_view suppression; ///< why the user accepts it
  bool is_suppressed_inline;     ///< the model itself says so
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

/// Appends ` [check]` or, where the check has rules, ` [check/rule]`: what
/// --ignore, --select, --explain and suppressions take.
void aimet_append_check(aimet_string_builder *out,
                        const aimet_finding *finding);

/// True if the user accepts the finding: it does not count.
static inline bool aimet_finding_is_accepted(const aimet_finding *finding) {
  return finding->is_suppressed || finding->baseline == AIMET_BASELINE_KNOWN;
}

/// Findings of one run of a check that are listed at most, of those that count
/// and of those that do not each; 0: all. Further ones are counted.
void aimet_findings_set_limit(aimet_findings *findings, size_t limit);

/// Counts the finding, and adds a deep copy of it to the list.
void aimet_findings_add(aimet_findings *findings, const aimet_finding *finding);
void aimet_findings_add_change(aimet_findings *findings,
                               const aimet_change *change);

/// Operations may have been erased: those of the findings in the list are no
/// longer known.
void aimet_findings_forget_operations(aimet_findings *findings);

/// One run of a check or of a rewrite.
typedef struct aimet_findings_run {
  const char *pass;
  bool is_check; ///< else a rewrite
  bool is_complete;
  size_t first_finding, num_findings; ///< in the list
  size_t first_change, num_changes;
  /// Findings by what becomes of them, listed or not.
  size_t severities[AIMET_NUM_SEVERITIES]; ///< those that count, of each
  size_t num_suppressed;                   ///< the user accepts them
  size_t num_known;                        ///< they are in the baseline
  size_t num_ignored; ///< the user does not want to know: never listed
  /// The rules of these, once each; empty: the check has none.
  const aimet_string_view *ignored_rules;
  size_t num_ignored_rules;
  /// Findings over the limit: counted, and not in the list.
  size_t num_unlisted;
  size_t num_listed_accepted; ///< of num_findings: suppressed or known
} aimet_findings_run;

/// Called by the pass runner before and after a check or a rewrite runs. Where
/// a check runs again, its earlier findings stay in the list but no longer
/// count (see aimet_findings_is_current): the last run decides. A run that does
/// not end (the pass failed) is not complete.
void aimet_findings_begin_run(aimet_findings *findings, const char *pass,
                              bool is_check);
void aimet_findings_end_run(aimet_findings *findings);

/// Counts a finding of the running check that is in no list. The rule is null
/// if it has none.
void aimet_findings_ignore(aimet_findings *findings, const char *rule);

/// All runs, in order.
size_t aimet_findings_run_count(const aimet_findings *findings);
const aimet_findings_run *aimet_findings_run_at(const aimet_findings *findings,
                                                size_t i);

/// The number, from 1, of the last run of a check; 0 if it has not run.
size_t aimet_findings_check_run(const aimet_findings *findings,
                                aimet_string_view check);

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
/// nor in the baseline. Of findings in the list.
bool aimet_findings_counts(const aimet_findings *findings, size_t i);

/// Current findings of this severity that count, listed or not.
size_t aimet_findings_total(const aimet_findings *findings,
                            aimet_severity severity);

#endif // AIMET_DIAG_FINDING_H
