//===- session.h - load, run passes, write --------------------------------===//
//
// What an embedder holds: a session (an MLIR context, all passes, a receiver of
// diagnostics) and the models loaded into it. Sessions are independent of each
// other; one session must not be used by two threads at a time.
//
// Handles are opaque; `create`/`load` make them and `destroy` frees them.
// Option structs begin with their own size and are filled by their _INIT, so
// that members can be added. Everything returned by pointer is borrowed and
// lives as long as the handle it came from.
//
//   aimet_session *session = aimet_session_create(NULL);
//   aimet_model *model;
//   if (aimet_model_load(session, "a.onnx", NULL, &model) == AIMET_OK &&
//       aimet_model_run(model, "prepare,validate", NULL) == AIMET_OK)
//     status = aimet_model_write(model, "b.onnx", NULL);
//   aimet_model_destroy(model);
//   aimet_session_destroy(session);
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_SESSION_H
#define AIMET_OPT_SESSION_H

#include "diagnostic.h"
#include "finding.h"
#include "report.h"
#include "types.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the library, `0.1.0`.
const char *aimet_version(void);

//===----------------------------------------------------------------------===//
// Sessions
//===----------------------------------------------------------------------===//

/// A context, its passes and its receiver of diagnostics.
typedef struct aimet_session aimet_session;

/// How a session is made.
typedef struct aimet_session_options {
  size_t size; ///< of this struct
  /// Receives diagnostics; null prints them to standard error.
  aimet_diagnostic_handler handler;
  void *user_data;
  /// Accept operations of dialects that are not loaded.
  bool allow_unregistered_dialect;
} aimet_session_options;

#define AIMET_SESSION_OPTIONS_INIT                                             \
  {sizeof(aimet_session_options), NULL, NULL, false}

/// Makes a session. `options` may be null. Never null.
aimet_session *aimet_session_create(const aimet_session_options *options);

/// Destroys a session; its models must have been destroyed. Null is allowed.
void aimet_session_destroy(aimet_session *session);

//===----------------------------------------------------------------------===//
// Models
//===----------------------------------------------------------------------===//

/// A model in IR with its weights and what checks found in it.
typedef struct aimet_model aimet_model;

/// The forms of a model outside.
typedef enum aimet_format {
  AIMET_FORMAT_ONNX,
  AIMET_FORMAT_MLIR,
  AIMET_FORMAT_BYTECODE
} aimet_format;

/// How a model is loaded.
typedef struct aimet_load_options {
  size_t size; ///< of this struct
  /// The folder that references to weights are relative to; null: the folder
  /// of the file. Models from memory without it must carry their weights.
  const char *external_root;
  /// Read MLIR bytecode; MLIR's reader is not made for hostile input.
  bool trust_input;
} aimet_load_options;

#define AIMET_LOAD_OPTIONS_INIT {sizeof(aimet_load_options), NULL, false}

/// Loads a model from a file. ONNX, MLIR text and MLIR bytecode are told apart
/// by content. `options` may be null. On failure *out_model is null.
AIMET_MUST_USE aimet_status aimet_model_load(aimet_session *session,
                                             const char *path,
                                             const aimet_load_options *options,
                                             aimet_model **out_model);

/// Loads a model from memory, which may be freed afterwards. `name` stands for
/// the file in diagnostics.
AIMET_MUST_USE aimet_status aimet_model_load_memory(
    aimet_session *session, const char *name, const void *data, size_t length,
    const aimet_load_options *options, aimet_model **out_model);

/// Destroys a model. Null is allowed.
void aimet_model_destroy(aimet_model *model);

/// What the model was read from.
aimet_format aimet_model_format(const aimet_model *model);

/// Whether rewrites are proven to leave the data flow as it was
/// (docs/proof.md).
typedef enum aimet_prove_mode {
  AIMET_PROVE_PREPARE, ///< in runs that hold the pipeline `prepare`
  AIMET_PROVE_ALWAYS,
  AIMET_PROVE_NEVER
} aimet_prove_mode;

/// How passes are run.
typedef struct aimet_run_options {
  size_t size;      ///< of this struct
  bool verify_each; ///< verify the IR after each pass
  bool threads;     ///< MLIR's own passes may use threads
  bool quiet;       ///< findings and changes are recorded, but no diagnostics
  /// Globs of module paths and of classes that checks and rewrites leave out.
  const char *const *excluded_modules;
  size_t num_excluded_modules;
  const char *const *excluded_classes;
  size_t num_excluded_classes;
  /// Globs that name nothing in the model are a remark instead of an error:
  /// they are meant for several models.
  bool optional_modules, optional_classes;
  /// Checks and rules of checks whose findings count (none: all), and those
  /// whose findings do not: globs such as `check-onnx/dead-node`.
  const char *const *selected;
  size_t num_selected;
  const char *const *ignored;
  size_t num_ignored;
  /// Operators and functions that need no module, besides those that never do.
  const char *const *math_invariant;
  size_t num_math_invariant;
  /// Inputs and symbolic dimensions that specialize-inputs fixes, as NAME=VALUE
  /// (values like JSON: 3, 0.5, true, "text", [1, 2]).
  const char *const *concrete_args;
  size_t num_concrete_args;
  aimet_prove_mode prove;
  /// What the target wants of a network: the name of a built-in profile, or a
  /// file (docs/profiles.md); null: `generic-int8`.
  const char *profile;
  /// Diagnostics for findings that are accepted (aimet_model_accept) too.
  bool show_accepted;
  /// Findings of one run of a check that are listed at most, 0: all. Further
  /// ones are only counted.
  size_t max_listed_findings;
} aimet_run_options;

#define AIMET_RUN_OPTIONS_INIT                                                 \
  {sizeof(aimet_run_options),                                                  \
   true,                                                                       \
   false,                                                                      \
   false,                                                                      \
   NULL,                                                                       \
   0,                                                                          \
   NULL,                                                                       \
   0,                                                                          \
   false,                                                                      \
   false,                                                                      \
   NULL,                                                                       \
   0,                                                                          \
   NULL,                                                                       \
   0,                                                                          \
   NULL,                                                                       \
   0,                                                                          \
   NULL,                                                                       \
   0,                                                                          \
   AIMET_PROVE_PREPARE,                                                        \
   NULL,                                                                       \
   false,                                                                      \
   100000}

/// Runs a pipeline, such as `prepare,validate` or
/// `builtin.module(infer-modules,func.func(cse),name-nodes)`.
/// Findings are no failure. `options` may be null.
AIMET_MUST_USE aimet_status aimet_model_run(aimet_model *model,
                                            const char *pipeline,
                                            const aimet_run_options *options);

/// Which findings the user accepts: they are reported as such, and do not
/// count.
typedef struct aimet_accept_options {
  size_t size;          ///< of this struct
  const char *baseline; ///< a file of findings that are known; null: none
  /// Files of suppressions (docs/output.md).
  const char *const *suppressions;
  size_t num_suppressions;
  bool record_baseline; ///< keep what aimet_model_write_baseline needs
  bool distrust_model;  ///< not what the model says in `aimet.suppress`
} aimet_accept_options;

#define AIMET_ACCEPT_OPTIONS_INIT                                              \
  {sizeof(aimet_accept_options), NULL, NULL, 0, false, false}

/// Says what is accepted in the runs that follow; without it, what the model
/// says. `options` may be null.
AIMET_MUST_USE aimet_status
aimet_model_accept(aimet_model *model, const aimet_accept_options *options);

/// Writes the findings of the last run of each check, so that a later run may
/// call them known. Needs `record_baseline`. A file that is there and no
/// baseline is not overwritten.
AIMET_MUST_USE aimet_status aimet_model_write_baseline(aimet_model *model,
                                                       const char *path);

/// Where tensors of a written ONNX model go.
typedef enum aimet_external_policy {
  AIMET_EXTERNAL_POLICY_KEEP, ///< what was external stays so
  AIMET_EXTERNAL_POLICY_ALL,  ///< every tensor over the threshold
  AIMET_EXTERNAL_POLICY_NONE  ///< everything inside the model
} aimet_external_policy;

/// How a model is written.
typedef struct aimet_write_options {
  size_t size; ///< of this struct
  aimet_format format;
  aimet_external_policy external; ///< ONNX only
  uint64_t external_threshold;    ///< bytes; for AIMET_EXTERNAL_POLICY_ALL
  bool embed_weights;             ///< put referenced weights into the IR first
  bool sync;                      ///< fsync before the rename
  bool debuginfo, generic, local_scope; ///< MLIR text only
  int64_t elide_elements_larger;        ///< MLIR text only; -1: print all
} aimet_write_options;

#define AIMET_WRITE_OPTIONS_INIT                                               \
  {sizeof(aimet_write_options),                                                \
   AIMET_FORMAT_ONNX,                                                          \
   AIMET_EXTERNAL_POLICY_KEEP,                                                 \
   1024,                                                                       \
   false,                                                                      \
   false,                                                                      \
   false,                                                                      \
   false,                                                                      \
   false,                                                                      \
   -1}

/// Writes the model; "-" is standard output. The file is complete or, on any
/// failure, what it was before. `options` may be null (ONNX).
AIMET_MUST_USE aimet_status aimet_model_write(
    aimet_model *model, const char *path, const aimet_write_options *options);

//===----------------------------------------------------------------------===//
// What checks found and rewrites changed
//===----------------------------------------------------------------------===//

/// Findings so far, in the order in which checks reported them.
size_t aimet_model_finding_count(const aimet_model *model);
const aimet_finding *aimet_model_finding(const aimet_model *model, size_t i);

/// True if the i-th finding is of the last run of its check. Earlier ones stay
/// in the list but do not count.
bool aimet_model_finding_is_current(const aimet_model *model, size_t i);

/// The number of current findings of a severity.
size_t aimet_model_finding_total(const aimet_model *model,
                                 aimet_severity severity);

/// Changes that rewrites made, in order.
size_t aimet_model_change_count(const aimet_model *model);
const aimet_change *aimet_model_change(const aimet_model *model, size_t i);

/// Computes how ready the model is, from 0 to 100: the share of its work that
/// no finding of `check-arch` touches, of multiply-accumulates and of bytes of
/// activations in equal parts; and what each pass that a finding names would
/// make of that, by running it on a copy. Reports written afterwards say it.
/// `*out_score` is NaN if no shape says how much work findings touch, or the
/// sizes that inputs leave open decide it.
/// `options` and `out_score` may be null.
AIMET_MUST_USE aimet_status aimet_model_score_readiness(
    aimet_model *model, const aimet_run_options *options, double *out_score);

/// Writes a report about the model's findings and changes. `options` may be
/// null; "-" is standard output.
AIMET_MUST_USE aimet_status
aimet_model_write_report(const aimet_model *model, aimet_report_format format,
                         const aimet_report_options *options, const char *path);

/// Writes the findings that count into the metadata of the nodes that they are
/// about (`aimet.finding`, `aimet.finding.2`, ...) and their number into that
/// of the model (`aimet.findings`), in place of what an earlier run wrote
/// there. Left out and not counted, with a warning, are those of checks that
/// ran before something removed or added nodes, and those over the limit of the
/// list.
void aimet_model_annotate(aimet_model *model);

//===----------------------------------------------------------------------===//
// What a model is made of
//===----------------------------------------------------------------------===//

/// The forms of what is written about a model.
typedef enum aimet_print_format {
  AIMET_PRINT_TEXT, ///< tables, for people
  AIMET_PRINT_JSON  ///< one object, for programs; docs/output.md has its keys
} aimet_print_format;

/// How it is written.
typedef struct aimet_print_options {
  size_t size; ///< of this struct
  aimet_print_format format;
  size_t line_width; ///< of text: long names are cut for it; 0: no limit
} aimet_print_options;

#define AIMET_PRINT_OPTIONS_INIT                                               \
  {sizeof(aimet_print_options), AIMET_PRINT_TEXT, 0}

/// Writes what is known of the types, shapes and small values of all inputs,
/// initializers and outputs of nodes: what the model states, and what follows
/// from its operators. The model is not changed. `options` may be null (text);
/// "-" is standard output.
AIMET_MUST_USE aimet_status
aimet_model_write_shapes(const aimet_model *model, const char *path,
                         const aimet_print_options *options);

/// Writes the tree of the model's modules: path, class, calls, nodes,
/// parameters, functionals. Modules are inferred if no pass has done so; the
/// model is not changed. `options` may be null (text); "-" is standard output.
AIMET_MUST_USE aimet_status
aimet_model_write_modules(const aimet_model *model, const char *path,
                          const aimet_print_options *options);

/// Writes what the model is made of: versions, inputs and outputs, operators,
/// parameters, multiply-accumulates, memory of activations, data types, files
/// that weights lie in, local functions, and what is not known. `options` may
/// be null (text); "-" is standard output.
AIMET_MUST_USE aimet_status
aimet_model_write_summary(const aimet_model *model, const char *path,
                          const aimet_print_options *options);

#ifdef __cplusplus
}
#endif

#endif // AIMET_OPT_SESSION_H
