//===- cost.c - what a model costs to run ---------------------------------===//
//
// Functions are costed before their callers, so nothing recurses but graphs
// inside nodes, which nest as deep as the reader of the model lets them.
//
//===----------------------------------------------------------------------===//

#include "cost.h"

#include "alloc.h"
#include "body_runs.h"
#include "constant_role.h"
#include "element_type.h"
#include "mac_count.h"
#include "node.h"
#include "ptr_map.h"
#include "weights.h"

#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>

/// A function of the call graph.
typedef struct function_cost {
  aimet_number macs;  ///< of one call
  aimet_number times; ///< how often it is called when the model runs once
} function_cost;

struct aimet_costs {
  aimet_inference *inference;
  aimet_symbols *symbols;
  const aimet_call_graph *graph;
  aimet_arena *arena;
  function_cost *functions;
  aimet_ptr_map bodies; ///< node with regions -> aimet_number of its MACs
  uint8_t bits[AIMET_DATA_LAST + 1]; ///< of an element; 0: unknown
};

aimet_symbols *aimet_costs_symbols(aimet_costs *costs) {
  return costs->symbols;
}

/// True if the nodes of the function that an operation calls count for the
/// call.
static bool calls_function(const aimet_costs *costs, MlirOperation op,
                           size_t *out_callee) {
  return aimet_call_graph_callee(costs->graph, op, out_callee) &&
         !aimet_call_graph_at(costs->graph, *out_callee)->is_recursive;
}

//===----------------------------------------------------------------------===//
// Multiply-accumulates
//===----------------------------------------------------------------------===//

static aimet_number macs_of(aimet_costs *costs, MlirOperation op);

static aimet_number macs_of_block(aimet_costs *costs, MlirBlock block) {
  aimet_number sum = aimet_int(0);
  if (mlirBlockIsNull(block))
    return sum;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!aimet_op_is_node(op))
      continue;
    aimet_number macs = macs_of(costs, op);
    if (!aimet_is(macs, 0))
      sum = aimet_add(costs->symbols, sum, macs);
  }
  return sum;
}

/// True if `a` costs more; what is not known costs most, then expressions.
static bool is_dearer(aimet_number a, aimet_number b) {
  if (aimet_is_int(a) && aimet_is_int(b))
    return a.as.i > b.as.i;
  if (a.kind == AIMET_NUMBER_UNKNOWN || b.kind == AIMET_NUMBER_UNKNOWN)
    return b.kind != AIMET_NUMBER_UNKNOWN;
  return aimet_is_int(b);
}

/// The region of an If whose condition is not known that counts.
static intptr_t dearest_region(aimet_costs *costs, MlirOperation op) {
  intptr_t regions = mlirOperationGetNumRegions(op), best = 0;
  aimet_number most = macs_of_block(costs, aimet_body(op, 0));
  for (intptr_t i = 1; i < regions; ++i) {
    aimet_number macs = macs_of_block(costs, aimet_body(op, i));
    if (is_dearer(macs, most)) {
      best = i;
      most = macs;
    }
  }
  return best;
}

/// How often region `i` runs when its node runs once.
static aimet_number region_runs(aimet_costs *costs, MlirOperation op,
                                intptr_t i) {
  intptr_t chosen;
  if (!aimet_op_is(op, "onnx.If"))
    return aimet_body_runs(costs->inference, op);
  if (!aimet_chosen_branch(costs->inference, op, &chosen))
    chosen = dearest_region(costs, op);
  return aimet_int(i == chosen);
}

static aimet_number macs_of_regions(aimet_costs *costs, MlirOperation op) {
  aimet_number sum = aimet_int(0);
  intptr_t regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < regions; ++i) {
    aimet_number once = macs_of_block(costs, aimet_body(op, i));
    aimet_number all =
        aimet_scale(costs->symbols, once, region_runs(costs, op, i));
    sum = aimet_add(costs->symbols, sum, all);
  }
  return sum;
}

/// Kept: the cost of a node is asked for once at each level around it.
static aimet_number macs_of_node_with_regions(aimet_costs *costs,
                                              MlirOperation op) {
  const uint64_t *known = aimet_ptr_map_find(&costs->bodies, op.ptr);
  if (known)
    return *(const aimet_number *)(uintptr_t)*known;
  aimet_number *macs = aimet_arena_alloc(costs->arena, sizeof *macs);
  *macs = macs_of_regions(costs, op);
  *aimet_ptr_map_insert(&costs->bodies, op.ptr, NULL) = (uintptr_t)macs;
  return *macs;
}

static aimet_number macs_of(aimet_costs *costs, MlirOperation op) {
  size_t callee;
  if (aimet_call_graph_callee(costs->graph, op, &callee))
    return costs->functions[callee].macs;
  if (mlirOperationGetNumRegions(op) > 0)
    return macs_of_node_with_regions(costs, op);
  return aimet_mac_count(costs->inference, costs->symbols, op);
}

aimet_number aimet_own_macs(aimet_costs *costs, MlirOperation node) {
  size_t callee;
  if (mlirOperationGetNumRegions(node) > 0 ||
      aimet_call_graph_callee(costs->graph, node, &callee))
    return aimet_int(0);
  return aimet_mac_count(costs->inference, costs->symbols, node);
}

//===----------------------------------------------------------------------===//
// Parameters and activations
//===----------------------------------------------------------------------===//

enum { MAX_VIEWS = 16 };

/// The attribute of the stored tensor that a value is a view of; null if it is
/// computed.
static MlirAttribute stored_behind(MlirValue value, bool *out_dequantized) {
  *out_dequantized = false;
  for (int i = 0; i < MAX_VIEWS && !mlirValueIsNull(value); ++i) {
    if (mlirValueIsABlockArgument(value))
      return aimet_op_attr(aimet_default_of(value), "value");
    MlirOperation owner = mlirOpResultGetOwner(value);
    if (aimet_op_is(owner, "onnx.Initializer") ||
        aimet_op_is(owner, "onnx.Constant"))
      return aimet_op_attr(owner, "value");
    bool dequantizes;
    if (!aimet_is_view(owner, &dequantizes) ||
        mlirOpResultGetResultNumber(value) != 0)
      break;
    *out_dequantized |= dequantizes;
    value = aimet_op_input(owner, 0);
  }
  return (MlirAttribute){NULL};
}

static uint64_t parameters_of_operand(MlirOperation op, intptr_t i) {
  aimet_constant_use use = {.user = op, .operand = i};
  MlirAttribute stored =
      stored_behind(mlirOperationGetOperand(op, i), &use.is_dequantized);
  MlirType type = aimet_tensor_attribute_type(stored);
  uint64_t count;
  if (mlirTypeIsNull(type) || !aimet_type_element_count(type, &count))
    return 0;
  int32_t element = aimet_data_type(mlirShapedTypeGetElementType(type));
  bool is_scalar = mlirShapedTypeGetRank(type) == 0;
  return aimet_constant_role_of(&use, element, is_scalar) ==
                 AIMET_CONSTANT_PARAMETER
             ? count
             : 0;
}

static aimet_number parameters_of(MlirOperation op) {
  uint64_t sum = 0;
  intptr_t operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < operands; ++i)
    if (__builtin_add_overflow(sum, parameters_of_operand(op, i), &sum))
      return aimet_unknown_number();
  return sum <= INT64_MAX ? aimet_int((int64_t)sum) : aimet_unknown_number();
}

static aimet_number bytes_of_type(const aimet_costs *costs,
                                  const aimet_value_type *type) {
  if (type->kind == AIMET_TYPE_OPTIONAL)
    type = type->of;
  if (type->kind == AIMET_TYPE_ABSENT)
    return aimet_int(0);
  if (type->kind != AIMET_TYPE_TENSOR || type->element < 0 ||
      type->element > AIMET_DATA_LAST || costs->bits[type->element] == 0)
    return aimet_unknown_number();
  aimet_number bits = aimet_int(costs->bits[type->element]);
  aimet_number count = aimet_element_count(costs->symbols, type);
  if (bits.as.i % 8 == 0)
    return aimet_scale(costs->symbols, aimet_int(bits.as.i / 8), count);
  return aimet_ceil_div(costs->symbols,
                        aimet_scale(costs->symbols, bits, count), aimet_int(8));
}

aimet_number aimet_value_bytes(aimet_costs *costs, MlirValue value) {
  return bytes_of_type(costs, aimet_inference_type(costs->inference, value));
}

aimet_number aimet_output_bytes(aimet_costs *costs, MlirOperation op) {
  aimet_number sum = aimet_int(0);
  size_t callee;
  if (aimet_op_is(op, "onnx.Constant") || mlirOperationGetNumRegions(op) > 0 ||
      calls_function(costs, op, &callee))
    return sum;
  intptr_t results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    if (!mlirTypeIsANone(mlirValueGetType(result)))
      sum = aimet_add(costs->symbols, sum, aimet_value_bytes(costs, result));
  }
  return sum;
}

aimet_cost aimet_cost_of(aimet_costs *costs, MlirOperation node) {
  return (aimet_cost){.macs = macs_of(costs, node),
                      .parameters = parameters_of(node),
                      .activation_bytes = aimet_output_bytes(costs, node)};
}

//===----------------------------------------------------------------------===//
// The whole model
//===----------------------------------------------------------------------===//

static void walk_block(aimet_costs *costs, MlirBlock block, aimet_number times,
                       aimet_cost_visit visit, void *user_data) {
  if (mlirBlockIsNull(block))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!aimet_op_is_node(op))
      continue;
    visit(op, times, user_data);
    intptr_t regions = mlirOperationGetNumRegions(op);
    for (intptr_t i = 0; i < regions; ++i)
      walk_block(costs, aimet_body(op, i),
                 aimet_scale(costs->symbols, times, region_runs(costs, op, i)),
                 visit, user_data);
  }
}

void aimet_costs_walk_function(aimet_costs *costs, size_t function,
                               aimet_number runs, aimet_cost_visit visit,
                               void *user_data) {
  MlirOperation op = aimet_call_graph_at(costs->graph, function)->op;
  walk_block(costs, aimet_body(op, 0), runs, visit, user_data);
}

void aimet_costs_walk(aimet_costs *costs, aimet_cost_visit visit,
                      void *user_data) {
  size_t count = aimet_call_graph_size(costs->graph);
  for (size_t i = 0; i < count; ++i)
    aimet_costs_walk_function(costs, i, costs->functions[i].times, visit,
                              user_data);
}

static void count_call(MlirOperation node, aimet_number times,
                       void *user_data) {
  aimet_costs *costs = user_data;
  size_t callee;
  if (!calls_function(costs, node, &callee))
    return;
  function_cost *function = &costs->functions[callee];
  function->times = aimet_add(costs->symbols, function->times, times);
}

static void cost_functions(aimet_costs *costs) {
  size_t count = aimet_call_graph_size(costs->graph);
  costs->functions = aimet_calloc(count, sizeof *costs->functions);
  for (size_t i = count; i > 0; --i) {
    const aimet_call_graph_function *function =
        aimet_call_graph_at(costs->graph, i - 1);
    bool is_local =
        !mlirAttributeIsNull(aimet_op_attr(function->op, "onnx.function"));
    function_cost *cost = &costs->functions[i - 1];
    *cost = (function_cost){aimet_unknown_number(), aimet_unknown_number()};
    if (function->is_recursive)
      continue;
    cost->macs = macs_of_block(costs, aimet_body(function->op, 0));
    cost->times = aimet_int(!is_local);
  }
  if (count > 1)
    aimet_costs_walk(costs, count_call, costs);
}

static void measure_elements(aimet_costs *costs, MlirContext context) {
  for (int32_t i = 1; i <= AIMET_DATA_LAST; ++i) {
    uint64_t bits; // as many as eight elements have bytes
    if (aimet_raw_size(aimet_element_type(context, i), 8, &bits) &&
        bits <= UINT8_MAX)
      costs->bits[i] = (uint8_t)bits;
  }
}

aimet_costs *aimet_costs_create(aimet_inference *inference,
                                const aimet_call_graph *graph) {
  aimet_costs *costs = aimet_calloc(1, sizeof *costs);
  costs->inference = inference;
  costs->symbols = aimet_inference_symbols(inference);
  costs->graph = graph;
  costs->arena = aimet_arena_create();
  if (aimet_call_graph_size(graph) > 0)
    measure_elements(
        costs, mlirOperationGetContext(aimet_call_graph_at(graph, 0)->op));
  cost_functions(costs);
  return costs;
}

void aimet_costs_destroy(aimet_costs *costs) {
  if (!costs)
    return;
  aimet_ptr_map_deinit(&costs->bodies);
  free(costs->functions);
  aimet_arena_destroy(costs->arena);
  free(costs);
}
