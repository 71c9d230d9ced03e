//===- compare.c - --compare ----------------------------------------------===//
//
// The answer goes to standard output, unless a report goes there.
//
//===----------------------------------------------------------------------===//

#include "compare.h"

#include "driver.h"
#include "driver_parts.h"

aimet_status compare_check(const settings *settings, aimet_diag *diag) {
  if (!settings->compare)
    return settings->second_input
               ? aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                                  "more than one input: '%s' and '%s'",
                                  settings->input, settings->second_input)
               : AIMET_OK;
  if (!settings->second_input)
    return usage_error(diag, "--compare needs two inputs, got one");
  if (settings->pipeline.count)
    return usage_error(diag,
                       "--compare runs no passes; write the model that they "
                       "make and compare that");
  if (settings->output || settings->emit != EMIT_DEFAULT)
    return usage_error(diag,
                       "--compare writes no model; leave out -o and --emit");
  if (has_report_of_findings(settings))
    return usage_error(diag, "--compare reports as text or json");
  if (settings->split_input_file || settings->verify_diagnostics ||
      settings->verify_roundtrip || prints_description(settings))
    return usage_error(diag,
                       "--compare says what two models differ in, and nothing "
                       "of a single one");
  return AIMET_OK;
}

int compare_run(const settings *settings, aimet_session *session,
                outputs *outputs) {
  aimet_model *models[2] = {NULL, NULL};
  bool same = false;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder json = AIMET_STRING_BUILDER_INIT;
  aimet_load_options options = load_options(settings);
  aimet_status status =
      aimet_model_load(session, settings->input, &options, &models[0]);
  if (status == AIMET_OK)
    status =
        aimet_model_load(session, settings->second_input, &options, &models[1]);
  if (status == AIMET_OK)
    status = aimet_models_compare(models[0], models[1], settings->compare_level,
                                  &same, &text, &json);
  if (status == AIMET_OK)
    // The exit code is not that of an error: that they differ is the answer.
    status = outputs_commit_answer(outputs, aimet_sb_view(&text),
                                   aimet_sb_view(&json));
  aimet_sb_deinit(&text);
  aimet_sb_deinit(&json);
  aimet_model_destroy(models[0]);
  aimet_model_destroy(models[1]);
  if (status != AIMET_OK)
    return exit_code_of(status);
  return same ? EXIT_CLEAN : EXIT_PROOF_FAILED;
}
