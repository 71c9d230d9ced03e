//===- model_flow.h - what feeds what when a model runs -------------------===//
//
// The nodes of the main graph, of the graphs inside nodes and of the local
// functions that it calls, each as often as it is called; and which of them
// computes what another one reads, across the borders of functions and through
// Identity nodes, which are no nodes here.
//
// A value that goes into a graph inside a node as its input (the state of a
// Loop), or comes out of such a graph, is followed no further. Nor is a
// function looked into where one calls itself, or where more than
// AIMET_MAX_INSTANCE_NODES nodes would be visited: then calls are nodes like
// others, and the nodes of each function stand for themselves.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_MODEL_FLOW_H
#define AIMET_MODULES_MODEL_FLOW_H

#include "node_view.h"
#include "provenance.h"
#include "ptr_map.h"

/// "No such node."
#define AIMET_NO_NODE SIZE_MAX

/// A call of a local function that was looked into, or a function that stands
/// for itself; [0] is the main graph.
typedef struct aimet_flow_instance {
  MlirOperation function;
  MlirOperation end;             ///< of its body; null if that is empty
  const aimet_call_frame *frame; ///< the call; null: there is none
  MlirOperation call; ///< null: the main graph, or a function for itself
  size_t outer;       ///< the instance that makes the call
  size_t depth;
  aimet_provenance provenance; ///< of the call, from the root on
  bool has_provenance;
} aimet_flow_instance;

/// Where an operand comes from.
typedef struct aimet_flow_source {
  size_t node;     ///< or AIMET_NO_NODE
  MlirValue value; ///< its result; else the stored tensor or input that it is
  bool is_input;   ///< of the main graph, without a default
} aimet_flow_source;

/// An operand that reads a result of a node.
typedef struct aimet_flow_use {
  size_t node;
  intptr_t operand;
} aimet_flow_use;

typedef struct aimet_flow_node {
  MlirOperation op;
  size_t instance;
  aimet_provenance provenance; ///< from the root on
  bool has_provenance;
  size_t first_source; ///< one for each operand
  size_t first_use, num_uses;
  bool is_output; ///< a result is one of the model, or of a function for itself
  bool is_yielded; ///< a result is an output of a graph inside a node
} aimet_flow_node;

/// Everything in the order in which it is executed. Borrows the IR.
typedef struct aimet_model_flow {
  aimet_flow_instance *instances;
  size_t num_instances, instance_capacity;
  aimet_flow_node *nodes;
  size_t num_nodes, node_capacity;
  aimet_flow_source *sources;
  aimet_flow_use *uses;
  aimet_ptr_map *places; ///< of each instance: operation -> node or call
  aimet_arena *arena;    ///< paths below instances
} aimet_model_flow;

/// Linear in the number of nodes visited.
aimet_model_flow *aimet_model_flow_create(MlirOperation module);
void aimet_model_flow_destroy(aimet_model_flow *flow);

/// The operator and its attributes, as they are in this instance.
aimet_node aimet_flow_view(const aimet_model_flow *flow, size_t node);

/// The node that an operation is in an instance; none if it is no node there.
size_t aimet_flow_node_of(const aimet_model_flow *flow, size_t instance,
                          MlirOperation op);

/// What operand `i` of a node reads; nothing (no node, a null value) if it has
/// none.
aimet_flow_source aimet_flow_source_of(const aimet_model_flow *flow,
                                       size_t node, intptr_t i);

/// The one use that the results of a node have; null if there are none or
/// several, or if a result is an output of a graph as well.
const aimet_flow_use *aimet_flow_only_use(const aimet_model_flow *flow,
                                          size_t node);

#endif // AIMET_MODULES_MODEL_FLOW_H
