//===- module_inference.h - which module each node belongs to -------------===//
//
// Runs all sources (placement.h) on a model and writes `aimet.module`.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_MODULE_INFERENCE_H
#define AIMET_MODULES_MODULE_INFERENCE_H

#include "placement.h"

/// What an inference has found; `deinit` frees it.
typedef struct aimet_module_inference {
  aimet_placement_counts counts;
  aimet_contradiction contradiction;
  bool is_cut; ///< functions are called too often to be looked into
  aimet_arena *arena;
} aimet_module_inference;

/// Writes `aimet.module` on every node that a source covers; what stands
/// already is kept. `exempt` (may be null) names functions and operators that
/// are no functionals, besides those that never are.
void aimet_infer_modules(MlirOperation module,
                         const aimet_invariant_names *exempt,
                         aimet_module_inference *out);
void aimet_module_inference_deinit(aimet_module_inference *inference);

#endif // AIMET_MODULES_MODULE_INFERENCE_H
