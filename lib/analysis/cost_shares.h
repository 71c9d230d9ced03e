//===- cost_shares.h - what part of a model's work operations are ---------===//
//
// The work of a model is its multiply-accumulates and the bytes of its
// activations (cost.h), as numbers: named sizes are taken as 1, what is not
// known is left out of parts and sums alike. An operation of a graph inside a
// node or of a local function counts as often as it runs.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_COST_SHARES_H
#define AIMET_ANALYSIS_COST_SHARES_H

#include "inference.h"
#include "node_view.h"

/// The work of each node of a model. Knows operations by their address: valid
/// until the IR changes.
typedef struct aimet_cost_shares aimet_cost_shares;

/// `*out` is null on failure (errors of files, diagnosed).
AIMET_MUST_USE aimet_status aimet_cost_shares_create(MlirOperation module,
                                                     aimet_weight_store *store,
                                                     aimet_cost_shares **out);
void aimet_cost_shares_destroy(aimet_cost_shares *shares);

/// The types and shapes that it was computed from.
aimet_inference *aimet_cost_shares_inference(aimet_cost_shares *shares);

typedef struct aimet_work {
  double macs;
  double bytes; ///< of outputs
  /// False if of no node that is counted it is known; the number is 0 then.
  bool knows_macs, knows_bytes;
} aimet_work;

/// A node as one call of its function runs it.
typedef struct aimet_run_node {
  MlirOperation op;
  /// The call; null in the main graph, and for all that runs of a node.
  const aimet_call_frame *frame;
} aimet_run_node;

/// The work of some nodes, each of them counted once; of all nodes.
aimet_work aimet_work_of(const aimet_cost_shares *shares,
                         const aimet_run_node *nodes, size_t num_nodes);
aimet_work aimet_work_total(const aimet_cost_shares *shares);

/// The part from 0 to 1 of all work: the mean of that of MACs and that of
/// bytes, or one of them where the model has none of the other.
double aimet_work_share(const aimet_cost_shares *shares, aimet_work part);

/// False if there are nodes, and of none of them the work is known, or if of
/// the part none of a kind of work is known that the model has: then the share
/// says nothing.
bool aimet_work_is_known(const aimet_cost_shares *shares, aimet_work part);

#endif // AIMET_ANALYSIS_COST_SHARES_H
