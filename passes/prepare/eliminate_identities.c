//===- eliminate_identities.c - nodes that do nothing ---------------------===//
//
// Takes out nodes that hand on their operand as it is (identity.h). Where the
// name of the result or of the operand would be lost that others know, the node
// stays.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "identity.h"
#include "pass_support.h"
#include "replace_value.h"
#include "string_map.h"
#include "uses.h"

#include <stdlib.h>

typedef struct eliminate_state {
  aimet_pass_run *run;
  aimet_inference *inference;
  MlirOperation *identities; ///< in execution order
  size_t count, capacity;
  aimet_replacer replacer;
  aimet_string_map
      *leaves; ///< path of a leaf module -> its nodes that are left
  aimet_string_view
      *nodes; ///< names of removed nodes, in the dead code's arena
  size_t num_nodes;
} eliminate_state;

//===----------------------------------------------------------------------===//
// Finding
//===----------------------------------------------------------------------===//

static void find(MlirOperation op, void *user_data) {
  eliminate_state *state = user_data;
  if (!aimet_is_identity(state->inference, op) ||
      aimet_pass_leaves(state->run, op))
    return;
  void *identities = state->identities;
  aimet_grow_array(&identities, &state->capacity, state->count + 1,
                   sizeof *state->identities);
  state->identities = identities;
  state->identities[state->count++] = op;
}

/// Types of values inside the model are not believed: what is removed must be
/// an identity whatever they say.
static aimet_status find_identities(eliminate_state *state) {
  aimet_inference_options options = {.store = aimet_pass_weights(state->run),
                                     .ignore_stated = true};
  MlirOperation module = aimet_pass_module(state->run);
  aimet_status status =
      aimet_inference_run(module, &options, &state->inference);
  if (status != AIMET_OK)
    return status;
  aimet_walk(module, find, state);
  aimet_inference_destroy(state->inference);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Removing
//===----------------------------------------------------------------------===//

/// A name that nothing defines is no value that could stand for another.
static bool may_remove(eliminate_state *state, MlirOperation op) {
  MlirValue operand = mlirOperationGetOperand(op, 0);
  return !aimet_op_is(aimet_defining_op(operand), "onnx.Undefined") &&
         aimet_may_replace(&state->replacer, mlirOperationGetResult(op, 0),
                           operand);
}

static void remove_identity(eliminate_state *state, MlirOperation op) {
  aimet_dead_code *dead = &state->replacer.dead;
  aimet_replace(&state->replacer, mlirOperationGetResult(op, 0),
                mlirOperationGetOperand(op, 0));
  aimet_string_view name = aimet_op_node_name(op);
  state->nodes[state->num_nodes++] =
      aimet_sv_n(aimet_arena_string(dead->arena, name), name.length);
  aimet_dead_code_erase(dead, op);
}

/// An identity of an identity becomes one of what that handed on.
static void remove_identities(eliminate_state *state) {
  state->nodes = aimet_calloc(state->count, sizeof *state->nodes);
  for (size_t i = 0; i < state->count; ++i)
    if (may_remove(state, state->identities[i]))
      remove_identity(state, state->identities[i]);
  aimet_dead_code_sweep(&state->replacer.dead);
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

/// The path of the leaf module that a node belongs to; false if to none.
static bool leaf_path(MlirOperation op, aimet_string_view *out_path) {
  aimet_provenance provenance;
  if (!aimet_op_is_node(op) || !aimet_provenance_of(op, &provenance) ||
      !provenance.leaf)
    return false;
  *out_path = provenance.path;
  return true;
}

/// Remembers the leaf modules of what may go, with 0 nodes.
static void note_leaves(eliminate_state *state) {
  aimet_string_view path;
  for (size_t i = 0; i < state->count; ++i)
    if (leaf_path(state->identities[i], &path))
      aimet_string_map_insert(state->leaves, path, NULL);
}

static void count_left(MlirOperation op, void *user_data) {
  eliminate_state *state = user_data;
  aimet_string_view path;
  aimet_map_entry *entry =
      leaf_path(op, &path) ? aimet_string_map_find(state->leaves, path) : NULL;
  if (entry)
    ++entry->value.number;
}

static void report_leaf(eliminate_state *state, aimet_string_view path) {
  aimet_change change = {
      .module = path,
      .message = aimet_sv(aimet_arena_format(
          state->replacer.dead.arena,
          "module \"%.*s\" is gone: all that it held did nothing",
          (int)path.length, path.data)),
      .location = mlirOperationGetLocation(aimet_pass_module(state->run)),
  };
  aimet_pass_report_change(state->run, &change);
}

static void report_leaves(eliminate_state *state) {
  size_t count = aimet_string_map_size(state->leaves);
  if (count)
    aimet_walk(aimet_pass_module(state->run), count_left, state);
  for (size_t i = 0; i < count; ++i) {
    const aimet_map_entry *entry = aimet_string_map_at(state->leaves, i);
    if (entry->value.number == 0)
      report_leaf(state, entry->key);
  }
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static void report(eliminate_state *state) {
  const aimet_dead_code *dead = &state->replacer.dead;
  aimet_change change = {
      .nodes = state->nodes,
      .num_nodes = state->num_nodes,
      .message = aimet_sv(aimet_arena_format(
          dead->arena,
          "removed %zu nodes that do nothing, and %zu nodes and %zu "
          "initializers that only fed them",
          state->num_nodes, dead->num_nodes, dead->num_initializers)),
      .location = mlirOperationGetLocation(aimet_pass_module(state->run)),
  };
  aimet_pass_report_change(state->run, &change);
  report_leaves(state);
}

static aimet_status run(aimet_pass_run *run) {
  eliminate_state state = {.run = run};
  aimet_status status = find_identities(&state);
  if (status != AIMET_OK)
    return status;
  state.leaves = aimet_string_map_create();
  aimet_replacer_init(&state.replacer, aimet_pass_module(run));
  note_leaves(&state);
  remove_identities(&state);
  if (state.num_nodes) {
    report(&state);
    aimet_provenance_seal(aimet_pass_module(run));
  }
  aimet_pass_count(run, "removed identities", state.num_nodes);
  aimet_pass_count(run, "kept for their names", state.count - state.num_nodes);
  aimet_replacer_deinit(&state.replacer);
  aimet_string_map_destroy(state.leaves);
  free(state.identities);
  free(state.nodes);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_eliminate_identities = {
    .name = "eliminate-identities",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_VALUES,
    .family = "prepare",
    .summary = "remove nodes that hand on their operand as it is",
    .description =
        "Removes nodes whose result is their operand, in all graphs, bodies "
        "and local functions, and then what only fed those:\n\n"
        "- Identity, and Dropout in its inference form with its mask unused;\n"
        "- Cast and CastLike to the type that the operand has;\n"
        "- Reshape, Flatten, Expand and Tile to the shape that the operand has "
        "(also a symbolic one: dimensions of one name are equal);\n"
        "- Transpose that leaves all dimensions in place, Pad by zeros, Slice "
        "that takes all, Squeeze and Unsqueeze of nothing;\n"
        "- Concat, Sum, Mean, Max and Min of one operand, Split into one.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Relu\"(%x) : ...\n"
        "%2 = \"onnx.Identity\"(%1) : ...\n"
        "%3 = \"onnx.Exp\"(%2) : ...\n"
        "// becomes\n"
        "%1 = \"onnx.Relu\"(%x) : ...\n"
        "%3 = \"onnx.Exp\"(%1) : ...\n"
        "```\n\n"
        "Arithmetic that changes nothing (x * 1, x + 0) stays: it is a "
        "functional, and it rounds. Types of inner values that the model "
        "states are not believed; what a node does must follow from its "
        "operator and the inputs of the graph.\n\n"
        "**Names.** An output keeps its name: the node before it takes it "
        "over, if that node's own result is no output, is not listed in "
        "value_info, and is mentioned nowhere else (quantization annotations, "
        "training graphs, device configurations). Otherwise the node stays, as "
        "between an input or a weight and an output, and where a body would "
        "give out a value of the graph around it. Bodies of SequenceMap are "
        "left, for ONNX Runtime fails to load some that are simpler.\n\n"
        "**Modules.** A module that holds nothing else (`nn.Identity`, "
        "`nn.Dropout` in an exported model) is gone with its node; a remark "
        "names it. `--exclude-modules` keeps it.\n",
    .why = "What does nothing gets quantizers all the same: an Identity "
           "between two layers is one more place where values are rounded, and "
           "it hides the pattern (Conv and Relu, Conv and BatchNormalization) "
           "that a runtime fuses.",
    .remedy = "In PyTorch: take out `nn.Identity` and `nn.Dropout` before the "
              "export, or export in inference mode with constant folding.",
    .options = NULL,
    .run = run,
};
