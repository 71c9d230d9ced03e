//===- flag_values.c - values of flags that need more than storing --------===//

#include "flag_values.h"

#include "alloc.h"
#include "messages.h"

#include <stdlib.h>

aimet_status wrong_value(aimet_diag *diag, const char *name, const char *value,
                         const char *expected) {
  return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                          "wrong value for --%s: got '%s', expected %s", name,
                          value, expected);
}

int choose(const char *const *names, const char *value) {
  for (int i = 0; names[i]; ++i)
    if (strcmp(names[i], value) == 0)
      return i;
  return -1;
}

aimet_status apply_emit(settings *s, const char *value, aimet_diag *diag) {
  static const char *const names[] = {"onnx", "mlir", "bytecode", "none", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "emit", value, "onnx, mlir, bytecode or none");
  s->emit = (emit_kind)(EMIT_ONNX + choice);
  return AIMET_OK;
}

aimet_status apply_emit_bytecode(settings *s, const char *value,
                                 aimet_diag *diag) {
  (void)value;
  (void)diag;
  s->emit = EMIT_BYTECODE;
  return AIMET_OK;
}

aimet_status apply_external_data(settings *s, const char *value,
                                 aimet_diag *diag) {
  static const char *const names[] = {"keep", "all", "none", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "external-data", value, "keep, all or none");
  s->external = (aimet_external_policy)choice;
  return AIMET_OK;
}

aimet_status apply_fail_level(settings *s, const char *value,
                              aimet_diag *diag) {
  static const char *const names[] = {"error", "warning", "never", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "fail-level", value, "error, warning or never");
  s->fail_level = (fail_level)choice;
  return AIMET_OK;
}

aimet_status apply_report(settings *s, const char *value, aimet_diag *diag) {
  static const struct {
    const char *name;
    aimet_report_format format;
  } formats[] = {{"text", AIMET_REPORT_TEXT},
                 {"json", AIMET_REPORT_JSON},
                 {"sarif", AIMET_REPORT_SARIF},
                 {"csv", AIMET_REPORT_CSV},
                 {"html", AIMET_REPORT_HTML}};
  enum { NUM_FORMATS = sizeof formats / sizeof formats[0] };
  aimet_string_view format =
      aimet_sv_slice(aimet_sv(value), 0, aimet_sv_find(aimet_sv(value), ':'));
  if (format.length == strlen(value) || value[format.length + 1] == 0)
    return wrong_value(diag, "report", value,
                       "FORMAT:PATH, such as json:report.json");
  size_t choice = 0;
  while (choice < NUM_FORMATS && !aimet_sv_is(format, formats[choice].name))
    ++choice;
  if (choice == NUM_FORMATS)
    return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                            "unknown report format '%.*s', supported are text, "
                            "json, sarif, csv and html",
                            AIMET_SV(format));
  aimet_grow_array((void **)&s->reports, &s->report_capacity,
                   s->num_reports + 1, sizeof *s->reports);
  s->reports[s->num_reports++] =
      (report_request){formats[choice].format, value + format.length + 1};
  return AIMET_OK;
}

aimet_status apply_sort(settings *s, const char *value, aimet_diag *diag) {
  static const char *const names[] = {"order", "cost", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "sort", value, "order or cost");
  s->finding_order = choice ? AIMET_ORDER_COST : AIMET_ORDER_FOUND;
  return AIMET_OK;
}

aimet_status apply_group_by(settings *s, const char *value, aimet_diag *diag) {
  static const char *const names[] = {"check", "module", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "group-by", value, "check or module");
  s->listing = choice ? LISTING_BY_MODULE : LISTING_BY_CHECK;
  return AIMET_OK;
}

aimet_status apply_verify_diagnostics(settings *s, const char *value,
                                      aimet_diag *diag) {
  static const char *const names[] = {"all", "only-expected", NULL};
  int choice = value ? choose(names, value) : 0;
  if (choice < 0)
    return wrong_value(diag, "verify-diagnostics", value,
                       "all or only-expected");
  s->verify_diagnostics = (verify_mode)(VERIFY_ALL + choice);
  return AIMET_OK;
}

static aimet_status apply_print(const char *name, const char *value,
                                aimet_diag *diag, print_mode *out) {
  static const char *const names[] = {"text", "json", NULL};
  int choice = value ? choose(names, value) : 0;
  if (choice < 0)
    return wrong_value(diag, name, value, "text or json");
  *out = (print_mode)(PRINT_TEXT + choice);
  return AIMET_OK;
}

aimet_status apply_print_shapes(settings *s, const char *value,
                                aimet_diag *diag) {
  return apply_print("print-shapes", value, diag, &s->print_shapes);
}

aimet_status apply_print_modules(settings *s, const char *value,
                                 aimet_diag *diag) {
  return apply_print("print-modules", value, diag, &s->print_modules);
}

aimet_status apply_print_summary(settings *s, const char *value,
                                 aimet_diag *diag) {
  return apply_print("print-summary", value, diag, &s->print_summary);
}

aimet_status apply_list_checks(settings *s, const char *value,
                               aimet_diag *diag) {
  return apply_print("list-checks", value, diag, &s->list_checks);
}

aimet_status apply_write_baseline(settings *s, const char *value,
                                  aimet_diag *diag) {
  if (value && !*value)
    return wrong_value(diag, "write-baseline", value, "a file");
  s->writes_baseline = true;
  s->written_baseline = value;
  return AIMET_OK;
}

void add_text(text_list *list, const char *text) {
  aimet_grow_array((void **)&list->items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items[list->count++] = text;
}

aimet_status apply_compare_level(settings *s, const char *value,
                                 aimet_diag *diag) {
  static const char *const names[] = {"structure", "values", "affine", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "compare-level", value,
                       "structure, values or affine");
  s->compare_level = (aimet_proof_level)choice;
  return AIMET_OK;
}

aimet_status apply_prove(settings *s, const char *value, aimet_diag *diag) {
  static const char *const names[] = {"false", "true", NULL};
  int choice = value ? choose(names, value) : 1;
  if (choice < 0)
    return wrong_value(diag, "prove", value, "true or false");
  s->prove = choice ? AIMET_PROVE_ALWAYS : AIMET_PROVE_NEVER;
  return AIMET_OK;
}

aimet_status apply_no_prove(settings *s, const char *value, aimet_diag *diag) {
  (void)value;
  (void)diag;
  s->prove = AIMET_PROVE_NEVER;
  return AIMET_OK;
}

aimet_status apply_pass_pipeline(settings *s, const char *value,
                                 aimet_diag *diag) {
  (void)diag;
  add_text(&s->pipeline, value);
  return AIMET_OK;
}

/// Values hold commas.
aimet_status apply_concrete_arg(settings *s, const char *value,
                                aimet_diag *diag) {
  (void)diag;
  add_text(&s->concrete_args, value);
  return AIMET_OK;
}

aimet_status apply_write_value_info(settings *s, const char *value,
                                    aimet_diag *diag) {
  (void)value;
  (void)diag;
  add_text(&s->pipeline, "infer-shapes{write-value-info=true}");
  return AIMET_OK;
}
