//===- crash_handlers.h - what happens when MLIR or we crash --------------===//
//
// SIGABRT, SIGSEGV, SIGBUS, SIGFPE and SIGILL end in exit code 3: a message
// that says what to report, temporary files removed, nothing half written. The
// handlers run on a stack of their own, so that a stack overflow is caught too.
// Signals that end the run (SIGINT, SIGTERM, ...) do so once temporary files
// are removed.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_CRASH_HANDLERS_H
#define AIMET_OPT_TOOL_CRASH_HANDLERS_H

/// Installs the handlers. The message will hold the version and this command
/// line.
void crash_handlers_install(int argc, char **argv);

/// Names the input in the message; the string must stay.
void crash_handlers_set_input(const char *input);

#endif // AIMET_OPT_TOOL_CRASH_HANDLERS_H
