//===- proof_watch.h - the proof of rewrites while they run ---------------===//

#ifndef AIMET_SESSION_PROOF_WATCH_H
#define AIMET_SESSION_PROOF_WATCH_H

#include "session_private.h"

/// Compares a model before and after each rewrite of one run.
typedef struct aimet_proof_watch aimet_proof_watch;

aimet_proof_watch *aimet_proof_watch_create(aimet_model *model);

/// What the runner of passes calls.
const aimet_rewrite_watcher *
aimet_proof_watch_watcher(const aimet_proof_watch *watch);

/// Ends the run: the model counts what was proven; with `timing` the time is
/// said on standard error. Null is allowed.
void aimet_proof_watch_destroy(aimet_proof_watch *watch, bool timing);

#endif // AIMET_SESSION_PROOF_WATCH_H
