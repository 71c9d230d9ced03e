//===- node_set.h - a set of nodes of one graph, and its borders ----------===//
//
// Whether a set can be taken out of its graph as one node: no value that leaves
// it comes back into it. What goes into it and what comes out.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_NODE_SET_H
#define AIMET_REWRITE_NODE_SET_H

#include "op.h"
#include "ptr_map.h"
#include "rewrite.h"

typedef struct aimet_value_list {
  MlirValue *items;
  size_t count, capacity;
} aimet_value_list;

/// Operations of one block; bodies in them belong to them.
typedef struct aimet_node_set {
  MlirBlock block;
  MlirOperation *ops; ///< in the order of the block
  size_t count;
  aimet_ptr_map members;   ///< operation -> 1
  aimet_value_list inputs; ///< in the order of their first use
  aimet_value_list outputs;
} aimet_node_set;

/// What becomes of a set.
typedef enum aimet_set_result {
  AIMET_SET_MOVED,     ///< it can be taken out
  AIMET_SET_RETURNS,   ///< a path leaves it and comes back
  AIMET_SET_SCATTERED, ///< too much lies between its operations
} aimet_set_result;

/// Copies `ops`, which lie in `block` and are not empty.
void aimet_node_set_init(aimet_node_set *set, MlirBlock block,
                         const MlirOperation *ops, size_t count);
void aimet_node_set_deinit(aimet_node_set *set);

/// Moves operations that lie between those of the set and use its results
/// behind the last of the set. Looks at no more than `*budget` operations and
/// operands, from which it takes as many; `*out_way` is an operation on the way
/// back.
aimet_set_result aimet_node_set_gather(aimet_node_set *set, uint64_t *budget,
                                       MlirOperation *out_way);

/// Finds inputs and outputs. Values of `mentioned` names are outputs as well.
void aimet_node_set_find_borders(aimet_node_set *set,
                                 const aimet_name_set *mentioned);

/// True if the operation is in the set, or in a body in it.
bool aimet_node_set_has(const aimet_node_set *set, MlirOperation op);

#endif // AIMET_REWRITE_NODE_SET_H
