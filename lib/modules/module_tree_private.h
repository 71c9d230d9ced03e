//===- module_tree_private.h - how the tree of modules is made ------------===//
//
// Private to module_tree*.c.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_MODULE_TREE_PRIVATE_H
#define AIMET_MODULES_MODULE_TREE_PRIVATE_H

#include "module_tree.h"
#include "node_places.h"
#include "string_map.h"

struct aimet_module_tree_index {
  aimet_string_map *modules;     ///< path -> module
  aimet_string_map *calls;       ///< module, number -> call
  aimet_string_map *functionals; ///< module, call, unit -> functional
  aimet_arena *arena;            ///< paths below instances
  MlirOperation root;            ///< that the tree was made of
  aimet_node_places places;      ///< made for the first node without a name
  bool knows_places;
  bool *is_owner; ///< for each module; made when it is asked for
  size_t node_capacity, call_capacity, functional_capacity, module_capacity,
      instance_capacity;
};

/// The module of a path, and those that contain it; made if there are none.
size_t aimet_tree_add_module(aimet_module_tree *tree, aimet_string_view path);

/// Fills `nodes` and `instances`, and `modules` with what nodes and calls say.
void aimet_tree_read_nodes(aimet_module_tree *tree, MlirOperation module,
                           aimet_tree_extent extent);

#endif // AIMET_MODULES_MODULE_TREE_PRIVATE_H
