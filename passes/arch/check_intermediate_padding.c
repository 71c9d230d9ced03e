//===- check_intermediate_padding.c - padding between convolutions --------===//
//
// Finds two convolutions that both pad, with an activation and batch norms
// between them and nothing else. The finding is about the second one.
//
//===----------------------------------------------------------------------===//

#include "activation.h"
#include "alloc.h"
#include "convolution_padding.h"
#include "padding_chains.h"
#include "pass_support.h"

#include <stdlib.h>

typedef struct padding_state {
  aimet_arch_check check;
  aimet_activations activations;
  aimet_padding_chains chains;
} padding_state;

/// From a convolution back to the one before it.
typedef struct chain {
  aimet_arch_nodes nodes; ///< backwards, the second convolution first
  bool has_activation;
  bool pads_between; ///< by a Pad
} chain;

//===----------------------------------------------------------------------===//
// Walking back
//===----------------------------------------------------------------------===//

/// The node that operand 0 comes from, if nobody else reads it.
static size_t node_before(const aimet_model_flow *flow, size_t node) {
  size_t before = aimet_flow_source_of(flow, node, 0).node;
  return before != AIMET_NO_NODE && aimet_flow_only_use(flow, before)
             ? before
             : AIMET_NO_NODE;
}

/// The activations that AIMET's patterns name, as layers.
static bool is_aimets_activation(const aimet_flow_node *node,
                                 aimet_string_view function) {
  return (aimet_arch_is_layer(node) || !node->has_provenance) &&
         (aimet_sv_is(function, "relu") || aimet_sv_is(function, "tanh") ||
          aimet_sv_is(function, "hardswish"));
}

/// Walks over the activation that ends in `node`; AIMET_NO_NODE if it is none.
static size_t step_over_activation(const padding_state *state, chain *chain,
                                   size_t node) {
  aimet_activation found;
  const aimet_flow_node *self = &state->check.flow->nodes[node];
  if (chain->has_activation ||
      !aimet_activation_ending_at(&state->activations, node, &found) ||
      !aimet_is_elementwise_activation(found.function) ||
      (state->check.profile->is_aimet &&
       !is_aimets_activation(self, found.function)))
    return AIMET_NO_NODE;
  chain->has_activation = true;
  for (size_t i = 0; i < found.count; ++i)
    aimet_arch_nodes_add(&chain->nodes, found.nodes[i]);
  return aimet_activation_input(&state->activations, &found);
}

/// A Pad of AIMET's own is part of a layer that pads by reflection and such.
static bool is_pad(const padding_state *state, size_t node,
                   size_t convolution) {
  const aimet_flow_node *self = &state->check.flow->nodes[node];
  const aimet_flow_node *layer = &state->check.flow->nodes[convolution];
  if (!aimet_op_is(self->op, "onnx.Pad"))
    return false;
  return !state->check.profile->is_aimet ||
         (aimet_arch_is_layer(self) &&
          aimet_sv_equal(self->provenance.path, layer->provenance.path));
}

static bool has_positive(const int64_t *items, uint64_t count) {
  for (uint64_t i = 0; i < count; ++i)
    if (items[i] > 0)
      return true;
  return false;
}

/// True if a Pad adds something, or may: amounts can be zero, and negative ones
/// take away.
static bool adds_elements(const padding_state *state, size_t pad) {
  const aimet_model_flow *flow = state->check.flow;
  MlirValue amounts = aimet_flow_source_of(flow, pad, 1).value;
  if (!mlirValueIsNull(amounts)) {
    const aimet_elements *known =
        aimet_pass_elements_of(state->check.run, amounts);
    for (uint64_t i = 0; known && i < known->count; ++i)
      if (!aimet_is_int(known->at[i]) || known->at[i].as.i > 0)
        return true;
    return !known;
  }
  aimet_node view = aimet_flow_view(flow, pad);
  aimet_arena *arena = aimet_arena_create();
  uint64_t count = 0;
  const int64_t *listed = aimet_node_ints(&view, "pads", arena, &count);
  if (!listed) // of opset 1
    listed = aimet_node_ints(&view, "paddings", arena, &count);
  bool result = !listed || has_positive(listed, count);
  aimet_arena_destroy(arena);
  return result;
}

/// A convolution that scales each channel by itself: what
/// `--batch-norm-to-conv` makes of a batch norm. To AIMET it is a layer.
static bool is_scaling(padding_state *state, size_t node) {
  aimet_convolution convolution;
  aimet_padding padding;
  if (state->check.profile->is_aimet ||
      !aimet_convolution_read(&state->check, node, &convolution) ||
      !aimet_convolution_is_depthwise(&convolution) ||
      convolution.in != convolution.out || !convolution.is_pointwise ||
      !aimet_convolution_padding(&state->check, node, &padding))
    return false;
  bool keeps_size = true;
  for (int32_t i = 0; i < padding.rank; ++i)
    keeps_size &=
        !padding.begin[i] && !padding.end[i] && padding.stride[i] == 1;
  return keeps_size;
}

/// One step back from `node`; AIMET_NO_NODE where the chain ends without a
/// convolution.
static size_t step_back(padding_state *state, chain *chain, size_t node) {
  const aimet_model_flow *flow = state->check.flow;
  MlirOperation op = flow->nodes[node].op;
  bool is_norm =
      aimet_op_is(op, "onnx.BatchNormalization") || is_scaling(state, node);
  bool is_padding =
      !chain->has_activation && is_pad(state, node, chain->nodes.items[0]);
  if (!is_norm && !is_padding)
    return step_over_activation(state, chain, node);
  chain->pads_between |= is_padding && adds_elements(state, node);
  aimet_arch_nodes_add(&chain->nodes, node);
  return node_before(flow, node);
}

/// AIMET's chains are of layers: convolutions of one or two dimensions, and one
/// batch norm at most.
static bool is_aimets_chain(const padding_state *state, const chain *chain,
                            const aimet_convolution *first) {
  const aimet_model_flow *flow = state->check.flow;
  size_t norms = 0;
  for (size_t i = 0; i < chain->nodes.count; ++i) {
    const aimet_flow_node *node = &flow->nodes[chain->nodes.items[i]];
    if (node->has_provenance && !aimet_arch_is_layer(node))
      return false;
    norms += aimet_op_is(node->op, "onnx.BatchNormalization");
  }
  return norms <= 1 && first->spatial_rank < 3;
}

/// True if a convolution pads, be it by a Pad before it.
static bool pads_at_all(padding_state *state, size_t convolution) {
  const aimet_model_flow *flow = state->check.flow;
  size_t before = node_before(flow, convolution);
  return aimet_convolution_pads(&state->check, convolution) ||
         (before != AIMET_NO_NODE && is_pad(state, before, convolution) &&
          adds_elements(state, before));
}

/// Follows the chain behind a convolution to the one before; true if both pad.
static bool find_chain(padding_state *state, size_t second, chain *chain,
                       size_t *out_first) {
  const aimet_model_flow *flow = state->check.flow;
  aimet_arch_nodes_add(&chain->nodes, second);
  size_t node = node_before(flow, second);
  while (node != AIMET_NO_NODE &&
         (!aimet_op_is_convolution(flow->nodes[node].op) ||
          is_scaling(state, node)))
    node = step_back(state, chain, node);
  aimet_convolution convolution;
  if (node == AIMET_NO_NODE || !chain->has_activation ||
      !aimet_convolution_read(&state->check, node, &convolution) ||
      !(chain->pads_between || aimet_convolution_pads(&state->check, second)) ||
      !pads_at_all(state, node))
    return false;
  *out_first = node;
  return !state->check.profile->is_aimet ||
         is_aimets_chain(state, chain, &convolution);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void append_signature(const padding_state *state, const chain *chain,
                             aimet_string_builder *out) {
  for (size_t i = 0; i < chain->nodes.count; ++i) {
    aimet_sb_append(
        out, aimet_op_type(state->check.flow->nodes[chain->nodes.items[i]].op));
    aimet_sb_append_char(out, ' ');
  }
}

static void clear(chain *chain) {
  aimet_arch_nodes_deinit(&chain->nodes);
  *chain = (struct chain){0};
}

/// The findings of two calls of one layer are one.
static void report(padding_state *state, const chain *chain) {
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder signature = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder remedy = AIMET_STRING_BUILDER_INIT;
  size_t second = chain->nodes.items[0];
  aimet_sb_append_cstr(&message, "convolution pads behind convolution \"");
  aimet_sb_append(
      &message,
      aimet_arch_name(&state->check, state->chains.before[second], arena));
  aimet_sb_append_cstr(&message, "\", which pads too");
  append_signature(state, chain, &signature);
  aimet_padding_chains_append_remedy(&state->chains, second, &remedy);
  aimet_arch_nodes subject = {0};
  aimet_arch_nodes_add(&subject, second);
  aimet_finding finding = {
      .message = aimet_sb_view(&message),
      .why = aimet_sv("what lies between the two cannot be computed tile by "
                      "tile: the border of each tile is padded anew"),
      .remedy = aimet_sb_view(&remedy),
      .aimet_check = "_check_intermediate_padding",
      .issue = aimet_sv("this convolution pads between convolutions, which "
                        "costs performance"),
      .recommendation =
          aimet_sv("move all padding to the first convolution of the chain "
                   "convolution, activation, batch norm (if any), "
                   "convolution")};
  aimet_arch_report(&state->check, &finding, second, &subject,
                    aimet_sb_view(&signature));
  aimet_arch_nodes_deinit(&subject);
  aimet_sb_deinit(&message);
  aimet_sb_deinit(&signature);
  aimet_sb_deinit(&remedy);
  aimet_arena_destroy(arena);
}

/// A layer that is called again is reported once.
static bool is_new_layer(const padding_state *state, aimet_string_map *seen,
                         size_t node, aimet_string_builder *key) {
  bool is_new;
  const aimet_model_flow *flow = state->check.flow;
  MlirValue weight = aimet_flow_source_of(flow, node, 1).value;
  aimet_sb_clear(key);
  aimet_arch_append_key(flow, node, weight.ptr, key);
  aimet_string_map_insert(seen, aimet_sb_view(key), &is_new);
  return is_new;
}

/// Finds the chain of each convolution; those without one have no nodes.
static void find_chains(padding_state *state, chain *chains) {
  const aimet_model_flow *flow = state->check.flow;
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    size_t first;
    if (!aimet_op_is_convolution(flow->nodes[i].op) ||
        aimet_arch_is_excluded(&state->check, i))
      continue;
    if (find_chain(state, i, &chains[i], &first))
      aimet_padding_chains_link(&state->chains, first, i);
    else
      clear(&chains[i]);
  }
  aimet_padding_chains_close(&state->chains);
}

static void check_model(padding_state *state) {
  const aimet_model_flow *flow = state->check.flow;
  aimet_string_map *seen = aimet_string_map_create();
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  chain *chains = aimet_calloc(flow->num_nodes + 1, sizeof *chains);
  find_chains(state, chains);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    if (chains[i].nodes.count && is_new_layer(state, seen, i, &key))
      report(state, &chains[i]);
    clear(&chains[i]);
  }
  free(chains);
  aimet_sb_deinit(&key);
  aimet_string_map_destroy(seen);
}

static aimet_status run(aimet_pass_run *run) {
  padding_state state = {0};
  aimet_arch_check_begin(&state.check, run);
  aimet_activations_init(&state.activations, state.check.flow,
                         state.check.profile->is_aimet);
  aimet_padding_chains_init(&state.chains, &state.check);
  check_model(&state);
  aimet_padding_chains_deinit(&state.chains);
  aimet_activations_deinit(&state.activations);
  aimet_arch_check_end(&state.check);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_intermediate_padding = {
    .name = "check-intermediate-padding",
    .kind = AIMET_PASS_CHECK,
    .family = "arch",
    .summary = "find convolutions that pad between convolutions",
    .description =
        "Looks for two convolutions with one activation between them, and "
        "batch norms before or behind that, where each value has no other "
        "reader. If both convolutions pad, the second one is reported. "
        "Padding is `pads` above zero, `auto_pad` with a kernel of more than "
        "one element (its attribute says so, or else the weight), or a Pad "
        "right before the convolution, unless its amounts are known to be "
        "zero or negative; any "
        "elementwise activation counts, also one of several nodes. A 1x1 "
        "depthwise convolution between them counts as the batch norm that it "
        "was or could be.\n\n"
        "With `--profile=aimet` the chains are those of "
        "`_check_intermediate_padding`: layers alone, one batch norm at most, "
        "and ReLU, Tanh or Hardswish as activation.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Conv\"(%0, %w) {pads = array<i64: 1, 1, 1, 1>} : ...\n"
        "%2 = \"onnx.Relu\"(%1) : ...\n"
        "// convolution pads behind convolution \"conv1\", which pads too\n"
        "%3 = \"onnx.Conv\"(%2, %v) {pads = array<i64: 1, 1, 1, 1>} : ...\n"
        "```\n",
    .why = "Targets fuse such chains and compute them tile by tile. Padding "
           "in the middle breaks the chain: borders of tiles have to be "
           "exchanged or written out.\n",
    .remedy =
        "Pad once, before the first convolution. It gets its own padding and, "
        "for each step of its stride, that of the next one:\n\n"
        "```python\n"
        "# was padding=1 in both: 1 + 2 * 1 is 3\n"
        "self.conv1 = nn.Conv2d(32, 64, 3, stride=2, padding=3)\n"
        "self.conv2 = nn.Conv2d(64, 64, 3, padding=0)\n"
        "```\n\n"
        "The size of what the last convolution computes stays. Values at the "
        "border change, so train again; no pass does it for that reason. Where "
        "chains touch each other (the second convolution of one is the first "
        "of the next) all of them are one, and its first convolution gets the "
        "padding of all. The finding names the number where it follows from "
        "the attributes: not with a Pad, with a transposed convolution, or "
        "with an `auto_pad` that depends on the size.\n",
    .options = NULL,
    .severity = "warning",
    .aimet_checks = "_check_intermediate_padding",
    .run = run,
};
