//===- node_rules_graph.c - rules on graphs and the names in them ---------===//

#include "node_rules_graph.h"

#include "node_rules_internal.h"

#include "alloc.h"
#include "op.h"
#include "string_map.h"

#include <stdlib.h>

/// The first IR version whose initializers need not be graph inputs.
#define IR_VERSION_WITH_FREE_INITIALIZERS 4

aimet_graph_view aimet_graph_of_function(MlirOperation function) {
  bool is_local =
      !mlirAttributeIsNull(aimet_op_attr(function, "onnx.function"));
  return (aimet_graph_view){
      .owner = function,
      .block = aimet_body(function, 0),
      .message = aimet_op_attr(function, "onnx.graph"),
      .inputs = aimet_op_attr(function, "arg_attrs"),
      .outputs = aimet_op_attr(function, "res_attrs"),
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

static void check_function_outputs(aimet_rule_context *c) {
  if (!c->graph->is_function)
    return;
  aimet_string_map *seen = aimet_string_map_create();
  intptr_t outputs = num_outputs(c);
  for (intptr_t i = 0; i < outputs; ++i) {
    bool is_new = true;
    aimet_string_view name = value_name(c->graph->outputs, i);
    if (name.length)
      aimet_string_map_insert(seen, name, &is_new);
    if (!is_new)
      aimet_rule_report(c, AIMET_SEVERITY_ERROR, name, NULL,
                        "output \"%.*s\" of the function is listed twice",
                        AIMET_SV(name));
  }
  aimet_string_map_destroy(seen);
}

static void check_graph_metadata(aimet_rule_context *c) {
  aimet_string_view key;
  if (aimet_metadata_repeats_key(
          aimet_dict_get(c->graph->message, "metadata_props"), &key))
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

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

typedef enum definition_kind {
  BY_INPUT,
  BY_INITIALIZER,
  BY_NODE
} definition_kind;

static const char *const kind_names[] = {
    "an input",
    "an initializer",
    "output of a node",
};

/// A value that has a name in a graph.
typedef struct definition {
  aimet_string_view name;
  const aimet_graph_view *graph;
  MlirOperation op; ///< the node or initializer; of an input the graph's owner
  definition_kind kind;
  bool has_default;          ///< an input with an initializer
  struct definition *hidden; ///< of an outer graph
} definition;

/// A graph that the walk is in.
typedef struct scope_level {
  const aimet_graph_view *graph;
  size_t num_definitions; ///< when it was entered
} scope_level;

struct aimet_name_scope {
  const aimet_rule_input *input;
  aimet_string_map *visible; ///< name -> definition
  definition **definitions;  ///< all visible ones, in order
  size_t num_definitions, definition_capacity;
  scope_level *levels;
  size_t num_levels, level_capacity;
};

static const aimet_rule duplicate_rule = {
    "duplicate-definition", NULL,
    "a name stands for one value; readers disagree about which one is used",
    "rename one of the values and its uses"};

static const aimet_rule hidden_rule = {
    "hidden-name", NULL,
    "the standard wants names to be unique along nested graphs, not all "
    "readers resolve the innermost first",
    "rename the inner value"};

static const aimet_rule initializer_rule = {
    "initializer-input", NULL,
    "before IR version 4 a reader expects every initializer among the inputs",
    "list the initializer among the inputs of the graph, or export with IR "
    "version 4 or newer"};

static const aimet_rule initializer_name_rule = {
    "initializer-name", NULL, "no node can use a value without a name",
    "name the initializer, or remove it"};

aimet_name_scope *aimet_name_scope_create(const aimet_rule_input *input) {
  aimet_name_scope *scope = aimet_calloc(1, sizeof *scope);
  scope->input = input;
  scope->visible = aimet_string_map_create();
  return scope;
}

void aimet_name_scope_destroy(aimet_name_scope *scope) {
  if (!scope)
    return;
  aimet_string_map_destroy(scope->visible);
  free(scope->definitions);
  free(scope->levels);
  free(scope);
}

static definition *find_definition(const aimet_name_scope *scope,
                                   aimet_string_view name) {
  const aimet_map_entry *entry = aimet_string_map_find(scope->visible, name);
  return entry ? entry->value.pointer : NULL;
}

static aimet_rule_context context_of(const aimet_name_scope *scope,
                                     const aimet_rule *rule, MlirOperation op) {
  return (aimet_rule_context){.input = scope->input, .rule = rule, .node = op};
}

static void report_duplicate(aimet_name_scope *scope, const definition *first,
                             MlirOperation op, definition_kind kind) {
  aimet_rule_context context = context_of(scope, &duplicate_rule, op);
  aimet_string_view name = first->name;
  aimet_string_view node = {NULL, 0};
  if (first->kind == BY_NODE)
    node = aimet_op_node_name(first->op);
  if (node.length)
    aimet_rule_report(&context, AIMET_SEVERITY_ERROR, name, NULL,
                      "\"%.*s\" is defined twice, as output of node \"%.*s\" "
                      "and as %s",
                      AIMET_SV(name), AIMET_SV(node), kind_names[kind]);
  else
    aimet_rule_report(&context, AIMET_SEVERITY_ERROR, name, NULL,
                      "\"%.*s\" is defined twice, as %s and as %s",
                      AIMET_SV(name), kind_names[first->kind],
                      kind_names[kind]);
}

static void report_hidden(aimet_name_scope *scope, aimet_string_view name,
                          MlirOperation op, definition_kind kind) {
  aimet_rule_context context = context_of(scope, &hidden_rule, op);
  aimet_rule_report(&context, AIMET_SEVERITY_WARNING, name, NULL,
                    "%s of a graph inside a node, \"%.*s\", hides a value of "
                    "an outer graph",
                    kind_names[kind], AIMET_SV(name));
}

static void add_definition(aimet_name_scope *scope, definition value) {
  definition *copy = aimet_arena_alloc(scope->input->arena, sizeof *copy);
  *copy = value;
  aimet_string_map_insert(scope->visible, value.name, NULL)->value.pointer =
      copy;
  void *items = scope->definitions;
  aimet_grow_array(&items, &scope->definition_capacity,
                   scope->num_definitions + 1, sizeof *scope->definitions);
  scope->definitions = items;
  scope->definitions[scope->num_definitions++] = copy;
}

/// A node's output must be new along all enclosing graphs, an input or
/// initializer in its own graph: there it may hide an outer value, which only
/// the standard forbids.
static void define(aimet_name_scope *scope, aimet_string_view name,
                   MlirOperation op, definition_kind kind) {
  const aimet_graph_view *graph = scope->levels[scope->num_levels - 1].graph;
  if (name.length == 0)
    return;
  definition *first = find_definition(scope, name);
  if (first && (kind == BY_NODE || first->graph == graph)) {
    report_duplicate(scope, first, op, kind);
    return;
  }
  if (first)
    report_hidden(scope, name, op, kind);
  add_definition(scope, (definition){.name = name,
                                     .graph = graph,
                                     .op = op,
                                     .kind = kind,
                                     .hidden = first});
}

void aimet_name_scope_enter(aimet_name_scope *scope,
                            const aimet_graph_view *graph) {
  void *items = scope->levels;
  aimet_grow_array(&items, &scope->level_capacity, scope->num_levels + 1,
                   sizeof *scope->levels);
  scope->levels = items;
  scope->levels[scope->num_levels++] =
      (scope_level){graph, scope->num_definitions};
  intptr_t count = mlirBlockGetNumArguments(graph->block);
  for (intptr_t i = 0; i < count; ++i)
    define(scope, value_name(graph->inputs, i), graph->owner, BY_INPUT);
}

void aimet_name_scope_leave(aimet_name_scope *scope) {
  const scope_level *level = &scope->levels[--scope->num_levels];
  while (scope->num_definitions > level->num_definitions) {
    definition *last = scope->definitions[--scope->num_definitions];
    aimet_string_map_find(scope->visible, last->name)->value.pointer =
        last->hidden;
  }
}

/// An initializer with an operand is the default of that input.
static void add_default(aimet_name_scope *scope, MlirOperation initializer) {
  aimet_string_view name = aimet_value_name(
      mlirOperationGetOperand(initializer, 0), scope->input->arena);
  definition *input = find_definition(scope, name);
  if (!input)
    return;
  if (input->has_default)
    report_duplicate(scope, input, initializer, BY_INITIALIZER);
  input->has_default = true;
}

void aimet_name_scope_add_initializer(aimet_name_scope *scope,
                                      MlirOperation initializer) {
  if (mlirOperationGetNumOperands(initializer) > 0) {
    add_default(scope, initializer);
    return;
  }
  aimet_string_view name =
      aimet_result_name(initializer, 0, scope->input->arena);
  define(scope, name, initializer, BY_INITIALIZER);
  int64_t version = scope->input->ir_version;
  if (name.length == 0) {
    aimet_rule_context context =
        context_of(scope, &initializer_name_rule, initializer);
    aimet_rule_error(&context, "an initializer has no name");
  } else if (version >= 1 && version < IR_VERSION_WITH_FREE_INITIALIZERS) {
    aimet_rule_context context =
        context_of(scope, &initializer_rule, initializer);
    aimet_rule_report(&context, AIMET_SEVERITY_ERROR, name, NULL,
                      "initializer \"%.*s\" is no input of the graph, expected "
                      "one at IR version %lld",
                      AIMET_SV(name), (long long)version);
  }
}

void aimet_name_scope_add_node(aimet_name_scope *scope, MlirOperation node) {
  intptr_t count = mlirOperationGetNumResults(node);
  for (intptr_t i = 0; i < count; ++i)
    define(scope, aimet_result_name(node, i, scope->input->arena), node,
           BY_NODE);
}
