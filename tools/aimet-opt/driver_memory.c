//===- driver_memory.c - text in memory, part by part ---------------------===//
//
// --split-input-file and --verify-diagnostics.
//
//===----------------------------------------------------------------------===//

#include "driver.h"
#include "driver_parts.h"
#include "split_input.h"
#include "verify_diagnostics.h"

#include <stdlib.h>

static int run_text(driver *d, const char *name, aimet_string_view text) {
  aimet_load_options options = load_options(d->settings);
  aimet_model *model;
  aimet_status status =
      aimet_model_load_bytes(d->session, d->settings->input, name, text.data,
                             text.length, &options, &model);
  int code =
      status == AIMET_OK ? process_model(d, model) : exit_code_of(status);
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

int run_in_memory(driver *d) {
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
    const settings *s = d->settings;
    int written = exit_code_of(write_output(s->output ? s->output : "-",
                                            aimet_sb_view(&d->parts), s->sync,
                                            d->session->diag));
    code = written > code ? written : code;
  }
  return code;
}
