//===- accepting.c - baselines and suppressions of a run ------------------===//

#include "accepting.h"

#include "flag_values.h"
#include "flags.h"
#include "messages.h"
#include "outputs.h"
#include "setting_place.h"

#include <unistd.h>

const char *accepting_target(const settings *settings) {
  if (!settings->writes_baseline)
    return NULL;
  return settings->written_baseline ? settings->written_baseline
                                    : settings->baseline;
}

static aimet_status unnamed_baseline(const settings *settings,
                                     aimet_diag *diag) {
  place_relay relay;
  place_relay_begin(&relay, diag, setting_place(settings, "baseline", NULL));
  aimet_status status =
      wrong_value(diag, "baseline", settings->baseline, "a file");
  place_relay_end(&relay);
  return status;
}

aimet_status accepting_check(const settings *settings, aimet_diag *diag) {
  const char *target = accepting_target(settings);
  if (settings->baseline && !*settings->baseline)
    return unnamed_baseline(settings, diag);
  if (settings->writes_baseline && !target)
    return usage_error(diag,
                       "--write-baseline needs a file: --write-baseline=FILE, "
                       "or --baseline=FILE beside it");
  if (target && is_standard_stream(target))
    return usage_error(diag,
                       "--write-baseline needs a file, not standard output");
  if (settings->split_input_file &&
      (flag_is_on_command_line(settings, "baseline") || target))
    return usage_error(diag,
                       "a baseline is about one model and cannot be combined "
                       "with --split-input-file");
  return AIMET_OK;
}

static aimet_status open_target(accepting *a) {
  const char *path = accepting_target(a->settings);
  if (!path)
    return AIMET_OK;
  aimet_status status = aimet_baseline_check_target(path, a->session->diag);
  if (status != AIMET_OK)
    return status;
  aimet_file_error error;
  if (aimet_output_file_create(path, &a->target, &error) == AIMET_OK)
    return AIMET_OK;
  a->target = NULL;
  return write_error(a->session->diag, path, &error);
}

/// The baseline is about one model. One that is about to be written for the
/// first time need not be there.
static const char *baseline_to_read(const settings *settings) {
  const char *target = accepting_target(settings);
  bool is_first = target && settings->baseline &&
                  strcmp(target, settings->baseline) == 0 &&
                  access(settings->baseline, F_OK) != 0;
  return is_first || settings->split_input_file ? NULL : settings->baseline;
}

static aimet_status make_acceptance(accepting *a) {
  const settings *settings = a->settings;
  aimet_accept_options options = AIMET_ACCEPT_OPTIONS_INIT;
  options.baseline = baseline_to_read(settings);
  options.suppressions = settings->suppressions.items;
  options.num_suppressions = settings->suppressions.count;
  options.record_baseline = settings->writes_baseline;
  options.distrust_model = !settings->model_suppressions;
  aimet_status status =
      aimet_acceptance_from_options(a->session, &options, &a->acceptance);
  const aimet_project *project = settings->project;
  if (status != AIMET_OK || !project ||
      !aimet_project_has_suppressions(project))
    return status;
  return aimet_acceptance_add_suppressions(a->acceptance, project->file,
                                           project->root, a->session->diag);
}

aimet_status accepting_open(const settings *settings, aimet_session *session,
                            accepting *out) {
  *out = (accepting){settings, session, NULL, NULL};
  aimet_status status = make_acceptance(out);
  if (status == AIMET_OK)
    status = open_target(out);
  if (status != AIMET_OK)
    accepting_close(out);
  return status;
}

aimet_status accepting_apply(accepting *accepting, aimet_model *model) {
  aimet_status status =
      accepting->acceptance ? AIMET_OK : make_acceptance(accepting);
  if (status == AIMET_OK)
    aimet_model_take_acceptance(model, accepting->acceptance);
  accepting->acceptance = NULL;
  return status;
}

aimet_status accepting_commit(accepting *accepting, aimet_model *model) {
  aimet_output_file *file = accepting->target;
  if (!file)
    return AIMET_OK;
  accepting->target = NULL;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_model_print_baseline(model, &text);
  aimet_output_file_write(file, text.data, text.length);
  aimet_sb_deinit(&text);
  const char *path = accepting_target(accepting->settings);
  aimet_diag *diag = accepting->session->diag;
  aimet_file_error error;
  if (aimet_output_file_commit(file, accepting->settings->sync, &error) !=
      AIMET_OK)
    return write_error(diag, path, &error);
  aimet_diag_emit(
      diag, AIMET_SEVERITY_REMARK, (aimet_place){.file = aimet_sv(path)},
      "the baseline is written; with --baseline its findings are known");
  return AIMET_OK;
}

void accepting_close(accepting *accepting) {
  aimet_acceptance_destroy(accepting->acceptance);
  accepting->acceptance = NULL;
  aimet_output_file_discard(accepting->target);
  accepting->target = NULL;
}
