//===- node_rules.c - a node against the schema of its operator -----------===//

#include "node_rules_internal.h"

#include "annotation_rules.h"
#include "attribute_values.h"
#include "dialect.h"
#include "ir_version_rules.h"
#include "node.h"
#include "string_map.h"
#include "tensor_rules.h"

#include <stdlib.h>

void aimet_rule_report(const aimet_rule_context *context,
                       aimet_severity severity, aimet_string_view tensor,
                       const char *remedy, const char *format, ...) {
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  va_list arguments;
  va_start(arguments, format);
  aimet_sb_vappendf(&message, format, arguments);
  va_end(arguments);
  aimet_fault fault = {
      .rule = context->rule->name,
      .severity = severity,
      .op = context->node,
      .tensor = tensor,
      .message = aimet_sb_view(&message),
      .why = aimet_sv(context->rule->why),
      .remedy = aimet_sv(remedy ? remedy : context->rule->remedy),
  };
  context->input->handler(&fault, context->input->user_data);
  aimet_sb_deinit(&message);
}

/// Names longer than this are cut.
#define NAME_LIMIT 200

static const aimet_rule text_rule = {
    "name-text", NULL, "ONNX files hold UTF-8 only, export refuses others",
    "give it another name"};

void aimet_check_text(const aimet_rule_input *input, MlirOperation op,
                      const char *what, aimet_string_view name) {
  if (aimet_sv_is_text(name))
    return;
  aimet_rule_context context = aimet_rule_context_of(input, &text_rule, op);
  aimet_string_builder escaped = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&escaped, name, NAME_LIMIT);
  aimet_rule_report(&context, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                    "%s \"%s\" has a NUL or is no UTF-8", what,
                    aimet_sb_view(&escaped).data);
  aimet_sb_deinit(&escaped);
}

//===----------------------------------------------------------------------===//
// Inputs and outputs
//===----------------------------------------------------------------------===//

static void check_count(aimet_rule_context *c, const char *what, intptr_t got,
                        int32_t min, int32_t max) {
  if (got >= min && got <= max)
    return;
  if (min == max)
    aimet_rule_error(c,
                     "wrong number of %s of operator \"%s\", got %td, "
                     "expected %d",
                     what, c->schema->name, got, (int)min);
  else if (max == INT32_MAX)
    aimet_rule_error(c,
                     "wrong number of %s of operator \"%s\", got %td, "
                     "expected at least %d",
                     what, c->schema->name, got, (int)min);
  else
    aimet_rule_error(c,
                     "wrong number of %s of operator \"%s\", got %td, "
                     "expected %d to %d",
                     what, c->schema->name, got, (int)min, (int)max);
}

static void check_input_count(aimet_rule_context *c) {
  if (c->schema)
    check_count(c, "inputs", mlirOperationGetNumOperands(c->node),
                c->schema->min_inputs, c->schema->max_inputs);
}

/// BatchNormalization has as many outputs as its mode: inference 1, training 5,
/// from opset 14 on 3. The schema alone says "1 to 5".
static bool check_batch_norm_outputs(aimet_rule_context *c) {
  if (!aimet_sv_is(c->type, "BatchNormalization"))
    return false;
  int32_t training = c->schema->since_version < 14 ? 5 : 3;
  intptr_t got = mlirOperationGetNumResults(c->node);
  if (got != 1 && got != training)
    aimet_rule_error(c,
                     "wrong number of outputs of operator "
                     "\"BatchNormalization\", got %td, expected 1 or %d",
                     got, (int)training);
  return true;
}

static void check_output_count(aimet_rule_context *c) {
  if (c->schema && !check_batch_norm_outputs(c))
    check_count(c, "outputs", mlirOperationGetNumResults(c->node),
                c->schema->min_outputs, c->schema->max_outputs);
}

/// The parameter that position `i` belongs to: a variadic one takes all the
/// rest. Null if there is none.
static const aimet_schema_parameter *
parameter_at(const aimet_schema_parameter *parameters, uint16_t count,
             intptr_t i) {
  if (i < count)
    return &parameters[i];
  if (count && parameters[count - 1].option == AIMET_PARAMETER_VARIADIC)
    return &parameters[count - 1];
  return NULL;
}

static bool is_single(const aimet_schema_parameter *parameter) {
  return parameter && parameter->option == AIMET_PARAMETER_SINGLE;
}

static void check_present_inputs(aimet_rule_context *c) {
  intptr_t count = c->schema ? mlirOperationGetNumOperands(c->node) : 0;
  for (intptr_t i = 0; i < count; ++i) {
    const aimet_schema_parameter *parameter =
        parameter_at(c->schema->inputs, c->schema->num_inputs, i);
    if (is_single(parameter) &&
        aimet_value_is_absent(mlirOperationGetOperand(c->node, i)))
      aimet_rule_error(c, "input %td, \"%s\", of operator \"%s\" is left out",
                       i, parameter->name, c->schema->name);
  }
}

static void check_present_outputs(aimet_rule_context *c) {
  intptr_t count = c->schema ? mlirOperationGetNumResults(c->node) : 0;
  for (intptr_t i = 0; i < count; ++i) {
    const aimet_schema_parameter *parameter =
        parameter_at(c->schema->outputs, c->schema->num_outputs, i);
    MlirType type = mlirValueGetType(mlirOperationGetResult(c->node, i));
    if (is_single(parameter) && mlirTypeIsANone(type))
      aimet_rule_error(c, "output %td, \"%s\", of operator \"%s\" is left out",
                       i, parameter->name, c->schema->name);
  }
}

static void check_defined_inputs(aimet_rule_context *c) {
  intptr_t count = mlirOperationGetNumOperands(c->node);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(c->node, i);
    if (!mlirValueIsAOpResult(value) ||
        !aimet_op_is(mlirOpResultGetOwner(value), "onnx.Undefined"))
      continue;
    aimet_string_view name = aimet_value_name(value, c->input->arena);
    aimet_rule_report(c, AIMET_SEVERITY_ERROR, name, NULL,
                      "input %td, \"%.*s\", is not defined", i, AIMET_SV(name));
  }
}

//===----------------------------------------------------------------------===//
// Metadata
//===----------------------------------------------------------------------===//

/// The key of the i-th entry: entries are keys and values in turn, or messages.
static bool metadata_key(MlirAttribute metadata, intptr_t i, bool is_flat,
                         aimet_string_view *out_key) {
  if (is_flat)
    return aimet_attr_get_string(aimet_array_get(metadata, 2 * i), out_key);
  return aimet_attr_get_string(
      aimet_dict_get(aimet_array_get(metadata, i), "key"), out_key);
}

/// Lists of pairs are short as a rule: so many are compared one by one.
#define FEW_PAIRS 16

static bool repeats_before(MlirAttribute metadata, intptr_t i, bool is_flat,
                           aimet_string_view key) {
  aimet_string_view other;
  for (intptr_t k = 0; k < i; ++k)
    if (metadata_key(metadata, k, is_flat, &other) &&
        aimet_sv_equal(other, key))
      return true;
  return false;
}

bool aimet_metadata_repeats_key(MlirAttribute metadata,
                                aimet_string_view *out_key) {
  intptr_t count = aimet_array_size(metadata);
  if (count == 0)
    return false;
  bool is_flat = mlirAttributeIsAString(aimet_array_get(metadata, 0));
  intptr_t entries = is_flat ? count / 2 : count;
  bool repeats = false;
  aimet_string_map *seen =
      entries > FEW_PAIRS ? aimet_string_map_create() : NULL;
  for (intptr_t i = 0; i < entries && !repeats; ++i) {
    bool is_new = true;
    if (!metadata_key(metadata, i, is_flat, out_key))
      continue;
    if (seen)
      aimet_string_map_insert(seen, *out_key, &is_new);
    repeats = seen ? !is_new : repeats_before(metadata, i, is_flat, *out_key);
  }
  aimet_string_map_destroy(seen);
  return repeats;
}

static void check_metadata(aimet_rule_context *c) {
  aimet_string_view key;
  if (aimet_metadata_repeats_key(aimet_op_attr(c->node, "onnx.metadata_props"),
                                 &key))
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "metadata key \"%.*s\" is given twice", AIMET_SV(key));
}

//===----------------------------------------------------------------------===//
// All rules
//===----------------------------------------------------------------------===//

#define SCHEMA_WHY                                                             \
  "a runtime looks up the operator by domain, name and opset version and "     \
  "refuses the model if the node does not fit"
#define NAME_WHY                                                               \
  "a value that nothing computes makes the graph impossible to run"

static const aimet_rule rules[] = {
    {"empty-node", aimet_rule_not_empty,
     "the standard gives such a node no meaning", "remove the node"},
    {"op-type", aimet_rule_op_type, SCHEMA_WHY,
     "give the node an operator type"},
    {"domain-spelling", aimet_rule_domain_spelling,
     "onnx.checker finds no operator under this spelling, though some runtimes "
     "do",
     "leave the node's domain empty"},
    {"domain-import", aimet_rule_domain_import, SCHEMA_WHY,
     "add the domain and its version to opset_import"},
    {"experimental-operator", aimet_rule_not_experimental,
     "ONNX dropped these operators before version 1.5, few runtimes have them",
     "export the model anew, or replace the node by standard operators"},
    {"unknown-operator", aimet_rule_operator_exists, SCHEMA_WHY,
     "correct the name, or give the operator a domain of its own"},
    {"deprecated-operator", aimet_rule_not_deprecated, SCHEMA_WHY,
     "export the model anew with an opset in which the operator is valid, or "
     "replace it"},
    {"function-opset", aimet_rule_function_opset,
     "a runtime that inlines the function would give the node another meaning",
     "let function and model import the same opset version"},
    {"input-count", check_input_count, SCHEMA_WHY,
     "give the node the inputs that its operator takes at this opset"},
    {"output-count", check_output_count, SCHEMA_WHY,
     "give the node the outputs that its operator has at this opset"},
    {"input-required", check_present_inputs, SCHEMA_WHY, "connect the input"},
    {"output-required", check_present_outputs, SCHEMA_WHY, "name the output"},
    {"undefined-input", check_defined_inputs, NAME_WHY,
     "define the value as an input, an initializer or the output of a node, or "
     "correct the name"},
    {"attribute-form", aimet_rule_attribute_form,
     "readers disagree about which value such an attribute has",
     "write each attribute once, with a name, a type and one value"},
    {"attribute-unknown", aimet_rule_attribute_known, SCHEMA_WHY,
     "remove the attribute, or pass it the way this opset expects it"},
    {"attribute-type", aimet_rule_attribute_type, SCHEMA_WHY,
     "write the attribute with the type that the operator expects"},
    {"attribute-required", aimet_rule_attribute_required, SCHEMA_WHY,
     "add the attribute"},
    {"attribute-choice", aimet_rule_attribute_choice,
     "a runtime compares the value with those it knows and refuses others",
     "write one of the values that the operator knows at this opset"},
    {"attribute-reference", aimet_rule_attribute_reference,
     "where nothing binds the reference, readers take the attribute for absent",
     "write the attribute's value, or declare it in the function"},
    {"device-configuration", aimet_rule_node_devices,
     "a runtime that spreads the model over devices cannot follow it",
     "correct the configuration, or remove it"},
    {"call-target", aimet_rule_call_target,
     "a runtime finds neither a function nor an operator of this name",
     "add the function to the model, or correct the name"},
    {"call-arity", aimet_rule_call_arity,
     "inputs and outputs are bound to the function's parameters by position",
     "give the call what the function takes"},
    {"call-attributes", aimet_rule_call_attributes,
     "the function has no parameter to bind the attribute to, so its value is "
     "lost",
     "remove the attribute, or declare it in the function"},
    {"node-metadata", check_metadata,
     "readers disagree about which of the values counts",
     "remove one of the entries"},
};

/// A call has the name and domain of the function that it calls.
static void resolve_call(aimet_rule_context *c) {
  c->callee = aimet_local_functions_callee(c->input->functions, c->node);
  if (!c->callee)
    return;
  c->type = c->callee->name;
  c->domain = c->callee->domain;
  aimet_attr_get_string(aimet_op_attr(c->node, "onnx.domain"), &c->domain);
}

/// Notes what of the format the node uses. Metadata of ours does not count:
/// every reader takes it.
static void note_features(const aimet_rule_context *c) {
  const aimet_rule_input *input = c->input;
  aimet_string_view key;
  MlirAttribute metadata = aimet_op_attr(c->node, "onnx.metadata_props");
  bool is_flat = aimet_attr_get_string(aimet_array_get(metadata, 0), &key);
  if (aimet_array_size(metadata) &&
      !(is_flat && aimet_sv_starts_with(key, aimet_sv("aimet."))))
    aimet_note_feature(input, AIMET_FEATURE_METADATA, c->node);
  if (c->domain.length)
    aimet_note_feature(input, AIMET_FEATURE_NODE_DOMAIN, c->node);
  if (aimet_dict_get_string(c->message, "overload").length)
    aimet_note_feature(input, AIMET_FEATURE_OVERLOAD, c->node);
  for (size_t i = 0; i < c->num_attributes; ++i)
    if (c->attributes[i].type == AIMET_ATTRIBUTE_TYPE_PROTO ||
        c->attributes[i].type == AIMET_ATTRIBUTE_TYPE_PROTOS)
      aimet_note_feature(input, AIMET_FEATURE_TYPE_ATTRIBUTE, c->node);
}

static void resolve(aimet_rule_context *c) {
  if (c->is_call) {
    resolve_call(c);
    c->version = aimet_opset_version(c->node, c->domain);
    return;
  }
  const aimet_operator *known = aimet_operator_of(c->input, c->node);
  c->type = known->type;
  c->domain = known->domain;
  c->version = known->version;
  c->schema = known->schema;
  c->choices = known->choices;
}

void aimet_check_node(const aimet_rule_input *input, MlirOperation node) {
  aimet_rule_context context = {
      .input = input,
      .node = node,
      .message = aimet_op_attr(node, "onnx.node"),
      .is_call = aimet_op_is(node, "onnx.Call"),
  };
  resolve(&context);
  context.attributes = aimet_node_attributes(node, &context.num_attributes);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; ++i) {
    context.rule = &rules[i];
    rules[i].check(&context);
  }
  aimet_check_attribute_tensors(&context);
  note_features(&context);
  free(context.attributes);
}
