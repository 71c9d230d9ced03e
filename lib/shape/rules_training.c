//===- rules_training.c - gradients and optimizers ------------------------===//

#include "rules.h"

#define DOMAIN "ai.onnx.preview.training"

/// Inputs of an optimizer: learning rate, step, then `groups` groups of equally
/// many tensors: weights, gradients, states. Outputs: the new weights, then the
/// new states.
static void infer_optimizer(aimet_infer *node, int groups) {
  int tensors = aimet_input_count(node) - 2, outputs = aimet_output_count(node);
  if (tensors < 0)
    return;
  int each = tensors / groups;
  if (tensors % groups != 0) {
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "wrong number of tensors after \"R\" and \"T\", got %d, "
                      "expected a multiple of %d",
                      tensors, groups);
    return;
  }
  if (outputs != each * (groups - 1))
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "wrong number of outputs, got %d, expected %d", outputs,
                      each * (groups - 1));
  for (int i = 0; i < outputs && i < each * (groups - 1); ++i)
    aimet_set_type_of(node, i, i < each ? 2 + i : 2 + each + i);
}

/// Adagrad and Momentum: weights, gradients, one state.
static void infer_adagrad(aimet_infer *node) { infer_optimizer(node, 3); }
static void infer_adam(aimet_infer *node) { infer_optimizer(node, 4); }

/// One output for each differentiable input, which come first.
static void infer_gradient(aimet_infer *node) {
  uint64_t count = 0;
  aimet_node_strings(aimet_infer_view(node), "xs", aimet_infer_arena(node),
                     &count);
  for (int i = 0; (uint64_t)i < count && i < aimet_output_count(node); ++i)
    aimet_set_type_of(node, i, i);
}

const aimet_infer_rule aimet_rules_training[] = {
    {.name = "Adagrad", .domain = DOMAIN, .infer = infer_adagrad},
    {.name = "Adam", .domain = DOMAIN, .infer = infer_adam},
    {.name = "Momentum", .domain = DOMAIN, .infer = infer_adagrad},
    {.name = "Gradient", .domain = DOMAIN, .infer = infer_gradient},
    {.name = NULL},
};
