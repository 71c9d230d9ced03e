//===- channel_purpose.c - channels whose number is no choice -------------===//

#include "channel_purpose.h"

/// Nodes between a convolution and what tells the purpose of its channels, at
/// most.
#define MAX_STEPS 12

typedef enum purpose_step {
  STEP_ELEMENTWISE, ///< keeps the axes
  STEP_REDUCES,
  STEP_RESHAPES, ///< moves, joins, adds or removes axes
  STEP_SPREADS,  ///< repeats one element
  STEP_WEIGHS,   ///< makes parts of a whole along an axis
} purpose_step;

typedef struct step_row {
  const char *op_type;
  purpose_step step;
} step_row;

/// Sorted. A way that comes to another operator tells nothing.
static const step_row step_table[] = {
    {"Add", STEP_ELEMENTWISE},         {"BatchNormalization", STEP_ELEMENTWISE},
    {"Cast", STEP_ELEMENTWISE},        {"Clip", STEP_ELEMENTWISE},
    {"Div", STEP_ELEMENTWISE},         {"Expand", STEP_SPREADS},
    {"Flatten", STEP_RESHAPES},        {"Hardmax", STEP_WEIGHS},
    {"HardSigmoid", STEP_ELEMENTWISE}, {"LogSoftmax", STEP_WEIGHS},
    {"Mul", STEP_ELEMENTWISE},         {"ReduceMax", STEP_REDUCES},
    {"ReduceMean", STEP_REDUCES},      {"ReduceSum", STEP_REDUCES},
    {"Relu", STEP_ELEMENTWISE},        {"Reshape", STEP_RESHAPES},
    {"Sigmoid", STEP_ELEMENTWISE},     {"Softmax", STEP_WEIGHS},
    {"Squeeze", STEP_RESHAPES},        {"Sub", STEP_ELEMENTWISE},
    {"Tanh", STEP_ELEMENTWISE},        {"Transpose", STEP_RESHAPES},
    {"Unsqueeze", STEP_RESHAPES},
};

static const step_row *find_step(MlirOperation op) {
  return aimet_op_domain(op).length
             ? NULL
             : aimet_find_op_type(aimet_op_type(op), step_table,
                                  sizeof step_table / sizeof *step_table,
                                  sizeof *step_table);
}

/// A way from a convolution to what reads it.
typedef struct purpose_way {
  aimet_arch_check *check;
  int64_t channels;
  bool is_reshaped; ///< axis 1 need not be the channels any more
} purpose_way;

static const aimet_value_type *type_of(const purpose_way *way,
                                       MlirValue value) {
  return aimet_pass_type_of(way->check->run, value);
}

/// True if one element of the operand meets several of another one.
static bool is_spread(const purpose_way *way, const aimet_flow_use *use) {
  MlirOperation op = way->check->flow->nodes[use->node].op;
  uint64_t from, to;
  return aimet_type_static_count(
             type_of(way, mlirOperationGetOperand(op, use->operand)), &from) &&
         aimet_type_static_count(type_of(way, mlirOperationGetResult(op, 0)),
                                 &to) &&
         from < to;
}

static bool weighs_channels(const purpose_way *way, const aimet_flow_use *use) {
  aimet_node view = aimet_flow_view(way->check->flow, use->node);
  MlirOperation op = way->check->flow->nodes[use->node].op;
  int64_t axis = aimet_node_int(&view, "axis", -1);
  const aimet_value_type *type = type_of(way, mlirOperationGetOperand(op, 0));
  if (way->channels == 1)
    return true;
  if (axis < 0 && aimet_type_is_ranked(type))
    axis += type->rank;
  return !way->is_reshaped && axis == 1;
}

static bool leads_to_map(purpose_way way, size_t node, int steps);

/// True if what a node does with its operand tells that it is a map.
static bool makes_map(purpose_way way, const aimet_flow_use *use, int steps) {
  MlirOperation op = way.check->flow->nodes[use->node].op;
  const step_row *row = find_step(op);
  if (!row || mlirOperationGetNumResults(op) != 1)
    return false;
  switch (row->step) {
  case STEP_WEIGHS:
    return weighs_channels(&way, use);
  case STEP_SPREADS:
    return way.channels == 1 && use->operand == 0 && is_spread(&way, use);
  case STEP_ELEMENTWISE:
    if (way.channels == 1 && is_spread(&way, use))
      return true;
    break;
  case STEP_RESHAPES:
    way.is_reshaped = true;
    break;
  case STEP_REDUCES:
    return false;
  }
  return leads_to_map(way, use->node, steps + 1);
}

static bool leads_to_map(purpose_way way, size_t node, int steps) {
  const aimet_model_flow *flow = way.check->flow;
  const aimet_flow_node *self = &flow->nodes[node];
  if (self->num_uses != 1 || steps > MAX_STEPS)
    return false;
  return makes_map(way, &flow->uses[self->first_use], steps);
}

bool aimet_has_fixed_output(aimet_arch_check *check, size_t node,
                            const aimet_convolution *convolution) {
  purpose_way way = {check, convolution->out, false};
  return leads_to_map(way, node, 0);
}

bool aimet_has_fixed_input(aimet_arch_check *check, size_t node,
                           const aimet_convolution *convolution) {
  const aimet_model_flow *flow = check->flow;
  for (int i = 0; i < MAX_STEPS && convolution->in == 1; ++i) {
    node = aimet_flow_source_of(flow, node, 0).node;
    const step_row *row =
        node == AIMET_NO_NODE ? NULL : find_step(flow->nodes[node].op);
    if (!row || row->step == STEP_SPREADS || row->step == STEP_WEIGHS)
      return false;
    if (row->step != STEP_ELEMENTWISE &&
        !aimet_op_is(flow->nodes[node].op, "onnx.Transpose"))
      return true;
  }
  return false;
}
