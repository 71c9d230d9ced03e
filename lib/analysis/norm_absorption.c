//===- norm_absorption.c - whether a linear operator takes a norm ---------===//
//
// Of an operator that stands next to a norm: whether its weight and bias can
// take the norm up, and why they cannot.
//
//===----------------------------------------------------------------------===//

#include "norm_neighbours.h"
#include "provenance.h"
#include "uses.h"

/// Identity nodes that are walked past.
#define MOST_STEPS 32

static const MlirOperation no_operation;

static bool channels_fit(aimet_norm_reader *reader, const aimet_linear *linear,
                         uint64_t channels, aimet_fold_direction direction) {
  if (!linear->has_layout ||
      !aimet_linear_has_channel_axis(reader, linear,
                                     direction == AIMET_FOLD_FORWARD))
    return false;
  return channels == (direction == AIMET_FOLD_BACKWARD
                          ? aimet_layout_outputs(&linear->layout)
                          : aimet_layout_inputs(&linear->layout));
}

/// True if both are calls of one leaf module.
static bool is_of_same_layer(MlirOperation a, MlirOperation b) {
  aimet_provenance first, second;
  return aimet_provenance_of(a, &first) && aimet_provenance_of(b, &second) &&
         first.leaf && second.leaf && aimet_sv_equal(first.path, second.path);
}

/// What reads the numbers that `op` reads, past Identity nodes.
static MlirOperation reader_past_identities(aimet_norm_reader *reader,
                                            MlirOperation op) {
  for (int i = 0; i < MOST_STEPS && aimet_is_plain_identity(op); ++i) {
    aimet_norm_readers readers = aimet_norm_readers_of(
        reader, mlirOperationGetResult(op, 0), no_operation);
    if (mlirOperationIsNull(readers.first))
      break;
    op = readers.first;
  }
  return op;
}

/// Why a weight that somebody else knows of cannot change.
static void note_shared_weight(aimet_norm_reader *reader,
                               const aimet_linear *linear,
                               aimet_norm_fold *fold) {
  if (linear->is_mentioned || aimet_op_is_terminator(linear->other_reader)) {
    fold->reason = linear->is_mentioned ? AIMET_NORM_MENTIONED_WEIGHT
                                        : AIMET_NORM_OUTPUT_WEIGHT;
    return;
  }
  fold->reason = AIMET_NORM_SHARED_WEIGHT;
  fold->blocker = reader_past_identities(reader, linear->other_reader);
  // What an operator reads twice stays one tensor.
  if (!mlirOperationEqual(fold->blocker, linear->op))
    fold->mended_by = is_of_same_layer(linear->op, fold->blocker)
                          ? "unroll-reused-modules"
                          : "unshare-weights";
}

void aimet_note_computed(aimet_norm_reader *reader, MlirValue value,
                         aimet_norm_fold *fold) {
  fold->mended_by = aimet_pass_for_computed(reader, value, &fold->max_bytes);
  fold->blocker = aimet_defining_op(value);
  if (!mlirValueIsABlockArgument(value))
    return;
  MlirOperation owner = mlirBlockGetParentOperation(aimet_value_block(value));
  fold->is_body_argument = !aimet_op_is(owner, "func.func");
  if (fold->is_body_argument)
    fold->blocker = owner;
}

void aimet_fold_into(aimet_norm_reader *reader, const aimet_linear *linear,
                     uint64_t channels, aimet_norm_fold *fold) {
  fold->linear = linear->op;
  fold->bias_add = linear->bias_add;
  if (fold->reason != AIMET_NORM_FOLDS)
    return;
  bool is_forward = fold->direction == AIMET_FOLD_FORWARD;
  if (is_forward && linear->kind == AIMET_LINEAR_CONV_TRANSPOSE) {
    fold->reason = AIMET_NORM_TRANSPOSED;
  } else if (!mlirValueIsNull(linear->computed)) {
    fold->reason = AIMET_NORM_COMPUTED_WEIGHT;
    aimet_note_computed(reader, linear->computed, fold);
  } else if (!mlirOperationIsNull(linear->other_reader)) {
    note_shared_weight(reader, linear, fold);
  } else if (aimet_op_has_reference(linear->op)) {
    fold->reason = AIMET_NORM_FUNCTION_ATTRIBUTE;
    fold->mended_by = "inline-functions";
  } else if (linear->has_layout && aimet_layout_is_too_large(&linear->layout)) {
    fold->reason = AIMET_NORM_TOO_LARGE;
  } else if (!channels_fit(reader, linear, channels, fold->direction)) {
    fold->reason = AIMET_NORM_OTHER_AXIS;
  } else if (!mlirValueIsNull(linear->bias) && !linear->has_zero_bias &&
             !aimet_linear_bias_type(reader, linear)) {
    fold->reason = AIMET_NORM_BIAS_BY_ROW;
  } else if (is_forward && !aimet_linear_has_no_padding(linear)) {
    fold->reason = AIMET_NORM_PADDING;
  }
}
