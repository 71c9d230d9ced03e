//===- activation_peak.c - memory that values need at the same time -------===//

#include "activation_peak.h"

#include "alloc.h"
#include "constant_role.h"
#include "mac_count.h"
#include "node.h"
#include "ptr_map.h"

#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>

typedef struct peak_finder {
  aimet_costs *costs;
  aimet_symbols *symbols;
  const aimet_call_graph *graph;
  aimet_number *functions; ///< peaks of those that were looked at
  aimet_ptr_map uses;      ///< value -> live_value
  uint64_t depth;          ///< of the block at hand
} peak_finder;

/// What is left of a value's uses. A block looks after its own values only: it
/// sees what graphs inside its nodes use as used by those nodes.
typedef struct live_value {
  uint64_t depth, uses;
} live_value;

enum { DEPTH_BITS = 16 };

static uint64_t pack(live_value value) {
  return value.uses << DEPTH_BITS | value.depth;
}

static live_value unpack(uint64_t packed) {
  return (live_value){packed & ((1u << DEPTH_BITS) - 1), packed >> DEPTH_BITS};
}

/// What is alive in a block.
typedef struct block_memory {
  aimet_number live, peak;
} block_memory;

static aimet_number peak_of_block(peak_finder *f, MlirBlock block,
                                  bool has_inputs);

static aimet_number larger(const peak_finder *f, aimet_number a,
                           aimet_number b) {
  if (aimet_is_int(a) && aimet_is_int(b))
    return a.as.i > b.as.i ? a : b;
  return aimet_number_same(a, b) ? a : aimet_max(f->symbols, a, b);
}

static void raise_peak(const peak_finder *f, block_memory *memory,
                       aimet_number more) {
  aimet_number now = aimet_add(f->symbols, memory->live, more);
  memory->peak = larger(f, memory->peak, now);
}

//===----------------------------------------------------------------------===//
// Values come and go
//===----------------------------------------------------------------------===//

static void end_value(peak_finder *f, block_memory *memory, MlirValue value) {
  memory->live =
      aimet_sub(f->symbols, memory->live, aimet_value_bytes(f->costs, value));
}

static void begin_value(peak_finder *f, block_memory *memory, MlirValue value) {
  memory->live =
      aimet_add(f->symbols, memory->live, aimet_value_bytes(f->costs, value));
  live_value alive = {f->depth, aimet_value_use_count(value)};
  *aimet_ptr_map_insert(&f->uses, value.ptr, NULL) = pack(alive);
}

/// Ends a value if this was its last use.
static void use_value(peak_finder *f, block_memory *memory, MlirValue value) {
  uint64_t *packed = aimet_ptr_map_find(&f->uses, value.ptr);
  live_value alive = packed ? unpack(*packed) : (live_value){0, 0};
  if (alive.depth != f->depth || alive.uses == 0)
    return;
  --alive.uses;
  *packed = pack(alive);
  if (alive.uses == 0)
    end_value(f, memory, value);
}

typedef struct user {
  peak_finder *finder;
  block_memory *memory;
} user;

static void use_operands(MlirOperation op, void *user_data) {
  const user *u = user_data;
  intptr_t operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < operands; ++i)
    use_value(u->finder, u->memory, mlirOperationGetOperand(op, i));
}

/// True for values that a node computes.
static bool makes_values(MlirOperation op) {
  return aimet_op_is_node(op) && !aimet_op_is(op, "onnx.Constant");
}

static void begin_results(peak_finder *f, block_memory *memory,
                          MlirOperation op) {
  intptr_t results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    if (!mlirTypeIsANone(mlirValueGetType(result)))
      begin_value(f, memory, result);
  }
}

static void end_unused_results(peak_finder *f, block_memory *memory,
                               MlirOperation op) {
  intptr_t results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    if (mlirOpOperandIsNull(mlirValueGetFirstUse(result)) &&
        aimet_ptr_map_find(&f->uses, result.ptr))
      end_value(f, memory, result);
  }
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// What a graph inside the node, or the function that it calls, needs besides
/// what is alive around it.
static aimet_number inner_peak(peak_finder *f, MlirOperation op) {
  size_t callee;
  if (aimet_call_graph_callee(f->graph, op, &callee))
    return f->functions[callee];
  aimet_number peak = aimet_int(0);
  intptr_t regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < regions; ++i)
    peak = larger(f, peak, peak_of_block(f, aimet_body(op, i), false));
  return peak;
}

static void run_node(peak_finder *f, block_memory *memory, MlirOperation op) {
  aimet_number inner = inner_peak(f, op);
  // What a branch or a function yields is the node's output itself.
  bool is_same_memory =
      aimet_op_is(op, "onnx.If") || aimet_op_is(op, "onnx.Call");
  if (is_same_memory)
    raise_peak(f, memory, inner);
  begin_results(f, memory, op);
  raise_peak(f, memory, is_same_memory ? aimet_int(0) : inner);
  user u = {f, memory};
  use_operands(op, &u);
  aimet_walk(op, use_operands, &u);
  end_unused_results(f, memory, op);
}

static void begin_inputs(peak_finder *f, block_memory *memory,
                         MlirBlock block) {
  intptr_t inputs = mlirBlockGetNumArguments(block);
  for (intptr_t i = 0; i < inputs; ++i) {
    MlirValue input = mlirBlockGetArgument(block, i);
    if (mlirOperationIsNull(aimet_default_of(input)))
      begin_value(f, memory, input);
  }
}

/// Arguments of bodies and functions are values from around them.
static aimet_number peak_of_block(peak_finder *f, MlirBlock block,
                                  bool has_inputs) {
  block_memory memory = {aimet_int(0), aimet_int(0)};
  if (mlirBlockIsNull(block))
    return memory.peak;
  ++f->depth;
  if (has_inputs)
    begin_inputs(f, &memory, block);
  raise_peak(f, &memory, aimet_int(0));
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (makes_values(op))
      run_node(f, &memory, op);
  --f->depth;
  return memory.peak;
}

aimet_number aimet_activation_peak(aimet_costs *costs) {
  const aimet_call_graph *graph = aimet_costs_call_graph(costs);
  size_t count = aimet_call_graph_size(graph);
  peak_finder f = {.costs = costs,
                   .symbols =
                       aimet_inference_symbols(aimet_costs_inference(costs)),
                   .graph = graph};
  f.functions = aimet_calloc(count, sizeof *f.functions);
  aimet_number peak = aimet_unknown_number();
  for (size_t i = count; i > 0; --i) {
    const aimet_call_graph_function *function =
        aimet_call_graph_at(graph, i - 1);
    bool is_local =
        !mlirAttributeIsNull(aimet_op_attr(function->op, "onnx.function"));
    f.functions[i - 1] =
        function->is_recursive
            ? aimet_unknown_number()
            : peak_of_block(&f, aimet_body(function->op, 0), !is_local);
    if (!is_local)
      peak = f.functions[i - 1];
  }
  aimet_ptr_map_deinit(&f.uses);
  free(f.functions);
  return peak;
}
