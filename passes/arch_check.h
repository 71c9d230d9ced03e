//===- arch_check.h - what the checks of architecture share ---------------===//
//
// Each of them walks the nodes of the model as it runs (model_flow.h) and
// reports warnings about groups of them: a finding names the module, or the
// nodes where nothing tells it, what the profile has to do with it, and what
// part of the model's work it touches.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_ARCH_CHECK_H
#define AIMET_PASSES_ARCH_CHECK_H

#include "finding_support.h"
#include "model_facts.h"
#include "string_builder.h"
#include "string_map.h"

/// A running check.
typedef struct aimet_arch_check {
  aimet_pass_run *run;
  const aimet_model_flow *flow;
  const aimet_profile *profile;
  aimet_node_places places;
  bool knows_places;
  aimet_string_map *fingerprints; ///< signature -> findings that have it
} aimet_arch_check;

/// Begins a check; `end` frees what it holds.
void aimet_arch_check_begin(aimet_arch_check *check, aimet_pass_run *run);
void aimet_arch_check_end(aimet_arch_check *check);

/// True if the user excluded the module of a node.
bool aimet_arch_is_excluded(const aimet_arch_check *check, size_t node);

/// True if a node is (part of) a layer: it has a leaf module of its own.
bool aimet_arch_is_layer(const aimet_flow_node *node);

/// A node as people call it; the module if it is a layer, else the name. What
/// is made lives in the arena.
aimet_string_view aimet_arch_name(aimet_arch_check *check, size_t node,
                                  aimet_arena *arena);

/// Nodes that belong together, in order.
typedef struct aimet_arch_nodes {
  size_t *items;
  size_t count, capacity;
} aimet_arch_nodes;

void aimet_arch_nodes_add(aimet_arch_nodes *nodes, size_t node);
void aimet_arch_nodes_deinit(aimet_arch_nodes *nodes);

/// Groups of nodes by a key, in the order of their first nodes.
typedef struct aimet_arch_groups {
  aimet_string_map *keys; ///< key -> place in `items`
  aimet_arch_nodes *items;
  size_t count, capacity;
} aimet_arch_groups;

void aimet_arch_groups_init(aimet_arch_groups *groups);
void aimet_arch_groups_deinit(aimet_arch_groups *groups);

/// Adds a node to the group of a key; `*out_is_new` (may be null) is true for
/// the first.
void aimet_arch_groups_add(aimet_arch_groups *groups, aimet_string_view key,
                           size_t node, bool *out_is_new);

/// The key of what a node belongs to, as bytes in the builder: the layer that
/// it is of, the functional that it is part of, or itself. `part` (may be null)
/// tells parts of one layer apart.
void aimet_arch_append_key(const aimet_model_flow *flow, size_t node,
                           const void *part, aimet_string_builder *out);

/// Reports a warning about nodes. The place is that of node `subject`; the
/// operations touched are all of them. Of the finding message, why, remedy and
/// what AIMET says are filled in before; `signature` is what it is about in
/// structure: equal ones are counted, and together they are the fingerprint.
void aimet_arch_report(aimet_arch_check *check, aimet_finding *finding,
                       size_t subject, const aimet_arch_nodes *nodes,
                       aimet_string_view signature);

#endif // AIMET_PASSES_ARCH_CHECK_H
