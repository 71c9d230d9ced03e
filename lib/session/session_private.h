//===- session_private.h - the inside of sessions and models --------------===//
//
// For the files of this folder and for the tool, which needs the pipeline, the
// sink and the IR themselves.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SESSION_SESSION_PRIVATE_H
#define AIMET_SESSION_SESSION_PRIVATE_H

#include "aimet-opt/session.h"
#include "finding.h"
#include "pipeline.h"
#include "string_builder.h"
#include "weights.h"

struct aimet_session {
  MlirContext context;
  aimet_diag *diag;
  aimet_registry *registry;
  bool allow_unregistered;
};

struct aimet_model {
  aimet_session *session;
  char *name; ///< as the user wrote it
  aimet_format format;
  uint64_t size;   ///< of the input, in bytes
  char *reference; ///< what spans call the input; empty: none refers to it
  MlirOperation module;
  aimet_weight_store *weights;
  aimet_findings *findings;
  /// Passes of ours that have been run, each once, in the order of their last
  /// runs.
  const aimet_pass_def **ran;
  size_t num_ran, ran_capacity;
};

/// Loads a model from memory that was read from `path` ("-": standard input),
/// whose folder then is the root of its weights. `name` is for diagnostics.
AIMET_MUST_USE aimet_status aimet_model_load_bytes(
    aimet_session *session, const char *path, const char *name,
    const void *data, size_t length, const aimet_load_options *options,
    aimet_model **out_model);

/// Reads an input ("-": standard input) into memory, which the caller frees.
/// *out_name is what diagnostics call it.
AIMET_MUST_USE aimet_status aimet_read_input(aimet_session *session,
                                             const char *path,
                                             const char **out_name,
                                             char **out_data,
                                             size_t *out_length);

/// Runs a pipeline that was built before.
AIMET_MUST_USE aimet_status aimet_model_run_pipeline(
    aimet_model *model, const aimet_pipeline *pipeline,
    const aimet_run_config *config, const aimet_run_options *options);

/// Prints the IR as MLIR text or bytecode into memory.
void aimet_model_print(const aimet_model *model,
                       const aimet_write_options *options,
                       aimet_string_builder *out);

/// Refuses an output path that is a file which the model refers to for its
/// weights.
AIMET_MUST_USE aimet_status aimet_model_check_output(const aimet_model *model,
                                                     const char *path);

/// Appends a report to `out`.
void aimet_model_print_report(const aimet_model *model,
                              aimet_report_format format,
                              aimet_severity fail_level,
                              aimet_string_builder *out);

/// Appends what aimet_model_write_shapes and, after it,
/// aimet_model_write_summary write; null leaves one out. On failure (diagnosed)
/// what was appended is worth nothing.
AIMET_MUST_USE aimet_status aimet_model_describe(
    const aimet_model *model, const aimet_print_options *shapes,
    const aimet_print_options *summary, aimet_string_builder *out);

#endif // AIMET_SESSION_SESSION_PRIVATE_H
