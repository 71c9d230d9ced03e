//===- html_flow.h - which nodes feed which, across calls -----------------===//
//
// The nodes of a tree of modules are those of the model as it runs: what flows
// into a local function comes from the nodes before its call.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_HTML_FLOW_H
#define AIMET_REPORT_HTML_FLOW_H

#include "module_tree.h"
#include "string_map.h"

/// Where nodes and instances of a tree are; borrows the tree.
typedef struct aimet_html_flow {
  const aimet_module_tree *tree;
  aimet_string_map *nodes;     ///< operation, instance -> node
  aimet_string_map *instances; ///< call, instance -> instance that it makes
} aimet_html_flow;

/// The callees of the model must be known (aimet_callee_scope).
aimet_html_flow aimet_html_flow_create(const aimet_module_tree *tree);
void aimet_html_flow_destroy(aimet_html_flow *flow);

/// Where a value comes from.
typedef enum aimet_producer_kind {
  AIMET_PRODUCER_NONE, ///< a stored tensor, or nothing
  AIMET_PRODUCER_NODE, ///< a node of the tree
  AIMET_PRODUCER_INPUT ///< an input of the main graph
} aimet_producer_kind;

typedef struct aimet_producer {
  aimet_producer_kind kind;
  size_t index; ///< of the node, or of the input
} aimet_producer;

/// The producer of a value that is used in an instance.
aimet_producer aimet_producer_of(const aimet_html_flow *flow, MlirValue value,
                                 size_t instance);

#endif // AIMET_REPORT_HTML_FLOW_H
