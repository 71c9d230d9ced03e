//===- readiness_score.h - how ready a model is, as numbers ---------------===//
//
// The numbers alone, for reports; lib/session computes them by running the
// passes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_READINESS_SCORE_H
#define AIMET_REPORT_READINESS_SCORE_H

#include <stddef.h>

/// What one pass would make of the model.
typedef struct aimet_readiness_step {
  const char *pass;  ///< what `fixed_by` of findings names; static
  double score;      ///< of the model after this pass alone
  size_t num_mended; ///< findings that would be gone
} aimet_readiness_step;

/// From 0 to 100: the share of the model's work that no finding touches.
typedef struct aimet_readiness {
  double score;
  const aimet_readiness_step *steps;
  size_t num_steps;
  double all_steps_score; ///< of the model after all of them
} aimet_readiness;

#endif // AIMET_REPORT_READINESS_SCORE_H
