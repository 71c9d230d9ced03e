//===- network_ends.h - the first and the last layers of a network --------===//
//
// Found by data flow: a layer (an operator that multiplies with weights, or
// that nothing is known of) is a first one if what it reads is computed from
// inputs of the model without another layer, and a last one if what it computes
// goes to outputs of the model, and to no other layer on any way. Arithmetic of
// boxes, the choice of the best ones and such are no layers; an If or a Loop is
// one if it holds one.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_NETWORK_ENDS_H
#define AIMET_PASSES_NETWORK_ENDS_H

#include "model_flow.h"

/// One of each for every node of the flow.
typedef struct aimet_network_ends {
  bool *reads_inputs;   ///< operand 0 comes from the inputs without a layer
  bool *writes_outputs; ///< the results go to outputs, and to no layer
} aimet_network_ends;

void aimet_network_ends_init(aimet_network_ends *ends,
                             const aimet_model_flow *flow);
void aimet_network_ends_deinit(aimet_network_ends *ends);

#endif // AIMET_PASSES_NETWORK_ENDS_H
