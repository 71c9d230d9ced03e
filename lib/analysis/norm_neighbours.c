//===- norm_neighbours.c - what lies on either side of a batch norm -------===//
//
// Walks from a norm to what computes its input and to what reads its output.
// The first thing that stands in the way is the reason; behind it the walk goes
// on for a while, to tell which operator the norm would belong to.
//
//===----------------------------------------------------------------------===//

#include "norm_neighbours.h"

#include "identity.h"
#include "uses.h"

/// Identity nodes, and operators behind the first obstacle, that are walked
/// past.
#define MOST_STEPS 32

/// Operators among which the nearest linear one is searched for.
#define MOST_VISITED 128

static const MlirOperation no_operation;

//===----------------------------------------------------------------------===//
// Readers
//===----------------------------------------------------------------------===//

static void take_earlier(MlirOperation *kept, MlirOperation op) {
  if (mlirOperationIsNull(*kept) || mlirOperationIsBeforeInBlock(op, *kept))
    *kept = op;
}

static void note_reader(aimet_norm_readers *readers, const aimet_use *use,
                        MlirBlock block, MlirOperation except) {
  ++readers->count;
  MlirOperation op = aimet_ancestor_in(block, use->op);
  if (mlirOperationIsNull(op))
    return;
  if (!mlirOperationEqual(op, except))
    take_earlier(&readers->other, op);
  if (!mlirOperationEqual(op, use->op)) {
    if (use->operand == 0 && aimet_op_is_linear(use->op))
      readers->inner = use->op;
    return;
  }
  take_earlier(&readers->first, op);
  if (use->operand == 0 && aimet_op_is_linear(op))
    take_earlier(&readers->linear, op);
}

aimet_norm_readers aimet_norm_readers_of(aimet_norm_reader *reader,
                                         MlirValue value,
                                         MlirOperation except) {
  enum { MOST_READERS = 64 };
  aimet_norm_readers readers = {.is_mentioned =
                                    aimet_norm_reader_mentions(reader, value)};
  MlirBlock block = aimet_value_block(value);
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value);
       readers.count < MOST_READERS && aimet_next_use(&it, &use);) {
    if (aimet_op_is_terminator(use.op))
      readers.is_output = true;
    else if (!aimet_op_is(use.op, "onnx.Initializer"))
      note_reader(&readers, &use, block, except);
  }
  return readers;
}

/// A value between a norm and the operator that absorbs it must be read by
/// `user` alone.
static void note_other_readers(aimet_norm_reader *reader, MlirValue value,
                               MlirOperation user, aimet_norm_fold *fold) {
  if (fold->reason != AIMET_NORM_FOLDS)
    return;
  aimet_norm_readers readers = aimet_norm_readers_of(reader, value, user);
  if (readers.count > 1) {
    fold->reason = AIMET_NORM_SECOND_CONSUMER;
    fold->blocker = mlirOperationIsNull(readers.other) ? user : readers.other;
  } else if (readers.is_output) {
    fold->reason = AIMET_NORM_GRAPH_OUTPUT;
  } else if (readers.is_mentioned) {
    fold->reason = AIMET_NORM_MENTIONED_BETWEEN;
  }
}

bool aimet_is_plain_identity(MlirOperation op) {
  return aimet_op_is(op, "onnx.Identity") &&
         mlirOperationGetNumOperands(op) == 1 &&
         mlirOperationGetNumResults(op) == 1;
}

//===----------------------------------------------------------------------===//
// What else may lie between
//===----------------------------------------------------------------------===//

/// Sorted, for the binary search below.
static const char *const activations[] = {
    "Celu",      "Clip",
    "Elu",       "Erf",
    "Gelu",      "HardSigmoid",
    "HardSwish", "Hardmax",
    "LeakyRelu", "LogSoftmax",
    "Mish",      "PRelu",
    "Relu",      "Selu",
    "Shrink",    "Sigmoid",
    "Softmax",   "Softplus",
    "Softsign",  "Swish",
    "Tanh",      "ThresholdedRelu",
};

/// x * Sigmoid(x) and the like.
static bool is_gated(MlirOperation op) {
  if (!aimet_op_is(op, "onnx.Mul"))
    return false;
  for (intptr_t i = 0; i < 2; ++i) {
    MlirValue gate = aimet_op_input(op, i), other = aimet_op_input(op, 1 - i);
    if (mlirValueIsNull(gate) || mlirValueIsNull(other))
      return false;
    MlirOperation source = aimet_defining_op(gate);
    if (!mlirOperationIsNull(source) &&
        (aimet_op_is(source, "onnx.Sigmoid") ||
         aimet_op_is(source, "onnx.HardSigmoid") ||
         aimet_op_is(source, "onnx.Tanh")) &&
        mlirOperationGetNumOperands(source) == 1 &&
        mlirValueEqual(mlirOperationGetOperand(source, 0), other))
      return true;
  }
  return false;
}

static bool is_activation(MlirOperation op) {
  return aimet_find_op_type(aimet_op_type(op), activations,
                            sizeof activations / sizeof *activations,
                            sizeof *activations) ||
         is_gated(op);
}

static bool does_nothing(aimet_fold_search *search, MlirOperation op) {
  if (!aimet_may_be_identity(op))
    return false;
  aimet_inference *inference = aimet_norm_reader_inference(&search->reader);
  return inference && aimet_is_identity(inference, op);
}

/// True if the norm would fold backward, were `op` and what does nothing before
/// it not there.
static bool folds_before(aimet_fold_search *search, MlirOperation op) {
  for (int i = 0; i < MOST_STEPS; ++i) {
    MlirValue value = aimet_op_input(op, 0);
    if (mlirValueIsNull(value))
      return false;
    if (aimet_norm_would_fold(&search->reader, value, op))
      return true;
    op = aimet_defining_op(value);
    if (mlirOperationIsNull(op) || !does_nothing(search, op))
      return false;
  }
  return false;
}

/// True if it would fold forward, were `op` and what does nothing behind it not
/// there.
static bool folds_behind(aimet_fold_search *search, MlirOperation op,
                         uint64_t channels) {
  for (int i = 0; i < MOST_STEPS; ++i) {
    aimet_norm_readers readers = aimet_norm_readers_of(
        &search->reader, mlirOperationGetResult(op, 0), no_operation);
    op = readers.first;
    if (readers.count != 1 || readers.is_output || readers.is_mentioned ||
        mlirOperationIsNull(op))
      return false;
    aimet_norm_fold fold = {.direction = AIMET_FOLD_FORWARD};
    aimet_linear linear;
    if (!mlirOperationIsNull(readers.linear) &&
        aimet_linear_of(&search->reader, op, &linear)) {
      aimet_fold_into(&search->reader, &linear, channels, &fold);
      return fold.reason == AIMET_NORM_FOLDS;
    }
    if (!does_nothing(search, op))
      return false;
  }
  return false;
}

/// True if the norm can be folded once `op` is gone, which does nothing.
static bool folds_past(aimet_fold_search *search, MlirOperation op,
                       const aimet_norm_view *norm,
                       const aimet_norm_fold *fold) {
  if (fold->reason != AIMET_NORM_FOLDS || !does_nothing(search, op))
    return false;
  return fold->direction == AIMET_FOLD_FORWARD
             ? folds_behind(search, op, norm->channels)
             : folds_before(search, op);
}

/// An operator that is no linear one: what that means for the norm.
static aimet_fold_distance note_obstacle(aimet_fold_search *search,
                                         MlirOperation op,
                                         const aimet_norm_view *norm,
                                         aimet_norm_fold *fold) {
  bool is_removable = folds_past(search, op, norm, fold);
  bool is_between_activation = is_activation(op);
  fold->reason = is_between_activation ? AIMET_NORM_ACTIVATION_BETWEEN
                 : aimet_op_is(op, "onnx.Concat") ? AIMET_NORM_CONCAT_BETWEEN
                                                  : AIMET_NORM_OPERATOR_BETWEEN;
  fold->blocker = op;
  if (aimet_op_is(op, "onnx.Call"))
    fold->mended_by = "inline-functions";
  if (mlirOperationIsNull(fold->linear))
    return AIMET_DISTANCE_NONE;
  if (is_removable)
    fold->mended_by = "eliminate-identities";
  return is_between_activation ? AIMET_DISTANCE_ACTIVATION
                               : AIMET_DISTANCE_OPERATOR;
}

/// Operations in the order in which a search came upon them.
typedef struct op_queue {
  MlirOperation ops[MOST_VISITED];
  size_t count;
} op_queue;

/// Adds an operation that is not there yet, while there is room; none that
/// reads nothing.
static void enqueue(op_queue *queue, MlirOperation op) {
  if (mlirOperationIsNull(op) || !mlirOperationGetNumOperands(op) ||
      queue->count == MOST_VISITED)
    return;
  for (size_t i = 0; i < queue->count; ++i)
    if (mlirOperationEqual(queue->ops[i], op))
      return;
  queue->ops[queue->count++] = op;
}

/// The linear operator that `op` computes from in the fewest steps, of two the
/// one by way of the earlier operand; null if there is none near.
static MlirOperation linear_before(MlirOperation op) {
  op_queue queue = {.count = 0};
  enqueue(&queue, op);
  for (size_t i = 0; i < queue.count; ++i) {
    op = queue.ops[i];
    if (aimet_op_is_linear(op))
      return op;
    // Of what it looks at, these tell the size alone.
    if (aimet_op_is(op, "onnx.Shape") || aimet_op_is(op, "onnx.Size"))
      continue;
    intptr_t num_operands = mlirOperationGetNumOperands(op);
    for (intptr_t k = 0; k < num_operands; ++k) {
      MlirValue operand = aimet_op_input(op, k);
      if (!mlirValueIsNull(operand))
        enqueue(&queue, aimet_defining_op(operand));
    }
  }
  return no_operation;
}

/// The linear operator that reads the result of `op`, by way of first readers.
static MlirOperation linear_behind(aimet_norm_reader *reader,
                                   MlirOperation op) {
  for (int i = 0; i < MOST_STEPS && !mlirOperationIsNull(op) &&
                  mlirOperationGetNumResults(op) > 0;
       ++i) {
    aimet_norm_readers readers = aimet_norm_readers_of(
        reader, mlirOperationGetResult(op, 0), no_operation);
    if (!mlirOperationIsNull(readers.linear))
      return readers.linear;
    op = readers.first;
  }
  return no_operation;
}

//===----------------------------------------------------------------------===//
// Before
//===----------------------------------------------------------------------===//

/// The fold of a norm that was decided to go in this direction; null if `op` is
/// none.
static const aimet_norm_fold *folded(const aimet_fold_search *search,
                                     MlirOperation op,
                                     aimet_fold_direction direction) {
  const uint64_t *place = aimet_ptr_map_find(&search->places, op.ptr);
  const aimet_norm_fold *fold = place ? &search->folds[*place] : NULL;
  return fold && fold->direction == direction ? fold : NULL;
}

/// The linear operator in a graph around that `value` comes from, past Identity
/// nodes; null if there is none.
static MlirOperation outer_linear(MlirValue value) {
  MlirOperation op = aimet_defining_op(value);
  for (int i = 0; i < MOST_STEPS && !mlirOperationIsNull(op) &&
                  aimet_is_plain_identity(op);
       ++i)
    op = aimet_defining_op(mlirOperationGetOperand(op, 0));
  return !mlirOperationIsNull(op) && aimet_op_is_linear(op) ? op : no_operation;
}

/// What computes `*value`, past Identity nodes and norms that fold backward;
/// null if an input or another graph does, `*value` is then what stands there.
static MlirOperation source_of(aimet_fold_search *search, MlirValue *value,
                               MlirOperation user, aimet_norm_fold *fold) {
  MlirBlock block = mlirOperationGetBlock(user);
  for (int i = 0; i < MOST_STEPS; ++i) {
    note_other_readers(&search->reader, *value, user, fold);
    MlirOperation op = aimet_defining_op(*value);
    if (mlirOperationIsNull(op) ||
        !mlirBlockEqual(mlirOperationGetBlock(op), block))
      return no_operation;
    const aimet_norm_fold *previous = folded(search, op, AIMET_FOLD_BACKWARD);
    if (previous)
      return previous->linear;
    if (!aimet_is_plain_identity(op))
      return op;
    user = op;
    *value = mlirOperationGetOperand(op, 0);
  }
  return no_operation;
}

static aimet_fold_side side_none(aimet_norm_fold fold, const char *mended_by) {
  fold.reason = AIMET_NORM_NO_NEIGHBOUR;
  fold.blocker = no_operation;
  fold.mended_by = mended_by;
  return (aimet_fold_side){AIMET_DISTANCE_NONE, fold};
}

/// The operator stands in a body, or the norm does; `where` is the graph that
/// both are in.
static aimet_fold_side side_in_other_graph(aimet_norm_fold fold,
                                           MlirOperation linear,
                                           MlirBlock where,
                                           MlirOperation inner) {
  fold.reason = AIMET_NORM_OTHER_GRAPH;
  fold.linear = linear;
  fold.blocker = aimet_ancestor_in(where, inner);
  return (aimet_fold_side){AIMET_DISTANCE_LINEAR, fold};
}

static aimet_fold_side side_next_to(aimet_fold_search *search,
                                    const aimet_linear *linear,
                                    const aimet_norm_view *norm,
                                    aimet_norm_fold fold) {
  aimet_fold_into(&search->reader, linear, norm->channels, &fold);
  return (aimet_fold_side){fold.reason == AIMET_NORM_FOLDS
                               ? AIMET_DISTANCE_FOLDS
                               : AIMET_DISTANCE_LINEAR,
                           fold};
}

/// True if a norm behind this Concat, pushed through it, leaves no more norms
/// than there were: all of its parts but one at most fold, and at least one.
static bool push_helps(aimet_norm_reader *reader, MlirOperation concat) {
  intptr_t num_operands = mlirOperationGetNumOperands(concat), num_folding = 0;
  for (intptr_t i = 0; i < num_operands; ++i)
    num_folding += aimet_norm_would_fold(
        reader, mlirOperationGetOperand(concat, i), concat);
  return num_folding && num_folding >= num_operands - 1;
}

/// The linear operator of the first operand that a norm would fold into.
static MlirOperation linear_at(aimet_norm_reader *reader,
                               MlirOperation concat) {
  intptr_t num_operands = mlirOperationGetNumOperands(concat);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = mlirOperationGetOperand(concat, i);
    if (aimet_norm_would_fold(reader, operand, concat))
      return linear_before(aimet_defining_op(operand));
  }
  return no_operation;
}

/// Behind a Concat the norm may be pushed to the operators that feed it.
static bool note_concat(aimet_fold_search *search, const aimet_norm_view *norm,
                        aimet_norm_fold *fold) {
  MlirOperation concat = aimet_norm_concat(&search->reader, norm);
  if (mlirOperationIsNull(concat) || !push_helps(&search->reader, concat))
    return false;
  fold->reason = AIMET_NORM_CONCAT_BETWEEN;
  fold->linear = linear_at(&search->reader, concat);
  fold->blocker = concat;
  fold->mended_by = AIMET_PASS_PUSH_NORM;
  return true;
}

aimet_fold_side aimet_fold_side_before(aimet_fold_search *search,
                                       const aimet_norm_view *norm) {
  aimet_norm_fold fold = {.norm = norm->op, .direction = AIMET_FOLD_BACKWARD};
  MlirValue value = norm->input;
  MlirOperation op = source_of(search, &value, norm->op, &fold);
  MlirOperation outer =
      mlirOperationIsNull(op) ? outer_linear(value) : no_operation;
  if (!mlirOperationIsNull(outer))
    return side_in_other_graph(fold, outer, mlirOperationGetBlock(outer),
                               norm->op);
  if (mlirOperationIsNull(op))
    return side_none(
        fold, aimet_is_function_argument(value) ? "inline-functions" : NULL);
  aimet_linear linear;
  if (aimet_linear_of(&search->reader, op, &linear))
    return side_next_to(search, &linear, norm, fold);
  if (note_concat(search, norm, &fold))
    return (aimet_fold_side){AIMET_DISTANCE_CONCAT, fold};
  fold.linear = linear_before(op);
  return (aimet_fold_side){note_obstacle(search, op, norm, &fold), fold};
}

//===----------------------------------------------------------------------===//
// Behind
//===----------------------------------------------------------------------===//

/// What reads `value`, past Identity nodes and norms that fold forward: the
/// first linear operator of which it is the input, else the first of all
/// (`*out_is_linear` says which); null if nothing does: of what bodies read
/// `fold->linear` is then a linear operator.
static MlirOperation target_of(aimet_fold_search *search, MlirValue value,
                               aimet_norm_fold *fold, bool *out_is_linear) {
  for (int i = 0; i < MOST_STEPS; ++i) {
    aimet_norm_readers readers =
        aimet_norm_readers_of(&search->reader, value, no_operation);
    MlirOperation op =
        mlirOperationIsNull(readers.linear) ? readers.first : readers.linear;
    note_other_readers(&search->reader, value, op, fold);
    if (mlirOperationIsNull(op)) {
      fold->linear = readers.inner;
      return no_operation;
    }
    const aimet_norm_fold *next = folded(search, op, AIMET_FOLD_FORWARD);
    *out_is_linear = next || !mlirOperationIsNull(readers.linear);
    if (next)
      return next->linear;
    if (!aimet_is_plain_identity(op))
      return op;
    value = mlirOperationGetResult(op, 0);
  }
  return no_operation;
}

static const char *pass_for_result(const aimet_norm_view *norm) {
  MlirValue result = mlirOperationGetResult(norm->op, 0);
  MlirOperation function = aimet_enclosing_function(norm->op);
  return aimet_value_is_function_output(result) &&
                 !mlirOperationEqual(
                     function,
                     aimet_main_function(aimet_enclosing_module(norm->op)))
             ? "inline-functions"
             : NULL;
}

aimet_fold_side aimet_fold_side_behind(aimet_fold_search *search,
                                       const aimet_norm_view *norm) {
  aimet_norm_fold fold = {.norm = norm->op, .direction = AIMET_FOLD_FORWARD};
  bool is_linear = false;
  MlirOperation op =
      target_of(search, mlirOperationGetResult(norm->op, 0), &fold, &is_linear);
  if (mlirOperationIsNull(op) && !mlirOperationIsNull(fold.linear))
    return side_in_other_graph(fold, fold.linear,
                               mlirOperationGetBlock(norm->op), fold.linear);
  if (mlirOperationIsNull(op))
    return side_none(fold, pass_for_result(norm));
  aimet_linear linear;
  if (is_linear && aimet_linear_of(&search->reader, op, &linear))
    return side_next_to(search, &linear, norm, fold);
  fold.linear = linear_behind(&search->reader, op);
  return (aimet_fold_side){note_obstacle(search, op, norm, &fold), fold};
}
