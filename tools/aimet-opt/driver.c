//===- driver.c - from settings to an exit code ---------------------------===//

#include "driver.h"

#include "accepting.h"
#include "alloc.h"
#include "compare.h"
#include "driver_checks.h"
#include "flags.h"
#include "listing.h"
#include "outputs.h"
#include "roundtrip.h"
#include "setting_place.h"
#include "split_input.h"
#include "verify_diagnostics.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/// Changes of one rewrite that are listed at most.
#define CHANGES_LISTED 20

/// One run of the tool.
typedef struct driver {
  const settings *settings;
  messages *messages;
  aimet_session *session;
  aimet_pipeline *pipeline;
  outputs outputs;
  accepting accepting;
  aimet_string_builder parts; ///< IR of the parts of a split input
} driver;

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

static aimet_status usage(const driver *d, const char *what) {
  return aimet_diag_error(d->session->diag, AIMET_ERROR_USAGE, tool_place(),
                          "%s", what);
}

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

static void dump_pipeline(const driver *d) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_pipeline_print(d->pipeline, &text);
  fprintf(stderr, "%s\n", text.data);
  aimet_sb_deinit(&text);
}

//===----------------------------------------------------------------------===//
// One model
//===----------------------------------------------------------------------===//

/// What a pass that has run is told about.
typedef struct pass_listener {
  const settings *settings;
  const messages *messages;
  const aimet_model *model;
} pass_listener;

static void print_and_free(const messages *messages,
                           aimet_string_builder *text) {
  messages_print(messages, aimet_sb_view(text));
  aimet_sb_deinit(text);
}

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
  print_and_free(listener->messages, &text);
}

/// True if nobody reads what passes say: --verify-diagnostics compares it.
static bool is_silent(const settings *s) {
  return s->quiet || s->verify_diagnostics;
}

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

/// Runs the pipeline; what is wrong with values that only the model shows to be
/// wrong is said where the project file has them.
static aimet_status run_placed(const driver *d, aimet_model *model,
                               const aimet_run_config *config) {
  static const char *const flags[] = {"concrete-arg", "exclude-modules",
                                      "exclude-module-classes"};
  enum { NUM_FLAGS = sizeof flags / sizeof flags[0] };
  const settings *s = d->settings;
  place_relay relays[NUM_FLAGS];
  for (size_t i = 0; i < NUM_FLAGS; ++i)
    place_relay_begin(&relays[i], d->session->diag,
                      aimet_sv(aimet_arena_format(s->arena, "--%s", flags[i])),
                      setting_place(s, flags[i], NULL));
  aimet_run_options options = run_options(s, model);
  aimet_status status =
      aimet_model_run_pipeline(model, d->pipeline, config, &options);
  for (size_t i = NUM_FLAGS; i-- > 0;)
    place_relay_end(&relays[i]);
  return status;
}

static aimet_status run_passes(const driver *d, aimet_model *model) {
  const settings *s = d->settings;
  if (aimet_pipeline_is_empty(d->pipeline))
    return AIMET_OK;
  aimet_run_config config = {.verify_each = s->verify_each,
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

static aimet_status score_readiness(const driver *d, aimet_model *model) {
  const settings *s = d->settings;
  if (!aimet_pipeline_reads_profile(d->pipeline))
    return AIMET_OK;
  progress_set(d->messages->progress, "readiness");
  aimet_run_options options = run_options(s, model);
  return aimet_model_score_readiness(model, &options, NULL);
}

static bool ends_with(const char *text, const char *suffix) {
  return aimet_sv_ends_with(aimet_sv(text), aimet_sv(suffix));
}

static emit_kind kind_of_suffix(const char *path) {
  if (ends_with(path, ".onnx"))
    return EMIT_ONNX;
  if (ends_with(path, ".mlirbc"))
    return EMIT_BYTECODE;
  return EMIT_MLIR;
}

/// What to write. An ONNX model that is only checked is not printed, and
/// neither is one that is described.
static emit_kind what_to_emit(const driver *d, const aimet_model *model) {
  const settings *s = d->settings;
  if (s->emit != EMIT_DEFAULT)
    return s->emit;
  if (s->output)
    return kind_of_suffix(s->output);
  if (prints_description(s))
    return EMIT_NONE;
  if (aimet_model_format(model) == AIMET_FORMAT_ONNX &&
      aimet_pipeline_is_check(d->pipeline))
    return EMIT_NONE;
  return EMIT_MLIR;
}

static aimet_write_options write_options(const settings *s, emit_kind kind) {
  aimet_write_options options = AIMET_WRITE_OPTIONS_INIT;
  options.format = kind == EMIT_ONNX       ? AIMET_FORMAT_ONNX
                   : kind == EMIT_BYTECODE ? AIMET_FORMAT_BYTECODE
                                           : AIMET_FORMAT_MLIR;
  options.external = s->external;
  options.external_threshold = (uint64_t)s->external_threshold;
  options.embed_weights = s->embed_weights;
  options.sync = s->sync;
  options.debuginfo = s->print_debuginfo;
  options.generic = s->print_generic;
  options.local_scope = s->print_local_scope;
  options.elide_elements_larger = s->elide_elements_larger;
  return options;
}

/// Keeps the IR of a part; they are written together.
static aimet_status keep_part(driver *d, aimet_model *model, emit_kind kind) {
  if (kind != EMIT_MLIR)
    return usage(d, "--split-input-file writes MLIR text only");
  if (d->parts.length)
    aimet_sb_append_cstr(&d->parts, SPLIT_MARKER "\n");
  aimet_write_options options = write_options(d->settings, kind);
  aimet_model_print(model, &options, &d->parts);
  return AIMET_OK;
}

static aimet_status write_model(driver *d, aimet_model *model) {
  const settings *s = d->settings;
  emit_kind kind = what_to_emit(d, model);
  if (kind == EMIT_NONE)
    return AIMET_OK;
  if (s->split_input_file)
    return keep_part(d, model, kind);
  aimet_write_options options = write_options(s, kind);
  return aimet_model_write(model, s->output ? s->output : "-", &options);
}

static void print_verdict(const driver *d, const aimet_model *model) {
  if (is_silent(d->settings))
    return;
  aimet_model_warn_of_suppressions(model);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  listing_append_modules(d->settings, model, &text);
  aimet_report_options options = report_options(d->settings);
  aimet_model_print_verdict(model, &options, &text);
  print_and_free(d->messages, &text);
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

static bool is_stdout(const char *path) { return strcmp(path, "-") == 0; }

/// Two outputs that would both go to standard output, in words; else null.
static const char *mixes_on_stdout(const driver *d, const aimet_model *model) {
  const settings *s = d->settings;
  bool prints_ir = (!s->output || is_stdout(s->output)) &&
                   what_to_emit(d, model) != EMIT_NONE;
  bool reports = false;
  for (size_t i = 0; i < s->num_reports; ++i)
    reports |= is_stdout(s->reports[i].path);
  if (prints_description(s) && prints_ir)
    return "what the --print flags print and the IR; give -o "
           "or --emit=none";
  if (prints_description(s) && reports)
    return "what the --print flags print and the report; give "
           "--report a file";
  return prints_ir && reports ? "the report and the IR; give -o or --emit=none"
                              : NULL;
}

/// No output may be a file that the model's weights lie in, and no two may go
/// to standard output. Whether IR does is known only with the model.
static aimet_status check_outputs(const driver *d, const aimet_model *model) {
  const settings *s = d->settings;
  aimet_status status = AIMET_OK;
  const char *mixed = mixes_on_stdout(d, model);
  if (mixed)
    return aimet_diag_error(d->session->diag, AIMET_ERROR_USAGE,
                            (aimet_place){.file = aimet_sv("<stdout>")},
                            "two outputs go to the same path: %s", mixed);
  if (s->annotate && flag_is_on_command_line(s, "annotate") &&
      what_to_emit(d, model) == EMIT_NONE)
    return usage(d, "--annotate changes the model, which is not written; give "
                    "-o or --emit");
  if (s->output)
    status = aimet_model_check_output(model, s->output);
  for (size_t i = 0; i < s->num_reports && status == AIMET_OK; ++i)
    status = aimet_model_check_output(model, s->reports[i].path);
  if (status == AIMET_OK && accepting_target(s))
    status = aimet_model_check_output(model, accepting_target(s));
  return status;
}

/// Writes the model, reports, and what is printed of the model. That is made
/// first: if it fails nothing is written.
static aimet_status write_all(driver *d, aimet_model *model) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_status status = AIMET_OK;
  if (prints_description(d->settings))
    status = describe_model(d->settings, model, &text);
  if (status == AIMET_OK)
    status = write_model(d, model);
  if (status == AIMET_OK)
    status = outputs_commit_reports(&d->outputs, model);
  if (status == AIMET_OK)
    status = accepting_commit(&d->accepting, model);
  if (status == AIMET_OK && text.length)
    status = write_to_stdout(aimet_sb_view(&text), d->session->diag);
  aimet_sb_deinit(&text);
  return status;
}

/// What others print themselves, MLIR's dumps among them, knows nothing of the
/// line.
static bool shows_progress(const settings *s) {
  return !is_silent(s) && !s->dump_pass_pipeline && !s->timing &&
         !s->statistics && !s->print_before_all && !s->print_after_all &&
         !s->print_after_change && !s->print_after_failure &&
         !s->print_before.count && !s->print_after.count;
}

/// Where results go to the same terminal, the line is gone before they do.
static void end_progress(const driver *d, bool prints_results) {
  if (prints_results && !isatty(STDOUT_FILENO)) {
    progress_set(d->messages->progress, "writing");
    return;
  }
  progress_stop(d->messages->progress);
  d->messages->progress = NULL;
}

/// Everything after loading.
static int process(driver *d, aimet_model *model) {
  const settings *s = d->settings;
  aimet_status status = accepting_apply(&d->accepting, model);
  if (status == AIMET_OK)
    status = check_outputs(d, model);
  if (status == AIMET_OK)
    status = run_passes(d, model);
  if (status == AIMET_OK && s->readiness &&
      aimet_pipeline_reads_profile(d->pipeline))
    status = score_readiness(d, model);
  if (status == AIMET_OK && s->annotate)
    aimet_model_annotate(model);
  end_progress(d, true);
  if (status == AIMET_OK && s->verify_roundtrip)
    status = roundtrip_verify(model, s->allow_unregistered_dialect);
  if (status == AIMET_OK)
    status = write_all(d, model);
  end_progress(d, false);
  if (status != AIMET_OK)
    return exit_code_of(status);
  print_verdict(d, model);
  return has_findings(d, model) ? EXIT_FINDINGS : EXIT_CLEAN;
}

static aimet_load_options load_options(const settings *s) {
  aimet_load_options options = AIMET_LOAD_OPTIONS_INIT;
  options.external_root = s->external_root;
  options.trust_input = s->trust_input;
  return options;
}

static int run_file(driver *d) {
  aimet_load_options options = load_options(d->settings);
  aimet_model *model;
  if (shows_progress(d->settings) && !is_stdout(d->settings->input))
    d->messages->progress = progress_start();
  progress_set(d->messages->progress, "reading");
  aimet_status status =
      aimet_model_load(d->session, d->settings->input, &options, &model);
  progress_set(d->messages->progress, NULL);
  int code = status == AIMET_OK ? process(d, model) : exit_code_of(status);
  aimet_model_destroy(model);
  return code;
}

//===----------------------------------------------------------------------===//
// Text in memory: --split-input-file, --verify-diagnostics
//===----------------------------------------------------------------------===//

static int run_text(driver *d, const char *name, aimet_string_view text) {
  aimet_load_options options = load_options(d->settings);
  aimet_model *model;
  aimet_status status =
      aimet_model_load_bytes(d->session, d->settings->input, name, text.data,
                             text.length, &options, &model);
  int code = status == AIMET_OK ? process(d, model) : exit_code_of(status);
  aimet_model_destroy(model);
  return code;
}

/// Runs with diagnostics compared instead of printed: only what the comparison
/// says makes the exit code.
static int run_verified(driver *d, const char *name, aimet_string_view text) {
  diagnostic_verifier *verifier = diagnostic_verifier_create(
      name, text, d->settings->verify_diagnostics == VERIFY_EXPECTED);
  d->messages->collector = diagnostic_verifier_handle;
  d->messages->collector_data = verifier;
  run_text(d, name, text);
  d->messages->collector = NULL;
  return diagnostic_verifier_finish(verifier, d->session->diag) ? EXIT_CLEAN
                                                                : EXIT_FINDINGS;
}

static int run_part(driver *d, const char *name, aimet_string_view text) {
  return d->settings->verify_diagnostics ? run_verified(d, name, text)
                                         : run_text(d, name, text);
}

static int run_parts(driver *d, const char *name, aimet_string_view text) {
  if (!d->settings->split_input_file)
    return run_part(d, name, text);
  int worst = EXIT_CLEAN;
  size_t line = 0;
  aimet_string_builder part = AIMET_STRING_BUILDER_INIT;
  while (split_input_next(&text, &line, &part)) {
    int code = run_part(d, name, aimet_sb_view(&part));
    worst = code > worst ? code : worst;
  }
  aimet_sb_deinit(&part);
  return worst;
}

static aimet_status write_parts(const driver *d) {
  const char *path = d->settings->output;
  aimet_output_file *file;
  aimet_file_error error;
  aimet_status status =
      aimet_output_file_create(path ? path : "-", &file, &error);
  if (status == AIMET_OK) {
    aimet_output_file_write(file, d->parts.data, d->parts.length);
    status = aimet_output_file_commit(file, d->settings->sync, &error);
  }
  if (status == AIMET_OK)
    return AIMET_OK;
  return aimet_diag_error(
      d->session->diag, error.status,
      (aimet_place){.file = aimet_sv(path ? path : "<stdout>")},
      "cannot write: %s", error.reason);
}

static int run_in_memory(driver *d) {
  char *data;
  size_t length;
  const char *name;
  aimet_status status =
      aimet_read_input(d->session, d->settings->input, &name, &data, &length);
  if (status != AIMET_OK)
    return exit_code_of(status);
  int code = run_parts(d, name, aimet_sv_n(data, length));
  free(data);
  if (code <= EXIT_FINDINGS && d->parts.length) {
    int written = exit_code_of(write_parts(d));
    code = written > code ? written : code;
  }
  return code;
}

//===----------------------------------------------------------------------===//
// The run
//===----------------------------------------------------------------------===//

static int run_all(driver *d) {
  aimet_status status = check_combinations(d->settings, d->session);
  if (status == AIMET_OK)
    status = build_pipeline(d);
  if (status == AIMET_OK)
    status = outputs_open(d->settings, d->session->diag, &d->outputs);
  if (status == AIMET_OK)
    status = accepting_open(d->settings, d->session, &d->accepting);
  if (status != AIMET_OK) {
    outputs_close(&d->outputs);
    return exit_code_of(status);
  }
  if (d->settings->dump_pass_pipeline)
    dump_pipeline(d);
  int code;
  if (d->settings->compare)
    code = compare_run(d->settings, d->session, &d->outputs);
  else if (d->settings->split_input_file || d->settings->verify_diagnostics)
    code = run_in_memory(d);
  else
    code = run_file(d);
  accepting_close(&d->accepting);
  outputs_close(&d->outputs);
  return code;
}

int driver_run(const settings *settings, messages *messages) {
  aimet_session_options options = AIMET_SESSION_OPTIONS_INIT;
  options.handler = messages_handle;
  options.user_data = messages;
  options.allow_unregistered_dialect = settings->allow_unregistered_dialect;
  driver d = {.settings = settings, .messages = messages};
  d.session = aimet_session_create(&options);
  int code = run_all(&d);
  end_progress(&d, false);
  aimet_pipeline_destroy(d.pipeline);
  aimet_session_destroy(d.session);
  aimet_sb_deinit(&d.parts);
  return code;
}
