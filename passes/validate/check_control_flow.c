//===- check_control_flow.c - control flow that data decides --------------===//
//
// One finding for each If, Loop, Scan and SequenceMap: what its condition or
// trip count depends on and what to do, or, where it is always the same, the
// pass that resolves it. lib/analysis/static_control_flow.h tells which.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "data_sources.h"
#include "exactness.h"
#include "finding_support.h"
#include "node.h"
#include "pass_support.h"
#include "static_control_flow.h"
#include "string_builder.h"
#include "uses.h"

#include <inttypes.h>
#include <string.h>

typedef struct flow_state {
  aimet_pass_run *run;
  aimet_inference *inference;
  const aimet_module_tree *tree;
  aimet_node_places places;
  aimet_arena *arena;
  uint64_t max_iterations;
  size_t ordinal;
} flow_state;

/// A finding being made.
typedef struct flow_finding {
  MlirOperation op;
  aimet_static_flow flow;
  aimet_data_sources sources; ///< where data decides
  aimet_string_builder message, remedy;
  const char *fixed_by;
} flow_finding;

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

static bool is_if(const flow_finding *finding) {
  return aimet_op_is(finding->op, "onnx.If");
}

/// What the undecided value is to the node.
static const char *role_of(const flow_finding *finding) {
  if (is_if(finding))
    return "condition";
  if (!aimet_op_is(finding->op, "onnx.Loop"))
    return "length of";
  MlirValue trips = aimet_op_input(finding->op, 0);
  return !mlirValueIsNull(trips) &&
                 mlirValueEqual(trips, finding->flow.undecided)
             ? "trip count"
             : "condition";
}

static void append_quoted(aimet_string_builder *out, aimet_string_view name) {
  aimet_sb_append_char(out, '"');
  aimet_sb_append(out, name);
  aimet_sb_append_char(out, '"');
}

/// `"n", which is computed from input "x"`.
static void append_sources(flow_state *state, const flow_finding *finding,
                           aimet_string_builder *out) {
  const aimet_data_sources *sources = &finding->sources;
  MlirValue value = finding->flow.undecided;
  append_quoted(out, aimet_value_name(value, state->arena));
  bool is_input = mlirOperationIsNull(sources->node) && !sources->is_loop_state;
  if (is_input) {
    aimet_sb_append_cstr(out, ", an input");
    return;
  }
  for (size_t i = 0; i < sources->count; ++i) {
    aimet_sb_append_cstr(out, i                    ? ", "
                              : sources->count > 1 ? ", computed from inputs "
                                                   : ", computed from input ");
    append_quoted(out, aimet_value_name(sources->inputs[i], state->arena));
  }
  if (sources->has_more)
    aimet_sb_append_cstr(out, " and more");
  if (!sources->count && !mlirOperationIsNull(sources->node)) {
    aimet_sb_append_cstr(out, ", computed by ");
    aimet_sb_append(out, aimet_op_type(sources->node));
    aimet_sb_append_char(out, ' ');
    append_quoted(out, aimet_node_place_label(&state->places, sources->node,
                                              state->arena));
  }
}

static void append_size(const flow_finding *finding,
                        aimet_string_builder *out) {
  aimet_sb_append_cstr(out, "size ");
  aimet_number_print(out, finding->flow.size);
}

//===----------------------------------------------------------------------===//
// What is wrong
//===----------------------------------------------------------------------===//

static void append_dynamic(flow_state *state, const flow_finding *finding,
                           aimet_string_builder *out) {
  aimet_string_view type = aimet_op_type(finding->op);
  const char *verb = is_if(finding) ? "branches" : "repeats";
  switch (finding->flow.reason) {
  case AIMET_FLOW_DATA:
    aimet_sb_appendf(out, "%.*s %s on data: its %s ", AIMET_SV(type), verb,
                     role_of(finding));
    append_sources(state, finding, out);
    return;
  case AIMET_FLOW_SIZE:
    aimet_sb_appendf(out, "%.*s %s on a size that is not fixed: its %s ",
                     AIMET_SV(type), verb, role_of(finding));
    append_quoted(out, aimet_value_name(finding->flow.undecided, state->arena));
    aimet_sb_append_cstr(out, " depends on ");
    append_size(finding, out);
    return;
  default:
    aimet_sb_appendf(out, "%.*s stays in the graph: ", AIMET_SV(type));
    aimet_static_flow_print_reason(&finding->flow, out);
  }
}

static void append_message(flow_state *state, flow_finding *finding) {
  aimet_string_builder *out = &finding->message;
  aimet_string_view type = aimet_op_type(finding->op);
  switch (finding->flow.kind) {
  case AIMET_FLOW_BRANCH:
    aimet_sb_appendf(out, "%.*s always takes the same branch, ",
                     AIMET_SV(type));
    append_quoted(
        out, aimet_region_attribute_name(finding->op, finding->flow.region));
    return;
  case AIMET_FLOW_ITERATIONS:
    aimet_sb_appendf(out, "%.*s always makes %" PRIu64 " iteration%s",
                     AIMET_SV(type), finding->flow.iterations,
                     finding->flow.iterations == 1 ? "" : "s");
    return;
  case AIMET_FLOW_DYNAMIC:
    append_dynamic(state, finding, out);
    return;
  case AIMET_FLOW_NONE:
    aimet_sb_appendf(out,
                     "%.*s repeats on data: its length is that of the "
                     "sequence ",
                     AIMET_SV(type));
    append_sources(state, finding, out);
    return;
  }
}

//===----------------------------------------------------------------------===//
// What to do
//===----------------------------------------------------------------------===//

/// True if one small input of the model decides: it may be given a value.
static bool has_concrete_input(const flow_finding *finding) {
  if (finding->sources.count != 1 || finding->sources.has_more)
    return false;
  MlirType type = mlirValueGetType(finding->sources.inputs[0]);
  if (!mlirTypeIsARankedTensor(type))
    return false;
  int64_t rank = mlirShapedTypeGetRank(type);
  return rank == 0 || (rank == 1 && !mlirShapedTypeIsDynamicDim(type, 0) &&
                       mlirShapedTypeGetDimSize(type, 0) <= 8);
}

static void append_concrete_arg(flow_state *state, const flow_finding *finding,
                                aimet_string_builder *out) {
  if (!has_concrete_input(finding))
    return;
  aimet_sb_append_cstr(out, "; or fix the input with `--concrete-arg=");
  aimet_sb_append(out,
                  aimet_value_name(finding->sources.inputs[0], state->arena));
  aimet_sb_append_cstr(out, "=VALUE`");
}

static void append_data_remedy(flow_state *state, const flow_finding *finding,
                               aimet_string_builder *out) {
  if (is_if(finding))
    aimet_sb_append_cstr(
        out, "compute both branches and choose with "
             "`torch.where(condition, a, b)`, or export the branch that is "
             "used alone: make the condition an argument of `__init__`, not of "
             "`forward`");
  else
    aimet_sb_append_cstr(
        out, "loop a fixed number of times (`for _ in range(n)` with n of "
             "`__init__`) and mask what is too much with `torch.where`, or "
             "move the loop out of the exported model");
  append_concrete_arg(state, finding, out);
}

/// A size that is a name alone can be fixed as it is.
static void append_concrete_size(const flow_finding *finding,
                                 aimet_string_builder *out) {
  aimet_string_builder size = AIMET_STRING_BUILDER_INIT;
  aimet_number_print(&size, finding->flow.size);
  aimet_string_view text = aimet_sb_view(&size);
  bool is_name = text.length != 0;
  for (size_t i = 0; i < text.length; ++i)
    is_name &= !strchr(" ()*/+-,?", text.data[i]);
  aimet_sb_append_cstr(out, "`--concrete-arg=");
  aimet_sb_append(out, is_name ? text : aimet_sv("NAME"));
  aimet_sb_append_cstr(out, "=VALUE`");
  aimet_sb_deinit(&size);
}

static void append_dynamic_remedy(flow_state *state, flow_finding *finding) {
  aimet_string_builder *out = &finding->remedy;
  switch (finding->flow.reason) {
  case AIMET_FLOW_DATA:
    append_data_remedy(state, finding, out);
    return;
  case AIMET_FLOW_SIZE:
    aimet_sb_append_cstr(out, "export with a fixed size in place of ");
    append_size(finding, out);
    aimet_sb_append_cstr(out, ", or fix it with ");
    append_concrete_size(finding, out);
    return;
  case AIMET_FLOW_TOO_LONG:
    aimet_sb_appendf(out,
                     "loop less often; or allow more than %" PRIu64 " with "
                     "`--specialize-inputs "
                     "--inline-static-control-flow=max-iterations=N` ahead of "
                     "`--prepare`: each iteration becomes a copy of the body",
                     state->max_iterations);
    return;
  case AIMET_FLOW_UNCLEAR:
    aimet_sb_append_cstr(out, "export again with a newer exporter, which gives "
                              "the Loop a condition");
    return;
  case AIMET_FLOW_BATCH:
    aimet_sb_append_cstr(out, "export again with opset 9 or newer");
    return;
  case AIMET_FLOW_SEEDED:
    aimet_sb_append_cstr(out, "leave the seed out, or draw the numbers outside "
                              "of the loop");
    return;
  case AIMET_FLOW_FAULTY:
    aimet_sb_append_cstr(out, "mend what check-onnx finds first");
    return;
  }
}

static void append_remedy(flow_state *state, flow_finding *finding) {
  aimet_string_builder *out = &finding->remedy;
  switch (finding->flow.kind) {
  case AIMET_FLOW_BRANCH:
    aimet_sb_append_cstr(out, "decide it in `__init__`, or let the exporter "
                              "trace the branch (torch.jit.trace)");
    finding->fixed_by = "inline-static-control-flow";
    return;
  case AIMET_FLOW_ITERATIONS:
    aimet_sb_append_cstr(out, "let the exporter unroll it (a plain Python "
                              "loop, traced and not scripted)");
    finding->fixed_by = "inline-static-control-flow";
    return;
  case AIMET_FLOW_DYNAMIC:
    append_dynamic_remedy(state, finding);
    return;
  case AIMET_FLOW_NONE:
    aimet_sb_append_cstr(out, "work on one tensor that stacks the elements, "
                              "or loop a fixed number of times");
    return;
  }
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

static void report(flow_state *state, flow_finding *made) {
  append_message(state, made);
  append_remedy(state, made);
  aimet_string_view label =
      aimet_node_place_label(&state->places, made->op, state->arena);
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_WARNING,
      .nodes = &label,
      .num_nodes = 1,
      .operations = &made->op,
      .num_operations = 1,
      .message = aimet_sb_view(&made->message),
      .why = aimet_sv("what a body computes runs sometimes, or with other "
                      "values each time: its quantizers see no fixed range, "
                      "and most targets run no control flow"),
      .remedy = aimet_sb_view(&made->remedy),
      .fixed_by = made->fixed_by,
      .fingerprint = aimet_fingerprint_add(
          aimet_fingerprint_begin("check-control-flow", state->ordinal),
          aimet_op_type(made->op)),
  };
  aimet_finding_set_place(&finding, made->op);
  aimet_pass_report(state->run, &finding);
  aimet_sb_deinit(&made->message);
  aimet_sb_deinit(&made->remedy);
}

static bool is_excluded(const flow_state *state, MlirOperation op) {
  aimet_provenance provenance;
  if (!aimet_provenance_of(op, &provenance))
    return false;
  size_t module = aimet_module_tree_find(state->tree, provenance.path);
  return module != AIMET_NONE && state->tree->modules[module].excluded;
}

static bool is_control_flow(MlirOperation op) {
  return aimet_is_control_flow(op) || aimet_op_is(op, "onnx.SequenceMap");
}

static void visit(MlirOperation op, void *user_data) {
  flow_state *state = user_data;
  if (!is_control_flow(op))
    return;
  ++state->ordinal;
  if (is_excluded(state, op))
    return;
  flow_finding finding = {.op = op};
  finding.flow =
      aimet_static_flow_of(state->inference, op, state->max_iterations);
  if (finding.flow.kind == AIMET_FLOW_NONE)
    finding.flow.undecided = aimet_op_input(op, 0);
  if (!mlirValueIsNull(finding.flow.undecided))
    finding.sources =
        aimet_data_sources_of(state->inference, finding.flow.undecided);
  report(state, &finding);
  aimet_arena_reset(state->arena);
}

static void note_control_flow(MlirOperation op, void *user_data) {
  bool *found = user_data;
  *found |= is_control_flow(op);
}

static aimet_status check(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  flow_state state = {.run = run};
  const aimet_inference_options options = {.store = aimet_pass_weights(run),
                                           .computes_exactly =
                                               aimet_computes_exactly};
  aimet_status status = aimet_inference_run(module, &options, &state.inference);
  if (status != AIMET_OK)
    return status;
  int64_t limit = aimet_pass_option_int(run, "max-iterations");
  state.max_iterations = limit < 0 ? 0 : (uint64_t)limit;
  state.arena = aimet_arena_create();
  state.tree = aimet_pass_module_tree(run, AIMET_TREE_INSTANCES);
  aimet_node_places_init(&state.places, module);
  aimet_walk(module, visit, &state);
  aimet_node_places_deinit(&state.places);
  aimet_arena_destroy(state.arena);
  aimet_inference_destroy(state.inference);
  return AIMET_OK;
}

/// Most models have no control flow, and inference takes its time.
static aimet_status run(aimet_pass_run *run) {
  bool found = false;
  aimet_walk(aimet_pass_module(run), note_control_flow, &found);
  return found ? check(run) : AIMET_OK;
}

static const aimet_pass_option options[] = {
    {"max-iterations", AIMET_OPTION_INT, "64",
     "iterations of a Loop or Scan that inline-static-control-flow unrolls at "
     "most"},
    {0}};

const aimet_pass_def aimet_pass_check_control_flow = {
    .name = "check-control-flow",
    .kind = AIMET_PASS_CHECK,
    .family = "validate",
    .summary = "find If, Loop, Scan and SequenceMap, and what decides them",
    .description =
        "One finding for each If, Loop, Scan and SequenceMap, in bodies and "
        "local functions too. What decides it follows from the types, shapes "
        "and small values of the model:\n\n"
        "- **data**: the condition or trip count is computed from values of "
        "inputs; the finding names the inputs;\n"
        "- **a size** that has a name or is not known: a fixed size resolves "
        "it;\n"
        "- **nothing**: the same branch, or the same number of iterations, in "
        "every run; `inline-static-control-flow` resolves it, unless there are "
        "more iterations than its limit.\n\n"
        "```mlir\n"
        "// If branches on data: its condition \"any\", computed from input "
        "\"x\"\n"
        "%1 = \"onnx.If\"(%any) ({...}, {...}) : ...\n"
        "// If always takes the same branch, \"else_branch\"\n"
        "%c = \"onnx.Constant\"() {value = dense<false> : tensor<i1>} : ...\n"
        "%2 = \"onnx.If\"(%c) ({...}, {...}) : ...\n"
        "```",
    .why = "A quantizer calibrates what runs. A branch that calibration data "
           "never takes gets no ranges; a body that runs with other values in "
           "each iteration has one range for all of them. Most targets for "
           "quantized models run no control flow at all, and AIMET's preparer "
           "cannot trace it.",
    .remedy =
        "Choose between values, not between branches; loop a fixed number of "
        "times:\n\n"
        "```python\n"
        "def forward(self, x):\n"
        "    # was: if x.sum() > 0: x = self.a(x) else: x = self.b(x)\n"
        "    x = torch.where(x.sum() > 0, self.a(x), self.b(x))\n"
        "    for layer in self.layers:   # was: while x.norm() > 1: x = "
        "self.layer(x)\n"
        "        x = layer(x)\n"
        "    return x\n"
        "```\n\n"
        "Where an argument decides, make it one of `__init__`, or fix it in "
        "the exported model with `--concrete-arg=NAME=VALUE` and let "
        "`--specialize-inputs --inline-static-control-flow` resolve what "
        "follows (`--prepare` runs both).",
    .options = options,
    .severity = "warning",
    .run = run,
};
