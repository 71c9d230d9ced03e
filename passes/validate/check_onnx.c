//===- check_onnx.c - is the model valid ONNX? ----------------------------===//
//
// What onnx.checker asks of a model, as far as it can be told without shapes,
// and what it forgets to ask: calls of local functions. All faults are reported
// at once. Three lists of rules: on the model, on each graph (the main graph,
// the bodies of local functions, graphs inside nodes), and on each node, which
// live in lib/analysis/node_rules.h.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "dialect.h"
#include "hash.h"
#include "node.h"
#include "node_rules_graph.h"
#include "string_builder.h"
#include "string_map.h"

#include <stdlib.h>

/// The first IR version whose models name the opsets that they use.
#define IR_VERSION_WITH_OPSETS 3

/// A graph on the way from the model down to the node at hand.
typedef struct graph_frame {
  const struct graph_frame *outer; ///< null: a function
  aimet_graph_view view;
  intptr_t node_index; ///< place of the node at hand, in the file
  intptr_t num_nodes;  ///< met so far
  /// Nodes that stand before what they use, and whether places are in order.
  aimet_string_view *early_nodes;
  size_t num_early_nodes, early_capacity;
  bool is_unsorted;
} graph_frame;

/// What all findings of a rule have in common.
typedef struct rule_text {
  const char *name;
  const char *why;
  const char *remedy;
} rule_text;

typedef struct checker {
  aimet_pass_run *run;
  aimet_rule_input input;
  const rule_text *rule;
  graph_frame *graph; ///< the graph at hand, null for the model
  aimet_name_scope *names;
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

static void report_fault(checker *c, const aimet_fault *fault,
                         const aimet_string_view *nodes, size_t num_nodes) {
  aimet_finding finding = {
      .severity = fault->severity,
      .nodes = nodes,
      .num_nodes = num_nodes,
      .tensor = fault->tensor,
      .message = fault->message,
      .why = fault->why,
      .remedy = fault->remedy,
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
  aimet_string_view label = {NULL, 0};
  if (aimet_op_is_node(fault->op))
    label = node_label(c, fault->op);
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  append_subject(&message, fault->op);
  aimet_sb_append(&message, fault->message);
  aimet_fault complete = *fault;
  complete.message = aimet_sb_view(&message);
  report_fault(c, &complete, &label, label.length ? 1 : 0);
  aimet_sb_deinit(&message);
}

/// Reports a finding of the rule at hand.
static void say(checker *c, aimet_severity severity, MlirOperation op,
                aimet_string_view tensor, const char *format, ...)
    AIMET_PRINTF(5, 6);

static void say(checker *c, aimet_severity severity, MlirOperation op,
                aimet_string_view tensor, const char *format, ...) {
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  va_list arguments;
  va_start(arguments, format);
  aimet_sb_vappendf(&message, format, arguments);
  va_end(arguments);
  aimet_fault fault = {
      .rule = c->rule->name,
      .severity = severity,
      .op = op,
      .tensor = tensor,
      .message = aimet_sb_view(&message),
      .why = aimet_sv(c->rule->why),
      .remedy = aimet_sv(c->rule->remedy),
  };
  handle_fault(&fault, c);
  aimet_sb_deinit(&message);
}

#define NO_TENSOR aimet_sv("")

//===----------------------------------------------------------------------===//
// Rules on the model
//===----------------------------------------------------------------------===//

static void check_ir_version(checker *c) {
  MlirOperation module = c->input.module;
  long long version = (long long)c->input.ir_version;
  if (aimet_model_is_bare(module))
    return;
  if (mlirAttributeIsNull(aimet_op_attr(module, "onnx.ir_version")))
    say(c, AIMET_SEVERITY_ERROR, module, NO_TENSOR,
        "the model states no IR version");
  else if (version < 1 || version > AIMET_NEWEST_IR_VERSION)
    say(c, AIMET_SEVERITY_ERROR, module, NO_TENSOR,
        "IR version is out of range, got %lld, expected 1 to %d", version,
        AIMET_NEWEST_IR_VERSION);
}

static void check_opset_presence(checker *c) {
  MlirOperation module = c->input.module;
  bool has_imports =
      aimet_array_size(aimet_op_attr(module, "onnx.opset_import")) > 0;
  int64_t version = c->input.ir_version;
  if (version >= IR_VERSION_WITH_OPSETS && !has_imports)
    say(c, AIMET_SEVERITY_ERROR, module, NO_TENSOR,
        "the model imports no operator set");
  else if (version >= 1 && version < IR_VERSION_WITH_OPSETS && has_imports)
    say(c, AIMET_SEVERITY_ERROR, module, NO_TENSOR,
        "the model imports operator sets at IR version %lld, expected none "
        "before %d",
        (long long)version, IR_VERSION_WITH_OPSETS);
}

static void check_opset_version(checker *c, MlirOperation holder,
                                aimet_string_view domain, int64_t version) {
  int32_t newest = aimet_schema_domain_version(domain);
  if (version > INT32_MAX || version < INT32_MIN || (newest && version < 1))
    say(c, AIMET_SEVERITY_ERROR, holder, NO_TENSOR,
        "version of operator set \"%.*s\" is out of range, got %lld",
        AIMET_SV(domain), (long long)version);
  else if (version < 1)
    say(c, AIMET_SEVERITY_WARNING, holder, NO_TENSOR,
        "version of operator set \"%.*s\" is not positive, got %lld",
        AIMET_SV(domain), (long long)version);
  else if (newest && version > newest)
    say(c, AIMET_SEVERITY_WARNING, holder, NO_TENSOR,
        "version %lld of operator set \"%.*s\" is not known, nodes are "
        "checked against version %d",
        (long long)version, AIMET_SV(domain), (int)newest);
}

/// One list of imports, of the model or of a local function.
static void check_imports(checker *c, MlirOperation holder,
                          MlirAttribute imports) {
  aimet_string_map *seen = aimet_string_map_create();
  intptr_t count = aimet_array_size(imports);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute entry = aimet_array_get(imports, i);
    aimet_string_view domain = aimet_dict_get_string(entry, "domain");
    int64_t version = aimet_dict_get_int(entry, "version", 0);
    check_opset_version(c, holder, domain, version);
    bool is_new;
    aimet_map_entry *first = aimet_string_map_insert(seen, domain, &is_new);
    if (is_new)
      first->value.number = (uint64_t)version;
    else
      say(c,
          first->value.number == (uint64_t)version ? AIMET_SEVERITY_WARNING
                                                   : AIMET_SEVERITY_ERROR,
          holder, NO_TENSOR,
          "operator set \"%.*s\" is imported twice, as version %lld and %lld",
          AIMET_SV(domain), (long long)first->value.number, (long long)version);
  }
  aimet_string_map_destroy(seen);
}

static void check_opset_versions(checker *c) {
  MlirOperation module = c->input.module;
  check_imports(c, module, aimet_op_attr(module, "onnx.opset_import"));
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    check_imports(
        c, op,
        aimet_dict_get(aimet_op_attr(op, "onnx.function"), "opset_import"));
}

static void check_model_metadata(checker *c) {
  MlirOperation module = c->input.module;
  aimet_string_view key;
  if (aimet_metadata_repeats_key(aimet_op_attr(module, "onnx.metadata_props"),
                                 &key))
    say(c, AIMET_SEVERITY_ERROR, module, NO_TENSOR,
        "metadata key \"%.*s\" is given twice", AIMET_SV(key));
}

static void check_has_graph(checker *c) {
  if (mlirOperationIsNull(aimet_main_function(c->input.module)))
    say(c, AIMET_SEVERITY_ERROR, c->input.module, NO_TENSOR,
        "the model has no graph");
}

static void check_functions(checker *c) {
  aimet_check_local_functions(&c->input);
}

typedef struct model_rule {
  rule_text text;
  void (*check)(checker *c);
} model_rule;

static const model_rule model_rules[] = {
    {{"ir-version", "readers choose by the IR version how to read the model",
      "export the model anew with an IR version that is known"},
     check_ir_version},
    {{"opset-imports",
      "the meaning of each operator depends on the version of its operator set",
      "state opset_import as the IR version wants it"},
     check_opset_presence},
    {{"opset-version",
      "the meaning of each operator depends on the version of its operator set",
      "import each operator set once, with a version that exists"},
     check_opset_versions},
    {{"model-metadata", "readers disagree about which of the values counts",
      "remove one of the entries"},
     check_model_metadata},
    {{"no-graph", "there is nothing to run", "export the model anew"},
     check_has_graph},
    {{"functions", "", ""}, check_functions},
};

static void check_model(checker *c) {
  for (size_t i = 0; i < sizeof model_rules / sizeof *model_rules; ++i) {
    c->rule = &model_rules[i].text;
    model_rules[i].check(c);
  }
}

//===----------------------------------------------------------------------===//
// The order of nodes
//===----------------------------------------------------------------------===//

static const rule_text order_text = {
    "node-order",
    "onnx.checker and many readers expect each node after the nodes whose "
    "outputs it uses",
    "rewrite the model, any rewrite writes nodes in order",
};

static bool position_of(MlirOperation op, int64_t *out) {
  return aimet_attr_get_int(aimet_op_attr(op, "onnx.position"), out);
}

/// True if the node stands in the file before a node that defines an operand.
static bool is_early(MlirOperation node, int64_t position) {
  intptr_t count = mlirOperationGetNumOperands(node);
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

static void add_early_node(checker *c, MlirOperation node) {
  graph_frame *graph = c->graph;
  void *items = graph->early_nodes;
  aimet_grow_array(&items, &graph->early_capacity, graph->num_early_nodes + 1,
                   sizeof *graph->early_nodes);
  graph->early_nodes = items;
  graph->early_nodes[graph->num_early_nodes++] = node_label(c, node);
}

static void report_order(checker *c) {
  graph_frame *graph = c->graph;
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "nodes are not in topological order");
  if (graph->num_early_nodes)
    aimet_sb_appendf(&message,
                     ", %zu stand before what they use, first \"%.*s\"",
                     graph->num_early_nodes, AIMET_SV(graph->early_nodes[0]));
  aimet_fault fault = {
      .rule = order_text.name,
      .severity = AIMET_SEVERITY_ERROR,
      .op = graph->view.owner,
      .message = aimet_sb_view(&message),
      .why = aimet_sv(order_text.why),
      .remedy = aimet_sv(order_text.remedy),
  };
  if (graph->is_unsorted)
    report_fault(c, &fault, graph->early_nodes, graph->num_early_nodes);
  aimet_sb_deinit(&message);
  free(graph->early_nodes);
}

/// Finds the place of the node at hand in the file; where `onnx.position` does
/// not tell it, nodes are in order.
static void locate_node(checker *c, MlirOperation node) {
  graph_frame *graph = c->graph;
  int64_t position = graph->num_nodes++;
  if (!position_of(node, &position)) {
    graph->node_index = (intptr_t)position;
    return;
  }
  if (position < graph->node_index)
    graph->is_unsorted = true;
  graph->node_index = (intptr_t)position;
  if (is_early(node, position))
    add_early_node(c, node);
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

static void check_operation(checker *c, MlirOperation op) {
  ++c->ordinal;
  if (aimet_op_is(op, "onnx.Initializer") ||
      aimet_op_is(op, "onnx.SparseInitializer")) {
    aimet_name_scope_add_initializer(c->names, op);
  } else if (aimet_op_is_node(op)) {
    locate_node(c, op);
    aimet_check_node(&c->input, op);
    check_bodies(c, op);
    aimet_name_scope_add_node(c->names, op);
  }
}

static void check_graph(checker *c, graph_frame *graph) {
  graph_frame *outer = c->graph;
  c->graph = graph;
  aimet_check_graph(&c->input, &graph->view);
  aimet_name_scope_enter(c->names, &graph->view);
  for (MlirOperation op = mlirBlockGetFirstOperation(graph->view.block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    check_operation(c, op);
  report_order(c);
  aimet_name_scope_leave(c->names);
  c->graph = outer;
}

/// The main graph and the local functions; other functions are no ONNX.
static void check_function(checker *c, MlirOperation op, bool is_main) {
  graph_frame graph = {.view = aimet_graph_of_function(op)};
  ++c->ordinal;
  if ((is_main || graph.view.is_function) && !mlirBlockIsNull(graph.view.block))
    check_graph(c, &graph);
}

static void check_all_graphs(checker *c) {
  MlirOperation main = aimet_main_function(c->input.module);
  MlirBlock body = aimet_body(c->input.module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is(op, "func.func"))
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
                .handler = handle_fault},
  };
  c.input.user_data = &c;
  c.names = aimet_name_scope_create(&c.input);
  aimet_attr_get_int(aimet_op_attr(module, "onnx.ir_version"),
                     &c.input.ir_version);
  check_model(&c);
  check_all_graphs(&c);
  aimet_name_scope_destroy(c.names);
  aimet_arena_destroy(c.input.arena);
  aimet_local_functions_destroy(functions);
  return AIMET_OK;
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
        "- IR version, operator set imports, repeated metadata keys;\n"
        "- names of graphs, inputs and outputs, types of the model's inputs "
        "and outputs;\n"
        "- values that are not defined, or defined twice; nodes that are not "
        "in topological order;\n"
        "- operators that do not exist at the imported version or are "
        "deprecated there; numbers of inputs and outputs, inputs that must not "
        "be left out;\n"
        "- attributes that the operator does not have, that have the wrong "
        "type, that are missing or ambiguous;\n"
        "- local functions: recursion, repeated definitions, calls that do not "
        "fit.\n"
        "\n"
        "A finding is an error where `onnx.checker` or ONNX Runtime refuses "
        "the model, and a warning where only the standard objects. Operators "
        "of domains that ONNX does not define pass. Shapes and element types "
        "of nodes are not looked at.\n"
        "\n"
        "```mlir\n"
        "// operator \"Relu\" of opset 13 has no attribute \"alpha\"\n"
        "%1 = \"onnx.Relu\"(%0) {alpha = 1.0 : f32} : (tensor<4xf32>) -> "
        "tensor<4xf32>\n"
        "```",
    .why = "A quantizer rewrites the graph and runs it; a model that a runtime "
           "refuses, or that two readers understand differently, fails there "
           "late and with a message that names no cause.",
    .remedy = "Export the model anew with a newer exporter and opset, and run "
              "`onnx.checker.check_model` on the result.",
    .run = run,
};
