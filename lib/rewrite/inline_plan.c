//===- inline_plan.c - which calls of local functions are inlined ---------===//

#include "inline_plan.h"

#include "alloc.h"
#include "attribute_references.h"
#include "checked.h"
#include "dialect.h"
#include "node.h"
#include "schema.h"
#include "uses.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Functions that cannot stand in the graph
//===----------------------------------------------------------------------===//

typedef struct obstacle_search {
  aimet_inline_choice *choice;
  const aimet_inline_plan *plan;
  MlirOperation main;
} obstacle_search;

static void obstruct(obstacle_search *search, const char *obstacle,
                     aimet_string_view about) {
  if (search->choice->obstacle)
    return;
  search->choice->obstacle = obstacle;
  search->choice->about = about;
}

/// The version that the main graph will import of a domain: if it does not yet,
/// that of the first function that brings operators of it.
static int64_t main_version(const obstacle_search *search,
                            aimet_string_view domain, int64_t version) {
  int64_t imported = aimet_opset_version(search->main, domain);
  if (imported)
    return imported;
  bool is_new;
  aimet_map_entry *entry =
      aimet_string_map_insert(search->plan->imports, domain, &is_new);
  if (is_new)
    entry->value.number = (uint64_t)version;
  return (int64_t)entry->value.number;
}

/// True if an operator means the same in the function and in the main graph.
static bool is_same_version(const obstacle_search *search, MlirOperation op,
                            aimet_string_view domain, aimet_string_view type) {
  int64_t here = aimet_opset_version(op, domain);
  int64_t there = main_version(search, domain, here);
  if (here == there)
    return true;
  const aimet_schema *schema = aimet_schema_find(domain, type, here);
  return here > 0 && schema && schema == aimet_schema_find(domain, type, there);
}

static bool has_annotated_body(MlirOperation op) {
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  for (intptr_t i = 0; i < aimet_array_size(graphs); ++i)
    if (aimet_array_size(
            aimet_dict_get(aimet_dict_get(aimet_array_get(graphs, i), "graph"),
                           "quantization_annotation")))
      return true;
  return false;
}

static aimet_string_view undefined_name(MlirOperation op) {
  aimet_string_view name = aimet_sv("");
  aimet_attr_get_string(aimet_array_get(aimet_op_attr(op, "onnx.outputs"), 0),
                        &name);
  return name;
}

static void search_operation(MlirOperation op, void *user_data) {
  obstacle_search *search = user_data;
  size_t callee;
  if (aimet_op_is(op, "onnx.Undefined"))
    obstruct(search, "uses a name that nothing defines", undefined_name(op));
  else if (aimet_op_is(op, "onnx.Initializer") ||
           aimet_op_is(op, "onnx.SparseInitializer"))
    obstruct(search, "holds an initializer", aimet_sv(""));
  if (!aimet_op_is_node(op))
    return;
  aimet_string_view type, domain;
  aimet_call_graph_describe(search->plan->graph, op, &type, &domain);
  if (aimet_has_odd_reference(op))
    obstruct(search, "takes a graph or an oddly named attribute from its call",
             type);
  else if (has_annotated_body(op))
    obstruct(search, "has a body with quantization annotations", type);
  else if (!is_same_version(search, op, domain, type) &&
           !aimet_call_graph_callee(search->plan->graph, op, &callee))
    obstruct(search, "imports another version of an operator than the model",
             type);
}

static void find_obstacle(obstacle_search *search) {
  MlirBlock body = aimet_body(search->choice->function, 0);
  MlirOperation exit = aimet_last_operation(body);
  if (mlirOperationIsNull(exit) || !aimet_op_is(exit, "func.return"))
    obstruct(search, "has no return", aimet_sv(""));
  else
    aimet_walk(search->choice->function, search_operation, search);
}

//===----------------------------------------------------------------------===//
// Calls that cannot be inlined
//===----------------------------------------------------------------------===//

/// True if a result that is used is an input that the call leaves out.
static bool hands_on_nothing(MlirOperation call, MlirBlock body,
                             MlirOperation exit) {
  intptr_t num_given = mlirOperationGetNumOperands(call);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(call); ++i) {
    MlirValue value = mlirOperationGetOperand(exit, i);
    if (!mlirValueIsABlockArgument(value) ||
        !mlirBlockEqual(mlirBlockArgumentGetOwner(value), body) ||
        aimet_value_is_unused(mlirOperationGetResult(call, i)))
      continue;
    intptr_t argument = mlirBlockArgumentGetArgNumber(value);
    if (argument >= num_given ||
        aimet_value_is_absent(mlirOperationGetOperand(call, argument)))
      return true;
  }
  return false;
}

const char *aimet_inline_call_obstacle(MlirOperation call,
                                       MlirOperation function) {
  MlirBlock body = aimet_body(function, 0);
  MlirOperation exit = aimet_last_operation(body);
  if (mlirOperationIsNull(exit) || mlirOperationGetNumRegions(call))
    return "is given a graph";
  if (mlirOperationGetNumOperands(call) > mlirBlockGetNumArguments(body))
    return "is given more inputs than it has";
  if (mlirOperationGetNumResults(call) > mlirOperationGetNumOperands(exit))
    return "is asked for more outputs than it has";
  return hands_on_nothing(call, body, exit)
             ? "hands on an input that is not given"
             : NULL;
}

const aimet_inline_choice *aimet_inline_plan_find(const aimet_inline_plan *plan,
                                                  MlirOperation call) {
  size_t place;
  if (!aimet_call_graph_callee(plan->graph, call, &place))
    return NULL;
  const aimet_inline_choice *choice = &plan->choices[place];
  bool fits = choice->is_wanted && !choice->obstacle &&
              !aimet_inline_call_obstacle(call, choice->function);
  return fits ? choice : NULL;
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

typedef struct cost_count {
  const aimet_inline_plan *plan;
  MlirOperation function;
  uint64_t nodes, depth;
} cost_count;

/// Graphs around an operation, up to its function.
static uint64_t depth_of(const cost_count *count, MlirOperation op) {
  uint64_t depth = 0;
  for (MlirOperation parent = mlirOperationGetParentOperation(op);
       !mlirOperationIsNull(parent) &&
       !mlirOperationEqual(parent, count->function);
       parent = mlirOperationGetParentOperation(parent))
    ++depth;
  return depth;
}

/// A node with very many inputs and outputs weighs as much as several.
static uint64_t weight_of(MlirOperation op) {
  enum { VALUES_OF_A_NODE = 16 };
  if (!aimet_op_is_node(op))
    return 0;
  return 1 + (uint64_t)(mlirOperationGetNumOperands(op) +
                        mlirOperationGetNumResults(op)) /
                 VALUES_OF_A_NODE;
}

static void count_operation(MlirOperation op, void *user_data) {
  cost_count *count = user_data;
  const aimet_inline_choice *callee = aimet_inline_plan_find(count->plan, op);
  bool has_bodies = mlirOperationGetNumRegions(op) != 0;
  uint64_t depth = 0;
  if (callee || has_bodies)
    depth = depth_of(count, op) + (callee ? callee->depth : 1);
  if (depth > count->depth)
    count->depth = depth;
  count->nodes = aimet_saturating_add_u64(count->nodes, callee ? callee->nodes
                                                               : weight_of(op));
}

/// Callees come after their callers in the call graph.
static void count_all(aimet_inline_plan *plan) {
  for (size_t i = aimet_call_graph_size(plan->graph); i-- > 0;) {
    aimet_inline_choice *choice = &plan->choices[i];
    cost_count count = {.plan = plan, .function = choice->function};
    aimet_walk(choice->function, count_operation, &count);
    choice->nodes = count.nodes;
    choice->depth = count.depth;
  }
}

typedef struct copy_count {
  const aimet_inline_plan *plan;
  aimet_inline_choice *caller;
  uint64_t inlined; ///< nodes that the calls of the caller bring
} copy_count;

static void count_copies(MlirOperation op, void *user_data) {
  copy_count *count = user_data;
  const aimet_inline_choice *found = aimet_inline_plan_find(count->plan, op);
  if (!found)
    return;
  aimet_inline_choice *callee =
      &count->plan->choices[found - count->plan->choices];
  callee->copies =
      aimet_saturating_add_u64(callee->copies, count->caller->copies);
  count->inlined = aimet_saturating_add_u64(count->inlined, callee->nodes);
}

/// Callers come before their callees, and the main graph is one copy.
static void count_all_copies(aimet_inline_plan *plan, MlirOperation main) {
  for (size_t i = 0; i < aimet_call_graph_size(plan->graph); ++i) {
    aimet_inline_choice *choice = &plan->choices[i];
    copy_count count = {plan, choice, 0};
    bool is_main = mlirOperationEqual(choice->function, main);
    if (is_main)
      choice->copies = 1;
    if (!choice->copies)
      continue;
    aimet_walk(choice->function, count_copies, &count);
    if (!is_main)
      continue;
    plan->nodes = count.inlined;
    plan->depth = choice->depth;
  }
}

void aimet_inline_plan_init(aimet_inline_plan *plan,
                            const aimet_call_graph *graph,
                            bool (*is_wanted)(MlirOperation function)) {
  size_t size = aimet_call_graph_size(graph);
  *plan =
      (aimet_inline_plan){.graph = graph,
                          .choices = aimet_calloc(size, sizeof *plan->choices),
                          .imports = aimet_string_map_create()};
  MlirOperation main = {NULL};
  for (size_t i = 0; i < size; ++i) {
    MlirOperation function = aimet_call_graph_at(graph, i)->op;
    plan->choices[i].function = function;
    if (mlirAttributeIsNull(aimet_op_attr(function, "onnx.function")))
      main = function;
    else
      plan->choices[i].is_wanted = is_wanted(function);
  }
  for (size_t i = 0; i < size; ++i) {
    obstacle_search search = {&plan->choices[i], plan, main};
    if (plan->choices[i].is_wanted)
      find_obstacle(&search);
  }
  count_all(plan);
  count_all_copies(plan, main);
}

void aimet_inline_plan_deinit(aimet_inline_plan *plan) {
  aimet_string_map_destroy(plan->imports);
  free(plan->choices);
  plan->choices = NULL;
}
