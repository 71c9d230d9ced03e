//===- driver_output.c - what is written of one model ---------------------===//

#include "driver_parts.h"

#include "flags.h"
#include "split_input.h"

emit_kind emit_kind_of_path(const char *path) {
  if (aimet_sv_ends_with(aimet_sv(path), aimet_sv(".onnx")))
    return EMIT_ONNX;
  if (aimet_sv_ends_with(aimet_sv(path), aimet_sv(".mlirbc")))
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
    return emit_kind_of_path(s->output);
  if (prints_description(s))
    return EMIT_NONE;
  if (aimet_model_format(model) == AIMET_FORMAT_ONNX &&
      aimet_pipeline_is_check(d->pipeline))
    return EMIT_NONE;
  return EMIT_MLIR;
}

//===----------------------------------------------------------------------===//
// Before the work
//===----------------------------------------------------------------------===//

/// Two outputs that would both go to standard output, in words; else null.
static const char *mixes_on_stdout(const driver *d, const aimet_model *model) {
  const settings *s = d->settings;
  bool prints_ir = (!s->output || is_standard_stream(s->output)) &&
                   what_to_emit(d, model) != EMIT_NONE;
  bool reports = reports_to_stdout(s);
  if (prints_description(s) && prints_ir)
    return "what the --print flags print and the IR; give -o "
           "or --emit=none";
  if (prints_description(s) && reports)
    return "what the --print flags print and the report; give "
           "--report a file";
  return prints_ir && reports ? "the report and the IR; give -o or --emit=none"
                              : NULL;
}

aimet_status check_outputs(const driver *d, const aimet_model *model) {
  const settings *s = d->settings;
  aimet_status status = AIMET_OK;
  const char *mixed = mixes_on_stdout(d, model);
  if (mixed)
    return aimet_diag_error(d->session->diag, AIMET_ERROR_USAGE,
                            (aimet_place){.file = aimet_sv("<stdout>")},
                            "two outputs go to the same path: %s", mixed);
  if (s->annotate && flag_is_on_command_line(s, "annotate") &&
      what_to_emit(d, model) == EMIT_NONE)
    return usage_error(d->session->diag, "--annotate changes the model, which "
                                         "is not written; give -o or --emit");
  if (s->output)
    status = aimet_model_check_output(model, s->output);
  for (size_t i = 0; i < s->num_reports && status == AIMET_OK; ++i)
    status = aimet_model_check_output(model, s->reports[i].path);
  if (status == AIMET_OK && accepting_target(s))
    status = aimet_model_check_output(model, accepting_target(s));
  return status;
}

//===----------------------------------------------------------------------===//
// After it
//===----------------------------------------------------------------------===//

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
    return usage_error(d->session->diag,
                       "--split-input-file writes MLIR text only");
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

/// What is printed of the model is made first: if that fails nothing is
/// written.
aimet_status write_outputs(driver *d, aimet_model *model) {
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
    status = write_output("-", aimet_sb_view(&text), false, d->session->diag);
  aimet_sb_deinit(&text);
  return status;
}
