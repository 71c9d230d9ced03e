//===- check_node_names.c - nodes without names ---------------------------===//
//
// One finding for all of them. That names repeat is check-onnx's business.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "finding_support.h"
#include "node.h"
#include "pass_support.h"
#include "string_builder.h"

#include <stdlib.h>

/// Places of nodes that the message names.
#define SHOWN 3

typedef struct name_state {
  MlirOperation *unnamed;
  size_t num_unnamed, capacity;
  size_t num_nodes;
} name_state;

static void visit(MlirOperation op, void *user_data) {
  name_state *state = user_data;
  if (!aimet_op_is_node(op))
    return;
  ++state->num_nodes;
  if (aimet_op_node_name(op).length)
    return;
  void *items = state->unnamed;
  aimet_grow_array(&items, &state->capacity, state->num_unnamed + 1,
                   sizeof *state->unnamed);
  state->unnamed = items;
  state->unnamed[state->num_unnamed++] = op;
}

static void append_message(aimet_string_builder *out, const name_state *state,
                           const aimet_string_view *labels) {
  aimet_sb_appendf(out, "%zu of %zu nodes %s no name, expected one for each: ",
                   state->num_unnamed, state->num_nodes,
                   state->num_unnamed == 1 ? "has" : "have");
  for (size_t i = 0; i < state->num_unnamed && i < SHOWN; ++i) {
    aimet_sb_appendf(out, "%s\"", i ? ", " : "");
    aimet_sb_append(out, labels[i]);
    aimet_sb_append_cstr(out, "\" (");
    aimet_sb_append(out, aimet_op_type(state->unnamed[i]));
    aimet_sb_append_char(out, ')');
  }
  if (state->num_unnamed > SHOWN)
    aimet_sb_appendf(out, " and %zu more", state->num_unnamed - SHOWN);
}

static uint64_t fingerprint(const name_state *state) {
  uint64_t hash =
      aimet_fingerprint_begin("check-node-names", state->num_unnamed);
  for (size_t i = 0; i < state->num_unnamed; ++i)
    hash = aimet_fingerprint_add(hash, aimet_op_type(state->unnamed[i]));
  return hash;
}

static void report(aimet_pass_run *run, const name_state *state) {
  aimet_arena *arena = aimet_arena_create();
  aimet_node_places places;
  aimet_node_places_init(&places, aimet_pass_module(run));
  aimet_string_view *labels =
      aimet_arena_calloc(arena, state->num_unnamed, sizeof *labels);
  for (size_t i = 0; i < state->num_unnamed; ++i)
    labels[i] = aimet_node_place_label(&places, state->unnamed[i], arena);
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  append_message(&message, state, labels);
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_WARNING,
      .nodes = labels,
      .num_nodes = state->num_unnamed,
      .operations = state->unnamed,
      .num_operations = state->num_unnamed,
      .message = aimet_sb_view(&message),
      .why = aimet_sv("AIMET-ONNX, encodings files and quantizer settings go "
                      "by the names of nodes"),
      .remedy = aimet_sv("give every node a name that says its module"),
      .fixed_by = "name-nodes",
      .fingerprint = fingerprint(state),
      .location = mlirOperationGetLocation(state->unnamed[0]),
  };
  aimet_pass_report(run, &finding);
  aimet_sb_deinit(&message);
  aimet_node_places_deinit(&places);
  aimet_arena_destroy(arena);
}

static aimet_status run(aimet_pass_run *run) {
  name_state state = {0};
  aimet_walk(aimet_pass_module(run), visit, &state);
  if (state.num_unnamed)
    report(run, &state);
  free(state.unnamed);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_node_names = {
    .name = "check-node-names",
    .kind = AIMET_PASS_CHECK,
    .family = "validate",
    .summary = "find nodes without names",
    .description =
        "ONNX lets nodes go without names. All unnamed nodes, those of bodies "
        "and local functions too, give one finding: their number, and the "
        "places and operators of the first. (Names that several nodes have "
        "are errors of `check-onnx`, rule `node-name`.)\n\n"
        "```mlir\n"
        "%0 = \"onnx.Relu\"(%x) : ...                                     // "
        "reported\n"
        "%1 = \"onnx.Relu\"(%0) {onnx_node_name = \"/relu/Relu\"} : ...  // "
        "fine\n"
        "```",
    .why = "AIMET-ONNX, encodings files and quantizer settings go by the "
           "names of nodes. A node without name cannot be addressed, and names "
           "that a tool makes up on loading differ from run to run.",
    .remedy =
        "Nothing in PyTorch: exporters name all nodes, tools that build "
        "or rewrite ONNX files may not. `--name-nodes` gives every node a "
        "unique name that says its module.",
    .severity = "warning",
    .run = run,
};
