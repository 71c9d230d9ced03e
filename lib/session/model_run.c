//===- model_run.c - running passes on a model ----------------------------===//

#include "session_private.h"

#include "alloc.h"

#include <stdlib.h>

static const aimet_run_options default_options = AIMET_RUN_OPTIONS_INIT;

/// Notes that a pass ran: it moves to the end of the list.
static void note_run(aimet_model *model, const aimet_pass_def *def) {
  size_t kept = 0;
  for (size_t i = 0; i < model->num_ran; ++i)
    if (model->ran[i] != def)
      model->ran[kept++] = model->ran[i];
  model->num_ran = kept;
  aimet_grow_array((void **)&model->ran, &model->ran_capacity, kept + 1,
                   sizeof *model->ran);
  model->ran[model->num_ran++] = def;
}

static void note_all(aimet_model *model, const aimet_pipeline *pipeline) {
  size_t count = aimet_pipeline_passes(pipeline, NULL, 0);
  const aimet_pass_def **defs = aimet_calloc(count, sizeof *defs);
  aimet_pipeline_passes(pipeline, defs, count);
  for (size_t i = 0; i < count; ++i)
    note_run(model, defs[i]);
  free(defs);
}

aimet_status aimet_model_run_pipeline(aimet_model *model,
                                      const aimet_pipeline *pipeline,
                                      const aimet_run_config *config,
                                      const aimet_run_options *options) {
  aimet_pass_environment environment = {
      .diag = model->session->diag,
      .findings = model->findings,
      .weights = model->weights,
      .excluded_modules = options->excluded_modules,
      .num_excluded_modules = options->num_excluded_modules,
      .excluded_classes = options->excluded_classes,
      .num_excluded_classes = options->num_excluded_classes,
      .quiet = options->quiet};
  aimet_status status =
      aimet_pipeline_run(pipeline, model->module, config, &environment);
  if (status == AIMET_OK)
    note_all(model, pipeline);
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
