//===- rules_transpose.c - operators that reorder elements ----------------===//
//
// Transpose, ReverseSequence.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

/// The permutation, in the arena, `*out_rank` long; null where it is not known
/// or is none (reported).
static const int64_t *permutation(aimet_infer *node, int32_t *out_rank) {
  int32_t rank = aimet_input_rank(node, 0);
  uint64_t count;
  const int64_t *perm = aimet_node_ints(aimet_infer_view(node), "perm",
                                        aimet_infer_arena(node), &count);
  *out_rank = perm ? (int32_t)count : rank;
  if (!perm) {
    if (rank == AIMET_UNRANKED)
      return NULL;
    int64_t *reversed = aimet_arena_calloc(aimet_infer_arena(node),
                                           (size_t)rank + 1, sizeof *reversed);
    for (int32_t k = 0; k < rank; ++k)
      reversed[k] = rank - 1 - k;
    return reversed;
  }
  if (rank != AIMET_UNRANKED && count != (uint64_t)rank) {
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "\"perm\" does not permute all axes of the input, got %llu "
        "axes, expected %d",
        (unsigned long long)count, rank);
    return NULL;
  }
  for (uint64_t i = 0; i < count; ++i)
    if (perm[i] < 0) {
      aimet_infer_error(node, AIMET_FAULT_AXIS,
                        "an axis in \"perm\" is negative, got %lld, expected 0 "
                        "to %llu",
                        (long long)perm[i], (unsigned long long)count - 1);
      return NULL;
    }
  return aimet_axis_flags(node, "axis in \"perm\"", perm, count, *out_rank)
             ? perm
             : NULL;
}

static void infer_transpose(aimet_infer *node) {
  int32_t rank;
  const int64_t *perm = permutation(node, &rank);
  if (!perm)
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t k = 0; k < rank; ++k)
    dims[k] = aimet_input_rank(node, 0) == AIMET_UNRANKED
                  ? aimet_unknown_number()
                  : aimet_input_dim(node, 0, (int32_t)perm[k]);
  aimet_set_shape(node, 0, rank, dims);
}

static void evaluate_transpose(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  aimet_index_map map;
  if (!in || !aimet_index_map_init(node, 0, &map))
    return;
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  uint64_t count;
  const int64_t *perm = aimet_node_ints(aimet_infer_view(node), "perm",
                                        aimet_infer_arena(node), &count);
  int32_t rank = aimet_input_rank(node, 0);
  if (!strides || rank != map.rank)
    return;
  for (int32_t k = 0; k < rank; ++k) {
    int64_t from = perm ? perm[k] : rank - 1 - k;
    aimet_index_map_run(&map, k, 0, strides[from]);
  }
  aimet_set_mapped(node, 0, &map, in, aimet_unknown_number());
}

//===----------------------------------------------------------------------===//
// ReverseSequence
//===----------------------------------------------------------------------===//

static void infer_reverse_sequence(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  int64_t batch = aimet_node_int(view, "batch_axis", 1);
  int64_t time = aimet_node_int(view, "time_axis", 0);
  bool is_sound = (batch == 0 || batch == 1) && time == 1 - batch;
  if (!is_sound)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "\"batch_axis\" and \"time_axis\" are not the first two "
                      "axes, got %lld and %lld, expected 0 and 1 in any order",
                      (long long)batch, (long long)time);
  bool has_list = aimet_expect_rank(node, 1, 1, 1);
  aimet_expect_rank(node, 0, 2, -1);
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  if (!dims)
    return;
  if (is_sound && has_list && aimet_input_rank(node, 0) >= 2)
    dims[batch] =
        aimet_same_dim(node, "the batch and the lengths of its sequences",
                       dims[batch], aimet_input_dim(node, 1, 0));
  aimet_set_shape(node, 0, aimet_input_rank(node, 0), dims);
}

const aimet_infer_rule aimet_rules_transpose[] = {
    {"Transpose", NULL, infer_transpose, evaluate_transpose},
    {"ReverseSequence", NULL, infer_reverse_sequence, NULL},
    {NULL, NULL, NULL, NULL},
};
