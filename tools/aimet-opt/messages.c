//===- messages.c - the tool's receiver of diagnostics --------------------===//

#include "messages.h"

#include <stdio.h>

void messages_handle(const aimet_diagnostic *diagnostic, void *user_data) {
  messages *m = user_data;
  if (m->collector) {
    m->collector(diagnostic, m->collector_data);
    return;
  }
  if (diagnostic->severity != AIMET_SEVERITY_NOTE)
    m->after_error = diagnostic->severity == AIMET_SEVERITY_ERROR;
  if (m->quiet && !m->after_error)
    return;
  progress_pause(m->progress);
  aimet_diag_print(diagnostic, stderr);
  progress_resume(m->progress);
}

void messages_print(const messages *messages, aimet_string_view text) {
  progress_pause(messages->progress);
  fwrite(text.data, 1, text.length, stderr);
  progress_resume(messages->progress);
}

aimet_place tool_place(void) {
  return (aimet_place){.file = aimet_sv("aimet-opt")};
}

aimet_status usage_error(aimet_diag *diag, const char *what) {
  return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(), "%s", what);
}
