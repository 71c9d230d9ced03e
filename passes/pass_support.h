//===- pass_support.h - what several passes of this tree share ------------===//

#ifndef AIMET_PASSES_PASS_SUPPORT_H
#define AIMET_PASSES_PASS_SUPPORT_H

#include "pass.h"

#include "module_tree.h"
#include "rewrite.h"

/// An aimet_exclusion whose user data is the running pass.
bool aimet_pass_excludes(aimet_string_view path, aimet_string_view class_name,
                         void *run);

/// True for what rewrites that make nodes fewer leave as it is: what the user
/// excluded, and bodies of SequenceMap. ONNX Runtime (1.31) expands a
/// SequenceMap before it knows what type its body gives out, unless the body
/// holds another node that is expanded first (CastLike); it cannot load some
/// models any longer when that is gone.
bool aimet_pass_leaves(const aimet_pass_run *run, MlirOperation op);

/// Fingerprints are made of structure: the check, which of its subjects it is
/// in execution order, types of operators. Names never enter.
uint64_t aimet_fingerprint_begin(const char *check, size_t ordinal);
uint64_t aimet_fingerprint_add(uint64_t fingerprint, aimet_string_view text);

/// Brings names that were noted from the end into execution order.
void aimet_reverse_names(aimet_string_view *names, size_t count);

/// Makes an operation of a custom leaf one that resides in it: the leaf is
/// traced through and is no module any longer.
void aimet_dissolve_leaf(MlirOperation op, const aimet_provenance *provenance);

/// An operation of a module that a rewrite makes.
typedef struct aimet_moved_op {
  MlirOperation op;
  aimet_string_view old_name; ///< belongs to the context
} aimet_moved_op;

/// Puts an operation into another module: its provenance becomes `provenance`,
/// and its name one that says so (`/module_add/Add`), taken from `names`.
aimet_moved_op aimet_move_to_module(MlirOperation op,
                                    const aimet_provenance *provenance,
                                    aimet_name_set *names);

/// Reports a module that a rewrite has made of `ops` (at least one). The class
/// is reported without its Python module.
void aimet_report_made_module(aimet_pass_run *run,
                              const aimet_provenance *provenance,
                              const aimet_moved_op *ops, size_t num_ops,
                              aimet_string_view message);

#endif // AIMET_PASSES_PASS_SUPPORT_H
