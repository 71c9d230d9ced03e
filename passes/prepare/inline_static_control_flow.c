//===- inline_static_control_flow.c - control flow that is none -----------===//
//
// Which control flow is static is known from inference, which reads the model
// before anything is changed; what it could not know (the bodies of new
// iterations) the next round knows. Rounds end when nothing is static any
// longer.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "exactness.h"
#include "flow_inliner.h"
#include "node.h"
#include "pass_support.h"
#include "string_builder.h"

#include <inttypes.h>
#include <stdlib.h>

/// What stays is said for so many nodes one by one.
enum { MAX_REMARKS = 20 };

/// Bytes of a name that a message shows.
enum { NAME_LIMIT = 200 };

typedef struct inline_state {
  aimet_pass_run *run;
  aimet_inference *inference;
  aimet_dead_code dead;
  aimet_flow_planner planner;
  aimet_flow_inliner inliner;
  aimet_flow_plan *plans; ///< of one round, outer nodes before inner ones
  size_t num_plans, capacity;
  aimet_flow_plan *left; ///< control flow that stays, as of this round
  size_t num_left, left_capacity;
  uint64_t num_inlined;
  uint64_t num_errors; ///< that inference has found
} inline_state;

//===----------------------------------------------------------------------===//
// Messages
//===----------------------------------------------------------------------===//

/// `Loop "name"`, or by what it gives out if it has no name.
static void append_label(aimet_string_builder *out, MlirOperation op,
                         aimet_arena *arena) {
  aimet_string_view name = aimet_op_node_name(op);
  aimet_sb_append(out, aimet_op_type(op));
  if (!name.length) {
    name = aimet_result_name(op, 0, arena);
    aimet_sb_append_cstr(out, " that gives");
  }
  aimet_sb_append_cstr(out, " \"");
  aimet_sb_append_escaped(out, name, NAME_LIMIT);
  aimet_sb_append_cstr(out, "\"");
}

static void append_what(aimet_string_builder *out,
                        const aimet_flow_plan *plan) {
  uint64_t iterations = plan->flow.iterations;
  aimet_string_view branch =
      aimet_region_attribute_name(plan->op, plan->flow.region);
  if (plan->flow.kind == AIMET_FLOW_BRANCH)
    aimet_sb_appendf(out, " always takes its %s branch",
                     aimet_sv_is(branch, "then_branch") ? "then" : "else");
  else if (iterations == 0)
    aimet_sb_append_cstr(out, " makes no iteration");
  else
    aimet_sb_appendf(out, " makes %" PRIu64 " iteration%s", iterations,
                     iterations == 1 ? "" : "s");
}

/// What has become of it.
static const char *outcome(const aimet_flow_plan *plan) {
  if (plan->flow.kind == AIMET_FLOW_BRANCH || plan->flow.iterations == 1)
    return ", which stands in its place now";
  return plan->flow.iterations ? ", which stand in its place now"
                               : ", and is gone";
}

static void report_inlined(inline_state *state, const aimet_flow_plan *plan) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_string_view name = aimet_op_node_name(plan->op);
  append_label(&text, plan->op, state->dead.arena);
  append_what(&text, plan);
  aimet_sb_append_cstr(&text, outcome(plan));
  aimet_change change = {.nodes = &name,
                         .num_nodes = name.length != 0,
                         .message = aimet_sb_view(&text),
                         .location = mlirOperationGetLocation(plan->op)};
  aimet_pass_report_change(state->run, &change);
  aimet_sb_deinit(&text);
}

static void remark(const inline_state *state, MlirOperation at,
                   const char *text) {
  aimet_pass_remark(state->run,
                    aimet_place_from_location(mlirOperationGetLocation(at)),
                    "%s [inline-static-control-flow]", text);
}

static void remark_left(inline_state *state, const aimet_flow_plan *plan) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  append_label(&text, plan->op, state->dead.arena);
  aimet_sb_append_cstr(&text, " stays: ");
  if (plan->obstacle) {
    append_label(&text, plan->op, state->dead.arena);
    append_what(&text, plan);
    aimet_sb_appendf(&text, ", but %s", plan->obstacle);
  } else {
    aimet_static_flow_print_reason(&plan->flow, &text);
  }
  remark(state, plan->op, text.data);
  aimet_sb_deinit(&text);
}

static void remark_all_left(inline_state *state) {
  MlirOperation module = aimet_pass_module(state->run);
  for (size_t i = 0; i < state->num_left && i < MAX_REMARKS; ++i)
    remark_left(state, &state->left[i]);
  if (state->num_left > MAX_REMARKS)
    remark(state, module,
           aimet_arena_format(state->dead.arena, "%zu more nodes stay",
                              state->num_left - MAX_REMARKS));
}

/// What a runtime refuses must not become a model that it takes.
static void remark_faulty(inline_state *state) {
  remark(state, aimet_pass_module(state->run),
         aimet_arena_format(
             state->dead.arena,
             "control flow is left: types or shapes of the model are at fault "
             "in %" PRIu64 " places, which --check-onnx lists",
             state->num_errors));
}

//===----------------------------------------------------------------------===//
// Finding
//===----------------------------------------------------------------------===//

static void add_plan(aimet_flow_plan **plans, size_t *count, size_t *capacity,
                     const aimet_flow_plan *plan) {
  void *items = *plans;
  aimet_grow_array(&items, capacity, *count + 1, sizeof **plans);
  *plans = items;
  (*plans)[(*count)++] = *plan;
}

static void find_in_block(inline_state *state, MlirBlock block);

static void find_in_regions(inline_state *state, MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(op); ++i)
    find_in_block(state, aimet_body(op, i));
}

/// Plans for a node; what is in it comes along in a branch that stays, and is
/// for the next round in a body that is copied.
static void find_at(inline_state *state, MlirOperation op) {
  if (!aimet_is_control_flow(op) || aimet_pass_leaves(state->run, op)) {
    find_in_regions(state, op);
    return;
  }
  aimet_flow_plan plan = aimet_flow_plan_of(&state->planner, op);
  if (plan.flow.kind == AIMET_FLOW_DYNAMIC || plan.obstacle) {
    add_plan(&state->left, &state->num_left, &state->left_capacity, &plan);
    find_in_regions(state, op);
    return;
  }
  add_plan(&state->plans, &state->num_plans, &state->capacity, &plan);
  if (plan.flow.kind == AIMET_FLOW_BRANCH)
    find_in_block(state, aimet_body(op, plan.flow.region));
  else
    state->planner.nodes_left -= plan.num_nodes;
}

/// Recurses as deep as regions nest, as MLIR's own parser does.
static void find_in_block(inline_state *state, MlirBlock block) {
  if (mlirBlockIsNull(block))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    find_at(state, op);
}

static void count_error(const aimet_fault *fault, void *user_data) {
  *(uint64_t *)user_data += fault->severity == AIMET_SEVERITY_ERROR;
}

/// Types that the model states of values inside of it are not believed: what is
/// inlined must be static whatever they say.
static aimet_status find(inline_state *state) {
  aimet_inference_options options = {.store = aimet_pass_weights(state->run),
                                     .ignore_stated = true,
                                     .computes_exactly = aimet_computes_exactly,
                                     .on_fault = count_error,
                                     .user_data = &state->num_errors};
  MlirOperation module = aimet_pass_module(state->run);
  state->num_plans = state->num_left = 0;
  aimet_status status =
      aimet_inference_run(module, &options, &state->inference);
  if (status != AIMET_OK)
    return status;
  state->planner.inference = state->inference;
  if (state->num_errors)
    remark_faulty(state);
  else
    find_in_regions(state, module);
  if (!state->num_plans)
    remark_all_left(state); // reasons speak of what the inference knows
  aimet_inference_destroy(state->inference);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static void inline_all(inline_state *state) {
  aimet_flow_inliner_init(&state->inliner, aimet_pass_module(state->run),
                          &state->dead);
  for (size_t i = 0; i < state->num_plans; ++i) {
    report_inlined(state, &state->plans[i]);
    aimet_flow_inline(&state->inliner, &state->plans[i]);
  }
  aimet_flow_inliner_deinit(&state->inliner);
  aimet_dead_code_sweep(&state->dead);
  state->num_inlined += state->num_plans;
}

static void note_control_flow(MlirOperation op, void *user_data) {
  *(bool *)user_data |= aimet_is_control_flow(op);
}

static bool has_control_flow(const inline_state *state) {
  bool has = false;
  aimet_walk(aimet_pass_module(state->run), note_control_flow, &has);
  return has;
}

static aimet_status run_rounds(inline_state *state) {
  aimet_status status = AIMET_OK;
  do {
    status = find(state);
    if (status == AIMET_OK && state->num_plans)
      inline_all(state);
  } while (status == AIMET_OK && state->num_plans && has_control_flow(state));
  return status;
}

static uint64_t limit(const aimet_pass_run *run, const char *option) {
  int64_t value = aimet_pass_option_int(run, option);
  return value < 0 ? 0 : (uint64_t)value;
}

static aimet_status run(aimet_pass_run *run) {
  inline_state state = {.run = run};
  if (!has_control_flow(&state))
    return AIMET_OK;
  aimet_dead_code_init(&state.dead, aimet_pass_module(run));
  state.planner =
      (aimet_flow_planner){.dead = &state.dead,
                           .arena = state.dead.arena,
                           .max_iterations = limit(run, "max-iterations"),
                           .nodes_left = limit(run, "max-nodes")};
  aimet_status status = run_rounds(&state);
  if (state.num_inlined)
    aimet_provenance_seal(aimet_pass_module(run));
  aimet_pass_count(run, "inlined nodes", state.num_inlined);
  aimet_pass_count(run, "nodes left", state.num_left);
  aimet_dead_code_deinit(&state.dead);
  free(state.plans);
  free(state.left);
  return status;
}

static const aimet_pass_option options[] = {
    {"max-iterations", AIMET_OPTION_INT, "64",
     "leave loops that make more iterations than this"},
    {"max-nodes", AIMET_OPTION_INT, "100000",
     "leave loops beyond so many nodes that have been made in all"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_inline_static_control_flow = {
    .name = "inline-static-control-flow",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_VALUES,
    .family = "prepare",
    .summary = "put control flow that no data decides in its own place",
    .description =
        "In the main graph, in bodies and in local functions (there what is "
        "the same for all calls):\n\n"
        "- An If whose condition is known gives way to the branch that runs.\n"
        "- A Loop whose number of iterations is known gives way to its "
        "iterations: the trip count is known and the condition stays true, or "
        "the condition becomes false after so many iterations, whatever the "
        "data is.\n"
        "- A Scan over inputs of known length gives way to its iterations, "
        "each on slices (Gather) of the inputs. What iterations give out one "
        "by one is put together (Unsqueeze, Concat).\n\n"
        "```mlir\n"
        "%1 = \"onnx.Loop\"(%two, %true, %x) ({\n"
        "^bb0(%i: tensor<i64>, %c: tensor<i1>, %s: tensor<*xf32>):\n"
        "  %2 = \"onnx.Relu\"(%s) {onnx_node_name = \"relu\"} : ...\n"
        "  \"aimet.yield\"(%c, %2) : ...\n"
        "}) {onnx.outputs = [\"y\"]} : ...\n"
        "// becomes\n"
        "%1 = \"onnx.Relu\"(%x) {onnx_node_name = \"relu_1\"} : ...\n"
        "%2 = \"onnx.Relu\"(%1) {onnx_node_name = \"relu_2\", onnx.outputs = "
        "[\"y\"]} : ...\n"
        "```\n\n"
        "The results of the node keep their names; names of a branch stay "
        "where they are unique, those of iterations get numbers. A leaf module "
        "in the body of a loop is called anew in each iteration, so that "
        "`unroll-reused-modules` makes a module for each. Weights of a body "
        "come into the graph once. What only fed the node, such as its "
        "condition, is removed.\n\n"
        "Control flow that depends on data stays, and so does a loop of more "
        "than `max-iterations`, or beyond `max-nodes` nodes that were made in "
        "all; a remark gives the reason. A condition that runtimes may round "
        "in different ways counts as data. A size that has a name is taken to "
        "be at least 1. Types of inner values that the model states are not "
        "believed, and nothing is done in a model whose types are at fault. A "
        "Loop that is given no condition but whose body yields one stays: ONNX "
        "ignores that condition, runtimes heed it. A Scan before version 9 "
        "stays. So do bodies of SequenceMap and what is in them: how long a "
        "sequence is no type says, and ONNX Runtime fails to load some bodies "
        "that are simpler.\n",
    .why = "Quantizers need a place that runs, once, in every run. In a body "
           "one quantizer sees the values of all iterations, and AIMET looks "
           "into no body at all.",
    .remedy = "Let no Python value depend on a tensor: iterate over numbers "
              "and over `nn.ModuleList`s, so that tracing unrolls the loop, "
              "and decide by attributes that `__init__` sets.",
    .options = options,
    .run = run,
};
