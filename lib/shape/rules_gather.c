//===- rules_gather.c - operators that pick elements by index -------------===//
//
// Gather, GatherElements, GatherND, Compress.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

/// Reports elements of input 1 that are no index into a dimension.
static void check_indices(aimet_infer *node, aimet_number size) {
  const aimet_elements *indices = aimet_input_elements(node, 1);
  for (uint64_t i = 0; indices && aimet_is_int(size) && i < indices->count;
       ++i) {
    if (!aimet_is_int(indices->at[i]))
      continue;
    int64_t index = indices->at[i].as.i;
    if (index >= -size.as.i && index < size.as.i)
      continue;
    aimet_infer_error(node, AIMET_FAULT_VALUE,
                      "an index is out of range, got %lld, expected %lld to "
                      "%lld",
                      (long long)index, -(long long)size.as.i,
                      (long long)size.as.i - 1);
    return;
  }
}

/// An index with the sizes before it: a place, or AIMET_OUTSIDE if it is not
/// known.
static int64_t place_of_index(aimet_number index, int64_t size) {
  if (!aimet_is_int(index) || index.as.i < -size || index.as.i >= size)
    return AIMET_OUTSIDE;
  return index.as.i < 0 ? index.as.i + size : index.as.i;
}

//===----------------------------------------------------------------------===//
// Gather
//===----------------------------------------------------------------------===//

static bool gather_axis(aimet_infer *node, int32_t *out_axis) {
  return aimet_normalize_axis(node, "axis",
                              aimet_node_int(aimet_infer_view(node), "axis", 0),
                              aimet_input_rank(node, 0), out_axis);
}

static void infer_gather(aimet_infer *node) {
  int32_t axis, q = aimet_input_rank(node, 1), r = aimet_input_rank(node, 0);
  if (!aimet_expect_rank(node, 0, 1, -1) || !gather_axis(node, &axis))
    return;
  check_indices(node, aimet_input_dim(node, 0, axis));
  if (q == AIMET_UNRANKED)
    return;
  int32_t rank = q + r - 1;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank + 1);
  for (int32_t k = 0; k < rank; ++k)
    dims[k] = k < axis       ? aimet_input_dim(node, 0, k)
              : k < axis + q ? aimet_input_dim(node, 1, k - axis)
                             : aimet_input_dim(node, 0, k - q + 1);
  aimet_set_shape(node, 0, rank, dims);
}

static void evaluate_gather(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const aimet_elements *indices = aimet_input_elements(node, 1);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  int32_t axis;
  uint64_t count;
  if (!in || !indices || !dims || !aimet_can_evaluate(node, 0, &count) ||
      !gather_axis(node, &axis))
    return;
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  uint64_t inner = 1, size = (uint64_t)dims[axis], q = indices->count;
  for (int32_t k = axis + 1; k < aimet_input_rank(node, 0); ++k)
    inner *= (uint64_t)dims[k];
  for (uint64_t e = 0; e < count; ++e) {
    int64_t index = place_of_index(indices->at[e / inner % q], dims[axis]);
    uint64_t place = (e / inner / q * size + (uint64_t)index) * inner;
    out[e] = index == AIMET_OUTSIDE || place + e % inner >= in->count
                 ? aimet_unknown_number()
                 : in->at[place + e % inner];
  }
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// GatherElements
//===----------------------------------------------------------------------===//

static void infer_gather_elements(aimet_infer *node) {
  int32_t r = aimet_input_rank(node, 0), q = aimet_input_rank(node, 1), axis;
  aimet_set_shape_of(node, 0, 1);
  if (r == AIMET_UNRANKED || !aimet_expect_rank(node, 0, 1, -1) ||
      !gather_axis(node, &axis))
    return;
  if (q == AIMET_UNRANKED) {
    aimet_set_rank(node, 0, r);
    return;
  }
  if (q != r) {
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "\"indices\" and \"data\" have different ranks, got %d, "
                      "expected %d",
                      q, r);
    return;
  }
  check_indices(node, aimet_input_dim(node, 0, axis));
  for (int32_t k = 0; k < r; ++k) {
    aimet_number size = aimet_input_dim(node, 0, k);
    aimet_number picked = aimet_input_dim(node, 1, k);
    if (k != axis && aimet_is_int(size) && aimet_is_int(picked) &&
        picked.as.i > size.as.i)
      aimet_infer_error(node, AIMET_FAULT_SHAPE,
                        "dimension %d of \"indices\" is larger than that of "
                        "\"data\", got %lld, expected at most %lld",
                        k, (long long)picked.as.i, (long long)size.as.i);
  }
}

static void evaluate_gather_elements(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const aimet_elements *indices = aimet_input_elements(node, 1);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  aimet_index_map map;
  int32_t axis;
  if (!in || !indices || !dims || !strides || !gather_axis(node, &axis) ||
      !aimet_index_map_init(node, 0, &map) ||
      map.rank != aimet_input_rank(node, 0) || map.count != indices->count)
    return;
  int64_t stride = strides[axis];
  strides[axis] = 0;
  aimet_number *out = aimet_infer_numbers(node, map.count);
  for (uint64_t e = 0; e < map.count; ++e) {
    int64_t index = place_of_index(indices->at[e], dims[axis]);
    int64_t place = index == AIMET_OUTSIDE ? -1 : index * stride;
    uint64_t rest = e;
    for (int32_t k = map.rank - 1; place >= 0 && k >= 0; --k) {
      place += (int64_t)(rest % (uint64_t)map.dims[k]) * strides[k];
      rest /= (uint64_t)map.dims[k];
    }
    out[e] = place >= 0 && (uint64_t)place < in->count ? in->at[place]
                                                       : aimet_unknown_number();
  }
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// GatherND
//===----------------------------------------------------------------------===//

static int64_t batch_dims(aimet_infer *node) {
  return aimet_infer_version(node) < 12
             ? 0
             : aimet_node_int(aimet_infer_view(node), "batch_dims", 0);
}

/// True if the batch dimensions are fewer than either input has.
static bool check_batch(aimet_infer *node, int64_t batch) {
  int32_t r = aimet_input_rank(node, 0), q = aimet_input_rank(node, 1);
  int32_t least = r < q ? r : q;
  if (batch < 0 || batch >= least) {
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "\"batch_dims\" does not leave a dimension of both inputs, "
        "got %lld, expected 0 to %d",
        (long long)batch, least - 1);
    return false;
  }
  return true;
}

static void infer_gather_nd(aimet_infer *node) {
  int32_t r = aimet_input_rank(node, 0), q = aimet_input_rank(node, 1);
  int64_t batch = batch_dims(node);
  bool has_ranks = aimet_expect_rank(node, 0, 1, -1);
  has_ranks &= aimet_expect_rank(node, 1, 1, -1);
  if (!has_ranks || !check_batch(node, batch))
    return;
  aimet_number length = aimet_input_dim(node, 1, -1);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)q + (uint64_t)r);
  for (int32_t k = 0; k < q - 1; ++k)
    dims[k] = aimet_input_dim(node, 1, k);
  if (!aimet_is_int(length))
    return;
  if (length.as.i > r - batch) {
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the last dimension of \"indices\" names more axes than "
                      "\"data\" has, got %lld, expected at most %lld",
                      (long long)length.as.i, (long long)(r - batch));
    return;
  }
  int32_t rank = q - 1;
  for (int64_t k = length.as.i + batch; k < r; ++k)
    dims[rank++] = aimet_input_dim(node, 0, (int32_t)k);
  aimet_set_shape(node, 0, rank, dims);
}

/// The place where the tuple of indices at `at` points to, of the batch's part.
static int64_t tuple_place(const aimet_number *at, int64_t length,
                           const int64_t *dims, const int64_t *strides) {
  int64_t place = 0;
  for (int64_t k = 0; k < length; ++k) {
    int64_t index = place_of_index(at[k], dims[k]);
    if (index == AIMET_OUTSIDE)
      return AIMET_OUTSIDE;
    place += index * strides[k];
  }
  return place;
}

static void evaluate_gather_nd(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const aimet_elements *indices = aimet_input_elements(node, 1);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  uint64_t count;
  if (!in || !indices || !dims || !strides || batch_dims(node) != 0 ||
      !aimet_can_evaluate(node, 0, &count) || count == 0)
    return;
  aimet_number last = aimet_input_dim(node, 1, -1);
  if (!aimet_is_int(last) || last.as.i <= 0 ||
      last.as.i > aimet_input_rank(node, 0))
    return;
  uint64_t slice = (uint64_t)strides[last.as.i - 1];
  uint64_t tuples = indices->count / (uint64_t)last.as.i;
  if (count != tuples * slice)
    return;
  aimet_number *out = aimet_infer_numbers(node, count);
  for (uint64_t e = 0; e < count; ++e) {
    int64_t place = tuple_place(indices->at + e / slice * (uint64_t)last.as.i,
                                last.as.i, dims, strides);
    out[e] = place == AIMET_OUTSIDE || (uint64_t)place + e % slice >= in->count
                 ? aimet_unknown_number()
                 : in->at[(uint64_t)place + e % slice];
  }
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// Compress
//===----------------------------------------------------------------------===//

/// How many of the first `size` places the condition takes; unknown if that
/// depends on the input.
static aimet_number taken(aimet_infer *node, aimet_number size) {
  uint64_t count;
  const int64_t *condition = aimet_input_ints(node, 1, &count);
  if (!condition)
    return aimet_unknown_number();
  int64_t sum = 0;
  for (uint64_t i = 0; i < count; ++i) {
    if (aimet_is_int(size) && i >= (uint64_t)size.as.i)
      break;
    // Beyond the end of the dimension a true takes nothing.
    if (condition[i] && !aimet_is_int(size))
      return aimet_unknown_number();
    sum += condition[i] != 0;
  }
  return aimet_int(sum);
}

static void infer_compress(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  const aimet_value_type *in = aimet_input_type(node, 0);
  bool is_ranked = aimet_input_rank(node, 0) > 0;
  // A scalar, and in every version a condition of any rank, is what everybody
  // takes, whatever the documentation says.
  if (aimet_infer_version(node) >= 11)
    aimet_expect_rank(node, 0, 1, -1);
  if (!aimet_node_has(view, "axis")) {
    aimet_number whole = is_ranked
                             ? aimet_product(node, in->dims, (uint64_t)in->rank)
                             : aimet_unknown_number();
    aimet_number dim = taken(node, whole);
    aimet_set_shape(node, 0, 1, &dim);
    return;
  }
  int32_t axis;
  if (!is_ranked || !gather_axis(node, &axis))
    return;
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  dims[axis] = taken(node, dims[axis]);
  aimet_set_shape(node, 0, in->rank, dims);
}

static void evaluate_compress(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  uint64_t count, length;
  const int64_t *condition = aimet_input_ints(node, 1, &length);
  if (!in || !condition || !aimet_can_evaluate(node, 0, &count) ||
      (aimet_node_has(aimet_infer_view(node), "axis") &&
       aimet_input_rank(node, 0) != 1))
    return;
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  uint64_t kept = 0;
  for (uint64_t i = 0; i < length && i < in->count && kept < count; ++i)
    if (condition[i])
      out[kept++] = in->at[i];
  if (kept == count)
    aimet_set_elements(node, 0, out);
}

const aimet_infer_rule aimet_rules_gather[] = {
    {"Gather", NULL, infer_gather, evaluate_gather},
    {"GatherElements", NULL, infer_gather_elements, evaluate_gather_elements},
    {"GatherND", NULL, infer_gather_nd, evaluate_gather_nd},
    {"Compress", NULL, infer_compress, evaluate_compress},
    {NULL, NULL, NULL, NULL},
};
