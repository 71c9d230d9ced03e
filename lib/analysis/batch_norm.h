//===- batch_norm.h - where a batch norm can go ---------------------------===//
//
// For each BatchNormalization of a model: the linear operator that can absorb
// it, or why none can. Backward (into the operator before it) is preferred,
// then forward. That is found as a rewrite finds it that folds one norm after
// the other: norms that fold, and Identity nodes, are looked through. An
// operator takes what folds into it from behind in order, and what folds into
// it from the front in reverse order.
//
// The rule is that of Krishnamoorthi, "Quantizing deep convolutional networks
// for efficient inference" (2018), section 3.2.2, and of AIMET's folding.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_BATCH_NORM_H
#define AIMET_ANALYSIS_BATCH_NORM_H

#include "node.h"
#include "norm_view.h"

typedef enum aimet_fold_direction {
  AIMET_FOLD_NONE,
  AIMET_FOLD_BACKWARD, ///< into the operator that computes its input
  AIMET_FOLD_FORWARD,  ///< into the operator that reads its output
} aimet_fold_direction;

/// Why a batch norm stays.
typedef enum aimet_norm_reason {
  AIMET_NORM_FOLDS,
  AIMET_NORM_OF_CONSTANTS,        ///< what it normalizes is stored, as weights
  AIMET_NORM_TRAINING_MODE,       ///< it computes its statistics itself
  AIMET_NORM_COMPUTED_PARAMETERS, ///< its own scale, bias, mean, variance
  AIMET_NORM_BY_ELEMENT,          ///< statistics for each element (spatial = 0)
  AIMET_NORM_DYNAMIC_CHANNELS,    ///< their number is not known
  AIMET_NORM_WRONG_LENGTHS,       ///< its parameters are not of one length
  AIMET_NORM_TOO_LARGE,           ///< it, or the weight (fold_limits.h)
  AIMET_NORM_SECOND_CONSUMER,     ///< somebody else reads what lies between
  AIMET_NORM_GRAPH_OUTPUT,        ///< what lies between is an output
  AIMET_NORM_MENTIONED_BETWEEN,   ///< its name is said outside of the nodes
  AIMET_NORM_SHARED_WEIGHT,       ///< the weight is another operator's too
  AIMET_NORM_OUTPUT_WEIGHT,       ///< the weight is an output as well
  AIMET_NORM_MENTIONED_WEIGHT,    ///< the model names it outside of its nodes
  AIMET_NORM_COMPUTED_WEIGHT,     ///< the weight or bias is no constant
  AIMET_NORM_ACTIVATION_BETWEEN,
  AIMET_NORM_CONCAT_BETWEEN,
  AIMET_NORM_OPERATOR_BETWEEN,   ///< any other
  AIMET_NORM_PADDING,            ///< forward: the padding is no zero any more
  AIMET_NORM_GROUPS,             ///< the group rule
  AIMET_NORM_TRANSPOSED,         ///< forward into a ConvTranspose
  AIMET_NORM_FUNCTION_ATTRIBUTE, ///< one of the operator's, or its own, is a
                                 ///< parameter
  AIMET_NORM_OTHER_GRAPH,        ///< one of the two is in a body of a node
  AIMET_NORM_BIAS_BY_ROW,        ///< the bias is not a number for each channel
  AIMET_NORM_OTHER_AXIS,         ///< its channels are not the operator's
  /// A number would be none, or too large for its type. What lies in the model
  /// decides that, not its form: aimet_batch_norms_leave says it.
  AIMET_NORM_OUT_OF_RANGE,
  AIMET_NORM_NO_NEIGHBOUR, ///< no linear operator on either side
} aimet_norm_reason;

typedef struct aimet_norm_fold {
  MlirOperation norm;
  aimet_fold_direction direction;
  /// The operator that absorbs it; of a norm that stays the one that it is
  /// nearest to, null if there is none.
  MlirOperation linear;
  MlirOperation bias_add; ///< the Add behind a MatMul; null if there is none
  aimet_norm_reason reason;
  MlirOperation blocker; ///< what stands in the way; null if nothing does
  const char *mended_by; ///< the pass that helps; null if none does; static
  /// What `max-bytes` of fold-constants must be to help; 0: it does not.
  uint64_t max_bytes;
  /// What is no constant is an argument of a body of the blocker.
  bool is_body_argument;
} aimet_norm_fold;

/// `second-consumer`, and the like; "folds" for AIMET_NORM_FOLDS.
const char *aimet_norm_reason_name(aimet_norm_reason reason);

/// Whether AIMET's own rules count (--profile=aimet) or ours, which fold more.
typedef enum aimet_fold_rules {
  AIMET_FOLD_OURS,
  AIMET_FOLD_OURS_FORWARD, ///< never into the operator before the norm
  AIMET_FOLD_AIMET
} aimet_fold_rules;

/// All batch norms of the main graph, of bodies and functions, in execution
/// order; by AIMET's rules without those that are no modules there. Valid until
/// the IR changes.
typedef struct aimet_batch_norms aimet_batch_norms;

aimet_batch_norms *aimet_batch_norms_create(MlirOperation module,
                                            aimet_weight_store *store,
                                            aimet_fold_rules rules);
void aimet_batch_norms_destroy(aimet_batch_norms *norms);

size_t aimet_batch_norms_size(const aimet_batch_norms *norms);
const aimet_norm_fold *aimet_batch_norms_at(const aimet_batch_norms *norms,
                                            size_t i);

/// What is said of a norm; null if it is none of them.
const aimet_norm_fold *aimet_batch_norms_find(const aimet_batch_norms *norms,
                                              MlirOperation norm);

/// Takes back the fold of a norm into `linear`: with it a number there would be
/// out of range.
void aimet_batch_norms_leave(aimet_batch_norms *norms,
                             aimet_norm_reader *reader,
                             const aimet_norm_view *norm, MlirOperation linear);

/// True if a norm over `value`, of as many channels, would fold into the
/// operator that computes it, were `user` all that reads it.
bool aimet_norm_would_fold(aimet_norm_reader *reader, MlirValue value,
                           MlirOperation user);

/// What a norm is as a 1x1 depthwise Conv.
typedef enum aimet_norm_as_conv {
  AIMET_AS_CONV_RUNS,
  AIMET_AS_CONV_NO_KERNEL, ///< valid, but of float64: few runtimes have such
  AIMET_AS_CONV_NO_TYPE,   ///< the Conv of this opset does not take its type
  /// Its numbers are no constants, its type is not known, or its rank is not
  /// known to be 3 to 5.
  AIMET_AS_CONV_NONE,
} aimet_norm_as_conv;

/// Does not look at numbers. `*out_element` is the TensorProto.DataType of what
/// is normalized; nothing is written for AIMET_AS_CONV_NONE.
aimet_norm_as_conv aimet_norm_judge_as_conv(aimet_norm_reader *reader,
                                            const aimet_norm_view *norm,
                                            int32_t *out_element);

/// The number of channels of a tensor: its dimension 1; 0 if it is not known.
uint64_t aimet_norm_channels_of(aimet_norm_reader *reader, MlirValue value);

/// The Concat along the channels that feeds a norm alone, where all sizes are
/// known; null if there is none.
MlirOperation aimet_norm_concat(aimet_norm_reader *reader,
                                const aimet_norm_view *norm);

/// What pushes norms behind a Concat to what it joins.
#define AIMET_PASS_PUSH_NORM "push-batch-norm-through-concat"

/// The Concat that AIMET_PASS_PUSH_NORM pushes a norm through: it does not fold
/// as it stands, and pushed it leaves no more norms than there were, for all of
/// its parts but one at most fold, and at least one. Null if there is none.
MlirOperation aimet_norm_pushed_through(const aimet_norm_fold *fold);

#endif // AIMET_ANALYSIS_BATCH_NORM_H
