//===- cost.h - what a model costs to run ---------------------------------===//
//
// Multiply-accumulates (mac_count.h says what counts) and activation bytes of
// each node, as integers where sizes are known, as expressions over named sizes
// where they have names, and unknown otherwise.
//
// Graphs inside nodes count as often as they run: of an If the branch that its
// condition chooses, or, if that is not known, the one with more MACs; the body
// of a Loop once for each iteration, if neither its trip count is unknown nor
// its condition can end it early; the body of a Scan once for each step. A
// SequenceMap, or what no rule tells, runs an unknown number of times. A local
// function counts for each call, with the types of that call; how often one
// runs that is recursive, or that has calls beyond the limits of the inference
// or of 2^20 calls in all, is unknown.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_COST_H
#define AIMET_ANALYSIS_COST_H

#include "call_graph.h"
#include "inference.h"

/// What all runs of a node in one call of its function cost, when the model
/// runs once; without graphs inside it and the function that it calls.
typedef struct aimet_cost {
  aimet_number macs;
  /// Of its outputs. 0 for a Constant, and for an If and a call of a function
  /// that is not recursive, whose nodes compute what they give out. Unknown for
  /// strings and sequences.
  aimet_number activation_bytes;
} aimet_cost;

/// The costs of a model, and what is known of its values. Borrows the IR, which
/// must not change meanwhile.
typedef struct aimet_costs aimet_costs;

/// Infers the model, its constants read from `store` (null: inline ones only).
/// `*out` is null on failure (errors of files, diagnosed).
AIMET_MUST_USE aimet_status aimet_costs_create(MlirOperation module,
                                               aimet_weight_store *store,
                                               aimet_costs **out);
void aimet_costs_destroy(aimet_costs *costs);

/// What the costs were computed from; theirs.
aimet_inference *aimet_costs_inference(const aimet_costs *costs);
const aimet_call_graph *aimet_costs_call_graph(const aimet_costs *costs);

/// What a node (aimet_op_is_node) costs in the call of its function that the
/// frame says; a null frame is that of the main graph.
aimet_cost aimet_cost_in_call(aimet_costs *costs, MlirOperation node,
                              const aimet_call_frame *frame);

/// The bytes of a value: unknown for what is no tensor of known size, or has
/// different sizes in the calls of its function.
aimet_number aimet_value_bytes(aimet_costs *costs, MlirValue value);

/// Visits every node of the main graph, of graphs inside nodes and of local
/// functions once, outer before inner. `calls` is what it costs in each call of
/// its function; of a function that nothing calls there are none.
typedef void (*aimet_cost_visit)(MlirOperation node, const aimet_cost *calls,
                                 size_t num_calls, void *user_data);
void aimet_costs_walk(aimet_costs *costs, aimet_cost_visit visit,
                      void *user_data);

#endif // AIMET_ANALYSIS_COST_H
