//===- tensor_names.h - tensors that are named after their nodes ----------===//

#ifndef AIMET_REWRITE_TENSOR_NAMES_H
#define AIMET_REWRITE_TENSOR_NAMES_H

#include "rewrite.h"

/// Names the results of all named nodes after them (`/conv1/Conv_output_0`);
/// returns how many tensors have another name now. Inputs and outputs of
/// graphs, initializers, and names that the model mentions outside of nodes
/// stay. Where a name is taken the tensor's gets a number.
size_t aimet_name_tensors(MlirOperation module);

#endif // AIMET_REWRITE_TENSOR_NAMES_H
