//===- pass.h - what a pass is --------------------------------------------===//
//
// A pass is a constant definition at the foot of its own file; the registry,
// the command line, --help and the documentation follow from it. A pass runs
// on a builtin.module. Check passes never change IR; infer passes add
// attributes and types; rewrites never change what the model computes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_PASS_H
#define AIMET_PASS_PASS_H

#include "finding.h"
#include "ir_trace.h"
#include "profile.h"
#include "weights.h"

#include <mlir-c/IR.h>

typedef enum aimet_pass_kind {
  AIMET_PASS_INFER,   ///< adds attributes and types, nothing else
  AIMET_PASS_CHECK,   ///< reports findings, changes nothing
  AIMET_PASS_REWRITE, ///< changes the model, not what it computes
} aimet_pass_kind;

typedef enum aimet_option_type {
  AIMET_OPTION_BOOL,
  AIMET_OPTION_INT,
  AIMET_OPTION_STRING,
  AIMET_OPTION_LIST, ///< comma-separated in braces or repeated
} aimet_option_type;

/// One option of a pass: `--PASS{name=value}`.
typedef struct aimet_pass_option {
  const char *name;
  aimet_option_type type;
  const char *default_value; ///< as text; null or "" for an empty list/string
  const char *help;
} aimet_pass_option;

/// One rule of a check that has several: what `--select=CHECK/RULE` names.
typedef struct aimet_pass_rule {
  const char *group; ///< of rules that belong together; a title
  const char *name;
  const char *severity; ///< "error", or "error, warning" where it depends
  const char *finds;    ///< Markdown in one line
  const char *checker;  ///< what onnx.checker does there; null if meaningless
} aimet_pass_rule;

/// What a rewrite keeps, and is shown to have kept (lib/proof).
typedef enum aimet_proof_level {
  /// The same operators on the same values: only names, provenance, sharing,
  /// order, dead nodes and the borders of functions may change.
  AIMET_PROOF_STRUCTURE,
  /// The same once known values count as constants, static control flow as
  /// what it does, and operators that change nothing as nothing.
  AIMET_PROOF_VALUES,
  /// The same once each chain of linear operators with constant parameters and
  /// of norms counts as one linear operator and one affine map per channel:
  /// numbers may be rounded anew, in the element type that they have.
  AIMET_PROOF_AFFINE,
} aimet_proof_level;

/// A running pass.
typedef struct aimet_pass_run aimet_pass_run;

typedef struct aimet_pass_def {
  const char
      *name; ///< `check-reused-modules`; also the flag and the folder of tests
  aimet_pass_kind kind;
  aimet_proof_level proof; ///< of a rewrite
  const char *family;      ///< "analyze", "prepare", "validate", "arch"
  const char *summary;     ///< one line, lower case, no full stop
  const char *description; ///< paragraphs in Markdown, with before/after IR
  const char *why;         ///< why it matters for quantization, Markdown
  const char *remedy; ///< what a user changes in PyTorch, Markdown; null for
                      ///< infer passes
  const aimet_pass_option *options; ///< ended by an entry without name; or null
  const aimet_pass_rule *rules;     ///< ended by an entry without name; or null
  /// Of a check: how bad its findings are ("error", or "error, warning" where
  /// it depends), and what AIMET calls the check, names separated by commas;
  /// null if it does not have it.
  const char *severity, *aimet_checks;
  /// Of a rewrite: the pass without which it gains nothing; null if there is
  /// none.
  const char *followed_by;
  /// Returns AIMET_OK, or the class of what stopped it (already diagnosed).
  /// Findings do not make a pass fail.
  aimet_status (*run)(aimet_pass_run *run);
} aimet_pass_def;

/// The definition of a running pass.
const aimet_pass_def *aimet_pass_definition(const aimet_pass_run *run);

/// The module that the pass works on.
MlirOperation aimet_pass_module(const aimet_pass_run *run);
MlirContext aimet_pass_mlir_context(const aimet_pass_run *run);
aimet_diag *aimet_pass_diag(const aimet_pass_run *run);
aimet_weight_store *aimet_pass_weights(const aimet_pass_run *run);

/// What the target wants of a network: --profile. Never null.
const aimet_profile *aimet_pass_profile(const aimet_pass_run *run);

/// Something that several passes compute of the IR.
typedef struct aimet_analysis {
  void *(*create)(aimet_pass_run *run); ///< may be null: it has failed
  void (*destroy)(void *result);        ///< of what is not null
} aimet_analysis;

/// The result of an analysis: computed when it is first asked for, and kept
/// until a pass ends that may have changed the IR. A pass that changes it must
/// not ask afterwards.
void *aimet_pass_analysis(aimet_pass_run *run, const aimet_analysis *analysis);

/// The same for an analysis that does not look at what values are: it is also
/// kept where a pass has done AIMET_IR_VALUES. It must not use one that does.
void *aimet_pass_analysis_but_of_values(aimet_pass_run *run,
                                        const aimet_analysis *analysis);

/// Values of options; the name must be one of the definition's.
bool aimet_pass_option_bool(const aimet_pass_run *run, const char *name);
int64_t aimet_pass_option_int(const aimet_pass_run *run, const char *name);
const char *aimet_pass_option_string(const aimet_pass_run *run,
                                     const char *name);
size_t aimet_pass_option_list_size(const aimet_pass_run *run, const char *name);
const char *aimet_pass_option_list_at(const aimet_pass_run *run,
                                      const char *name, size_t i);

/// True if the user excluded this module path or class (a module takes its
/// sub-modules along): --exclude-modules, --exclude-module-classes.
bool aimet_pass_is_excluded(const aimet_pass_run *run, aimet_string_view path,
                            aimet_string_view class_name);

/// False if the user excluded nothing.
bool aimet_pass_has_exclusions(const aimet_pass_run *run);

/// The texts NAME=VALUE of --concrete-arg. None for the second run of a pass:
/// the first has fixed those inputs, and they are no more.
const char *const *aimet_pass_concrete_args(const aimet_pass_run *run,
                                            size_t *out_count);

/// Operators and functions that the user calls math-invariant:
/// --math-invariant.
const char *const *aimet_pass_math_invariant(const aimet_pass_run *run,
                                             size_t *out_count);

/// Reports a finding of the running check (or of an inferring pass that met
/// what cannot be right): records it and emits a diagnostic (with a note for
/// the remedy). `finding->check` is filled in.
void aimet_pass_report(aimet_pass_run *run, aimet_finding *finding);

/// Reports a change of the running rewrite: records it and emits a remark,
/// unless its message is empty (one of many that another remark speaks for).
void aimet_pass_report_change(aimet_pass_run *run, aimet_change *change);

/// An inferring pass says at its end that it did less than its kind may do:
/// then the model is not verified again, and what was made of it holds.
void aimet_pass_note_change(aimet_pass_run *run, aimet_ir_change change);

/// Says something about the run that is no change; nothing where the run is
/// quiet.
void aimet_pass_remark(const aimet_pass_run *run, aimet_place place,
                       const char *format, ...) AIMET_PRINTF(3, 4);

/// Adds to a named statistic of the pass (--mlir-pass-statistics). `name` is
/// static.
void aimet_pass_count(aimet_pass_run *run, const char *name, uint64_t amount);

#endif // AIMET_PASS_PASS_H
