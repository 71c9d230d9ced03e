//===- driver.c - from settings to an exit code ---------------------------===//

#include "driver.h"

#include "compare.h"
#include "driver_checks.h"
#include "driver_parts.h"
#include "listing.h"
#include "project_settings.h"
#include "roundtrip.h"
#include "setting_place.h"

#include <stdio.h>
#include <unistd.h>

int exit_code_of(aimet_status status) {
  switch (status) {
  case AIMET_OK:
    return EXIT_CLEAN;
  case AIMET_ERROR_USAGE:
  case AIMET_ERROR_INPUT:
  case AIMET_ERROR_LIMIT:
  case AIMET_ERROR_PATH:
  case AIMET_ERROR_IO:
    return EXIT_BAD_INPUT;
  case AIMET_ERROR_PASS:
    return EXIT_FINDINGS;
  case AIMET_ERROR_INTERNAL:
    return EXIT_BUG;
  case AIMET_ERROR_PROOF:
    return EXIT_PROOF_FAILED;
  }
  return EXIT_BUG;
}

//===----------------------------------------------------------------------===//
// Before the work
//===----------------------------------------------------------------------===//

static aimet_status build_pipeline(driver *d) {
  const settings *s = d->settings;
  d->pipeline = aimet_pipeline_create(d->session->registry, d->session->diag);
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < s->pipeline.count && status == AIMET_OK; ++i)
    status = aimet_pipeline_append(d->pipeline, aimet_sv(s->pipeline.items[i]));
  if (status == AIMET_OK)
    status = check_pipeline(s, d->session, d->pipeline);
  return status;
}

/// What a run has no use for is no error in a project file, and has no effect.
static void forget_unused(driver *d) {
  if (!may_have_findings(d->session, d->pipeline))
    project_settings_forget_findings(&d->used);
  else if (!has_check(d->session, d->pipeline))
    project_settings_forget_reports(&d->used);
}

static aimet_status prepare_all(driver *d) {
  aimet_status status = check_combinations(d->settings, d->session->diag);
  if (status == AIMET_OK)
    status = build_pipeline(d);
  if (status == AIMET_OK)
    forget_unused(d);
  if (status == AIMET_OK)
    status = outputs_open(d->settings, d->session->diag, &d->outputs);
  if (status == AIMET_OK)
    status = accepting_open(d->settings, d->session, &d->accepting);
  return status;
}

static void dump_pipeline(const driver *d) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_pipeline_print(d->pipeline, &text);
  fprintf(stderr, "%s\n", text.data);
  aimet_sb_deinit(&text);
}

/// What can be refused before the model is read is. What is said without a
/// place is about the command line.
static aimet_status prepare(driver *d) {
  place_relay relay;
  place_relay_begin(&relay, d->session->diag, tool_place());
  aimet_status status = prepare_all(d);
  place_relay_end(&relay);
  return status;
}

//===----------------------------------------------------------------------===//
// One model
//===----------------------------------------------------------------------===//

static void print_verdict(const driver *d, const aimet_model *model) {
  if (is_silent(d->settings))
    return;
  aimet_model_warn_of_suppressions(model);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  listing_append_modules(d->settings, model, &text);
  aimet_report_options options = report_options(d->settings);
  aimet_model_print_verdict(model, &options, terminal_width(STDERR_FILENO),
                            &text);
  messages_print(d->messages, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

static bool has_findings(const driver *d, const aimet_model *model) {
  const settings *s = d->settings;
  if (s->fail_level == FAIL_NEVER || s->writes_baseline)
    return false;
  size_t count = aimet_model_finding_total(model, AIMET_SEVERITY_ERROR);
  if (s->fail_level == FAIL_WARNING)
    count += aimet_model_finding_total(model, AIMET_SEVERITY_WARNING);
  return count > 0;
}

static void stop_progress(const driver *d) {
  progress_stop(d->messages->progress);
  d->messages->progress = NULL;
}

static aimet_status run_model(driver *d, aimet_model *model) {
  const settings *s = d->settings;
  aimet_status status = accepting_apply(&d->accepting, model);
  if (status == AIMET_OK)
    status = check_outputs(d, model);
  if (status == AIMET_OK)
    status = run_passes(d, model);
  if (status == AIMET_OK && s->readiness)
    status = score_readiness(d, model);
  if (status == AIMET_OK && s->annotate)
    aimet_model_annotate(model);
  return status;
}

int process_model(driver *d, aimet_model *model) {
  const settings *s = d->settings;
  aimet_status status = run_model(d, model);
  if (isatty(STDOUT_FILENO))
    stop_progress(d); // results may go to the same terminal
  else
    progress_set(d->messages->progress, "writing");
  if (status == AIMET_OK && s->verify_roundtrip)
    status = roundtrip_verify(model, s->allow_unregistered_dialect);
  if (status == AIMET_OK)
    status = write_outputs(d, model);
  stop_progress(d);
  if (status != AIMET_OK)
    return exit_code_of(status);
  print_verdict(d, model);
  return has_findings(d, model) ? EXIT_FINDINGS : EXIT_CLEAN;
}

aimet_load_options load_options(const settings *s) {
  aimet_load_options options = AIMET_LOAD_OPTIONS_INIT;
  options.external_root = s->external_root;
  options.trust_input = s->trust_input;
  return options;
}

/// What others print themselves, MLIR's dumps among them, knows nothing of the
/// line.
static bool shows_progress(const settings *s) {
  return !is_silent(s) && !is_standard_stream(s->input) &&
         !s->dump_pass_pipeline && !s->timing && !s->statistics &&
         !s->print_before_all && !s->print_after_all &&
         !s->print_after_change && !s->print_after_failure &&
         !s->print_before.count && !s->print_after.count;
}

static int run_file(driver *d) {
  aimet_load_options options = load_options(d->settings);
  aimet_model *model;
  if (shows_progress(d->settings))
    d->messages->progress = progress_start();
  progress_set(d->messages->progress, "reading");
  aimet_status status =
      aimet_model_load(d->session, d->settings->input, &options, &model);
  int code =
      status == AIMET_OK ? process_model(d, model) : exit_code_of(status);
  aimet_model_destroy(model);
  return code;
}

//===----------------------------------------------------------------------===//
// The run
//===----------------------------------------------------------------------===//

static int run(driver *d) {
  const settings *s = d->settings;
  aimet_status status = prepare(d);
  if (status != AIMET_OK)
    return exit_code_of(status);
  if (s->dump_pass_pipeline)
    dump_pipeline(d);
  if (s->compare)
    return compare_run(s, d->session, &d->outputs);
  if (s->split_input_file || s->verify_diagnostics)
    return run_in_memory(d);
  return run_file(d);
}

int driver_run(const settings *settings, messages *messages) {
  aimet_session_options options = AIMET_SESSION_OPTIONS_INIT;
  options.handler = messages_handle;
  options.user_data = messages;
  options.allow_unregistered_dialect = settings->allow_unregistered_dialect;
  driver d = {.used = *settings, .messages = messages};
  d.settings = &d.used;
  d.session = aimet_session_create(&options);
  int code = run(&d);
  stop_progress(&d);
  accepting_close(&d.accepting);
  outputs_close(&d.outputs);
  aimet_pipeline_destroy(d.pipeline);
  aimet_session_destroy(d.session);
  aimet_sb_deinit(&d.parts);
  return code;
}
