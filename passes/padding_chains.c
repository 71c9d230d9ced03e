//===- padding_chains.c - chains of convolutions that all pad -------------===//

#include "padding_chains.h"

#include "alloc.h"
#include "convolution_calls.h"

#include <stdlib.h>

/// What calls of one layer are, as a number; above these one for each padding
/// that a first one is to have.
enum {
  ROLE_NONE, ///< no call was seen
  ROLE_VARIES,
  ROLE_OUTSIDE,
  ROLE_BEHIND,
  NUM_ROLES,
};

void aimet_padding_chains_init(aimet_padding_chains *chains,
                               aimet_arch_check *check) {
  size_t count = check->flow->num_nodes;
  *chains = (aimet_padding_chains){
      .check = check,
      .before = aimet_calloc(count + 1, sizeof *chains->before),
      .behind = aimet_calloc(count + 1, sizeof *chains->behind),
      .has_pad = aimet_calloc(count + 1, sizeof *chains->has_pad),
      .layer = aimet_calloc(count + 1, sizeof *chains->layer),
      .roles = aimet_calloc(count + 1, sizeof *chains->roles),
      .chain = aimet_calloc(count + 1, sizeof *chains->chain)};
  for (size_t i = 0; i < count; ++i)
    chains->before[i] = chains->behind[i] = AIMET_NO_NODE;
}

void aimet_padding_chains_deinit(aimet_padding_chains *chains) {
  free(chains->before);
  free(chains->behind);
  free(chains->has_pad);
  free(chains->layer);
  free(chains->roles);
  free(chains->chain);
  free(chains->chains);
}

/// True if a Pad stands before a convolution, norms between them or not.
static bool is_behind_pad(const aimet_model_flow *flow, size_t node) {
  do
    node = aimet_flow_source_of(flow, node, 0).node;
  while (node != AIMET_NO_NODE &&
         aimet_op_is(flow->nodes[node].op, "onnx.BatchNormalization"));
  return node != AIMET_NO_NODE && aimet_op_is(flow->nodes[node].op, "onnx.Pad");
}

void aimet_padding_chains_link(aimet_padding_chains *chains, size_t first,
                               size_t second) {
  const aimet_model_flow *flow = chains->check->flow;
  chains->before[second] = first;
  chains->behind[first] = second;
  chains->has_pad[first] = is_behind_pad(flow, first);
  chains->has_pad[second] = is_behind_pad(flow, second);
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// Takes the convolution before into the sum of those behind it.
static bool add_before(const aimet_padding_chains *chains, size_t node,
                       aimet_padding *sum) {
  aimet_padding behind = *sum;
  return !chains->has_pad[node] &&
         aimet_convolution_padding(chains->check, node, sum) &&
         aimet_padding_take_over(sum, &behind);
}

/// Follows a chain from its first convolution on, and sums up its padding from
/// the last one back: that is not known if some of it is not, or if it is no
/// convolution's own.
static void add_chain(aimet_padding_chains *chains, size_t start) {
  aimet_padding_chain self = {.start = start, .varying = AIMET_NO_NODE};
  size_t node = start, last = start;
  for (; node != AIMET_NO_NODE; node = chains->behind[node]) {
    chains->chain[node] = chains->num_chains + 1;
    ++self.count;
    last = node;
  }
  self.knows_padding =
      !chains->has_pad[last] &&
      aimet_convolution_padding(chains->check, last, &self.padding);
  for (node = last; node != start && self.knows_padding;) {
    node = chains->before[node];
    self.knows_padding = add_before(chains, node, &self.padding);
  }
  aimet_grow_array((void **)&chains->chains, &chains->chain_capacity,
                   chains->num_chains + 1, sizeof *chains->chains);
  chains->chains[chains->num_chains++] = self;
}

static const aimet_padding_chain *chain_at(const aimet_padding_chains *chains,
                                           size_t node) {
  return &chains->chains[chains->chain[node] - 1];
}

//===----------------------------------------------------------------------===//
// Layers that are called again
//===----------------------------------------------------------------------===//

static uint64_t role_of_start(const aimet_padding_chains *chains, size_t start,
                              aimet_string_map *paddings) {
  const aimet_padding_chain *chain = chain_at(chains, start);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  bool is_new;
  if (chain->knows_padding)
    aimet_padding_append(&chain->padding, &text);
  aimet_map_entry *entry =
      aimet_string_map_insert(paddings, aimet_sb_view(&text), &is_new);
  aimet_sb_deinit(&text);
  if (is_new)
    entry->value.number = NUM_ROLES + aimet_string_map_size(paddings);
  return entry->value.number;
}

static uint64_t role_of(const aimet_padding_chains *chains, size_t node,
                        aimet_string_map *paddings) {
  if (chains->before[node] != AIMET_NO_NODE)
    return ROLE_BEHIND;
  return chains->behind[node] == AIMET_NO_NODE
             ? ROLE_OUTSIDE
             : role_of_start(chains, node, paddings);
}

/// Numbers the layers that convolutions are calls of.
static void find_layers(aimet_padding_chains *chains) {
  const aimet_model_flow *flow = chains->check->flow;
  aimet_string_map *layers = aimet_string_map_create();
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  aimet_convolution_calls calls;
  aimet_convolution_calls_init(&calls, flow);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    aimet_convolution convolution;
    bool is_new;
    if (!aimet_convolution_read(chains->check, i, &convolution))
      continue;
    aimet_sb_clear(&key);
    aimet_convolution_calls_append_key(&calls, i, &convolution, &key);
    aimet_map_entry *entry =
        aimet_string_map_insert(layers, aimet_sb_view(&key), &is_new);
    if (is_new)
      entry->value.number = aimet_string_map_size(layers);
    chains->layer[i] = (size_t)entry->value.number;
  }
  aimet_convolution_calls_deinit(&calls);
  aimet_sb_deinit(&key);
  aimet_string_map_destroy(layers);
}

static void find_roles(aimet_padding_chains *chains) {
  const aimet_model_flow *flow = chains->check->flow;
  aimet_string_map *paddings = aimet_string_map_create();
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    uint64_t *known = &chains->roles[chains->layer[i]];
    if (!aimet_op_is_convolution(flow->nodes[i].op))
      continue;
    uint64_t role = role_of(chains, i, paddings);
    *known = *known == ROLE_NONE || *known == role ? role : ROLE_VARIES;
  }
  aimet_string_map_destroy(paddings);
}

/// A call that is something else than the others of its layer: what is right
/// for one of them is wrong for another.
static size_t find_varying(const aimet_padding_chains *chains, size_t start) {
  while (start != AIMET_NO_NODE &&
         chains->roles[chains->layer[start]] != ROLE_VARIES)
    start = chains->behind[start];
  return start;
}

void aimet_padding_chains_close(aimet_padding_chains *chains) {
  for (size_t i = 0; i < chains->check->flow->num_nodes; ++i)
    if (chains->before[i] == AIMET_NO_NODE &&
        chains->behind[i] != AIMET_NO_NODE)
      add_chain(chains, i);
  find_layers(chains);
  find_roles(chains);
  for (size_t i = 0; i < chains->num_chains; ++i)
    chains->chains[i].varying = find_varying(chains, chains->chains[i].start);
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

static void append_name(const aimet_padding_chains *chains, size_t node,
                        aimet_string_builder *out) {
  aimet_arena *arena = aimet_arena_create();
  aimet_sb_append_char(out, '"');
  aimet_sb_append(out, aimet_arch_name(chains->check, node, arena));
  aimet_sb_append_char(out, '"');
  aimet_arena_destroy(arena);
}

static void append_whose(const aimet_padding_chains *chains,
                         const aimet_padding_chain *chain,
                         aimet_string_builder *out) {
  aimet_sb_append_cstr(out, "give ");
  append_name(chains, chain->start, out);
  if (chain->count == 2)
    aimet_sb_append_cstr(out, " the padding of both");
  else
    aimet_sb_appendf(out, " the padding of all %zu convolutions of the chain",
                     chain->count);
}

void aimet_padding_chains_append_remedy(const aimet_padding_chains *chains,
                                        size_t second,
                                        aimet_string_builder *out) {
  const aimet_padding_chain *chain = chain_at(chains, second);
  if (chain->varying != AIMET_NO_NODE) {
    append_name(chains, chain->varying, out);
    aimet_sb_append_cstr(out, " is called elsewhere too, where it must pad "
                              "otherwise: give the chain a layer of its own "
                              "first; then ");
  }
  append_whose(chains, chain, out);
  if (chain->knows_padding) {
    aimet_sb_append_cstr(out, " (");
    aimet_padding_append(&chain->padding, out);
    aimet_sb_append_cstr(out, ": each counts times the strides before it)");
  } else {
    aimet_sb_append_cstr(out, ", so much that the size behind the last one "
                              "stays (each counts times the strides before "
                              "it),");
  }
  aimet_sb_append_cstr(out, " and this one none (`padding=0`), and train "
                            "again: values at the border change");
}
