//===- flow_inliner.c - what control flow does in its own place -----------===//
//
// The operations of a branch are moved, those of a loop's body copied for each
// iteration. In the end the results of the node give way to the values that
// stand for them.
//
//===----------------------------------------------------------------------===//

#include "flow_inliner.h"

#include "flow_inlining.h"

#include "result_facts.h"
#include "uses.h"

//===----------------------------------------------------------------------===//
// Names of a graph
//===----------------------------------------------------------------------===//

typedef struct name_counter {
  aimet_flow_inliner *inliner;
  bool is_adding;
} name_counter;

static void count(const name_counter *counter, aimet_string_map *counts,
                  aimet_string_view name) {
  if (!name.length)
    return;
  aimet_map_entry *entry = aimet_string_map_insert(counts, name, NULL);
  if (counter->is_adding)
    ++entry->value.number;
  else if (entry->value.number)
    --entry->value.number;
}

static void count_name(const name_counter *counter, aimet_string_view name) {
  count(counter, counter->inliner->counts, name);
}

static void count_listed(const name_counter *counter, MlirAttribute list) {
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    count_name(counter,
               aimet_dict_get_string(aimet_array_get(list, i), "onnx.name"));
}

/// Counts the outputs of a graph whose values bear other names: those define
/// theirs.
static void count_aliases(const name_counter *counter, MlirBlock body,
                          MlirAttribute outputs, aimet_arena *arena) {
  MlirOperation exit = aimet_last_operation(body);
  for (intptr_t k = 0; k < aimet_array_size(outputs); ++k) {
    aimet_string_view name =
        aimet_dict_get_string(aimet_array_get(outputs, k), "onnx.name");
    bool is_given =
        !mlirOperationIsNull(exit) && k < mlirOperationGetNumOperands(exit) &&
        aimet_sv_equal(
            name, aimet_value_name(mlirOperationGetOperand(exit, k), arena));
    if (!is_given)
      count_name(counter, name);
  }
}

/// Counts the names that the graphs of an operation define beside those of
/// their nodes' results.
static void count_graphs(const name_counter *counter, MlirOperation op,
                         aimet_arena *arena) {
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  for (intptr_t i = 0; i < aimet_array_size(graphs); ++i) {
    MlirAttribute graph = aimet_array_get(graphs, i);
    MlirBlock body = aimet_body(op, i);
    count_listed(counter, aimet_dict_get(graph, "inputs"));
    if (counter->is_adding && !mlirBlockIsNull(body))
      count_aliases(counter, body, aimet_dict_get(graph, "outputs"), arena);
  }
}

static void count_names(MlirOperation op, void *user_data) {
  const name_counter *counter = user_data;
  aimet_arena *arena = aimet_arena_create();
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    count_name(counter, aimet_result_name(op, i, arena));
  count(counter, counter->inliner->node_counts, aimet_op_node_name(op));
  count_graphs(counter, op, arena);
  aimet_arena_destroy(arena);
}

/// Takes the names in a region out of the count, which goes with its node.
/// Names of inner aliases stay in it: values may have been renamed since they
/// were counted, and one name too many does no harm.
static void forget_region(aimet_flow_inliner *inliner, MlirOperation node,
                          intptr_t region) {
  name_counter counter = {inliner, false};
  MlirAttribute graph =
      aimet_array_get(aimet_op_attr(node, "onnx.graphs"), region);
  MlirBlock body = aimet_body(node, region);
  count_listed(&counter, aimet_dict_get(graph, "inputs"));
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    count_names(op, &counter);
    aimet_walk(op, count_names, &counter);
  }
}

static void leave_graph(aimet_flow_inliner *inliner) {
  aimet_name_set_destroy(inliner->nodes);
  aimet_name_set_destroy(inliner->values);
  aimet_string_map_destroy(inliner->counts);
  aimet_string_map_destroy(inliner->node_counts);
}

static void enter_graph(aimet_flow_inliner *inliner, MlirOperation graph) {
  if (mlirOperationEqual(inliner->graph, graph))
    return;
  leave_graph(inliner);
  inliner->graph = graph;
  inliner->nodes = aimet_name_set_create();
  inliner->values = aimet_name_set_create();
  inliner->counts = aimet_string_map_create();
  inliner->node_counts = aimet_string_map_create();
  name_counter counter = {inliner, true};
  aimet_name_set_add_nodes(inliner->nodes, graph);
  count_listed(&counter, aimet_op_attr(graph, "arg_attrs"));
  aimet_walk(graph, count_names, &counter);
  size_t count = aimet_string_map_size(inliner->counts);
  for (size_t i = 0; i < count; ++i)
    aimet_name_set_add(inliner->values,
                       aimet_string_map_at(inliner->counts, i)->key);
  MlirAttribute outputs = aimet_op_attr(graph, "res_attrs");
  for (intptr_t i = 0; i < aimet_array_size(outputs); ++i)
    aimet_name_set_add(
        inliner->values,
        aimet_dict_get_string(aimet_array_get(outputs, i), "onnx.name"));
}

void aimet_flow_inliner_init(aimet_flow_inliner *inliner, MlirOperation module,
                             aimet_dead_code *dead) {
  *inliner = (aimet_flow_inliner){.module = module,
                                  .context = mlirOperationGetContext(module),
                                  .dead = dead,
                                  .modules = aimet_flow_modules_create(module),
                                  .arena = aimet_arena_create()};
}

void aimet_flow_inliner_deinit(aimet_flow_inliner *inliner) {
  leave_graph(inliner);
  aimet_flow_modules_destroy(inliner->modules);
  aimet_arena_destroy(inliner->arena);
}

//===----------------------------------------------------------------------===//
// Operations that come into the graph
//===----------------------------------------------------------------------===//

/// True if another one bears the name; then this one gives it up.
static bool gives_up_name(aimet_string_map *counts, aimet_string_view name) {
  aimet_map_entry *entry =
      name.length ? aimet_string_map_find(counts, name) : NULL;
  if (!entry || entry->value.number < 2)
    return false;
  --entry->value.number;
  return true;
}

/// Gives an operation that moves to the graph around it, and its results, other
/// names where they are not unique.
static void keep_names_unique(aimet_flow_inlining *in, MlirOperation op) {
  aimet_flow_inliner *inliner = in->inliner;
  aimet_string_view name = aimet_op_node_name(op);
  if (gives_up_name(inliner->node_counts, name))
    aimet_rename_node(op, aimet_name_set_unique(inliner->nodes, name));
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    name = aimet_result_name(op, i, inliner->arena);
    if (gives_up_name(inliner->counts, name))
      aimet_rename_result(op, i, aimet_name_set_unique(inliner->values, name));
  }
}

/// A local function holds weights as Constants.
static MlirOperation constant_of(MlirOperation initializer) {
  MlirType type = mlirValueGetType(mlirOperationGetResult(initializer, 0));
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("onnx.Constant"), mlirOperationGetLocation(initializer));
  for (intptr_t i = 0; i < aimet_op_attr_count(initializer); ++i) {
    MlirNamedAttribute attribute = aimet_op_attr_at(initializer, i);
    mlirOperationStateAddAttributes(&state, 1, &attribute);
  }
  mlirOperationStateAddResults(&state, 1, &type);
  return mlirOperationCreate(&state);
}

static void move_initializer(aimet_flow_inlining *in, MlirOperation op) {
  MlirBlock block = mlirOperationGetBlock(in->node);
  MlirOperation parent = mlirBlockGetParentOperation(block);
  keep_names_unique(in, op);
  if (!aimet_op_is(parent, "func.func") ||
      mlirAttributeIsNull(aimet_op_attr(parent, "onnx.function"))) {
    mlirOperationMoveBefore(op, aimet_end_of_initializers(block));
    return;
  }
  MlirOperation constant = constant_of(op);
  mlirBlockInsertOwnedOperationBefore(block, in->node, constant);
  mlirValueReplaceAllUsesOfWith(mlirOperationGetResult(op, 0),
                                mlirOperationGetResult(constant, 0));
  mlirOperationDestroy(op);
}

/// True for what a body holds once, however often it runs.
static bool is_held_once(MlirOperation op) {
  return !aimet_op_is_node(op) && !aimet_op_is_terminator(op);
}

/// Moves what is no node out of the body.
static void move_held(aimet_flow_inlining *in) {
  MlirOperation op = mlirBlockGetFirstOperation(in->body);
  while (!mlirOperationIsNull(op)) {
    MlirOperation next = mlirOperationGetNextInBlock(op);
    if (aimet_op_is(op, "onnx.Initializer"))
      move_initializer(in, op);
    else if (is_held_once(op))
      mlirOperationMoveBefore(op, in->node);
    op = next;
  }
}

void aimet_flow_mark_fresh(aimet_flow_inlining *in, MlirOperation op) {
  aimet_ptr_map_insert(&in->fresh, op.ptr, NULL);
  aimet_op_set_attr(op, "onnx.position", mlirAttributeGetNull());
}

/// Puts the nodes of a branch in the place of the If.
static void move_nodes(aimet_flow_inlining *in) {
  MlirOperation op = mlirBlockGetFirstOperation(in->body);
  while (!mlirOperationEqual(op, in->exit)) {
    MlirOperation next = mlirOperationGetNextInBlock(op);
    keep_names_unique(in, op);
    mlirOperationMoveBefore(op, in->node);
    aimet_flow_mark_fresh(in, op);
    op = next;
  }
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// True if a value can take the name of a result of the node: that of a node
/// that is new in the graph, and has taken none yet.
static bool may_take_name(aimet_flow_inlining *in, MlirValue value) {
  MlirOperation op = aimet_defining_op(value);
  bool is_new;
  if (mlirOperationIsNull(op) || !aimet_ptr_map_find(&in->fresh, op.ptr))
    return false;
  aimet_ptr_map_insert(&in->taken, value.ptr, &is_new);
  return is_new;
}

/// What the graph says of the node's result it says of the value from now on.
/// Where it says nothing, the value keeps what is known of it.
static void take_facts(aimet_flow_inlining *in, intptr_t i, MlirValue value) {
  MlirValue result = mlirOperationGetResult(in->node, i);
  MlirType type = mlirValueGetType(result);
  MlirType unknown = aimet_unknown_type(in->inliner->context);
  bool is_stated = !mlirAttributeIsNull(aimet_value_info_of(in->node, i)) ||
                   aimet_value_is_function_output(result);
  if (!is_stated && !mlirTypeEqual(mlirValueGetType(value), unknown))
    return;
  mlirValueSetType(value, type);
  aimet_copy_result_facts(in->node, i, mlirOpResultGetOwner(value),
                          mlirOpResultGetResultNumber(value));
}

static void take_name(aimet_string_view name, MlirValue value) {
  if (name.length)
    aimet_rename_result(mlirOpResultGetOwner(value),
                        mlirOpResultGetResultNumber(value), name);
}

/// Puts `value` in the place of result `i` of the node.
static void bind_result(aimet_flow_inlining *in, intptr_t i, MlirValue value) {
  MlirValue result = mlirOperationGetResult(in->node, i);
  aimet_string_view name = aimet_result_name(in->node, i, in->inliner->arena);
  MlirOperation source = aimet_defining_op(value);
  bool is_mentioned = aimet_is_mentioned(in->inliner->dead, result);
  if (aimet_value_is_unused(result) && !is_mentioned) {
    if (!mlirOperationIsNull(source))
      aimet_dead_code_add(in->inliner->dead, source);
    return;
  }
  if (may_take_name(in, value)) {
    take_facts(in, i, value);
    take_name(name, value);
  } else if (is_mentioned || aimet_value_is_output(result)) {
    value = aimet_flow_make(in, "onnx.Identity", &value, 1,
                            mlirValueGetType(result));
    aimet_copy_result_facts(in->node, i, mlirOpResultGetOwner(value), 0);
    take_name(name, value);
  }
  mlirValueReplaceAllUsesOfWith(result, value);
}

static void inline_branch(aimet_flow_inlining *in) {
  intptr_t count = mlirOperationGetNumResults(in->node);
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(in->node); ++i)
    if (!mlirBlockEqual(aimet_body(in->node, i), in->body))
      forget_region(in->inliner, in->node, i);
  move_held(in);
  move_nodes(in);
  for (intptr_t i = 0; i < count; ++i)
    bind_result(in, i, mlirOperationGetOperand(in->exit, i));
}

static void unroll(aimet_flow_inlining *in, const aimet_flow_plan *plan) {
  intptr_t count = mlirOperationGetNumResults(in->node);
  MlirValue *results = aimet_arena_calloc(in->inliner->arena, (size_t)count + 1,
                                          sizeof *results);
  if (plan->flow.iterations)
    move_held(in);
  aimet_flow_unroll(in, plan, results);
  for (intptr_t i = 0; i < count; ++i)
    bind_result(in, i, results[i]);
  forget_region(in->inliner, in->node, plan->flow.region);
}

void aimet_flow_inline(aimet_flow_inliner *inliner,
                       const aimet_flow_plan *plan) {
  MlirOperation node = plan->op;
  enter_graph(inliner, aimet_enclosing_function(node));
  aimet_flow_inlining in = {.inliner = inliner,
                            .node = node,
                            .body = aimet_body(node, plan->flow.region),
                            .names = {.nodes = inliner->nodes,
                                      .values = inliner->values,
                                      .arena = inliner->arena,
                                      .call = node,
                                      .keeps_names = true}};
  in.exit = aimet_last_operation(in.body);
  if (plan->flow.kind == AIMET_FLOW_BRANCH)
    inline_branch(&in);
  else
    unroll(&in, plan);
  aimet_dead_code_erase(inliner->dead, node);
  aimet_ptr_map_deinit(&in.values);
  aimet_ptr_map_deinit(&in.fresh);
  aimet_ptr_map_deinit(&in.taken);
  aimet_arena_reset(inliner->arena);
}
