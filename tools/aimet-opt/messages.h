//===- messages.h - the tool's receiver of diagnostics --------------------===//

#ifndef AIMET_OPT_TOOL_MESSAGES_H
#define AIMET_OPT_TOOL_MESSAGES_H

#include "diag.h"
#include "progress.h"

/// Where diagnostics go.
typedef struct messages {
  bool quiet; ///< only errors, and the notes that belong to them
  bool after_error;
  /// Null, or what receives them instead (--verify-diagnostics).
  aimet_diagnostic_handler collector;
  void *collector_data;
  progress *progress; ///< null: none
} messages;

/// The handler; `user_data` is a messages.
void messages_handle(const aimet_diagnostic *diagnostic, void *user_data);

/// Prints text to standard error.
void messages_print(const messages *messages, aimet_string_view text);

/// The place of messages about the command line: `aimet-opt: error: ...`.
aimet_place tool_place(void);

/// What is wrong with the command line; returns AIMET_ERROR_USAGE.
aimet_status usage_error(aimet_diag *diag, const char *what);

#endif // AIMET_OPT_TOOL_MESSAGES_H
