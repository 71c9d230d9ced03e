//===- channel_walk.c - what more channels of a layer would reach ---------===//

#include "channel_walk.h"

#include "alloc.h"
#include "convolution.h"

#include <stdlib.h>

/// How an operator treats the channels of its operand 0 (or of all operands).
typedef enum channel_rule {
  RULE_AXES,        ///< Transpose
  RULE_CONCAT,      ///< Concat
  RULE_CONVOLUTION, ///< ends a walk, unless it has groups
  RULE_ELEMENTWISE, ///< of any number of operands, finite for zeros
  RULE_FLATTEN,     ///< joins axis 1 and those behind it
  RULE_MATRIX,      ///< Gemm and MatMul with a stored weight: ends a walk
  RULE_REDUCE,      ///< makes an end to axes
  RULE_SPATIAL,     ///< works on axes behind axis 1
} channel_rule;

typedef struct rule_row {
  const char *op_type;
  channel_rule rule;
} rule_row;

/// Sorted. Operators that are not here make a walk fail.
static const rule_row rule_table[] = {
    {"Abs", RULE_ELEMENTWISE},
    {"Add", RULE_ELEMENTWISE},
    {"AveragePool", RULE_SPATIAL},
    {"BatchNormalization", RULE_SPATIAL},
    {"Cast", RULE_ELEMENTWISE},
    {"Celu", RULE_ELEMENTWISE},
    {"Clip", RULE_ELEMENTWISE},
    {"Concat", RULE_CONCAT},
    {"Conv", RULE_CONVOLUTION},
    {"ConvTranspose", RULE_CONVOLUTION},
    {"Div", RULE_ELEMENTWISE},
    {"Dropout", RULE_ELEMENTWISE},
    {"Elu", RULE_ELEMENTWISE},
    {"Erf", RULE_ELEMENTWISE},
    {"Flatten", RULE_FLATTEN},
    {"Gelu", RULE_ELEMENTWISE},
    {"Gemm", RULE_MATRIX},
    {"GlobalAveragePool", RULE_SPATIAL},
    {"GlobalMaxPool", RULE_SPATIAL},
    {"HardSigmoid", RULE_ELEMENTWISE},
    {"HardSwish", RULE_ELEMENTWISE},
    {"InstanceNormalization", RULE_SPATIAL},
    {"LeakyRelu", RULE_ELEMENTWISE},
    {"MatMul", RULE_MATRIX},
    {"Max", RULE_ELEMENTWISE},
    {"MaxPool", RULE_SPATIAL},
    {"Min", RULE_ELEMENTWISE},
    {"Mish", RULE_ELEMENTWISE},
    {"Mul", RULE_ELEMENTWISE},
    {"Neg", RULE_ELEMENTWISE},
    {"PRelu", RULE_ELEMENTWISE},
    {"ReduceMax", RULE_REDUCE},
    {"ReduceMean", RULE_REDUCE},
    {"ReduceSum", RULE_REDUCE},
    {"Relu", RULE_ELEMENTWISE},
    {"Reshape", RULE_FLATTEN},
    {"Resize", RULE_SPATIAL},
    {"Selu", RULE_ELEMENTWISE},
    {"Sigmoid", RULE_ELEMENTWISE},
    {"Softplus", RULE_ELEMENTWISE},
    {"Softsign", RULE_ELEMENTWISE},
    {"Squeeze", RULE_REDUCE},
    {"Sub", RULE_ELEMENTWISE},
    {"Sum", RULE_ELEMENTWISE},
    {"Swish", RULE_ELEMENTWISE},
    {"Tanh", RULE_ELEMENTWISE},
    {"ThresholdedRelu", RULE_ELEMENTWISE},
    {"Transpose", RULE_AXES},
    {"Upsample", RULE_SPATIAL},
};

static const rule_row *find_rule(MlirOperation op) {
  return aimet_op_domain(op).length
             ? NULL
             : aimet_find_op_type(aimet_op_type(op), rule_table,
                                  sizeof rule_table / sizeof *rule_table,
                                  sizeof *rule_table);
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static const aimet_value_type *operand_type(const aimet_channel_walk *walk,
                                            MlirOperation op, intptr_t i) {
  return aimet_pass_type_of(walk->check->run, mlirOperationGetOperand(op, i));
}

static const aimet_value_type *result_type(const aimet_channel_walk *walk,
                                           MlirOperation op) {
  return aimet_pass_type_of(walk->check->run, mlirOperationGetResult(op, 0));
}

static bool is_stored(const aimet_flow_source *source) {
  return source->node == AIMET_NO_NODE && !source->is_input &&
         (mlirValueIsNull(source->value) ||
          mlirValueIsAOpResult(source->value));
}

static bool has_stored_weight(const aimet_channel_walk *walk, size_t node) {
  aimet_flow_source weight = aimet_flow_source_of(walk->check->flow, node, 1);
  return is_stored(&weight);
}

/// How far the axes of a result lie behind those of an operand, by
/// broadcasting; false if the ranks are not known.
static bool find_shift(const aimet_channel_walk *walk, MlirOperation op,
                       intptr_t operand, int32_t *out) {
  const aimet_value_type *from = operand_type(walk, op, operand);
  const aimet_value_type *to = result_type(walk, op);
  if (!aimet_type_is_ranked(from) || !aimet_type_is_ranked(to))
    return false;
  *out = to->rank - from->rank;
  return true;
}

/// True if dimension `axis` of the result is certainly that of the operand, and
/// not what one element was spread to.
static bool keeps_dimension(const aimet_channel_walk *walk, MlirOperation op,
                            intptr_t operand, int32_t axis, int32_t shift) {
  const aimet_value_type *from = operand_type(walk, op, operand);
  const aimet_value_type *to = result_type(walk, op);
  return axis >= 0 && axis < from->rank && axis + shift >= 0 &&
         axis + shift < to->rank &&
         aimet_number_same(from->dims[axis], to->dims[axis + shift]);
}

/// True if axis 1 of the result is made of axis 1 of the operand and of those
/// behind it.
static bool joins_behind(const aimet_channel_walk *walk, MlirOperation op) {
  const aimet_value_type *from = operand_type(walk, op, 0);
  const aimet_value_type *to = result_type(walk, op);
  if (!aimet_type_is_ranked(from) || !aimet_type_is_ranked(to) ||
      from->rank < 2 || to->rank != 2 || !aimet_is_int(to->dims[1]))
    return false;
  int64_t joined = 1;
  for (int32_t i = 1; i < from->rank; ++i)
    if (!aimet_is_int(from->dims[i]) ||
        __builtin_mul_overflow(joined, from->dims[i].as.i, &joined))
      return false;
  return joined == to->dims[1].as.i;
}

//===----------------------------------------------------------------------===//
// Axes
//===----------------------------------------------------------------------===//

/// The axes that a node works on, in the arena; null if they are not known.
static const int64_t *read_axes(const aimet_channel_walk *walk, size_t node,
                                aimet_arena *arena, uint64_t *out_count) {
  aimet_node view = aimet_flow_view(walk->check->flow, node);
  const int64_t *listed = aimet_node_ints(&view, "axes", arena, out_count);
  MlirOperation op = walk->check->flow->nodes[node].op;
  if (listed || mlirOperationGetNumOperands(op) < 2)
    return listed;
  const aimet_elements *known =
      aimet_pass_elements_of(walk->check->run, mlirOperationGetOperand(op, 1));
  if (!known || !aimet_elements_are_known(known))
    return NULL;
  int64_t *axes =
      aimet_arena_alloc(arena, (size_t)(known->count + 1) * sizeof *axes);
  for (uint64_t i = 0; i < known->count; ++i)
    axes[i] = known->at[i].as.i;
  *out_count = known->count;
  return axes;
}

/// Where an axis is behind a node that makes an end to others, or to the extent
/// of others; -1 if it is one of them.
static int32_t axis_behind_reduction(const aimet_channel_walk *walk,
                                     size_t node, int32_t axis) {
  MlirOperation op = walk->check->flow->nodes[node].op;
  aimet_node view = aimet_flow_view(walk->check->flow, node);
  const aimet_value_type *from = operand_type(walk, op, 0);
  aimet_arena *arena = aimet_arena_create();
  uint64_t count = 0;
  const int64_t *axes = read_axes(walk, node, arena, &count);
  bool keeps = !aimet_op_is(op, "onnx.Squeeze") &&
               aimet_node_int(&view, "keepdims", 1) != 0;
  int32_t result = axes && aimet_type_is_ranked(from) ? axis : -1;
  for (uint64_t i = 0; result >= 0 && i < count; ++i) {
    int64_t one = axes[i] < 0 ? axes[i] + from->rank : axes[i];
    if (one == axis)
      result = -1;
    else if (one < axis && !keeps)
      --result;
  }
  aimet_arena_destroy(arena);
  return result;
}

/// Where a Transpose puts an axis (`is_forward`), or takes it from; -1 if that
/// is not known.
static int32_t axis_of_transpose(const aimet_channel_walk *walk, size_t node,
                                 int32_t axis, bool is_forward) {
  aimet_node view = aimet_flow_view(walk->check->flow, node);
  aimet_arena *arena = aimet_arena_create();
  uint64_t count = 0;
  const int64_t *perm = aimet_node_ints(&view, "perm", arena, &count);
  int32_t result = -1;
  for (uint64_t i = 0; perm && i < count && i < INT32_MAX; ++i)
    if (is_forward && perm[i] == axis)
      result = (int32_t)i;
    else if (!is_forward && (int64_t)i == axis && perm[i] < INT32_MAX)
      result = (int32_t)perm[i];
  aimet_arena_destroy(arena);
  return result;
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

static void push(aimet_channel_walk *walk, size_t node, int32_t axis,
                 bool is_forward) {
  aimet_grow_array((void **)&walk->steps, &walk->steps_capacity,
                   walk->num_steps + 1, sizeof *walk->steps);
  walk->steps[walk->num_steps++] = (aimet_channel_step){node, axis, is_forward};
}

static int64_t groups_of(const aimet_channel_walk *walk, size_t node) {
  aimet_node view = aimet_flow_view(walk->check->flow, node);
  return aimet_node_int(&view, "group", 1);
}

static bool is_last_axis(const aimet_value_type *type, int32_t axis) {
  return aimet_type_is_ranked(type) && axis == type->rank - 1;
}

/// True if a layer with stored weights reads channels: more of them meet new
/// weights of zeros.
static bool is_contracted(const aimet_channel_walk *walk, size_t node,
                          int32_t axis) {
  MlirOperation op = walk->check->flow->nodes[node].op;
  if (!has_stored_weight(walk, node))
    return false;
  if (aimet_op_is(op, "onnx.Gemm")) {
    aimet_node view = aimet_flow_view(walk->check->flow, node);
    return axis == (aimet_node_int(&view, "transA", 0) ? 0 : 1);
  }
  return is_last_axis(operand_type(walk, op, 0), axis);
}

static bool step_elementwise(aimet_channel_walk *walk, size_t user,
                             intptr_t operand, int32_t axis) {
  MlirOperation op = walk->check->flow->nodes[user].op;
  if (mlirOperationGetNumOperands(op) == 1) {
    push(walk, user, axis, true);
    return true;
  }
  int32_t shift;
  if (!find_shift(walk, op, operand, &shift) ||
      !keeps_dimension(walk, op, operand, axis, shift))
    return false;
  push(walk, user, axis + shift, false);
  return true;
}

/// Goes on to a node that reads widened channels; false if it does more than to
/// work on each of them.
static bool step_forward(aimet_channel_walk *walk, const aimet_flow_use *use,
                         int32_t axis) {
  MlirOperation op = walk->check->flow->nodes[use->node].op;
  const rule_row *row = find_rule(op);
  if (!row || mlirOperationGetNumResults(op) != 1 ||
      (use->operand != 0 && row->rule != RULE_ELEMENTWISE &&
       row->rule != RULE_CONCAT))
    return false;
  int32_t next = axis;
  switch (row->rule) {
  case RULE_ELEMENTWISE:
    return step_elementwise(walk, use->node, use->operand, axis);
  case RULE_MATRIX:
    return is_contracted(walk, use->node, axis);
  case RULE_CONVOLUTION:
    if (axis != 1 || !has_stored_weight(walk, use->node))
      return false;
    if (groups_of(walk, use->node) == 1)
      return true;
    break;
  case RULE_SPATIAL:
    next = axis == 1 ? 1 : -1;
    break;
  case RULE_FLATTEN:
    next = axis == 1 && joins_behind(walk, op) ? 1 : -1;
    break;
  case RULE_AXES:
    next = axis_of_transpose(walk, use->node, axis, true);
    break;
  case RULE_REDUCE:
    next = axis_behind_reduction(walk, use->node, axis);
    break;
  case RULE_CONCAT:
    push(walk, use->node, axis, false);
    return true;
  }
  push(walk, use->node, next, true);
  return next >= 0;
}

static bool pull(aimet_channel_walk *walk, const aimet_flow_source *source,
                 int32_t axis) {
  if (source->node == AIMET_NO_NODE || axis < 0)
    return false;
  push(walk, source->node, axis, false);
  return true;
}

/// The other operands of a sum or product have as many channels, unless they
/// are stored or one element is spread over all of them. Zeros are no divisors.
static bool pull_elementwise(aimet_channel_walk *walk, size_t node,
                             int32_t axis) {
  MlirOperation op = walk->check->flow->nodes[node].op;
  intptr_t count = mlirOperationGetNumOperands(op);
  const aimet_value_type *to = result_type(walk, op);
  for (intptr_t i = 0; i < count; ++i) {
    aimet_flow_source source = aimet_flow_source_of(walk->check->flow, node, i);
    int32_t shift = 0;
    if (is_stored(&source))
      continue;
    if (count > 1 && !find_shift(walk, op, i, &shift))
      return false;
    const aimet_value_type *from = operand_type(walk, op, i);
    bool is_spread = count > 1 && axis < to->rank &&
                     !aimet_is(to->dims[axis], 1) &&
                     (axis < shift || aimet_is(from->dims[axis - shift], 1));
    if (is_spread)
      continue;
    if ((i > 0 && aimet_op_is(op, "onnx.Div")) ||
        !pull(walk, &source, axis - shift))
      return false;
  }
  return true;
}

/// Any of the parts may be the one that gets more channels. Inputs do not.
static bool pull_concat(aimet_channel_walk *walk, size_t node, int32_t axis) {
  const aimet_model_flow *flow = walk->check->flow;
  MlirOperation op = flow->nodes[node].op;
  aimet_node view = aimet_flow_view(flow, node);
  const aimet_value_type *type = result_type(walk, op);
  int64_t along = aimet_node_int(&view, "axis", 1);
  if (along < 0 && !aimet_type_is_ranked(type))
    return false;
  bool is_along = (along < 0 ? along + type->rank : along) == axis;
  intptr_t count = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < count; ++i) {
    aimet_flow_source source = aimet_flow_source_of(flow, node, i);
    if (!pull(walk, &source, axis) && !is_along)
      return false;
  }
  return true;
}

/// Goes back to what gives a node its channels.
static bool step_back(aimet_channel_walk *walk,
                      const aimet_channel_step *step) {
  size_t node = step->node;
  const aimet_model_flow *flow = walk->check->flow;
  MlirOperation op = flow->nodes[node].op;
  const rule_row *row = find_rule(op);
  if (!row || mlirOperationGetNumResults(op) != 1)
    return false;
  aimet_flow_source source = aimet_flow_source_of(flow, node, 0);
  switch (row->rule) {
  case RULE_ELEMENTWISE:
    return step->is_forward || pull_elementwise(walk, node, step->axis);
  case RULE_CONCAT:
    return pull_concat(walk, node, step->axis);
  case RULE_MATRIX:
    return is_last_axis(result_type(walk, op), step->axis) &&
           has_stored_weight(walk, node);
  case RULE_CONVOLUTION:
    if (step->axis != 1 || !has_stored_weight(walk, node))
      return false;
    return step->is_forward || groups_of(walk, node) == 1 ||
           pull(walk, &source, 1);
  case RULE_SPATIAL:
    return step->is_forward || (step->axis == 1 && pull(walk, &source, 1));
  case RULE_AXES:
    return step->is_forward ||
           pull(walk, &source,
                axis_of_transpose(walk, node, step->axis, false));
  case RULE_FLATTEN:
  case RULE_REDUCE:
    return step->is_forward;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Walks
//===----------------------------------------------------------------------===//

void aimet_channel_walk_init(aimet_channel_walk *walk,
                             aimet_arch_check *check) {
  size_t count = check->flow->num_nodes + 1;
  *walk =
      (aimet_channel_walk){.check = check,
                           .walks = aimet_calloc(count, sizeof *walk->walks),
                           .axes = aimet_calloc(count, sizeof *walk->axes)};
}

void aimet_channel_walk_deinit(aimet_channel_walk *walk) {
  free(walk->walks);
  free(walk->axes);
  free(walk->fails);
  free(walk->steps);
}

static bool is_size(MlirOperation op) {
  return aimet_op_is(op, "onnx.Shape") || aimet_op_is(op, "onnx.Size");
}

/// One node of the walk. Where an earlier walk was, this one would go the same
/// ways.
static bool visit(aimet_channel_walk *walk, aimet_channel_step step) {
  const aimet_model_flow *flow = walk->check->flow;
  const aimet_flow_node *self = &flow->nodes[step.node];
  size_t before = walk->walks[step.node];
  if (before)
    return walk->axes[step.node] == step.axis && !walk->fails[before - 1];
  walk->walks[step.node] = walk->num_walks;
  walk->axes[step.node] = step.axis;
  if (self->is_output || self->is_yielded || !step_back(walk, &step))
    return false;
  for (size_t i = 0; i < self->num_uses; ++i) {
    const aimet_flow_use *use = &flow->uses[self->first_use + i];
    if (!is_size(flow->nodes[use->node].op) &&
        !step_forward(walk, use, step.axis))
      return false;
  }
  return true;
}

bool aimet_channel_walk_keeps(aimet_channel_walk *walk, size_t node) {
  aimet_grow_array((void **)&walk->fails, &walk->fails_capacity,
                   walk->num_walks + 1, sizeof *walk->fails);
  size_t self = walk->num_walks++;
  walk->fails[self] = false;
  walk->num_steps = 0;
  push(walk, node, 1, false);
  while (walk->num_steps && !walk->fails[self])
    walk->fails[self] = !visit(walk, walk->steps[--walk->num_steps]);
  return !walk->fails[self];
}

bool aimet_channel_walk_keeps_input(aimet_channel_walk *walk, size_t node) {
  aimet_flow_source source = aimet_flow_source_of(walk->check->flow, node, 0);
  return source.is_input || (source.node != AIMET_NO_NODE &&
                             aimet_channel_walk_keeps(walk, source.node));
}
