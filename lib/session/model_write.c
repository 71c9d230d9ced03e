//===- model_write.c - writing models and reports -------------------------===//

#include "session_private.h"

#include "alloc.h"
#include "csv_report.h"
#include "html_report.h"
#include "json_report.h"
#include "onnx_export.h"
#include "op.h"
#include "output_file.h"
#include "sarif_report.h"
#include "string_map.h"
#include "text_report.h"
#include "weight_references.h"

#include <stdlib.h>

static const aimet_write_options default_options = AIMET_WRITE_OPTIONS_INIT;

static aimet_status fail(const aimet_model *model, const char *path,
                         const aimet_file_error *error) {
  const char *name = strcmp(path, "-") == 0 ? "<stdout>" : path;
  return aimet_diag_error(model->session->diag, error->status,
                          (aimet_place){.file = aimet_sv(name)},
                          "cannot write: %s", error->reason);
}

aimet_status aimet_model_write_text(const aimet_model *model, const char *path,
                                    const aimet_string_builder *text) {
  aimet_output_file *file;
  aimet_file_error error;
  if (aimet_output_file_create(path, &file, &error) != AIMET_OK)
    return fail(model, path, &error);
  aimet_output_file_write(file, text->data, text->length);
  if (aimet_output_file_commit(file, false, &error) != AIMET_OK)
    return fail(model, path, &error);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// MLIR
//===----------------------------------------------------------------------===//

static MlirOpPrintingFlags printing_flags(const aimet_write_options *options) {
  MlirOpPrintingFlags flags = mlirOpPrintingFlagsCreate();
  if (options->elide_elements_larger >= 0)
    mlirOpPrintingFlagsElideLargeElementsAttrs(
        flags, (intptr_t)options->elide_elements_larger);
  if (options->debuginfo)
    mlirOpPrintingFlagsEnableDebugInfo(flags, true, false);
  if (options->generic)
    mlirOpPrintingFlagsPrintGenericOpForm(flags);
  if (options->local_scope)
    mlirOpPrintingFlagsUseLocalScope(flags);
  return flags;
}

static void print(const aimet_model *model, const aimet_write_options *options,
                  MlirStringCallback write, void *user_data) {
  if (options->format == AIMET_FORMAT_BYTECODE) {
    mlirOperationWriteBytecode(model->module, write, user_data);
    return;
  }
  MlirOpPrintingFlags flags = printing_flags(options);
  mlirOperationPrintWithFlags(model->module, flags, write, user_data);
  mlirOpPrintingFlagsDestroy(flags);
}

static void append_to_builder(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_view(text));
}

void aimet_model_print(const aimet_model *model,
                       const aimet_write_options *options,
                       aimet_string_builder *out) {
  print(model, options, append_to_builder, out);
}

static void append_to_file(MlirStringRef text, void *file) {
  aimet_output_file_write(file, text.data, text.length);
}

static aimet_status write_mlir(const aimet_model *model, const char *path,
                               const aimet_write_options *options) {
  aimet_output_file *file;
  aimet_file_error error;
  if (aimet_output_file_create(path, &file, &error) != AIMET_OK)
    return fail(model, path, &error);
  print(model, options, append_to_file, file);
  if (aimet_output_file_commit(file, options->sync, &error) != AIMET_OK)
    return fail(model, path, &error);
  aimet_note_weights_elsewhere(model, path);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// ONNX
//===----------------------------------------------------------------------===//

static aimet_external_data external_data(aimet_external_policy policy) {
  switch (policy) {
  case AIMET_EXTERNAL_POLICY_KEEP:
    return AIMET_EXTERNAL_KEEP;
  case AIMET_EXTERNAL_POLICY_ALL:
    return AIMET_EXTERNAL_ALL;
  case AIMET_EXTERNAL_POLICY_NONE:
    return AIMET_EXTERNAL_NONE;
  }
  return AIMET_EXTERNAL_KEEP;
}

static aimet_status write_onnx(const aimet_model *model, const char *path,
                               const aimet_write_options *options) {
  aimet_onnx_export_options onnx = {external_data(options->external),
                                    options->external_threshold, options->sync};
  return aimet_onnx_export(model->module, path, &onnx, model->weights,
                           model->session->diag);
}

aimet_status aimet_model_write(aimet_model *model, const char *path,
                               const aimet_write_options *options) {
  if (!options)
    options = &default_options;
  if (options->embed_weights) {
    aimet_status status = aimet_embed_weights(model);
    if (status != AIMET_OK)
      return status;
  }
  return options->format == AIMET_FORMAT_ONNX
             ? write_onnx(model, path, options)
             : write_mlir(model, path, options);
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

static const aimet_report_options default_report = AIMET_REPORT_OPTIONS_INIT;

/// Counts current findings at least as bad as the level.
static size_t findings_at(const aimet_model *model, aimet_severity level) {
  size_t count = 0;
  for (int severity = AIMET_SEVERITY_ERROR; severity <= (int)level; ++severity)
    count += aimet_findings_total(model->findings, (aimet_severity)severity);
  return count;
}

static aimet_report make_report(const aimet_model *model,
                                const aimet_report_options *options) {
  return (aimet_report){
      .version = aimet_version(),
      .input = aimet_sv(model->name),
      .ok = findings_at(model, options->fail_level) == 0,
      .findings = model->findings,
      .num_proven = model->num_proven,
      .options = *options,
      .module = model->module,
      .registry = model->session->registry,
      .profile = model->profile,
      .readiness = model->readiness,
      .accepted = model->acceptance ? aimet_acceptance_facts(model->acceptance,
                                                             model->findings)
                                    : NULL};
}

void aimet_model_print_last_run(const aimet_model *model,
                                const aimet_text_options *options,
                                aimet_string_builder *out) {
  size_t count = aimet_findings_run_count(model->findings);
  if (count)
    aimet_text_run_print(aimet_findings_run_at(model->findings, count - 1),
                         model->findings, options, out);
}

void aimet_model_list_last_run(const aimet_model *model,
                               const aimet_report_options *options,
                               const aimet_list_style *style,
                               aimet_string_builder *out) {
  aimet_report report = make_report(model, options);
  size_t count = aimet_findings_run_count(model->findings);
  const aimet_findings_run *run =
      count ? aimet_findings_run_at(model->findings, count - 1) : NULL;
  if (run && run->is_check)
    aimet_list_run_print(&report, run, style, out);
}

void aimet_model_list_modules(const aimet_model *model,
                              const aimet_report_options *options,
                              const aimet_list_style *style,
                              aimet_string_builder *out) {
  aimet_report report = make_report(model, options);
  aimet_list_modules_print(&report, style, out);
}

void aimet_model_print_verdict(const aimet_model *model,
                               const aimet_report_options *options,
                               size_t line_width, aimet_string_builder *out) {
  aimet_report report = make_report(model, options);
  aimet_text_verdict_print(&report, line_width, out);
}

void aimet_model_print_report(const aimet_model *model,
                              aimet_report_format format,
                              const aimet_report_options *options,
                              aimet_string_builder *out) {
  aimet_report report = make_report(model, options);
  switch (format) {
  case AIMET_REPORT_TEXT:
    aimet_text_report_print(&report, out);
    break;
  case AIMET_REPORT_JSON:
    aimet_json_report_print(&report, out);
    break;
  case AIMET_REPORT_SUMMARY:
    aimet_text_summary_print(&report, out);
    break;
  case AIMET_REPORT_SARIF:
    aimet_sarif_report_print(&report, out);
    break;
  case AIMET_REPORT_CSV:
    aimet_csv_report_print(&report, out);
    break;
  case AIMET_REPORT_HTML:
    aimet_html_report_print(&report, out);
    break;
  }
}

aimet_status aimet_model_write_report(const aimet_model *model,
                                      aimet_report_format format,
                                      const aimet_report_options *options,
                                      const char *path) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_model_print_report(model, format, options ? options : &default_report,
                           &text);
  aimet_status status = aimet_model_write_text(model, path, &text);
  aimet_sb_deinit(&text);
  return status;
}
