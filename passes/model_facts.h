//===- model_facts.h - what checks of architecture know of a model --------===//
//
// Analyses of the whole model, each computed once for all passes that ask until
// the IR changes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_MODEL_FACTS_H
#define AIMET_PASSES_MODEL_FACTS_H

#include "pass.h"

#include "cost_shares.h"
#include "model_flow.h"

/// What feeds what; never null.
const aimet_model_flow *aimet_pass_flow(aimet_pass_run *run);

/// Types and costs; null where files that hold weights cannot be read (which is
/// diagnosed).
aimet_cost_shares *aimet_pass_cost_shares(aimet_pass_run *run);

/// What the model's shares of work were computed from knows of a value: its
/// type, and its elements (null: nothing).
const aimet_value_type *aimet_pass_type_of(aimet_pass_run *run,
                                           MlirValue value);
const aimet_elements *aimet_pass_elements_of(aimet_pass_run *run,
                                             MlirValue value);

#endif // AIMET_PASSES_MODEL_FACTS_H
