//===- rules_selection.c - operators that pick elements by value ----------===//
//
// NonZero, OneHot, TopK, Unique.
//
//===----------------------------------------------------------------------===//

#include "rule_checks.h"
#include "rule_tools.h"
#include "rules.h"

//===----------------------------------------------------------------------===//
// NonZero
//===----------------------------------------------------------------------===//

static bool is_zero(aimet_number n) {
  return n.kind == AIMET_NUMBER_FLOAT ? n.as.f == 0 : aimet_is(n, 0);
}

/// How many elements of input 0 are not zero; unknown if one is not known.
static aimet_number count_nonzero(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  int64_t count = 0;
  for (uint64_t i = 0; in && i < in->count; ++i) {
    if (!aimet_is_known(in->at[i]))
      return aimet_unknown_number();
    count += !is_zero(in->at[i]);
  }
  return in ? aimet_int(count) : aimet_unknown_number();
}

static void infer_non_zero(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0);
  aimet_number dims[2] = {aimet_unknown_number(), count_nonzero(node)};
  // Of a scalar the standard makes no row, and ONNX Runtime one.
  if (rank > 0)
    dims[0] = aimet_int(rank);
  aimet_set_element(node, 0, AIMET_DATA_INT64);
  aimet_set_shape(node, 0, 2, dims);
}

static void evaluate_non_zero(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  int32_t rank = aimet_input_rank(node, 0);
  uint64_t count;
  if (!in || !dims || rank <= 0 || !aimet_can_evaluate(node, 0, &count))
    return;
  uint64_t columns = count / (uint64_t)rank, column = 0;
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  for (uint64_t e = 0; e < in->count && column < columns; ++e) {
    if (is_zero(in->at[e]))
      continue;
    uint64_t rest = e;
    for (int32_t k = rank - 1; k >= 0; --k) {
      out[(uint64_t)k * columns + column] =
          aimet_int((int64_t)(rest % (uint64_t)dims[k]));
      rest /= (uint64_t)dims[k];
    }
    ++column;
  }
  if (column == columns)
    aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// OneHot
//===----------------------------------------------------------------------===//

/// The size of the new dimension, which the input 'depth' gives.
static aimet_number depth_of(aimet_infer *node) {
  const aimet_elements *depth = aimet_input_elements(node, 1);
  if (!depth || depth->count != 1)
    return aimet_unknown_number();
  aimet_number number = depth->at[0];
  if (number.kind != AIMET_NUMBER_FLOAT)
    return number;
  bool fits = number.as.f > -0x1p53 && number.as.f < 0x1p53;
  return fits ? aimet_int((int64_t)number.as.f) : aimet_unknown_number();
}

/// The same, but unknown, and reported, if it is negative.
static aimet_number checked_depth(aimet_infer *node) {
  aimet_number depth = depth_of(node);
  if (!aimet_is_int(depth) || depth.as.i >= 0)
    return depth;
  aimet_infer_error(node, AIMET_FAULT_NEGATIVE,
                    "\"depth\" is negative, got %lld, expected at least 0",
                    (long long)depth.as.i);
  return aimet_unknown_number();
}

static void check_one_element(aimet_infer *node, int i, const char *name,
                              int64_t count) {
  if (aimet_input_rank(node, i) == 1 &&
      aimet_number_differs(aimet_input_dim(node, i, 0), aimet_int(count)))
    aimet_infer_error(
        node, AIMET_FAULT_SHAPE,
        "\"%s\" has the wrong number of elements, got %s, expected "
        "%lld",
        name, aimet_number_text(node, aimet_input_dim(node, i, 0)),
        (long long)count);
}

static void infer_one_hot(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0), axis;
  aimet_number depth = checked_depth(node);
  // Version 9 asks for a list, but runtimes take a scalar there as well.
  aimet_expect_rank(node, 1, 0, 1);
  check_one_element(node, 1, "depth", 1);
  aimet_expect_list(node, 2);
  check_one_element(node, 2, "values", 2);
  if (!aimet_expect_rank(node, 0, 1, -1) ||
      !aimet_normalize_axis(node, "axis",
                            aimet_node_int(aimet_infer_view(node), "axis", -1),
                            rank + 1, &axis))
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank + 1);
  for (int32_t k = 0; k <= rank; ++k)
    dims[k] = k < axis    ? aimet_input_dim(node, 0, k)
              : k == axis ? depth
                          : aimet_input_dim(node, 0, k - 1);
  aimet_set_shape(node, 0, rank + 1, dims);
}

//===----------------------------------------------------------------------===//
// TopK
//===----------------------------------------------------------------------===//

static aimet_number top_count(aimet_infer *node) {
  if (aimet_infer_version(node) < 10)
    return aimet_int(aimet_node_int(aimet_infer_view(node), "k", 0));
  aimet_expect_list(node, 1);
  check_one_element(node, 1, "K", 1);
  const aimet_elements *k = aimet_input_elements(node, 1);
  return k && k->count == 1 ? k->at[0] : aimet_unknown_number();
}

static void infer_top_k(aimet_infer *node) {
  aimet_number count = top_count(node);
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  int32_t rank = aimet_input_rank(node, 0), axis;
  aimet_set_element(node, 1, AIMET_DATA_INT64);
  if (!dims ||
      !aimet_normalize_axis(node, "axis",
                            aimet_node_int(aimet_infer_view(node), "axis", -1),
                            rank, &axis))
    return;
  if (aimet_is_int(count) && aimet_is_int(dims[axis]) &&
      count.as.i > dims[axis].as.i)
    aimet_infer_error(node, AIMET_FAULT_VALUE,
                      "more elements are asked for than the axis has, got "
                      "%lld, expected at most %lld",
                      (long long)count.as.i, (long long)dims[axis].as.i);
  dims[axis] = count;
  // Both outputs have the shape: what is wrong with it is said once.
  if (aimet_is_int(count) && count.as.i < 0) {
    aimet_infer_error(node, AIMET_FAULT_NEGATIVE,
                      "\"k\" is negative, got %lld, expected at least 0",
                      (long long)count.as.i);
    dims[axis] = aimet_unknown_number();
  }
  aimet_set_shape(node, 0, rank, dims);
  aimet_set_shape(node, 1, rank, dims);
}

//===----------------------------------------------------------------------===//
// Unique
//===----------------------------------------------------------------------===//

static void infer_unique(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  const aimet_value_type *in = aimet_input_type(node, 0);
  aimet_number unknown = aimet_unknown_number(), places = unknown;
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  int32_t axis;
  for (int i = 1; i < 4; ++i)
    aimet_set_element(node, i, AIMET_DATA_INT64);
  if (!aimet_node_has(view, "axis")) {
    if (dims)
      places = aimet_product(node, dims, (uint64_t)in->rank);
    aimet_set_shape(node, 0, 1, &unknown);
  } else if (dims &&
             aimet_normalize_axis(node, "axis", aimet_node_int(view, "axis", 0),
                                  in->rank, &axis)) {
    places = dims[axis];
    dims[axis] = unknown;
    aimet_set_shape(node, 0, in->rank, dims);
  }
  aimet_set_shape(node, 1, 1, &unknown);
  aimet_set_shape(node, 2, 1, &places);
  aimet_set_shape(node, 3, 1, &unknown);
}

const aimet_infer_rule aimet_rules_selection[] = {
    {"NonZero", NULL, infer_non_zero, evaluate_non_zero},
    {"OneHot", NULL, infer_one_hot, NULL},
    {"TopK", NULL, infer_top_k, NULL},
    {"Unique", NULL, infer_unique, NULL},
    {NULL, NULL, NULL, NULL},
};
