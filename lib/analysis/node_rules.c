//===- node_rules.c - a node against the schema of its operator -----------===//

#include "node_rules_internal.h"

#include "dialect.h"
#include "node.h"
#include "string_map.h"

#include <stdlib.h>

/// Names that differ in more characters than this are not suggested.
#define SUGGESTION_DISTANCE 3

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

//===----------------------------------------------------------------------===//
// Operator and domain
//===----------------------------------------------------------------------===//

static void check_not_empty(aimet_rule_context *c) {
  if (mlirOperationGetNumOperands(c->node) == 0 &&
      mlirOperationGetNumResults(c->node) == 0)
    aimet_rule_error(c, "node has neither inputs nor outputs");
}

static void check_op_type(aimet_rule_context *c) {
  if (c->type.length == 0 && !c->is_call)
    aimet_rule_error(c, "node has no operator type");
}

static void check_domain_spelling(aimet_rule_context *c) {
  if (aimet_sv_is(c->domain, "ai.onnx"))
    aimet_rule_error(c, "node spells the default domain \"ai.onnx\", expected "
                        "\"\"");
}

static bool is_default_domain(aimet_string_view domain) {
  return domain.length == 0 || aimet_sv_is(domain, "ai.onnx");
}

static bool lists_domain(MlirAttribute imports, aimet_string_view domain) {
  intptr_t count = aimet_array_size(imports);
  for (intptr_t i = 0; i < count; ++i)
    if (aimet_sv_equal(
            aimet_dict_get_string(aimet_array_get(imports, i), "domain"),
            domain))
      return true;
  return false;
}

/// The opset imports that count for a node: its function's, else the model's.
static MlirAttribute imports_of(const aimet_rule_context *c) {
  MlirOperation function = aimet_enclosing_function(c->node);
  if (!mlirOperationIsNull(function)) {
    MlirAttribute message = aimet_op_attr(function, "onnx.function");
    if (!mlirAttributeIsNull(message))
      return aimet_dict_get(message, "opset_import");
  }
  return aimet_op_attr(c->input->module, "onnx.opset_import");
}

/// A domain may be imported with version 0, which is the import's fault.
static void check_domain_import(aimet_rule_context *c) {
  if (c->version == 0 && !lists_domain(imports_of(c), c->domain))
    aimet_rule_error(c, "domain \"%.*s\" of operator \"%.*s\" is not imported",
                     AIMET_SV(c->domain), AIMET_SV(c->type));
}

/// Operators that ONNX once had as experiments; their nodes are not checked.
static const char *const experimental_operators[] = {
    "ATen",
    "Affine",
    "ConstantFill",
    "Crop",
    "DynamicSlice",
    "GRUUnit",
    "GivenTensorFill",
    "ImageScaler",
    "ParametricSoftplus",
    "Scale",
    "ScaledTanh",
};

static bool is_experimental(const aimet_rule_context *c) {
  size_t count = sizeof experimental_operators / sizeof *experimental_operators;
  if (!is_default_domain(c->domain))
    return false;
  for (size_t i = 0; i < count; ++i)
    if (aimet_sv_is(c->type, experimental_operators[i]))
      return true;
  return false;
}

static void check_not_experimental(aimet_rule_context *c) {
  if (is_experimental(c))
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "operator \"%.*s\" is experimental", AIMET_SV(c->type));
}

/// The nearest operator of a domain that the version has; null if none is near.
static const char *nearest_operator(aimet_string_view domain,
                                    aimet_string_view type, int64_t version) {
  size_t count, best_distance = SUGGESTION_DISTANCE + 1;
  const aimet_schema *table = aimet_schema_table(&count);
  const char *best = NULL;
  for (size_t i = 0; i < count; ++i) {
    if (table[i].since_version > version ||
        !aimet_sv_equal(aimet_sv(table[i].domain), domain))
      continue;
    size_t distance = aimet_sv_distance(type, aimet_sv(table[i].name));
    if (distance < best_distance) {
      best = table[i].name;
      best_distance = distance;
    }
  }
  return best;
}

/// The first version of a domain that has the operator; 0 if none has.
static int32_t first_version(aimet_string_view domain, aimet_string_view type) {
  size_t count;
  const aimet_schema *table = aimet_schema_table(&count);
  for (size_t i = 0; i < count; ++i)
    if (aimet_sv_is(type, table[i].name) &&
        aimet_sv_is(domain, table[i].domain))
      return table[i].since_version;
  return 0;
}

static void report_unknown(aimet_rule_context *c, aimet_severity severity,
                           aimet_string_view domain) {
  int32_t first = first_version(domain, c->type);
  const char *nearest = nearest_operator(domain, c->type, c->version);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  if (first)
    aimet_sb_appendf(&text, ", it came with opset %d", (int)first);
  else if (nearest)
    aimet_sb_appendf(&text, ", did you mean \"%s\"?", nearest);
  aimet_rule_report(
      c, severity, aimet_sv(""),
      first ? "export the model with a newer opset" : NULL,
      "operator \"%.*s\" does not exist in opset %lld of domain \"%.*s\"%s",
      AIMET_SV(c->type), (long long)c->version, AIMET_SV(domain),
      text.data ? text.data : "");
  aimet_sb_deinit(&text);
}

/// Only domains that ONNX defines have known operators. In those of its
/// previews the checker lets unknown ones through.
static void check_operator_exists(aimet_rule_context *c) {
  aimet_string_view domain =
      is_default_domain(c->domain) ? aimet_sv("") : c->domain;
  if (c->schema || c->is_call || c->version <= 0 || c->type.length == 0 ||
      aimet_schema_domain_version(domain) == 0 || is_experimental(c))
    return;
  bool is_preview = aimet_sv_starts_with(domain, aimet_sv("ai.onnx.preview"));
  report_unknown(c, is_preview ? AIMET_SEVERITY_WARNING : AIMET_SEVERITY_ERROR,
                 domain);
}

static void check_not_deprecated(aimet_rule_context *c) {
  if (c->schema && c->schema->deprecated)
    aimet_rule_error(c, "operator \"%s\" is deprecated since opset %d",
                     c->schema->name, (int)c->schema->since_version);
}

/// A function's node resolves against the function's imports; the checker wants
/// the model's imports to pick the same schema.
static void check_function_opset(aimet_rule_context *c) {
  MlirOperation function = aimet_enclosing_function(c->node);
  if (c->is_call || mlirOperationIsNull(function) ||
      mlirAttributeIsNull(aimet_op_attr(function, "onnx.function")))
    return;
  int64_t version = aimet_opset_version(c->input->module, c->domain);
  if (version == 0 || version == c->version || c->version == 0)
    return;
  if (aimet_schema_find(c->domain, c->type, version) != c->schema)
    aimet_rule_error(c,
                     "function imports opset %lld and the model opset %lld of "
                     "domain \"%.*s\", where operator \"%.*s\" differs",
                     (long long)c->version, (long long)version,
                     AIMET_SV(c->domain), AIMET_SV(c->type));
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

bool aimet_metadata_repeats_key(MlirAttribute metadata,
                                aimet_string_view *out_key) {
  intptr_t count = aimet_array_size(metadata);
  if (count == 0)
    return false;
  bool is_flat = mlirAttributeIsAString(aimet_array_get(metadata, 0));
  intptr_t entries = is_flat ? count / 2 : count;
  bool repeats = false;
  aimet_string_map *seen = aimet_string_map_create();
  for (intptr_t i = 0; i < entries && !repeats; ++i) {
    bool is_new = true;
    if (metadata_key(metadata, i, is_flat, out_key))
      aimet_string_map_insert(seen, *out_key, &is_new);
    repeats = !is_new;
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

/// The first name of the i-th GRAPH attribute by the schema. ONNX writes
/// `then_branch` before `else_branch`, `score_mod` before `prob_mod`: against
/// the alphabet, in which schemas list attributes.
static const char *graph_attribute(const aimet_schema *schema, intptr_t i) {
  for (size_t n = schema ? schema->num_attributes : 0; n > 0; --n)
    if (schema->attributes[n - 1].type == AIMET_ATTRIBUTE_GRAPH && i-- == 0)
      return schema->attributes[n - 1].name;
  return "";
}

aimet_string_view aimet_region_attribute_name(MlirOperation node, intptr_t i) {
  aimet_string_view name;
  MlirAttribute graph = aimet_array_get(aimet_op_attr(node, "onnx.graphs"), i);
  if (aimet_attr_get_string(aimet_dict_get(graph, "attribute"), &name))
    return name;
  return aimet_sv(graph_attribute(aimet_op_schema(node), i));
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
    {"empty-node", check_not_empty, "the standard gives such a node no meaning",
     "remove the node"},
    {"op-type", check_op_type, SCHEMA_WHY, "give the node an operator type"},
    {"domain-spelling", check_domain_spelling,
     "onnx.checker finds no operator under this spelling, though some runtimes "
     "do",
     "leave the node's domain empty"},
    {"domain-import", check_domain_import, SCHEMA_WHY,
     "add the domain and its version to opset_import"},
    {"experimental-operator", check_not_experimental,
     "ONNX dropped these operators before version 1.5, few runtimes have them",
     "export the model anew, or replace the node by standard operators"},
    {"unknown-operator", check_operator_exists, SCHEMA_WHY,
     "correct the name, or give the operator a domain of its own"},
    {"deprecated-operator", check_not_deprecated, SCHEMA_WHY,
     "export the model anew with an opset in which the operator is valid, or "
     "replace it"},
    {"function-opset", check_function_opset,
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

void aimet_check_node(const aimet_rule_input *input, MlirOperation node) {
  aimet_rule_context context = {
      .input = input,
      .node = node,
      .is_call = aimet_op_is(node, "onnx.Call"),
  };
  if (context.is_call) {
    resolve_call(&context);
  } else {
    context.type = aimet_op_type(node);
    context.domain = aimet_op_domain(node);
  }
  context.version = aimet_opset_version(node, context.domain);
  context.attributes = aimet_node_attributes(node, &context.num_attributes);
  if (!context.is_call)
    context.schema =
        aimet_schema_find(context.domain, context.type, context.version);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; ++i) {
    context.rule = &rules[i];
    rules[i].check(&context);
  }
  free(context.attributes);
}
