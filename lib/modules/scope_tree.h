//===- scope_tree.h - the scopes that node names spell --------------------===//
//
// What infer-modules knows of each scope of the TorchScript exporter: the nodes
// in it, the path of its module, and where that path came from.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_SCOPE_TREE_H
#define AIMET_MODULES_SCOPE_TREE_H

#include "placement.h"

typedef struct aimet_scope {
  aimet_string_view spelled; ///< the last component
  aimet_string_view natural; ///< the path as the scopes alone spell it
  aimet_string_view path;
  aimet_string_view home; ///< where its parameters say that it lives, or empty
  bool is_settled; ///< parameters in it live where it stands, or disagree
  size_t parent;
  size_t *rows; ///< nodes directly in it
  size_t num_rows, row_capacity;
  size_t num_calls; ///< calls of the module known so far
  bool has_children;
  bool is_indexed; ///< has a child that repeats its name
} aimet_scope;

typedef struct aimet_scope_tree {
  aimet_placements *placements;
  aimet_scope *scopes; ///< [0] is the root; parents stand before children
  size_t num_scopes, scope_capacity;
  aimet_string_map *by_prefix;  ///< `/layer1/layer1.0` -> scope
  aimet_string_map *by_spelled; ///< `layer1.0` -> first scope at home there
  aimet_string_map *by_natural; ///< natural path -> first scope
} aimet_scope_tree;

/// Makes the scopes of all rows that no source has placed, claims those rows
/// for the source "scope", and sets all paths.
void aimet_scope_tree_init(aimet_scope_tree *tree,
                           aimet_placements *placements);
void aimet_scope_tree_deinit(aimet_scope_tree *tree);

/// Sets paths anew, after homes have been found.
void aimet_scope_tree_set_paths(aimet_scope_tree *tree);

/// Names of scopes tell who called a module, names of parameters where it
/// stands: finds the homes of modules that their parents do not call.
void aimet_scope_tree_find_homes(aimet_scope_tree *tree);

#endif // AIMET_MODULES_SCOPE_TREE_H
