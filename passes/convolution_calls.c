//===- convolution_calls.c - calls of one convolution ---------------------===//

#include "convolution_calls.h"

void aimet_convolution_calls_init(aimet_convolution_calls *calls,
                                  const aimet_model_flow *flow) {
  *calls = (aimet_convolution_calls){flow, aimet_string_map_create(),
                                     aimet_string_map_create()};
}

void aimet_convolution_calls_deinit(aimet_convolution_calls *calls) {
  aimet_string_map_destroy(calls->parts);
  aimet_string_map_destroy(calls->calls);
}

/// How many convolutions of this call of the layer were seen before.
static uint64_t count_in_call(aimet_convolution_calls *calls,
                              const aimet_flow_node *node) {
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&key, "%zu %lld ", node->instance,
                   (long long)node->provenance.call);
  aimet_sb_append(&key, node->provenance.path);
  aimet_map_entry *entry =
      aimet_string_map_insert(calls->calls, aimet_sb_view(&key), NULL);
  aimet_sb_deinit(&key);
  return entry->value.number++;
}

/// The place of a convolution among those of its call; that of the first call
/// which reads the same weight.
static uint64_t part_of(aimet_convolution_calls *calls, size_t node,
                        MlirValue weight) {
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  bool is_new;
  uint64_t place = count_in_call(calls, &calls->flow->nodes[node]);
  aimet_arch_append_key(calls->flow, node, weight.ptr, &key);
  aimet_map_entry *entry =
      aimet_string_map_insert(calls->parts, aimet_sb_view(&key), &is_new);
  aimet_sb_deinit(&key);
  if (is_new)
    entry->value.number = place;
  return entry->value.number;
}

void aimet_convolution_calls_append_key(aimet_convolution_calls *calls,
                                        size_t node,
                                        const aimet_convolution *convolution,
                                        aimet_string_builder *out) {
  const aimet_flow_node *self = &calls->flow->nodes[node];
  aimet_arch_append_key(calls->flow, node, NULL, out);
  if (!aimet_arch_is_layer(self))
    return;
  // Paths in a function that stands for itself begin there.
  bool stands_alone =
      mlirOperationIsNull(calls->flow->instances[self->instance].call);
  aimet_sb_appendf(
      out, " %zu %s %d %lld %lld %lld %llu", stands_alone ? self->instance : 0,
      convolution->is_transposed ? "transposed" : "", convolution->spatial_rank,
      (long long)convolution->in, (long long)convolution->out,
      (long long)convolution->groups,
      (unsigned long long)part_of(calls, node, convolution->weight));
}
