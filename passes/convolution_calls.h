//===- convolution_calls.h - calls of one convolution ---------------------===//
//
// A module that is called twice is one convolution, also where its calls do not
// read the same stored tensor: an exporter that folds the batch norm behind one
// call into the weights gives that call weights of its own.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_CONVOLUTION_CALLS_H
#define AIMET_PASSES_CONVOLUTION_CALLS_H

#include "convolution.h"

/// What is known of the convolutions that were seen.
typedef struct aimet_convolution_calls {
  const aimet_model_flow *flow;
  aimet_string_map *parts; ///< layer and weight -> place in a call
  aimet_string_map *calls; ///< call of a layer -> convolutions in it
} aimet_convolution_calls;

void aimet_convolution_calls_init(aimet_convolution_calls *calls,
                                  const aimet_model_flow *flow);
void aimet_convolution_calls_deinit(aimet_convolution_calls *calls);

/// The key (aimet_arch_append_key) of the convolution that a node is a call of;
/// nodes are asked for in order. In a layer calls are of one convolution if
/// they read the same weight, or have the same channels and the same place
/// among the convolutions of their call of the layer.
void aimet_convolution_calls_append_key(aimet_convolution_calls *calls,
                                        size_t node,
                                        const aimet_convolution *convolution,
                                        aimet_string_builder *out);

#endif // AIMET_PASSES_CONVOLUTION_CALLS_H
