//===- node_places.h - what nodes are called by their place ---------------===//

#ifndef AIMET_DIALECT_NODE_PLACES_H
#define AIMET_DIALECT_NODE_PLACES_H

#include "arena.h"
#include "op.h"
#include "ptr_map.h"

/// Where each node stands in its graph.
typedef struct aimet_node_places {
  aimet_ptr_map positions; ///< operation -> place among the nodes of its block
} aimet_node_places;

/// Walks the module once. `deinit` frees it.
void aimet_node_places_init(aimet_node_places *places, MlirOperation module);
void aimet_node_places_deinit(aimet_node_places *places);

/// The name of a node for people: its own, or its place:
/// `graph/node[12].then_branch/node[3]`, `function f/node[0]`.
aimet_string_view aimet_node_place_label(const aimet_node_places *places,
                                         MlirOperation op, aimet_arena *arena);

#endif // AIMET_DIALECT_NODE_PLACES_H
