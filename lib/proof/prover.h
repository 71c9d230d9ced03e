//===- prover.h - is a model the same before and after a rewrite ----------===//

#ifndef AIMET_PROOF_PROVER_H
#define AIMET_PROOF_PROVER_H

#include "diag.h"
#include "weights.h"

#include <mlir-c/IR.h>

#include <stdbool.h>

/// Follows one model through its rewrites. What it was after one is kept as
/// what it is before the next.
typedef struct aimet_prover aimet_prover;

/// What two models are compared as; docs/proof.md lists what counts.
typedef struct aimet_prover_level {
  /// Known values count as constants, static control flow as what it does,
  /// operators that change nothing as nothing.
  bool evaluates;
  /// Norms and linear operators with constant parameters count as what they do
  /// to channels, in numbers that may be rounded anew. Not with `evaluates`.
  bool folds;
} aimet_prover_level;

aimet_prover *aimet_prover_create(aimet_diag *diag, aimet_weight_store *store);
void aimet_prover_destroy(aimet_prover *prover);

/// Remembers what the module is, unless that is known from the rewrite before.
AIMET_MUST_USE aimet_status aimet_prover_begin(aimet_prover *prover,
                                               MlirOperation module,
                                               aimet_prover_level level);

/// Compares with what the module was: AIMET_ERROR_PROOF, with diagnostics that
/// name `rewrite` and the nodes, if it is another.
AIMET_MUST_USE aimet_status aimet_prover_end(aimet_prover *prover,
                                             MlirOperation module,
                                             const char *rewrite);

/// The rewrite left the model untouched, which needs no comparison.
void aimet_prover_pass_over(aimet_prover *prover);

/// The model was changed by something else than a rewrite.
void aimet_prover_forget(aimet_prover *prover);

/// Rewrites that made no difference, and the time that all took.
size_t aimet_prover_count(const aimet_prover *prover);
double aimet_prover_seconds(const aimet_prover *prover);

#endif // AIMET_PROOF_PROVER_H
