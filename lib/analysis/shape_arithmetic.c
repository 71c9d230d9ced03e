//===- shape_arithmetic.c - values that only speak of shapes --------------===//
//
// Forwards every operation gets the kind of what it is made of; backwards it is
// marked if all it is used for is to say shapes.
//
//===----------------------------------------------------------------------===//

#include "shape_arithmetic.h"

#include "alloc.h"
#include "constant.h"
#include "ptr_map.h"
#include "uses.h"

#include <stdlib.h>

/// What a value is made of.
typedef enum value_kind {
  KIND_DATA,     ///< depends on an input, or on weights
  KIND_SIZE,     ///< sizes of tensors, and constants
  KIND_INTEGERS, ///< integer constants alone
  KIND_NUMBER,   ///< one constant of the program that is no integer
  KIND_SCALAR,   ///< one stored number: a lifted constant, or a parameter
} value_kind;

enum { NUM_KINDS = KIND_SCALAR + 1 };

struct aimet_shape_arithmetic {
  MlirOperation module;
  aimet_ptr_map kinds;        ///< operation -> value_kind of its results
  aimet_ptr_map feeds_shapes; ///< operation: all its uses only say shapes
  bool has_feeds;
};

//===----------------------------------------------------------------------===//
// What operations are made of
//===----------------------------------------------------------------------===//

bool aimet_value_is_constant(MlirValue value) {
  MlirOperation owner = aimet_defining_op(value);
  return aimet_op_is(owner, "onnx.Initializer") ||
         aimet_op_is(owner, "onnx.Constant");
}

/// The type that a constant says; null for all that is none.
static MlirType constant_type(MlirValue value) {
  MlirType none = {NULL};
  if (!aimet_value_is_constant(value))
    return none;
  MlirAttribute tensor = aimet_constant_tensor(value);
  if (!mlirAttributeIsNull(tensor))
    return aimet_tensor_attribute_type(tensor);
  aimet_arena *arena = aimet_arena_create();
  const aimet_value_type *type = aimet_constant_type(arena, value);
  MlirContext context = mlirOperationGetContext(mlirOpResultGetOwner(value));
  MlirType result = type ? aimet_type_to_mlir(context, type) : none;
  aimet_arena_destroy(arena);
  return result;
}

MlirType aimet_held_type(MlirValue value) {
  MlirType held = constant_type(value);
  return mlirTypeIsNull(held) ? mlirValueGetType(value) : held;
}

int64_t aimet_held_rank(MlirValue value) {
  if (mlirValueIsNull(value))
    return -1;
  MlirType type = aimet_held_type(value);
  return mlirTypeIsAShaped(type) && mlirShapedTypeHasRank(type)
             ? mlirShapedTypeGetRank(type)
             : -1;
}

/// True for a tensor of static shape with at most one element.
static bool has_one_element(MlirType type) {
  uint64_t count;
  return aimet_type_element_count(type, &count) && count <= 1;
}

static value_kind constant_kind(MlirOperation op, bool is_stored) {
  if (mlirOperationGetNumResults(op) != 1)
    return KIND_DATA;
  MlirType type = aimet_held_type(mlirOperationGetResult(op, 0));
  if (!mlirTypeIsAShaped(type))
    return KIND_DATA;
  if (mlirTypeIsAInteger(mlirShapedTypeGetElementType(type)))
    return KIND_INTEGERS;
  if (!has_one_element(type))
    return KIND_DATA;
  return is_stored ? KIND_SCALAR : KIND_NUMBER;
}

static value_kind kind_of_value(const aimet_shape_arithmetic *shapes,
                                MlirValue value) {
  if (!mlirValueIsAOpResult(value))
    return KIND_DATA;
  const uint64_t *kind =
      aimet_ptr_map_find(&shapes->kinds, mlirOpResultGetOwner(value).ptr);
  return kind ? (value_kind)*kind : KIND_DATA;
}

static value_kind join(const bool seen[NUM_KINDS]) {
  if (seen[KIND_DATA])
    return KIND_DATA;
  if (seen[KIND_SIZE])
    return KIND_SIZE;
  if (seen[KIND_SCALAR])
    return KIND_DATA;
  if (seen[KIND_NUMBER])
    return KIND_NUMBER;
  return seen[KIND_INTEGERS] ? KIND_INTEGERS : KIND_DATA;
}

static value_kind computed_kind(const aimet_shape_arithmetic *shapes,
                                MlirOperation op) {
  bool seen[NUM_KINDS] = {false};
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = mlirOperationGetOperand(op, i);
    if (!aimet_value_is_absent(operand))
      seen[kind_of_value(shapes, operand)] = true;
  }
  return join(seen);
}

static value_kind kind_of_op(const aimet_shape_arithmetic *shapes,
                             MlirOperation op) {
  aimet_string_view name = aimet_op_name(op);
  if (aimet_sv_is(name, "onnx.Initializer"))
    return constant_kind(op, true);
  if (aimet_sv_is(name, "onnx.Constant"))
    return constant_kind(op, false);
  if (aimet_sv_is(name, "onnx.Shape") || aimet_sv_is(name, "onnx.Size"))
    return KIND_SIZE;
  if (mlirOperationGetNumRegions(op) || !aimet_op_is_node(op))
    return KIND_DATA;
  return computed_kind(shapes, op);
}

static void visit(MlirOperation op, void *user_data) {
  aimet_shape_arithmetic *shapes = user_data;
  value_kind kind = kind_of_op(shapes, op);
  if (kind != KIND_DATA)
    *aimet_ptr_map_insert(&shapes->kinds, op.ptr, NULL) = (uint64_t)kind;
}

aimet_shape_arithmetic *aimet_shape_arithmetic_create(MlirOperation module) {
  aimet_shape_arithmetic *shapes = aimet_calloc(1, sizeof *shapes);
  shapes->module = module;
  aimet_walk(module, visit, shapes);
  return shapes;
}

void aimet_shape_arithmetic_destroy(aimet_shape_arithmetic *shapes) {
  if (!shapes)
    return;
  aimet_ptr_map_deinit(&shapes->kinds);
  aimet_ptr_map_deinit(&shapes->feeds_shapes);
  free(shapes);
}

bool aimet_is_shape_arithmetic(const aimet_shape_arithmetic *shapes,
                               MlirOperation op) {
  return aimet_ptr_map_find(&shapes->kinds, op.ptr) != NULL;
}

bool aimet_value_is_shape_arithmetic(const aimet_shape_arithmetic *shapes,
                                     MlirValue value) {
  MlirOperation op = aimet_defining_op(value);
  return !mlirOperationIsNull(op) && aimet_is_shape_arithmetic(shapes, op);
}

//===----------------------------------------------------------------------===//
// What operations are for
//===----------------------------------------------------------------------===//

/// Operands that say shapes, as bits; sorted for the binary search below.
static const struct shape_operands {
  const char *op_type;
  unsigned bits;
} shape_operand_table[] = {
    {"AffineGrid", 1u << 1},
    {"CenterCropPad", 1u << 1},
    {"Col2Im", 1u << 1 | 1u << 2},
    {"ConstantOfShape", 1u << 0},
    {"CumProd", 1u << 1},
    {"CumSum", 1u << 1},
    {"DFT", 1u << 1 | 1u << 2},
    {"Expand", 1u << 1},
    {"MaxUnpool", 1u << 2},
    {"OneHot", 1u << 1},
    {"Pad", 1u << 1 | 1u << 3},
    {"ReduceL1", 1u << 1},
    {"ReduceL2", 1u << 1},
    {"ReduceLogSum", 1u << 1},
    {"ReduceLogSumExp", 1u << 1},
    {"ReduceMax", 1u << 1},
    {"ReduceMean", 1u << 1},
    {"ReduceMin", 1u << 1},
    {"ReduceProd", 1u << 1},
    {"ReduceSum", 1u << 1},
    {"ReduceSumSquare", 1u << 1},
    {"Reshape", 1u << 1},
    {"Resize", 1u << 1 | 1u << 2 | 1u << 3},
    {"STFT", 1u << 1 | 1u << 3},
    {"Slice", 1u << 1 | 1u << 2 | 1u << 3 | 1u << 4},
    {"Split", 1u << 1},
    {"SplitToSequence", 1u << 1},
    {"Squeeze", 1u << 1},
    {"Tile", 1u << 1},
    {"TopK", 1u << 1},
    {"Trilu", 1u << 1},
    {"Unsqueeze", 1u << 1},
    {"Upsample", 1u << 1},
};

bool aimet_is_shape_operand(MlirOperation op, intptr_t i) {
  enum { MOST_OPERANDS = 8 };
  aimet_string_view type = aimet_op_type(op);
  if (i < 0 || i >= MOST_OPERANDS || !type.length || aimet_op_domain(op).length)
    return false;
  const struct shape_operands *row = aimet_find_op_type(
      type, shape_operand_table,
      sizeof shape_operand_table / sizeof *shape_operand_table,
      sizeof *shape_operand_table);
  return row && (row->bits >> i & 1);
}

static bool says_shapes(const aimet_shape_arithmetic *shapes, aimet_use use) {
  return aimet_is_shape_operand(use.op, use.operand) ||
         aimet_ptr_map_find(&shapes->feeds_shapes, use.op.ptr);
}

static bool value_says_shapes(const aimet_shape_arithmetic *shapes,
                              MlirValue value) {
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (!says_shapes(shapes, use))
      return false;
  return true;
}

static bool op_says_shapes(const aimet_shape_arithmetic *shapes,
                           MlirOperation op) {
  if (!aimet_op_is_node(op) || mlirOperationGetNumRegions(op) ||
      aimet_op_is_unused(op))
    return false;
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    if (!value_says_shapes(shapes, mlirOperationGetResult(op, i)))
      return false;
  return true;
}

typedef struct op_list {
  MlirOperation *items;
  size_t count, capacity;
} op_list;

static void append(MlirOperation op, void *user_data) {
  op_list *list = user_data;
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  list->items[list->count++] = op;
}

/// In the walk's order users follow what they use; so backwards they come
/// first.
static void find_feeds(aimet_shape_arithmetic *shapes) {
  op_list ops = {NULL, 0, 0};
  aimet_walk(shapes->module, append, &ops);
  for (size_t i = ops.count; i-- > 0;)
    if (op_says_shapes(shapes, ops.items[i]))
      aimet_ptr_map_insert(&shapes->feeds_shapes, ops.items[i].ptr, NULL);
  free(ops.items);
  shapes->has_feeds = true;
}

bool aimet_value_feeds_only_shapes(aimet_shape_arithmetic *shapes,
                                   MlirValue value) {
  if (!shapes->has_feeds)
    find_feeds(shapes);
  return !aimet_value_is_unused(value) && value_says_shapes(shapes, value);
}
