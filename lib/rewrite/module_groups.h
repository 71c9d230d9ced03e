//===- module_groups.h - the nodes of each module in one graph ------------===//
//
// A group is one call of a leaf, or a container. What the graph shows of a
// container is all that lies in it: its calls cannot be told apart.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_MODULE_GROUPS_H
#define AIMET_REWRITE_MODULE_GROUPS_H

#include "op.h"
#include "provenance.h"

typedef struct aimet_module_group {
  aimet_provenance module; ///< of the module itself: no functional
  size_t parent;           ///< or SIZE_MAX
  size_t depth;            ///< components of the path
  /// The nodes that are in it and in no deeper group.
  MlirOperation *ops;
  size_t num_ops, capacity;
} aimet_module_group;

typedef struct aimet_module_groups {
  aimet_module_group *items;
  size_t count, capacity;
  size_t *order; ///< inner groups before those around them
} aimet_module_groups;

/// Finds the groups of the nodes of a block, not of those in bodies in it. The
/// strings belong to the context.
void aimet_module_groups_init(aimet_module_groups *groups, MlirBlock block);
void aimet_module_groups_deinit(aimet_module_groups *groups);

/// Adds a node to a group; without effect for SIZE_MAX.
void aimet_module_groups_add(aimet_module_groups *groups, size_t group,
                             MlirOperation op);

#endif // AIMET_REWRITE_MODULE_GROUPS_H
