//===- driver_checks.c - what is refused before the work starts -----------===//

#include "driver_checks.h"

#include "accepting.h"
#include "compare.h"
#include "flags.h"
#include "messages.h"
#include "profiles.h"

/// What is checked.
typedef struct checked {
  const settings *settings;
  aimet_session *session;
  const aimet_pipeline *pipeline; ///< null: before it is built
} checked;

static aimet_status usage(const checked *d, const char *what) {
  return aimet_diag_error(d->session->diag, AIMET_ERROR_USAGE, tool_place(),
                          "%s", what);
}

static aimet_status check_settings(const checked *d) {
  const settings *s = d->settings;
  if (!s->input)
    return usage(d, "no input, expected a file or '-' for standard input");
  aimet_status status = compare_check(s, d->session->diag);
  if (status == AIMET_OK)
    status = accepting_check(s, d->session->diag);
  if (status != AIMET_OK)
    return status;
  if (s->print_module_scope && !s->disable_threading)
    return usage(d, "--mlir-print-ir-module-scope prints IR that other threads "
                    "change; add --mlir-disable-threading");
  if (s->output && s->emit == EMIT_NONE)
    return usage(d, "-o and --emit=none contradict each other");
  if (s->split_input_file && s->num_reports)
    return usage(d, "--report is about one model and cannot be combined with "
                    "--split-input-file");
  return AIMET_OK;
}

static aimet_status check_pass_names(const checked *d, const text_list *names) {
  for (size_t i = 0; i < names->count; ++i)
    if (!aimet_pipeline_knows_pass(d->session->registry, names->items[i],
                                   d->session->diag))
      return AIMET_ERROR_USAGE;
  return AIMET_OK;
}

/// Names of checks are compared with what there is before a large model is
/// loaded.
static aimet_status check_selection(const checked *d) {
  const settings *s = d->settings;
  const aimet_selection selection = {s->selected.items, s->selected.count,
                                     s->ignored.items, s->ignored.count};
  return aimet_selection_check(&selection, d->session->registry,
                               d->session->diag);
}

static bool has_check_of(const aimet_pipeline *pipeline,
                         const aimet_profile *profile) {
  for (size_t i = 0; i < profile->num_checks; ++i)
    if (aimet_pipeline_has_pass(pipeline, profile->checks[i].data))
      return true;
  return false;
}

/// A faulty profile is refused before a large model is loaded.
static aimet_status check_profile(const checked *d) {
  const char *name = d->settings->profile;
  if (!name)
    return AIMET_OK;
  if (!aimet_pipeline_reads_profile(d->pipeline))
    return flag_is_on_command_line(d->settings, "profile")
               ? usage(d, "--profile needs a check of --check-arch")
               : AIMET_OK;
  aimet_profile *profile;
  aimet_status status = aimet_session_load_profile(d->session, name, &profile);
  if (status == AIMET_OK && !has_check_of(d->pipeline, profile))
    status = aimet_diag_error(d->session->diag, AIMET_ERROR_USAGE, tool_place(),
                              "the profile '%s' leaves out every check of the "
                              "pipeline",
                              name);
  aimet_profile_destroy(profile);
  return status;
}

/// A flag that no pass looks at would be ignored in silence.
static aimet_status check_readers(const checked *d) {
  const settings *s = d->settings;
  if (flag_is_on_command_line(s, "concrete-arg") &&
      !aimet_pipeline_has_pass(d->pipeline, "specialize-inputs"))
    return usage(d, "--concrete-arg needs --specialize-inputs, which is part "
                    "of --prepare");
  if (flag_is_on_command_line(s, "readiness") &&
      !aimet_pipeline_reads_profile(d->pipeline))
    return usage(d, "--readiness needs a check of --check-arch");
  if (flag_is_on_command_line(s, "math-invariant") &&
      !aimet_pipeline_has_pass(d->pipeline, "infer-modules"))
    return usage(d, "--math-invariant needs --infer-modules, which is part of "
                    "--validate and --prepare");
  return AIMET_OK;
}

aimet_status check_combinations(const settings *settings,
                                aimet_session *session) {
  const checked d = {settings, session, NULL};
  return check_settings(&d);
}

aimet_status check_pipeline(const settings *settings, aimet_session *session,
                            const aimet_pipeline *pipeline) {
  const checked d = {settings, session, pipeline};
  aimet_status status = check_pass_names(&d, &settings->print_before);
  if (status == AIMET_OK)
    status = check_pass_names(&d, &settings->print_after);
  if (status == AIMET_OK)
    status = check_selection(&d);
  if (status == AIMET_OK)
    status = check_profile(&d);
  if (status == AIMET_OK)
    status = check_readers(&d);
  return status;
}
