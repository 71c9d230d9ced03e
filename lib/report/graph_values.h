//===- graph_values.h - every graph of a model, every value of it ---------===//

#ifndef AIMET_REPORT_GRAPH_VALUES_H
#define AIMET_REPORT_GRAPH_VALUES_H

#include "inference.h"
#include "node_rules_graph.h"
#include "ptr_map.h"

/// The main graph, a local function, or a graph inside a node.
typedef struct aimet_listed_graph {
  /// `main_graph`, `function domain::name`, `main_graph/node[3].then_branch`.
  aimet_string_view path;
  aimet_graph_view view;
  const aimet_ptr_map *outputs; ///< the values that it returns
} aimet_listed_graph;

/// Visits the main graph, then local functions in the order of the model; each
/// before the graphs inside its nodes. Paths live while `visit` runs.
typedef void (*aimet_graph_visit)(const aimet_listed_graph *graph,
                                  void *user_data);
void aimet_visit_graphs(MlirOperation module, aimet_graph_visit visit,
                        void *user_data);

typedef enum aimet_value_kind {
  AIMET_VALUE_INPUT,
  AIMET_VALUE_INITIALIZER,
  AIMET_VALUE_NODE,
  AIMET_VALUE_UNDEFINED, ///< a name that nothing defines
} aimet_value_kind;

typedef struct aimet_listed_value {
  aimet_value_kind kind;
  MlirValue value;
  MlirOperation op;   ///< what defines it; null for an input
  int64_t node_index; ///< of a node: its place in the file
  bool is_output;
} aimet_listed_value;

/// Visits the values that a graph defines, not those of graphs inside its
/// nodes, in order; outputs that are left out are no values.
typedef void (*aimet_value_visit)(const aimet_listed_value *value,
                                  void *user_data);
void aimet_visit_values(const aimet_listed_graph *graph,
                        aimet_value_visit visit, void *user_data);

/// How much is known of a type.
typedef enum aimet_knowledge {
  AIMET_KNOWS_ALL,
  AIMET_KNOWS_SYMBOLS, ///< all, but that sizes are expressions
  AIMET_KNOWS_PART,
  AIMET_KNOWS_NOTHING,
  AIMET_NUM_KNOWLEDGE,
} aimet_knowledge;

aimet_knowledge aimet_knowledge_of(const aimet_value_type *type);

#endif // AIMET_REPORT_GRAPH_VALUES_H
