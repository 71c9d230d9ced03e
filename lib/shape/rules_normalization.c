//===- rules_normalization.c - normalizations -----------------------------===//
//
// Outputs have the shape of the input; what there is to say is what scales and
// biases must look like, and the statistics that some also put out.
//
//===----------------------------------------------------------------------===//

#include "rule_checks.h"
#include "rules.h"

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// BatchNormalization
//===----------------------------------------------------------------------===//

/// The number of channels, which all four lists must have.
static aimet_number batch_channels(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0);
  aimet_number channels = rank == AIMET_UNRANKED || rank > 1
                              ? aimet_input_dim(node, 0, 1)
                              : aimet_int(1);
  for (int i = 1; i <= 4; ++i)
    channels = aimet_join_list(
        node, i, "channels and sizes of scale, bias, mean and variance",
        channels);
  return channels;
}

/// From version 14 the number of outputs goes with the mode.
static void expect_mode(aimet_infer *node) {
  int outputs = aimet_output_count(node);
  bool training =
      aimet_node_int(aimet_infer_view(node), "training_mode", 0) != 0;
  int expected = training ? 3 : 1;
  if (outputs != expected)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"training_mode\" does not fit the outputs, "
                      "got %d outputs, expected %d",
                      outputs, expected);
}

static void infer_batch_normalization(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  int32_t version = aimet_infer_version(node);
  if (version < 14) {
    // Outputs: mean, variance, saved mean, saved variance.
    for (int i = 1; i <= 4; ++i)
      aimet_set_shape_of(node, i, i % 2 ? 3 : 4);
    if (version >= 9 ||
        aimet_node_int(aimet_infer_view(node), "spatial", 1) != 0)
      batch_channels(node);
    return;
  }
  expect_mode(node);
  aimet_number channels = batch_channels(node);
  aimet_set_shape(node, 1, 1, &channels);
  aimet_set_shape(node, 2, 1, &channels);
}

//===----------------------------------------------------------------------===//
// LayerNormalization, RMSNormalization
//===----------------------------------------------------------------------===//

/// The first axis that is normalized, or -1: not known, or wrong (reported).
static int32_t first_axis(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0), axis;
  int64_t stated = aimet_node_int(aimet_infer_view(node), "axis", -1);
  return rank != AIMET_UNRANKED &&
                 aimet_normalize_axis(node, "attribute \"axis\"", stated, rank,
                                      &axis)
             ? axis
             : -1;
}

/// Scale and bias broadcast to the input.
static void expect_scales(aimet_infer *node) {
  const aimet_value_type *type = aimet_input_type(node, 0);
  if (!aimet_type_is_ranked(type))
    return;
  aimet_expect_broadcasts_to(node, 1, "scale", type->rank, type->dims);
  aimet_expect_broadcasts_to(node, 2, "bias", type->rank, type->dims);
}

/// Mean and deviation have type `stash_type`.
static void set_stash_types(aimet_infer *node) {
  int64_t type =
      aimet_node_int(aimet_infer_view(node), "stash_type", AIMET_DATA_FLOAT);
  if (type != AIMET_DATA_FLOAT && type != AIMET_DATA_BFLOAT16) {
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"stash_type\" is no type of outputs, got "
                      "%" PRId64 ", expected 1 (FLOAT) or 16 (BFLOAT16)",
                      type);
    return;
  }
  aimet_set_element(node, 1, (int32_t)type);
  aimet_set_element(node, 2, (int32_t)type);
}

static void infer_layer_normalization(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  bool has_statistics = aimet_has_output(node, 1) || aimet_has_output(node, 2);
  if (has_statistics)
    set_stash_types(node);
  int32_t axis = first_axis(node);
  if (axis < 0)
    return;
  expect_scales(node);
  if (!has_statistics)
    return;
  int32_t rank = aimet_input_rank(node, 0);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t i = 0; i < rank; ++i)
    dims[i] = i < axis ? aimet_input_dim(node, 0, i) : aimet_int(1);
  aimet_set_shape(node, 1, rank, dims);
  aimet_set_shape(node, 2, rank, dims);
}

static void infer_rms_normalization(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  int32_t input = aimet_input_element(node, 0);
  int32_t scale = aimet_input_element(node, 1);
  if (input && scale && input != scale)
    aimet_infer_error(node, AIMET_FAULT_TYPE,
                      "input and scale differ in element type, got %s and %s, "
                      "expected the same",
                      aimet_data_type_name(input), aimet_data_type_name(scale));
  if (first_axis(node) >= 0)
    expect_scales(node);
}

//===----------------------------------------------------------------------===//
// GroupNormalization, InstanceNormalization
//===----------------------------------------------------------------------===//

/// Scale or bias, if it is a list at all, has `size` elements.
static void expect_elements(aimet_infer *node, int i, const char *what,
                            aimet_number size) {
  if (aimet_input_rank(node, i) == 1)
    aimet_same_dim(node, what, size, aimet_input_dim(node, i, 0));
}

static void infer_group_normalization(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  aimet_expect_rank(node, 0, 2, -1);
  const aimet_node *view = aimet_infer_view(node);
  int64_t groups = aimet_node_int(view, "num_groups", 1);
  if (!aimet_expect_at_least(node, "num_groups", groups, 1))
    return;
  aimet_number channels = aimet_input_dim(node, 0, 1);
  aimet_divide_evenly(node, "channels", channels, aimet_int(groups));
  bool by_group = aimet_infer_version(node) < 21;
  aimet_number size = by_group && aimet_node_has(view, "num_groups")
                          ? aimet_int(groups)
                          : channels;
  const char *what = by_group ? "number of groups and sizes of scale and bias"
                              : "channels and sizes of scale and bias";
  expect_elements(node, 1, what, size);
  expect_elements(node, 2, what, size);
}

static void infer_instance_normalization(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  aimet_expect_rank(node, 0, 3, -1);
  aimet_number channels = aimet_input_dim(node, 0, 1);
  for (int i = 1; i <= 2; ++i)
    channels = aimet_join_list(node, i, "channels and sizes of scale and bias",
                               channels);
}

//===----------------------------------------------------------------------===//
// Others
//===----------------------------------------------------------------------===//

static void infer_lrn(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  aimet_expect_at_least(node, "size",
                        aimet_node_int(aimet_infer_view(node), "size", 1), 1);
}

static void infer_lp_normalization(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  int64_t p = aimet_node_int(aimet_infer_view(node), "p", 2);
  if (p != 1 && p != 2)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"p\" is out of range, got %" PRId64 ", expected 1 or 2", p);
  first_axis(node);
}

static void infer_same_shape(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
}

const aimet_infer_rule aimet_rules_normalization[] = {
    {.name = "BatchNormalization", .infer = infer_batch_normalization},
    {.name = "LayerNormalization", .infer = infer_layer_normalization},
    {.name = "RMSNormalization", .infer = infer_rms_normalization},
    {.name = "GroupNormalization", .infer = infer_group_normalization},
    {.name = "InstanceNormalization", .infer = infer_instance_normalization},
    {.name = "LRN", .infer = infer_lrn},
    {.name = "LpNormalization", .infer = infer_lp_normalization},
    {.name = "MeanVarianceNormalization", .infer = infer_same_shape},
    {.name = NULL},
};
