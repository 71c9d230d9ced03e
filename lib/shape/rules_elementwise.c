//===- rules_elementwise.c - operators that keep the shape of an input ----===//
//
// Activations, mathematical functions, Softmax and its kin, cumulative sums.
// Element types follow from the schemas' type variables.
//
//===----------------------------------------------------------------------===//

#include "rules.h"

#include "eval.h"

static void keep_shape(aimet_infer *node) { aimet_set_shape_of(node, 0, 0); }

//===----------------------------------------------------------------------===//
// Attributes and inputs that may be wrong
//===----------------------------------------------------------------------===//

static void infer_softmax(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  if (!aimet_expect_rank(node, 0, 1, -1))
    return;
  int32_t axis;
  aimet_normalize_axis(node, "attribute \"axis\"",
                       aimet_node_int(aimet_infer_view(node), "axis", 1),
                       aimet_input_rank(node, 0), &axis);
}

/// Inputs that are a single number must be scalars.
static void expect_scalar(aimet_infer *node, int i, const char *name) {
  int32_t rank = aimet_input_rank(node, i);
  if (rank > 0)
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "input \"%s\" is no scalar, got rank %d, expected 0",
                      name, (int)rank);
}

static void infer_dropout(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  aimet_set_shape_of(node, 1, 0);
  if (aimet_infer_version(node) < 12)
    return;
  expect_scalar(node, 1, "ratio");
  expect_scalar(node, 2, "training_mode");
}

static void report_slope(aimet_infer *node, int32_t axis, aimet_number x,
                         aimet_number slope, bool fits) {
  if (!fits)
    aimet_infer_error(
        node, AIMET_FAULT_BROADCAST,
        "input \"slope\" does not broadcast to \"X\" along dimension %d, "
        "got %lld, expected 1 or %lld",
        (int)axis, (long long)slope.as.i, (long long)x.as.i);
  else
    aimet_infer_warn(
        node, AIMET_FAULT_BROADCAST,
        "input \"slope\" is larger than \"X\" along dimension %d, got %lld, "
        "expected 1",
        (int)axis, (long long)slope.as.i);
}

/// The slope is broadcast to X; X itself is not broadcast.
static void infer_prelu(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  int32_t rank = aimet_input_rank(node, 0), own = aimet_input_rank(node, 1);
  if (aimet_infer_version(node) < 7 || rank == AIMET_UNRANKED)
    return;
  for (int32_t i = 1; i <= own && i <= rank; ++i) {
    aimet_number size, x = aimet_input_dim(node, 0, -i);
    aimet_number slope = aimet_input_dim(node, 1, -i);
    bool fits = aimet_broadcast_dim(node, x, slope, &size);
    if (!fits || (aimet_is(x, 1) && aimet_is_int(slope) && slope.as.i > 1))
      report_slope(node, rank - i, x, slope, fits);
  }
}

/// Bounds are scalars; runtimes take any tensor of one element.
static void infer_clip(aimet_infer *node) {
  static const char *const names[] = {"data", "min", "max"};
  aimet_set_shape_of(node, 0, 0);
  for (int i = 1; i <= 2 && i < aimet_input_count(node); ++i) {
    uint64_t count;
    if (aimet_type_static_count(aimet_input_type(node, i), &count) &&
        count != 1)
      aimet_infer_error(node, AIMET_FAULT_SHAPE,
                        "input \"%s\" is no single number, got %llu elements, "
                        "expected 1",
                        names[i], (unsigned long long)count);
  }
}

/// The axis is an input of one element.
static void infer_cumulative(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  int32_t rank = aimet_input_rank(node, 0), axis;
  int64_t stated;
  uint64_t count;
  if (aimet_type_static_count(aimet_input_type(node, 1), &count) && count != 1)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "input \"axis\" is no single number, got %llu elements, "
                      "expected 1",
                      (unsigned long long)count);
  if (aimet_expect_rank(node, 0, 1, -1) && aimet_input_int(node, 1, &stated))
    aimet_normalize_axis(node, "input \"axis\"", stated, rank, &axis);
}

/// Both inputs have one shape; nothing is broadcast.
static void infer_swiglu(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0), other = aimet_input_rank(node, 1);
  if (rank == AIMET_UNRANKED || other == AIMET_UNRANKED) {
    aimet_set_shape_of(node, 0, rank == AIMET_UNRANKED ? 1 : 0);
    return;
  }
  if (rank != other) {
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "\"A\" and \"B\" are of different rank, got %d and %d, "
                      "expected one shape",
                      (int)rank, (int)other);
    return;
  }
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t i = 0; i < rank; ++i)
    dims[i] = aimet_same_dim(node, "sizes of \"A\" and \"B\"",
                             aimet_input_dim(node, 0, i),
                             aimet_input_dim(node, 1, i));
  aimet_set_shape(node, 0, rank, dims);
}

//===----------------------------------------------------------------------===//
// Dropout's elements
//===----------------------------------------------------------------------===//

/// True if the node certainly lets its input through.
static bool is_inference_dropout(aimet_infer *node) {
  int32_t version = aimet_infer_version(node);
  if (version < 7)
    return aimet_node_int(aimet_infer_view(node), "is_test", 0) != 0;
  int64_t training = 0;
  return version < 12 || !aimet_has_input(node, 2) ||
         (aimet_input_int(node, 2, &training) && training == 0);
}

static void evaluate_dropout(aimet_infer *node) {
  uint64_t count;
  const aimet_elements *in = aimet_input_elements(node, 0);
  if (in && aimet_can_evaluate(node, 0, &count) && count == in->count &&
      is_inference_dropout(node))
    aimet_set_elements(node, 0, in->at);
}

const aimet_infer_rule aimet_rules_elementwise[] = {
    {"Abs", NULL, keep_shape, aimet_evaluate_abs},
    {"Acos", NULL, keep_shape, NULL},
    {"Acosh", NULL, keep_shape, NULL},
    {"Asin", NULL, keep_shape, NULL},
    {"Asinh", NULL, keep_shape, NULL},
    {"Atan", NULL, keep_shape, NULL},
    {"Atanh", NULL, keep_shape, NULL},
    {"BitwiseNot", NULL, keep_shape, aimet_evaluate_bit_not},
    {"Ceil", NULL, keep_shape, aimet_evaluate_ceil},
    {"Celu", NULL, keep_shape, NULL},
    {"Clip", NULL, infer_clip, aimet_evaluate_clip},
    {"Cos", NULL, keep_shape, NULL},
    {"Cosh", NULL, keep_shape, NULL},
    {"CumProd", NULL, infer_cumulative, aimet_evaluate_cum_prod},
    {"CumSum", NULL, infer_cumulative, aimet_evaluate_cum_sum},
    {"Dropout", NULL, infer_dropout, evaluate_dropout},
    {"Elu", NULL, keep_shape, NULL},
    {"Erf", NULL, keep_shape, NULL},
    {"Exp", NULL, keep_shape, NULL},
    {"Floor", NULL, keep_shape, aimet_evaluate_floor},
    {"Gelu", NULL, keep_shape, NULL},
    {"HardSigmoid", NULL, keep_shape, NULL},
    {"HardSwish", NULL, keep_shape, NULL},
    {"Hardmax", NULL, infer_softmax, NULL},
    {"IsInf", NULL, keep_shape, aimet_evaluate_is_inf},
    {"IsNaN", NULL, keep_shape, aimet_evaluate_is_nan},
    {"LeakyRelu", NULL, keep_shape, NULL},
    {"Log", NULL, keep_shape, NULL},
    {"LogSoftmax", NULL, infer_softmax, NULL},
    {"Mish", NULL, keep_shape, NULL},
    {"Neg", NULL, keep_shape, aimet_evaluate_neg},
    {"Not", NULL, keep_shape, aimet_evaluate_not},
    {"PRelu", NULL, infer_prelu, NULL},
    {"Reciprocal", NULL, keep_shape, aimet_evaluate_reciprocal},
    {"Relu", NULL, keep_shape, aimet_evaluate_relu},
    {"Round", NULL, keep_shape, aimet_evaluate_round},
    {"Selu", NULL, keep_shape, NULL},
    {"Shrink", NULL, keep_shape, NULL},
    {"Sigmoid", NULL, keep_shape, NULL},
    {"Sign", NULL, keep_shape, aimet_evaluate_sign},
    {"Sin", NULL, keep_shape, NULL},
    {"Sinh", NULL, keep_shape, NULL},
    {"Softmax", NULL, infer_softmax, NULL},
    {"Softplus", NULL, keep_shape, NULL},
    {"Softsign", NULL, keep_shape, NULL},
    {"Sqrt", NULL, keep_shape, aimet_evaluate_sqrt},
    {"SwiGLU", NULL, infer_swiglu, NULL},
    {"Swish", NULL, keep_shape, NULL},
    {"Tan", NULL, keep_shape, NULL},
    {"Tanh", NULL, keep_shape, NULL},
    {"ThresholdedRelu", NULL, keep_shape, NULL},
    {0},
};
