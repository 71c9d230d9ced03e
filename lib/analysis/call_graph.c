//===- call_graph.c - which local functions call which --------------------===//
//
// Kahn's algorithm over call sites: no recursion, for chains of calls may be as
// long as a file allows.
//
//===----------------------------------------------------------------------===//

#include "call_graph.h"

#include "alloc.h"
#include "node.h"
#include "string_map.h"

#include <stdlib.h>

typedef struct function {
  aimet_call_graph_function public;
  size_t *callees; ///< one for each call site in it
  size_t num_callees, callee_capacity;
  uint64_t waiting; ///< call sites of it that have not been reached
} function;

struct aimet_call_graph {
  aimet_string_map *symbols; ///< symbol -> index of the function
  function *functions;       ///< in the order of the module
  size_t count, capacity;
  size_t *order; ///< places -> indices
  size_t *place; ///< indices -> places
  size_t num_placed;
};

static void add_function(aimet_call_graph *graph, MlirOperation op) {
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(
      graph->symbols, aimet_op_attr_string(op, "sym_name"), &is_new);
  if (!is_new)
    return;
  entry->value.number = graph->count;
  aimet_grow_array((void **)&graph->functions, &graph->capacity,
                   graph->count + 1, sizeof *graph->functions);
  graph->functions[graph->count++] = (function){.public = {.op = op}};
}

static void collect_functions(aimet_call_graph *graph, MlirOperation module) {
  MlirOperation main = aimet_main_function(module);
  if (!mlirOperationIsNull(main) && !mlirBlockIsNull(aimet_body(main, 0)))
    add_function(graph, main);
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (!mlirAttributeIsNull(aimet_op_attr(op, "onnx.function")) &&
        aimet_op_is(op, "func.func") && !mlirBlockIsNull(aimet_body(op, 0)))
      add_function(graph, op);
}

static bool find_callee(const aimet_call_graph *graph, MlirOperation call,
                        size_t *out_index) {
  if (!aimet_op_is(call, "onnx.Call"))
    return false;
  MlirAttribute callee = aimet_op_attr(call, "callee");
  if (mlirAttributeIsNull(callee) || !mlirAttributeIsAFlatSymbolRef(callee))
    return false;
  const aimet_map_entry *entry = aimet_string_map_find(
      graph->symbols, aimet_view(mlirFlatSymbolRefAttrGetValue(callee)));
  if (entry)
    *out_index = (size_t)entry->value.number;
  return entry != NULL;
}

typedef struct collector {
  aimet_call_graph *graph;
  function *caller;
} collector;

static void collect_call(MlirOperation op, void *user_data) {
  collector *c = user_data;
  size_t index;
  if (!find_callee(c->graph, op, &index))
    return;
  function *callee = &c->graph->functions[index];
  ++callee->public.calls;
  ++callee->waiting;
  function *caller = c->caller;
  aimet_grow_array((void **)&caller->callees, &caller->callee_capacity,
                   caller->num_callees + 1, sizeof *caller->callees);
  caller->callees[caller->num_callees++] = index;
}

static void place(aimet_call_graph *graph, size_t index) {
  graph->place[index] = graph->num_placed;
  graph->order[graph->num_placed++] = index;
}

static void sort(aimet_call_graph *graph) {
  for (size_t i = 0; i < graph->count; ++i)
    if (graph->functions[i].waiting == 0)
      place(graph, i);
  for (size_t next = 0; next < graph->num_placed; ++next) {
    const function *caller = &graph->functions[graph->order[next]];
    for (size_t i = 0; i < caller->num_callees; ++i)
      if (--graph->functions[caller->callees[i]].waiting == 0)
        place(graph, caller->callees[i]);
  }
  for (size_t i = 0; i < graph->count; ++i)
    if (graph->functions[i].waiting) {
      graph->functions[i].public.is_recursive = true;
      place(graph, i);
    }
}

aimet_call_graph *aimet_call_graph_create(MlirOperation module) {
  aimet_call_graph *graph = aimet_calloc(1, sizeof *graph);
  graph->symbols = aimet_string_map_create();
  collect_functions(graph, module);
  if (graph->count > 1)
    for (size_t i = 0; i < graph->count; ++i) {
      collector c = {graph, &graph->functions[i]};
      aimet_walk(c.caller->public.op, collect_call, &c);
    }
  graph->order = aimet_calloc(graph->count, sizeof *graph->order);
  graph->place = aimet_calloc(graph->count, sizeof *graph->place);
  sort(graph);
  return graph;
}

void aimet_call_graph_destroy(aimet_call_graph *graph) {
  if (!graph)
    return;
  for (size_t i = 0; i < graph->count; ++i)
    free(graph->functions[i].callees);
  free(graph->functions);
  free(graph->order);
  free(graph->place);
  aimet_string_map_destroy(graph->symbols);
  free(graph);
}

size_t aimet_call_graph_size(const aimet_call_graph *graph) {
  return graph->count;
}

const aimet_call_graph_function *
aimet_call_graph_at(const aimet_call_graph *graph, size_t i) {
  return &graph->functions[graph->order[i]].public;
}

bool aimet_call_graph_callee(const aimet_call_graph *graph, MlirOperation call,
                             size_t *out_i) {
  size_t index;
  if (!find_callee(graph, call, &index))
    return false;
  *out_i = graph->place[index];
  return true;
}

void aimet_call_graph_describe(const aimet_call_graph *graph,
                               MlirOperation node, aimet_string_view *out_type,
                               aimet_string_view *out_domain) {
  size_t index;
  if (!find_callee(graph, node, &index)) {
    *out_type = aimet_op_type(node);
    *out_domain = aimet_op_domain(node);
    return;
  }
  MlirAttribute function =
      aimet_op_attr(graph->functions[index].public.op, "onnx.function");
  *out_type = aimet_dict_get_string(function, "name");
  *out_domain = aimet_dict_get_string(function, "domain");
}
