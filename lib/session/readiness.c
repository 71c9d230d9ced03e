//===- readiness.c - how ready a model is ---------------------------------===//

#include "readiness.h"

#include "alloc.h"
#include "cost_shares.h"
#include "model_flow.h"
#include "profiles.h"
#include "run_environment.h"

#include <math.h>
#include <stdlib.h>

/// What the copies of one model have in common.
typedef struct readiness_state {
  aimet_model *model;
  const aimet_run_options *options;
  const aimet_profile *profile;
} readiness_state;

/// A copy of the model on which passes were run, and the checks then.
typedef struct trial {
  MlirOperation module;
  aimet_findings *findings;
  size_t num_findings; ///< of the checks
  double score;
  bool is_known; ///< the score; false if no work is known that it is made of
  aimet_cost_sizes sizes; ///< that decide the score, which is not known then
  aimet_arena *arena;     ///< of their names
} trial;

static void trial_destroy(trial *t) {
  mlirOperationDestroy(t->module);
  aimet_findings_destroy(t->findings);
  aimet_arena_destroy(t->arena);
}

/// Nodes that findings are about; some of them several times.
typedef struct node_list {
  aimet_run_node *items;
  size_t count, capacity;
} node_list;

/// Not so what infer-modules has found.
static bool is_of_architecture(const readiness_state *state,
                               const aimet_finding *finding) {
  const aimet_pass_def *def = aimet_registry_find(
      state->model->session->registry, aimet_sv(finding->check));
  return def && aimet_pass_obeys_profile(def);
}

/// Nothing is accepted in a trial: all findings count that are selected.
static void read_findings(const readiness_state *state, trial *t,
                          const aimet_model_flow *flow, node_list *touched) {
  for (size_t i = 0; i < aimet_findings_count(t->findings); ++i) {
    const aimet_finding *finding = aimet_findings_at(t->findings, i);
    if (!is_of_architecture(state, finding))
      continue;
    ++t->num_findings;
    aimet_grow_array((void **)&touched->items, &touched->capacity,
                     touched->count + finding->num_operations,
                     sizeof *touched->items);
    for (size_t k = 0; k < finding->num_operations; ++k)
      touched->items[touched->count++] = (aimet_run_node){
          finding->operations[k],
          finding->instances ? flow->instances[finding->instances[k]].frame
                             : NULL};
  }
}

static void score_work(trial *t, aimet_cost_shares *shares,
                       const node_list *nodes) {
  aimet_work touched = aimet_work_of(shares, nodes->items, nodes->count);
  t->score = 100 * (1 - aimet_work_share(shares, touched));
  // Without findings it is the whole model that must be known.
  t->is_known = aimet_work_is_known(
      shares, nodes->count ? touched : aimet_work_total(shares));
  if (!t->is_known || !aimet_work_depends_on_sizes(shares, touched))
    return;
  t->is_known = false;
  t->sizes = aimet_cost_sizes_copy(t->arena, aimet_cost_shares_sizes(shares));
}

static aimet_status score(const readiness_state *state, trial *t) {
  aimet_cost_shares *shares;
  aimet_status status =
      aimet_cost_shares_create(t->module, state->model->weights, &shares);
  if (status != AIMET_OK)
    return status;
  aimet_model_flow *flow = aimet_model_flow_create(t->module);
  node_list nodes = {0};
  read_findings(state, t, flow, &nodes);
  score_work(t, shares, &nodes);
  aimet_cost_shares_destroy(shares);
  aimet_model_flow_destroy(flow);
  free(nodes.items);
  return AIMET_OK;
}

/// The passes (null: none), and the checks as the model's last run had them.
static aimet_status append_passes(const readiness_state *state,
                                  const char *passes,
                                  aimet_pipeline *pipeline) {
  aimet_status status = AIMET_OK;
  if (passes)
    status = aimet_pipeline_append(pipeline, aimet_sv("infer-modules"));
  if (passes && status == AIMET_OK)
    status = aimet_pipeline_append(pipeline, aimet_sv(passes));
  const char *checks = state->model->arch_checks;
  return status == AIMET_OK
             ? aimet_pipeline_append(
                   pipeline, aimet_sv(checks ? checks : AIMET_ARCH_CHECKS))
             : status;
}

static aimet_status run_pipeline(const readiness_state *state,
                                 const char *passes, trial *t) {
  const aimet_run_config config = {.elide_elements_larger = -1};
  aimet_session *session = state->model->session;
  aimet_pass_environment environment =
      aimet_run_environment(state->model, &config, state->options);
  environment.profile = state->profile;
  environment.findings = t->findings;
  environment.num_earlier_runs = 0;
  environment.judge = (aimet_finding_judge){0};
  environment.quiet = true;
  aimet_pipeline *pipeline =
      aimet_pipeline_create(session->registry, session->diag);
  aimet_status status = append_passes(state, passes, pipeline);
  if (status == AIMET_OK)
    status = aimet_pipeline_run(pipeline, t->module, &config, &environment);
  aimet_pipeline_destroy(pipeline);
  return status;
}

/// Runs the passes (null: none) and the checks on a copy of the model, which
/// `trial_destroy` frees also on failure.
static aimet_status try_passes(const readiness_state *state, const char *passes,
                               trial *t) {
  *t = (trial){.module = mlirOperationClone(state->model->module),
               .findings = aimet_findings_create(),
               .arena = aimet_arena_create()};
  aimet_status status = run_pipeline(state, passes, t);
  return status == AIMET_OK ? score(state, t) : status;
}

/// True if a finding names the pass as its remedy.
static bool is_named(const aimet_findings *findings, const char *pass) {
  for (size_t i = 0; i < aimet_findings_count(findings); ++i) {
    const aimet_finding *finding = aimet_findings_at(findings, i);
    if (finding->fixed_by && strcmp(finding->fixed_by, pass) == 0)
      return true;
  }
  return false;
}

/// `passes` are those of the step, or of several.
static aimet_status try_step(const readiness_state *state, const char *passes,
                             const trial *before,
                             aimet_readiness_step *out_step) {
  trial after;
  aimet_status status = try_passes(state, passes, &after);
  if (status == AIMET_OK && !after.is_known)
    after.score = 0;
  size_t old = before->num_findings, new = after.num_findings;
  *out_step = (aimet_readiness_step){.score = after.score,
                                     .num_mended = old > new ? old - new : 0,
                                     .num_added = new > old ? new - old : 0};
  trial_destroy(&after);
  return status;
}

/// True if the model is better for a pass.
static bool helps(const aimet_readiness_step *step, double score_before) {
  // Scores are printed with one decimal.
  const double least = 0.05;
  if (fabs(step->score - score_before) < least)
    return step->num_mended > 0;
  return step->score > score_before;
}

/// Tries a pass, with the one that has to follow it; its passes are appended to
/// `all` if they help.
static aimet_status try_pass(const readiness_state *state,
                             const aimet_pass_def *pass, const trial *before,
                             aimet_readiness_step *step, bool *out_helps,
                             aimet_string_builder *all) {
  aimet_string_builder passes = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&passes, pass->name);
  if (pass->followed_by)
    aimet_sb_appendf(&passes, ",%s", pass->followed_by);
  aimet_status status = try_step(state, passes.data, before, step);
  step->pass = pass->name;
  step->followed_by = pass->followed_by;
  *out_helps = status == AIMET_OK && helps(step, before->score);
  if (*out_helps)
    aimet_sb_appendf(all, "%s%s", all->length ? "," : "", passes.data);
  aimet_sb_deinit(&passes);
  return status;
}

/// Tries each pass alone; `all` becomes the list of those that help.
static aimet_status try_each(const readiness_state *state, const trial *before,
                             aimet_readiness *readiness,
                             aimet_readiness_step *steps,
                             aimet_string_builder *all) {
  const aimet_registry *registry = state->model->session->registry;
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *pass = aimet_registry_at(registry, i);
    if (!is_named(before->findings, pass->name))
      continue;
    bool is_help;
    aimet_status status = try_pass(state, pass, before,
                                   &steps[readiness->num_steps], &is_help, all);
    if (status != AIMET_OK)
      return status;
    readiness->num_steps += is_help;
  }
  return AIMET_OK;
}

/// Tries each pass alone, and all together that help.
static aimet_status try_steps(const readiness_state *state, const trial *before,
                              aimet_readiness *readiness) {
  aimet_readiness_step *steps = aimet_calloc(
      aimet_registry_size(state->model->session->registry), sizeof *steps);
  readiness->steps = steps;
  aimet_string_builder all = AIMET_STRING_BUILDER_INIT;
  aimet_status status = try_each(state, before, readiness, steps, &all);
  aimet_readiness_step last = {
      .score = readiness->num_steps ? steps[0].score : readiness->score};
  if (status == AIMET_OK && readiness->num_steps > 1)
    status = try_step(state, all.data, before, &last);
  readiness->all_steps_score = last.score;
  aimet_sb_deinit(&all);
  return status;
}

static aimet_status compute(const readiness_state *state,
                            aimet_readiness *readiness) {
  trial before;
  aimet_status status = try_passes(state, NULL, &before);
  readiness->score = readiness->all_steps_score = before.score;
  readiness->is_known = before.is_known;
  readiness->sizes = before.sizes;
  readiness->arena = before.arena;
  before.arena = NULL;
  if (status == AIMET_OK && before.is_known)
    status = try_steps(state, &before, readiness);
  trial_destroy(&before);
  return status;
}

/// `*out` is null on failure.
static aimet_status create_readiness(aimet_model *model,
                                     const aimet_run_options *options,
                                     aimet_readiness **out) {
  *out = NULL;
  aimet_profile *profile;
  aimet_status status =
      aimet_session_load_profile(model->session, options->profile, &profile);
  if (status != AIMET_OK)
    return status;
  readiness_state state = {model, options, profile};
  aimet_readiness *readiness = aimet_calloc(1, sizeof *readiness);
  status = compute(&state, readiness);
  aimet_profile_destroy(profile);
  if (status == AIMET_OK)
    *out = readiness;
  else
    aimet_readiness_destroy(readiness);
  return status;
}

void aimet_readiness_destroy(aimet_readiness *readiness) {
  if (!readiness)
    return;
  free((void *)readiness->steps);
  aimet_arena_destroy(readiness->arena);
  free(readiness);
}

aimet_status aimet_model_score_readiness(aimet_model *model,
                                         const aimet_run_options *options,
                                         double *out_score) {
  static const aimet_run_options default_options = AIMET_RUN_OPTIONS_INIT;
  aimet_readiness *readiness;
  aimet_status status =
      create_readiness(model, options ? options : &default_options, &readiness);
  if (status != AIMET_OK)
    return status;
  aimet_readiness_destroy(model->readiness);
  model->readiness = readiness;
  if (out_score)
    *out_score = readiness->is_known ? readiness->score : (double)NAN;
  return AIMET_OK;
}
