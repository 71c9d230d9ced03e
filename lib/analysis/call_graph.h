//===- call_graph.h - which local functions call which --------------------===//

#ifndef AIMET_ANALYSIS_CALL_GRAPH_H
#define AIMET_ANALYSIS_CALL_GRAPH_H

#include "op.h"

/// The main graph or a local function.
typedef struct aimet_call_graph_function {
  MlirOperation op;  ///< func.func with a body
  uint64_t calls;    ///< onnx.Call operations that call it, in all functions
  bool is_recursive; ///< on a cycle of calls, or called from one
} aimet_call_graph_function;

/// The main graph and the local functions of a model. Borrows the IR.
typedef struct aimet_call_graph aimet_call_graph;

aimet_call_graph *aimet_call_graph_create(MlirOperation module);
void aimet_call_graph_destroy(aimet_call_graph *graph);

/// The functions, callers before those they call; recursive ones stand last.
size_t aimet_call_graph_size(const aimet_call_graph *graph);
const aimet_call_graph_function *
aimet_call_graph_at(const aimet_call_graph *graph, size_t i);

/// The place (see above) of the function that an onnx.Call calls; false if the
/// model has none, and for other operations.
bool aimet_call_graph_callee(const aimet_call_graph *graph, MlirOperation call,
                             size_t *out_i);

/// aimet_op_type and aimet_op_domain of a node. The function that a call names
/// is found in the graph: to look for it anew takes as long as there are
/// functions.
void aimet_call_graph_describe(const aimet_call_graph *graph,
                               MlirOperation node, aimet_string_view *out_type,
                               aimet_string_view *out_domain);

#endif // AIMET_ANALYSIS_CALL_GRAPH_H
