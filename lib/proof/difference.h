//===- difference.h - how two models differ, in words ---------------------===//

#ifndef AIMET_PROOF_DIFFERENCE_H
#define AIMET_PROOF_DIFFERENCE_H

#include "model_form.h"

/// Differences that are put into words; others are counted.
#define AIMET_MOST_DIFFERENCES 5

/// One place where two models part.
typedef struct aimet_difference {
  const char *message; ///< what differs
  const char *path;    ///< the nodes between it and the output; null: none
} aimet_difference;

typedef struct aimet_differences {
  aimet_difference items[AIMET_MOST_DIFFERENCES];
  size_t num_items;
  size_t total; ///< inputs, outputs and notes that differ
} aimet_differences;

/// What the two models are called: {"before", "after"}.
typedef struct aimet_side_names {
  const char *of[2];
} aimet_side_names;

/// Compares two forms of one space, made for side 0 and side 1 (in any order;
/// `a` is named first). False if they differ; then `out` says how, with texts
/// in the arena.
bool aimet_model_forms_equal(const aimet_form_space *space,
                             const aimet_model_form *a,
                             const aimet_model_form *b,
                             const aimet_side_names *names, aimet_arena *arena,
                             aimet_differences *out);

#endif // AIMET_PROOF_DIFFERENCE_H
