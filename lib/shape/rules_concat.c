//===- rules_concat.c - operators that join and part tensors --------------===//
//
// Concat, Split, SplitToSequence.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

//===----------------------------------------------------------------------===//
// Concat
//===----------------------------------------------------------------------===//

/// The rank that all inputs have; AIMET_UNRANKED if none says it.
static int32_t common_rank(aimet_infer *node) {
  int32_t rank = AIMET_UNRANKED;
  int first = 0;
  for (int i = 0; i < aimet_input_count(node); ++i) {
    int32_t other = aimet_input_rank(node, i);
    if (other == AIMET_UNRANKED)
      continue;
    if (rank == AIMET_UNRANKED) {
      rank = other;
      first = i;
    } else if (other != rank) {
      aimet_infer_error(node, AIMET_FAULT_RANK,
                        "input %d has another rank than input %d, got %d, "
                        "expected %d",
                        i, first, other, rank);
    }
  }
  return rank;
}

/// The axis of a Concat; false if there is none (reported where it is wrong).
static bool concat_axis(aimet_infer *node, int32_t rank, int32_t *out_axis) {
  const aimet_node *view = aimet_infer_view(node);
  if (aimet_infer_version(node) >= 4 && !aimet_node_has(view, "axis"))
    return false;
  return aimet_normalize_axis(node, "axis", aimet_node_int(view, "axis", 1),
                              rank, out_axis);
}

static void infer_concat(aimet_infer *node) {
  int32_t rank = common_rank(node), axis;
  if (rank == AIMET_UNRANKED)
    return;
  if (!concat_axis(node, rank, &axis)) {
    aimet_set_rank(node, 0, rank);
    return;
  }
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t k = 0; k < rank; ++k)
    dims[k] = k == axis ? aimet_int(0) : aimet_unknown_number();
  for (int i = 0; i < aimet_input_count(node); ++i) {
    bool has_dims = aimet_input_rank(node, i) == rank;
    for (int32_t k = 0; k < rank; ++k) {
      aimet_number dim =
          has_dims ? aimet_input_dim(node, i, k) : aimet_unknown_number();
      dims[k] = k == axis ? aimet_size_sum(node, dims[k], dim)
                          : aimet_same_dim(node, "a dimension of all inputs",
                                           dims[k], dim);
    }
  }
  aimet_set_shape(node, 0, rank, dims);
}

/// The elements of an input from `axis` on, together.
static uint64_t chunk_of(const int64_t *dims, int32_t rank, int32_t axis) {
  uint64_t chunk = 1;
  for (int32_t k = axis; k < rank; ++k)
    chunk *= (uint64_t)dims[k];
  return chunk;
}

static bool has_elements(aimet_infer *node) {
  for (int i = 0; i < aimet_input_count(node); ++i) {
    const aimet_elements *elements = aimet_input_elements(node, i);
    if (elements && elements->count > 0)
      return true;
  }
  return false;
}

static void evaluate_concat(aimet_infer *node) {
  int32_t rank = aimet_output_type(node, 0)->rank, axis;
  uint64_t count;
  if (!aimet_can_evaluate(node, 0, &count) || !has_elements(node) ||
      !concat_axis(node, rank, &axis))
    return;
  const int64_t *dims = aimet_known_dims(node, aimet_output_type(node, 0));
  aimet_number *out = aimet_infer_numbers(node, count);
  if (!dims || count == 0)
    return;
  uint64_t row = chunk_of(dims, rank, axis), column = 0;
  for (int i = 0; i < aimet_input_count(node); ++i) {
    const int64_t *in = aimet_known_dims(node, aimet_input_type(node, i));
    if (!in || aimet_input_rank(node, i) != rank)
      return;
    const aimet_elements *elements = aimet_input_elements(node, i);
    uint64_t chunk = chunk_of(in, rank, axis);
    for (uint64_t j = 0; column + chunk <= row && j < count / row; ++j)
      for (uint64_t e = 0; e < chunk; ++e)
        out[j * row + column + e] = elements && j * chunk + e < elements->count
                                        ? elements->at[j * chunk + e]
                                        : aimet_unknown_number();
    column += chunk;
  }
  if (column == row)
    aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// Split
//===----------------------------------------------------------------------===//

/// The sizes that are stated: an attribute before 13, an input from then on
/// (and, in version 1, either).
static aimet_list stated_sizes(aimet_infer *node) {
  int32_t version = aimet_infer_version(node);
  if (version >= 13) {
    aimet_expect_list(node, 1);
    return aimet_list_of_input(node, 1);
  }
  aimet_list sizes = aimet_list_of_attribute(node, "split");
  return sizes.given || version > 1 ? sizes : aimet_list_of_input(node, 1);
}

static void check_sizes(aimet_infer *node, const aimet_list *sizes,
                        aimet_number whole) {
  if (!sizes->counted)
    return;
  int outputs = aimet_output_count(node);
  if (sizes->count != (uint64_t)outputs) {
    aimet_infer_error(
        node, AIMET_FAULT_SHAPE,
        "\"split\" has another length than there are outputs, got "
        "%llu sizes, expected %d",
        (unsigned long long)sizes->count, outputs);
    return;
  }
  aimet_number sum = aimet_int(0);
  for (uint64_t i = 0; sizes->at && i < sizes->count; ++i)
    sum = aimet_size_sum(node, sum, sizes->at[i]);
  if (sizes->at && aimet_is_int(sum) && aimet_is_int(whole) &&
      sum.as.i != whole.as.i)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the sizes in \"split\" do not add up to the dimension "
                      "that is split, got %lld, expected %lld",
                      (long long)sum.as.i, (long long)whole.as.i);
}

/// All parts but the last: the rounded quotient.
static aimet_number even_part(aimet_infer *node, aimet_number whole,
                              int64_t parts) {
  if (aimet_infer_version(node) >= 18)
    return aimet_ceil_div(aimet_infer_symbols(node), whole, aimet_int(parts));
  if (aimet_is_int(whole) && whole.as.i % parts != 0) {
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the dimension cannot be split evenly, got %lld, "
                      "expected a multiple of %lld",
                      (long long)whole.as.i, (long long)parts);
    return aimet_unknown_number();
  }
  return aimet_div(aimet_infer_symbols(node), whole, aimet_int(parts));
}

/// Without stated sizes: into how many parts; 0 if that is not clear. Runtimes
/// go by the number of outputs, the standard by the attribute.
static int64_t part_count(aimet_infer *node, bool has_sizes) {
  const aimet_node *view = aimet_infer_view(node);
  int outputs = aimet_output_count(node);
  if (aimet_infer_version(node) < 18)
    return outputs;
  bool has_parts = aimet_node_has(view, "num_outputs");
  int64_t parts = aimet_node_int(view, "num_outputs", outputs);
  if (has_parts && parts < 1)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "\"num_outputs\" is not positive, got %lld",
                      (long long)parts);
  else if (has_parts == has_sizes)
    aimet_infer_warn(node, AIMET_FAULT_ATTRIBUTE,
                     "the sizes of the parts are not stated once, got %s, "
                     "expected either input \"split\" or attribute "
                     "\"num_outputs\"",
                     has_parts ? "both" : "neither");
  else if (has_parts && parts != outputs)
    aimet_infer_warn(node, AIMET_FAULT_ATTRIBUTE,
                     "\"num_outputs\" is not the number of outputs, got %lld, "
                     "expected %d",
                     (long long)parts, outputs);
  return parts == outputs ? parts : 0;
}

static void set_part(aimet_infer *node, int i, int32_t axis,
                     aimet_number size) {
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  dims[axis] = size;
  aimet_set_shape(node, i, aimet_input_rank(node, 0), dims);
}

static void infer_split(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0), axis;
  aimet_list sizes = stated_sizes(node);
  int64_t parts = part_count(node, sizes.given);
  if (rank == AIMET_UNRANKED ||
      !aimet_normalize_axis(node, "axis",
                            aimet_node_int(aimet_infer_view(node), "axis", 0),
                            rank, &axis))
    return;
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number whole = aimet_input_dim(node, 0, axis);
  int outputs = aimet_output_count(node);
  aimet_number part = aimet_unknown_number(), last = part;
  if (sizes.given) {
    check_sizes(node, &sizes, whole);
  } else if (parts > 0) {
    part = last = even_part(node, whole, parts);
    if (aimet_infer_version(node) >= 18)
      last = aimet_sub(symbols, whole,
                       aimet_mul(symbols, part, aimet_int(parts - 1)));
  }
  for (int i = 0; i < outputs; ++i) {
    aimet_number size = i + 1 < outputs ? part : last;
    if (sizes.at && (uint64_t)i < sizes.count)
      size = sizes.at[i];
    set_part(node, i, axis, size);
  }
}

static void evaluate_split(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  int32_t rank = aimet_input_rank(node, 0), axis;
  if (!in || !strides ||
      !aimet_normalize_axis(node, "axis",
                            aimet_node_int(aimet_infer_view(node), "axis", 0),
                            rank, &axis))
    return;
  int64_t start = 0;
  for (int i = 0; i < aimet_output_count(node); ++i) {
    const aimet_value_type *type = aimet_output_type(node, i);
    aimet_index_map map;
    if (!aimet_is_ranked_tensor(type) || type->rank != rank ||
        !aimet_is_int(type->dims[axis]))
      return;
    if (aimet_index_map_init(node, i, &map)) {
      for (int32_t k = 0; k < rank; ++k)
        aimet_index_map_run(&map, k, k == axis ? start * strides[k] : 0,
                            strides[k]);
      aimet_set_mapped(node, i, &map, in, aimet_unknown_number());
    }
    start += type->dims[axis].as.i;
  }
}

//===----------------------------------------------------------------------===//
// SplitToSequence
//===----------------------------------------------------------------------===//

/// The size that all parts have; unknown if they differ or it is not known.
static aimet_number common_size(aimet_infer *node, aimet_number whole) {
  aimet_list sizes = aimet_list_of_input(node, 1);
  if (sizes.counted && sizes.count == 0)
    aimet_infer_error(node, AIMET_FAULT_VALUE,
                      "\"split\" is empty, got no size, expected at least one");
  if (!aimet_list_is_known(&sizes) || sizes.count == 0)
    return aimet_unknown_number();
  aimet_number total = aimet_int(0);
  bool are_equal = true;
  for (uint64_t i = 0; i < sizes.count; ++i) {
    total = aimet_size_sum(node, total, sizes.at[i]);
    are_equal &= sizes.at[i].as.i == sizes.at[0].as.i;
  }
  if (!aimet_is_int(total))
    return aimet_unknown_number();
  int64_t sum = total.as.i;
  if (aimet_input_rank(node, 1) == 0) {
    bool fits =
        sum > 0 && aimet_is_int(whole) && whole.as.i % sizes.at[0].as.i == 0;
    if (sum <= 0)
      aimet_infer_error(node, AIMET_FAULT_VALUE,
                        "\"split\" is no size, got %lld, expected at least 1",
                        (long long)sum);
    return fits ? sizes.at[0] : aimet_unknown_number();
  }
  if (aimet_is_int(whole) && sum != whole.as.i)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the sizes in \"split\" do not add up to the dimension "
                      "that is split, got %lld, expected %lld",
                      (long long)sum, (long long)whole.as.i);
  return are_equal && sizes.at[0].as.i >= 0 ? sizes.at[0]
                                            : aimet_unknown_number();
}

static void infer_split_to_sequence(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  const aimet_value_type *in = aimet_input_type(node, 0);
  aimet_arena *arena = aimet_infer_arena(node);
  bool has_sizes = aimet_has_input(node, 1);
  bool drop = !has_sizes && aimet_node_int(view, "keepdims", 1) == 0;
  int32_t rank = aimet_input_rank(node, 0), axis;
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  if (dims && aimet_normalize_axis(
                  node, "axis", aimet_node_int(view, "axis", 0), rank, &axis)) {
    dims[axis] = has_sizes ? common_size(node, dims[axis]) : aimet_int(1);
    for (int32_t k = axis; drop && k + 1 < rank; ++k)
      dims[k] = dims[k + 1];
    rank = drop ? rank - 1 : rank;
  } else {
    rank = AIMET_UNRANKED;
  }
  const aimet_value_type *part = aimet_tensor_type(
      arena, in->element, rank, rank == AIMET_UNRANKED ? NULL : dims);
  aimet_set_type(node, 0,
                 aimet_container_type(arena, AIMET_TYPE_SEQUENCE,
                                      AIMET_DATA_UNDEFINED, part));
}

const aimet_infer_rule aimet_rules_concat[] = {
    {"Concat", NULL, infer_concat, evaluate_concat},
    {"Split", NULL, infer_split, evaluate_split},
    {"SplitToSequence", NULL, infer_split_to_sequence, NULL},
    {NULL, NULL, NULL, NULL},
};
