//===- weight_uses.h - the layers whose weight a stored tensor is ---------===//

#ifndef AIMET_MODULES_WEIGHT_USES_H
#define AIMET_MODULES_WEIGHT_USES_H

#include "call_graph.h"
#include "provenance.h"

/// A weight or bias slot that a tensor reaches.
typedef struct aimet_weight_use {
  MlirOperation op;
  intptr_t operand;
  aimet_provenance provenance; ///< of this instance, where calls were entered
  bool has_provenance;
} aimet_weight_use;

typedef struct aimet_weight_uses {
  aimet_weight_use *items;
  size_t count, capacity;
} aimet_weight_uses;

/// Finds the weight and bias slots (parameters.h) that a value reaches: itself,
/// cast or in another form (Identity, Cast, Transpose, Reshape, Flatten,
/// Squeeze, Unsqueeze), and as an argument of local functions, of which each
/// call counts. What is quantized on the way has encodings already and does not
/// count. In no stated order; paths of instances are made in the arena.
/// `deinit` frees the list; at most AIMET_MAX_WEIGHT_USES are found.
void aimet_weight_uses_init(aimet_weight_uses *uses, MlirValue value,
                            const aimet_call_graph *graph, aimet_arena *arena);
void aimet_weight_uses_deinit(aimet_weight_uses *uses);

#define AIMET_MAX_WEIGHT_USES 10000

#endif // AIMET_MODULES_WEIGHT_USES_H
