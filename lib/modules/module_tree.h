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

/// A call of a local function that was looked into; [0] is the main graph.
typedef struct aimet_tree_instance {
  MlirOperation call;
  size_t outer;                ///< instance that makes the call
  size_t depth;                ///< of calls
  aimet_provenance provenance; ///< of the call, from the root on
  size_t call_scope;           ///< see aimet_tree_node
} aimet_tree_instance;

typedef struct aimet_tree_node {
  MlirOperation op;
  size_t instance;             ///< that the operation is executed in
  aimet_provenance provenance; ///< from the root on
  size_t call_scope;           ///< instance that `provenance.call` counts in
  bool has_provenance;
  size_t module;     ///< that it resides in, or is of; or none
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
  size_t num_functionals;
  size_t num_others; ///< nodes of no functional that do something to tensors
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
  size_t parent; ///< the module that contains it; none for the root
  aimet_string_view path;
  aimet_string_view class_name;
  bool leaf;   ///< some node says so
  bool traced; ///< a leaf of a custom class: its operations are functionals
  bool has_children;
  bool excluded;                ///< see aimet_module_tree_exclude
  size_t first_call, last_call; ///< or none
  size_t num_calls;
} aimet_tree_module;

/// Everything in execution order. Paths that contain others are modules too.
typedef struct aimet_module_tree {
  aimet_tree_instance *instances;
  size_t num_instances;
  /// Functions are called so often that none was looked into.
  bool is_cut;
  aimet_tree_node *nodes;
  aimet_tree_call *calls;
  aimet_tree_functional *functionals;
  aimet_tree_module *modules;
  size_t num_nodes, num_calls, num_functionals, num_modules;
  struct aimet_module_tree_index *index;
} aimet_module_tree;

/// What a tree is made of.
typedef enum aimet_tree_extent {
  /// The main graph, and what modules that are local functions hold, as often
  /// as they are called (function_modules.h): the model as it runs.
  AIMET_TREE_INSTANCES,
  /// The main graph alone: what rewrites of modules may change.
  AIMET_TREE_MAIN,
  /// Each operation once; paths in functions are those below the instance.
  AIMET_TREE_TEXT,
} aimet_tree_extent;

/// Builds the tree, of AIMET_TREE_INSTANCES; linear in the number of nodes. The
/// strings in it belong to it or to the context: it holds until an operation is
/// erased.
aimet_module_tree *aimet_module_tree_create(MlirOperation module);
aimet_module_tree *aimet_module_tree_create_of(MlirOperation module,
                                               aimet_tree_extent extent);
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

/// True for a functional that is all that a call of a leaf does, such as the
/// gelu of a class that wraps F.gelu: the leaf is its module, to AIMET's
/// validator as to us, though its preparer makes another.
bool aimet_tree_fills_leaf(const aimet_module_tree *tree, size_t functional);

/// True if an initializer bears the module's name. All are looked at when this
/// is asked for the first time.
bool aimet_tree_owns_parameters(const aimet_module_tree *tree, size_t module);

/// The module that contains a module; none for the root.
size_t aimet_module_tree_parent(const aimet_module_tree *tree, size_t module);

/// The name of a node for people: its own, or its place (node_places.h); in a
/// function after that of the call, `/layer1/Block/Conv_0`.
aimet_string_view aimet_tree_node_label(const aimet_module_tree *tree,
                                        size_t node, aimet_arena *arena);

/// Nodes for people, and as operations.
typedef struct aimet_tree_labels {
  aimet_string_view *items;
  MlirOperation *ops;
  size_t count;
} aimet_tree_labels;

/// Labels of the nodes of all calls of a leaf / of a functional, in the arena;
/// constants are left out unless there is nothing else.
aimet_tree_labels aimet_tree_leaf_labels(const aimet_module_tree *tree,
                                         size_t module, aimet_arena *arena);
aimet_tree_labels aimet_tree_functional_labels(const aimet_module_tree *tree,
                                               size_t functional,
                                               aimet_arena *arena);

#endif // AIMET_MODULES_MODULE_TREE_H
