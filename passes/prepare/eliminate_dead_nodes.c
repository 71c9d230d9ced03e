//===- eliminate_dead_nodes.c - what nobody uses --------------------------===//
//
// Removes nodes and initializers whose results nobody uses, in all graphs,
// bodies and local functions. Operators of ONNX have no side effects.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "pass_support.h"

#include <stdlib.h>

typedef struct eliminate_state {
  aimet_string_view *nodes; ///< names of removed nodes, in the arena
  size_t num_nodes, capacity;
  size_t num_initializers;
  aimet_arena *arena;
} eliminate_state;

/// Operations without results are defaults of graph inputs, or no operators.
static bool is_dead(MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  if (!num_results ||
      !aimet_sv_starts_with(aimet_op_name(op), aimet_sv("onnx.")))
    return false;
  for (intptr_t i = 0; i < num_results; ++i)
    if (!mlirOpOperandIsNull(
            mlirValueGetFirstUse(mlirOperationGetResult(op, i))))
      return false;
  return true;
}

static void note(eliminate_state *state, MlirOperation op) {
  if (aimet_op_is(op, "onnx.Initializer") ||
      aimet_op_is(op, "onnx.SparseInitializer")) {
    ++state->num_initializers;
    return;
  }
  if (!aimet_op_is_node(op))
    return;
  void *nodes = state->nodes;
  aimet_grow_array(&nodes, &state->capacity, state->num_nodes + 1,
                   sizeof *state->nodes);
  state->nodes = nodes;
  aimet_string_view name = aimet_op_node_name(op);
  state->nodes[state->num_nodes++] =
      aimet_sv_n(aimet_arena_string(state->arena, name), name.length);
}

static void eliminate_in(eliminate_state *state, MlirOperation owner);

/// Backwards, so that what fed a dead node is seen after it is gone.
static void eliminate_in_block(eliminate_state *state, MlirBlock block) {
  size_t count = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    ++count;
  if (!count)
    return;
  MlirOperation *ops = aimet_calloc(count, sizeof *ops);
  size_t i = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    ops[i++] = op;
  while (i-- > 0) {
    if (is_dead(ops[i])) {
      note(state, ops[i]);
      mlirOperationDestroy(ops[i]);
    } else {
      eliminate_in(state, ops[i]);
    }
  }
  free(ops);
}

static void eliminate_in(eliminate_state *state, MlirOperation owner) {
  intptr_t num_regions = mlirOperationGetNumRegions(owner);
  for (intptr_t i = 0; i < num_regions; ++i)
    for (MlirBlock block =
             mlirRegionGetFirstBlock(mlirOperationGetRegion(owner, i));
         !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block))
      eliminate_in_block(state, block);
}

static void reverse(aimet_string_view *items, size_t count) {
  for (size_t i = 0; i < count / 2; ++i) {
    aimet_string_view item = items[i];
    items[i] = items[count - 1 - i];
    items[count - 1 - i] = item;
  }
}

static void report(aimet_pass_run *run, eliminate_state *state) {
  reverse(state->nodes, state->num_nodes);
  aimet_change change = {
      .nodes = state->nodes,
      .num_nodes = state->num_nodes,
      .message = aimet_sv(aimet_arena_format(
          state->arena,
          "removed %zu nodes and %zu initializers that nothing uses",
          state->num_nodes, state->num_initializers)),
      .location = mlirOperationGetLocation(aimet_pass_module(run)),
  };
  aimet_pass_report_change(run, &change);
}

static aimet_status run(aimet_pass_run *run) {
  eliminate_state state = {.arena = aimet_arena_create()};
  eliminate_in(&state, aimet_pass_module(run));
  if (state.num_nodes || state.num_initializers) {
    report(run, &state);
    aimet_provenance_seal(aimet_pass_module(run));
  }
  aimet_pass_count(run, "removed nodes", state.num_nodes);
  aimet_pass_count(run, "removed initializers", state.num_initializers);
  free(state.nodes);
  aimet_arena_destroy(state.arena);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_eliminate_dead_nodes = {
    .name = "eliminate-dead-nodes",
    .kind = AIMET_PASS_REWRITE,
    .family = "prepare",
    .summary = "remove nodes and initializers that nothing uses",
    .description =
        "Removes every node and initializer whose results nothing uses, and "
        "then what only those used, in the main graph, in bodies of If, Loop, "
        "Scan and SequenceMap, and in local functions. Inputs and outputs of "
        "graphs stay.\n\n"
        "```mlir\n"
        "%w = \"onnx.Initializer\"() {onnx.outputs = [\"w\"], ...} : ...\n"
        "%1 = \"onnx.Add\"(%x, %w) : ... // nothing uses %1\n"
        "%2 = \"onnx.Relu\"(%x) : ...\n"
        "return %2 : ...\n"
        "// becomes\n"
        "%2 = \"onnx.Relu\"(%x) : ...\n"
        "return %2 : ...\n"
        "```\n\n"
        "MLIR's own `canonicalize` cannot do this: it knows nothing of the "
        "effects of operations of an open dialect.\n",
    .why = "Dead nodes get quantizers and encodings that no value ever "
           "reaches.",
    .remedy = "Export with constant folding and dead code elimination on.",
    .options = NULL,
    .run = run,
};
