//===- channel_purpose.h - channels whose number is no choice -------------===//
//
// One channel that is an axis of something else, or a map that others are
// weighed with, is one by what the network is; so is the number of alternatives
// that a Softmax chooses from.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_CHANNEL_PURPOSE_H
#define AIMET_PASSES_CHANNEL_PURPOSE_H

#include "convolution.h"

/// True if the output channels of a convolution certainly are such.
bool aimet_has_fixed_output(aimet_arch_check *check, size_t node,
                            const aimet_convolution *convolution);

/// True if its one input channel was made by a change of shape or by a
/// reduction.
bool aimet_has_fixed_input(aimet_arch_check *check, size_t node,
                           const aimet_convolution *convolution);

#endif // AIMET_PASSES_CHANNEL_PURPOSE_H
