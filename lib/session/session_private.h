//===- session_private.h - the inside of sessions and models --------------===//
//
// For the files of this folder and for the tool, which needs the pipeline, the
// sink and the IR themselves.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SESSION_SESSION_PRIVATE_H
#define AIMET_SESSION_SESSION_PRIVATE_H

#include "acceptance.h"
#include "aimet-opt/session.h"
#include "finding.h"
#include "finding_list.h"
#include "pipeline.h"
#include "string_builder.h"
#include "text_report.h"
#include "weights.h"

/// The pipeline of the checks that look at the architecture.
#define AIMET_ARCH_CHECKS "check-arch"

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
  size_t num_proven; ///< rewrites that were shown to keep the data flow
  char *profile;     ///< that checks have looked at; null: none has
  /// `check-arch` as pipeline text, with the options that the last run of its
  /// checks had; null: there was none.
  char *arch_checks;
  aimet_readiness *readiness;   ///< for reports; null: not computed
  aimet_acceptance *acceptance; ///< null: nobody has asked yet
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

/// What the user accepts of the model; made if it is not there.
aimet_acceptance *aimet_model_acceptance(aimet_model *model);

/// Hands over what the user accepts, before passes run.
void aimet_model_take_acceptance(aimet_model *model,
                                 aimet_acceptance *acceptance);

/// Reads what the options name; the caller destroys it. Null on failure.
AIMET_MUST_USE aimet_status aimet_acceptance_from_options(
    aimet_session *session, const aimet_accept_options *options,
    aimet_acceptance **out_acceptance);

/// Warns of suppressions that have expired or name nothing.
void aimet_model_warn_of_suppressions(const aimet_model *model);

/// Appends the baseline for next time (docs/output.md).
void aimet_model_print_baseline(aimet_model *model, aimet_string_builder *out);

/// Compares two models of one session at a level (docs/proof.md); the first is
/// the one before the rewrite. Says it as text and as JSON. That they differ is
/// no failure.
AIMET_MUST_USE aimet_status aimet_models_compare(
    const aimet_model *a, const aimet_model *b, aimet_proof_level level,
    bool *out_same, aimet_string_builder *out_text,
    aimet_string_builder *out_json);

/// Writes a text to a file ("-": standard output), which is complete or, on any
/// failure, what it was before.
AIMET_MUST_USE aimet_status
aimet_model_write_text(const aimet_model *model, const char *path,
                       const aimet_string_builder *text);

/// Prints the IR as MLIR text or bytecode into memory.
void aimet_model_print(const aimet_model *model,
                       const aimet_write_options *options,
                       aimet_string_builder *out);

/// Refuses an output path that is a file which the model refers to for its
/// weights.
AIMET_MUST_USE aimet_status aimet_model_check_output(const aimet_model *model,
                                                     const char *path);

/// Appends what the last run of a pass comes to (see text_report.h).
void aimet_model_print_last_run(const aimet_model *model,
                                const aimet_text_options *options,
                                aimet_string_builder *out);

/// Appends the findings of the last run, if it is one of a check / of all
/// modules, as a list (see finding_list.h).
void aimet_model_list_last_run(const aimet_model *model,
                               const aimet_report_options *options,
                               const aimet_list_style *style,
                               aimet_string_builder *out);
void aimet_model_list_modules(const aimet_model *model,
                              const aimet_report_options *options,
                              const aimet_list_style *style,
                              aimet_string_builder *out);

/// Appends the verdict, and before it a table of before and after (see
/// text_report.h).
void aimet_model_print_verdict(const aimet_model *model,
                               const aimet_report_options *options,
                               size_t line_width, aimet_string_builder *out);

/// Appends a report to `out`.
void aimet_model_print_report(const aimet_model *model,
                              aimet_report_format format,
                              const aimet_report_options *options,
                              aimet_string_builder *out);

/// What is to be printed about a model, null: not that.
typedef struct aimet_description {
  const aimet_print_options *shapes, *modules, *summary;
} aimet_description;

/// Appends what is wanted, in that order.
AIMET_MUST_USE aimet_status
aimet_model_describe(const aimet_model *model, const aimet_description *wanted,
                     aimet_string_builder *out);

#endif // AIMET_SESSION_SESSION_PRIVATE_H
