//===- crash_handlers.c - what happens when MLIR or we crash --------------===//
//
// The message is made beforehand: a handler may only call what is
// async-signal-safe.
//
//===----------------------------------------------------------------------===//

#include "crash_handlers.h"

#include "output_file.h"
#include "session_private.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { MESSAGE_SIZE = 4096, STACK_SIZE = 64 << 10, EXIT_INTERNAL = 3 };

static char command_line[MESSAGE_SIZE];
static const char *input_name = "none";
static char handler_stack[STACK_SIZE];

static void say(const char *text) {
  size_t length = strlen(text);
  while (length) {
    ssize_t written = write(STDERR_FILENO, text, length);
    if (written <= 0)
      return;
    text += written;
    length -= (size_t)written;
  }
}

static const char *name_of(int signal_number) {
  switch (signal_number) {
  case SIGABRT:
    return "SIGABRT";
  case SIGSEGV:
    return "SIGSEGV";
  case SIGBUS:
    return "SIGBUS";
  case SIGFPE:
    return "SIGFPE";
  default:
    return "SIGILL";
  }
}

static void handle(int signal_number) {
  say("aimet-opt: internal error: ");
  say(name_of(signal_number));
  say("\nThis is a bug of aimet-opt; the output was not written. Please report "
      "it with\n  version: aimet-opt ");
  say(aimet_version());
  say("\n  command:");
  say(command_line);
  say("\n  input:   ");
  say(input_name);
  say(" (attach it, if you may)\n");
  aimet_output_files_unlink_all();
  _exit(EXIT_INTERNAL);
}

/// The user or the system ends the run: nothing half written stays, and the
/// parent sees the signal.
static void handle_end(int signal_number) {
  aimet_output_files_unlink_all();
  raise(signal_number); // SA_RESETHAND has put the default back
}

/// Appends to the command line, cut at the size of the buffer. Control bytes
/// are replaced, because the message goes to a terminal.
static void append(size_t *used, const char *text) {
  for (; *text && *used + 1 < sizeof command_line; ++text)
    command_line[(*used)++] = (unsigned char)*text < 0x20 ? '?' : *text;
}

static void keep_command_line(int argc, char **argv) {
  size_t used = 0;
  append(&used, " aimet-opt");
  for (int i = 1; i < argc; ++i) {
    append(&used, " ");
    append(&used, argv[i]);
  }
}

static void install(int signal_number, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler,
                             .sa_flags = SA_ONSTACK | (int)SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  struct sigaction old;
  // What the parent ignores (nohup) stays ignored.
  if (sigaction(signal_number, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
    sigaction(signal_number, &action, NULL);
}

void crash_handlers_install(int argc, char **argv) {
  keep_command_line(argc, argv);
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, NULL);
  static const int faults[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; ++i)
    install(faults[i], handle);
  // What users, terminals, timers and batch systems end a run with.
  static const int ends[] = {SIGINT,  SIGTERM, SIGHUP,    SIGPIPE, SIGXCPU,
                             SIGQUIT, SIGALRM, SIGVTALRM, SIGUSR1, SIGUSR2};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; ++i)
    install(ends[i], handle_end);
  // A file that grows too large is an error of the write that meets it.
  install(SIGXFSZ, SIG_IGN);
}

void crash_handlers_set_input(const char *input) { input_name = input; }
