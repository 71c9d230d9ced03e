//===- prover.c - is a model the same before and after a rewrite ----------===//

#include "prover.h"

#include "alloc.h"
#include "difference.h"
#include "static_control_flow.h"

#include <stdlib.h>
#include <time.h>

/// What a model is taken for, from what is quickly found out to what takes
/// inference. It is enough if one shows no difference.
typedef enum strength {
  STRENGTH_STRUCTURE, ///< operators on values
  STRENGTH_VALUES,    ///< known values count as constants
  STRENGTH_FLOW,      ///< only control flow is followed, for a model with some
  STRENGTH_AFFINE,    ///< linear operators count as what they do to channels
} strength;

struct aimet_prover {
  aimet_diag *diag;
  aimet_weight_store *store;
  aimet_form_space space;
  aimet_model_form *known; ///< the structure of the model as it is, or null
  MlirOperation before; ///< a copy of it, where structure may not do; or null
  aimet_prover_level level; ///< of the rewrite that runs
  bool gave_up;             ///< the comparison of numbers, at a limit
  size_t count;
  double seconds;
};

aimet_prover *aimet_prover_create(aimet_diag *diag, aimet_weight_store *store) {
  aimet_prover *prover = aimet_calloc(1, sizeof *prover);
  prover->diag = diag;
  prover->store = store;
  aimet_form_space_init(&prover->space);
  return prover;
}

void aimet_prover_destroy(aimet_prover *prover) {
  if (!prover)
    return;
  aimet_prover_forget(prover);
  aimet_form_space_deinit(&prover->space);
  free(prover);
}

static void drop_copy(aimet_prover *prover) {
  if (!mlirOperationIsNull(prover->before))
    mlirOperationDestroy(prover->before);
  prover->before = (MlirOperation){NULL};
}

void aimet_prover_forget(aimet_prover *prover) {
  aimet_model_form_destroy(prover->known);
  prover->known = NULL;
  drop_copy(prover);
}

void aimet_prover_pass_over(aimet_prover *prover) {
  drop_copy(prover);
  ++prover->count;
}

size_t aimet_prover_count(const aimet_prover *prover) { return prover->count; }

double aimet_prover_seconds(const aimet_prover *prover) {
  return prover->seconds;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static aimet_status make_form(aimet_prover *prover, MlirOperation module,
                              strength kind, const aimet_model_form *other,
                              aimet_model_form **out) {
  const aimet_model_form_options options = {
      .store = prover->store,
      .side = other ? 1 - other->side : 0,
      .keeps_calls = other && other->keeps_calls,
      .follows = kind == STRENGTH_FLOW,
      .evaluates = kind == STRENGTH_VALUES,
      .folds = kind == STRENGTH_AFFINE};
  return aimet_model_form_create(&prover->space, module, &options, out);
}

aimet_status aimet_prover_begin(aimet_prover *prover, MlirOperation module,
                                aimet_prover_level level) {
  double start = now();
  aimet_status status =
      prover->known
          ? AIMET_OK
          : make_form(prover, module, STRENGTH_STRUCTURE, NULL, &prover->known);
  drop_copy(prover);
  prover->level = level;
  if (status == AIMET_OK && (level.evaluates || level.folds))
    prover->before = mlirOperationClone(module);
  prover->seconds += now() - start;
  return status;
}

static void note_cause(const aimet_prover *prover, aimet_place place,
                       const char *rewrite) {
  if (prover->gave_up)
    aimet_diag_note(prover->diag, place,
                    "the proof gave up at a limit: there are more operators on "
                    "one value that differ in numbers alone than it compares, "
                    "so that the model may be right all the same; nothing is "
                    "written, leave '%s' or the proof out to go on",
                    rewrite);
  else
    aimet_diag_note(prover->diag, place,
                    "this is a bug of '%s'; nothing is written, leave the pass "
                    "out to go on without it",
                    rewrite);
}

static aimet_status report(const aimet_prover *prover, MlirOperation module,
                           const char *rewrite,
                           const aimet_differences *found) {
  aimet_place place =
      aimet_place_from_location(mlirOperationGetLocation(module));
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < found->num_items; ++i) {
    status = aimet_diag_error(prover->diag, AIMET_ERROR_PROOF, place,
                              "'%s' changed what the model computes: %s",
                              rewrite, found->items[i].message);
    if (found->items[i].path)
      aimet_diag_note(prover->diag, place, "on the way from the output: %s",
                      found->items[i].path);
  }
  if (found->total > found->num_items)
    aimet_diag_note(prover->diag, place,
                    "%zu inputs, outputs and annotations differ in all",
                    found->total);
  note_cause(prover, place, rewrite);
  return status;
}

static bool forms_equal(const aimet_prover *prover, const aimet_model_form *a,
                        const aimet_model_form *b, aimet_arena *arena,
                        aimet_differences *out) {
  static const aimet_side_names names = {{"before", "after"}};
  return aimet_model_forms_equal(&prover->space, a, b, &names, arena, out);
}

/// Compares the copy with the model at one of the greater strengths.
static aimet_status compare(aimet_prover *prover, MlirOperation module,
                            strength kind, aimet_arena *arena,
                            aimet_differences *out, bool *out_same) {
  aimet_model_form *before = NULL, *after = NULL;
  aimet_status status = make_form(prover, prover->before, kind, NULL, &before);
  const size_t given_up = aimet_affine_forms_given_up(prover->space.affine);
  if (status == AIMET_OK)
    status = make_form(prover, module, kind, before, &after);
  if (status == AIMET_OK)
    *out_same = forms_equal(prover, before, after, arena, out);
  prover->gave_up =
      aimet_affine_forms_given_up(prover->space.affine) > given_up;
  aimet_model_form_destroy(before);
  aimet_model_form_destroy(after);
  return status;
}

static void note_control_flow(MlirOperation op, void *user_data) {
  *(bool *)user_data |= aimet_is_control_flow(op);
}

/// Compares by all that is known of values; `out` says what that shows.
static aimet_status compare_values(aimet_prover *prover, MlirOperation module,
                                   aimet_arena *arena, aimet_differences *out,
                                   bool *out_same) {
  bool has_control_flow = false;
  aimet_differences others;
  aimet_status status =
      compare(prover, module, STRENGTH_VALUES, arena, out, out_same);
  aimet_walk(prover->before, note_control_flow, &has_control_flow);
  if (status == AIMET_OK && !*out_same && has_control_flow)
    status = compare(prover, module, STRENGTH_FLOW, arena, &others, out_same);
  return status;
}

/// What the model is now takes the place of what it was.
static aimet_status compare_all(aimet_prover *prover, MlirOperation module,
                                aimet_arena *arena, aimet_differences *out,
                                bool *out_same) {
  aimet_model_form *after;
  *out_same = false;
  prover->gave_up = false;
  aimet_status status =
      make_form(prover, module, STRENGTH_STRUCTURE, prover->known, &after);
  if (status != AIMET_OK)
    return status;
  *out_same = forms_equal(prover, prover->known, after, arena, out);
  aimet_model_form_destroy(prover->known);
  prover->known = after;
  if (*out_same || mlirOperationIsNull(prover->before))
    return AIMET_OK;
  return prover->level.folds
             ? compare(prover, module, STRENGTH_AFFINE, arena, out, out_same)
             : compare_values(prover, module, arena, out, out_same);
}

aimet_status aimet_prover_end(aimet_prover *prover, MlirOperation module,
                              const char *rewrite) {
  double start = now();
  aimet_arena *arena = aimet_arena_create();
  aimet_differences found;
  bool same;
  aimet_status status = compare_all(prover, module, arena, &found, &same);
  if (status == AIMET_OK && !same)
    status = report(prover, module, rewrite, &found);
  prover->count += status == AIMET_OK;
  aimet_arena_destroy(arena);
  drop_copy(prover);
  prover->seconds += now() - start;
  return status;
}
