//===- check_activations.c - activations that the target does badly -------===//
//
// One finding for each activation that the profile lists, in whichever
// operators it comes. Whether another one would serve the network as well is
// not judged.
//
//===----------------------------------------------------------------------===//

#include "activation.h"
#include "alloc.h"
#include "functional_names.h"
#include "module_classes.h"
#include "pass_support.h"

#include <stdlib.h>

typedef struct activation_state {
  aimet_arch_check check;
  aimet_activations activations;
  aimet_arch_groups groups;
  const aimet_profile_activation **listed; ///< of each group
  size_t listed_capacity;
  aimet_string_builder key;
  aimet_arena *arena; ///< of one node
} activation_state;

static const aimet_profile_activation *
find_listed(const activation_state *state, aimet_string_view function) {
  const aimet_profile *profile = state->check.profile;
  for (size_t i = 0; function.length && i < profile->num_activations; ++i)
    if (aimet_sv_equal(profile->activations[i].function, function))
      return &profile->activations[i];
  return NULL;
}

//===----------------------------------------------------------------------===//
// What a node is
//===----------------------------------------------------------------------===//

/// The activation whose class of torch.nn a layer has.
static const aimet_profile_activation *
find_by_class(activation_state *state, const aimet_flow_node *node) {
  const aimet_profile *profile = state->check.profile;
  for (size_t i = 0; i < profile->num_activations; ++i) {
    aimet_string_view torch_class = aimet_function_torch_class(
        profile->activations[i].function, node->op, state->arena);
    if (torch_class.length &&
        aimet_sv_equal(torch_class, node->provenance.class_name))
      return &profile->activations[i];
  }
  return NULL;
}

static void add_node(activation_state *state,
                     const aimet_profile_activation *listed, size_t owner,
                     size_t node) {
  bool is_new;
  aimet_sb_clear(&state->key);
  aimet_arch_append_key(state->check.flow, owner, listed, &state->key);
  aimet_arch_groups_add(&state->groups, aimet_sb_view(&state->key), node,
                        &is_new);
  if (!is_new)
    return;
  aimet_grow_array((void **)&state->listed, &state->listed_capacity,
                   state->groups.count, sizeof *state->listed);
  state->listed[state->groups.count - 1] = listed;
}

/// By the shape of the nodes that end here. Several nodes that are functions of
/// their own are the activation nevertheless: the user spelled it out.
static void look_at_operators(activation_state *state, size_t node) {
  aimet_activation found;
  if (!aimet_activation_ending_at(&state->activations, node, &found))
    return;
  const aimet_profile_activation *listed = find_listed(state, found.function);
  for (size_t i = found.count; listed && i-- > 0;)
    add_node(state, listed, node, found.nodes[i]);
}

/// True for what computes something that nobody reads.
static bool is_dead(const aimet_flow_node *node) {
  return !node->num_uses && !node->is_output && !node->is_yielded;
}

/// AIMET looks at layers alone.
static void look_at(activation_state *state, size_t node) {
  const aimet_flow_node *self = &state->check.flow->nodes[node];
  bool is_layer = aimet_arch_is_layer(self);
  const aimet_profile_activation *listed = NULL;
  if (self->has_provenance && self->provenance.functional.length)
    listed = find_listed(state, self->provenance.functional);
  else if (is_layer)
    listed = find_by_class(state, self);
  bool is_aimet = state->check.profile->is_aimet;
  if (listed && (is_layer || !is_aimet))
    add_node(state, listed, node, node);
  else if (!listed &&
           !(is_layer && aimet_class_is_layer(self->provenance.class_name)) &&
           (!is_aimet || is_layer || !self->has_provenance))
    look_at_operators(state, node);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

/// How often a layer is called: its nodes are those of all calls.
static int64_t calls_of(const activation_state *state,
                        const aimet_arch_nodes *nodes) {
  const aimet_flow_node *all = state->check.flow->nodes;
  int64_t calls = 1;
  for (size_t i = 1; i < nodes->count; ++i)
    calls += all[nodes->items[i]].provenance.call !=
                 all[nodes->items[i - 1]].provenance.call ||
             all[nodes->items[i]].instance != all[nodes->items[i - 1]].instance;
  return aimet_arch_is_layer(&all[nodes->items[0]]) && calls > 1 ? calls : 0;
}

static void report(activation_state *state, const aimet_arch_nodes *nodes,
                   const aimet_profile_activation *listed) {
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder signature = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "activation \"");
  aimet_sb_append(&message, listed->function);
  aimet_sb_append_cstr(&message, "\" is one that profile \"");
  aimet_sb_append(&message, state->check.profile->name);
  aimet_sb_append_cstr(&message, "\" advises against");
  aimet_sb_append(&signature, listed->function);
  aimet_finding finding = {.message = aimet_sb_view(&message),
                           .why = listed->issue,
                           .remedy = listed->recommendation,
                           .aimet_check = "_activation_checks",
                           .issue = listed->issue,
                           .recommendation = listed->recommendation,
                           .calls = calls_of(state, nodes)};
  aimet_arch_report(&state->check, &finding, nodes->items[nodes->count - 1],
                    nodes, aimet_sb_view(&signature));
  aimet_sb_deinit(&message);
  aimet_sb_deinit(&signature);
}

static void check_model(activation_state *state) {
  const aimet_model_flow *flow = state->check.flow;
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    if (aimet_arch_is_excluded(&state->check, i))
      continue;
    aimet_arena_reset(state->arena);
    if (state->check.profile->is_aimet || !is_dead(&flow->nodes[i]))
      look_at(state, i);
  }
  for (size_t i = 0; i < state->groups.count; ++i)
    report(state, &state->groups.items[i], state->listed[i]);
}

static aimet_status run(aimet_pass_run *run) {
  activation_state state = {.key = AIMET_STRING_BUILDER_INIT};
  aimet_arch_check_begin(&state.check, run);
  state.arena = aimet_arena_create();
  aimet_activations_init(&state.activations, state.check.flow,
                         state.check.profile->is_aimet);
  aimet_arch_groups_init(&state.groups);
  check_model(&state);
  aimet_arch_groups_deinit(&state.groups);
  aimet_activations_deinit(&state.activations);
  aimet_arena_destroy(state.arena);
  aimet_sb_deinit(&state.key);
  free(state.listed);
  aimet_arch_check_end(&state.check);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_activations = {
    .name = "check-activations",
    .kind = AIMET_PASS_CHECK,
    .family = "arch",
    .summary = "find activations that the target does badly",
    .description =
        "Which activations those are is data of the profile (`--profile`): "
        "names of functions as PyTorch has them (`silu`, `prelu`, `gelu`, "
        "`hardswish`, `mish`), each with what is wrong with it and what to "
        "take in its place.\n\n"
        "An activation is found in whichever operators it comes: as a module "
        "of its class, as a call of the function, as one operator (`Swish`, "
        "`PRelu`), as a local function, or as several nodes of its shape "
        "(`x * Sigmoid(x)` with the operands in either order, also where "
        "others "
        "read the sigmoid, `x * Sigmoid(1 * x)`, `x / (1 + Exp(-x))`). One "
        "finding for each module, with the nodes of all "
        "its calls, and for each call of a function. What nobody reads is "
        "left out, and a `Swish`, or a `QuickGelu` of ONNX Runtime, is a "
        "`silu` for `alpha = 1` alone.\n\n"
        "With `--profile=aimet` modules alone are reported, in the "
        "forms that exporters write of them, as `_activation_checks` does.\n\n"
        "```mlir\n"
        "// activation \"silu\" is one that profile \"aimet\" advises against\n"
        "%1 = \"onnx.Sigmoid\"(%0) : ...\n"
        "%2 = \"onnx.Mul\"(%0, %1) : ...\n"
        "```\n",
    .why = "An activation that a target has no instruction for falls back to a "
           "slower one, or is computed in floating point between quantized "
           "layers; and one with a long tail of small values leaves its "
           "quantizer little precision.\n",
    .remedy = "Take another activation, and train on:\n\n"
              "```python\n"
              "self.act = nn.Hardswish()                 # was nn.SiLU()\n"
              "self.act = nn.ReLU()                      # was nn.PReLU()\n"
              "```\n\n"
              "No pass does it, for the network would compute something "
              "else.\n",
    .options = NULL,
    .severity = "warning",
    .aimet_checks = "_activation_checks",
    .run = run,
};
