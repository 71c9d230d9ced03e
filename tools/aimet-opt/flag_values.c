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
