//===- fx_names.h - the names that torch.fx gives -------------------------===//
//
// AIMET names the modules that its preparer makes after the nodes of the graph
// that torch.fx traces. This is torch.fx's name space (the rule of PyTorch
// 2.13), so that users find in ours what they know from there.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_FX_NAMES_H
#define AIMET_MODULES_FX_NAMES_H

#include "arena.h"

#include <stdint.h>

/// A name space: all names given so far.
typedef struct aimet_fx_names aimet_fx_names;

aimet_fx_names *aimet_fx_names_create(void);
void aimet_fx_names_destroy(aimet_fx_names *names);

/// Gives the name for a candidate: the candidate itself, or the next
/// `base_<n>` that is free. The string belongs to the name space.
aimet_string_view aimet_fx_names_give(aimet_fx_names *names,
                                      aimet_string_view candidate);

/// Takes note of a name that was given by an earlier run.
void aimet_fx_names_recall(aimet_fx_names *names, aimet_string_view given);

/// The candidate that a call of a module proposes: its path in snake case with
/// `_` for dots.
aimet_string_view aimet_fx_module_candidate(aimet_string_view path,
                                            aimet_arena *arena);

/// True for words that torch.fx never gives as they are: keywords and builtins
/// of Python, and the few that generated code uses itself.
bool aimet_fx_is_reserved(aimet_string_view word);

/// Splits `relu_2` into `relu` and 2 by torch.fx's rule (leading zeros and 0
/// count); without number `*out_number` is -1 and the base is all.
void aimet_fx_split(aimet_string_view name, aimet_string_view *out_base,
                    int64_t *out_number);

#endif // AIMET_MODULES_FX_NAMES_H
