//===- cost.c - what a model costs to run ---------------------------------===//
//
// Each call of a local function is costed while the inference knows what holds
// for that call, inner calls before outer ones; the main graph comes last.
// Calls that cost the same share one array.
//
//===----------------------------------------------------------------------===//

#include "cost_private.h"

#include "alloc.h"
#include "node.h"
#include "weights.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// Calls that are costed; functions may call each other without end.
#define CALL_LIMIT ((size_t)1 << 20)

/// What tells the calls of a function apart.
typedef struct call_key {
  size_t outer;
  const void *call;
} call_key;

static aimet_string_view bytes_of_key(const call_key *key) {
  return (aimet_string_view){(const char *)key, sizeof *key};
}

const aimet_call_costs *aimet_costs_find_call(const aimet_costs *costs,
                                              size_t outer, MlirOperation op) {
  call_key key = {outer, op.ptr};
  const aimet_map_entry *entry =
      aimet_string_map_find(costs->paths, bytes_of_key(&key));
  return entry && costs->calls[entry->value.number].nodes
             ? &costs->calls[entry->value.number]
             : NULL;
}

static size_t add_call(aimet_costs *costs, size_t outer, MlirOperation call) {
  aimet_grow_array((void **)&costs->calls, &costs->calls_capacity,
                   costs->num_calls + 1, sizeof *costs->calls);
  costs->calls[costs->num_calls] =
      (aimet_call_costs){.outer = outer, .call = call};
  return costs->num_calls++;
}

/// The place of the call that a frame stands for; it is made if there is none.
/// Frames nest no deeper than the inference looks into calls.
static size_t call_of_frame(aimet_costs *costs, const aimet_call_frame *frame) {
  if (!frame)
    return AIMET_MAIN_GRAPH_CALL;
  call_key key = {call_of_frame(costs, frame->outer), frame->call.ptr};
  bool is_new;
  aimet_map_entry *entry =
      aimet_string_map_insert(costs->paths, bytes_of_key(&key), &is_new);
  if (is_new)
    entry->value.number = add_call(costs, key.outer, frame->call);
  return (size_t)entry->value.number;
}

/// As call_of_frame, but makes none: null if one of the calls was not costed.
static const aimet_call_costs *find_frame(const aimet_costs *costs,
                                          const aimet_call_frame *frame) {
  if (!frame)
    return &costs->calls[AIMET_MAIN_GRAPH_CALL];
  const aimet_call_costs *outer = find_frame(costs, frame->outer);
  return outer ? aimet_costs_find_call(costs, (size_t)(outer - costs->calls),
                                       frame->call)
               : NULL;
}

//===----------------------------------------------------------------------===//
// One call of a function
//===----------------------------------------------------------------------===//

static bool same_number(aimet_number a, aimet_number b) {
  return aimet_number_same(a, b) ||
         (a.kind == AIMET_NUMBER_UNKNOWN && b.kind == AIMET_NUMBER_UNKNOWN);
}

static bool same_costs(const aimet_node_cost *a, const aimet_node_cost *b,
                       size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (!same_number(a[i].macs, b[i].macs) ||
        !same_number(a[i].bytes, b[i].bytes) ||
        !same_number(a[i].runs, b[i].runs))
      return false;
  return true;
}

/// Those of the call before if they are the same, else a copy.
static const aimet_node_cost *keep_nodes(aimet_costs *costs,
                                         aimet_function_costs *function,
                                         const aimet_node_cost *nodes) {
  size_t count = function->num_nodes;
  if (function->last && same_costs(function->last, nodes, count))
    return function->last;
  aimet_node_cost *kept =
      aimet_arena_calloc(costs->arena, count + 1, sizeof *kept);
  if (count)
    memcpy(kept, nodes, count * sizeof *kept);
  return kept;
}

static void cost_call(aimet_costs *costs, size_t call, size_t callee) {
  aimet_function_costs *function = &costs->functions[callee];
  aimet_node_cost *nodes = aimet_calloc(function->num_nodes + 1, sizeof *nodes);
  aimet_number macs = aimet_costs_of_call(costs, call, callee, nodes);
  aimet_call_costs *costed = &costs->calls[call];
  if (!costed->nodes) {
    costed->next = function->first_call;
    function->first_call = call;
    ++function->num_calls;
  }
  costed->macs = macs;
  costed->nodes = function->last = keep_nodes(costs, function, nodes);
  free(nodes);
}

/// A body is inferred again where a loop's state was not settled: what was
/// costed last holds.
static void note_call(aimet_inference *inference, const aimet_call_frame *frame,
                      void *user_data) {
  aimet_costs *costs = user_data;
  size_t callee;
  costs->inference = inference;
  if (costs->num_calls < CALL_LIMIT &&
      aimet_call_graph_callee(costs->graph, frame->call, &callee) &&
      !aimet_call_graph_at(costs->graph, callee)->is_recursive)
    cost_call(costs, call_of_frame(costs, frame), callee);
}

//===----------------------------------------------------------------------===//
// The whole model
//===----------------------------------------------------------------------===//

typedef struct node_collector {
  aimet_costs *costs;
  aimet_function_costs *function;
  size_t capacity;
} node_collector;

static void collect_node(MlirOperation op, void *user_data) {
  node_collector *c = user_data;
  aimet_function_costs *function = c->function;
  if (!aimet_op_is_node(op))
    return;
  aimet_grow_array((void **)&function->nodes, &c->capacity,
                   function->num_nodes + 1, sizeof *function->nodes);
  *aimet_ptr_map_insert(&c->costs->places, op.ptr, NULL) = function->num_nodes;
  function->nodes[function->num_nodes++] = op;
}

static void collect_nodes(aimet_costs *costs) {
  size_t count = aimet_call_graph_size(costs->graph);
  costs->functions = aimet_calloc(count, sizeof *costs->functions);
  for (size_t i = 0; i < count; ++i) {
    node_collector c = {costs, &costs->functions[i], 0};
    aimet_walk(aimet_call_graph_at(costs->graph, i)->op, collect_node, &c);
  }
}

static void measure_elements(aimet_costs *costs, MlirContext context) {
  for (int32_t i = 1; i <= AIMET_DATA_LAST; ++i) {
    uint64_t bits; // as many as eight elements have bytes
    if (aimet_raw_size(aimet_element_type(context, i), 8, &bits) &&
        bits <= UINT8_MAX)
      costs->bits[i] = (uint8_t)bits;
  }
}

static void cost_main(aimet_costs *costs, MlirOperation module) {
  MlirOperation main = aimet_main_function(module);
  size_t count = aimet_call_graph_size(costs->graph);
  for (size_t i = 0; i < count; ++i)
    if (mlirOperationEqual(aimet_call_graph_at(costs->graph, i)->op, main))
      cost_call(costs, AIMET_MAIN_GRAPH_CALL, i);
}

static void count_calls(aimet_costs *costs) {
  costs->calls[AIMET_MAIN_GRAPH_CALL].times = aimet_int(1);
  for (size_t i = AIMET_MAIN_GRAPH_CALL + 1; i < costs->num_calls; ++i) {
    aimet_call_costs *call = &costs->calls[i];
    const aimet_call_costs *outer = &costs->calls[call->outer];
    call->times =
        outer->nodes
            ? aimet_costs_repeat(
                  costs,
                  outer->nodes[aimet_costs_place(costs, call->call)].runs,
                  outer->times)
            : aimet_unknown_number();
  }
}

/// Notes functions that this call of one calls, but that were not costed then.
static void find_unclear_calls(aimet_costs *costs, size_t call,
                               const aimet_function_costs *function) {
  for (size_t i = 0; i < function->num_nodes; ++i) {
    size_t callee;
    if (aimet_call_graph_callee(costs->graph, function->nodes[i], &callee) &&
        !aimet_is(costs->calls[call].nodes[i].runs, 0) &&
        !aimet_costs_find_call(costs, call, function->nodes[i]))
      costs->functions[callee].is_unclear = true;
  }
}

/// What an unclear function calls is unclear, too.
static void spread_unclear(aimet_costs *costs,
                           const aimet_function_costs *function) {
  for (size_t i = 0; i < function->num_nodes; ++i) {
    size_t callee;
    if (aimet_call_graph_callee(costs->graph, function->nodes[i], &callee))
      costs->functions[callee].is_unclear = true;
  }
}

/// Callers stand before those they call.
static void find_unclear_functions(aimet_costs *costs) {
  size_t count = aimet_call_graph_size(costs->graph);
  for (size_t i = 0; i < count; ++i) {
    const aimet_function_costs *function = &costs->functions[i];
    size_t call = function->first_call;
    for (size_t k = 0; k < function->num_calls; ++k) {
      find_unclear_calls(costs, call, function);
      call = costs->calls[call].next;
    }
    if (function->is_unclear)
      spread_unclear(costs, function);
  }
}

static aimet_status infer(aimet_costs *costs, MlirOperation module,
                          aimet_weight_store *store) {
  aimet_inference_options options = {
      .store = store, .on_call = note_call, .user_data = costs};
  return aimet_inference_run(module, &options, &costs->inference);
}

aimet_status aimet_costs_create(MlirOperation module, aimet_weight_store *store,
                                aimet_costs **out) {
  aimet_costs *costs = aimet_calloc(1, sizeof *costs);
  costs->graph = aimet_call_graph_create(module);
  costs->arena = aimet_arena_create();
  costs->paths = aimet_string_map_create();
  add_call(costs, AIMET_MAIN_GRAPH_CALL, (MlirOperation){NULL});
  measure_elements(costs, mlirOperationGetContext(module));
  collect_nodes(costs);
  aimet_status status = infer(costs, module, store);
  if (status != AIMET_OK) {
    aimet_costs_destroy(costs);
    *out = NULL;
    return status;
  }
  cost_main(costs, module);
  count_calls(costs);
  find_unclear_functions(costs);
  *out = costs;
  return AIMET_OK;
}

void aimet_costs_destroy(aimet_costs *costs) {
  if (!costs)
    return;
  size_t count = aimet_call_graph_size(costs->graph);
  for (size_t i = 0; i < count; ++i)
    free(costs->functions[i].nodes);
  free(costs->functions);
  free(costs->calls);
  aimet_ptr_map_deinit(&costs->places);
  aimet_string_map_destroy(costs->paths);
  aimet_inference_destroy(costs->inference);
  aimet_call_graph_destroy(costs->graph);
  aimet_arena_destroy(costs->arena);
  free(costs);
}

aimet_inference *aimet_costs_inference(const aimet_costs *costs) {
  return costs->inference;
}

const aimet_call_graph *aimet_costs_call_graph(const aimet_costs *costs) {
  return costs->graph;
}

//===----------------------------------------------------------------------===//
// What is asked for
//===----------------------------------------------------------------------===//

/// With what is known of all calls, and run an unknown number of times.
static aimet_cost unclear_cost(aimet_costs *costs, MlirOperation node) {
  aimet_number runs = aimet_unknown_number();
  return (aimet_cost){
      aimet_costs_repeat(costs, aimet_costs_own_macs(costs, node), runs),
      aimet_costs_repeat(costs, aimet_costs_output_bytes(costs, node), runs)};
}

static aimet_cost cost_of_runs(const aimet_costs *costs,
                               const aimet_call_costs *call, size_t place) {
  const aimet_node_cost *node = &call->nodes[place];
  aimet_number runs = aimet_costs_repeat(costs, node->runs, call->times);
  return (aimet_cost){aimet_costs_repeat(costs, node->macs, runs),
                      aimet_costs_repeat(costs, node->bytes, runs)};
}

aimet_cost aimet_cost_in_call(aimet_costs *costs, MlirOperation node,
                              const aimet_call_frame *frame) {
  const aimet_call_costs *call = find_frame(costs, frame);
  return call && call->nodes
             ? cost_of_runs(costs, call, aimet_costs_place(costs, node))
             : unclear_cost(costs, node);
}

static void walk_function(aimet_costs *costs,
                          const aimet_function_costs *function,
                          aimet_cost_visit visit, void *user_data) {
  aimet_cost *all = aimet_calloc(function->num_calls + 1, sizeof *all);
  for (size_t i = 0; i < function->num_nodes; ++i) {
    size_t call = function->first_call;
    for (size_t k = 0; k < function->num_calls; ++k) {
      all[k] = cost_of_runs(costs, &costs->calls[call], i);
      call = costs->calls[call].next;
    }
    if (function->is_unclear)
      all[0] = unclear_cost(costs, function->nodes[i]);
    visit(function->nodes[i], all,
          function->is_unclear ? 1 : function->num_calls, user_data);
  }
  free(all);
}

void aimet_costs_walk(aimet_costs *costs, aimet_cost_visit visit,
                      void *user_data) {
  size_t count = aimet_call_graph_size(costs->graph);
  for (size_t i = 0; i < count; ++i)
    walk_function(costs, &costs->functions[i], visit, user_data);
}
