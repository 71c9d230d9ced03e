//===- value_rules.h - rules on what models state of values ---------------===//
//
// Private to the rules of ONNX.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_VALUE_RULES_H
#define AIMET_RULES_VALUE_RULES_H

#include "node_rules_graph.h"

/// Checks what a graph states of its inputs and outputs.
void aimet_check_graph_values(const aimet_rule_input *input,
                              const aimet_graph_view *graph);

/// Checks what value_info states of the results of a node or initializer.
void aimet_check_results(const aimet_rule_input *input, MlirOperation op,
                         bool is_in_function);

/// Checks the entries of value_info that are of no result: strays, repeats,
/// and inputs. All values of the graph must be defined in the scope.
void aimet_check_value_infos(const aimet_rule_input *input,
                             const aimet_graph_view *graph,
                             const aimet_name_scope *scope);

#endif // AIMET_RULES_VALUE_RULES_H
