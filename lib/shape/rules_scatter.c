//===- rules_scatter.c - operators that write elements by index -----------===//
//
// Scatter, ScatterElements, ScatterND, TensorScatter. The output has the shape
// of the data that is written into.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

static bool overwrites(aimet_infer *node) {
  aimet_string_view reduction =
      aimet_node_string(aimet_infer_view(node), "reduction");
  return reduction.length == 0 || aimet_sv_is(reduction, "none");
}

/// Writes `value`s; false if a place is written twice or is not known.
static bool write_once(aimet_number *out, bool *written, int64_t place,
                       uint64_t count, aimet_number value) {
  if (place < 0 || (uint64_t)place >= count || written[place])
    return false;
  written[place] = true;
  out[place] = value;
  return true;
}

/// A copy of the data to be written into; null if it cannot be evaluated.
static aimet_number *begin_writing(aimet_infer *node, bool **out_written) {
  const aimet_elements *data = aimet_input_elements(node, 0);
  uint64_t count;
  if (!data || !overwrites(node) || !aimet_can_evaluate(node, 0, &count) ||
      count != data->count)
    return NULL;
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  for (uint64_t i = 0; i < count; ++i)
    out[i] = data->at[i];
  *out_written = aimet_arena_calloc(aimet_infer_arena(node), (size_t)count + 1,
                                    sizeof **out_written);
  return out;
}

static int64_t place_of_index(aimet_number index, int64_t size) {
  if (!aimet_is_int(index) || index.as.i < -size || index.as.i >= size)
    return AIMET_OUTSIDE;
  return index.as.i < 0 ? index.as.i + size : index.as.i;
}

//===----------------------------------------------------------------------===//
// ScatterElements
//===----------------------------------------------------------------------===//

static void check_same_rank(aimet_infer *node, int i, int j, const char *what) {
  int32_t a = aimet_input_rank(node, i), b = aimet_input_rank(node, j);
  if (a != AIMET_UNRANKED && b != AIMET_UNRANKED && a != b)
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "%s have different ranks, got %d, expected %d", what, a,
                      b);
  for (int32_t k = 0; a == b && i == 2 && k < a; ++k)
    aimet_same_dim(node, what, aimet_input_dim(node, i, k),
                   aimet_input_dim(node, j, k));
}

static void infer_scatter_elements(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0), axis;
  aimet_set_shape_of(node, 0, 0);
  if (aimet_expect_rank(node, 0, 1, -1))
    aimet_normalize_axis(node, "axis",
                         aimet_node_int(aimet_infer_view(node), "axis", 0),
                         rank, &axis);
  check_same_rank(node, 1, 0, "\"indices\" and \"data\"");
  check_same_rank(node, 2, 1, "\"updates\" and \"indices\"");
}

static void evaluate_scatter_elements(aimet_infer *node) {
  const aimet_elements *indices = aimet_input_elements(node, 1);
  const aimet_elements *updates = aimet_input_elements(node, 2);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  const int64_t *part = aimet_known_dims(node, aimet_input_type(node, 1));
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  int32_t rank = aimet_input_rank(node, 0), axis;
  bool *written;
  aimet_number *out = begin_writing(node, &written);
  if (!out || !indices || !updates || !dims || !part || !strides ||
      aimet_input_rank(node, 1) != rank || updates->count != indices->count ||
      !aimet_normalize_axis(node, "axis",
                            aimet_node_int(aimet_infer_view(node), "axis", 0),
                            rank, &axis))
    return;
  uint64_t count = aimet_input_elements(node, 0)->count;
  for (uint64_t e = 0; e < indices->count; ++e) {
    int64_t place = 0;
    uint64_t rest = e;
    for (int32_t k = rank - 1; place >= 0 && k >= 0; --k) {
      int64_t at = (int64_t)(rest % (uint64_t)part[k]);
      rest /= (uint64_t)part[k];
      at = k == axis ? place_of_index(indices->at[e], dims[k]) : at;
      place = at < 0 || at >= dims[k] ? -1 : place + at * strides[k];
    }
    if (!write_once(out, written, place, count, updates->at[e]))
      return;
  }
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// ScatterND
//===----------------------------------------------------------------------===//

/// The updates must have the shape indices[:-1] + data[length:].
static void check_updates(aimet_infer *node, int64_t length) {
  int32_t r = aimet_input_rank(node, 0), q = aimet_input_rank(node, 1);
  int32_t rank = aimet_input_rank(node, 2);
  int64_t expected = q - 1 + r - length;
  if (rank == AIMET_UNRANKED)
    return;
  if (rank != expected) {
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "\"updates\" has the wrong rank, got %d, expected %lld",
                      rank, (long long)expected);
    return;
  }
  for (int32_t k = 0; k < rank; ++k)
    aimet_same_dim(
        node, "\"updates\" and what it overwrites", aimet_input_dim(node, 2, k),
        k < q - 1 ? aimet_input_dim(node, 1, k)
                  : aimet_input_dim(node, 0, (int32_t)(k - q + 1 + length)));
}

static void infer_scatter_nd(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  bool has_ranks = aimet_expect_rank(node, 0, 1, -1);
  has_ranks &= aimet_expect_rank(node, 1, 1, -1);
  if (!has_ranks)
    return;
  aimet_number length = aimet_input_dim(node, 1, -1);
  int32_t rank = aimet_input_rank(node, 0);
  if (!aimet_is_int(length))
    return;
  if (length.as.i > rank)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the last dimension of \"indices\" names more axes than "
                      "\"data\" has, got %lld, expected at most %d",
                      (long long)length.as.i, rank);
  else
    check_updates(node, length.as.i);
}

static void evaluate_scatter_nd(aimet_infer *node) {
  const aimet_elements *indices = aimet_input_elements(node, 1);
  const aimet_elements *updates = aimet_input_elements(node, 2);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  aimet_number last = aimet_input_dim(node, 1, -1);
  bool *written;
  aimet_number *out = begin_writing(node, &written);
  if (!out || !indices || !updates || !dims || !strides ||
      !aimet_is_int(last) || last.as.i <= 0 ||
      last.as.i > aimet_input_rank(node, 0))
    return;
  uint64_t count = aimet_input_elements(node, 0)->count;
  uint64_t slice = (uint64_t)strides[last.as.i - 1];
  uint64_t tuples = indices->count / (uint64_t)last.as.i;
  if (updates->count != tuples * slice)
    return;
  for (uint64_t e = 0; e < updates->count; ++e) {
    const aimet_number *tuple = indices->at + e / slice * (uint64_t)last.as.i;
    int64_t place = 0;
    for (int64_t k = 0; place >= 0 && k < last.as.i; ++k) {
      int64_t at = place_of_index(tuple[k], dims[k]);
      place = at == AIMET_OUTSIDE ? -1 : place + at * strides[k];
    }
    place = place < 0 ? -1 : place + (int64_t)(e % slice);
    if (!write_once(out, written, place, count, updates->at[e]))
      return;
  }
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// TensorScatter
//===----------------------------------------------------------------------===//

/// The axis that is written along; false if it is the batch or none (reported).
static bool cache_axis(aimet_infer *node, int32_t rank, int32_t *out_axis) {
  int64_t axis = aimet_node_int(aimet_infer_view(node), "axis", -2);
  if (!aimet_normalize_axis(node, "axis", axis, rank, out_axis))
    return false;
  if (*out_axis == 0)
    aimet_infer_error(node, AIMET_FAULT_AXIS,
                      "axis is the batch, got %lld, expected another axis",
                      (long long)axis);
  return *out_axis != 0;
}

static void infer_tensor_scatter(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0), axis;
  check_same_rank(node, 1, 0, "\"update\" and \"past_cache\"");
  bool has_list = aimet_has_input(node, 2) && aimet_expect_rank(node, 2, 1, 1);
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  if (!dims)
    return;
  if (aimet_input_rank(node, 1) == rank && cache_axis(node, rank, &axis))
    for (int32_t k = 0; k < rank; ++k)
      if (k != axis)
        dims[k] = aimet_same_dim(node, "\"update\" and \"past_cache\"", dims[k],
                                 aimet_input_dim(node, 1, k));
  if (has_list && rank > 0)
    dims[0] = aimet_same_dim(node, "\"write_indices\" and the batch", dims[0],
                             aimet_input_dim(node, 2, 0));
  aimet_set_shape(node, 0, rank, dims);
}

const aimet_infer_rule aimet_rules_scatter[] = {
    {"Scatter", NULL, infer_scatter_elements, evaluate_scatter_elements},
    {"ScatterElements", NULL, infer_scatter_elements,
     evaluate_scatter_elements},
    {"ScatterND", NULL, infer_scatter_nd, evaluate_scatter_nd},
    {"TensorScatter", NULL, infer_tensor_scatter, NULL},
    {NULL, NULL, NULL, NULL},
};
