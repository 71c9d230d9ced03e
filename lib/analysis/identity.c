//===- identity.c - nodes that hand on their operand ----------------------===//

#include "identity.h"

#include "constant.h"
#include "effects.h"
#include "uses.h"

#include <stdlib.h>

/// A node that is looked at.
typedef struct candidate {
  aimet_inference *inference;
  aimet_node node; ///< with a schema
  aimet_arena *arena;
} candidate;

//===----------------------------------------------------------------------===//
// What is known of operands
//===----------------------------------------------------------------------===//

static const aimet_value_type *input_type(const candidate *c) {
  return aimet_inference_type(c->inference, aimet_op_input(c->node.op, 0));
}

static const aimet_value_type *output_type(const candidate *c) {
  return aimet_inference_type(c->inference,
                              mlirOperationGetResult(c->node.op, 0));
}

/// The integers that operand `i` holds in every run, or that the attribute
/// `name` holds in older forms of the operator; null if they are not known.
static const int64_t *integers(const candidate *c, intptr_t i, const char *name,
                               uint64_t *out_count) {
  MlirValue operand = aimet_op_input(c->node.op, i);
  if (mlirValueIsNull(operand))
    return name ? aimet_node_ints(&c->node, name, c->arena, out_count) : NULL;
  const aimet_elements *elements =
      aimet_inference_elements(c->inference, operand);
  if (!elements)
    return NULL;
  int64_t *values = aimet_arena_calloc(
      c->arena, elements->count ? elements->count : 1, sizeof *values);
  for (uint64_t k = 0; k < elements->count; ++k) {
    if (!aimet_is_int(elements->at[k]))
      return NULL;
    values[k] = elements->at[k].as.i;
  }
  *out_count = elements->count;
  return values;
}

static bool has_input(const candidate *c, intptr_t i) {
  return !mlirValueIsNull(aimet_op_input(c->node.op, i));
}

static bool all_are(const int64_t *values, uint64_t count, int64_t value) {
  if (!values)
    return false;
  for (uint64_t i = 0; i < count; ++i)
    if (values[i] != value)
      return false;
  return true;
}

/// Dimensions that are not certainly the same on both sides; -1 if the ranks
/// are not.
static int32_t count_different(const aimet_value_type *in,
                               const aimet_value_type *out) {
  if (!aimet_type_is_ranked(in) || !aimet_type_is_ranked(out) ||
      in->rank != out->rank)
    return -1;
  int32_t different = 0;
  for (int32_t i = 0; i < in->rank; ++i)
    different += !aimet_number_same(in->dims[i], out->dims[i]);
  return different;
}

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

static bool is_plain(const candidate *c) {
  return mlirOperationGetNumOperands(c->node.op) == 1 &&
         mlirOperationGetNumResults(c->node.op) == 1;
}

static bool keeps_type(const candidate *c) {
  const aimet_value_type *in = input_type(c), *out = output_type(c);
  return aimet_type_is_tensor(in) && in->element != AIMET_DATA_UNDEFINED &&
         in->element == out->element;
}

static bool keeps_shape(const candidate *c) {
  return count_different(input_type(c), output_type(c)) == 0;
}

/// The number of elements stays: so if all dimensions but one do, and none of
/// those is 0, that one does as well.
static bool reshape_keeps_shape(const candidate *c) {
  const aimet_value_type *in = input_type(c), *out = output_type(c);
  int32_t different = count_different(in, out);
  if (different != 1)
    return different == 0;
  for (int32_t i = 0; i < in->rank; ++i)
    if (aimet_number_same(in->dims[i], out->dims[i]) &&
        !(aimet_is_int(in->dims[i]) && in->dims[i].as.i > 0))
      return false;
  return true;
}

static bool expands_nothing(const candidate *c) {
  uint64_t count = 0;
  const int64_t *shape = integers(c, 1, NULL, &count);
  const aimet_value_type *in = input_type(c);
  return keeps_shape(c) ||
         (all_are(shape, count, 1) && aimet_type_is_ranked(in) &&
          (uint64_t)in->rank >= count);
}

static bool tiles_nothing(const candidate *c) {
  enum { FIRST_WITH_REPEATS = 6 };
  uint64_t count = 0;
  const int64_t *repeats = integers(c, 1, NULL, &count);
  return keeps_shape(c) ||
         (c->node.schema->since_version >= FIRST_WITH_REPEATS &&
          all_are(repeats, count, 1));
}

static bool permutes_nothing(const candidate *c) {
  uint64_t count = 0;
  const int64_t *perm = aimet_node_ints(&c->node, "perm", c->arena, &count);
  const aimet_value_type *in = input_type(c);
  if (!perm) // the default reverses all dimensions
    return aimet_type_is_ranked(in) && in->rank <= 1;
  for (uint64_t i = 0; i < count; ++i)
    if (perm[i] != (int64_t)i)
      return false;
  return true;
}

static bool pads_nothing(const candidate *c) {
  uint64_t count = 0;
  bool is_first = c->node.schema->since_version == 1;
  const int64_t *pads = integers(c, 1, is_first ? "paddings" : "pads", &count);
  return all_are(pads, count, 0);
}

/// From 0 to what no dimension exceeds; or as much as there is.
static bool slices_nothing(const candidate *c) {
  uint64_t count = 0, num_ends = 0;
  if (has_input(c, 4) && !all_are(integers(c, 4, NULL, &count), count, 1))
    return false;
  if (keeps_shape(c))
    return true;
  if (!all_are(integers(c, 1, "starts", &count), count, 0))
    return false;
  return all_are(integers(c, 2, "ends", &num_ends), num_ends, INT64_MAX);
}

/// Without axes every dimension of size 1 goes.
static bool squeezes_nothing(const candidate *c) {
  uint64_t count = 0;
  const int64_t *axes = integers(c, 1, "axes", &count);
  const aimet_value_type *in = input_type(c);
  if ((has_input(c, 1) && !axes) || count || !aimet_type_is_ranked(in))
    return false;
  for (int32_t i = 0; i < in->rank; ++i)
    if (!aimet_is_int(in->dims[i]) || in->dims[i].as.i == 1)
      return false;
  return true;
}

static bool unsqueezes_nothing(const candidate *c) {
  uint64_t count = 0;
  return integers(c, 1, "axes", &count) && count == 0;
}

static bool has_one_input(const candidate *c) {
  return mlirOperationGetNumOperands(c->node.op) == 1;
}

static bool has_one_output(const candidate *c) {
  return mlirOperationGetNumResults(c->node.op) == 1;
}

static bool drops_nothing(const candidate *c) {
  return aimet_is_inference_dropout(c->node.op);
}

/// Sorted, for the binary search below.
static const struct identity_row {
  const char *op_type;
  bool (*is_identity)(const candidate *c);
} identity_table[] = {
    {"Cast", keeps_type},
    {"CastLike", keeps_type},
    {"Concat", has_one_input},
    {"Dropout", drops_nothing},
    {"Expand", expands_nothing},
    {"Flatten", keeps_shape},
    {"Identity", is_plain},
    {"Max", has_one_input},
    {"Mean", has_one_input},
    {"Min", has_one_input},
    {"Pad", pads_nothing},
    {"Reshape", reshape_keeps_shape},
    {"Slice", slices_nothing},
    {"Split", has_one_output},
    {"Squeeze", squeezes_nothing},
    {"Sum", has_one_input},
    {"Tile", tiles_nothing},
    {"Transpose", permutes_nothing},
    {"Unsqueeze", unsqueezes_nothing},
};

static bool has_other_results(MlirOperation op) {
  for (intptr_t i = 1; i < mlirOperationGetNumResults(op); ++i)
    if (!aimet_value_is_unused(mlirOperationGetResult(op, i)))
      return true;
  return false;
}

static const struct identity_row *row_of(MlirOperation op) {
  return aimet_find_op_type(aimet_op_type(op), identity_table,
                            sizeof identity_table / sizeof *identity_table,
                            sizeof *identity_table);
}

bool aimet_may_be_identity(MlirOperation op) {
  return row_of(op) && !aimet_op_domain(op).length &&
         !mlirOperationGetNumRegions(op) &&
         mlirOperationGetNumResults(op) >= 1 &&
         !mlirValueIsNull(aimet_op_input(op, 0)) && !has_other_results(op) &&
         !aimet_op_has_reference(op);
}

bool aimet_is_identity(aimet_inference *inference, MlirOperation op) {
  if (!aimet_may_be_identity(op))
    return false;
  candidate c = {inference, aimet_node_of(op, NULL), aimet_arena_create()};
  bool is_identity = c.node.schema && row_of(op)->is_identity(&c);
  aimet_arena_destroy(c.arena);
  return is_identity;
}
