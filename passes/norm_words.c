//===- norm_words.c - what is said of a norm that stays -------------------===//

#include "norm_words.h"

#include <string.h>

//===----------------------------------------------------------------------===//
// What is in the way
//===----------------------------------------------------------------------===//

/// True for a tensor that is stored, but not as numbers that can be changed.
static bool is_stored_otherwise(MlirOperation op) {
  return aimet_op_is(op, "onnx.Constant") ||
         aimet_op_is(op, "onnx.Initializer") ||
         aimet_op_is(op, "onnx.SparseInitializer");
}

/// True if it is one operator that reads a weight as something else, too.
static bool is_of_own_operator(const aimet_norm_fold *fold) {
  return fold->reason == AIMET_NORM_SHARED_WEIGHT &&
         mlirOperationEqual(fold->blocker, fold->linear);
}

/// True if AIMET alone leaves the norm.
static bool is_left_by_aimet(const aimet_norm_fold *fold) {
  return fold->mended_by && strcmp(fold->mended_by, "fold-batch-norm") == 0;
}

/// True if the norm is known to come behind the operator that it is nearest to.
static bool comes_behind(const aimet_norm_fold *fold) {
  return !mlirOperationIsNull(fold->linear) &&
         mlirBlockEqual(mlirOperationGetBlock(fold->linear),
                        mlirOperationGetBlock(fold->norm)) &&
         mlirOperationIsBeforeInBlock(fold->linear, fold->norm);
}

//===----------------------------------------------------------------------===//
// Reasons
//===----------------------------------------------------------------------===//

static const char *words_of(aimet_norm_reason reason) {
  static const char *const words[] = {
      [AIMET_NORM_OF_CONSTANTS] =
          "what it normalizes is computed from constants alone, as a weight is",
      [AIMET_NORM_TRAINING_MODE] = "it computes its statistics itself",
      [AIMET_NORM_BY_ELEMENT] = "it has statistics of its own for each element",
      [AIMET_NORM_DYNAMIC_CHANNELS] = "the number of its channels is not known",
      [AIMET_NORM_WRONG_LENGTHS] =
          "its parameters are not vectors of one length",
      [AIMET_NORM_TOO_LARGE] = "too many numbers would have to be computed",
      [AIMET_NORM_SECOND_CONSUMER] = "% reads what lies between as well",
      [AIMET_NORM_GRAPH_OUTPUT] = "what lies between is an output as well",
      [AIMET_NORM_MENTIONED_BETWEEN] =
          "the model mentions what lies between outside of its nodes",
      [AIMET_NORM_SHARED_WEIGHT] = "the weight is that of % as well",
      [AIMET_NORM_OUTPUT_WEIGHT] = "the weight is an output as well",
      [AIMET_NORM_MENTIONED_WEIGHT] =
          "the model mentions the name of the weight outside of its nodes",
      [AIMET_NORM_ACTIVATION_BETWEEN] = "% lies between",
      [AIMET_NORM_CONCAT_BETWEEN] = "% lies between",
      [AIMET_NORM_OPERATOR_BETWEEN] = "% lies between",
      [AIMET_NORM_PADDING] =
          "it pads with zeros behind the norm, which are no zeros before it",
      [AIMET_NORM_GROUPS] = "that is grouped in a way that AIMET leaves alone",
      [AIMET_NORM_TRANSPOSED] =
          "at its borders fewer elements are summed up than inside",
      [AIMET_NORM_FUNCTION_ATTRIBUTE] =
          "an attribute is given by the caller of the function",
      [AIMET_NORM_OTHER_GRAPH] = "only one of the two is in the body of %",
      [AIMET_NORM_BIAS_BY_ROW] =
          "the bias there is not one number for each channel",
      [AIMET_NORM_OTHER_AXIS] = "its channels are not those of the norm",
      [AIMET_NORM_OUT_OF_RANGE] =
          "a number would be infinite, none, or too large for its type",
      [AIMET_NORM_NO_NEIGHBOUR] =
          "no convolution or matrix product stands beside it",
  };
  return words[reason];
}

/// Why a tensor is no constant that can be changed.
static const char *words_of_computed(const aimet_norm_fold *fold) {
  bool is_weight = fold->reason == AIMET_NORM_COMPUTED_WEIGHT;
  if (fold->is_body_argument)
    return is_weight ? "the weight or bias there is what % hands to its body"
                     : "its parameters are what % hands to its body";
  if (mlirOperationIsNull(fold->blocker))
    return is_weight ? "the weight or bias there is an input, which the caller "
                       "may set"
                     : "its parameters are inputs, which the caller may set";
  if (is_stored_otherwise(fold->blocker))
    return is_weight ? "the weight or bias there is no dense tensor of floats"
                     : "its parameters are no dense tensors of floats";
  return is_weight ? "the weight or bias there is computed when the model runs"
                   : "its parameters are computed when the model runs";
}

const char *aimet_norm_reason_words(const aimet_norm_fold *fold) {
  if (is_left_by_aimet(fold) && fold->reason != AIMET_NORM_GROUPS)
    return "the two are no pattern that AIMET folds";
  if (is_of_own_operator(fold))
    return "it reads the weight as something else as well";
  return fold->reason == AIMET_NORM_COMPUTED_WEIGHT ||
                 fold->reason == AIMET_NORM_COMPUTED_PARAMETERS
             ? words_of_computed(fold)
             : words_of(fold->reason);
}

//===----------------------------------------------------------------------===//
// Remedies
//===----------------------------------------------------------------------===//

/// What a user does who runs no pass, where one would help.
static const char *remedy_of_pass(const char *pass) {
  static const struct {
    const char *pass, *remedy;
  } remedies[] = {
      {"eliminate-identities", "take out what lies between: it does nothing"},
      {"fold-batch-norm", "AIMET leaves it, but it can be folded"},
      {"fold-constants", "store what is computed from constants alone"},
      {"inline-functions", "put the function in the place of its call"},
      {"push-batch-norm-through-concat",
       "give each of the operators that feed the Concat a norm of its own, "
       "where `--fold-batch-norm` folds it"},
      {"unroll-reused-modules", "make each call of the layer one of its own"},
      {"unshare-weights", "give each of them a weight of its own"},
  };
  for (size_t i = 0; pass && i < sizeof remedies / sizeof *remedies; ++i)
    if (strcmp(pass, remedies[i].pass) == 0)
      return remedies[i].remedy;
  return NULL;
}

/// What is done about a weight, bias or parameter that is no constant.
static const char *remedy_for_computed(const aimet_norm_fold *fold) {
  if (mlirOperationIsNull(fold->blocker))
    return "store the tensor as an initializer that is no input "
           "(`export_params=True, keep_initializers_as_inputs=False`)";
  if (fold->is_body_argument)
    return "let the body read the tensor itself, as a constant";
  if (is_stored_otherwise(fold->blocker))
    return "store it as a dense tensor of floats";
  if (aimet_op_is(fold->blocker, "onnx.DequantizeLinear"))
    return "fold it before the model is quantized";
  return "store the tensor itself, not what it is computed from";
}

/// What is in the way where both stand side by side, and is not the weight.
static const char *remedy_for_layer(const aimet_norm_fold *fold) {
  switch (fold->reason) {
  case AIMET_NORM_SECOND_CONSUMER:
    return comes_behind(fold)
               ? "let the other reader take the result of the norm, and train "
                 "again, or give it a layer of its own"
               : "give each of the readers a norm of its own";
  case AIMET_NORM_GRAPH_OUTPUT:
    return "take what lies between out of the outputs (what `forward` "
           "returns)";
  case AIMET_NORM_PADDING:
  case AIMET_NORM_TRANSPOSED:
    return "put it behind the convolution, not before it, and train again";
  case AIMET_NORM_BIAS_BY_ROW:
    return "give the layer a bias of one number for each output channel, as "
           "`torch.nn.Linear` has it";
  case AIMET_NORM_OTHER_AXIS:
    return "let the norm go over the channels of the layer; an input of a "
           "linear layer must have two dimensions for that "
           "(`x.flatten(0, -2)`)";
  case AIMET_NORM_OTHER_GRAPH:
    return "compute both in the branch or loop, or both outside of it "
           "(`--inline-static-control-flow` where the node does the same in "
           "every run)";
  default:
    return NULL;
  }
}

static const char *remedy_for_weight(const aimet_norm_fold *fold) {
  switch (fold->reason) {
  case AIMET_NORM_SHARED_WEIGHT:
    return "give the operator a weight that it reads as nothing else";
  case AIMET_NORM_OUTPUT_WEIGHT:
    return "take the weight out of the outputs (what `forward` returns)";
  case AIMET_NORM_MENTIONED_BETWEEN:
  case AIMET_NORM_MENTIONED_WEIGHT:
    return "fold before the model gets what mentions it (quantization "
           "annotations, training information, device configurations), or "
           "take that out";
  case AIMET_NORM_COMPUTED_WEIGHT:
  case AIMET_NORM_COMPUTED_PARAMETERS:
    return remedy_for_computed(fold);
  default:
    return NULL;
  }
}

/// What is wrong with the norm itself, or with its numbers.
static const char *remedy_for_norm(const aimet_norm_fold *fold) {
  switch (fold->reason) {
  case AIMET_NORM_OF_CONSTANTS:
    return "compute the weight once, before the export, and give it to a layer "
           "that stores it as it is (`torch.nn.Conv2d` for a convolution that "
           "standardizes its weight)";
  case AIMET_NORM_TRAINING_MODE:
    return "export in evaluation mode: `model.eval()`";
  case AIMET_NORM_BY_ELEMENT:
    return "use a norm with one mean and variance for each channel, as "
           "`torch.nn.BatchNorm2d` is, and export to opset 9 or later";
  case AIMET_NORM_DYNAMIC_CHANNELS:
    return "store scale, bias, mean and variance in the model, so that their "
           "length is known";
  case AIMET_NORM_WRONG_LENGTHS:
    return "give all four parameters one number for each channel";
  case AIMET_NORM_TOO_LARGE:
    return "make the layer smaller, or fold it before the export "
           "(`torch.nn.utils.fusion`)";
  case AIMET_NORM_OUT_OF_RANGE:
    return "look at the numbers of both: they must be finite, variances with "
           "epsilon positive, and what folding makes of them small enough for "
           "their type";
  default:
    return NULL;
  }
}

/// The norm has to move: something lies between, or it stands alone.
static const char *remedy_for_place(const aimet_norm_fold *fold) {
  switch (fold->reason) {
  case AIMET_NORM_ACTIVATION_BETWEEN:
    return "put it right behind a convolution or linear layer, before the "
           "activation, and train again";
  case AIMET_NORM_CONCAT_BETWEEN:
    if (comes_behind(fold))
      return "give each convolution or linear layer that feeds the Concat a "
             "norm of its own";
    break;
  case AIMET_NORM_OPERATOR_BETWEEN:
    if (comes_behind(fold))
      return "put it right behind the convolution or linear layer, before "
             "what lies between, and train again";
    break;
  default:
    return fold->mended_by ? "put it right behind a convolution or linear layer"
                           : "put it right behind a convolution or linear "
                             "layer, or take it out";
  }
  return "put it right behind a convolution or linear layer, and train again";
}

static const char *remedy_of_reason(const aimet_norm_fold *fold) {
  const char *remedy = remedy_for_layer(fold);
  if (!remedy)
    remedy = remedy_for_weight(fold);
  if (!remedy)
    remedy = remedy_for_norm(fold);
  return remedy ? remedy : remedy_for_place(fold);
}

const char *aimet_norm_remedy(const aimet_norm_fold *fold, aimet_arena *arena) {
  const char *remedy = remedy_of_pass(fold->mended_by);
  if (remedy)
    return remedy;
  if (fold->max_bytes)
    return aimet_arena_format(arena,
                              "store what is computed from constants alone: "
                              "`--fold-constants{max-bytes=%llu}` does it",
                              (unsigned long long)fold->max_bytes);
  remedy = remedy_of_reason(fold);
  return fold->mended_by // batch-norm-to-conv
             ? aimet_arena_format(
                   arena, "%s, or make the norm a 1x1 depthwise convolution",
                   remedy)
             : remedy;
}
