//===- pipeline.h - from pipeline text to a run ---------------------------===//
//
// Pipeline text is MLIR's:
// `builtin.module(infer-modules,func.func(canonicalize{
// max-iterations=3}),name-nodes)`. Our passes and MLIR's own may
// be mixed. Our passes run on builtin.module only; MLIR's run where the text
// nests them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_PIPELINE_H
#define AIMET_PASS_PIPELINE_H

#include "registry.h"

#include "string_builder.h"

/// A parsed pipeline: a tree of elements with their options.
typedef struct aimet_pipeline aimet_pipeline;

/// Creates an empty pipeline on builtin.module.
aimet_pipeline *aimet_pipeline_create(const aimet_registry *registry,
                                      aimet_diag *diag);
void aimet_pipeline_destroy(aimet_pipeline *pipeline);

/// Appends pipeline text, with or without the enclosing `builtin.module(...)`.
/// Names of registered pipelines (`prepare`) expand. Unknown passes and
/// options, wrong values and unbalanced text are AIMET_ERROR_USAGE with a
/// diagnostic that suggests the nearest name.
AIMET_MUST_USE aimet_status aimet_pipeline_append(aimet_pipeline *pipeline,
                                                  aimet_string_view text);

bool aimet_pipeline_is_empty(const aimet_pipeline *pipeline);

/// Prints it as text that aimet_pipeline_append reads, options included.
void aimet_pipeline_print(const aimet_pipeline *pipeline,
                          aimet_string_builder *out);

/// True if the pipeline checks and does nothing else: at least one check, and
/// no rewrites or passes of MLIR.
bool aimet_pipeline_is_check(const aimet_pipeline *pipeline);

/// Our own passes of the pipeline in order: writes at most `capacity` of them
/// and returns how many there are.
size_t aimet_pipeline_passes(const aimet_pipeline *pipeline,
                             const aimet_pass_def **out, size_t capacity);

/// True if `name` is a pass of ours or of MLIR; otherwise a diagnostic suggests
/// the nearest.
bool aimet_pipeline_knows_pass(const aimet_registry *registry, const char *name,
                               aimet_diag *diag);

/// What surrounds a run; mlir-opt's flags of the same names.
typedef struct aimet_run_config {
  bool verify_each; ///< MLIR's verifier after each pass
  bool print_before_all, print_after_all, print_after_change,
      print_after_failure, print_module_scope, print_debuginfo, print_generic,
      print_local_scope;
  int64_t elide_elements_larger;   ///< -1: print all
  const char *print_tree_dir;      ///< null: to standard error
  const char *const *print_before; ///< names of passes
  size_t num_print_before;
  const char *const *print_after;
  size_t num_print_after;
  bool timing;
  bool statistics;
  bool threading; ///< MLIR's passes may use threads; not with module scope
} aimet_run_config;

/// What passes work with besides IR. All borrowed.
typedef struct aimet_pass_environment {
  aimet_diag *diag;
  aimet_findings *findings;
  aimet_weight_store *weights;
  const char *const *excluded_modules; ///< globs
  size_t num_excluded_modules;
  const char *const *excluded_classes;
  size_t num_excluded_classes;
  bool quiet; ///< findings and changes are recorded, no diagnostics emitted
} aimet_pass_environment;

/// Runs the pipeline on a builtin.module. Timing, statistics and IR dumps go to
/// standard error.
AIMET_MUST_USE aimet_status aimet_pipeline_run(
    const aimet_pipeline *pipeline, MlirOperation module,
    const aimet_run_config *config, const aimet_pass_environment *environment);

#endif // AIMET_PASS_PIPELINE_H
