//===- driver_checks.c - what is refused before the work starts -----------===//

#include "driver_checks.h"

#include "accepting.h"
#include "compare.h"
#include "flags.h"
#include "messages.h"
#include "profiles.h"
#include "setting_place.h"

aimet_status check_combinations(const settings *s, aimet_diag *diag) {
  if (!s->input)
    return usage_error(diag,
                       "no input, expected a file or '-' for standard input");
  aimet_status status = compare_check(s, diag);
  if (status == AIMET_OK)
    status = accepting_check(s, diag);
  if (status != AIMET_OK)
    return status;
  if (s->print_module_scope && !s->disable_threading)
    return usage_error(diag, "--mlir-print-ir-module-scope prints IR that "
                             "other threads change; add "
                             "--mlir-disable-threading");
  if (s->output && s->emit == EMIT_NONE)
    return usage_error(diag, "-o and --emit=none contradict each other");
  if (s->split_input_file && s->num_reports)
    return usage_error(diag, "--report is about one model and cannot be "
                             "combined with --split-input-file");
  return AIMET_OK;
}

/// What is checked.
typedef struct checked {
  const settings *settings;
  aimet_session *session;
  const aimet_pipeline *pipeline;
  aimet_diag *diag;
} checked;

static aimet_status check_pass_names(const checked *d, const text_list *names) {
  for (size_t i = 0; i < names->count; ++i)
    if (!aimet_pipeline_knows_pass(d->session->registry, names->items[i],
                                   d->diag))
      return AIMET_ERROR_USAGE;
  return AIMET_OK;
}

static aimet_status check_pattern(const checked *d, const aimet_selection *one,
                                  aimet_place place) {
  place_relay relay;
  place_relay_begin(&relay, d->diag, place);
  aimet_status status =
      aimet_selection_check(one, d->session->registry, d->diag);
  place_relay_end(&relay);
  return status;
}

/// Names of checks are compared with what there is before a large model is
/// loaded.
static aimet_status check_selection(const checked *d) {
  const settings *s = d->settings;
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < s->selected.count && status == AIMET_OK; ++i) {
    const aimet_selection one = {.selected = &s->selected.items[i],
                                 .num_selected = 1};
    status = check_pattern(d, &one,
                           setting_place(s, "select", s->selected.items[i]));
  }
  for (size_t i = 0; i < s->ignored.count && status == AIMET_OK; ++i) {
    const aimet_selection one = {.ignored = &s->ignored.items[i],
                                 .num_ignored = 1};
    status =
        check_pattern(d, &one, setting_place(s, "ignore", s->ignored.items[i]));
  }
  return status;
}

/// True if `selection` (null: all of them) runs a check of the pipeline.
static bool runs_check(const aimet_session *session,
                       const aimet_pipeline *pipeline,
                       const aimet_selection *selection) {
  const aimet_registry *registry = session->registry;
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    if (def->kind == AIMET_PASS_CHECK &&
        aimet_pipeline_has_pass(pipeline, def->name) &&
        (!selection || aimet_selection_runs(selection, def)))
      return true;
  }
  return false;
}

bool has_check(const aimet_session *session, const aimet_pipeline *pipeline) {
  return runs_check(session, pipeline, NULL);
}

/// A run without checks would pass whatever the model is like.
static aimet_status check_what_is_left(const checked *d) {
  const settings *s = d->settings;
  const aimet_selection selection = {.selected = s->selected.items,
                                     .num_selected = s->selected.count};
  if (!has_check(d->session, d->pipeline) ||
      runs_check(d->session, d->pipeline, &selection))
    return AIMET_OK;
  aimet_place place = setting_place(s, "select", NULL);
  return aimet_diag_error(d->diag, AIMET_ERROR_USAGE,
                          place.file.length ? place : tool_place(),
                          "--select leaves out every check of the pipeline");
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
               ? usage_error(d->diag, "--profile needs a check of --check-arch")
               : AIMET_OK;
  aimet_profile *profile;
  place_relay relay;
  place_relay_begin(&relay, d->diag,
                    setting_place(d->settings, "profile", NULL));
  aimet_status status = aimet_session_load_profile(d->session, name, &profile);
  if (status == AIMET_OK && !has_check_of(d->pipeline, profile))
    status = aimet_diag_error(d->diag, AIMET_ERROR_USAGE, tool_place(),
                              "the profile '%s' leaves out every check of the "
                              "pipeline",
                              name);
  place_relay_end(&relay);
  aimet_profile_destroy(profile);
  return status;
}

bool may_have_findings(const aimet_session *session,
                       const aimet_pipeline *pipeline) {
  const aimet_registry *registry = session->registry;
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    if (def->kind != AIMET_PASS_REWRITE &&
        aimet_pipeline_has_pass(pipeline, def->name))
      return true;
  }
  return false;
}

/// What findings are compared with.
static aimet_status check_acceptance(const checked *d) {
  static const char *const flags[] = {"write-baseline", "baseline", "suppress"};
  if (may_have_findings(d->session, d->pipeline))
    return AIMET_OK;
  for (size_t i = 0; i < sizeof flags / sizeof flags[0]; ++i)
    if (flag_is_on_command_line(d->settings, flags[i]))
      return aimet_diag_error(d->diag, AIMET_ERROR_USAGE, tool_place(),
                              "--%s needs a check, such as --validate",
                              flags[i]);
  return AIMET_OK;
}

/// A flag that no pass looks at would be ignored in silence.
static aimet_status check_readers(const checked *d) {
  const settings *s = d->settings;
  if (flag_is_on_command_line(s, "concrete-arg") &&
      !aimet_pipeline_has_pass(d->pipeline, "specialize-inputs"))
    return usage_error(
        d->diag, "--concrete-arg needs --specialize-inputs, which is part "
                 "of --prepare");
  if (flag_is_on_command_line(s, "readiness") &&
      !aimet_pipeline_reads_profile(d->pipeline))
    return usage_error(d->diag, "--readiness needs a check of --check-arch");
  if (flag_is_on_command_line(s, "math-invariant") &&
      !aimet_pipeline_has_pass(d->pipeline, "infer-modules"))
    return usage_error(
        d->diag, "--math-invariant needs --infer-modules, which is part of "
                 "--validate and --prepare");
  return AIMET_OK;
}

aimet_status check_pipeline(const settings *settings, aimet_session *session,
                            const aimet_pipeline *pipeline) {
  const checked d = {settings, session, pipeline, session->diag};
  aimet_status status = check_pass_names(&d, &settings->print_before);
  if (status == AIMET_OK)
    status = check_pass_names(&d, &settings->print_after);
  if (status == AIMET_OK)
    status = check_selection(&d);
  if (status == AIMET_OK)
    status = check_what_is_left(&d);
  if (status == AIMET_OK)
    status = check_profile(&d);
  if (status == AIMET_OK)
    status = check_readers(&d);
  if (status == AIMET_OK)
    status = check_acceptance(&d);
  return status;
}
