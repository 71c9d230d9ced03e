//===- model_print.c - what a model is made of ----------------------------===//

#include "session_private.h"

#include "modules_report.h"
#include "placed_model.h"
#include "shapes_report.h"
#include "summary_report.h"

static const aimet_print_options default_options = AIMET_PRINT_OPTIONS_INIT;

static void print_shapes(const aimet_model *model, aimet_inference *inference,
                         const aimet_print_options *options,
                         aimet_string_builder *out) {
  aimet_shapes_report report = {.input = aimet_sv(model->name),
                                .module = model->module,
                                .inference = inference,
                                .line_width = options->line_width};
  if (options->format == AIMET_PRINT_JSON)
    aimet_shapes_json_print(&report, out);
  else
    aimet_shapes_text_print(&report, out);
}

static const char *format_name(aimet_format format) {
  switch (format) {
  case AIMET_FORMAT_ONNX:
    return "onnx";
  case AIMET_FORMAT_MLIR:
    return "mlir";
  case AIMET_FORMAT_BYTECODE:
    return "bytecode";
  }
  return "";
}

static void print_summary(const aimet_model *model, aimet_costs *costs,
                          const aimet_print_options *options,
                          aimet_string_builder *out) {
  aimet_summary_input input = {.input = aimet_sv(model->name),
                               .format = format_name(model->format),
                               .bytes = model->size,
                               .reference = aimet_sv(model->reference),
                               .external_root =
                                   aimet_weight_store_root(model->weights),
                               .module = model->module,
                               .costs = costs};
  aimet_summary *summary = aimet_summary_create(&input);
  if (options->format == AIMET_PRINT_JSON)
    aimet_summary_json_print(summary, out);
  else
    aimet_summary_text_print(summary, options->line_width, out);
  aimet_summary_destroy(summary);
}

static void print_modules(const aimet_model *model,
                          const aimet_print_options *options,
                          aimet_string_builder *out) {
  aimet_placed_model placed;
  aimet_placed_model_init(&placed, model->module);
  aimet_module_listing *listing = aimet_module_listing_create(placed.module);
  if (options->format == AIMET_PRINT_JSON)
    aimet_modules_json_print(aimet_sv(model->name), listing, out);
  else
    aimet_modules_text_print(aimet_sv(model->name), listing,
                             options->line_width, out);
  aimet_module_listing_destroy(listing);
  aimet_placed_model_deinit(&placed);
}

static void print_gap(const aimet_print_options *before,
                      aimet_string_builder *out) {
  if (before && before->format == AIMET_PRINT_TEXT)
    aimet_sb_append_char(out, '\n');
}

aimet_status aimet_model_describe(const aimet_model *model,
                                  const aimet_description *wanted,
                                  aimet_string_builder *out) {
  const aimet_print_options *shapes = wanted->shapes;
  const aimet_print_options *modules = wanted->modules;
  const aimet_print_options *summary = wanted->summary;
  // Values of constants are read where they are printed, too: a file that is
  // not what it was is diagnosed there.
  aimet_diag *diag = model->session->diag;
  uint64_t errors = aimet_diag_count(diag, AIMET_SEVERITY_ERROR);
  aimet_costs *costs;
  aimet_status status =
      aimet_costs_create(model->module, model->weights, &costs);
  if (status != AIMET_OK)
    return status;
  if (shapes)
    print_shapes(model, aimet_costs_inference(costs), shapes, out);
  if (modules) {
    print_gap(shapes, out);
    print_modules(model, modules, out);
  }
  if (summary)
    print_gap(modules ? modules : shapes, out);
  if (summary)
    print_summary(model, costs, summary, out);
  aimet_costs_destroy(costs);
  return aimet_diag_count(diag, AIMET_SEVERITY_ERROR) == errors
             ? AIMET_OK
             : AIMET_ERROR_INPUT;
}

static aimet_status write_description(const aimet_model *model,
                                      const char *path,
                                      const aimet_description *wanted) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_status status = aimet_model_describe(model, wanted, &text);
  if (status == AIMET_OK)
    status = aimet_model_write_text(model, path, &text);
  aimet_sb_deinit(&text);
  return status;
}

aimet_status aimet_model_write_shapes(const aimet_model *model,
                                      const char *path,
                                      const aimet_print_options *options) {
  aimet_description wanted = {.shapes = options ? options : &default_options};
  return write_description(model, path, &wanted);
}

aimet_status aimet_model_write_summary(const aimet_model *model,
                                       const char *path,
                                       const aimet_print_options *options) {
  aimet_description wanted = {.summary = options ? options : &default_options};
  return write_description(model, path, &wanted);
}

aimet_status aimet_model_write_modules(const aimet_model *model,
                                       const char *path,
                                       const aimet_print_options *options) {
  aimet_description wanted = {.modules = options ? options : &default_options};
  return write_description(model, path, &wanted);
}
