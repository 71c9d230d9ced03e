//===- readiness_score.h - how ready a model is, as numbers ---------------===//
//
// The numbers alone, for reports; lib/session computes them by running the
// passes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_READINESS_SCORE_H
#define AIMET_REPORT_READINESS_SCORE_H

#include "arena.h"
#include "finding.h"

#include <stdbool.h>
#include <stddef.h>

/// What one pass, with the one that has to follow it, would make of the model.
typedef struct aimet_readiness_step {
  const char *pass;        ///< what `fixed_by` of findings names; static
  const char *followed_by; ///< a pass that has to follow it, or null; static
  double score;            ///< of the model after this pass alone
  size_t num_mended;       ///< findings fewer than before
  size_t num_added;        ///< findings more than before; one of the two is 0
} aimet_readiness_step;

/// From 0 to 100: the share of the model's work that no finding touches. The
/// steps are passes that help: they raise the score, or leave it as it is with
/// fewer findings.
typedef struct aimet_readiness {
  double score;
  /// False if no shape tells the work, or named sizes decide it; there are no
  /// steps then.
  bool is_known;
  aimet_cost_sizes sizes; ///< those that decide it
  aimet_arena *arena;     ///< of their names; null: there are none
  const aimet_readiness_step *steps;
  size_t num_steps;
  double all_steps_score; ///< of the model after all of them
} aimet_readiness;

#endif // AIMET_REPORT_READINESS_SCORE_H
