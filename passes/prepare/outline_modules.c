//===- outline_modules.c - a local function for each module ---------------===//
//
// The nodes of each module become a local function, those of inner modules
// first, and calls of the functions stand in their place: viewers show modules
// as boxes. What cannot be one node stays as it is.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "function_outliner.h"
#include "node.h"
#include "pass_support.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct outline_state {
  aimet_pass_run *run;
  aimet_outliner outliner;
  uint64_t max_depth;
  bool with_leaves;
  /// The module of the node whose body is at hand: it and those around it are
  /// outlined with that node. Empty in the main graph.
  aimet_string_view around;
  aimet_provenance *made; ///< modules that are functions now
  MlirOperation *calls;   ///< of them
  size_t num_made, made_capacity, call_capacity;
} outline_state;

static bool is_chosen(const outline_state *state,
                      const aimet_module_group *group) {
  if (state->around.length &&
      aimet_path_is_within(state->around, group->module.path))
    return false;
  if (group->module.leaf && !state->with_leaves)
    return false;
  if (state->max_depth && group->depth > state->max_depth)
    return false;
  return !aimet_pass_is_excluded(state->run, group->module.path,
                                 group->module.class_name);
}

/// True if the group is nothing but the call of a function that stands for it.
static bool is_function(const aimet_module_group *group) {
  aimet_provenance provenance;
  return group->num_ops == 1 && aimet_op_is(group->ops[0], "onnx.Call") &&
         aimet_provenance_of(group->ops[0], &provenance) &&
         aimet_sv_equal(provenance.path, group->module.path) &&
         !provenance.functional.length;
}

static void note_module(outline_state *state, const aimet_provenance *module,
                        MlirOperation call) {
  void *made = state->made, *calls = state->calls;
  aimet_grow_array(&made, &state->made_capacity, state->num_made + 1,
                   sizeof *state->made);
  aimet_grow_array(&calls, &state->call_capacity, state->num_made + 1,
                   sizeof *state->calls);
  state->made = made;
  state->calls = calls;
  state->made[state->num_made] = *module;
  state->calls[state->num_made++] = call;
}

static void report_left(outline_state *state, const aimet_module_group *group,
                        const char *obstacle, MlirOperation about) {
  bool has_node =
      !mlirOperationIsNull(about) && aimet_op_node_name(about).length != 0;
  aimet_string_view node = has_node ? aimet_op_node_name(about) : aimet_sv("");
  aimet_pass_remark(
      state->run,
      aimet_place_from_location(mlirOperationGetLocation(group->ops[0])),
      "module \"%.*s\" stays as it is, for %s%s%.*s%s",
      AIMET_SV(group->module.path), obstacle, has_node ? ", through \"" : "",
      AIMET_SV(node), has_node ? "\"" : "");
}

/// Makes a function of a group; what stays of it belongs to the group around.
static void outline_group(outline_state *state, aimet_module_groups *groups,
                          size_t index, MlirBlock block) {
  const aimet_module_group *group = &groups->items[index];
  if (is_chosen(state, group) && group->num_ops && !is_function(group)) {
    MlirOperation call = {NULL}, about = {NULL};
    const char *obstacle =
        aimet_outline(&state->outliner, block, group, &call, &about);
    if (!obstacle) {
      note_module(state, &group->module, call);
      aimet_module_groups_add(groups, group->parent, call);
      return;
    }
    report_left(state, group, obstacle, about);
  }
  for (size_t i = 0; i < group->num_ops; ++i)
    aimet_module_groups_add(groups, group->parent, group->ops[i]);
}

static void outline_block(outline_state *state, MlirBlock block);

static void outline_bodies(outline_state *state, MlirOperation op) {
  aimet_string_view outer = state->around;
  aimet_provenance provenance;
  if (aimet_provenance_of(op, &provenance))
    state->around = provenance.path;
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(op); ++i) {
    MlirBlock body = aimet_body(op, i);
    if (!mlirBlockIsNull(body))
      outline_block(state, body);
  }
  state->around = outer;
}

/// Bodies before the nodes that they belong to.
static void outline_block(outline_state *state, MlirBlock block) {
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (mlirOperationGetNumRegions(op))
      outline_bodies(state, op);
  aimet_module_groups groups;
  aimet_module_groups_init(&groups, block);
  for (size_t i = 0; i < groups.count; ++i)
    outline_group(state, &groups, groups.order[i], block);
  aimet_module_groups_deinit(&groups);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void report_module(outline_state *state, size_t i,
                          aimet_string_view message) {
  aimet_string_view node = aimet_op_node_name(state->calls[i]);
  aimet_change change = {
      .module = state->made[i].path,
      .class_name = aimet_path_leaf(state->made[i].class_name),
      .nodes = &node,
      .num_nodes = 1,
      .message = message,
      .location = mlirOperationGetLocation(state->calls[i]),
  };
  aimet_pass_report_change(state->run, &change);
}

/// One change for each module; one remark for all of them.
static void report(outline_state *state) {
  const aimet_outliner *outliner = &state->outliner;
  char message[128];
  int length = snprintf(
      message, sizeof message,
      "%zu call%s of modules outlined into %zu local function%s",
      outliner->num_calls, outliner->num_calls == 1 ? "" : "s",
      outliner->num_functions, outliner->num_functions == 1 ? "" : "s");
  for (size_t i = 0; i < state->num_made; ++i)
    report_module(state, i, aimet_sv_n(message, i ? 0 : (size_t)length));
  if (outliner->raised_from >= 0)
    aimet_pass_remark(state->run, (aimet_place){0},
                      "the model's IR version is 8 now, got %" PRId64
                      ", which has no local functions",
                      outliner->raised_from);
}

static aimet_status run(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  MlirOperation main = aimet_main_function(module);
  if (mlirOperationIsNull(main) || mlirBlockIsNull(aimet_body(main, 0)))
    return AIMET_OK;
  int64_t depth = aimet_pass_option_int(run, "depth");
  outline_state state = {.run = run,
                         .max_depth = depth > 0 ? (uint64_t)depth : 0,
                         .with_leaves = aimet_pass_option_bool(run, "leaves")};
  aimet_outliner_init(&state.outliner, module, main);
  outline_block(&state, aimet_body(main, 0));
  if (state.num_made) {
    report(&state);
    aimet_provenance_seal(module);
  }
  aimet_pass_count(run, "functions", state.outliner.num_functions);
  aimet_pass_count(run, "calls", state.outliner.num_calls);
  aimet_outliner_deinit(&state.outliner);
  free(state.made);
  free(state.calls);
  return AIMET_OK;
}

static const aimet_pass_option options[] = {
    {"depth", AIMET_OPTION_INT, "0",
     "outline modules whose path has at most so many components; 0: all"},
    {"leaves", AIMET_OPTION_BOOL, "true", "outline leaf modules"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_outline_modules = {
    .name = "outline-modules",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_STRUCTURE,
    .family = "prepare",
    .summary = "make a local function of each module, so that viewers show it",
    .description =
        "The nodes of each call of a leaf module, and of each container, "
        "become a local function of the domain `aimet.modules`, named after "
        "the module's path; a call of it stands in their place. Functions of "
        "containers call those of the modules in them. Values that are used "
        "elsewhere, weights among them, are inputs and outputs and keep their "
        "names.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Conv\"(%x, %w) {aimet.module = {call = 0 : i64, leaf, "
        "path = \"conv\"}, onnx.outputs = [\"y\"], ...} : ...\n"
        "// becomes\n"
        "func.func private @\"aimet.modules::conv\"(%x, %w) {\n"
        "  %1 = \"onnx.Conv\"(%x, %w) {onnx.outputs = [\"y\"], ...} : ...\n"
        "  return %1\n"
        "}\n"
        "%1 = \"onnx.Call\"(%x, %w) {aimet.module = {call = 0 : i64, leaf, "
        "path = \"conv\"}, callee = @\"aimet.modules::conv\", onnx.outputs = "
        "[\"y\"], ...} : ...\n"
        "```\n\n"
        "Calls of a reused leaf share a function where they do exactly the "
        "same. What the graph shows of a container is all that lies in it: a "
        "container that is called twice is one function, if that is possible. "
        "A module stays as it is, with a remark, if a path leaves it and comes "
        "back: then it cannot be one node. Local functions need IR version 8; "
        "an older model is raised to it. Nodes without module information "
        "stay where they are, and so do excluded modules.\n\n"
        "`inline-functions` is the inverse.\n",
    .why = "Viewers show functions as boxes that can be opened, so a person "
           "sees the network as it was written. Quantizers read the main graph "
           "alone: this is for people, and not part of `--prepare`.",
    .remedy = NULL,
    .options = options,
    .run = run,
};
