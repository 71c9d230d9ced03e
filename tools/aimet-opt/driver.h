//===- driver.h - from settings to an exit code ---------------------------===//

#ifndef AIMET_OPT_TOOL_DRIVER_H
#define AIMET_OPT_TOOL_DRIVER_H

#include "messages.h"
#include "settings.h"

/// Exit codes of the tool.
enum {
  EXIT_CLEAN = 0,
  EXIT_FINDINGS = 1,
  EXIT_BAD_INPUT = 2,
  EXIT_BUG = 3,
  EXIT_PROOF_FAILED = 4,
};

/// The exit code of a status.
int exit_code_of(aimet_status status);

/// Loads, runs and writes what the settings say; returns the exit code.
int driver_run(const settings *settings, messages *messages);

#endif // AIMET_OPT_TOOL_DRIVER_H
