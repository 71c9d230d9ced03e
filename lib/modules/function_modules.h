//===- function_modules.h - modules that are local functions --------------===//
//
// Exporters can make a local function of each module class; each call of it is
// an instance. Provenance in a function's body is relative to the instance:
// path "" is the instance itself, `conv1` its child. The call bears the
// instance's own (docs/dialect.md, "Provenance in functions"). Here is what the
// two give together.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_FUNCTION_MODULES_H
#define AIMET_MODULES_FUNCTION_MODULES_H

#include "call_graph.h"
#include "provenance.h"

/// Nodes in functions that one run of a model executes, at most; where there
/// are more, functions are not looked into.
#define AIMET_MAX_INSTANCE_NODES 1000000

/// True if all calls of a model can be looked into, one after the other: no
/// function calls itself, and they are not called too often.
bool aimet_can_look_into_calls(const aimet_call_graph *graph);

/// A path and what lies below it; made in the arena unless one of them is "".
aimet_string_view aimet_path_join(aimet_string_view parent,
                                  aimet_string_view child, aimet_arena *arena);

/// What an operation of a body is of where the function is called from an
/// operation of provenance `call` (null: it has none); `body` is the
/// operation's own (null: none). False: nothing is known. The path is made in
/// the arena. `out->call` and `out->unit` count within this instance where they
/// are not the call's own: `*out_is_own_call` and `*out_is_own_unit` say so.
bool aimet_provenance_in_instance(const aimet_provenance *call,
                                  const aimet_provenance *body,
                                  aimet_arena *arena, aimet_provenance *out,
                                  bool *out_is_own_call, bool *out_is_own_unit);

/// Provenance of what inlining makes. Serves one inlining of any number of
/// calls, in any order (inner calls first, or outer ones).
typedef struct aimet_inlined_modules aimet_inlined_modules;

aimet_inlined_modules *aimet_inlined_modules_create(MlirOperation module);
void aimet_inlined_modules_destroy(aimet_inlined_modules *inlined);

/// Begins with the operations of one call; before it is erased.
void aimet_inlined_modules_enter(aimet_inlined_modules *inlined,
                                 MlirOperation call);

/// `aimet.module` of the clone of an operation of the body (or of a graph in
/// it) in the call that was entered last; null if it gets none: any that the
/// clone has must then be removed. `body_op` must be as it was before the call
/// was inlined.
MlirAttribute aimet_inlined_modules_attribute(aimet_inlined_modules *inlined,
                                              MlirOperation body_op);

/// After the last call: numbers the calls of modules anew, as they are
/// executed.
void aimet_inlined_modules_finish(aimet_inlined_modules *inlined);

#endif // AIMET_MODULES_FUNCTION_MODULES_H
