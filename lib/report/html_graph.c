//===- html_graph.c - the graph of a model for its HTML report ------------===//

#include "html_graph.h"

#include "alloc.h"
#include "constant_role.h"
#include "html_flow.h"
#include "html_places.h"
#include "node_rules_graph.h"
#include "node_text.h"
#include "source_line.h"

#include <stdlib.h>

struct aimet_html_graph {
  aimet_module_listing *listing;
  aimet_html_flow flow;
  aimet_graph_view main;
  size_t *inputs;        ///< argument of the main graph -> vertex, or none
  size_t *vertices;      ///< node of the tree -> vertex, or none
  size_t *nodes;         ///< vertex of a node - first_node -> node of the tree
  size_t first_node;     ///< vertices before it are inputs
  size_t num_nodes;      ///< those that are vertices
  size_t *last_consumer; ///< of an edge from a vertex, + 1
  aimet_html_places places;
  bool *is_kept; ///< of nodes of the tree
  aimet_arena *arena;
};

//===----------------------------------------------------------------------===//
// Vertices
//===----------------------------------------------------------------------===//

static intptr_t input_count(const aimet_html_graph *graph) {
  return mlirBlockIsNull(graph->main.block)
             ? 0
             : mlirBlockGetNumArguments(graph->main.block);
}

static MlirOperation graph_end(const aimet_html_graph *graph) {
  return mlirBlockIsNull(graph->main.block)
             ? (MlirOperation){NULL}
             : aimet_last_operation(graph->main.block);
}

/// Inputs that are only there to override a stored tensor are none.
static void number_inputs(aimet_html_graph *graph) {
  size_t count = (size_t)input_count(graph);
  graph->inputs = aimet_calloc(count, sizeof *graph->inputs);
  for (size_t i = 0; i < count; ++i) {
    MlirValue input = mlirBlockGetArgument(graph->main.block, (intptr_t)i);
    graph->inputs[i] = mlirOperationIsNull(aimet_default_of(input))
                           ? graph->first_node++
                           : AIMET_NONE;
  }
}

/// True for nodes whose values are not known before the model runs: something
/// that is drawn feeds them, or nothing does (random numbers). What exporters
/// compute from weights alone would hide the rest.
static bool is_computed(const aimet_html_graph *graph, size_t node) {
  const aimet_tree_node *self = &graph->listing->tree->nodes[node];
  bool has_operands = false;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(self->op); ++i) {
    MlirValue operand = mlirOperationGetOperand(self->op, i);
    aimet_producer producer =
        aimet_producer_of(&graph->flow, operand, self->instance);
    if (producer.kind == AIMET_PRODUCER_INPUT
            ? graph->inputs[producer.index] != AIMET_NONE
            : producer.kind == AIMET_PRODUCER_NODE && producer.index < node &&
                  graph->vertices[producer.index] != AIMET_NONE)
      return true;
    has_operands |= !aimet_value_is_absent(operand);
  }
  return !has_operands && !aimet_sv_is(aimet_op_type(self->op), "Constant");
}

void aimet_html_graph_number(aimet_html_graph *graph) {
  const aimet_module_tree *tree = graph->listing->tree;
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    bool is_drawn = graph->is_kept[i] || is_computed(graph, i);
    graph->vertices[i] =
        is_drawn ? graph->first_node + graph->num_nodes : AIMET_NONE;
    if (is_drawn)
      graph->nodes[graph->num_nodes++] = i;
  }
}

static bool is_too_large(const aimet_html_graph *graph) {
  return graph->num_nodes > AIMET_HTML_MAX_NODES;
}

aimet_html_graph *aimet_html_graph_create(MlirOperation module) {
  aimet_html_graph *graph = aimet_calloc(1, sizeof *graph);
  graph->arena = aimet_arena_create();
  graph->listing = aimet_module_listing_create(module);
  const aimet_module_tree *tree = graph->listing->tree;
  graph->flow = aimet_html_flow_create(tree);
  graph->places = aimet_html_places_create(tree);
  graph->vertices = aimet_calloc(tree->num_nodes, sizeof *graph->vertices);
  graph->nodes = aimet_calloc(tree->num_nodes, sizeof *graph->nodes);
  graph->is_kept = aimet_calloc(tree->num_nodes, sizeof *graph->is_kept);
  MlirOperation main = aimet_main_function(module);
  if (!mlirOperationIsNull(main))
    graph->main = aimet_graph_of_function(main);
  number_inputs(graph);
  return graph;
}

void aimet_html_graph_destroy(aimet_html_graph *graph) {
  if (!graph)
    return;
  aimet_html_flow_destroy(&graph->flow);
  aimet_module_listing_destroy(graph->listing);
  aimet_html_places_destroy(&graph->places);
  aimet_arena_destroy(graph->arena);
  free(graph->inputs);
  free(graph->vertices);
  free(graph->nodes);
  free(graph->is_kept);
  free(graph->last_consumer);
  free(graph);
}

void aimet_html_graph_keep(aimet_html_graph *graph, aimet_string_view label,
                           MlirOperation op) {
  size_t node = aimet_html_place(&graph->places, label, op);
  if (node != AIMET_NONE)
    graph->is_kept[node] = true;
}

size_t aimet_html_graph_vertex(const aimet_html_graph *graph,
                               aimet_string_view label, MlirOperation op) {
  size_t node = is_too_large(graph)
                    ? AIMET_NONE
                    : aimet_html_place(&graph->places, label, op);
  return node == AIMET_NONE ? AIMET_NONE : graph->vertices[node];
}

size_t aimet_html_graph_module(const aimet_html_graph *graph,
                               aimet_string_view path) {
  return aimet_module_tree_find(graph->listing->tree, path);
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

/// A row: name, class, module around it (-1: none), calls of a leaf,
/// parameters.
static void print_modules(aimet_html_graph *graph, aimet_html_strings *strings,
                          aimet_json_writer *json) {
  const aimet_module_listing *listing = graph->listing;
  aimet_json_key_array(json, "modules", false);
  for (size_t i = 0; i < listing->count; ++i) {
    const aimet_listed_module *module = &listing->modules[i];
    size_t parent = aimet_module_tree_parent(listing->tree, i);
    aimet_json_open(json, '[', true);
    aimet_json_string_number(json, strings, module->name);
    aimet_json_string_number(json, strings, module->class_name);
    aimet_json_int(json, parent == AIMET_NONE ? -1 : (int64_t)parent);
    aimet_json_uint(json, module->module->leaf ? module->module->num_calls : 0);
    aimet_json_uint(json, module->parameters);
    aimet_json_close(json, ']');
  }
  aimet_json_close(json, ']');
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// What a row of a vertex says.
typedef struct vertex_row {
  aimet_string_view name, type, outputs, attributes;
  size_t module; ///< or none
  aimet_source_line source;
} vertex_row;

static void print_row(aimet_html_strings *strings, const vertex_row *row,
                      aimet_json_writer *json) {
  aimet_json_open(json, '[', true);
  aimet_json_string_number(json, strings, row->name);
  aimet_json_string_number(json, strings, row->type);
  aimet_json_int(json, row->module == AIMET_NONE ? -1 : (int64_t)row->module);
  aimet_json_string_number(json, strings, row->outputs);
  aimet_json_string_number(json, strings, row->attributes);
  if (row->source.file.length) {
    aimet_json_string_number(json, strings, row->source.file);
    aimet_json_int(json, row->source.line);
    aimet_json_string_number(json, strings, row->source.code);
  }
  aimet_json_close(json, ']');
}

static void print_node(const aimet_html_graph *graph, size_t node,
                       aimet_html_strings *strings, aimet_json_writer *json) {
  const aimet_tree_node *self = &graph->listing->tree->nodes[node];
  aimet_string_builder outputs = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder attributes = AIMET_STRING_BUILDER_INIT;
  aimet_append_outputs(&outputs, self->op, graph->arena);
  aimet_append_attributes(&attributes, self->op);
  vertex_row row = {
      .name = aimet_tree_node_label(graph->listing->tree, node, graph->arena),
      .type = aimet_op_type(self->op),
      .outputs = aimet_sb_view(&outputs),
      .attributes = aimet_sb_view(&attributes),
      .module = AIMET_NONE};
  if (self->has_provenance)
    row.module = aimet_html_graph_module(graph, self->provenance.path);
  aimet_source_line source;
  if (aimet_source_line_of(self->op, &source))
    row.source = source;
  print_row(strings, &row, json);
  aimet_sb_deinit(&outputs);
  aimet_sb_deinit(&attributes);
}

/// An input or output of the model.
static void print_value(const aimet_html_graph *graph, MlirValue value,
                        MlirAttribute attributes, const char *type,
                        aimet_html_strings *strings, aimet_json_writer *json) {
  aimet_string_builder shape = AIMET_STRING_BUILDER_INIT;
  aimet_append_value_type(&shape, mlirValueGetType(value),
                          aimet_dict_get(attributes, "onnx.dim_params"),
                          graph->arena);
  vertex_row row = {.name = aimet_dict_get_string(attributes, "onnx.name"),
                    .type = aimet_sv(type),
                    .outputs = aimet_sb_view(&shape),
                    .module = AIMET_NONE};
  print_row(strings, &row, json);
  aimet_sb_deinit(&shape);
}

/// A row: name, operator ("" of an input, "-" of an output), module (-1: not
/// known), outputs, attributes; then file, line and code of its source, if that
/// is known.
static void print_nodes(aimet_html_graph *graph, aimet_html_strings *strings,
                        aimet_json_writer *json) {
  MlirOperation end = graph_end(graph);
  aimet_json_key_array(json, "nodes", false);
  for (intptr_t i = 0; i < input_count(graph); ++i)
    if (graph->inputs[i] != AIMET_NONE)
      print_value(graph, mlirBlockGetArgument(graph->main.block, i),
                  aimet_array_get(graph->main.inputs, i), "", strings, json);
  for (size_t i = 0; i < graph->num_nodes; ++i) {
    print_node(graph, graph->nodes[i], strings, json);
    aimet_arena_reset(graph->arena);
  }
  for (intptr_t i = 0;
       !mlirOperationIsNull(end) && i < mlirOperationGetNumOperands(end); ++i)
    print_value(graph, mlirOperationGetOperand(end, i),
                aimet_array_get(graph->main.outputs, i), "-", strings, json);
  aimet_json_close(json, ']');
}

//===----------------------------------------------------------------------===//
// Edges
//===----------------------------------------------------------------------===//

/// Writes the edge to `consumer`, once for each pair.
static void print_edge(aimet_html_graph *graph, MlirValue value,
                       size_t instance, size_t consumer,
                       aimet_json_writer *json) {
  aimet_producer producer = aimet_producer_of(&graph->flow, value, instance);
  size_t from = AIMET_NONE;
  if (producer.kind == AIMET_PRODUCER_NODE)
    from = graph->vertices[producer.index];
  else if (producer.kind == AIMET_PRODUCER_INPUT)
    from = graph->inputs[producer.index];
  if (from == AIMET_NONE || graph->last_consumer[from] == consumer + 1)
    return;
  graph->last_consumer[from] = consumer + 1;
  aimet_json_uint(json, from);
  aimet_json_uint(json, consumer);
}

static void print_operands(aimet_html_graph *graph, MlirOperation op,
                           size_t instance, size_t consumer,
                           aimet_json_writer *json) {
  if (mlirOperationIsNull(op))
    return;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    print_edge(graph, mlirOperationGetOperand(op, i), instance, consumer, json);
}

/// A node is fed by its operands and by what its bodies give out.
static void print_node_edges(aimet_html_graph *graph,
                             const aimet_tree_node *node, size_t consumer,
                             aimet_json_writer *json) {
  print_operands(graph, node->op, node->instance, consumer, json);
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(node->op); ++i) {
    MlirBlock body = aimet_body(node->op, i);
    if (!mlirBlockIsNull(body))
      print_operands(graph, aimet_last_operation(body), node->instance,
                     consumer, json);
  }
}

/// Two numbers for each edge: its producer, its consumer.
static void print_edges(aimet_html_graph *graph, aimet_json_writer *json) {
  const aimet_module_tree *tree = graph->listing->tree;
  size_t consumer = graph->first_node;
  graph->last_consumer =
      aimet_calloc(consumer + graph->num_nodes, sizeof *graph->last_consumer);
  aimet_json_key_array(json, "edges", true);
  for (size_t i = 0; i < graph->num_nodes; ++i)
    print_node_edges(graph, &tree->nodes[graph->nodes[i]], consumer++, json);
  MlirOperation end = graph_end(graph);
  for (intptr_t i = 0;
       !mlirOperationIsNull(end) && i < mlirOperationGetNumOperands(end); ++i)
    print_edge(graph, mlirOperationGetOperand(end, i), 0, consumer++, json);
  aimet_json_close(json, ']');
}

void aimet_html_graph_print(aimet_html_graph *graph,
                            aimet_html_strings *strings,
                            aimet_json_writer *json) {
  aimet_json_key_uint(json, "num_nodes", graph->num_nodes);
  if (is_too_large(graph))
    return;
  print_modules(graph, strings, json);
  print_nodes(graph, strings, json);
  print_edges(graph, json);
}
