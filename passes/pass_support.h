//===- pass_support.h - what several passes of this tree share ------------===//

#ifndef AIMET_PASSES_PASS_SUPPORT_H
#define AIMET_PASSES_PASS_SUPPORT_H

#include "pass.h"

#include "module_tree.h"
#include "rewrite.h"
#include "string_builder.h"

/// The modules of the model as it is, with those marked that the user excluded.
/// It belongs to the runner, which keeps it for passes to come; it holds while
/// this pass erases no operation, and shows what was there before this pass.
const aimet_module_tree *aimet_pass_module_tree(aimet_pass_run *run,
                                                aimet_tree_extent extent);

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

/// What puts operations into other modules.
typedef struct aimet_module_mover {
  aimet_name_set *names; ///< of all nodes
  aimet_provenance_maker maker;
  aimet_string_builder scratch;
} aimet_module_mover;

/// Takes the names of all nodes in `module`.
void aimet_module_mover_init(aimet_module_mover *mover, MlirOperation module);
void aimet_module_mover_deinit(aimet_module_mover *mover);

/// Makes an operation of a custom leaf one that resides in it: the leaf is
/// traced through and is no module any longer.
void aimet_dissolve_leaf(aimet_module_mover *mover, MlirOperation op,
                         const aimet_provenance *provenance);

/// An operation of a module that a rewrite makes.
typedef struct aimet_moved_op {
  MlirOperation op;
  aimet_string_view old_name; ///< belongs to the context
} aimet_moved_op;

/// Puts an operation into another module: its provenance becomes `provenance`,
/// and its name one that says so (`/module_add/Add`).
aimet_moved_op aimet_move_to_module(aimet_module_mover *mover, MlirOperation op,
                                    const aimet_provenance *provenance);

/// Reports a module that a rewrite has made of `ops` (at least one). The class
/// is reported without its Python module.
void aimet_report_made_module(aimet_pass_run *run,
                              const aimet_provenance *provenance,
                              const aimet_moved_op *ops, size_t num_ops,
                              aimet_string_view message);

#endif // AIMET_PASSES_PASS_SUPPORT_H
