//===- rule_tools.h - what the rules that move elements share -------------===//
//
// Private to lib/shape: lists that are an attribute in one version and an input
// in the next, and outputs whose elements are elements of an input.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_RULE_TOOLS_H
#define AIMET_SHAPE_RULE_TOOLS_H

#include "infer.h"

/// True for a dense tensor whose rank is known.
static inline bool aimet_is_ranked_tensor(const aimet_value_type *type) {
  return type->kind == AIMET_TYPE_TENSOR && type->rank != AIMET_UNRANKED;
}

/// A list of integers: axes, sizes, pads, ...
typedef struct aimet_list {
  bool given;             ///< the attribute or input is there
  bool counted;           ///< `count` is known
  uint64_t count;         ///< 0 if not counted
  const aimet_number *at; ///< null: the elements are not known
} aimet_list;

/// An attribute of integers; not given if neither node nor schema has it.
aimet_list aimet_list_of_attribute(aimet_infer *node, const char *name);
/// An input of rank 0 or 1.
aimet_list aimet_list_of_input(aimet_infer *node, int i);
/// True if every element is a known integer.
bool aimet_list_is_known(const aimet_list *list);

/// Reports AIMET_FAULT_RANK if input `i` is known not to be a list (rank 1).
void aimet_expect_list(aimet_infer *node, int i);

/// A copy of the dimensions of input `i` with room for `extra` more; null if
/// its rank is not known.
aimet_number *aimet_copy_dims(aimet_infer *node, int i, int32_t extra);

/// Arithmetic on sizes: what no 64 bits hold is unknown and reported
/// (AIMET_FAULT_OVERFLOW).
aimet_number aimet_size_sum(aimet_infer *node, aimet_number a, aimet_number b);
aimet_number aimet_size_product(aimet_infer *node, aimet_number a,
                                aimet_number b);

/// The product of `count` sizes; 1 if there are none.
aimet_number aimet_product(aimet_infer *node, const aimet_number *at,
                           uint64_t count);

/// True if `element` is the number of a data type.
bool aimet_is_data_type(int64_t element);

/// True for the types whose elements are aimet_float numbers.
bool aimet_is_float_type(int64_t element);
/// True for the types of integers, bool not among them.
bool aimet_is_integer_type(int64_t element);

/// The element type of output 0 from attribute `name`, else `fallback`; what is
/// no data type is reported.
void aimet_set_element_of_attribute(aimet_infer *node, const char *name,
                                    int32_t fallback);

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

/// Output 0 has the elements of input 0, in the same order.
void aimet_copy_elements(aimet_infer *node);

/// The dimensions of a type; null if they are not all known.
const int64_t *aimet_known_dims(aimet_infer *node,
                                const aimet_value_type *type);

/// How far apart neighbours along each axis are; null as above.
int64_t *aimet_strides(aimet_infer *node, const aimet_value_type *type);

/// No element of the input.
#define AIMET_OUTSIDE INT64_MIN

/// Where the elements of an output come from: the one at index (i, j, ...) from
/// place `from[0][i] + from[1][j] + ...` of the input, or from none if one of
/// them is AIMET_OUTSIDE.
typedef struct aimet_index_map {
  uint64_t count; ///< of elements
  int32_t rank;
  const int64_t *dims;
  int64_t **from;
} aimet_index_map;

/// The map of output `i`, all places 0, to be filled in; false if the output
/// cannot be evaluated or has no elements (which is then said of it).
bool aimet_index_map_init(aimet_infer *node, int i, aimet_index_map *map);

/// Axis `axis` runs through the input from `start` in steps of `step`.
void aimet_index_map_run(aimet_index_map *map, int32_t axis, int64_t start,
                         int64_t step);

/// Output `i` gets the elements of `in`, `fill` for what is outside.
void aimet_set_mapped(aimet_infer *node, int i, const aimet_index_map *map,
                      const aimet_elements *in, aimet_number fill);

#endif // AIMET_SHAPE_RULE_TOOLS_H
