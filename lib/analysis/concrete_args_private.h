//===- concrete_args_private.h - what concrete arguments hold -------------===//
//
// Private to concrete_args.c and concrete_bind.c.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_CONCRETE_ARGS_PRIVATE_H
#define AIMET_ANALYSIS_CONCRETE_ARGS_PRIVATE_H

#include "arena.h"
#include "concrete_args.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct aimet_concrete_input {
  aimet_string_view name;
  MlirAttribute tensor; ///< dense elements
} aimet_concrete_input;

typedef struct aimet_concrete_dim {
  aimet_string_view name;
  int64_t size;
} aimet_concrete_dim;

struct aimet_concrete_args {
  aimet_arena *arena;
  aimet_concrete_input *inputs;
  aimet_concrete_dim *dims;
  size_t num_inputs, num_dims;
  bool makes_constants; ///< the IR version has no initializers of their own
};

/// The place of the input of this name among the arguments of the main graph;
/// -1 if there is none. The body may be null.
intptr_t aimet_concrete_find_input(MlirOperation function, MlirBlock body,
                                   aimet_string_view name);

#endif // AIMET_ANALYSIS_CONCRETE_ARGS_PRIVATE_H
