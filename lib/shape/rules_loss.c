//===- rules_loss.c - losses ----------------------------------------------===//

#include "rule_checks.h"
#include "rules.h"

#include <inttypes.h>

/// The shape of one loss for each target: the input's without its classes, and
/// that of the target. AIMET_UNRANKED if neither is known, or one is wrong
/// (reported).
static int32_t loss_shape(aimet_infer *node, aimet_number **out_dims) {
  bool input = aimet_expect_rank(node, 0, 2, -1);
  int32_t rank = aimet_input_rank(node, 0), own = aimet_input_rank(node, 1);
  if (rank != AIMET_UNRANKED && !input)
    return AIMET_UNRANKED;
  rank = input ? rank - 1 : own;
  if (own != AIMET_UNRANKED && own != rank) {
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "the target has a wrong rank, got %" PRId32
                      ", expected one less than the input (%" PRId32 ")",
                      own, rank);
    return AIMET_UNRANKED;
  }
  if (rank == AIMET_UNRANKED)
    return rank;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t i = 0; i < rank; ++i)
    dims[i] = aimet_same_dim(node, "sizes of input and target",
                             aimet_input_dim(node, 0, i ? i + 1 : 0),
                             aimet_input_dim(node, 1, i));
  *out_dims = dims;
  return rank;
}

static void infer_loss(aimet_infer *node) {
  aimet_number *dims = NULL;
  int32_t rank = loss_shape(node, &dims);
  if (aimet_has_input(node, 2))
    aimet_expect_rank(node, 2, 1, 1);
  if (!aimet_sv_is(aimet_node_string(aimet_infer_view(node), "reduction"),
                   "none"))
    aimet_set_shape(node, 0, 0, NULL);
  else if (rank != AIMET_UNRANKED)
    aimet_set_shape(node, 0, rank, dims);
}

static void infer_softmax_loss(aimet_infer *node) {
  infer_loss(node);
  aimet_set_shape_of(node, 1, 0);
}

const aimet_infer_rule aimet_rules_loss[] = {
    {.name = "NegativeLogLikelihoodLoss", .infer = infer_loss},
    {.name = "SoftmaxCrossEntropyLoss", .infer = infer_softmax_loss},
    {.name = NULL},
};
