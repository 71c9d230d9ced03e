//===- model_flow.c - what feeds what when a model runs -------------------===//
//
// First the nodes, instance by instance; then the source of each operand, which
// leads from an input of a function to its call and from the result of a call
// into its function; then the uses, which are the same edges sorted by source.
//
//===----------------------------------------------------------------------===//

#include "model_flow.h"

#include "alloc.h"
#include "function_modules.h"
#include "uses.h"

#include <stdlib.h>

/// Calls nest no deeper; deeper ones are nodes.
#define MAX_CALL_DEPTH 128

/// Borders of functions and Identity nodes between a node and its source at
/// most; beyond them nothing is known.
#define MAX_STEPS 256

typedef struct flow_state {
  aimet_model_flow *flow;
  aimet_call_graph *graph;
  bool looks_into_calls;
  size_t instance;
  size_t places_capacity;
} flow_state;

//===----------------------------------------------------------------------===//
// Nodes and instances
//===----------------------------------------------------------------------===//

static void visit_node(MlirOperation op, void *user_data);

/// A place is twice the number of a node, or twice that of the instance that a
/// call is, and one.
static uint64_t place_of_node(size_t node) { return 2 * (uint64_t)node; }
static uint64_t place_of_call(size_t instance) {
  return 2 * (uint64_t)instance + 1;
}

/// Makes an instance and finds the end of its function.
static size_t add_instance(flow_state *state,
                           const aimet_flow_instance *instance) {
  aimet_model_flow *flow = state->flow;
  size_t made = flow->num_instances++;
  aimet_grow_array((void **)&flow->instances, &flow->instance_capacity,
                   made + 1, sizeof *flow->instances);
  aimet_grow_array((void **)&flow->places, &state->places_capacity, made + 1,
                   sizeof *flow->places);
  flow->instances[made] = *instance;
  if (!mlirOperationIsNull(instance->call)) {
    aimet_call_frame *frame = aimet_arena_alloc(flow->arena, sizeof *frame);
    *frame = (aimet_call_frame){flow->instances[instance->outer].frame,
                                instance->call, instance->function};
    flow->instances[made].frame = frame;
  }
  flow->instances[made].end =
      aimet_last_operation(aimet_body(instance->function, 0));
  flow->places[made] = AIMET_PTR_MAP_INIT;
  return made;
}

/// Recurses at most MAX_CALL_DEPTH deep.
static void visit_instance(flow_state *state,
                           const aimet_flow_instance *instance) {
  size_t outer = state->instance;
  state->instance = add_instance(state, instance);
  aimet_walk(instance->function, visit_node, state);
  state->instance = outer;
}

/// Where a function stands for itself, provenance begins there.
static bool read_provenance(flow_state *state, MlirOperation op,
                            aimet_provenance *out) {
  const aimet_flow_instance *instance =
      &state->flow->instances[state->instance];
  if (mlirOperationIsNull(instance->call))
    return aimet_provenance_of(op, out);
  aimet_provenance body;
  bool is_own_call, is_own_unit, has_body = aimet_provenance_of(op, &body);
  return aimet_provenance_in_instance(
      instance->has_provenance ? &instance->provenance : NULL,
      has_body ? &body : NULL, state->flow->arena, out, &is_own_call,
      &is_own_unit);
}

static void visit_call(flow_state *state, MlirOperation call, size_t function,
                       const aimet_flow_node *node) {
  aimet_flow_instance instance = {
      .function = aimet_call_graph_at(state->graph, function)->op,
      .call = call,
      .outer = state->instance,
      .depth = state->flow->instances[state->instance].depth + 1,
      .provenance = node->provenance,
      .has_provenance = node->has_provenance};
  *aimet_ptr_map_insert(&state->flow->places[state->instance], call.ptr, NULL) =
      place_of_call(state->flow->num_instances);
  visit_instance(state, &instance);
}

static void visit_node(MlirOperation op, void *user_data) {
  flow_state *state = user_data;
  aimet_model_flow *flow = state->flow;
  if (!aimet_op_is_node(op) || aimet_op_is(op, "onnx.Identity"))
    return;
  aimet_flow_node node = {.op = op,
                          .instance = state->instance,
                          .provenance = AIMET_PROVENANCE_INIT};
  node.has_provenance = read_provenance(state, op, &node.provenance);
  size_t function;
  if (state->looks_into_calls &&
      flow->instances[state->instance].depth < MAX_CALL_DEPTH &&
      aimet_call_graph_callee(state->graph, op, &function)) {
    visit_call(state, op, function, &node);
    return;
  }
  aimet_grow_array((void **)&flow->nodes, &flow->node_capacity,
                   flow->num_nodes + 1, sizeof *flow->nodes);
  *aimet_ptr_map_insert(&flow->places[state->instance], op.ptr, NULL) =
      place_of_node(flow->num_nodes);
  flow->nodes[flow->num_nodes++] = node;
}

static void visit_functions(flow_state *state, MlirOperation module) {
  MlirOperation main = aimet_main_function(module);
  aimet_flow_instance root = {.function = main};
  if (!mlirOperationIsNull(main))
    visit_instance(state, &root);
  size_t count = aimet_call_graph_size(state->graph);
  for (size_t i = 0; i < count && !state->looks_into_calls; ++i) {
    root.function = aimet_call_graph_at(state->graph, i)->op;
    if (!mlirOperationEqual(root.function, main))
      visit_instance(state, &root);
  }
}

//===----------------------------------------------------------------------===//
// Sources
//===----------------------------------------------------------------------===//

static const aimet_flow_source nothing = {.node = AIMET_NO_NODE};

/// A value on the way to its source, in the instance that it is in.
typedef struct traced_value {
  size_t instance;
  MlirValue value;
} traced_value;

/// Steps from an input of a function to what its call passes; false where the
/// way ends.
static bool leave_function(const aimet_model_flow *flow, traced_value *traced) {
  const aimet_flow_instance *instance = &flow->instances[traced->instance];
  intptr_t number = mlirBlockArgumentGetArgNumber(traced->value);
  if (mlirOperationIsNull(instance->call) ||
      !mlirBlockEqual(mlirBlockArgumentGetOwner(traced->value),
                      aimet_body(instance->function, 0)) ||
      number >= mlirOperationGetNumOperands(instance->call))
    return false;
  traced->value = mlirOperationGetOperand(instance->call, number);
  traced->instance = instance->outer;
  return true;
}

/// Steps from the result of a call to what the function returns.
static bool enter_function(const aimet_model_flow *flow, size_t inner,
                           traced_value *traced) {
  MlirOperation end = flow->instances[inner].end;
  intptr_t number = mlirOpResultGetResultNumber(traced->value);
  if (mlirOperationIsNull(end) || number >= mlirOperationGetNumOperands(end))
    return false;
  traced->value = mlirOperationGetOperand(end, number);
  traced->instance = inner;
  return true;
}

/// One step towards the source; false at the end, with the node in it.
static bool step(const aimet_model_flow *flow, traced_value *traced,
                 size_t *out_node) {
  if (mlirValueIsABlockArgument(traced->value))
    return leave_function(flow, traced);
  MlirOperation owner = mlirOpResultGetOwner(traced->value);
  if (aimet_op_is(owner, "onnx.Identity") &&
      mlirOperationGetNumOperands(owner) == 1) {
    traced->value = mlirOperationGetOperand(owner, 0);
    return true;
  }
  const uint64_t *place =
      aimet_ptr_map_find(&flow->places[traced->instance], owner.ptr);
  if (place && *place % 2 == 1)
    return enter_function(flow, (size_t)(*place / 2), traced);
  if (place)
    *out_node = (size_t)(*place / 2);
  return false;
}

static bool is_model_input(const aimet_model_flow *flow,
                           const traced_value *traced) {
  return traced->instance == 0 && mlirValueIsABlockArgument(traced->value) &&
         mlirBlockEqual(mlirBlockArgumentGetOwner(traced->value),
                        aimet_body(flow->instances[0].function, 0)) &&
         !aimet_value_has_default(traced->value);
}

static aimet_flow_source find_source(const aimet_model_flow *flow,
                                     size_t instance, MlirValue value) {
  traced_value traced = {instance, value};
  size_t node = AIMET_NO_NODE;
  for (int i = 0; i < MAX_STEPS; ++i)
    if (!step(flow, &traced, &node))
      return aimet_value_is_absent(traced.value)
                 ? nothing
                 : (aimet_flow_source){node, traced.value,
                                       is_model_input(flow, &traced)};
  return nothing;
}

static void find_sources(aimet_model_flow *flow) {
  size_t count = 0;
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    flow->nodes[i].first_source = count;
    count += (size_t)mlirOperationGetNumOperands(flow->nodes[i].op);
  }
  flow->sources = aimet_calloc(count + 1, sizeof *flow->sources);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    const aimet_flow_node *node = &flow->nodes[i];
    intptr_t operands = mlirOperationGetNumOperands(node->op);
    for (intptr_t k = 0; k < operands; ++k)
      flow->sources[node->first_source + (size_t)k] = find_source(
          flow, node->instance, mlirOperationGetOperand(node->op, k));
  }
}

//===----------------------------------------------------------------------===//
// Uses and outputs
//===----------------------------------------------------------------------===//

static void find_uses(aimet_model_flow *flow) {
  size_t num_sources = 0;
  for (size_t i = 0; i < flow->num_nodes; ++i)
    num_sources += (size_t)mlirOperationGetNumOperands(flow->nodes[i].op);
  for (size_t i = 0; i < num_sources; ++i)
    if (flow->sources[i].node != AIMET_NO_NODE)
      ++flow->nodes[flow->sources[i].node].num_uses;
  size_t count = 0;
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    flow->nodes[i].first_use = count;
    count += flow->nodes[i].num_uses;
    flow->nodes[i].num_uses = 0;
  }
  flow->uses = aimet_calloc(count + 1, sizeof *flow->uses);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    intptr_t operands = mlirOperationGetNumOperands(flow->nodes[i].op);
    for (intptr_t k = 0; k < operands; ++k) {
      size_t source = aimet_flow_source_of(flow, i, k).node;
      if (source == AIMET_NO_NODE)
        continue;
      aimet_flow_node *node = &flow->nodes[source];
      flow->uses[node->first_use + node->num_uses++] = (aimet_flow_use){i, k};
    }
  }
}

/// What ends a graph hands its operands on: of a function, or of a graph inside
/// a node.
static void mark_outputs(aimet_model_flow *flow, size_t instance,
                         MlirOperation end, bool is_function) {
  if (mlirOperationIsNull(end))
    return;
  intptr_t operands = mlirOperationGetNumOperands(end);
  for (intptr_t i = 0; i < operands; ++i) {
    size_t node =
        find_source(flow, instance, mlirOperationGetOperand(end, i)).node;
    if (node == AIMET_NO_NODE)
      continue;
    flow->nodes[node].is_output |= is_function;
    flow->nodes[node].is_yielded |= !is_function;
  }
}

static void find_outputs(aimet_model_flow *flow) {
  for (size_t i = 0; i < flow->num_instances; ++i)
    if (mlirOperationIsNull(flow->instances[i].call))
      mark_outputs(flow, i, flow->instances[i].end, true);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    MlirOperation op = flow->nodes[i].op;
    intptr_t regions = mlirOperationGetNumRegions(op);
    for (intptr_t k = 0; k < regions; ++k)
      mark_outputs(flow, flow->nodes[i].instance,
                   aimet_last_operation(aimet_body(op, k)), false);
  }
}

//===----------------------------------------------------------------------===//
// The whole
//===----------------------------------------------------------------------===//

aimet_model_flow *aimet_model_flow_create(MlirOperation module) {
  aimet_model_flow *flow = aimet_calloc(1, sizeof *flow);
  flow->arena = aimet_arena_create();
  flow_state state = {.flow = flow, .graph = aimet_call_graph_create(module)};
  state.looks_into_calls = aimet_call_graph_size(state.graph) > 1 &&
                           aimet_can_look_into_calls(state.graph);
  visit_functions(&state, module);
  aimet_call_graph_destroy(state.graph);
  find_sources(flow);
  find_uses(flow);
  find_outputs(flow);
  return flow;
}

void aimet_model_flow_destroy(aimet_model_flow *flow) {
  if (!flow)
    return;
  for (size_t i = 0; i < flow->num_instances; ++i)
    aimet_ptr_map_deinit(&flow->places[i]);
  free(flow->places);
  free(flow->instances);
  free(flow->nodes);
  free(flow->sources);
  free(flow->uses);
  aimet_arena_destroy(flow->arena);
  free(flow);
}

aimet_flow_source aimet_flow_source_of(const aimet_model_flow *flow,
                                       size_t node, intptr_t i) {
  const aimet_flow_node *self = &flow->nodes[node];
  return i < mlirOperationGetNumOperands(self->op)
             ? flow->sources[self->first_source + (size_t)i]
             : nothing;
}

aimet_node aimet_flow_view(const aimet_model_flow *flow, size_t node) {
  const aimet_flow_node *self = &flow->nodes[node];
  return aimet_node_of(self->op, flow->instances[self->instance].frame);
}

size_t aimet_flow_node_of(const aimet_model_flow *flow, size_t instance,
                          MlirOperation op) {
  const uint64_t *place = aimet_ptr_map_find(&flow->places[instance], op.ptr);
  return place && *place % 2 == 0 ? (size_t)(*place / 2) : AIMET_NO_NODE;
}

const aimet_flow_use *aimet_flow_only_use(const aimet_model_flow *flow,
                                          size_t node) {
  const aimet_flow_node *self = &flow->nodes[node];
  bool is_alone = self->num_uses == 1 && !self->is_output && !self->is_yielded;
  return is_alone ? &flow->uses[self->first_use] : NULL;
}
