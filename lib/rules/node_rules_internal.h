//===- node_rules_internal.h - shared by the files of node_rules ----------===//

#ifndef AIMET_RULES_NODE_RULES_INTERNAL_H
#define AIMET_RULES_NODE_RULES_INTERNAL_H

#include "node_rules_graph.h"

#include "schema.h"
#include "string_builder.h"
#include "string_map.h"

typedef struct aimet_rule_context aimet_rule_context;

/// A local function, with what `onnx.function` says.
typedef struct aimet_local_function {
  MlirOperation op;
  aimet_string_view symbol, domain, name, overload;
  MlirAttribute message;
  aimet_string_map *declared; ///< names of attributes
  intptr_t num_inputs, num_outputs;
} aimet_local_function;

struct aimet_local_functions {
  aimet_local_function *items;
  size_t count, capacity;
  aimet_string_map *by_symbol; ///< -> index
  aimet_string_map *domains;   ///< that have functions
  aimet_string_map *imports;   ///< domain -> version, of the first that has it
};

/// The function that an onnx.Call calls, or null.
const aimet_local_function *
aimet_local_functions_callee(const aimet_local_functions *functions,
                             MlirOperation call);

/// The version of a domain that the first function which imports it wants; 0
/// if none does.
int64_t aimet_local_functions_import(const aimet_local_functions *functions,
                                     aimet_string_view domain);

/// The local function that this operation is, or null.
const aimet_local_function *
aimet_local_functions_of(const aimet_local_functions *functions,
                         MlirOperation op);

/// True if the function has a parameter of this name, with a default or
/// without.
bool aimet_function_declares(const aimet_local_function *function,
                             aimet_string_view name);

/// An operation's operator, as the imports of its function make it.
typedef struct aimet_operator {
  aimet_operation_kind kind;
  aimet_string_view type;     ///< op_type
  aimet_string_view domain;   ///< as the node spells it
  int64_t version;            ///< of the domain; 0: not imported
  const aimet_schema *schema; ///< null: none applies
  /// Its string attributes with a closed set of values, null: it has none.
  const struct aimet_choice *choices;
} aimet_operator;

/// The operator of any operation but onnx.Call, remembered by the operation's
/// name where that tells all. Valid until the next call.
const aimet_operator *aimet_operator_of(const aimet_rule_input *input,
                                        MlirOperation op);

/// A rule, and the texts that all its faults share.
typedef struct aimet_rule {
  const char *name;
  void (*check)(aimet_rule_context *context);
  const char *why;
  const char *remedy;
} aimet_rule;

/// An attribute of a node, whichever way the IR holds it.
typedef struct aimet_node_attribute {
  aimet_string_view name;
  MlirAttribute value; ///< the natural form or the message; null: a region
  /// What it says it is; AIMET_ATTRIBUTE_UNDEFINED: nothing, or no known type.
  aimet_attribute_type type;
  int64_t stated_type;             ///< the number in the file
  aimet_attribute_type value_type; ///< of the field that holds its value
  unsigned num_values;             ///< fields that hold a value
  bool is_list_of_anything;        ///< the empty array
  bool is_message;                 ///< stands in `onnx.attributes`
  aimet_string_view reference;     ///< the function's attribute, or empty
} aimet_node_attribute;

/// A node, or a graph, as rules see it.
struct aimet_rule_context {
  const aimet_rule_input *input;
  const aimet_rule *rule;
  MlirOperation node;         ///< or what else the rule looks at
  MlirAttribute message;      ///< what `onnx.node` says, or null
  aimet_string_view type;     ///< op_type
  aimet_string_view domain;   ///< as the node spells it
  int64_t version;            ///< of the domain; 0: not imported
  const aimet_schema *schema; ///< null: none applies
  const struct aimet_choice *choices;
  aimet_node_attribute *attributes;
  size_t num_attributes;
  bool is_call;
  const aimet_local_function *callee; ///< of a call; null: there is none
  const aimet_graph_view *graph;      ///< of rules on graphs
  MlirOperation end;                  ///< the graph's last operation
};

/// Reports a fault of the running rule. `remedy` null: the rule's own.
void aimet_rule_report(const aimet_rule_context *context,
                       aimet_severity severity, aimet_string_view tensor,
                       const char *remedy, const char *format, ...)
    AIMET_PRINTF(5, 6);

/// The context of a rule that looks at something else than a node.
static inline aimet_rule_context
aimet_rule_context_of(const aimet_rule_input *input, const aimet_rule *rule,
                      MlirOperation op) {
  return (aimet_rule_context){.input = input, .rule = rule, .node = op};
}

/// Reports a name (`what`: "name", "node name") that no file can hold, by the
/// rule "name-text".
void aimet_check_text(const aimet_rule_input *input, MlirOperation op,
                      const char *what, aimet_string_view name);

/// Reports an error of the running rule that concerns no tensor.
#define aimet_rule_error(context, ...)                                         \
  aimet_rule_report(context, AIMET_SEVERITY_ERROR, aimet_sv(""), NULL,         \
                    __VA_ARGS__)

/// The rules on operators and domains (node_rules_operator.c).
void aimet_rule_not_empty(aimet_rule_context *context);
void aimet_rule_op_type(aimet_rule_context *context);
void aimet_rule_domain_spelling(aimet_rule_context *context);
void aimet_rule_domain_import(aimet_rule_context *context);
void aimet_rule_not_experimental(aimet_rule_context *context);
void aimet_rule_operator_exists(aimet_rule_context *context);
void aimet_rule_not_deprecated(aimet_rule_context *context);
void aimet_rule_function_opset(aimet_rule_context *context);

/// The rules on attributes (node_rules_attributes.c).
void aimet_rule_attribute_form(aimet_rule_context *context);
void aimet_rule_attribute_known(aimet_rule_context *context);
void aimet_rule_attribute_type(aimet_rule_context *context);
void aimet_rule_attribute_required(aimet_rule_context *context);
void aimet_rule_attribute_reference(aimet_rule_context *context);

/// The rules on calls (node_rules_calls.c).
void aimet_rule_call_arity(aimet_rule_context *context);
void aimet_rule_call_attributes(aimet_rule_context *context);
void aimet_rule_call_target(aimet_rule_context *context);

/// The attributes of a node: natural ones, regions, messages. The caller frees.
aimet_node_attribute *aimet_node_attributes(MlirOperation node,
                                            size_t *out_count);

#endif // AIMET_RULES_NODE_RULES_INTERNAL_H
