//===- finding.h - reading findings and changes ---------------------------===//
//
// Strings may hold any bytes that a file holds: escape them before they go to a
// terminal or into markup. A view of length 0 says that there is nothing to
// say.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_FINDING_H
#define AIMET_OPT_FINDING_H

#include "types.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a check found.
typedef struct aimet_finding aimet_finding;

/// The name of the check, such as `check-reused-modules`.
const char *aimet_finding_get_check(const aimet_finding *finding);

/// The rule of the check that is broken, such as `input-count`; null if the
/// check has no rules.
const char *aimet_finding_get_rule(const aimet_finding *finding);

/// Error, warning or remark.
aimet_severity aimet_finding_get_severity(const aimet_finding *finding);

/// The dotted path of the module ("" is the root) in *out_path; false if
/// nothing tells which module it is.
bool aimet_finding_get_module(const aimet_finding *finding,
                              aimet_string_view *out_path);

/// The class of the module.
aimet_string_view aimet_finding_get_class(const aimet_finding *finding);

/// The number of calls of the module; 0 where it does not apply.
int64_t aimet_finding_get_calls(const aimet_finding *finding);

/// The name of the functional.
aimet_string_view aimet_finding_get_functional(const aimet_finding *finding);

/// The names of the nodes.
size_t aimet_finding_get_node_count(const aimet_finding *finding);
aimet_string_view aimet_finding_get_node(const aimet_finding *finding,
                                         size_t i);

/// The name of the tensor.
aimet_string_view aimet_finding_get_tensor(const aimet_finding *finding);

/// What is wrong, why it matters, what to do.
aimet_string_view aimet_finding_get_message(const aimet_finding *finding);
aimet_string_view aimet_finding_get_why(const aimet_finding *finding);
aimet_string_view aimet_finding_get_remedy(const aimet_finding *finding);

/// The name of the pass that mends it, or null.
const char *aimet_finding_get_fixed_by(const aimet_finding *finding);

/// A number that stays the same when nodes and modules are renamed.
uint64_t aimet_finding_get_fingerprint(const aimet_finding *finding);

/// AIMET's name of the check, or null, and the meaning of what AIMET's table
/// says there.
const char *aimet_finding_get_aimet_check(const aimet_finding *finding);
aimet_string_view aimet_finding_get_issue(const aimet_finding *finding);
aimet_string_view
aimet_finding_get_recommendation(const aimet_finding *finding);

/// Of a batch norm that stays: why, in one word, or null; and the module, else
/// the node, that it could go into.
const char *aimet_finding_get_reason(const aimet_finding *finding);
aimet_string_view aimet_finding_get_neighbour(const aimet_finding *finding);

/// What the operations of a finding cost, of the whole model. A share is from 0
/// to 1; negative: not known, or it does not apply. Where the sizes that inputs
/// leave open decide a share (not that of a batch, which is a factor of all
/// work), neither it nor the MACs are known.
typedef struct aimet_finding_cost {
  double macs;        ///< multiply-accumulates, with named sizes taken as 1
  double mac_share;   ///< of the model's MACs
  double bytes_share; ///< of the bytes of all activations
  /// Of channels: what padding to the multiple adds to these MACs, 0.5 for half
  /// as many again.
  double waste;
} aimet_finding_cost;

/// What it costs; false if the check does not know.
bool aimet_finding_get_cost(const aimet_finding *finding,
                            aimet_finding_cost *out_cost);

/// True if the user accepts it, and why; true if the baseline knows it. Neither
/// counts.
bool aimet_finding_get_suppression(const aimet_finding *finding,
                                   aimet_string_view *out_reason);
bool aimet_finding_is_in_baseline(const aimet_finding *finding);

/// What a rewrite changed.
typedef struct aimet_change aimet_change;

/// The name of the pass.
const char *aimet_change_get_pass(const aimet_change *change);

/// Path and class of the module that it is about.
aimet_string_view aimet_change_get_module(const aimet_change *change);
aimet_string_view aimet_change_get_class(const aimet_change *change);

/// The names of the nodes.
size_t aimet_change_get_node_count(const aimet_change *change);
aimet_string_view aimet_change_get_node(const aimet_change *change, size_t i);

/// Of a module that was made: what its nodes were called before.
size_t aimet_change_get_old_node_count(const aimet_change *change);
aimet_string_view aimet_change_get_old_node(const aimet_change *change,
                                            size_t i);

/// What was done.
aimet_string_view aimet_change_get_message(const aimet_change *change);

#ifdef __cplusplus
}
#endif

#endif // AIMET_OPT_FINDING_H
