//===- model_rules.h - what ONNX demands of a model as a whole ------------===//

#ifndef AIMET_RULES_MODEL_RULES_H
#define AIMET_RULES_MODEL_RULES_H

#include "node_rules.h"

/// Checks what a model states about itself, and its local functions
/// (aimet_check_local_functions).
void aimet_check_model(const aimet_rule_input *input);

#endif // AIMET_RULES_MODEL_RULES_H
