//===- sharing_remedy.h - what to do about a tensor of several layers -----===//
//
// Words for check-shared-weights. Exporters merge tensors that are equal, so a
// tensor of several layers need not be one in the user's source.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_SHARING_REMEDY_H
#define AIMET_PASSES_SHARING_REMEDY_H

#include "pass.h"
#include "string_builder.h"
#include "weight_uses.h"

/// "weight" or "bias": which of the two slots it is.
const char *aimet_slot_name(const aimet_weight_use *use);

/// Appends the remedy for the stored tensor that `op` defines under the name
/// `tensor`; `uses`, two or more, are in order of execution.
void aimet_append_sharing_remedy(aimet_string_builder *out,
                                 const aimet_pass_run *run, MlirOperation op,
                                 aimet_string_view tensor,
                                 const aimet_weight_uses *uses);

#endif // AIMET_PASSES_SHARING_REMEDY_H
