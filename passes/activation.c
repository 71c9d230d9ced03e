//===- activation.c - activations in whatever operators they come ---------===//

#include "activation.h"

#include "constant.h"
#include "functional_names.h"

void aimet_activations_init(aimet_activations *activations,
                            const aimet_model_flow *flow, bool as_exported) {
  // Of all opsets: what matters here is what is computed, not who wrote it.
  *activations = (aimet_activations){.flow = flow,
                                     .as_exported = as_exported,
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

//===----------------------------------------------------------------------===//
// SiLU as people spell it
//===----------------------------------------------------------------------===//

static bool is_same(aimet_flow_source a, aimet_flow_source b) {
  return !mlirValueIsNull(a.value) && a.node == b.node &&
         mlirValueEqual(a.value, b.value);
}

/// True if operand `i` of a node is the number 1.
static bool is_one(const aimet_model_flow *flow, size_t node, intptr_t i) {
  double number;
  MlirValue value = aimet_flow_source_of(flow, node, i).value;
  return !mlirValueIsNull(value) &&
         aimet_constant_number(NULL, value, &number) && number == 1;
}

/// The node that operand `i` comes from, if it is of this type.
static size_t source_of_type(const aimet_model_flow *flow, size_t node,
                             intptr_t i, const char *name) {
  size_t source = aimet_flow_source_of(flow, node, i).node;
  return source != AIMET_NO_NODE && aimet_op_is(flow->nodes[source].op, name)
             ? source
             : AIMET_NO_NODE;
}

/// `x * Sigmoid(x)` that ends in a Mul whose operand `i` is the Sigmoid;
/// `x * Sigmoid(1 * x)`, too.
static bool read_gate(const aimet_activations *activations, size_t node,
                      intptr_t i, aimet_activation *out) {
  const aimet_model_flow *flow = activations->flow;
  size_t gate = source_of_type(flow, node, i, "onnx.Sigmoid");
  if (gate == AIMET_NO_NODE)
    return false;
  out->nodes[out->count++] = gate;
  aimet_flow_source x = aimet_flow_source_of(flow, node, 1 - i);
  if (is_same(x, aimet_flow_source_of(flow, gate, 0)))
    return true;
  size_t product = source_of_type(flow, gate, 0, "onnx.Mul");
  if (product == AIMET_NO_NODE || activations->as_exported)
    return false;
  out->nodes[out->count++] = product;
  for (intptr_t k = 0; k < 2; ++k)
    if (is_one(flow, product, k) &&
        is_same(x, aimet_flow_source_of(flow, product, 1 - k)))
      return true;
  return false;
}

/// `x / (1 + Exp(-x))` that ends in a Div, whose Add has the Exp as operand
/// `i`.
static bool read_quotient(const aimet_activations *activations, size_t node,
                          intptr_t i, aimet_activation *out) {
  const aimet_model_flow *flow = activations->flow;
  size_t sum = source_of_type(flow, node, 1, "onnx.Add");
  if (sum == AIMET_NO_NODE || !is_one(flow, sum, 1 - i))
    return false;
  size_t power = source_of_type(flow, sum, i, "onnx.Exp");
  if (power == AIMET_NO_NODE)
    return false;
  size_t negative = source_of_type(flow, power, 0, "onnx.Neg");
  if (negative == AIMET_NO_NODE)
    return false;
  out->nodes[out->count++] = sum;
  out->nodes[out->count++] = power;
  out->nodes[out->count++] = negative;
  return is_same(aimet_flow_source_of(flow, node, 0),
                 aimet_flow_source_of(flow, negative, 0));
}

/// A SiLU of several nodes, also with Identity nodes between them, and where
/// others read what is inside: that is no part of it.
static bool find_silu(const aimet_activations *activations, size_t node,
                      aimet_activation *out) {
  const aimet_model_flow *flow = activations->flow;
  MlirOperation op = flow->nodes[node].op;
  bool is_product = aimet_op_is(op, "onnx.Mul");
  if (!is_product && (activations->as_exported || !aimet_op_is(op, "onnx.Div")))
    return false;
  for (intptr_t i = 0; i < 2; ++i) {
    *out = (aimet_activation){
        .function = aimet_sv("silu"), .nodes = {node}, .count = 1};
    if (!(is_product ? read_gate : read_quotient)(activations, node, i, out))
      continue;
    size_t own = 1;
    while (own < out->count && aimet_flow_only_use(flow, out->nodes[own]))
      ++own;
    out->count = own;
    return true;
  }
  return false;
}

/// ONNX Runtime's fusion of `x * Sigmoid(alpha * x)`.
static bool is_fused_silu(const aimet_activations *activations, size_t node) {
  MlirOperation op = activations->flow->nodes[node].op;
  if (activations->as_exported ||
      !aimet_sv_is(aimet_op_type(op), "QuickGelu") ||
      !aimet_sv_is(aimet_op_domain(op), "com.microsoft"))
    return false;
  aimet_node view = aimet_flow_view(activations->flow, node);
  return aimet_node_float(&view, "alpha", 1.702F) == 1;
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
  if (is_fused_silu(activations, node)) {
    *out = (aimet_activation){
        .function = aimet_sv("silu"), .nodes = {node}, .count = 1};
    return true;
  }
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
  if (find_silu(activations, node, out))
    return true;
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
