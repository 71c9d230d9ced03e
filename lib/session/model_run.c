//===- model_run.c - running passes on a model ----------------------------===//

#include "session_private.h"

#include "exclusions.h"
#include "profiles.h"
#include "proof_watch.h"
#include "run_environment.h"

#include <stdlib.h>

static const aimet_run_options default_options = AIMET_RUN_OPTIONS_INIT;

static bool is_proven(const aimet_pipeline *pipeline, aimet_prove_mode mode) {
  return mode == AIMET_PROVE_ALWAYS ||
         (mode == AIMET_PROVE_PREPARE &&
          aimet_pipeline_has_expanded(pipeline, "prepare"));
}

/// Remembers for reports which profile checks of the architecture look at, and
/// for the readiness with which options they run.
static aimet_status note_arch_checks(aimet_model *model,
                                     const aimet_pipeline *pipeline,
                                     const aimet_profile *profile) {
  if (!aimet_pipeline_reads_profile(pipeline))
    return AIMET_OK;
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_session *session = model->session;
  aimet_pipeline *checks =
      aimet_pipeline_create(session->registry, session->diag);
  aimet_status status =
      aimet_pipeline_append(checks, aimet_sv(AIMET_ARCH_CHECKS));
  aimet_pipeline_take_options(checks, pipeline);
  aimet_pipeline_print(checks, &text);
  aimet_pipeline_destroy(checks);
  aimet_sb_append(&name, profile->name);
  free(model->profile);
  free(model->arch_checks);
  model->profile = aimet_sb_take(&name);
  model->arch_checks = aimet_sb_take(&text);
  return status;
}

aimet_pass_environment aimet_run_environment(aimet_model *model,
                                             const aimet_run_config *config,
                                             const aimet_run_options *options) {
  return (aimet_pass_environment){
      .diag = model->session->diag,
      .findings = model->findings,
      .num_earlier_runs = aimet_findings_run_count(model->findings),
      .weights = model->weights,
      .excluded_modules = options->excluded_modules,
      .num_excluded_modules = options->num_excluded_modules,
      .excluded_classes = options->excluded_classes,
      .num_excluded_classes = options->num_excluded_classes,
      .optional_modules = options->optional_modules,
      .optional_classes = options->optional_classes,
      .check_exclusions = aimet_check_exclusions,
      .selection = {.selected = options->selected,
                    .num_selected = options->num_selected,
                    .ignored = options->ignored,
                    .num_ignored = options->num_ignored},
      .math_invariant = options->math_invariant,
      .num_math_invariant = options->num_math_invariant,
      .concrete_args = options->concrete_args,
      .num_concrete_args = options->num_concrete_args,
      .quiet = options->quiet,
      .judge = {.judge = aimet_acceptance_judge,
                .end_check = aimet_acceptance_end_check,
                .user_data = aimet_model_acceptance(model)},
      .shows_accepted = options->show_accepted,
      .max_diagnostics = config->max_diagnostics,
      .no_remarks = config->no_remarks};
}

aimet_status aimet_model_run_pipeline(aimet_model *model,
                                      const aimet_pipeline *pipeline,
                                      const aimet_run_config *config,
                                      const aimet_run_options *options) {
  aimet_profile *profile;
  aimet_status status =
      aimet_session_load_profile(model->session, options->profile, &profile);
  if (status != AIMET_OK)
    return status;
  status = note_arch_checks(model, pipeline, profile);
  aimet_proof_watch *proof = is_proven(pipeline, options->prove)
                                 ? aimet_proof_watch_create(model)
                                 : NULL;
  aimet_pass_environment environment =
      aimet_run_environment(model, config, options);
  environment.watcher = aimet_proof_watch_watcher(proof);
  environment.profile = profile;
  aimet_acceptance_set_subject(aimet_model_acceptance(model), model->name,
                               model->profile);
  aimet_findings_set_limit(model->findings, options->max_listed_findings);
  if (status == AIMET_OK)
    status = aimet_pipeline_run(pipeline, model->module, config, &environment);
  if (status == AIMET_OK)
    aimet_acceptance_end_run(aimet_model_acceptance(model), model->module,
                             model->findings, model->session->diag);
  aimet_proof_watch_destroy(proof, config->timing);
  aimet_profile_destroy(profile);
  return status;
}

aimet_status aimet_model_run(aimet_model *model, const char *pipeline,
                             const aimet_run_options *options) {
  if (!options)
    options = &default_options;
  aimet_session *session = model->session;
  aimet_run_config config = {.verify_each = options->verify_each,
                             .threading = options->threads,
                             .elide_elements_larger = -1};
  aimet_pipeline *parsed =
      aimet_pipeline_create(session->registry, session->diag);
  aimet_status status = aimet_pipeline_append(parsed, aimet_sv(pipeline));
  if (status == AIMET_OK)
    status = aimet_model_run_pipeline(model, parsed, &config, options);
  aimet_pipeline_destroy(parsed);
  return status;
}
