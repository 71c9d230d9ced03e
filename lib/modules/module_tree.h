//===- module_tree.h - the modules of a model, and their calls ------------===//
//
// Reads `aimet.module` of every node, and nothing else: what passes need to
// speak of modules, calls and functionals instead of nodes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_MODULE_TREE_H
#define AIMET_MODULES_MODULE_TREE_H

#include "node.h"
#include "op.h"
#include "provenance.h"

/// "No such index."
#define AIMET_NONE SIZE_MAX

typedef struct aimet_tree_node {
  MlirOperation op;
  size_t position; ///< among the nodes of its graph
  aimet_provenance provenance;
  bool has_provenance;
  size_t call;       ///< the call of a leaf that it belongs to, or none
  size_t functional; ///< the functional that it is (part of), or none
  size_t next_in_call, next_in_functional; ///< or none
} aimet_tree_node;

/// One call of a leaf module.
typedef struct aimet_tree_call {
  size_t module;
  int64_t number;
  size_t first, last;    ///< nodes
  size_t next_of_module; ///< the module's next call by execution, or none
} aimet_tree_call;

/// An operation that has no module of its own; one node or several.
typedef struct aimet_tree_functional {
  size_t module; ///< where it resides
  aimet_string_view name;
  int64_t skipped;
  size_t first, last; ///< nodes
  size_t count;
} aimet_tree_functional;

typedef struct aimet_tree_module {
  aimet_string_view path;
  aimet_string_view class_name;
  bool leaf;   ///< some node says so
  bool traced; ///< a leaf of a custom class: its operations are functionals
  bool has_children;
  bool owns_parameters;         ///< an initializer bears its name
  bool excluded;                ///< see aimet_module_tree_exclude
  size_t first_call, last_call; ///< or none
  size_t num_calls;
} aimet_tree_module;

/// Everything in execution order. Paths that contain others are modules too.
typedef struct aimet_module_tree {
  aimet_tree_node *nodes;
  aimet_tree_call *calls;
  aimet_tree_functional *functionals;
  aimet_tree_module *modules;
  size_t num_nodes, num_calls, num_functionals, num_modules;
  struct aimet_module_tree_index *index;
} aimet_module_tree;

/// Builds the tree; linear in the number of nodes. Strings in it belong to the
/// context: it holds until an operation is erased.
aimet_module_tree *aimet_module_tree_create(MlirOperation module);
void aimet_module_tree_destroy(aimet_module_tree *tree);

/// Says whether the user wants a module left alone.
typedef bool (*aimet_exclusion)(aimet_string_view path,
                                aimet_string_view class_name, void *user_data);

/// Marks the modules that are excluded; a module takes those in it along.
void aimet_module_tree_exclude(aimet_module_tree *tree,
                               aimet_exclusion is_excluded, void *user_data);

/// The module of a path, or none.
size_t aimet_module_tree_find(const aimet_module_tree *tree,
                              aimet_string_view path);

/// The name of a node for people: its own, or `graph/node[3]`.
aimet_string_view aimet_tree_node_label(const aimet_module_tree *tree,
                                        size_t node, aimet_arena *arena);

/// Labels of the nodes of all calls of a module / of a functional; constants
/// are left out unless there is nothing else.
const aimet_string_view *aimet_tree_call_labels(const aimet_module_tree *tree,
                                                size_t call, bool all_calls,
                                                aimet_arena *arena,
                                                size_t *out_count);
const aimet_string_view *
aimet_tree_functional_labels(const aimet_module_tree *tree, size_t functional,
                             aimet_arena *arena, size_t *out_count);

#endif // AIMET_MODULES_MODULE_TREE_H
