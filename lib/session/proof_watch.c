//===- proof_watch.c - the proof of rewrites while they run ---------------===//

#include "proof_watch.h"

#include "alloc.h"
#include "concrete_args.h"
#include "op.h"
#include "prover.h"

#include <stdio.h>
#include <stdlib.h>

struct aimet_proof_watch {
  aimet_model *model;
  aimet_prover *prover;
  aimet_rewrite_watcher watcher;
};

/// The texts NAME=VALUE that specialize-inputs is given, by flag and by option;
/// none for other rewrites. The caller frees them.
static const char **concrete_texts(const aimet_pass_run *run,
                                   size_t *out_count) {
  *out_count = 0;
  if (!run ||
      strcmp(aimet_pass_definition(run)->name, "specialize-inputs") != 0)
    return NULL;
  size_t num_global, num_own = aimet_pass_option_list_size(run, "args");
  const char *const *global = aimet_pass_concrete_args(run, &num_global);
  const char **texts = aimet_calloc(num_global + num_own, sizeof *texts);
  for (size_t i = 0; i < num_global; ++i)
    texts[i] = global[i];
  for (size_t i = 0; i < num_own; ++i)
    texts[num_global + i] = aimet_pass_option_list_at(run, "args", i);
  *out_count = num_global + num_own;
  return texts;
}

/// What specialize-inputs begins with is the model whose inputs are fixed: that
/// is what it was asked for, and no matter of proof.
static aimet_status begin_specialized(aimet_proof_watch *watch,
                                      MlirOperation module,
                                      const char *const *texts, size_t count) {
  aimet_concrete_args *args;
  aimet_status status = aimet_concrete_args_parse(
      module, texts, count, watch->model->session->diag, &args);
  if (status != AIMET_OK)
    return status;
  MlirOperation clone = mlirOperationClone(module);
  aimet_concrete_args_bind(args, clone);
  aimet_concrete_args_destroy(args);
  aimet_prover_forget(watch->prover);
  status = aimet_prover_begin(watch->prover, clone,
                              (aimet_prover_level){.evaluates = true});
  mlirOperationDestroy(clone);
  return status;
}

static void note_control_flow(MlirOperation op, void *user_data) {
  *(bool *)user_data |=
      mlirOperationGetNumRegions(op) != 0 && !aimet_op_is(op, "func.func");
}

/// False for passes that are sure to find nothing to do: without a copy of the
/// model they are compared by structure alone.
static bool may_change_values(const aimet_pass_run *run, MlirOperation module) {
  const aimet_pass_def *def = run ? aimet_pass_definition(run) : NULL;
  bool has_control_flow = false;
  if (!def || def->proof != AIMET_PROOF_VALUES ||
      strcmp(def->name, "specialize-inputs") == 0)
    return false;
  if (strcmp(def->name, "inline-static-control-flow") != 0)
    return true;
  aimet_walk(module, note_control_flow, &has_control_flow);
  return has_control_flow;
}

static aimet_status before(const aimet_pass_run *run, MlirOperation module,
                           void *user_data) {
  aimet_proof_watch *watch = user_data;
  const aimet_prover_level level = {
      .evaluates = may_change_values(run, module),
      .folds = run && aimet_pass_definition(run)->proof == AIMET_PROOF_AFFINE};
  size_t count;
  const char **texts = concrete_texts(run, &count);
  aimet_status status = count
                            ? begin_specialized(watch, module, texts, count)
                            : aimet_prover_begin(watch->prover, module, level);
  free(texts);
  return status;
}

static aimet_status after(const char *name, MlirOperation module, bool touched,
                          void *user_data) {
  const aimet_proof_watch *watch = user_data;
  if (!touched) {
    aimet_prover_pass_over(watch->prover);
    return AIMET_OK;
  }
  return aimet_prover_end(watch->prover, module, name);
}

aimet_proof_watch *aimet_proof_watch_create(aimet_model *model) {
  aimet_proof_watch *watch = aimet_calloc(1, sizeof *watch);
  watch->model = model;
  watch->prover = aimet_prover_create(model->session->diag, model->weights);
  watch->watcher = (aimet_rewrite_watcher){before, after, watch};
  return watch;
}

const aimet_rewrite_watcher *
aimet_proof_watch_watcher(const aimet_proof_watch *watch) {
  return watch ? &watch->watcher : NULL;
}

void aimet_proof_watch_destroy(aimet_proof_watch *watch, bool timing) {
  if (!watch)
    return;
  watch->model->num_proven += aimet_prover_count(watch->prover);
  if (timing)
    fprintf(stderr, "proof: %.4f seconds\n",
            aimet_prover_seconds(watch->prover));
  aimet_prover_destroy(watch->prover);
  free(watch);
}
