//===- finding_support.h - what findings of several checks say ------------===//

#ifndef AIMET_PASSES_FINDING_SUPPORT_H
#define AIMET_PASSES_FINDING_SUPPORT_H

#include "arena.h"
#include "finding.h"
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

/// Says where a finding is: location, module and class of the operation, and
/// the line of the user's source.
void aimet_finding_set_place(aimet_finding *finding, MlirOperation op);

/// The last of them alone; false if nothing tells it.
bool aimet_finding_set_source(aimet_finding *finding, MlirOperation op);

#endif // AIMET_PASSES_FINDING_SUPPORT_H
