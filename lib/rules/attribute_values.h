//===- attribute_values.h - string attributes with a closed set of values -===//
//
// Private to the rules of ONNX.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_ATTRIBUTE_VALUES_H
#define AIMET_RULES_ATTRIBUTE_VALUES_H

#include "node_rules_internal.h"

/// A string attribute of an operator and the values that it may have.
typedef struct aimet_choice aimet_choice;

/// The first of an operator's choices; null if it has none.
const aimet_choice *aimet_choices_find(const aimet_schema *schema);

/// Values of string attributes that the operator's documentation enumerates.
void aimet_rule_attribute_choice(aimet_rule_context *context);

#endif // AIMET_RULES_ATTRIBUTE_VALUES_H
