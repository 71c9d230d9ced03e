//===- model_accept.c - which findings of a model the user accepts --------===//

#include "session_private.h"

static const aimet_accept_options default_options = AIMET_ACCEPT_OPTIONS_INIT;

aimet_acceptance *aimet_model_acceptance(aimet_model *model) {
  if (!model->acceptance)
    model->acceptance = aimet_acceptance_create(model->session->registry);
  return model->acceptance;
}

void aimet_model_take_acceptance(aimet_model *model,
                                 aimet_acceptance *acceptance) {
  aimet_acceptance_destroy(model->acceptance);
  model->acceptance = acceptance;
}

aimet_status aimet_acceptance_from_options(aimet_session *session,
                                           const aimet_accept_options *options,
                                           aimet_acceptance **out_acceptance) {
  aimet_acceptance *made = aimet_acceptance_create(session->registry);
  aimet_status status = AIMET_OK;
  if (options->baseline)
    status =
        aimet_acceptance_read_baseline(made, options->baseline, session->diag);
  for (size_t i = 0; i < options->num_suppressions && status == AIMET_OK; ++i)
    status = aimet_acceptance_read_suppressions(made, options->suppressions[i],
                                                session->diag);
  if (options->record_baseline)
    aimet_acceptance_record_baseline(made);
  if (options->distrust_model)
    aimet_acceptance_distrust_model(made);
  if (status != AIMET_OK) {
    aimet_acceptance_destroy(made);
    made = NULL;
  }
  *out_acceptance = made;
  return status;
}

aimet_status aimet_model_accept(aimet_model *model,
                                const aimet_accept_options *options) {
  aimet_acceptance *made;
  aimet_status status = aimet_acceptance_from_options(
      model->session, options ? options : &default_options, &made);
  if (status == AIMET_OK)
    aimet_model_take_acceptance(model, made);
  return status;
}

void aimet_model_warn_of_suppressions(const aimet_model *model) {
  if (model->acceptance)
    aimet_acceptance_warn(model->acceptance, model->findings,
                          model->session->diag);
}

void aimet_model_print_baseline(aimet_model *model, aimet_string_builder *out) {
  aimet_acceptance_print_baseline(aimet_model_acceptance(model),
                                  model->findings, aimet_version(), out);
}

aimet_status aimet_model_write_baseline(aimet_model *model, const char *path) {
  aimet_status status = aimet_baseline_check_target(path, model->session->diag);
  if (status != AIMET_OK)
    return status;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_model_print_baseline(model, &text);
  status = aimet_model_write_text(model, path, &text);
  aimet_sb_deinit(&text);
  return status;
}
