//===- cost_of_call.c - what one call of a function costs -----------------===//

#include "cost_private.h"

#include "alloc.h"
#include "body_runs.h"
#include "node.h"

#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// One run of a node
//===----------------------------------------------------------------------===//

aimet_number aimet_costs_own_macs(const aimet_costs *costs, MlirOperation op) {
  size_t callee;
  return mlirOperationGetNumRegions(op) > 0 ||
                 aimet_call_graph_callee(costs->graph, op, &callee)
             ? aimet_int(0)
             : aimet_mac_count(costs->inference, aimet_costs_symbols(costs),
                               op);
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
  aimet_symbols *symbols = aimet_costs_symbols(costs);
  aimet_number bits = aimet_int(costs->bits[type->element]);
  aimet_number count = aimet_element_count(symbols, type);
  if (bits.as.i % 8 == 0)
    return aimet_scale(symbols, aimet_int(bits.as.i / 8), count);
  return aimet_ceil_div(symbols, aimet_scale(symbols, bits, count),
                        aimet_int(8));
}

aimet_number aimet_value_bytes(aimet_costs *costs, MlirValue value) {
  return bytes_of_type(costs, aimet_inference_type(costs->inference, value));
}

/// True if what the node gives out is computed by nodes inside it, or in the
/// function that it calls.
static bool hands_on(const aimet_costs *costs, MlirOperation op) {
  size_t callee;
  return aimet_op_is(op, "onnx.If") ||
         (aimet_call_graph_callee(costs->graph, op, &callee) &&
          !aimet_call_graph_at(costs->graph, callee)->is_recursive);
}

aimet_number aimet_costs_output_bytes(aimet_costs *costs, MlirOperation op) {
  aimet_number sum = aimet_int(0);
  if (aimet_op_is(op, "onnx.Constant") || hands_on(costs, op))
    return sum;
  intptr_t results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    if (!mlirTypeIsANone(mlirValueGetType(result)))
      sum = aimet_add(aimet_costs_symbols(costs), sum,
                      aimet_value_bytes(costs, result));
  }
  return sum;
}

//===----------------------------------------------------------------------===//
// One call of a function
//===----------------------------------------------------------------------===//

/// A call that is being costed.
typedef struct call_run {
  aimet_costs *costs;
  size_t call;
  aimet_node_cost *nodes; ///< being made
} call_run;

static aimet_number cost_block(const call_run *run, MlirBlock block);

/// True if `a` costs more; what is not known costs most, then expressions.
static bool is_dearer(aimet_number a, aimet_number b) {
  if (aimet_is_int(a) && aimet_is_int(b))
    return a.as.i > b.as.i;
  if (a.kind == AIMET_NUMBER_UNKNOWN || b.kind == AIMET_NUMBER_UNKNOWN)
    return b.kind != AIMET_NUMBER_UNKNOWN;
  return aimet_is_int(b);
}

/// The region of an If that counts: that which runs, else the dearest.
static intptr_t counted_region(const call_run *run, MlirOperation op,
                               const aimet_number *macs) {
  intptr_t chosen;
  if (aimet_chosen_branch(run->costs->inference, op, &chosen))
    return chosen;
  intptr_t best = 0, regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 1; i < regions; ++i)
    best = is_dearer(macs[i], macs[best]) ? i : best;
  return best;
}

typedef struct repetition {
  const call_run *run;
  aimet_number runs;
} repetition;

static void repeat_node(MlirOperation op, void *user_data) {
  const repetition *r = user_data;
  if (!aimet_op_is_node(op))
    return;
  aimet_node_cost *node = &r->run->nodes[aimet_costs_place(r->run->costs, op)];
  node->runs = aimet_costs_repeat(r->run->costs, node->runs, r->runs);
}

static void repeat_block(const call_run *run, MlirBlock block,
                         aimet_number runs) {
  repetition r = {run, runs};
  if (mlirBlockIsNull(block) || aimet_is(runs, 1))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    repeat_node(op, &r);
    aimet_walk(op, repeat_node, &r);
  }
}

/// Costs the graphs inside a node; the sum of their MACs.
static aimet_number cost_regions(const call_run *run, MlirOperation op) {
  aimet_symbols *symbols = aimet_costs_symbols(run->costs);
  intptr_t regions = mlirOperationGetNumRegions(op);
  aimet_number *macs = aimet_calloc((size_t)regions, sizeof *macs);
  for (intptr_t i = 0; i < regions; ++i)
    macs[i] = cost_block(run, aimet_body(op, i));
  bool is_choice = aimet_op_is(op, "onnx.If");
  intptr_t counted = is_choice ? counted_region(run, op, macs) : 0;
  aimet_number sum = aimet_int(0);
  for (intptr_t i = 0; i < regions; ++i) {
    aimet_number runs = is_choice ? aimet_int(i == counted)
                                  : aimet_body_runs(run->costs->inference, op);
    repeat_block(run, aimet_body(op, i), runs);
    sum = aimet_add(symbols, sum, aimet_scale(symbols, macs[i], runs));
  }
  free(macs);
  return sum;
}

/// The MACs of one call; unknown if it was not inferred.
static aimet_number macs_of_call(const call_run *run, MlirOperation op) {
  const aimet_call_costs *inner =
      aimet_costs_find_call(run->costs, run->call, op);
  return inner ? inner->macs : aimet_unknown_number();
}

/// Costs a node that runs once; its MACs with all that is inside it or that it
/// calls.
static aimet_number cost_node(const call_run *run, MlirOperation op) {
  aimet_costs *costs = run->costs;
  aimet_node_cost *node = &run->nodes[aimet_costs_place(costs, op)];
  size_t callee;
  *node = (aimet_node_cost){.macs = aimet_costs_own_macs(costs, op),
                            .bytes = aimet_costs_output_bytes(costs, op),
                            .runs = aimet_int(1)};
  if (aimet_call_graph_callee(costs->graph, op, &callee))
    return macs_of_call(run, op);
  return mlirOperationGetNumRegions(op) > 0 ? cost_regions(run, op)
                                            : node->macs;
}

static aimet_number cost_block(const call_run *run, MlirBlock block) {
  aimet_number sum = aimet_int(0);
  if (mlirBlockIsNull(block))
    return sum;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!aimet_op_is_node(op))
      continue;
    aimet_number macs = cost_node(run, op);
    if (!aimet_is(macs, 0))
      sum = aimet_add(aimet_costs_symbols(run->costs), sum, macs);
  }
  return sum;
}

aimet_number aimet_costs_of_call(aimet_costs *costs, size_t call,
                                 size_t function, aimet_node_cost *nodes) {
  call_run run = {costs, call, nodes};
  MlirOperation op = aimet_call_graph_at(costs->graph, function)->op;
  return cost_block(&run, aimet_body(op, 0));
}
