//===- module_listing.h - the modules of a model as a tree ----------------===//
//
// What --print-modules shows; the numbers of a module are those of all that is
// in it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_MODULE_LISTING_H
#define AIMET_REPORT_MODULE_LISTING_H

#include "module_tree.h"

/// A functional, and how often it resides in a module.
typedef struct aimet_listed_functional {
  aimet_string_view name;
  size_t count;
} aimet_listed_functional;

typedef struct aimet_listed_module {
  const aimet_tree_module *module; ///< with path, class and calls
  aimet_string_view name;          ///< last component of the path
  aimet_string_view class_name;    ///< empty: unknown
  size_t first_child, next;        ///< or none; `next`: sibling
  size_t depth;                    ///< the root has 0
  uint64_t nodes, parameters;      ///< parameters: elements of tensors
  aimet_string_view source;        ///< of the first node; empty: no node
  aimet_listed_functional *functionals;
  size_t num_functionals, functional_capacity;
  uint64_t shape; ///< equal for modules that differ in their names only
} aimet_listed_module;

/// How many nodes a source has placed.
typedef struct aimet_listed_source {
  aimet_string_view name;
  size_t nodes;
} aimet_listed_source;

typedef struct aimet_module_listing {
  aimet_module_tree *tree;
  aimet_listed_module *modules; ///< in the order of the tree
  size_t count;
  size_t root; ///< or none
  aimet_listed_source *sources;
  size_t num_sources, source_capacity;
  uint64_t nodes, parameters; ///< of the model
  uint64_t unplaced;          ///< nodes without module information that compute
  aimet_arena *arena;         ///< strings that are not of the model
} aimet_module_listing;

/// Lists the modules of a model, which holds `aimet.module`.
aimet_module_listing *aimet_module_listing_create(MlirOperation module);
void aimet_module_listing_destroy(aimet_module_listing *listing);

/// The nodes of a tree that compute something and have no module information.
uint64_t aimet_count_unplaced_nodes(const aimet_module_tree *tree,
                                    MlirOperation module);

#endif // AIMET_REPORT_MODULE_LISTING_H
