//===- driver_parts.h - what the driver is made of ------------------------===//
//
// driver.c says what happens in which order; each other driver_*.c is a part.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_DRIVER_PARTS_H
#define AIMET_OPT_TOOL_DRIVER_PARTS_H

#include "accepting.h"
#include "messages.h"
#include "outputs.h"

/// One run of the tool.
typedef struct driver {
  const settings *settings; ///< those below
  struct settings used;     ///< without what the run has no use for
  messages *messages;
  aimet_session *session;
  aimet_pipeline *pipeline;
  outputs outputs;
  accepting accepting;
  aimet_string_builder parts; ///< IR of the parts of a split input
} driver;

/// True if nobody reads what passes say: --verify-diagnostics compares it.
bool is_silent(const settings *settings);

aimet_load_options load_options(const settings *settings);

/// Everything after loading; returns the exit code.
int process_model(driver *d, aimet_model *model);

/// Runs the pipeline, and prints what each pass comes to.
AIMET_MUST_USE aimet_status run_passes(const driver *d, aimet_model *model);

/// Computes what --readiness asks for, where a check of the pipeline is about
/// that.
AIMET_MUST_USE aimet_status score_readiness(const driver *d,
                                            aimet_model *model);

/// The format of a file, by the suffix of its name.
emit_kind emit_kind_of_path(const char *path);

/// Refuses outputs that only the model shows to be wrong: a file that its
/// weights lie in, two that go to standard output, an annotated model that is
/// not written.
AIMET_MUST_USE aimet_status check_outputs(const driver *d,
                                          const aimet_model *model);

/// Writes the model (of a part of a split input: keeps its IR), reports, the
/// baseline, and what is printed of the model.
AIMET_MUST_USE aimet_status write_outputs(driver *d, aimet_model *model);

/// Runs on text in memory, of --split-input-file part by part, and with
/// --verify-diagnostics compares what is said; returns the exit code.
int run_in_memory(driver *d);

#endif // AIMET_OPT_TOOL_DRIVER_PARTS_H
