//===- readiness.h - how ready a model is ---------------------------------===//
//
// The score is the share of the model's work (cost_shares.h) that no finding of
// --check-arch touches, from 0 to 100. What a pass would make of it is found by
// running the pass on a copy of the model, and the checks again on that.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SESSION_READINESS_H
#define AIMET_SESSION_READINESS_H

#include "session_private.h"

/// Null is allowed.
void aimet_readiness_destroy(aimet_readiness *readiness);

#endif // AIMET_SESSION_READINESS_H
