//===- affine_linear.c - the forms of linear operators --------------------===//
//
// y = factor * W(x) + bias, with the scales and shifts of the channels of x
// taken into W where that is exact: W sees what it sees between the pixels of
// padding, too, so that shifts stay outside where there is any.
//
//===----------------------------------------------------------------------===//

#include "affine_node_view.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Forms
//===----------------------------------------------------------------------===//

/// Attributes of a Gemm that are numbers of it.
static bool is_number(const uint64_t *attribute) {
  MlirIdentifier name = {(const void *)(uintptr_t)attribute[ATTRIBUTE_NAME]};
  aimet_string_view text = aimet_view(mlirIdentifierStr(name));
  return aimet_sv_is(text, "alpha") || aimet_sv_is(text, "beta");
}

/// The words of the node without its numbers; the caller frees them.
static aimet_words structure(const affine_view *view) {
  aimet_words words = {NULL, 0, 0};
  form_add_node_words(view->scope, view->node.op, view->kind, 1, &words);
  words.at[NODE_NUM_RESULTS] = 1;
  uint64_t kept = 0, count = words.at[NODE_NUM_ATTRIBUTES];
  uint64_t *attributes = words.at + NODE_ATTRIBUTES;
  for (uint64_t i = 0; i < count; ++i)
    if (!is_number(attributes + i * ATTRIBUTE_WORDS))
      memmove(attributes + kept++ * ATTRIBUTE_WORDS,
              attributes + i * ATTRIBUTE_WORDS,
              ATTRIBUTE_WORDS * sizeof *attributes);
  words.at[NODE_NUM_ATTRIBUTES] = kept;
  words.count = NODE_ATTRIBUTES + (size_t)kept * ATTRIBUTE_WORDS;
  return words;
}

static bool are_finite(const near *numbers, uint64_t count) {
  bool finite = true;
  for (uint64_t i = 0; numbers && finite && i < count; ++i)
    finite = isfinite(numbers[i].at);
  return finite;
}

/// The map of the input that goes into the weights; null if there is none.
static const channel_map *taken_map(const affine_view *view,
                                    const linear_node *node) {
  const channel_map *map =
      node->takes_scales
          ? affine_form_map(view->nodes->forms, node->input, node->input_axis,
                            aimet_layout_inputs(&node->weight.layout))
          : NULL;
  return map && channel_map_is_finite(map) &&
                 (node->takes_shifts || !channel_map_has_shift(map))
             ? map
             : NULL;
}

static linear_product get_product(const affine_view *view,
                                  const linear_node *node) {
  affine_nodes *nodes = view->nodes;
  linear_weight weight = node->weight;
  aimet_form input = node->input;
  weight.input = taken_map(view, node);
  if (weight.input)
    input = (aimet_form)aimet_form_at(nodes->builder->table, input).children[0];
  aimet_words words = structure(view);
  linear_product product =
      linear_form_get(nodes->forms, input, &words, node->constant, &weight);
  if (!are_finite(product.sums, aimet_layout_outputs(&weight.layout))) {
    weight.input = NULL;
    product = linear_form_get(nodes->forms, node->input, &words, node->constant,
                              &weight);
  }
  free(words.at);
  return product;
}

static aimet_form linear_form(const affine_view *view,
                              const linear_node *node) {
  linear_product product = get_product(view, node);
  affine_set_label(view, product.form);
  channel_map *map =
      channel_map_create(aimet_layout_outputs(&node->weight.layout));
  near factor = near_exactly(node->factor);
  for (uint64_t i = 0; i < map->count; ++i) {
    map->scale[i] = near_product(factor, product.factors[i]);
    if (product.sums)
      map->shift[i] = near_product(factor, product.sums[i]);
    if (node->bias)
      map->shift[i] = near_sum(map->shift[i], node->bias[i]);
  }
  return affine_form_get(view->nodes->forms, product.form, node->output_axis,
                         map);
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

static bool all_are(const affine_view *view, const char *name, int64_t value) {
  uint64_t count;
  const int64_t *list = aimet_node_ints(&view->node, name, view->arena, &count);
  for (uint64_t i = 0; i < count; ++i)
    if (list[i] != value)
      return false;
  return true;
}

/// True if no input is padded for certain.
static bool has_no_padding(const affine_view *view,
                           const aimet_weight_layout *layout) {
  aimet_string_view mode = aimet_node_string(&view->node, "auto_pad");
  if (aimet_sv_is(mode, "VALID"))
    return true;
  if (mode.length && !aimet_sv_is(mode, "NOTSET"))
    return layout->block == 1;
  return all_are(view, "pads", 0);
}

/// A 1x1 depthwise Conv is an affine map, like a norm.
static bool is_pointwise(const affine_view *view,
                         const aimet_weight_layout *layout) {
  return layout->inner == 1 && layout->block == 1 &&
         layout->groups == layout->outer && has_no_padding(view, layout) &&
         all_are(view, "strides", 1);
}

static aimet_form pointwise_form(const affine_view *view,
                                 const linear_node *node) {
  uint64_t count = node->weight.layout.outer;
  const near *scales = affine_read(view, node->constant, count);
  if (!scales)
    return 0;
  channel_map *map = channel_map_create(count);
  for (uint64_t i = 0; i < count; ++i) {
    map->scale[i] = scales[i];
    if (node->bias)
      map->shift[i] = node->bias[i];
  }
  return affine_form_get(view->nodes->forms, node->input, AXIS_CHANNEL, map);
}

/// False where the node is not linear with constant weights and bias.
static bool view_conv(const affine_view *view, bool outer_is_output,
                      linear_node *out) {
  int64_t groups = aimet_node_int(&view->node, "group", 1);
  *out = (linear_node){.input = affine_operand(view, 0), .factor = 1};
  if (!out->input || groups < 1 ||
      !linear_find_weight(view, (uint64_t)groups, outer_is_output, out))
    return false;
  aimet_form bias = linear_find_bias(view);
  if (bias)
    out->bias =
        affine_read(view, bias, aimet_layout_outputs(&out->weight.layout));
  return !bias || out->bias;
}

aimet_form affine_conv(const affine_view *view) {
  linear_node node;
  if (!view_conv(view, true, &node))
    return 0;
  if (is_pointwise(view, &node.weight.layout))
    return pointwise_form(view, &node);
  node.takes_scales = true;
  node.takes_shifts = has_no_padding(view, &node.weight.layout);
  return linear_form(view, &node);
}

/// Each output sees some of the weights only, which not all see the same: what
/// is in front stays there.
aimet_form affine_conv_transpose(const affine_view *view) {
  linear_node node;
  return view_conv(view, false, &node) ? linear_form(view, &node) : 0;
}

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

/// The bias of a Gemm, times beta; false if it is none for each column.
static bool read_gemm_bias(const affine_view *view, uint64_t count,
                           const near **out) {
  aimet_form form = linear_find_bias(view);
  double beta = aimet_node_float(&view->node, "beta", 1);
  MlirType type = affine_constant_type(view, form);
  uint64_t held;
  *out = NULL;
  if (!form)
    return true;
  if (mlirTypeIsNull(type) || !aimet_type_element_count(type, &held))
    return false;
  int64_t rank = mlirShapedTypeGetRank(type);
  if (held != 1 && (held != count || (uint64_t)mlirShapedTypeGetDimSize(
                                         type, (intptr_t)rank - 1) != count))
    return false;
  const near *read = affine_read(view, form, held);
  if (!read)
    return false;
  near *bias = aimet_arena_calloc(view->arena, count, sizeof *bias);
  for (uint64_t i = 0; i < count; ++i)
    bias[i] = near_product(near_exactly(beta), read[held == 1 ? 0 : i]);
  *out = bias;
  return true;
}

aimet_form affine_gemm(const affine_view *view) {
  bool is_transposed = aimet_node_int(&view->node, "transB", 0) != 0;
  linear_node node = {.input = affine_operand(view, 0),
                      .factor = aimet_node_float(&view->node, "alpha", 1)};
  if (!node.input || !linear_find_weight(view, 1, is_transposed, &node) ||
      node.weight.layout.block != 1 ||
      !read_gemm_bias(view, aimet_layout_outputs(&node.weight.layout),
                      &node.bias))
    return 0;
  node.takes_scales = node.takes_shifts =
      aimet_node_int(&view->node, "transA", 0) == 0;
  return linear_form(view, &node);
}

aimet_form affine_matmul(const affine_view *view) {
  linear_node node = {.input = affine_operand(view, 0), .factor = 1};
  if (!node.input || !linear_find_weight(view, 1, false, &node) ||
      mlirShapedTypeGetRank(node.weight.seen) != 2)
    return 0;
  node.input_axis = node.output_axis =
      affine_last_axis(view->nodes, mlirOperationGetOperand(view->node.op, 0));
  node.takes_scales = node.takes_shifts = true;
  return linear_form(view, &node);
}
