//===- cost.h - what a model costs to run ---------------------------------===//
//
// Multiply-accumulates (mac_count.h says what counts), parameters and
// activation bytes of each operation, as integers where sizes are known, as
// expressions over named sizes where they have names, and unknown otherwise.
//
// Graphs inside nodes count as often as they run: of an If the branch that its
// condition chooses, or, if that is not known, the one with more MACs; the body
// of a Loop once for each iteration, if neither its trip count is unknown nor
// its condition can end it early; the body of a Scan once for each step. A
// SequenceMap, or what no rule tells, runs an unknown number of times. A local
// function counts for each call, with the types that hold for all its calls;
// what a recursive one costs is unknown.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_COST_H
#define AIMET_ANALYSIS_COST_H

#include "call_graph.h"
#include "inference.h"

/// What one run of a node costs.
typedef struct aimet_cost {
  aimet_number macs; ///< graphs inside it, and the function it calls, included
  /// Elements of the parameters (constant_role.h) that it reads itself, through
  /// views; two nodes that share a parameter both have it.
  aimet_number parameters;
  /// aimet_output_bytes: of its outputs; 0 for a Constant. Unknown for strings
  /// and sequences.
  aimet_number activation_bytes;
} aimet_cost;

/// Borrows everything it is made of.
typedef struct aimet_costs aimet_costs;

aimet_costs *aimet_costs_create(aimet_inference *inference,
                                const aimet_call_graph *graph);
void aimet_costs_destroy(aimet_costs *costs);

/// The cost of a node (aimet_op_is_node).
aimet_cost aimet_cost_of(aimet_costs *costs, MlirOperation node);

/// The MACs of a node without those of graphs inside it and of the function
/// that it calls.
aimet_number aimet_own_macs(aimet_costs *costs, MlirOperation node);

/// The activation bytes of a node (see above) alone: 0 for one with graphs
/// inside, and for a call of a function that is not recursive, whose nodes
/// compute what it gives out.
aimet_number aimet_output_bytes(aimet_costs *costs, MlirOperation node);

/// The bytes of a value: unknown for what is no tensor of known size.
aimet_number aimet_value_bytes(aimet_costs *costs, MlirValue value);

/// Expressions over sizes are made here.
aimet_symbols *aimet_costs_symbols(aimet_costs *costs);

/// Visits every node of the main graph, of graphs inside nodes and of local
/// functions once, outer before inner. `times` is how often it runs when the
/// model runs once: 0 in functions that nothing calls.
typedef void (*aimet_cost_visit)(MlirOperation node, aimet_number times,
                                 void *user_data);
void aimet_costs_walk(aimet_costs *costs, aimet_cost_visit visit,
                      void *user_data);

/// Visits the nodes of one function of the call graph likewise; it runs as
/// often as `runs` says.
void aimet_costs_walk_function(aimet_costs *costs, size_t function,
                               aimet_number runs, aimet_cost_visit visit,
                               void *user_data);

#endif // AIMET_ANALYSIS_COST_H
