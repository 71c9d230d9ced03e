//===- affine_weight.c - where the weights and biases of operators stand --===//
//
// Exporters store a weight in another form than its operator sees it, and write
// zeros for a bias that there is none of. Numbers are not looked at here.
//
//===----------------------------------------------------------------------===//

#include "affine_node_view.h"
#include "linear_view.h"
#include "uses.h"

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

enum { WEIGHT = 1, BIAS };

/// A constant, and the way from the operator to it.
typedef struct weight_source {
  aimet_form constant;
  MlirType stored, seen; ///< the latter null where that is not known
  MlirValue turned;      ///< the matrix that is turned on the way; null: none
} weight_source;

/// The shape that a view of a constant has, with the same number of elements;
/// null if that is not known.
static MlirType view_type(const affine_view *view, MlirValue value,
                          MlirType stored) {
  const aimet_value_type *type = affine_computed_type(view->nodes, value);
  uint64_t seen, held;
  if (!type || !aimet_type_is_tensor(type) ||
      !aimet_type_static_count(type, &seen) ||
      !aimet_type_element_count(stored, &held) || seen != held)
    return (MlirType){NULL};
  int64_t *dims =
      aimet_arena_calloc(view->arena, (size_t)type->rank + 1, sizeof *dims);
  for (int32_t i = 0; i < type->rank; ++i)
    dims[i] = type->dims[i].as.i;
  return mlirRankedTensorTypeGet(type->rank, dims,
                                 mlirShapedTypeGetElementType(stored),
                                 mlirAttributeGetNull());
}

/// True for a Transpose that turns what it reads, if that is a matrix.
static bool turns_matrix(const affine_view *view, MlirOperation op) {
  if (!aimet_op_is(op, "onnx.Transpose") ||
      mlirValueIsNull(aimet_op_input(op, 0)))
    return false;
  const aimet_node node = aimet_node_of(op, view->scope->frame);
  uint64_t count;
  const int64_t *perm = aimet_node_ints(&node, "perm", view->arena, &count);
  return !perm || (count == 2 && perm[0] == 1 && perm[1] == 0);
}

/// Walks from the operand to the constant behind it; false if there is none.
static bool find_source(const affine_view *view, weight_source *out) {
  enum { MOST_VIEWS = 16 };
  const MlirValue seen = aimet_op_input(view->node.op, WEIGHT);
  MlirValue value = seen;
  *out = (weight_source){.constant = 0};
  for (int i = 0; i < MOST_VIEWS && !mlirValueIsNull(value); ++i) {
    out->constant = form_of_value(view->scope, value);
    out->stored = affine_constant_type(view, out->constant);
    if (!mlirTypeIsNull(out->stored)) {
      out->seen = i ? view_type(view, seen, out->stored) : out->stored;
      return true;
    }
    MlirOperation op = aimet_defining_op(value);
    if (mlirOperationIsNull(op))
      return false;
    if (mlirValueIsNull(out->turned) && turns_matrix(view, op))
      out->turned = mlirOperationGetOperand(op, 0);
    else if (!aimet_hands_on_elements(op))
      return false;
    value = mlirOperationGetOperand(op, 0);
  }
  return false;
}

static uint64_t dim(MlirType type, intptr_t i) {
  return (uint64_t)mlirShapedTypeGetDimSize(type, i);
}

/// True if what is turned is the stored matrix, in no other shape, and the
/// operator sees nothing but that.
static bool is_turned_plainly(const affine_view *view,
                              const weight_source *source) {
  MlirType stored = source->stored;
  if (mlirShapedTypeGetRank(stored) != 2 ||
      dim(source->seen, 0) != dim(stored, 1) ||
      dim(source->seen, 1) != dim(stored, 0))
    return false;
  MlirType turned = view_type(view, source->turned, stored);
  return !mlirTypeIsNull(turned) && mlirShapedTypeGetRank(turned) == 2 &&
         dim(turned, 0) == dim(stored, 0);
}

/// Sizes are not checked.
static aimet_weight_layout layout_of(const weight_source *source,
                                     uint64_t groups, bool outer_is_output) {
  aimet_weight_layout layout = {dim(source->seen, 0), dim(source->seen, 1), 1,
                                groups, outer_is_output};
  for (intptr_t i = 2; i < mlirShapedTypeGetRank(source->seen); ++i)
    layout.block *= dim(source->seen, i);
  if (!mlirValueIsNull(source->turned)) {
    layout.outer = dim(source->stored, 0);
    layout.inner = dim(source->stored, 1);
    layout.outer_is_output = !outer_is_output;
  }
  return layout;
}

static bool has_sizes_in_range(const aimet_weight_layout *layout) {
  return layout->outer && layout->inner && layout->block && layout->groups &&
         layout->outer % layout->groups == 0 &&
         !aimet_layout_is_too_large(layout);
}

bool linear_find_weight(const affine_view *view, uint64_t groups,
                        bool outer_is_output, linear_node *out) {
  weight_source source;
  if (!find_source(view, &source) || mlirTypeIsNull(source.seen) ||
      mlirShapedTypeGetRank(source.seen) < 2)
    return false;
  bool is_turned = !mlirValueIsNull(source.turned);
  if (is_turned && (groups != 1 || !is_turned_plainly(view, &source)))
    return false;
  out->constant = source.constant;
  linear_weight *weight = &out->weight;
  *weight =
      (linear_weight){.seen = source.seen,
                      .is_turned = is_turned,
                      .layout = layout_of(&source, groups, outer_is_output)};
  return has_sizes_in_range(&weight->layout) &&
         rounding_of(mlirShapedTypeGetElementType(source.stored),
                     &weight->stored) &&
         aimet_constant_form_tensor(view->nodes->builder->constants,
                                    source.constant, &weight->tensor,
                                    &weight->store);
}

//===----------------------------------------------------------------------===//
// Biases
//===----------------------------------------------------------------------===//

aimet_form linear_find_bias(const affine_view *view) {
  aimet_form form = affine_operand(view, BIAS);
  if (form && mlirTypeIsNull(affine_constant_type(view, form)) &&
      aimet_is_zero(view->nodes->builder->store,
                    mlirOperationGetOperand(view->node.op, BIAS)))
    return 0;
  return form;
}
