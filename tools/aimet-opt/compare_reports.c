//===- compare_reports.c - --compare-reports ------------------------------===//

#include "compare_reports.h"

#include "driver.h"
#include "flags.h"
#include "outputs.h"
#include "report_comparison.h"

static aimet_status check(const settings *s, aimet_diag *diag) {
  static const char *const about_models[] = {
      "annotate",     "baseline",      "ignore",        "print-modules",
      "print-shapes", "print-summary", "profile",       "readiness",
      "select",       "suppress",      "write-baseline"};
  if (s->compared_reports.count != 2)
    return usage_error(diag, "--compare-reports needs two reports, expected "
                             "OLD.json,NEW.json");
  if (s->input || s->pipeline.count || s->output || s->compare)
    return usage_error(diag,
                       "--compare-reports is about two reports, and takes no "
                       "model, no passes and no -o");
  if (has_report_of_findings(s))
    return usage_error(diag, "--compare-reports reports as text or json");
  for (size_t i = 0; i < sizeof about_models / sizeof about_models[0]; ++i)
    if (flag_is_on_command_line(s, about_models[i]))
      return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                              "--%s is about a model, --compare-reports takes "
                              "none",
                              about_models[i]);
  return AIMET_OK;
}

int compare_reports_run(const settings *settings, aimet_diag *diag) {
  aimet_status status = check(settings, diag);
  if (status != AIMET_OK)
    return exit_code_of(status);
  struct settings inputs = *settings; // no output may overwrite them
  inputs.input = settings->compared_reports.items[0];
  inputs.second_input = settings->compared_reports.items[1];
  outputs outputs;
  status = outputs_open(&inputs, diag, &outputs);
  if (status != AIMET_OK)
    return exit_code_of(status);
  const aimet_report_pair pair = {.old_path = inputs.input,
                                  .new_path = inputs.second_input,
                                  .fail_level = fail_severity(settings),
                                  .version = aimet_version()};
  bool is_worse;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder json = AIMET_STRING_BUILDER_INIT;
  status = aimet_reports_compare(&pair, diag, &is_worse, &text, &json);
  if (status == AIMET_OK)
    status = outputs_commit_answer(&outputs, aimet_sb_view(&text),
                                   aimet_sb_view(&json));
  aimet_sb_deinit(&text);
  aimet_sb_deinit(&json);
  outputs_close(&outputs);
  if (status != AIMET_OK)
    return exit_code_of(status);
  return is_worse && settings->fail_level != FAIL_NEVER ? EXIT_FINDINGS
                                                        : EXIT_CLEAN;
}
