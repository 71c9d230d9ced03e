//===- network_ends.h - the first and the last layers of a network --------===//
//
// Found by data flow: a layer (an operator that multiplies with weights, or
// that nothing is known of) is a first one if what it reads is computed from
// inputs of the model without another layer, and a last one if what it computes
// goes to outputs of the model, all of it, without another layer.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_NETWORK_ENDS_H
#define AIMET_PASSES_NETWORK_ENDS_H

#include "model_flow.h"

/// One of each for every node of the flow.
typedef struct aimet_network_ends {
  bool *reads_inputs;   ///< operand 0 comes from the inputs without a layer
  bool *writes_outputs; ///< the results go to the outputs without a layer
} aimet_network_ends;

void aimet_network_ends_init(aimet_network_ends *ends,
                             const aimet_model_flow *flow);
void aimet_network_ends_deinit(aimet_network_ends *ends);

#endif // AIMET_PASSES_NETWORK_ENDS_H
