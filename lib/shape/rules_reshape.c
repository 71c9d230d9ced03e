//===- rules_reshape.c - operators that keep elements and their order -----===//
//
// Reshape, Flatten, Squeeze, Unsqueeze, Identity.
//
//===----------------------------------------------------------------------===//

#include "rule_checks.h"
#include "rule_tools.h"
#include "rules.h"

//===----------------------------------------------------------------------===//
// Reshape
//===----------------------------------------------------------------------===//

/// A reshape being worked out.
typedef struct reshape {
  aimet_infer *node;
  int32_t rank;
  aimet_number *dims; ///< of the output
  bool *copied;       ///< from the same axis of the input (a 0)
  int32_t open;       ///< the axis that follows from all others, or -1
  bool has_minus_one;
  bool has_several_open;
} reshape;

/// Takes over what the target says of axis `k`.
static void take_target(reshape *r, int32_t k, aimet_number target,
                        bool allow_zero) {
  aimet_infer *node = r->node;
  int32_t in_rank = aimet_input_rank(node, 0);
  r->dims[k] = target;
  if (aimet_is(target, 0) && !allow_zero) {
    r->dims[k] = aimet_input_dim(node, 0, k);
    r->copied[k] = in_rank != AIMET_UNRANKED && k < in_rank;
    if (in_rank != AIMET_UNRANKED && k >= in_rank)
      aimet_infer_error(node, AIMET_FAULT_VALUE,
                        "a 0 at place %d of the target shape keeps a dimension "
                        "that the input has not, got rank %d, expected at "
                        "least %d",
                        k, in_rank, k + 1);
  } else if (aimet_is_int(target) && target.as.i < 0) {
    r->dims[k] = aimet_unknown_number();
    if (target.as.i != -1)
      aimet_infer_error(
          node, AIMET_FAULT_VALUE,
          "the size at place %d of the target shape is negative, got %lld, "
          "expected -1, 0 or a size",
          k, (long long)target.as.i);
    else if (r->has_minus_one)
      aimet_infer_error(node, AIMET_FAULT_VALUE,
                        "the target shape leaves several sizes open, got a "
                        "second -1 at place %d, expected at most one",
                        k);
    r->has_minus_one |= target.as.i == -1;
  }
  if (r->dims[k].kind != AIMET_NUMBER_UNKNOWN || r->copied[k])
    return;
  r->has_several_open |= r->open >= 0;
  r->open = k;
}

/// The product of the input's dimensions but those that are copied.
static aimet_number input_product(const reshape *r) {
  aimet_number product = aimet_int(1);
  const aimet_value_type *in = aimet_input_type(r->node, 0);
  if (!aimet_is_ranked_tensor(in))
    return aimet_unknown_number();
  for (int32_t k = 0; k < in->rank; ++k)
    if (k >= r->rank || !r->copied[k])
      product = aimet_size_product(r->node, product, in->dims[k]);
  return product;
}

/// The product of the output's dimensions but those that are copied or open.
static aimet_number output_product(const reshape *r) {
  aimet_number product = aimet_int(1);
  for (int32_t k = 0; k < r->rank; ++k)
    if (k != r->open && !r->copied[k])
      product = aimet_size_product(r->node, product, r->dims[k]);
  return product;
}

/// True if one of the copied dimensions is a 0.
static bool copies_zero(const reshape *r) {
  for (int32_t k = 0; k < r->rank; ++k)
    if (r->copied[k] && aimet_is(r->dims[k], 0))
      return true;
  return false;
}

/// The one size that is open follows from all others.
static void close_open(reshape *r) {
  aimet_number from = input_product(r), to = output_product(r);
  if (aimet_is(to, 0) || copies_zero(r)) {
    if (r->has_minus_one)
      aimet_infer_error(r->node, AIMET_FAULT_VALUE,
                        "the target shape has a 0 and leaves a size open, "
                        "which then is any size, got -1, expected a size");
    return;
  }
  if (aimet_is_int(from) && aimet_is_int(to) && from.as.i % to.as.i != 0) {
    aimet_infer_error(r->node, AIMET_FAULT_SHAPE,
                      "the elements do not fill the target shape, got %lld, "
                      "expected a multiple of %lld",
                      (long long)from.as.i, (long long)to.as.i);
    return;
  }
  // There is a size that fits, so a quotient with a rest has none.
  aimet_number size = aimet_exact_div(aimet_infer_symbols(r->node), from, to);
  if (size.kind == AIMET_NUMBER_UNKNOWN && aimet_is_int(to))
    size = aimet_div(aimet_infer_symbols(r->node), from, to);
  r->dims[r->open] = size;
}

static void check_count(const reshape *r) {
  aimet_number from = input_product(r), to = output_product(r);
  if (aimet_is_int(from) && aimet_is_int(to) && from.as.i != to.as.i &&
      !copies_zero(r))
    aimet_infer_error(r->node, AIMET_FAULT_SHAPE,
                      "the elements do not fill the target shape, got %lld, "
                      "expected %lld",
                      (long long)from.as.i, (long long)to.as.i);
}

static void infer_reshape(aimet_infer *node) {
  bool is_attribute = aimet_infer_version(node) < 5;
  aimet_list target = is_attribute ? aimet_list_of_attribute(node, "shape")
                                   : aimet_list_of_input(node, 1);
  if (!is_attribute)
    aimet_expect_list(node, 1);
  if (!target.counted)
    return;
  bool allow_zero = aimet_node_int(aimet_infer_view(node), "allowzero", 0) != 0;
  reshape r = {.node = node, .rank = (int32_t)target.count, .open = -1};
  r.dims = aimet_infer_numbers(node, target.count);
  r.copied = aimet_arena_calloc(aimet_infer_arena(node),
                                (size_t)target.count + 1, sizeof *r.copied);
  for (int32_t k = 0; k < r.rank; ++k)
    take_target(&r, k, target.at ? target.at[k] : aimet_unknown_number(),
                allow_zero);
  if (r.open < 0)
    check_count(&r);
  else if (!r.has_several_open)
    close_open(&r);
  aimet_set_shape(node, 0, r.rank, r.dims);
}

//===----------------------------------------------------------------------===//
// Flatten, Identity
//===----------------------------------------------------------------------===//

static void infer_flatten(aimet_infer *node) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  int64_t axis = aimet_node_int(aimet_infer_view(node), "axis", 1);
  if (!aimet_is_ranked_tensor(in)) {
    aimet_set_rank(node, 0, 2);
    return;
  }
  int32_t rank = in->rank;
  int64_t least = aimet_infer_version(node) < 11 ? 0 : -(int64_t)rank;
  if (axis < least || axis > rank) {
    aimet_infer_error(node, AIMET_FAULT_AXIS,
                      "axis is out of range, got %lld, expected %lld to %d",
                      (long long)axis, (long long)least, rank);
    aimet_set_rank(node, 0, 2);
    return;
  }
  uint64_t split = (uint64_t)(axis < 0 ? axis + rank : axis);
  aimet_number dims[2] = {aimet_product(node, in->dims, split),
                          aimet_product(node,
                                        in->dims ? in->dims + split : NULL,
                                        (uint64_t)rank - split)};
  aimet_set_shape(node, 0, 2, dims);
}

static void infer_identity(aimet_infer *node) {
  if (aimet_input_type(node, 0)->kind != AIMET_TYPE_UNKNOWN &&
      aimet_has_input(node, 0))
    aimet_set_type(node, 0, aimet_input_type(node, 0));
}

//===----------------------------------------------------------------------===//
// Squeeze, Unsqueeze
//===----------------------------------------------------------------------===//

static aimet_list axes_of(aimet_infer *node) {
  if (aimet_infer_version(node) < 13)
    return aimet_list_of_attribute(node, "axes");
  aimet_expect_rank(node, 1, 0, 1);
  return aimet_list_of_input(node, 1);
}

/// Without axes every dimension of size 1 goes: which those are must be known.
static void squeeze_all(aimet_infer *node, bool keep_if_unsure) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)in->rank);
  int32_t rank = 0;
  for (int32_t k = 0; k < in->rank; ++k) {
    if (!aimet_is_int(in->dims[k]) || (keep_if_unsure && in->dims[k].as.i == 1))
      return;
    if (in->dims[k].as.i != 1)
      dims[rank++] = in->dims[k];
  }
  aimet_set_shape(node, 0, rank, dims);
}

/// The axes that go as flags; null if one is out of range (reported). Naming
/// one twice is no fault.
static bool *squeezed_axes(aimet_infer *node, const aimet_list *axes,
                           int32_t rank) {
  bool *flags = aimet_arena_calloc(aimet_infer_arena(node), (size_t)rank + 1,
                                   sizeof *flags);
  for (uint64_t i = 0; i < axes->count; ++i) {
    int32_t axis;
    if (!aimet_normalize_axis(node, "axis", axes->at[i].as.i, rank, &axis))
      return NULL;
    flags[axis] = true;
  }
  return flags;
}

static void infer_squeeze(aimet_infer *node) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  aimet_list axes = axes_of(node);
  if (!aimet_is_ranked_tensor(in))
    return;
  if (!axes.given || (axes.counted && axes.count == 0)) {
    // An empty list is no axis in the standard, and all axes in ONNX Runtime.
    squeeze_all(node, axes.given);
    return;
  }
  if (!aimet_list_is_known(&axes)) {
    if (axes.counted && axes.count == 1 && in->rank > 0)
      aimet_set_rank(node, 0, in->rank - 1);
    return;
  }
  bool *flags = squeezed_axes(node, &axes, in->rank);
  if (!flags)
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)in->rank);
  int32_t rank = 0;
  for (int32_t k = 0; k < in->rank; ++k) {
    if (!flags[k])
      dims[rank++] = in->dims[k];
    else if (aimet_number_differs(in->dims[k], aimet_int(1)))
      aimet_infer_error(node, AIMET_FAULT_SHAPE,
                        "dimension %d cannot be squeezed, got %s, expected 1",
                        k, aimet_number_text(node, in->dims[k]));
  }
  aimet_set_shape(node, 0, rank, dims);
}

static void infer_unsqueeze(aimet_infer *node) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  aimet_list axes = axes_of(node);
  if (!aimet_is_ranked_tensor(in) || !axes.counted)
    return;
  int32_t rank = in->rank + (int32_t)axes.count;
  if (!aimet_list_is_known(&axes)) {
    aimet_set_rank(node, 0, rank);
    return;
  }
  int64_t *values = aimet_arena_calloc(aimet_infer_arena(node),
                                       (size_t)axes.count + 1, sizeof *values);
  for (uint64_t i = 0; i < axes.count; ++i)
    values[i] = axes.at[i].as.i;
  bool *inserted = aimet_axis_flags(node, "axis", values, axes.count, rank);
  if (!inserted)
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t k = 0, from = 0; k < rank; ++k)
    dims[k] = inserted[k] ? aimet_int(1) : in->dims[from++];
  aimet_set_shape(node, 0, rank, dims);
}

const aimet_infer_rule aimet_rules_reshape[] = {
    {"Reshape", NULL, infer_reshape, aimet_copy_elements},
    {"Flatten", NULL, infer_flatten, aimet_copy_elements},
    {"Squeeze", NULL, infer_squeeze, aimet_copy_elements},
    {"Unsqueeze", NULL, infer_unsqueeze, aimet_copy_elements},
    {"Identity", NULL, infer_identity, aimet_copy_elements},
    {NULL, NULL, NULL, NULL},
};
