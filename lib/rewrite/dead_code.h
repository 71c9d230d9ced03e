//===- dead_code.h - erasing what nothing uses ----------------------------===//

#ifndef AIMET_REWRITE_DEAD_CODE_H
#define AIMET_REWRITE_DEAD_CODE_H

#include "effects.h"
#include "rewrite.h"

/// Erases operations, and afterwards what only those used. What it erased can
/// be read until it is destroyed.
typedef struct aimet_dead_code {
  aimet_effects *effects;
  aimet_name_set *mentioned; ///< names that must stay (rewrite.h)
  aimet_arena *arena;
  struct aimet_dead_candidates *candidates;
  /// Names of the nodes that were erased because nothing used them.
  aimet_string_view *nodes;
  size_t num_nodes, node_capacity;
  size_t num_initializers;
} aimet_dead_code;

void aimet_dead_code_init(aimet_dead_code *dead, MlirOperation module);
void aimet_dead_code_deinit(aimet_dead_code *dead);

/// True if the model mentions the name of a value outside of its nodes.
bool aimet_is_mentioned(const aimet_dead_code *dead, MlirValue value);

/// True for a node or initializer whose results nothing uses and the model does
/// not mention, and that has no effects.
bool aimet_is_dead(aimet_dead_code *dead, MlirOperation op);

/// Makes an operation a candidate of the next sweep. It must not be erased but
/// by the functions here.
void aimet_dead_code_add(aimet_dead_code *dead, MlirOperation op);

/// Erases an operation whose results have no uses; what fed it becomes a
/// candidate.
void aimet_dead_code_erase(aimet_dead_code *dead, MlirOperation op);

/// Erases all candidates that are dead, the last one first, and what only those
/// used. Afterwards there are no candidates.
void aimet_dead_code_sweep(aimet_dead_code *dead);

#endif // AIMET_REWRITE_DEAD_CODE_H
