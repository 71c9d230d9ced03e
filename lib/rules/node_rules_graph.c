//===- node_rules_graph.c - rules on graphs and the names in them ---------===//

#include "node_rules_graph.h"

#include "ir_version_rules.h"
#include "node_rules_internal.h"

#include "op.h"
#include "string_map.h"

aimet_graph_view aimet_graph_of_function(MlirOperation function) {
  bool is_local =
      !mlirAttributeIsNull(aimet_op_attr(function, "onnx.function"));
  return (aimet_graph_view){
      .owner = function,
      .block = aimet_body(function, 0),
      .message = aimet_op_attr(function, "onnx.graph"),
      .inputs = aimet_op_attr(function, "arg_attrs"),
      .outputs = aimet_op_attr(function, "res_attrs"),
      .value_info = aimet_op_attr(function, "onnx.value_info"),
      .is_main = !is_local,
      .is_function = is_local,
  };
}

aimet_graph_view aimet_graph_of_region(MlirOperation node, intptr_t i) {
  MlirAttribute entry = aimet_array_get(aimet_op_attr(node, "onnx.graphs"), i);
  return (aimet_graph_view){
      .owner = node,
      .block = aimet_body(node, i),
      .attribute = aimet_region_attribute_name(node, i),
      .message = aimet_dict_get(entry, "graph"),
      .inputs = aimet_dict_get(entry, "inputs"),
      .outputs = aimet_dict_get(entry, "outputs"),
      .value_info = aimet_dict_get(entry, "value_info"),
  };
}

//===----------------------------------------------------------------------===//
// Rules on a graph
//===----------------------------------------------------------------------===//

static aimet_string_view value_name(MlirAttribute list, intptr_t i) {
  return aimet_dict_get_string(aimet_array_get(list, i), "onnx.name");
}

static intptr_t num_outputs(const aimet_rule_context *c) {
  bool is_end =
      aimet_op_is(c->end, "func.return") || aimet_op_is(c->end, "aimet.yield");
  return is_end ? mlirOperationGetNumOperands(c->end) : 0;
}

static void check_graph_name(aimet_rule_context *c) {
  const aimet_graph_view *graph = c->graph;
  // IR written by hand has no message: export makes a name.
  if (graph->is_function || mlirAttributeIsNull(graph->message) ||
      aimet_dict_get_string(graph->message, "name").length)
    return;
  if (graph->is_main)
    aimet_rule_error(c, "the graph has no name");
  else
    aimet_rule_error(c, "the graph of attribute \"%.*s\" has no name",
                     AIMET_SV(graph->attribute));
}

/// True if ONNX has no name for the value, or an empty one. Where IR says
/// nothing of a name, export makes one.
static bool has_no_name(MlirAttribute list, intptr_t i) {
  MlirAttribute name = aimet_dict_get(aimet_array_get(list, i), "onnx.name");
  return !mlirAttributeIsNull(name) && value_name(list, i).length == 0;
}

/// A function's parameters may be unnamed: the standard does not say.
static void check_value_names(aimet_rule_context *c) {
  const aimet_graph_view *graph = c->graph;
  if (graph->is_function)
    return;
  intptr_t inputs = mlirBlockGetNumArguments(graph->block);
  for (intptr_t i = 0; i < inputs; ++i)
    if (has_no_name(graph->inputs, i))
      aimet_rule_error(c, "input %td of the graph has no name", i);
  intptr_t outputs = num_outputs(c);
  for (intptr_t i = 0; i < outputs; ++i)
    if (has_no_name(graph->outputs, i))
      aimet_rule_error(c, "output %td of the graph has no name", i);
}

static bool is_unknown_element(MlirType type) {
  return mlirTypeIsAOpaque(type) &&
         aimet_sv_is(aimet_view(mlirOpaqueTypeGetDialectNamespace(type)),
                     "onnx") &&
         aimet_sv_is(aimet_view(mlirOpaqueTypeGetData(type)), "unknown");
}

/// What the type of an input or output of the main graph lacks; null: nothing.
static const char *missing_of_type(MlirAttribute value, MlirType type) {
  bool is_unranked = mlirTypeIsAUnrankedTensor(type);
  if (!is_unranked && !mlirTypeIsARankedTensor(type))
    return NULL;
  bool is_unknown = is_unknown_element(mlirShapedTypeGetElementType(type));
  MlirAttribute message = aimet_dict_get(value, "onnx.type");
  if (is_unknown && is_unranked &&
      mlirAttributeIsNull(aimet_dict_get(message, "tensor_type")))
    return "type";
  if (is_unknown)
    return "element type";
  return is_unranked ? "shape" : NULL;
}

static void check_value_type(aimet_rule_context *c, const char *what,
                             MlirAttribute value, MlirType type) {
  const char *missing = missing_of_type(value, type);
  aimet_string_view name = aimet_dict_get_string(value, "onnx.name");
  if (missing)
    aimet_rule_report(c, AIMET_SEVERITY_ERROR, name, NULL,
                      "%s \"%.*s\" of the graph has no %s", what,
                      AIMET_SV(name), missing);
}

static void check_main_types(aimet_rule_context *c) {
  const aimet_graph_view *graph = c->graph;
  if (!graph->is_main)
    return;
  intptr_t inputs = mlirBlockGetNumArguments(graph->block);
  for (intptr_t i = 0; i < inputs; ++i)
    check_value_type(c, "input", aimet_array_get(graph->inputs, i),
                     mlirValueGetType(mlirBlockGetArgument(graph->block, i)));
  intptr_t outputs = num_outputs(c);
  for (intptr_t i = 0; i < outputs; ++i)
    check_value_type(c, "output", aimet_array_get(graph->outputs, i),
                     mlirValueGetType(mlirOperationGetOperand(c->end, i)));
}

static bool is_defined_in(const aimet_graph_view *graph, MlirValue value) {
  MlirBlock block = mlirValueIsABlockArgument(value)
                        ? mlirBlockArgumentGetOwner(value)
                        : mlirOperationGetBlock(mlirOpResultGetOwner(value));
  return mlirBlockEqual(block, graph->block);
}

static bool is_undefined(MlirValue value) {
  return mlirValueIsAOpResult(value) &&
         aimet_op_is(mlirOpResultGetOwner(value), "onnx.Undefined");
}

static void check_output_defined(aimet_rule_context *c, intptr_t i) {
  const aimet_graph_view *graph = c->graph;
  MlirValue value = mlirOperationGetOperand(c->end, i);
  aimet_string_view name = value_name(graph->outputs, i);
  if (is_undefined(value))
    aimet_rule_report(c, AIMET_SEVERITY_ERROR, name, NULL,
                      "output \"%.*s\" of the %s is not defined",
                      AIMET_SV(name),
                      graph->is_function ? "function" : "graph");
  else if (!is_defined_in(graph, value) && !aimet_value_is_absent(value))
    aimet_rule_report(c, AIMET_SEVERITY_ERROR, name, NULL,
                      "output \"%.*s\" of the graph of attribute \"%.*s\" is a "
                      "value of an outer graph",
                      AIMET_SV(name), AIMET_SV(graph->attribute));
}

static void check_outputs_defined(aimet_rule_context *c) {
  intptr_t outputs = num_outputs(c);
  for (intptr_t i = 0; i < outputs; ++i)
    check_output_defined(c, i);
}

static void report_repeated_outputs(aimet_rule_context *c,
                                    aimet_severity severity, const char *of) {
  aimet_string_map *seen = aimet_string_map_create();
  intptr_t outputs = num_outputs(c);
  for (intptr_t i = 0; i < outputs; ++i) {
    bool is_new = true;
    aimet_string_view name = value_name(c->graph->outputs, i);
    if (name.length)
      aimet_string_map_insert(seen, name, &is_new);
    if (!is_new)
      aimet_rule_report(c, severity, name, NULL,
                        "output \"%.*s\" of the %s is listed twice",
                        AIMET_SV(name), of);
  }
  aimet_string_map_destroy(seen);
}

static void check_function_outputs(aimet_rule_context *c) {
  if (c->graph->is_function)
    report_repeated_outputs(c, AIMET_SEVERITY_ERROR, "function");
}

/// Legal, but a runtime that gives outputs by name gives fewer.
static void check_output_repeats(aimet_rule_context *c) {
  if (c->graph->is_main)
    report_repeated_outputs(c, AIMET_SEVERITY_REMARK, "graph");
}

static void check_graph_metadata(aimet_rule_context *c) {
  MlirAttribute message = c->graph->message;
  aimet_string_view key;
  if (!mlirAttributeIsNull(aimet_dict_get(message, "metadata_props")))
    aimet_note_feature(c->input, AIMET_FEATURE_METADATA, c->node);
  if (!mlirAttributeIsNull(aimet_dict_get(message, "quantization_annotation")))
    aimet_note_feature(c->input, AIMET_FEATURE_QUANTIZATION_ANNOTATION,
                       c->node);
  if (aimet_metadata_repeats_key(aimet_dict_get(message, "metadata_props"),
                                 &key))
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "metadata key \"%.*s\" of the graph is given twice",
                      AIMET_SV(key));
}

static const aimet_rule rules[] = {
    {"graph-name", check_graph_name,
     "the standard and onnx.checker demand a name", "name the graph"},
    {"value-name", check_value_names,
     "inputs and outputs are fed and fetched by name",
     "name the input or output"},
    {"value-type", check_main_types,
     "a runtime plans memory and kernels from the types of inputs and outputs",
     "state element type and shape (dimensions may be symbolic)"},
    {"undefined-output", check_outputs_defined,
     "a value that nothing computes makes the graph impossible to run",
     "define the value in this graph (Identity copies one of an outer graph)"},
    {"function-outputs", check_function_outputs,
     "each output of a function is a parameter of its own",
     "list each output once"},
    {"duplicate-output", check_output_repeats,
     "a runtime that hands out values by name hands out fewer than listed",
     "list each output once, or copy it with Identity"},
    {"graph-metadata", check_graph_metadata,
     "readers disagree about which of the values counts",
     "remove one of the entries"},
};

void aimet_check_graph(const aimet_rule_input *input,
                       const aimet_graph_view *graph) {
  aimet_rule_context context = {
      .input = input,
      .node = graph->owner,
      .graph = graph,
      .end = aimet_last_operation(graph->block),
  };
  for (size_t i = 0; i < sizeof rules / sizeof *rules; ++i) {
    context.rule = &rules[i];
    rules[i].check(&context);
  }
}
