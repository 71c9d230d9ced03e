//===- channel_walk.h - what more channels of a layer would reach ---------===//
//
// More channels of one layer are more channels of all that adds, multiplies or
// normalizes what it computes, up to the layers that read it. Where everything
// on the way works on each channel by itself, new filters of zeros keep what a
// trained network computes. A walk says yes only where the graph shows it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_CHANNEL_WALK_H
#define AIMET_PASSES_CHANNEL_WALK_H

#include "arch_check.h"

/// A node whose channels are to be looked at, and the axis that they are.
typedef struct aimet_channel_step {
  size_t node;
  int32_t axis;
  bool is_forward; ///< it was reached from its operand 0
} aimet_channel_step;

/// What walks have seen; one walk goes over all that is widened together.
typedef struct aimet_channel_walk {
  aimet_arch_check *check;
  size_t *walks; ///< of each node: the walk that was there, from 1 on; 0: none
  int32_t *axes; ///< of each node that a walk was at
  bool *fails;   ///< of each walk
  size_t num_walks, fails_capacity;
  aimet_channel_step *steps; ///< still to be looked at
  size_t num_steps, steps_capacity;
} aimet_channel_walk;

void aimet_channel_walk_init(aimet_channel_walk *walk, aimet_arch_check *check);
void aimet_channel_walk_deinit(aimet_channel_walk *walk);

/// True if the channels (axis 1) of what a node computes can be more, the new
/// ones made by zeros, and nothing else changes.
bool aimet_channel_walk_keeps(aimet_channel_walk *walk, size_t node);

/// The same of the channels that operand 0 of a node has.
bool aimet_channel_walk_keeps_input(aimet_channel_walk *walk, size_t node);

#endif // AIMET_PASSES_CHANNEL_WALK_H
