//===- function_inliner.h - the body of a function in the place of a call -===//
//
// How one call is inlined. Which calls are, the pass inline-functions decides;
// bodies must have been found fit for it (inline_plan.h).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_FUNCTION_INLINER_H
#define AIMET_REWRITE_FUNCTION_INLINER_H

#include "function_modules.h"
#include "rewrite.h"

/// Inlines calls into one graph.
typedef struct aimet_inliner {
  aimet_name_set *nodes;     ///< names of the graph's nodes
  aimet_name_set *values;    ///< names of the graph's tensors
  aimet_name_set *mentioned; ///< names that must stay (rewrite.h)
  aimet_inlined_modules *modules;
  aimet_arena *arena;
} aimet_inliner;

void aimet_inliner_init(aimet_inliner *inliner, MlirOperation module,
                        MlirOperation graph);
void aimet_inliner_deinit(aimet_inliner *inliner);

/// Puts a copy of the body of `function` in the place of `call`, which is
/// destroyed. References to attributes become what the call says. The outputs
/// of the call keep their names; what is named in the function gets unique
/// names that begin with the call's, or as they are if `keeps_names`. Returns
/// the first operation that came in the place of the call, or else the one
/// after it.
MlirOperation aimet_inline_call(aimet_inliner *inliner, MlirOperation call,
                                MlirOperation function, bool keeps_names);

#endif // AIMET_REWRITE_FUNCTION_INLINER_H
