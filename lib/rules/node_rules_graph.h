//===- node_rules_graph.h - what ONNX demands of graphs and their names ---===//

#ifndef AIMET_RULES_NODE_RULES_GRAPH_H
#define AIMET_RULES_NODE_RULES_GRAPH_H

#include "node_rules.h"

/// The main graph, the body of a local function, or a graph inside a node.
typedef struct aimet_graph_view {
  MlirOperation owner; ///< func.func, or the node
  MlirBlock block;
  aimet_string_view attribute;   ///< of a node, that holds the graph
  MlirAttribute message;         ///< what `onnx.graph` says
  MlirAttribute inputs, outputs; ///< value attributes
  MlirAttribute value_info;      ///< order and strays, null if there is none
  bool is_main, is_function;
} aimet_graph_view;

/// The view of the main graph or of a local function. The block is null where
/// there is no body.
aimet_graph_view aimet_graph_of_function(MlirOperation function);

/// The view of the graph in region `i` of a node.
aimet_graph_view aimet_graph_of_region(MlirOperation node, intptr_t i);

/// Checks what a graph states about itself: its name, its inputs and outputs.
void aimet_check_graph(const aimet_rule_input *input,
                       const aimet_graph_view *graph);

/// The names of values that are visible at a point of the walk through nested
/// graphs. Reports names that are defined twice.
typedef struct aimet_name_scope aimet_name_scope;

aimet_name_scope *aimet_name_scope_create(const aimet_rule_input *input);
void aimet_name_scope_destroy(aimet_name_scope *scope);

/// What is known of a visible name.
typedef struct aimet_known_name {
  const aimet_graph_view *graph; ///< that defines it
  MlirType type;
  bool is_input;
  bool is_initializer; ///< or an input with a default
} aimet_known_name;

/// Finds a visible name; false if nothing has defined it.
bool aimet_name_scope_find(const aimet_name_scope *scope,
                           aimet_string_view name, aimet_known_name *out);

/// Enters a graph and defines its inputs; leaves it and forgets what was
/// defined since. The view must live until then.
void aimet_name_scope_enter(aimet_name_scope *scope,
                            const aimet_graph_view *graph);
void aimet_name_scope_leave(aimet_name_scope *scope);

/// Defines what an initializer, or a node whose graphs have been left, defines.
void aimet_name_scope_add_initializer(aimet_name_scope *scope,
                                      MlirOperation initializer);
void aimet_name_scope_add_node(aimet_name_scope *scope, MlirOperation node);

#endif // AIMET_RULES_NODE_RULES_GRAPH_H
