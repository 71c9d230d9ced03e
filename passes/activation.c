//===- activation.c - activations in whatever operators they come ---------===//

#include "activation.h"

#include "functional_names.h"

void aimet_activations_init(aimet_activations *activations,
                            const aimet_model_flow *flow) {
  // Of all opsets: what matters here is what is computed, not who wrote it.
  *activations = (aimet_activations){.flow = flow,
                                     .expansions = aimet_expansions_create(0),
                                     .arena = aimet_arena_create()};
}

void aimet_activations_deinit(aimet_activations *activations) {
  aimet_expansions_destroy(activations->expansions);
  aimet_arena_destroy(activations->arena);
}

static bool any_operation(MlirOperation op, void *user_data) {
  (void)op;
  (void)user_data;
  return true;
}

/// Operations of an expansion are nodes of one instance, but for Identity.
static void take_nodes(const aimet_model_flow *flow, size_t instance,
                       const aimet_expansion *match, aimet_activation *out) {
  out->count = 0;
  for (size_t i = 0; i < match->count; ++i) {
    size_t node = aimet_flow_node_of(flow, instance, match->ops[i]);
    if (node != AIMET_NO_NODE)
      out->nodes[out->count++] = node;
  }
}

/// The Sigmoid of `x * Sigmoid(x)`, also behind Identity nodes and where others
/// read it; AIMET_NO_NODE if the node is no such product.
static size_t find_sigmoid_gate(const aimet_model_flow *flow, size_t node) {
  if (!aimet_op_is(flow->nodes[node].op, "onnx.Mul"))
    return AIMET_NO_NODE;
  for (intptr_t i = 0; i < 2; ++i) {
    size_t gate = aimet_flow_source_of(flow, node, i).node;
    if (gate == AIMET_NO_NODE ||
        !aimet_op_is(flow->nodes[gate].op, "onnx.Sigmoid"))
      continue;
    aimet_flow_source other = aimet_flow_source_of(flow, node, 1 - i);
    aimet_flow_source gated = aimet_flow_source_of(flow, gate, 0);
    if (!mlirValueIsNull(other.value) && other.node == gated.node &&
        mlirValueEqual(other.value, gated.value))
      return gate;
  }
  return AIMET_NO_NODE;
}

/// x * Sigmoid(alpha * x) is a SiLU for alpha = 1 alone.
static bool is_other_swish(MlirOperation op) {
  if (!aimet_op_is(op, "onnx.Swish"))
    return false;
  aimet_node view = aimet_node_of(op, NULL);
  return aimet_op_has_reference(op) || aimet_node_float(&view, "alpha", 1) != 1;
}

bool aimet_activation_ending_at(const aimet_activations *activations,
                                size_t node, aimet_activation *out) {
  const aimet_flow_node *self = &activations->flow->nodes[node];
  if (aimet_op_domain(self->op).length)
    return false;
  aimet_expansion match;
  if (aimet_expansion_match(activations->expansions, AIMET_EXPANSIONS_ALL,
                            self->op, any_operation, NULL, &match)) {
    out->function = aimet_sv(match.function);
    take_nodes(activations->flow, self->instance, &match, out);
    return out->count > 0;
  }
  if (!aimet_op_schema(self->op) || is_other_swish(self->op))
    return false;
  size_t sigmoid = find_sigmoid_gate(activations->flow, node);
  if (sigmoid != AIMET_NO_NODE) {
    *out = (aimet_activation){.function = aimet_sv("silu"), .count = 1};
    out->nodes[0] = node;
    if (activations->flow->nodes[sigmoid].num_uses == 1)
      out->nodes[out->count++] = sigmoid;
    return true;
  }
  out->function = aimet_function_of_op(self->op, activations->arena);
  out->nodes[0] = node;
  out->count = 1;
  return true;
}

static bool contains(const aimet_activation *activation, size_t node) {
  for (size_t i = 0; i < activation->count; ++i)
    if (activation->nodes[i] == node)
      return true;
  return false;
}

/// True if nothing reads a node but the activation.
static bool is_read_only_by(const aimet_model_flow *flow, size_t node,
                            const aimet_activation *activation) {
  const aimet_flow_node *self = &flow->nodes[node];
  for (size_t i = 0; i < self->num_uses; ++i)
    if (!contains(activation, flow->uses[self->first_use + i].node))
      return false;
  return !self->is_output && !self->is_yielded;
}

static bool is_constant_node(const aimet_model_flow *flow, size_t node) {
  return aimet_op_is(flow->nodes[node].op, "onnx.Constant");
}

size_t aimet_activation_input(const aimet_activations *activations,
                              const aimet_activation *activation) {
  const aimet_model_flow *flow = activations->flow;
  size_t found = AIMET_NO_NODE;
  for (size_t i = 0; i < activation->count; ++i) {
    size_t node = activation->nodes[i];
    intptr_t operands = mlirOperationGetNumOperands(flow->nodes[node].op);
    for (intptr_t k = 0; k < operands; ++k) {
      size_t source = aimet_flow_source_of(flow, node, k).node;
      if (source == AIMET_NO_NODE || source == found ||
          contains(activation, source) || is_constant_node(flow, source))
        continue;
      if (found != AIMET_NO_NODE)
        return AIMET_NO_NODE;
      found = source;
    }
  }
  return found != AIMET_NO_NODE && is_read_only_by(flow, found, activation)
             ? found
             : AIMET_NO_NODE;
}

typedef struct function_row {
  const char *function;
} function_row;

/// Sorted.
static const function_row elementwise_table[] = {
    {"celu"},       {"clamp"},       {"elu"},        {"gelu"},
    {"hardshrink"}, {"hardsigmoid"}, {"hardswish"},  {"hardtanh"},
    {"leaky_relu"}, {"log_sigmoid"}, {"mish"},       {"prelu"},
    {"relu"},       {"relu6"},       {"selu"},       {"shrink"},
    {"sigmoid"},    {"silu"},        {"softplus"},   {"softshrink"},
    {"softsign"},   {"tanh"},        {"tanhshrink"}, {"threshold"},
};

bool aimet_is_elementwise_activation(aimet_string_view function) {
  return aimet_find_op_type(function, elementwise_table,
                            sizeof elementwise_table /
                                sizeof *elementwise_table,
                            sizeof *elementwise_table) != NULL;
}
