//===- main.c - aimet-opt -------------------------------------------------===//
//
// The command line is read, then either a question about the tool is answered
// or the driver runs.
//
//===----------------------------------------------------------------------===//

#include "all_passes.h"
#include "check_list.h"
#include "compare_reports.h"
#include "crash_handlers.h"
#include "driver.h"
#include "explain.h"
#include "flags.h"
#include "help.h"
#include "model_paths.h"
#include "output_paths.h"
#include "project_settings.h"
#include "show_settings.h"

#include <stdio.h>

/// Answers --help and its like; false if none was asked for.
static bool answer(const settings *s, const aimet_registry *registry,
                   aimet_diag *diag, aimet_status *out_status) {
  *out_status = AIMET_OK;
  if (s->help)
    help_print(registry);
  else if (s->version)
    help_print_version();
  else if (s->list_passes)
    help_list_passes(registry);
  else if (s->list_checks == PRINT_JSON)
    check_list_print_json(registry);
  else if (s->list_checks)
    check_list_print(registry);
  else if (s->list_profiles)
    *out_status = help_list_profiles(diag);
  else if (s->show_settings)
    show_settings_print(s);
  else if (s->show_dialects)
    help_list_dialects();
  else if (s->explain)
    *out_status = explain_print(registry, s->explain, diag);
  else
    return false;
  return true;
}

/// A file that nobody named changes what the run says: the user must know.
static void tell_of_found_settings(const settings *s,
                                   const messages *messages) {
  if (s->quiet || !s->project || !s->project->is_found)
    return;
  aimet_string_view file = s->project->file;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, "settings of ");
  aimet_sb_append_escaped(&text, file, file.length);
  aimet_sb_append_char(&text, '\n');
  messages_print(messages, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

/// Output that is lost (a full disk, a closed pipe) is an error.
static int flush_output(int code, aimet_diag *diag) {
  if (fflush(stdout) == 0 && !ferror(stdout))
    return code;
  return exit_code_of(aimet_diag_error(diag, AIMET_ERROR_IO, tool_place(),
                                       "cannot write to standard output"));
}

static int run(int argc, char **argv, const aimet_registry *registry,
               aimet_diag *diag, messages *receiver) {
  settings s;
  aimet_status status = flags_parse(argc, argv, registry, diag, &s);
  if (status == AIMET_OK)
    status = model_paths_apply(&s, diag);
  if (status == AIMET_OK)
    status = project_settings_apply(&s, diag);
  output_paths_find_stdout(&s);
  int code;
  receiver->quiet = s.quiet;
  if (status != AIMET_OK) {
    code = exit_code_of(status);
  } else if (answer(&s, registry, diag, &status)) {
    code = flush_output(exit_code_of(status), diag);
  } else if (s.compared_reports.count) {
    code = compare_reports_run(&s, diag);
  } else {
    if (s.input)
      crash_handlers_set_input(s.input);
    tell_of_found_settings(&s, receiver);
    code = driver_run(&s, receiver);
  }
  settings_deinit(&s);
  return code;
}

int main(int argc, char **argv) {
  crash_handlers_install(argc, argv);
  messages receiver = {0};
  aimet_diag *diag = aimet_diag_create(messages_handle, &receiver);
  aimet_registry *registry = aimet_registry_create();
  aimet_register_all_passes(registry);
  int code = run(argc, argv, registry, diag, &receiver);
  aimet_registry_destroy(registry);
  aimet_diag_destroy(diag);
  return code;
}
