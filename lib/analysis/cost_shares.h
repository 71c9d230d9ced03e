//===- cost_shares.h - what part of a model's work operations are ---------===//
//
// The work of a model is its multiply-accumulates and the bytes of its
// activations (cost.h), as numbers: named sizes are taken as 1, what is not
// known is left out of parts and sums alike. An operation of a graph inside a
// node or of a local function counts as often as it runs.
//
// With a batch of 1 shares are those of one input. With a height of 1 they are
// those of no image: all work is counted for larger sizes as well, but for
// batches, and shares that are others then are known to be unknown. A batch is
// a size that inputs of two dimensions and more have as their first one, and
// no input as any other.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_COST_SHARES_H
#define AIMET_ANALYSIS_COST_SHARES_H

#include "finding.h"
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

typedef enum aimet_work_kind {
  AIMET_WORK_MACS,
  AIMET_WORK_BYTES, ///< of outputs
  AIMET_NUM_WORK_KINDS,
} aimet_work_kind;

/// What named sizes are taken to be that are no batches.
typedef enum aimet_sizing {
  AIMET_SIZING_ONES,
  AIMET_SIZING_LARGE,  ///< all the same
  AIMET_SIZING_UNLIKE, ///< each another
  AIMET_NUM_SIZINGS,
} aimet_sizing;

typedef struct aimet_amount {
  double at[AIMET_NUM_SIZINGS];
  /// False if of no node that is counted it is known; the numbers are 0 then.
  bool is_known;
} aimet_amount;

typedef struct aimet_work {
  aimet_amount of[AIMET_NUM_WORK_KINDS];
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

/// The part from 0 to 1 of all work of a kind; negative if it is not known, or
/// the model has none.
double aimet_work_kind_share(const aimet_cost_shares *shares, aimet_work part,
                             aimet_work_kind kind);

/// The mean of that of MACs and that of bytes, or one of them where the model
/// has none of the other.
double aimet_work_share(const aimet_cost_shares *shares, aimet_work part);

/// False if there are nodes, and of none of them the work is known, or if of
/// the part none of a kind of work is known that the model has: then the share
/// says nothing.
bool aimet_work_is_known(const aimet_cost_shares *shares, aimet_work part);

/// True if what the named sizes are decides how large the shares of the part
/// are: then what they are for sizes of 1 says nothing either.
bool aimet_work_depends_on_sizes(const aimet_cost_shares *shares,
                                 aimet_work part);

/// The sizes that decide it, as far as the model's inputs name them; borrowed.
/// Computed when it is first asked for.
const aimet_cost_sizes *aimet_cost_shares_sizes(aimet_cost_shares *shares);

#endif // AIMET_ANALYSIS_COST_SHARES_H
