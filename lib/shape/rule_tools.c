//===- rule_tools.c - what the rules that move elements share -------------===//

#include "rule_tools.h"

/// No tensor has more dimensions than this; longer lists are not counted.
#define MAX_LIST 1024

aimet_list aimet_list_of_attribute(aimet_infer *node, const char *name) {
  uint64_t count;
  const int64_t *ints = aimet_node_ints(aimet_infer_view(node), name,
                                        aimet_infer_arena(node), &count);
  if (!ints)
    return (aimet_list){.given = false};
  aimet_number *numbers = aimet_infer_numbers(node, count);
  for (uint64_t i = 0; i < count; ++i)
    numbers[i] = aimet_int(ints[i]);
  return (aimet_list){
      .given = true, .counted = true, .count = count, .at = numbers};
}

aimet_list aimet_list_of_input(aimet_infer *node, int i) {
  aimet_list list = {.given = aimet_has_input(node, i)};
  if (!list.given)
    return list;
  const aimet_elements *elements = aimet_input_elements(node, i);
  const aimet_value_type *type = aimet_input_type(node, i);
  if (elements) {
    list.counted = true;
    list.count = elements->count;
    list.at = elements->at;
  } else if (aimet_is_ranked_tensor(type) && type->rank <= 1 &&
             aimet_type_static_count(type, &list.count)) {
    list.counted = list.count <= MAX_LIST;
    list.count = list.counted ? list.count : 0;
  }
  return list;
}

bool aimet_list_is_known(const aimet_list *list) {
  if (!list->at)
    return false;
  for (uint64_t i = 0; i < list->count; ++i)
    if (!aimet_is_int(list->at[i]))
      return false;
  return true;
}

void aimet_expect_list(aimet_infer *node, int i) {
  if (aimet_has_input(node, i))
    aimet_expect_rank(node, i, 1, 1);
}

aimet_number *aimet_copy_dims(aimet_infer *node, int i, int32_t extra) {
  const aimet_value_type *type = aimet_input_type(node, i);
  if (!aimet_is_ranked_tensor(type))
    return NULL;
  aimet_number *dims =
      aimet_infer_numbers(node, (uint64_t)type->rank + (uint64_t)extra);
  for (int32_t k = 0; k < type->rank; ++k)
    dims[k] = type->dims[k];
  return dims;
}

/// Gives `result`, which is unknown for two known sizes if it is too large.
static aimet_number checked(aimet_infer *node, aimet_number result,
                            aimet_number a, char operation, aimet_number b) {
  if (aimet_is_int(a) && aimet_is_int(b) && !aimet_is_int(result))
    aimet_infer_error(node, AIMET_FAULT_OVERFLOW,
                      "a size is larger than 64 bits hold, got %lld %c %lld",
                      (long long)a.as.i, operation, (long long)b.as.i);
  return result;
}

aimet_number aimet_size_sum(aimet_infer *node, aimet_number a, aimet_number b) {
  return checked(node, aimet_add(aimet_infer_symbols(node), a, b), a, '+', b);
}

aimet_number aimet_size_product(aimet_infer *node, aimet_number a,
                                aimet_number b) {
  return checked(node, aimet_mul(aimet_infer_symbols(node), a, b), a, '*', b);
}

aimet_number aimet_product(aimet_infer *node, const aimet_number *at,
                           uint64_t count) {
  aimet_number product = aimet_int(1);
  for (uint64_t i = 0; i < count; ++i)
    product = aimet_size_product(node, product, at[i]);
  return product;
}

bool aimet_is_data_type(int64_t element) {
  return element > AIMET_DATA_UNDEFINED && element <= AIMET_DATA_LAST;
}

bool aimet_is_float_type(int64_t element) {
  switch (element) {
  case AIMET_DATA_FLOAT:
  case AIMET_DATA_DOUBLE:
  case AIMET_DATA_FLOAT16:
  case AIMET_DATA_BFLOAT16:
  case AIMET_DATA_FLOAT8E4M3FN:
  case AIMET_DATA_FLOAT8E4M3FNUZ:
  case AIMET_DATA_FLOAT8E5M2:
  case AIMET_DATA_FLOAT8E5M2FNUZ:
  case AIMET_DATA_FLOAT8E8M0:
  case AIMET_DATA_FLOAT4E2M1:
  case AIMET_DATA_FLOAT6E2M3:
  case AIMET_DATA_FLOAT6E3M2:
    return true;
  default:
    return false;
  }
}

bool aimet_is_integer_type(int64_t element) {
  return aimet_is_data_type(element) && !aimet_is_float_type(element) &&
         element != AIMET_DATA_STRING && element != AIMET_DATA_BOOL &&
         element != AIMET_DATA_COMPLEX64 && element != AIMET_DATA_COMPLEX128;
}

void aimet_set_element_of_attribute(aimet_infer *node, const char *name,
                                    int32_t fallback) {
  int64_t element = aimet_node_int(aimet_infer_view(node), name, fallback);
  if (element == AIMET_DATA_UNDEFINED && fallback == AIMET_DATA_UNDEFINED &&
      !aimet_node_has(aimet_infer_view(node), name))
    return;
  if (aimet_is_data_type(element))
    aimet_set_element(node, 0, (int32_t)element);
  else
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"%s\" is no data type, got %lld, expected 1 to "
        "%d",
        name, (long long)element, AIMET_DATA_LAST);
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

void aimet_copy_elements(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  uint64_t count;
  if (in && aimet_can_evaluate(node, 0, &count) && count == in->count)
    aimet_set_elements(node, 0, in->at);
}

const int64_t *aimet_known_dims(aimet_infer *node,
                                const aimet_value_type *type) {
  if (!aimet_is_ranked_tensor(type))
    return NULL;
  int64_t *dims = aimet_arena_calloc(aimet_infer_arena(node),
                                     (size_t)type->rank + 1, sizeof *dims);
  for (int32_t k = 0; k < type->rank; ++k) {
    if (!aimet_is_int(type->dims[k]))
      return NULL;
    dims[k] = type->dims[k].as.i;
  }
  return dims;
}

int64_t *aimet_strides(aimet_infer *node, const aimet_value_type *type) {
  const int64_t *dims = aimet_known_dims(node, type);
  if (!dims)
    return NULL;
  int64_t *strides = aimet_arena_calloc(
      aimet_infer_arena(node), (size_t)type->rank + 1, sizeof *strides);
  // Sizes beyond all bounds come with a zero among them: then nothing is ever
  // looked up, and the product may wrap.
  uint64_t stride = 1;
  for (int32_t k = type->rank - 1; k >= 0; --k) {
    strides[k] = (int64_t)stride;
    stride *= (uint64_t)dims[k];
  }
  return strides;
}

bool aimet_index_map_init(aimet_infer *node, int i, aimet_index_map *map) {
  const aimet_value_type *type = aimet_output_type(node, i);
  *map = (aimet_index_map){.count = 0};
  if (!aimet_can_evaluate(node, i, &map->count))
    return false;
  if (map->count == 0) {
    aimet_number none = aimet_unknown_number();
    aimet_set_elements(node, i, &none);
    return false;
  }
  map->rank = type->rank;
  map->dims = aimet_known_dims(node, type);
  if (!map->dims)
    return false;
  aimet_arena *arena = aimet_infer_arena(node);
  map->from =
      aimet_arena_calloc(arena, (size_t)map->rank + 1, sizeof *map->from);
  for (int32_t k = 0; k < map->rank; ++k)
    map->from[k] =
        aimet_arena_calloc(arena, (size_t)map->dims[k], sizeof **map->from);
  return true;
}

void aimet_index_map_run(aimet_index_map *map, int32_t axis, int64_t start,
                         int64_t step) {
  for (int64_t i = 0; i < map->dims[axis]; ++i)
    map->from[axis][i] = start + i * step;
}

/// The place in the input of the element at `index`.
static int64_t place_of(const aimet_index_map *map, const int64_t *index) {
  int64_t place = 0;
  for (int32_t k = 0; k < map->rank; ++k) {
    if (map->from[k][index[k]] == AIMET_OUTSIDE)
      return AIMET_OUTSIDE;
    place += map->from[k][index[k]];
  }
  return place;
}

void aimet_set_mapped(aimet_infer *node, int i, const aimet_index_map *map,
                      const aimet_elements *in, aimet_number fill) {
  aimet_number *out = aimet_infer_numbers(node, map->count);
  int64_t *index = aimet_arena_calloc(aimet_infer_arena(node),
                                      (size_t)map->rank + 1, sizeof *index);
  for (uint64_t e = 0; e < map->count; ++e) {
    int64_t place = place_of(map, index);
    bool inside = place >= 0 && (uint64_t)place < in->count;
    out[e] = inside ? in->at[place] : fill;
    for (int32_t k = map->rank - 1; k >= 0 && ++index[k] == map->dims[k]; --k)
      index[k] = 0;
  }
  aimet_set_elements(node, i, out);
}
