//===- norm_rewrite.h - what passes that rewrite norms share --------------===//
//
// Putting operations in the place of norms, and saying so.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_NORM_REWRITE_H
#define AIMET_PASSES_NORM_REWRITE_H

#include "arena.h"
#include "pass.h"
#include "string_builder.h"

/// `new_op` computes from now on what `old` did: its first result takes name,
/// type, what is stated of it, and uses.
void aimet_take_result(MlirOperation new_op, MlirOperation old,
                       aimet_arena *arena);

/// Appends `BatchNormalization "bn1"`.
void aimet_append_node(aimet_string_builder *out, MlirOperation op);

/// Reports what became of a norm: "VERB BatchNormalization "bn1" REST".
void aimet_report_norm(aimet_pass_run *run, MlirOperation norm,
                       const char *verb, aimet_string_view rest);

/// Emits a remark that a norm stays although the pass is for such: it "REST,
/// but is left: WHY".
void aimet_remark_norm_left(aimet_pass_run *run, MlirOperation norm,
                            const char *rest, const char *why);

/// The why of a norm of which not all numbers fit the type.
#define AIMET_WHY_OUT_OF_RANGE "a number would be out of range"

#endif // AIMET_PASSES_NORM_REWRITE_H
