//===- inlined_names.h - names of what is inlined -------------------------===//
//
// Names in a function are its own business; in the graph that it is inlined
// into they must be unique, and say which call they come from.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_INLINED_NAMES_H
#define AIMET_REWRITE_INLINED_NAMES_H

#include "rewrite.h"

/// The names of one inlined call. Every function here looks at an operation of
/// the body, which keeps its names, and gives its copy new ones.
typedef struct aimet_inlined_names {
  aimet_name_set *nodes;  ///< taken in the graph
  aimet_name_set *values; ///< taken in the graph
  aimet_arena *arena;
  MlirOperation call, function;
  bool keeps_names; ///< as they are, where they are free
} aimet_inlined_names;

/// The copy's name as a node; it must have its provenance.
void aimet_inlined_node(aimet_inlined_names *names, MlirOperation original,
                        MlirOperation copy);

/// The names of the copy's results. `taken` (or null) tells for each which
/// result of the call gives its own, or -1. The node must have its name.
void aimet_inlined_results(aimet_inlined_names *names, MlirOperation original,
                           MlirOperation copy, const intptr_t *taken);

/// The names of the arguments of body `i`; and of its outputs, after all that
/// is in it. The order of its value_info, which goes by names, is forgotten.
void aimet_inlined_arguments(aimet_inlined_names *names, MlirOperation original,
                             MlirOperation copy, intptr_t i);
void aimet_inlined_outputs(aimet_inlined_names *names, MlirOperation original,
                           MlirOperation copy, intptr_t i);

/// A name for a node that the function does not have.
void aimet_inlined_alias(aimet_inlined_names *names, MlirOperation alias);

#endif // AIMET_REWRITE_INLINED_NAMES_H
