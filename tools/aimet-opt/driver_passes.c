//===- driver_passes.c - the pipeline on one model ------------------------===//

#include "driver_parts.h"

#include "flags.h"
#include "listing.h"
#include "setting_place.h"

#include <unistd.h>

/// Changes of one rewrite that are listed at most.
#define CHANGES_LISTED 20

//===----------------------------------------------------------------------===//
// What is said of each pass
//===----------------------------------------------------------------------===//

bool is_silent(const settings *settings) {
  return settings->quiet || settings->verify_diagnostics;
}

/// What a pass that has run is told about.
typedef struct pass_listener {
  const settings *settings;
  const messages *messages;
  const aimet_model *model;
} pass_listener;

static void announce(const aimet_pass_def *def, void *user_data) {
  const pass_listener *listener = user_data;
  progress_set(listener->messages->progress, def->name);
}

/// Text has a line for each change, which gets a remark. Of an ONNX file the
/// changes are listed, and so they are where findings are.
static bool lists_changes(const settings *s, const aimet_model *model) {
  return aimet_model_format(model) == AIMET_FORMAT_ONNX ||
         listing_is_wanted(s, model);
}

static void print_run(const aimet_pass_def *def, void *user_data) {
  (void)def;
  const pass_listener *listener = user_data;
  aimet_text_options options = {
      .line_width = terminal_width(STDERR_FILENO),
      .max_changes = lists_changes(listener->settings, listener->model)
                         ? CHANGES_LISTED
                         : 0,
      .max_findings = (size_t)listener->settings->max_findings};
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_model_print_last_run(listener->model, &options, &text);
  listing_append_run(listener->settings, listener->model, &text);
  messages_print(listener->messages, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

static aimet_run_options run_options(const settings *s,
                                     const aimet_model *model) {
  aimet_run_options options = AIMET_RUN_OPTIONS_INIT;
  options.quiet = s->quiet || listing_is_wanted(s, model);
  options.show_accepted = s->show_known;
  options.max_listed_findings = (size_t)s->max_report_findings;
  options.prove = s->prove;
  options.profile = s->profile;
  options.excluded_modules = s->excluded_modules.items;
  options.num_excluded_modules = s->excluded_modules.count;
  options.excluded_classes = s->excluded_classes.items;
  options.num_excluded_classes = s->excluded_classes.count;
  options.optional_modules = !flag_is_on_command_line(s, "exclude-modules");
  options.optional_classes =
      !flag_is_on_command_line(s, "exclude-module-classes");
  options.selected = s->selected.items;
  options.num_selected = s->selected.count;
  options.ignored = s->ignored.items;
  options.num_ignored = s->ignored.count;
  options.math_invariant = s->math_invariant.items;
  options.num_math_invariant = s->math_invariant.count;
  options.concrete_args = s->concrete_args.items;
  options.num_concrete_args = s->concrete_args.count;
  return options;
}

static aimet_run_config run_config(const settings *s) {
  return (aimet_run_config){.verify_each = s->verify_each,
                            .print_before_all = s->print_before_all,
                            .print_after_all = s->print_after_all,
                            .print_after_change = s->print_after_change,
                            .print_after_failure = s->print_after_failure,
                            .print_module_scope = s->print_module_scope,
                            .print_debuginfo = s->print_debuginfo,
                            .print_generic = s->print_generic,
                            .print_local_scope = s->print_local_scope,
                            .elide_elements_larger = s->elide_elements_larger,
                            .print_tree_dir = s->print_tree_dir,
                            .print_before = s->print_before.items,
                            .num_print_before = s->print_before.count,
                            .print_after = s->print_after.items,
                            .num_print_after = s->print_after.count,
                            .timing = s->timing,
                            .statistics = s->statistics,
                            .threading = !s->disable_threading};
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

/// Runs the pipeline; what is wrong with values that only the model shows to be
/// wrong is said where the project file has them.
static aimet_status run_placed(const driver *d, aimet_model *model,
                               const aimet_run_config *config) {
  place_relay relay;
  place_relay_begin_values(&relay, d->session->diag, d->settings);
  aimet_run_options options = run_options(d->settings, model);
  aimet_status status =
      aimet_model_run_pipeline(model, d->pipeline, config, &options);
  place_relay_end(&relay);
  return status;
}

aimet_status run_passes(const driver *d, aimet_model *model) {
  const settings *s = d->settings;
  if (aimet_pipeline_is_empty(d->pipeline))
    return AIMET_OK;
  aimet_run_config config = run_config(s);
  pass_listener listener = {s, d->messages, model};
  config.before_pass = announce;
  config.before_pass_data = &listener;
  if (!is_silent(s)) {
    config.max_diagnostics = (size_t)s->max_findings;
    config.no_remarks = lists_changes(s, model);
    config.after_pass = print_run;
    config.after_pass_data = &listener;
  }
  return run_placed(d, model, &config);
}

aimet_status score_readiness(const driver *d, aimet_model *model) {
  const settings *s = d->settings;
  if (!aimet_pipeline_reads_profile(d->pipeline))
    return AIMET_OK;
  progress_set(d->messages->progress, "readiness");
  aimet_run_options options = run_options(s, model);
  return aimet_model_score_readiness(model, &options, NULL);
}
