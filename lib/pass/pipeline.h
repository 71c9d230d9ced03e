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

#include "selection.h"

#include "string_builder.h"
#include "string_map.h"

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

/// Gives the passes of ours in it the options that the last pass of the same
/// name in `other` has, which must live as long.
void aimet_pipeline_take_options(aimet_pipeline *pipeline,
                                 const aimet_pipeline *other);

bool aimet_pipeline_is_empty(const aimet_pipeline *pipeline);

/// Prints it as text that aimet_pipeline_append reads, options included.
void aimet_pipeline_print(const aimet_pipeline *pipeline,
                          aimet_string_builder *out);

/// True if the pipeline checks and does nothing else: at least one check, and
/// no rewrites or passes of MLIR.
bool aimet_pipeline_is_check(const aimet_pipeline *pipeline);

/// True if a pass of ours with this name is in it.
bool aimet_pipeline_has_pass(const aimet_pipeline *pipeline, const char *name);

/// True for a check of the family "arch": it runs only if the profile has it.
bool aimet_pass_obeys_profile(const aimet_pass_def *def);

/// True if such a check is in it.
bool aimet_pipeline_reads_profile(const aimet_pipeline *pipeline);

/// True if a registered pipeline of this name was expanded in it.
bool aimet_pipeline_has_expanded(const aimet_pipeline *pipeline,
                                 const char *name);

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
  /// Findings, and changes, of one run of a pass that diagnostics show; 0: all.
  size_t max_diagnostics;
  bool no_remarks; ///< no diagnostics of changes at all
  /// Called before each pass of ours; or null.
  void (*before_pass)(const aimet_pass_def *def, void *user_data);
  void *before_pass_data;
  /// Called after each check and each rewrite that did not fail; or null.
  void (*after_pass)(const aimet_pass_def *def, void *user_data);
  void *after_pass_data;
} aimet_run_config;

typedef struct aimet_pass_environment aimet_pass_environment;

/// Sees the model before and after everything that may rewrite it: our
/// rewrites, and what MLIR's passes do at the top of the pipeline.
typedef struct aimet_rewrite_watcher {
  /// `run` is the rewrite that will run; null: passes of MLIR.
  aimet_status (*before)(const aimet_pass_run *run, MlirOperation module,
                         void *user_data);
  /// `touched` is false if the rewrite left the IR as it was.
  aimet_status (*after)(const char *name, MlirOperation module, bool touched,
                        void *user_data);
  void *user_data;
} aimet_rewrite_watcher;

/// Decides of each finding, before it is recorded, whether the user accepts it:
/// sets its `baseline`, `is_suppressed` and `suppression`. `number` of the
/// check's run, from 1; `is_wanted` is false for findings that the selection
/// leaves out.
typedef struct aimet_finding_judge {
  void (*judge)(const aimet_pass_run *run, aimet_finding *finding,
                size_t number, bool is_wanted, void *user_data);
  /// Called after the last finding of a check's run; or null.
  void (*end_check)(const aimet_pass_run *run, const char *check, size_t number,
                    void *user_data);
  void *user_data;
} aimet_finding_judge;

/// What passes work with besides IR. All borrowed.
struct aimet_pass_environment {
  aimet_diag *diag;
  aimet_findings *findings;
  size_t num_earlier_runs; ///< in the findings, of earlier pipelines
  aimet_weight_store *weights;
  const aimet_profile *profile;        ///< never null
  const char *const *excluded_modules; ///< globs
  size_t num_excluded_modules;
  const char *const *excluded_classes;
  size_t num_excluded_classes;
  /// Those that name nothing are no error.
  bool optional_modules, optional_classes;
  bool quiet; ///< findings and changes are recorded, no diagnostics emitted
  const aimet_rewrite_watcher *watcher; ///< null: none
  size_t max_diagnostics;               ///< of one run of a pass; 0: no limit
  bool no_remarks;           ///< changes are recorded, no diagnostics emitted
  aimet_finding_judge judge; ///< a null function accepts nothing
  bool shows_accepted;       ///< diagnostics for findings that do not count too
  aimet_selection selection; ///< which findings count
  /// Operators and functions that the user calls math-invariant.
  const char *const *math_invariant;
  size_t num_math_invariant;
  const char *const *concrete_args; ///< NAME=VALUE
  size_t num_concrete_args;
  /// Says (AIMET_ERROR_USAGE) if an exclusion names no module of the model;
  /// null: they are not looked at. It is called once, before the first check or
  /// rewrite of a model that has provenance, at the latest after the last pass.
  /// Puts the paths of modules whose class is excluded into `out_paths`.
  aimet_status (*check_exclusions)(const aimet_pass_environment *environment,
                                   MlirOperation module,
                                   aimet_string_map *out_paths);
};

/// Runs the pipeline on a builtin.module. Timing, statistics and IR dumps go to
/// standard error.
AIMET_MUST_USE aimet_status aimet_pipeline_run(
    const aimet_pipeline *pipeline, MlirOperation module,
    const aimet_run_config *config, const aimet_pass_environment *environment);

#endif // AIMET_PASS_PIPELINE_H
