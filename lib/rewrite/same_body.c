//===- same_body.c - whether two local functions do the same --------------===//

#include "same_body.h"

#include "ptr_map.h"

/// Attributes that may differ.
static const char *const ignored[] = {"aimet.module",    "onnx.metadata_props",
                                      "onnx.outputs",    "onnx.position",
                                      "onnx.value_info", "onnx_node_name"};

static bool is_ignored(MlirNamedAttribute attribute) {
  aimet_string_view name = aimet_view(mlirIdentifierStr(attribute.name));
  for (size_t i = 0; i < sizeof ignored / sizeof *ignored; ++i)
    if (aimet_sv_is(name, ignored[i]))
      return true;
  return false;
}

/// The next attribute from `*i` on that counts; false at the end.
static bool next_attribute(MlirOperation op, intptr_t *i,
                           MlirNamedAttribute *out) {
  intptr_t count = aimet_op_attr_count(op);
  while (*i < count) {
    *out = aimet_op_attr_at(op, (*i)++);
    if (!is_ignored(*out))
      return true;
  }
  return false;
}

/// Attributes come in the order of their names.
static bool same_attributes(MlirOperation a, MlirOperation b) {
  intptr_t i = 0, k = 0;
  for (;;) {
    MlirNamedAttribute x, y;
    bool has_x = next_attribute(a, &i, &x), has_y = next_attribute(b, &k, &y);
    if (has_x != has_y)
      return false;
    if (!has_x)
      return true;
    if (!mlirIdentifierEqual(x.name, y.name) ||
        !mlirAttributeEqual(x.attribute, y.attribute))
      return false;
  }
}

/// Notes that a value of `a` has its like in `b`.
static bool pair(aimet_ptr_map *values, MlirValue a, MlirValue b) {
  *aimet_ptr_map_insert(values, a.ptr, NULL) = (uint64_t)(uintptr_t)b.ptr;
  return mlirTypeEqual(mlirValueGetType(a), mlirValueGetType(b));
}

static bool same_operands(const aimet_ptr_map *values, MlirOperation a,
                          MlirOperation b) {
  intptr_t count = mlirOperationGetNumOperands(a);
  if (count != mlirOperationGetNumOperands(b))
    return false;
  for (intptr_t i = 0; i < count; ++i) {
    const uint64_t *like =
        aimet_ptr_map_find(values, mlirOperationGetOperand(a, i).ptr);
    if (!like ||
        (const void *)(uintptr_t)*like != mlirOperationGetOperand(b, i).ptr)
      return false;
  }
  return true;
}

static bool pair_results(aimet_ptr_map *values, MlirOperation a,
                         MlirOperation b) {
  intptr_t count = mlirOperationGetNumResults(a);
  bool same = count == mlirOperationGetNumResults(b);
  for (intptr_t i = 0; i < count && same; ++i)
    same = pair(values, mlirOperationGetResult(a, i),
                mlirOperationGetResult(b, i));
  return same;
}

/// Blocks of operations without bodies of their own: layers have none.
static bool same_blocks(aimet_ptr_map *values, MlirBlock a, MlirBlock b) {
  intptr_t count = mlirBlockGetNumArguments(a);
  if (count != mlirBlockGetNumArguments(b))
    return false;
  for (intptr_t i = 0; i < count; ++i)
    if (!pair(values, mlirBlockGetArgument(a, i), mlirBlockGetArgument(b, i)))
      return false;
  MlirOperation x = mlirBlockGetFirstOperation(a);
  MlirOperation y = mlirBlockGetFirstOperation(b);
  while (!mlirOperationIsNull(x) && !mlirOperationIsNull(y)) {
    if (!aimet_sv_equal(aimet_op_name(x), aimet_op_name(y)) ||
        mlirOperationGetNumRegions(x) || mlirOperationGetNumRegions(y) ||
        !same_attributes(x, y) || !same_operands(values, x, y) ||
        !pair_results(values, x, y))
      return false;
    x = mlirOperationGetNextInBlock(x);
    y = mlirOperationGetNextInBlock(y);
  }
  return mlirOperationIsNull(x) && mlirOperationIsNull(y);
}

bool aimet_same_body(MlirOperation a, MlirOperation b) {
  aimet_ptr_map values = AIMET_PTR_MAP_INIT;
  bool same = same_blocks(&values, aimet_body(a, 0), aimet_body(b, 0));
  aimet_ptr_map_deinit(&values);
  return same;
}
