//===- usage_rules.h - nodes that nothing uses, names that repeat ---------===//

#ifndef AIMET_RULES_USAGE_RULES_H
#define AIMET_RULES_USAGE_RULES_H

#include "node_rules.h"

#include "ptr_map.h"

/// A node name that several nodes have.
typedef struct aimet_repeated_name {
  MlirOperation second; ///< the second node of this name
  uint64_t count;
} aimet_repeated_name;

/// The nodes of one graph. A zero value is empty; `deinit` frees it.
typedef struct aimet_graph_usage {
  aimet_ptr_map names; ///< name attribute -> 1, or 2 + index below
  aimet_repeated_name *repeated;
  size_t num_repeated, repeated_capacity;
  MlirOperation *dead; ///< nodes whose results nothing uses, then what feeds
                       ///< only them
  size_t num_dead, dead_capacity;
  aimet_ptr_map is_dead;
  aimet_ptr_map live_uses; ///< of nodes that dead nodes use
} aimet_graph_usage;

void aimet_graph_usage_deinit(aimet_graph_usage *usage);

/// Adds the next node of the graph. A name that is no text is reported.
void aimet_graph_usage_add(aimet_graph_usage *usage,
                           const aimet_rule_input *input, MlirOperation node);

/// Reports the names that several nodes have, once all nodes are added.
void aimet_check_node_names(const aimet_rule_input *input,
                            const aimet_graph_usage *usage);

/// Completes the dead nodes with those that only dead nodes use, once all nodes
/// are added. What may have effects is never dead.
void aimet_graph_usage_close(aimet_graph_usage *usage,
                             const aimet_rule_input *input);

/// The fault that the dead nodes of a graph are; its message is the caller's.
aimet_fault aimet_dead_nodes_fault(MlirOperation owner);

#endif // AIMET_RULES_USAGE_RULES_H
