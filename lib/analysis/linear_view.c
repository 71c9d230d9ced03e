//===- linear_view.c - linear operators by their weights ------------------===//

#include "linear_view.h"

#include "checked.h"
#include "constant.h"
#include "fold_limits.h"
#include "uses.h"

uint64_t aimet_layout_outputs(const aimet_weight_layout *layout) {
  return layout->outer_is_output ? layout->outer
                                 : layout->inner * layout->groups;
}

uint64_t aimet_layout_inputs(const aimet_weight_layout *layout) {
  return layout->outer_is_output ? layout->inner * layout->groups
                                 : layout->outer;
}

bool aimet_layout_is_too_large(const aimet_weight_layout *layout) {
  return aimet_layout_outputs(layout) > AIMET_MOST_CHANNELS ||
         aimet_layout_inputs(layout) > AIMET_MOST_CHANNELS ||
         layout->outer * layout->inner > AIMET_MOST_WEIGHTS / layout->block;
}

//===----------------------------------------------------------------------===//
// Where the weight is stored
//===----------------------------------------------------------------------===//

bool aimet_hands_on_elements(MlirOperation op) {
  static const char *const names[] = {"onnx.Flatten", "onnx.Identity",
                                      "onnx.Reshape", "onnx.Squeeze",
                                      "onnx.Unsqueeze"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (aimet_op_is(op, names[i]))
      return mlirOperationGetNumResults(op) == 1 &&
             !mlirValueIsNull(aimet_op_input(op, 0));
  return false;
}

/// True for a Transpose of a matrix that turns it.
static bool turns_matrix(aimet_norm_reader *reader, MlirOperation op) {
  MlirValue operand = aimet_op_input(op, 0);
  if (!aimet_op_is(op, "onnx.Transpose") || mlirValueIsNull(operand) ||
      aimet_op_has_reference(op))
    return false;
  aimet_node node = aimet_node_of(op, NULL);
  uint64_t count = 0;
  const int64_t *perm = aimet_node_ints(&node, "perm", reader->arena, &count);
  if (perm)
    return count == 2 && perm[0] == 1 && perm[1] == 0;
  return aimet_norm_reader_rank(reader, operand) == 2;
}

/// True for a use to which the numbers are nothing: that a tensor is the
/// default of a graph input, its shape or its type.
static bool reads_no_numbers(const aimet_use *use) {
  return aimet_op_is(use->op, "onnx.Initializer") ||
         aimet_op_is(use->op, "onnx.Shape") ||
         aimet_op_is(use->op, "onnx.Size") ||
         (use->operand == 1 && aimet_op_is(use->op, "onnx.CastLike"));
}

/// Another user of the numbers of a value than `user`.
static MlirOperation other_reader_of(MlirValue value, MlirOperation user) {
  bool is_found = false;
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);) {
    if (reads_no_numbers(&use))
      continue;
    if (is_found || !mlirOperationEqual(use.op, user))
      return use.op;
    is_found = true;
  }
  return (MlirOperation){NULL};
}

/// Somebody else who reads the value; the operation itself stands for those
/// that only know the name.
static void note_readers(aimet_norm_reader *reader, aimet_linear *linear,
                         MlirValue value, MlirOperation user) {
  if (!mlirOperationIsNull(linear->other_reader))
    return;
  linear->other_reader = other_reader_of(value, user);
  if (mlirOperationIsNull(linear->other_reader) &&
      aimet_norm_reader_mentions(reader, value)) {
    linear->other_reader = linear->op;
    linear->is_mentioned = true;
  }
}

static bool is_weight_type(MlirType type) {
  if (mlirTypeIsNull(type))
    return false;
  MlirType element = mlirShapedTypeGetElementType(type);
  return mlirTypeIsAF32(element) || mlirTypeIsAF64(element) ||
         mlirTypeIsAF16(element) || mlirTypeIsABF16(element);
}

/// True for an operation of which the value can be exchanged.
static bool holds_tensor(MlirOperation op) {
  return is_weight_type(
             aimet_tensor_attribute_type(aimet_op_attr(op, "value"))) &&
         !aimet_op_has_reference(op);
}

/// Walks from the operand to what stores it. `*out_turned` is the matrix that
/// is turned on the way; null if none is.
static void find_stored(aimet_norm_reader *reader, aimet_linear *linear,
                        MlirValue *out_turned) {
  enum { MOST_VIEWS = 16 };
  MlirValue value = linear->weight;
  MlirOperation user = linear->op;
  *out_turned = (MlirValue){NULL};
  for (int i = 0; i < MOST_VIEWS; ++i) {
    note_readers(reader, linear, value, user);
    MlirOperation holder = aimet_constant_holder(value);
    if (!mlirOperationIsNull(holder)) {
      if (holds_tensor(holder))
        linear->stored = holder;
      return;
    }
    user = aimet_defining_op(value);
    if (mlirOperationIsNull(user))
      return;
    bool turns = mlirValueIsNull(*out_turned) && turns_matrix(reader, user);
    if (!turns && !aimet_hands_on_elements(user))
      return;
    value = mlirOperationGetOperand(user, 0);
    if (turns)
      *out_turned = value;
  }
}

//===----------------------------------------------------------------------===//
// Layout
//===----------------------------------------------------------------------===//

/// The weight as the operator sees it: rank 2 at least, all sizes known.
static bool read_shape(aimet_norm_reader *reader, const aimet_linear *linear,
                       uint64_t out_dims[2], uint64_t *out_block) {
  const aimet_value_type *type = aimet_norm_reader_type(reader, linear->weight);
  uint64_t count;
  if (!aimet_type_is_tensor(type) || type->rank < 2 ||
      !aimet_type_static_count(type, &count) || count == 0)
    return false;
  out_dims[0] = (uint64_t)type->dims[0].as.i;
  out_dims[1] = (uint64_t)type->dims[1].as.i;
  *out_block = count / out_dims[0] / out_dims[1];
  return true;
}

/// True if a value has the two dimensions of a type.
static bool is_matrix_like(aimet_norm_reader *reader, MlirValue value,
                           MlirType matrix) {
  const aimet_value_type *type = aimet_norm_reader_type(reader, value);
  uint64_t count;
  return aimet_type_is_tensor(type) && type->rank == 2 &&
         aimet_type_static_count(type, &count) &&
         type->dims[0].as.i == mlirShapedTypeGetDimSize(matrix, 0) &&
         type->dims[1].as.i == mlirShapedTypeGetDimSize(matrix, 1);
}

/// What the stored matrix is of which the operator sees the other form; false
/// where it has been given another shape on the way, before it is `turned` or
/// behind that.
static bool turn(aimet_norm_reader *reader, const aimet_linear *linear,
                 MlirValue turned, aimet_weight_layout *layout) {
  MlirType stored =
      aimet_tensor_attribute_type(mlirOperationIsNull(linear->stored)
                                      ? mlirAttributeGetNull()
                                      : aimet_op_attr(linear->stored, "value"));
  if (mlirTypeIsNull(stored) || mlirShapedTypeGetRank(stored) != 2 ||
      layout->groups != 1 || layout->block != 1 ||
      (uint64_t)mlirShapedTypeGetDimSize(stored, 1) != layout->outer ||
      !is_matrix_like(reader, turned, stored))
    return false;
  uint64_t outer = layout->outer;
  layout->outer = layout->inner;
  layout->inner = outer;
  layout->outer_is_output = !layout->outer_is_output;
  return true;
}

static bool outer_is_output(const aimet_linear *linear) {
  switch (linear->kind) {
  case AIMET_LINEAR_CONV:
    return true;
  case AIMET_LINEAR_GEMM: {
    aimet_node node = aimet_node_of(linear->op, NULL);
    return aimet_node_int(&node, "transB", 0) != 0;
  }
  case AIMET_LINEAR_CONV_TRANSPOSE:
  case AIMET_LINEAR_MATMUL:
    break;
  }
  return false;
}

static bool is_convolution(const aimet_linear *linear) {
  return linear->kind == AIMET_LINEAR_CONV ||
         linear->kind == AIMET_LINEAR_CONV_TRANSPOSE;
}

static uint64_t groups_of(const aimet_linear *linear) {
  if (!is_convolution(linear))
    return 1;
  aimet_node node = aimet_node_of(linear->op, NULL);
  int64_t groups = aimet_node_int(&node, "group", 1);
  return groups < 1 ? 0 : (uint64_t)groups;
}

/// True if what is stored has as many elements as the operator sees.
static bool holds_all(const aimet_linear *linear) {
  const aimet_weight_layout *layout = &linear->layout;
  uint64_t stored, seen;
  return !mlirOperationIsNull(linear->stored) &&
         aimet_type_element_count(aimet_tensor_attribute_type(
                                      aimet_op_attr(linear->stored, "value")),
                                  &stored) &&
         aimet_checked_mul_u64(layout->outer, layout->inner, &seen) &&
         aimet_checked_mul_u64(seen, layout->block, &seen) && stored == seen;
}

static void find_layout(aimet_norm_reader *reader, aimet_linear *linear,
                        MlirValue turned) {
  aimet_weight_layout *layout = &linear->layout;
  uint64_t dims[2];
  uint64_t ignored;
  if (!read_shape(reader, linear, dims, &layout->block))
    return;
  *layout = (aimet_weight_layout){dims[0], dims[1], layout->block,
                                  groups_of(linear), outer_is_output(linear)};
  if (!layout->groups || layout->outer % layout->groups ||
      !aimet_checked_mul_u64(layout->inner, layout->groups, &ignored) ||
      (!is_convolution(linear) && layout->block != 1) || !holds_all(linear))
    return;
  linear->has_layout =
      mlirValueIsNull(turned) || turn(reader, linear, turned, layout);
}

//===----------------------------------------------------------------------===//
// The operators
//===----------------------------------------------------------------------===//

static const struct linear_name {
  const char *name;
  aimet_linear_kind kind;
} linear_names[] = {
    {"onnx.Conv", AIMET_LINEAR_CONV},
    {"onnx.ConvTranspose", AIMET_LINEAR_CONV_TRANSPOSE},
    {"onnx.Gemm", AIMET_LINEAR_GEMM},
    {"onnx.MatMul", AIMET_LINEAR_MATMUL},
};

static bool find_kind(MlirOperation op, aimet_linear_kind *out_kind) {
  for (size_t i = 0; i < sizeof linear_names / sizeof *linear_names; ++i)
    if (aimet_op_is(op, linear_names[i].name)) {
      *out_kind = linear_names[i].kind;
      return true;
    }
  return false;
}

bool aimet_op_is_linear(MlirOperation op) {
  aimet_linear_kind kind;
  return find_kind(op, &kind) &&
         (kind != AIMET_LINEAR_MATMUL ||
          (!mlirValueIsNull(aimet_op_input(op, 1)) &&
           aimet_value_source_of(aimet_op_input(op, 1)) != AIMET_SOURCE_DATA));
}

/// The first Adds broadcast what an attribute says.
static bool broadcasts_by_shape(MlirOperation add) {
  enum { FIRST_THAT_DOES = 7 };
  const aimet_schema *schema = aimet_op_schema(add);
  return schema && schema->since_version >= FIRST_THAT_DOES;
}

/// The only operation that reads a value, as which operand; null if it is not
/// the only one, or stands in another graph.
static MlirOperation only_reader(MlirValue value, intptr_t *out_operand) {
  MlirOperation none = {NULL};
  aimet_use use;
  aimet_use_iterator it = aimet_uses(value);
  if (!aimet_value_has_one_use(value) || !aimet_next_use(&it, &use) ||
      !mlirBlockEqual(mlirOperationGetBlock(use.op), aimet_value_block(value)))
    return none;
  *out_operand = use.operand;
  return use.op;
}

/// An Add of a constant that is all that reads the product.
static void find_bias_add(aimet_norm_reader *reader, aimet_linear *linear) {
  intptr_t operand;
  MlirValue product = mlirOperationGetResult(linear->op, 0);
  MlirOperation add = only_reader(product, &operand);
  if (mlirOperationIsNull(add) || !aimet_op_is(add, "onnx.Add") ||
      !broadcasts_by_shape(add) || mlirOperationGetNumOperands(add) != 2 ||
      mlirOperationGetNumResults(add) != 1 ||
      aimet_norm_reader_mentions(reader, product))
    return;
  MlirValue other = aimet_op_input(add, 1 - operand);
  if (mlirValueIsNull(other) ||
      aimet_value_source_of(other) == AIMET_SOURCE_DATA)
    return;
  linear->bias_add = add;
  linear->bias = other;
  linear->output = mlirOperationGetResult(add, 0);
}

/// A matrix that does not depend on data.
static bool is_weight_of_product(aimet_norm_reader *reader, MlirValue value) {
  if (aimet_value_source_of(value) == AIMET_SOURCE_DATA)
    return false;
  int32_t rank = aimet_norm_reader_rank(reader, value);
  return rank == 2 || rank == AIMET_UNRANKED;
}

bool aimet_is_zero(aimet_weight_store *store, MlirValue value) {
  enum { MOST_STEPS = 8 };
  for (int i = 0; i < MOST_STEPS; ++i) {
    double number;
    if (aimet_constant_number(store, value, &number))
      return number == 0;
    MlirOperation op = aimet_defining_op(value);
    if (mlirOperationIsNull(op) ||
        !(aimet_op_is(op, "onnx.CastLike") || aimet_op_is(op, "onnx.Expand") ||
          aimet_hands_on_elements(op)) ||
        mlirValueIsNull(aimet_op_input(op, 0)))
      return false;
    value = mlirOperationGetOperand(op, 0);
  }
  return false;
}

static void find_computed(aimet_norm_reader *reader, aimet_linear *linear) {
  if (mlirOperationIsNull(linear->stored)) {
    linear->computed = linear->weight;
    return;
  }
  if (mlirValueIsNull(linear->bias) ||
      !mlirOperationIsNull(
          aimet_constant_holder(aimet_skip_identities(linear->bias))))
    return;
  linear->has_zero_bias = mlirOperationIsNull(linear->bias_add) &&
                          aimet_is_zero(reader->store, linear->bias);
  if (!linear->has_zero_bias)
    linear->computed = linear->bias;
}

static void find_factors(aimet_linear *linear) {
  linear->weight_factor = linear->bias_factor = 1;
  if (linear->kind != AIMET_LINEAR_GEMM)
    return;
  aimet_node node = aimet_node_of(linear->op, NULL);
  linear->weight_factor = aimet_node_float(&node, "alpha", 1);
  linear->bias_factor = aimet_node_float(&node, "beta", 1);
}

/// True if `beta` can be set: what has no natural form cannot.
static bool has_plain_factors(const aimet_linear *linear) {
  aimet_node node = aimet_node_of(linear->op, NULL);
  return linear->kind != AIMET_LINEAR_GEMM || !aimet_node_has(&node, "beta") ||
         !mlirAttributeIsNull(aimet_op_attr(linear->op, "beta"));
}

/// The MatMul that an Add adds a constant to; null if it is no such Add.
static MlirOperation product_before(MlirOperation op) {
  MlirOperation none = {NULL};
  if (!aimet_op_is(op, "onnx.Add"))
    return none;
  for (intptr_t i = 0; i < 2; ++i) {
    MlirValue operand = aimet_op_input(op, i);
    MlirOperation source =
        mlirValueIsNull(operand) ? none : aimet_defining_op(operand);
    if (!mlirOperationIsNull(source) && aimet_op_is(source, "onnx.MatMul"))
      return source;
  }
  return none;
}

bool aimet_linear_of(aimet_norm_reader *reader, MlirOperation op,
                     aimet_linear *out) {
  MlirOperation product = product_before(op);
  if (!mlirOperationIsNull(product))
    return aimet_linear_of(reader, product, out) &&
           mlirOperationEqual(out->bias_add, op);
  *out = (aimet_linear){.op = op};
  if (!find_kind(op, &out->kind) || mlirOperationGetNumResults(op) != 1)
    return false;
  out->input = aimet_op_input(op, 0);
  out->weight = aimet_op_input(op, 1);
  if (mlirValueIsNull(out->input) || mlirValueIsNull(out->weight))
    return false;
  out->output = mlirOperationGetResult(op, 0);
  out->bias = aimet_op_input(op, 2);
  if (out->kind == AIMET_LINEAR_MATMUL) {
    if (!is_weight_of_product(reader, out->weight))
      return false;
    find_bias_add(reader, out);
  }
  MlirValue turned;
  find_stored(reader, out, &turned);
  find_computed(reader, out);
  find_factors(out);
  find_layout(reader, out, turned);
  if (aimet_op_has_reference(op) || !has_plain_factors(out))
    out->has_layout = false;
  return true;
}

//===----------------------------------------------------------------------===//
// What is asked of them
//===----------------------------------------------------------------------===//

static bool all_are(const int64_t *values, uint64_t count, int64_t value) {
  for (uint64_t i = 0; i < count; ++i)
    if (values[i] != value)
      return false;
  return true;
}

bool aimet_linear_has_no_padding(const aimet_linear *linear) {
  if (!is_convolution(linear))
    return true;
  aimet_node node = aimet_node_of(linear->op, NULL);
  aimet_string_view automatic = aimet_node_string(&node, "auto_pad");
  if (aimet_sv_starts_with(automatic, aimet_sv("SAME")))
    return linear->layout.block == 1;
  if (aimet_sv_is(automatic, "VALID"))
    return true;
  aimet_arena *arena = aimet_arena_create();
  uint64_t count = 0;
  const int64_t *pads = aimet_node_ints(&node, "pads", arena, &count);
  bool has_none = !pads || all_are(pads, count, 0);
  aimet_arena_destroy(arena);
  return has_none;
}

bool aimet_linear_has_channel_axis(aimet_norm_reader *reader,
                                   const aimet_linear *linear, bool at_input) {
  aimet_node node = aimet_node_of(linear->op, NULL);
  switch (linear->kind) {
  case AIMET_LINEAR_GEMM:
    return !at_input || aimet_node_int(&node, "transA", 0) == 0;
  case AIMET_LINEAR_MATMUL:
    return aimet_norm_reader_rank(reader, linear->input) == 2;
  case AIMET_LINEAR_CONV:
  case AIMET_LINEAR_CONV_TRANSPOSE:
    break;
  }
  return true;
}

const aimet_value_type *aimet_linear_bias_type(aimet_norm_reader *reader,
                                               const aimet_linear *linear) {
  const aimet_value_type *type =
      aimet_norm_reader_type(reader, aimet_skip_identities(linear->bias));
  uint64_t count, channels = aimet_layout_outputs(&linear->layout);
  if (!aimet_type_is_tensor(type) || !aimet_type_static_count(type, &count))
    return NULL;
  if (type->rank == 0)
    return is_convolution(linear) ? NULL : type;
  uint64_t last = (uint64_t)type->dims[type->rank - 1].as.i;
  bool fits = is_convolution(linear)
                  ? type->rank == 1 && last == channels
                  : type->rank <= 2 && (last == channels || last == 1);
  return fits && count == last ? type : NULL;
}
