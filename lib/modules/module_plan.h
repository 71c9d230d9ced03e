//===- module_plan.h - the names of modules that are to be made -----------===//
//
// For each call after the first of a reused leaf, and for each functional, the
// path that AIMET's preparer would give the module made for it. A pure function
// of the provenance: unrolling first and modularizing later, or the other way
// round, or both at once gives the same names, for a module that was made
// already keeps the fx name that it was made with.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_MODULE_PLAN_H
#define AIMET_MODULES_MODULE_PLAN_H

#include "module_tree.h"

/// A module to make; a null path: none.
typedef struct aimet_planned_module {
  aimet_string_view path;
  aimet_string_view fx;
} aimet_planned_module;

typedef struct aimet_module_plan {
  aimet_planned_module *calls;       ///< for each call of the tree
  aimet_planned_module *functionals; ///< for each functional of the tree
  aimet_arena *arena;                ///< owns the strings
} aimet_module_plan;

/// Makes the plan; `tree` holds the modules of `module`. Excluded modules stay
/// as they are, opaque as a layer.
aimet_module_plan *aimet_module_plan_create(const aimet_module_tree *tree,
                                            MlirOperation module);
void aimet_module_plan_destroy(aimet_module_plan *plan);

#endif // AIMET_MODULES_MODULE_PLAN_H
