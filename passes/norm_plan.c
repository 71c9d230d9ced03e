//===- norm_plan.c - what each operator absorbs ---------------------------===//

#include "norm_plan.h"

#include "alloc.h"
#include "pass_support.h"

#include <stdlib.h>

void aimet_norm_plans_init(aimet_norm_plans *plans, aimet_pass_run *run) {
  *plans = (aimet_norm_plans){0};
  aimet_norm_reader_init(&plans->reader, aimet_pass_module(run),
                         aimet_pass_weights(run));
}

void aimet_norm_plans_deinit(aimet_norm_plans *plans) {
  for (size_t i = 0; i < plans->count; ++i) {
    free(plans->items[i].before.norms);
    free(plans->items[i].behind.norms);
  }
  free(plans->items);
  aimet_ptr_map_deinit(&plans->places);
  aimet_norm_reader_deinit(&plans->reader);
}

//===----------------------------------------------------------------------===//
// Planning
//===----------------------------------------------------------------------===//

static aimet_norm_plan *plan_of(aimet_norm_plans *plans,
                                const aimet_norm_fold *fold) {
  bool is_new;
  uint64_t *place =
      aimet_ptr_map_insert(&plans->places, fold->linear.ptr, &is_new);
  if (!is_new)
    return &plans->items[*place];
  *place = plans->count;
  void *items = plans->items;
  aimet_grow_array(&items, &plans->capacity, plans->count + 1,
                   sizeof *plans->items);
  plans->items = items;
  aimet_norm_plan *plan = &plans->items[plans->count++];
  *plan = (aimet_norm_plan){0};
  aimet_linear_of(&plans->reader, fold->linear, &plan->linear);
  if (!mlirValueIsNull(plan->linear.bias) && !plan->linear.has_zero_bias)
    plan->bias_type = aimet_linear_bias_type(&plans->reader, &plan->linear);
  return plan;
}

static void add_norm(aimet_norm_plans *plans, const aimet_norm_fold *fold,
                     aimet_pass_run *run, aimet_norm_row *row) {
  row->is_cut |= run && (aimet_pass_leaves(run, fold->norm) ||
                         aimet_pass_leaves(run, fold->linear));
  if (row->is_cut)
    return;
  void *norms = row->norms;
  aimet_grow_array(&norms, &row->capacity, row->count + 1, sizeof *row->norms);
  row->norms = norms;
  row->norms[row->count++] = aimet_norm_view_of(&plans->reader, fold->norm);
}

/// Norms come nearest first.
void aimet_norm_plans_add(aimet_norm_plans *plans,
                          const aimet_batch_norms *norms,
                          aimet_fold_direction direction, aimet_pass_run *run) {
  bool is_forward = direction == AIMET_FOLD_FORWARD;
  size_t count = aimet_batch_norms_size(norms);
  for (size_t i = 0; i < count; ++i) {
    const aimet_norm_fold *fold =
        aimet_batch_norms_at(norms, is_forward ? count - 1 - i : i);
    if (fold->direction != direction)
      continue;
    aimet_norm_plan *plan = plan_of(plans, fold);
    add_norm(plans, fold, run, is_forward ? &plan->before : &plan->behind);
  }
}

//===----------------------------------------------------------------------===//
// Computing
//===----------------------------------------------------------------------===//

/// What all norms of a row do together.
static bool read_row(aimet_norm_plans *plans, const aimet_norm_row *row,
                     bool is_behind, uint64_t channels, aimet_affine *out) {
  *out = aimet_affine_identity(plans->reader.arena, channels);
  for (size_t i = 0; i < row->count; ++i) {
    aimet_affine map;
    if (!aimet_norm_read(&plans->reader, &row->norms[i], &map))
      return false;
    if (is_behind)
      aimet_affine_then(out, &map);
    else
      aimet_affine_after(out, &map);
  }
  return true;
}

aimet_absorb_result aimet_norm_plan_compute(aimet_norm_plans *plans,
                                            const aimet_norm_plan *plan,
                                            aimet_absorbed *out) {
  const aimet_weight_layout *layout = &plan->linear.layout;
  aimet_affine before, behind;
  if (!read_row(plans, &plan->before, false, aimet_layout_inputs(layout),
                &before) ||
      !read_row(plans, &plan->behind, true, aimet_layout_outputs(layout),
                &behind))
    return AIMET_ABSORB_UNREADABLE;
  if (!aimet_affine_is_finite(&before) || !aimet_affine_is_finite(&behind))
    return AIMET_ABSORB_OUT_OF_RANGE;
  return aimet_absorb_affine(plans->reader.store, &plan->linear,
                             plan->bias_type, &before, &behind, out);
}

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

static void leave_all(aimet_norm_plans *plans, const aimet_norm_plan *plan,
                      aimet_batch_norms *norms, const aimet_norm_row *row) {
  for (size_t i = 0; i < row->count; ++i)
    aimet_batch_norms_leave(norms, &plans->reader, &row->norms[i],
                            plan->linear.op);
}

static aimet_status judge(aimet_norm_plans *plans, aimet_batch_norms *norms) {
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < plans->count; ++i) {
    const aimet_norm_plan *plan = &plans->items[i];
    switch (aimet_norm_plan_compute(plans, plan, NULL)) {
    case AIMET_ABSORB_UNREADABLE:
      status = AIMET_ERROR_INPUT;
      break;
    case AIMET_ABSORB_OUT_OF_RANGE:
      leave_all(plans, plan, norms, &plan->behind);
      leave_all(plans, plan, norms, &plan->before);
      break;
    case AIMET_ABSORB_DONE:
      break;
    }
  }
  return status;
}

aimet_status aimet_norms_judge_numbers(aimet_pass_run *run,
                                       aimet_batch_norms *norms) {
  aimet_norm_plans plans;
  aimet_norm_plans_init(&plans, run);
  aimet_norm_plans_add(&plans, norms, AIMET_FOLD_BACKWARD, NULL);
  aimet_norm_plans_add(&plans, norms, AIMET_FOLD_FORWARD, NULL);
  aimet_status status = judge(&plans, norms);
  aimet_norm_plans_deinit(&plans);
  return status;
}
