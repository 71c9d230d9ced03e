//===- check_onnx.c - is the model valid ONNX? ----------------------------===//
//
// What onnx.checker asks of a model, as far as it can be told without shapes,
// and what it never asks. All faults are reported at once. The rules live in
// lib/rules (check_onnx_rules.c lists them); here is the walk through the
// graphs, and what makes findings of faults.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "annotation_rules.h"
#include "check_onnx_rules.h"
#include "hash.h"
#include "model_rules.h"
#include "node.h"
#include "node_rules_graph.h"
#include "shape_rules.h"
#include "string_builder.h"
#include "tensor_rules.h"
#include "usage_rules.h"
#include "value_rules.h"

/// A graph on the way from the model down to the node at hand.
typedef struct graph_frame {
  const struct graph_frame *outer; ///< null: a function
  aimet_graph_view view;
  intptr_t node_index; ///< place of the node at hand, in the file
  intptr_t num_nodes;  ///< met so far
  bool is_unsorted;    ///< places are not in order
  aimet_graph_usage usage;
} graph_frame;

/// What a finding is about.
typedef struct node_list {
  aimet_string_view *labels; ///< null: they are not named
  MlirOperation *ops;
  size_t count;
} node_list;

typedef struct checker {
  aimet_pass_run *run;
  aimet_rule_input input;
  graph_frame *graph; ///< the graph at hand, null for the model
  aimet_name_scope *names;
  aimet_shape_faults *shape_faults;
  uint64_t ordinal; ///< of the operation at hand
} checker;

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void append_graph_path(aimet_string_builder *out,
                              const graph_frame *graph) {
  if (graph->outer) {
    append_graph_path(out, graph->outer);
    aimet_sb_appendf(out, "/node[%td].", graph->outer->node_index);
    aimet_sb_append(out, graph->view.attribute);
  } else if (graph->view.is_main) {
    aimet_sb_append_cstr(out, "graph");
  } else {
    aimet_sb_append_cstr(out, "function ");
    aimet_sb_append(out, aimet_op_attr_string(graph->view.owner, "sym_name"));
  }
}

/// The node's name, else its place `graph/node[3]`; in the arena.
static aimet_string_view node_label(const checker *c, MlirOperation node) {
  aimet_string_view name = aimet_op_node_name(node);
  if (name.length)
    return name;
  const graph_frame *graph = c->graph;
  if (graph && mlirOperationEqual(node, graph->view.owner))
    graph = graph->outer;
  if (!graph)
    return name;
  aimet_string_builder path = AIMET_STRING_BUILDER_INIT;
  append_graph_path(&path, graph);
  aimet_sb_appendf(&path, "/node[%td]", graph->node_index);
  name = aimet_sv(aimet_arena_string(c->input.arena, aimet_sb_view(&path)));
  aimet_sb_deinit(&path);
  return name;
}

/// Made of rule, operator and place in the order of operations: renaming
/// changes none of them.
static uint64_t fingerprint(const checker *c, const aimet_fault *fault) {
  uint64_t hash = aimet_hash_bytes(fault->rule, strlen(fault->rule), 0);
  if (!mlirOperationIsNull(fault->op)) {
    aimet_string_view name = aimet_op_name(fault->op);
    hash = aimet_hash_bytes(name.data, name.length, hash);
  }
  return aimet_hash_bytes(&c->ordinal, sizeof c->ordinal, hash);
}

static void add_provenance(aimet_finding *finding, MlirOperation op) {
  MlirAttribute module = aimet_op_attr(op, "aimet.module");
  finding->has_module =
      aimet_attr_get_string(aimet_dict_get(module, "path"), &finding->module);
  finding->class_name = aimet_dict_get_string(module, "class");
  finding->functional = aimet_dict_get_string(module, "functional");
}

/// The pass that mends what a rule finds, or null.
static const char *mending_pass(const char *rule) {
  if (strcmp(rule, "node-name") == 0)
    return "name-nodes";
  return strcmp(rule, "dead-node") == 0 ? "eliminate-dead-nodes" : NULL;
}

static void report_fault(checker *c, const aimet_fault *fault,
                         const node_list *nodes) {
  aimet_finding finding = {
      .rule = fault->rule,
      .severity = fault->severity,
      .nodes = nodes->labels,
      .num_nodes = nodes->labels ? nodes->count : 0,
      .operations = nodes->ops,
      .num_operations = nodes->count,
      .tensor = fault->tensor,
      .message = fault->message,
      .why = fault->why,
      .remedy = fault->remedy,
      .fixed_by = mending_pass(fault->rule),
      .fingerprint = fingerprint(c, fault),
      .location = mlirOperationGetLocation(fault->op),
  };
  add_provenance(&finding, fault->op);
  aimet_pass_report(c->run, &finding);
}

/// Begins a message with the local function that it is about; nodes are named
/// by the finding itself.
static void append_subject(aimet_string_builder *out, MlirOperation op) {
  if (mlirAttributeIsNull(aimet_op_attr(op, "onnx.function")))
    return;
  aimet_sb_append_cstr(out, "function \"");
  aimet_sb_append(out, aimet_op_attr_string(op, "sym_name"));
  aimet_sb_append_cstr(out, "\": ");
}

static void handle_fault(const aimet_fault *fault, void *user_data) {
  checker *c = user_data;
  aimet_fault complete = *fault;
  node_list nodes = {.ops = &complete.op, .count = aimet_op_is_node(fault->op)};
  aimet_string_view label = {NULL, 0};
  if (nodes.count)
    label = node_label(c, fault->op);
  if (label.length)
    nodes.labels = &label;
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  append_subject(&message, fault->op);
  aimet_sb_append(&message, fault->message);
  complete.message = aimet_sb_view(&message);
  report_fault(c, &complete, &nodes);
  aimet_sb_deinit(&message);
}

//===----------------------------------------------------------------------===//
// The order of nodes
//===----------------------------------------------------------------------===//

static bool position_of(MlirOperation op, int64_t *out) {
  return aimet_attr_get_int(aimet_op_attr(op, "onnx.position"), out);
}

/// The nodes of the graph at hand that a predicate takes, in the order of the
/// graph; in the arena.
static node_list find_nodes(checker *c,
                            bool (*takes)(const checker *, MlirOperation)) {
  graph_frame *graph = c->graph;
  size_t total = (size_t)graph->num_nodes;
  node_list list = {
      .labels = aimet_arena_calloc(c->input.arena, total, sizeof *list.labels),
      .ops = aimet_arena_calloc(c->input.arena, total, sizeof *list.ops)};
  graph->num_nodes = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(graph->view.block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (aimet_operation_kind_of(&c->input, op) != AIMET_OPERATION_NODE)
      continue;
    int64_t position = graph->num_nodes++;
    position_of(op, &position);
    graph->node_index = (intptr_t)position;
    if (!takes(c, op))
      continue;
    list.labels[list.count] = node_label(c, op);
    list.ops[list.count++] = op;
  }
  return list;
}

/// True if the node stands in the file before a node that defines an operand.
static bool is_early(const checker *c, MlirOperation node) {
  (void)c;
  int64_t position;
  intptr_t count =
      position_of(node, &position) ? mlirOperationGetNumOperands(node) : 0;
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(node, i);
    int64_t other;
    if (mlirValueIsAOpResult(value) &&
        position_of(mlirOpResultGetOwner(value), &other) && other > position &&
        mlirBlockEqual(mlirOperationGetBlock(mlirOpResultGetOwner(value)),
                       mlirOperationGetBlock(node)))
      return true;
  }
  return false;
}

static void report_order(checker *c) {
  if (!c->graph->is_unsorted)
    return;
  node_list early = find_nodes(c, is_early);
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "nodes are not in topological order");
  if (early.count)
    aimet_sb_appendf(&message,
                     ", %zu stand before what they use, first \"%.*s\"",
                     early.count, AIMET_SV(early.labels[0]));
  aimet_fault fault = {
      .rule = "node-order",
      .severity = AIMET_SEVERITY_ERROR,
      .op = c->graph->view.owner,
      .message = aimet_sb_view(&message),
      .why = aimet_sv("onnx.checker and many readers expect each node after "
                      "the nodes whose outputs it uses"),
      .remedy = aimet_sv("rewrite the model, any rewrite writes nodes in "
                         "order"),
  };
  report_fault(c, &fault, &early);
  aimet_sb_deinit(&message);
}

/// Finds the place of the node at hand in the file; where `onnx.position` does
/// not tell it, nodes are in order.
static void locate_node(graph_frame *graph, MlirOperation node) {
  int64_t position = graph->num_nodes++;
  if (position_of(node, &position) && position < graph->node_index)
    graph->is_unsorted = true;
  graph->node_index = (intptr_t)position;
}

//===----------------------------------------------------------------------===//
// Nodes that nothing uses
//===----------------------------------------------------------------------===//

static bool is_dead(const checker *c, MlirOperation node) {
  return aimet_ptr_map_find(&c->graph->usage.is_dead, node.ptr) != NULL;
}

static void report_usage(checker *c) {
  aimet_graph_usage *usage = &c->graph->usage;
  aimet_check_node_names(&c->input, usage);
  aimet_graph_usage_close(usage, &c->input);
  if (usage->num_dead) {
    aimet_fault fault = aimet_dead_nodes_fault(c->graph->view.owner);
    fault.message = aimet_sv(aimet_arena_format(
        c->input.arena, "%zu %s that nothing uses", usage->num_dead,
        usage->num_dead == 1 ? "node computes a value"
                             : "nodes compute values"));
    node_list dead = find_nodes(c, is_dead);
    report_fault(c, &fault, &dead);
  }
  aimet_graph_usage_deinit(usage);
}

//===----------------------------------------------------------------------===//
// Walking
//===----------------------------------------------------------------------===//

static void check_graph(checker *c, graph_frame *graph);

static void check_bodies(checker *c, MlirOperation node) {
  intptr_t count = mlirOperationGetNumRegions(node);
  for (intptr_t i = 0; i < count; ++i) {
    graph_frame body = {.outer = c->graph,
                        .view = aimet_graph_of_region(node, i)};
    if (!mlirBlockIsNull(body.view.block))
      check_graph(c, &body);
  }
}

static void check_a_node(checker *c, MlirOperation node) {
  locate_node(c->graph, node);
  aimet_check_node(&c->input, node);
  aimet_shape_faults_report(c->shape_faults, node, handle_fault, c);
  aimet_graph_usage_add(&c->graph->usage, &c->input, node);
  if (mlirOperationGetNumRegions(node))
    check_bodies(c, node);
  aimet_name_scope_add_node(c->names, node);
}

static bool is_in_function(const graph_frame *graph) {
  while (graph->outer)
    graph = graph->outer;
  return graph->view.is_function;
}

static void check_operation(checker *c, MlirOperation op) {
  ++c->ordinal;
  aimet_operation_kind kind = aimet_operation_kind_of(&c->input, op);
  if (kind == AIMET_OPERATION_OTHER)
    return;
  if (kind == AIMET_OPERATION_NODE) {
    check_a_node(c, op);
  } else {
    aimet_check_initializer(&c->input, op);
    aimet_shape_faults_report(c->shape_faults, op, handle_fault, c);
    aimet_name_scope_add_initializer(c->names, op);
  }
  aimet_check_results(&c->input, op, is_in_function(c->graph));
}

/// The rules that need all names of the graph.
static void check_references(checker *c) {
  const aimet_graph_view *graph = &c->graph->view;
  aimet_check_value_infos(&c->input, graph, c->names);
  aimet_check_quantization_annotation(&c->input, graph, c->names);
  if (graph->is_main)
    aimet_check_training_info(&c->input, graph, c->names);
}

static void check_graph(checker *c, graph_frame *graph) {
  graph_frame *outer = c->graph;
  c->graph = graph;
  aimet_check_graph(&c->input, &graph->view);
  aimet_check_graph_values(&c->input, &graph->view);
  aimet_name_scope_enter(c->names, &graph->view);
  for (MlirOperation op = mlirBlockGetFirstOperation(graph->view.block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    check_operation(c, op);
  report_order(c);
  report_usage(c);
  check_references(c);
  aimet_name_scope_leave(c->names);
  c->graph = outer;
}

/// The main graph and the local functions; other functions are no ONNX.
static void check_function(checker *c, MlirOperation op, bool is_main) {
  graph_frame graph = {.view = aimet_graph_of_function(op)};
  ++c->ordinal;
  if ((!is_main && !graph.view.is_function) ||
      mlirBlockIsNull(graph.view.block))
    return;
  aimet_rule_memory_enter(c->input.memory, op);
  check_graph(c, &graph);
}

static void check_all_graphs(checker *c) {
  MlirOperation main = aimet_main_function(c->input.module);
  for (MlirOperation op = aimet_first_function(c->input.module);
       !mlirOperationIsNull(op); op = aimet_next_function(op))
    check_function(c, op, mlirOperationEqual(op, main));
}

static aimet_status run(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  aimet_local_functions *functions = aimet_local_functions_create(module);
  checker c = {
      .run = run,
      .input = {.module = module,
                .functions = functions,
                .arena = aimet_arena_create(),
                .weights = aimet_pass_weights(run),
                .effects = aimet_effects_create(module),
                .memory = aimet_rule_memory_create(),
                .handler = handle_fault},
  };
  c.input.user_data = &c;
  c.names = aimet_name_scope_create(&c.input);
  aimet_attr_get_int(aimet_op_attr(module, "onnx.ir_version"),
                     &c.input.ir_version);
  aimet_status status =
      aimet_shape_faults_create(module, c.input.weights, &c.shape_faults);
  if (status == AIMET_OK) {
    aimet_check_model(&c.input);
    check_all_graphs(&c);
    status = aimet_rule_memory_status(c.input.memory);
  }
  aimet_shape_faults_destroy(c.shape_faults);
  aimet_rule_memory_destroy(c.input.memory);
  aimet_effects_destroy(c.input.effects);
  aimet_name_scope_destroy(c.names);
  aimet_arena_destroy(c.input.arena);
  aimet_local_functions_destroy(functions);
  return status;
}

const aimet_pass_def aimet_pass_check_onnx = {
    .name = "check-onnx",
    .kind = AIMET_PASS_CHECK,
    .family = "validate",
    .summary = "is the model valid ONNX, node by node?",
    .description =
        "Checks the model against the ONNX standard and the schemas of the "
        "operator sets that it imports, and reports all faults at once:\n"
        "\n"
        "- IR version, operator set imports, features that the IR version does "
        "not have, repeated metadata keys;\n"
        "- names of graphs, inputs and outputs, types of the model's inputs "
        "and outputs, stray or contradicting value_info;\n"
        "- values that are not defined, or defined twice; nodes that are not "
        "in topological order, share a name, or compute what nothing uses;\n"
        "- operators that do not exist at the imported version or are "
        "deprecated there; numbers of inputs and outputs, inputs that must not "
        "be left out;\n"
        "- attributes that the operator does not have, that have the wrong "
        "type, that are missing or ambiguous, strings that are none of the "
        "values that the operator knows;\n"
        "- tensors with entries that their type does not have, sparse tensors "
        "with wrong indices, quantization annotations, training and devices "
        "that name what does not exist;\n"
        "- element types that an operator does not take, shapes that do not "
        "fit each other, axes and sizes out of range, bodies that do not fit "
        "their node, types that the model states and that do not follow;\n"
        "- local functions: recursion, repeated definitions, calls that do not "
        "fit.\n"
        "\n"
        "A finding is an error where `onnx.checker` refuses the model or a "
        "runtime cannot run it, a warning where only the standard objects or "
        "readers disagree, and a remark where all is legal. Operators of "
        "domains that ONNX does not define pass.\n"
        "\n"
        "```mlir\n"
        "// operator \"Relu\" of opset 13 has no attribute \"alpha\"\n"
        "%1 = \"onnx.Relu\"(%0) {alpha = 1.0 : f32} : (tensor<4xf32>) -> "
        "tensor<4xf32>\n"
        "```\n\n"
        "`onnx.checker` stops at the first fault, and never looks at many of "
        "them. What the tables call *accepts* is what "
        "`onnx.checker.check_model` of onnx 1.23 lets pass without looking at "
        "shapes; *full* is what it finds with `full_check=True`. Some three "
        "hundred small models, each with a look-alike in which nothing may be "
        "found, hold both against each other "
        "(test/passes/check-onnx/agrees-with-checker.test).\n\n"
        "Files that are no model, and tensors whose data does not fit, are not "
        "found but refused (exit code 2).",
    .why = "A quantizer rewrites the graph and runs it; a model that a runtime "
           "refuses, or that two readers understand differently, fails there "
           "late and with a message that names no cause.",
    .remedy = "Export the model anew with a newer exporter and opset, and run "
              "`onnx.checker.check_model` on the result. Passes mend what "
              "they name in a finding: `--name-nodes` names that repeat, "
              "`--eliminate-dead-nodes` what nothing uses.",
    .rules = aimet_check_onnx_rules,
    .severity = "error, warning",
    .run = run,
};
