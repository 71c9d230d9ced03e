//===- unshare_weights.c - weights of their own for each layer ------------===//
//
// An initializer that is the weight or bias of several layers gets a copy for
// each further use. A referenced payload stays a reference; only the exported
// file grows.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "parameters.h"
#include "pass_support.h"
#include "ptr_map.h"
#include "string_builder.h"
#include "weights.h"

#include <inttypes.h>

typedef struct unshare_state {
  aimet_pass_run *run;
  aimet_ptr_map used;    ///< initializer value -> 1 once a layer has it
  aimet_name_set *names; ///< null until a copy is made
  aimet_arena *arena;
  uint64_t num_copies, num_bytes;
} unshare_state;

static uint64_t payload_bytes(MlirValue value) {
  MlirType type = mlirValueGetType(value);
  uint64_t count, bytes;
  if (!aimet_type_element_count(type, &count) ||
      !aimet_raw_size(mlirShapedTypeGetElementType(type), count, &bytes))
    return 0;
  return bytes;
}

static void report_copy(unshare_state *state, MlirOperation op,
                        aimet_string_view old_name, aimet_string_view new_name,
                        uint64_t bytes) {
  aimet_provenance provenance = AIMET_PROVENANCE_INIT;
  aimet_provenance_of(op, &provenance);
  aimet_string_view node = aimet_op_node_name(op);
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "weight \"");
  aimet_sb_append(&message, old_name);
  aimet_sb_append_cstr(&message, "\" has a copy \"");
  aimet_sb_append(&message, new_name);
  aimet_sb_append_cstr(&message, "\" for node \"");
  aimet_sb_append(&message, node);
  aimet_sb_appendf(&message,
                   "\"; the exported model grows by %" PRIu64 " bytes", bytes);
  aimet_change change = {
      .module = provenance.path,
      .class_name = aimet_path_leaf(provenance.class_name),
      .nodes = &node,
      .num_nodes = node.length ? 1 : 0,
      .message = aimet_sb_view(&message),
      .location = mlirOperationGetLocation(op),
  };
  aimet_pass_report_change(state->run, &change);
  aimet_sb_deinit(&message);
}

static void make_copy(unshare_state *state, MlirOperation op, intptr_t i) {
  if (!state->names) {
    state->names = aimet_name_set_create();
    aimet_name_set_add_values(state->names, aimet_pass_module(state->run));
  }
  MlirValue value = mlirOperationGetOperand(op, i);
  aimet_string_view old_name = aimet_value_name(value, state->arena);
  aimet_string_view new_name = aimet_name_set_unique(
      state->names, old_name.length ? old_name : aimet_sv("weight"));
  MlirOperation copy =
      aimet_clone_initializer(aimet_initializer_of(value), new_name);
  mlirOperationSetOperand(op, i, mlirOperationGetResult(copy, 0));
  uint64_t bytes = payload_bytes(value);
  ++state->num_copies;
  state->num_bytes += bytes;
  report_copy(state, op, old_name, new_name, bytes);
}

static void visit(MlirOperation op, void *user_data) {
  unshare_state *state = user_data;
  if (!aimet_op_is_node(op))
    return;
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue value = mlirOperationGetOperand(op, i);
    if (!aimet_is_weight_slot(op, i) ||
        mlirOperationIsNull(aimet_initializer_of(value)))
      continue;
    uint64_t *used = aimet_ptr_map_insert(&state->used, value.ptr, NULL);
    if ((*used)++)
      make_copy(state, op, i);
  }
  aimet_arena_reset(state->arena);
}

static aimet_status run(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  unshare_state state = {.run = run, .arena = aimet_arena_create()};
  aimet_walk(module, visit, &state);
  if (state.num_copies)
    aimet_provenance_seal(module);
  aimet_pass_count(run, "copies of weights", state.num_copies);
  aimet_pass_count(run, "bytes of copies", state.num_bytes);
  aimet_name_set_destroy(state.names);
  aimet_ptr_map_deinit(&state.used);
  aimet_arena_destroy(state.arena);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_unshare_weights = {
    .name = "unshare-weights",
    .kind = AIMET_PASS_REWRITE,
    .family = "prepare",
    .summary = "give each layer weights of its own",
    .description =
        "An initializer that stands in weight or bias slots of several Conv, "
        "ConvTranspose, Gemm, MatMul or norm operations gets a copy for each "
        "use after the first.\n\n"
        "```mlir\n"
        "%w = \"onnx.Initializer\"() {onnx.outputs = [\"w\"], ...} : ...\n"
        "%1 = \"onnx.Conv\"(%x, %w) : ...\n"
        "%2 = \"onnx.Conv\"(%1, %w) : ...\n"
        "// becomes\n"
        "%w = \"onnx.Initializer\"() {onnx.outputs = [\"w\"], ...} : ...\n"
        "%c = \"onnx.Initializer\"() {onnx.outputs = [\"w_1\"], ...} : ...\n"
        "%1 = \"onnx.Conv\"(%x, %w) : ...\n"
        "%2 = \"onnx.Conv\"(%1, %c) : ...\n"
        "```\n\n"
        "In IR a copy is a second reference to the same bytes; each remark "
        "says "
        "by how much the exported model grows. Defaults of graph inputs, which "
        "a caller may replace, are never copied; nor are scales and zero "
        "points.\n",
    .why = "Weights are quantized layer by layer; folding, rounding and "
           "equalization change them for one layer, and would change them for "
           "the other one as well.",
    .remedy = "In PyTorch: give each layer parameters of its own.",
    .options = NULL,
    .run = run,
};
