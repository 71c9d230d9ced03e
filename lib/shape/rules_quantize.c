//===- rules_quantize.c - QuantizeLinear, DequantizeLinear ----------------===//
//
// The scale says how fine the quantization is: one number for the tensor, one
// for each index of an axis, or one for each block of an axis.
//
//===----------------------------------------------------------------------===//

#include "rules.h"

#include "rule_tools.h"

enum { SCALE = 1, ZERO_POINT = 2 };

/// A scalar, or a vector of one element, which runtimes take for one.
static bool is_single(const aimet_value_type *type) {
  uint64_t count;
  return aimet_type_static_count(type, &count) && count == 1 && type->rank <= 1;
}

static void check_zero_point(aimet_infer *node) {
  const aimet_value_type *scale = aimet_input_type(node, SCALE);
  const aimet_value_type *zero = aimet_input_type(node, ZERO_POINT);
  if (!aimet_type_is_ranked(scale) || !aimet_type_is_ranked(zero) ||
      (is_single(scale) && is_single(zero)))
    return;
  if (scale->rank != zero->rank) {
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "scale and zero point are of different rank, got %d and "
                      "%d, expected one shape",
                      (int)scale->rank, (int)zero->rank);
    return;
  }
  for (int32_t i = 0; i < scale->rank; ++i)
    aimet_same_dim(node, "sizes of scale and zero point", scale->dims[i],
                   zero->dims[i]);
}

static void check_per_axis(aimet_infer *node) {
  const aimet_value_type *scale = aimet_input_type(node, SCALE);
  int32_t rank = aimet_input_rank(node, 0), axis;
  if (aimet_infer_version(node) < 13) {
    if (aimet_is_int(scale->dims[0]))
      aimet_infer_warn(node, AIMET_FAULT_RANK,
                       "the scale is no single number, got %lld, expected 1 "
                       "before operator set 13",
                       (long long)scale->dims[0].as.i);
    return;
  }
  // A scale of unknown length may turn out to be a single number.
  if (rank == AIMET_UNRANKED || !aimet_is_int(scale->dims[0]) ||
      !aimet_normalize_axis(node, "attribute \"axis\"",
                            aimet_node_int(aimet_infer_view(node), "axis", 1),
                            rank, &axis))
    return;
  aimet_same_dim(node, "sizes of the axis and of its scales",
                 aimet_input_dim(node, 0, axis), scale->dims[0]);
}

/// The scale has the rank of the input and fewer elements along one axis.
static void check_blocks(aimet_infer *node, int64_t block) {
  int32_t rank = aimet_input_rank(node, 0), axis;
  const aimet_value_type *scale = aimet_input_type(node, SCALE);
  if (rank == AIMET_UNRANKED ||
      !aimet_normalize_axis(node, "attribute \"axis\"",
                            aimet_node_int(aimet_infer_view(node), "axis", 1),
                            rank, &axis) ||
      !aimet_expect_rank(node, SCALE, rank, rank))
    return;
  for (int32_t i = 0; i < rank; ++i) {
    aimet_number size = aimet_input_dim(node, 0, i);
    aimet_number expected =
        i != axis
            ? size
            : aimet_ceil_div(aimet_infer_symbols(node), size, aimet_int(block));
    aimet_same_dim(node, "sizes of blocks and of their scales", expected,
                   scale->dims[i]);
  }
}

static void check_scale(aimet_infer *node) {
  const aimet_value_type *scale = aimet_input_type(node, SCALE);
  int64_t block = aimet_node_int(aimet_infer_view(node), "block_size", 0);
  check_zero_point(node);
  if (block < 0)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"block_size\" is negative, got %lld, expected 0 or more",
        (long long)block);
  if (block < 0 || !aimet_type_is_ranked(scale))
    return;
  if (block > 0)
    check_blocks(node, block);
  else if (is_single(scale))
    return;
  else if (scale->rank == 1)
    check_per_axis(node);
  else
    aimet_expect_rank(node, SCALE, 0, 1);
}

static void infer_quantize(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  check_scale(node);
  int32_t zero_point = aimet_input_element(node, ZERO_POINT);
  int64_t stated = aimet_node_int(aimet_infer_view(node), "output_dtype", 0);
  if (stated == AIMET_DATA_UNDEFINED || aimet_has_input(node, ZERO_POINT)) {
    if (!aimet_has_input(node, ZERO_POINT))
      aimet_set_element(node, 0, AIMET_DATA_UINT8);
    else if (zero_point != AIMET_DATA_UNDEFINED)
      aimet_set_element(node, 0, zero_point);
  } else {
    aimet_set_element_of_attribute(node, "output_dtype", AIMET_DATA_UNDEFINED);
  }
  if (stated != AIMET_DATA_UNDEFINED && zero_point != AIMET_DATA_UNDEFINED &&
      stated != zero_point)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"output_dtype\" is not the type of the zero point, got "
        "%lld, expected %d (%s)",
        (long long)stated, (int)zero_point, aimet_data_type_name(zero_point));
}

static void infer_dequantize(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  check_scale(node);
  int32_t scale = aimet_input_element(node, SCALE);
  if (aimet_infer_version(node) >= 23 &&
      aimet_node_int(aimet_infer_view(node), "output_dtype", 0) !=
          AIMET_DATA_UNDEFINED)
    aimet_set_element_of_attribute(node, "output_dtype", AIMET_DATA_UNDEFINED);
  else if (scale != AIMET_DATA_UNDEFINED)
    aimet_set_element(node, 0, scale);
}

/// A quantized tensor, its scale, its zero point.
static void infer_dynamic_quantize(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  aimet_set_shape(node, 1, 0, NULL);
  aimet_set_shape(node, 2, 0, NULL);
}

const aimet_infer_rule aimet_rules_quantize[] = {
    {"DequantizeLinear", NULL, infer_dequantize, NULL},
    {"DynamicQuantizeLinear", NULL, infer_dynamic_quantize, NULL},
    {"QuantizeLinear", NULL, infer_quantize, NULL},
    {0},
};
