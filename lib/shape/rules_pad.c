//===- rules_pad.c - operators that make tensors larger -------------------===//
//
// Pad, Expand, Tile.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

//===----------------------------------------------------------------------===//
// Pad
//===----------------------------------------------------------------------===//

static aimet_list read_pads(aimet_infer *node) {
  int32_t version = aimet_infer_version(node);
  if (version < 11)
    return aimet_list_of_attribute(node, version < 2 ? "paddings" : "pads");
  return aimet_list_of_input(node, 1);
}

/// The axes that are padded, in the arena; null if they are not known or are no
/// axes (reported).
static int64_t *padded_axes(aimet_infer *node, int32_t rank,
                            uint64_t *out_count) {
  aimet_list list = aimet_infer_version(node) < 18
                        ? (aimet_list){.given = false}
                        : aimet_list_of_input(node, 3);
  uint64_t count = list.given ? list.count : (uint64_t)rank;
  if (list.given && !aimet_list_is_known(&list))
    return NULL;
  int64_t *axes = aimet_arena_calloc(aimet_infer_arena(node), (size_t)count + 1,
                                     sizeof *axes);
  for (uint64_t i = 0; i < count; ++i)
    axes[i] = list.given ? list.at[i].as.i : (int64_t)i;
  if (!aimet_axis_flags(node, "axis", axes, count, rank))
    return NULL;
  for (uint64_t i = 0; i < count; ++i)
    axes[i] += axes[i] < 0 ? rank : 0;
  *out_count = count;
  return axes;
}

/// ONNX Runtime takes a row of pads that is computed, but no constant one.
static void check_pads(aimet_infer *node, const aimet_list *pads) {
  if (aimet_infer_version(node) >= 11 && pads->at)
    aimet_expect_list(node, 1);
}

static void infer_pad(aimet_infer *node) {
  aimet_list pads = read_pads(node);
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  int32_t rank = aimet_input_rank(node, 0);
  check_pads(node, &pads);
  if (!dims)
    return;
  uint64_t count;
  const int64_t *axes = padded_axes(node, rank, &count);
  bool fits = axes && (!pads.counted || pads.count == 2 * count);
  if (axes && !fits)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "\"pads\" does not have two numbers for each axis, got "
                      "%llu, expected %llu",
                      (unsigned long long)pads.count,
                      (unsigned long long)count * 2);
  if (!fits) {
    aimet_set_rank(node, 0, rank);
    return;
  }
  for (uint64_t i = 0; i < count; ++i) {
    aimet_number sum =
        pads.at ? aimet_size_sum(node, pads.at[i], pads.at[count + i])
                : aimet_unknown_number();
    dims[axes[i]] = aimet_size_sum(node, dims[axes[i]], sum);
  }
  aimet_set_shape(node, 0, rank, dims);
}

/// What is written around the input; unknown if it is not known.
static aimet_number fill_value(aimet_infer *node) {
  int32_t element = aimet_output_type(node, 0)->element;
  bool is_float = aimet_is_float_type(element);
  if (aimet_infer_version(node) < 11)
    return element == AIMET_DATA_FLOAT || element == AIMET_DATA_DOUBLE
               ? aimet_float(
                     aimet_node_float(aimet_infer_view(node), "value", 0))
               : aimet_unknown_number();
  if (!aimet_has_input(node, 2))
    return is_float ? aimet_float(0) : aimet_int(0);
  const aimet_elements *value = aimet_input_elements(node, 2);
  return value && value->count == 1 ? value->at[0] : aimet_unknown_number();
}

/// The index of the input that index `i` of a dimension of `size` shows, for
/// pads that are shorter than the dimension.
static int64_t shown_index(aimet_string_view mode, int64_t i, int64_t size) {
  if (i >= 0 && i < size)
    return i;
  if (aimet_sv_is(mode, "edge"))
    return i < 0 ? 0 : size - 1;
  if (aimet_sv_is(mode, "reflect"))
    return i < 0 ? -i : 2 * (size - 1) - i;
  if (aimet_sv_is(mode, "wrap"))
    return i < 0 ? i + size : i - size;
  return AIMET_OUTSIDE;
}

static void evaluate_pad(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  aimet_string_view mode = aimet_node_string(aimet_infer_view(node), "mode");
  bool is_constant = mode.length == 0 || aimet_sv_is(mode, "constant");
  aimet_list pads = read_pads(node);
  aimet_index_map map;
  if (!in || !dims || !strides || !aimet_list_is_known(&pads) ||
      !aimet_index_map_init(node, 0, &map))
    return;
  uint64_t count;
  const int64_t *axes = padded_axes(node, map.rank, &count);
  if (!axes || map.rank != aimet_input_rank(node, 0) || pads.count != 2 * count)
    return;
  for (int32_t k = 0; k < map.rank; ++k)
    aimet_index_map_run(&map, k, 0, strides[k]);
  for (uint64_t i = 0; i < count; ++i) {
    int32_t axis = (int32_t)axes[i];
    int64_t size = dims[axis], before = pads.at[i].as.i,
            after = pads.at[count + i].as.i;
    if (!is_constant &&
        (before < 0 || after < 0 || before >= size || after >= size))
      return;
    for (int64_t j = 0; j < map.dims[axis]; ++j) {
      int64_t shown = shown_index(mode, j - before, size);
      map.from[axis][j] =
          shown == AIMET_OUTSIDE ? AIMET_OUTSIDE : shown * strides[axis];
    }
  }
  aimet_set_mapped(node, 0, &map, in, fill_value(node));
}

//===----------------------------------------------------------------------===//
// Expand
//===----------------------------------------------------------------------===//

static void infer_expand(aimet_infer *node) {
  aimet_list target = aimet_list_of_input(node, 1);
  int32_t in_rank = aimet_input_rank(node, 0);
  if (in_rank == AIMET_UNRANKED)
    return;
  // Later versions are read more generously by everybody.
  if (aimet_infer_version(node) < 13)
    aimet_expect_list(node, 1);
  if (!target.counted)
    return;
  int32_t more = (int32_t)target.count - in_rank;
  int32_t rank = more > 0 ? (int32_t)target.count : in_rank;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank + 1);
  for (int32_t k = 0; k < rank; ++k) {
    int32_t from_end = rank - k;
    aimet_number a = from_end <= in_rank
                         ? aimet_input_dim(node, 0, in_rank - from_end)
                         : aimet_int(1);
    aimet_number b = aimet_int(1);
    if ((uint64_t)from_end <= target.count)
      b = target.at ? target.at[target.count - (uint64_t)from_end]
                    : aimet_unknown_number();
    dims[k] = aimet_unknown_number();
    if (aimet_is_int(b) && b.as.i < 0)
      aimet_infer_error(node, AIMET_FAULT_VALUE,
                        "a size of the target shape is negative, got %lld, "
                        "expected at least 0",
                        (long long)b.as.i);
    else if (!aimet_broadcast_dim(node, a, b, &dims[k]))
      aimet_infer_error(node, AIMET_FAULT_BROADCAST,
                        "the input does not broadcast to the target shape, got "
                        "%lld at axis %d, expected %lld or 1",
                        (long long)a.as.i, k, (long long)b.as.i);
  }
  aimet_set_shape(node, 0, rank, dims);
}

static void evaluate_expand(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  aimet_index_map map;
  if (!in || !dims || !strides || !aimet_index_map_init(node, 0, &map))
    return;
  int32_t more = map.rank - aimet_input_rank(node, 0);
  for (int32_t k = more; k < map.rank; ++k)
    if (k >= 0 && dims[k - more] != 1)
      aimet_index_map_run(&map, k, 0, strides[k - more]);
  aimet_set_mapped(node, 0, &map, in, aimet_unknown_number());
}

//===----------------------------------------------------------------------===//
// Tile
//===----------------------------------------------------------------------===//

/// Version 1: how often, and along which axis, as two scalars.
static void infer_tile_axis(aimet_infer *node) {
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  int32_t rank = aimet_input_rank(node, 0), axis;
  double at, tiles;
  if (!dims)
    return;
  if (!aimet_input_float(node, 1, &tiles) || !aimet_input_float(node, 2, &at) ||
      tiles < 0 || tiles > INT32_MAX || at < -rank || at >= rank ||
      !aimet_normalize_axis(node, "axis", (int64_t)at, rank, &axis)) {
    aimet_set_rank(node, 0, rank);
    return;
  }
  dims[axis] = aimet_mul(aimet_infer_symbols(node), dims[axis],
                         aimet_int((int64_t)tiles));
  aimet_set_shape(node, 0, rank, dims);
}

/// The size of a dimension that is repeated.
static aimet_number repeated(aimet_infer *node, aimet_number size,
                             aimet_number times) {
  if (!aimet_is_int(times) || times.as.i >= 0)
    return aimet_size_product(node, size, times);
  aimet_infer_error(node, AIMET_FAULT_VALUE,
                    "a number in \"repeats\" is negative, got %lld, expected "
                    "at least 0",
                    (long long)times.as.i);
  return aimet_unknown_number();
}

static void infer_tile(aimet_infer *node) {
  if (aimet_infer_version(node) < 6) {
    infer_tile_axis(node);
    return;
  }
  aimet_list repeats = aimet_list_of_input(node, 1);
  aimet_expect_list(node, 1);
  int32_t rank = aimet_input_rank(node, 0);
  if (rank == AIMET_UNRANKED) {
    if (repeats.counted)
      aimet_set_rank(node, 0, (int32_t)repeats.count);
    return;
  }
  if (repeats.counted && repeats.count != (uint64_t)rank)
    aimet_infer_error(
        node, AIMET_FAULT_SHAPE,
        "\"repeats\" does not have a number for each dimension of "
        "the input, got %llu, expected %d",
        (unsigned long long)repeats.count, rank);
  if (!repeats.at || repeats.count != (uint64_t)rank) {
    aimet_set_rank(node, 0, rank);
    return;
  }
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  for (int32_t k = 0; k < rank; ++k)
    dims[k] = repeated(node, dims[k], repeats.at[k]);
  aimet_set_shape(node, 0, rank, dims);
}

static void evaluate_tile(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  const int64_t *strides = aimet_strides(node, aimet_input_type(node, 0));
  aimet_index_map map;
  if (!in || !dims || !strides || !aimet_index_map_init(node, 0, &map) ||
      map.rank != aimet_input_rank(node, 0))
    return;
  for (int32_t k = 0; k < map.rank; ++k)
    for (int64_t i = 0; i < map.dims[k]; ++i)
      map.from[k][i] = dims[k] > 0 ? i % dims[k] * strides[k] : 0;
  aimet_set_mapped(node, 0, &map, in, aimet_unknown_number());
}

const aimet_infer_rule aimet_rules_pad[] = {
    {"Pad", NULL, infer_pad, evaluate_pad},
    {"Expand", NULL, infer_expand, evaluate_expand},
    {"Tile", NULL, infer_tile, evaluate_tile},
    {NULL, NULL, NULL, NULL},
};
