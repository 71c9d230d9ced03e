//===- annotation_rules.h - rules on what refers to values by name --------===//
//
// Private to the rules of ONNX. No reader of the format checks these: they
// concern quantization annotations, training and devices.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_ANNOTATION_RULES_H
#define AIMET_RULES_ANNOTATION_RULES_H

#include "node_rules_internal.h"

/// Checks a graph's quantization_annotation. All values of the graph must be
/// defined in the scope.
void aimet_check_quantization_annotation(const aimet_rule_input *input,
                                         const aimet_graph_view *graph,
                                         const aimet_name_scope *scope);

/// Checks the model's training_info. The values of the main graph must be
/// defined in the scope.
void aimet_check_training_info(const aimet_rule_input *input,
                               const aimet_graph_view *main_graph,
                               const aimet_name_scope *scope);

/// Checks the model's device configurations.
void aimet_check_device_configurations(const aimet_rule_input *input);

/// Checks what a node says of devices.
void aimet_rule_node_devices(aimet_rule_context *context);

#endif // AIMET_RULES_ANNOTATION_RULES_H
