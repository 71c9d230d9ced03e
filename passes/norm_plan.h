//===- norm_plan.h - what each operator absorbs ---------------------------===//
//
// The folds of a model (batch_norm.h) by the operators that take the norms:
// what one absorbs goes in at once, and its numbers fit or do not as a whole.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_NORM_PLAN_H
#define AIMET_PASSES_NORM_PLAN_H

#include "absorb_affine.h"
#include "batch_norm.h"
#include "pass.h"
#include "ptr_map.h"

/// Norms that go into one operator on one side of it.
typedef struct aimet_norm_row {
  aimet_norm_view *norms; ///< the nearest to the operator first
  size_t count, capacity;
  bool is_cut; ///< one is left, and with it all that are farther away
} aimet_norm_row;

/// An operator and what it absorbs.
typedef struct aimet_norm_plan {
  aimet_linear linear;
  const aimet_value_type *bias_type; ///< null: it has no bias
  aimet_norm_row before, behind;
} aimet_norm_plan;

typedef struct aimet_norm_plans {
  aimet_norm_reader reader;
  aimet_norm_plan *items;
  size_t count, capacity;
  aimet_ptr_map places; ///< linear operator -> its plan
} aimet_norm_plans;

/// The IR must not change before all norms are added.
void aimet_norm_plans_init(aimet_norm_plans *plans, aimet_pass_run *run);
void aimet_norm_plans_deinit(aimet_norm_plans *plans);

/// Adds the norms that fold in a direction. Of those that the user wants left,
/// or of which the operator is to be left, none is taken, nor what lies behind
/// them; `run` null: all are taken.
void aimet_norm_plans_add(aimet_norm_plans *plans,
                          const aimet_batch_norms *norms,
                          aimet_fold_direction direction, aimet_pass_run *run);

/// Computes what becomes of the operator; changes nothing. `out` null: only
/// tells whether that can be.
aimet_absorb_result aimet_norm_plan_compute(aimet_norm_plans *plans,
                                            const aimet_norm_plan *plan,
                                            aimet_absorbed *out);

/// Takes back the folds of which the numbers do not fit (they stay because of
/// AIMET_NORM_OUT_OF_RANGE). Reads all weights that would change; what cannot
/// be read is not judged: AIMET_ERROR_INPUT, behind all others.
aimet_status aimet_norms_judge_numbers(aimet_pass_run *run,
                                       aimet_batch_norms *norms);

#endif // AIMET_PASSES_NORM_PLAN_H
