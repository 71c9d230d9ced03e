//===- cost_private.h - the costs of a model's calls ----------------------===//
//
// Private to cost.c and cost_of_call.c.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_COST_PRIVATE_H
#define AIMET_ANALYSIS_COST_PRIVATE_H

#include "cost.h"

#include "element_type.h"
#include "mac_count.h"
#include "ptr_map.h"
#include "string_map.h"

/// A node in one call of its function.
typedef struct aimet_node_cost {
  aimet_number macs, bytes; ///< of one run
  aimet_number runs;        ///< in one call
} aimet_node_cost;

/// A function of the call graph.
typedef struct aimet_function_costs {
  MlirOperation *nodes; ///< outer before inner
  size_t num_nodes;
  const aimet_node_cost *last; ///< of the call that was costed last; null: none
  size_t first_call, num_calls;
  bool is_unclear; ///< how often it runs, and with what types, is not known
} aimet_function_costs;

/// A call of a function, reached through other calls; or the main graph.
typedef struct aimet_call_costs {
  size_t outer; ///< the call in whose function it stands
  size_t next;  ///< the next call of the same function
  MlirOperation call;
  aimet_number times;           ///< how often when the model runs once
  aimet_number macs;            ///< of one call, with all that it calls
  const aimet_node_cost *nodes; ///< by place in the function; null: not costed
} aimet_call_costs;

/// The main graph is the first call.
enum { AIMET_MAIN_GRAPH_CALL = 0 };

struct aimet_costs {
  aimet_inference *inference;
  aimet_call_graph *graph;
  aimet_arena *arena;
  aimet_function_costs *functions; ///< as many as the graph has
  aimet_ptr_map places;            ///< node -> its place in its function
  aimet_string_map *paths;         ///< call_key -> place in `calls`
  aimet_call_costs *calls;         ///< outer before inner
  size_t num_calls, calls_capacity;
  uint8_t bits[AIMET_DATA_LAST + 1]; ///< of an element; 0: unknown
};

static inline aimet_symbols *aimet_costs_symbols(const aimet_costs *costs) {
  return aimet_inference_symbols(costs->inference);
}

/// What runs a number of times costs.
static inline aimet_number aimet_costs_repeat(const aimet_costs *costs,
                                              aimet_number once,
                                              aimet_number times) {
  return aimet_is(times, 1)
             ? once
             : aimet_scale(aimet_costs_symbols(costs), once, times);
}

/// The place of a node in its function.
static inline size_t aimet_costs_place(const aimet_costs *costs,
                                       MlirOperation node) {
  return (size_t)*aimet_ptr_map_find(&costs->places, node.ptr);
}

/// The call that an operation is when the function around it runs as `outer`
/// says; null if it was not costed.
const aimet_call_costs *aimet_costs_find_call(const aimet_costs *costs,
                                              size_t outer, MlirOperation op);

/// What one run of a node costs, without graphs inside it and the function that
/// it calls.
aimet_number aimet_costs_own_macs(const aimet_costs *costs, MlirOperation op);
aimet_number aimet_costs_output_bytes(aimet_costs *costs, MlirOperation op);

/// Costs the function of the call graph as the inference knows it now; inner
/// calls have been costed. `nodes` gets what its nodes cost, by place; returns
/// the MACs of all it does.
aimet_number aimet_costs_of_call(aimet_costs *costs, size_t call,
                                 size_t function, aimet_node_cost *nodes);

#endif // AIMET_ANALYSIS_COST_PRIVATE_H
