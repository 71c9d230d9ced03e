//===- norm_words.h - what is said of a norm that stays -------------------===//
//
// Words for check-batch-norm-fold: why a norm stays, and what to do about it in
// the user's source, where no pass does it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_NORM_WORDS_H
#define AIMET_PASSES_NORM_WORDS_H

#include "arena.h"
#include "batch_norm.h"

/// The reason in words; `%` stands for what is in the way (`fold->blocker`).
const char *aimet_norm_reason_words(const aimet_norm_fold *fold);

/// What to do about the reason: in other words what the pass does that mends
/// it, or what to change in the model. Static, or in the arena.
const char *aimet_norm_remedy(const aimet_norm_fold *fold, aimet_arena *arena);

#endif // AIMET_PASSES_NORM_WORDS_H
