//===- op.c - operations of the onnx dialect ------------------------------===//
//
// Names of values follow docs/dialect.md: what `onnx.outputs` says, else a name
// derived from the node's.
//
//===----------------------------------------------------------------------===//

#include "op.h"

#include <inttypes.h>
#include <stdio.h>

aimet_string_view aimet_op_node_name(MlirOperation op) {
  return aimet_op_attr_string(op, "onnx_node_name");
}

/// Copied by length, for a name may hold any bytes.
static aimet_string_view derived_name(aimet_string_view node, intptr_t i,
                                      aimet_arena *arena) {
  char suffix[40];
  int length = snprintf(suffix, sizeof suffix, "_output_%" PRIdPTR, i);
  size_t total = node.length + (size_t)length;
  char *name = aimet_arena_alloc(arena, total);
  if (node.length)
    memcpy(name, node.data, node.length);
  memcpy(name + node.length, suffix, (size_t)length);
  return aimet_sv_n(name, total);
}

aimet_string_view aimet_derived_result_name(MlirOperation op, intptr_t i,
                                            aimet_arena *arena) {
  return derived_name(aimet_op_node_name(op), i, arena);
}

aimet_string_view aimet_result_name(MlirOperation op, intptr_t i,
                                    aimet_arena *arena) {
  aimet_string_view name = {NULL, 0};
  if (i < 0 || i >= mlirOperationGetNumResults(op))
    return name;
  MlirAttribute names = aimet_op_attr(op, "onnx.outputs");
  if (!mlirAttributeIsNull(names)) {
    aimet_attr_get_string(aimet_array_get(names, i), &name);
    return name;
  }
  aimet_string_view node = {NULL, 0};
  if (mlirTypeIsANone(mlirValueGetType(mlirOperationGetResult(op, i))) ||
      !aimet_attr_get_string(aimet_op_attr(op, "onnx_node_name"), &node))
    return name;
  return derived_name(node, i, arena);
}

/// The index of the region that begins with `block`; -1 if it begins none.
static intptr_t region_index(MlirOperation owner, MlirBlock block) {
  intptr_t count = mlirOperationGetNumRegions(owner);
  for (intptr_t i = 0; i < count; ++i) {
    MlirBlock first = mlirRegionGetFirstBlock(mlirOperationGetRegion(owner, i));
    if (mlirBlockEqual(first, block))
      return i;
  }
  return -1;
}

static aimet_string_view argument_name(MlirValue value) {
  aimet_string_view name = {NULL, 0};
  MlirBlock block = mlirBlockArgumentGetOwner(value);
  intptr_t number = mlirBlockArgumentGetArgNumber(value);
  MlirOperation owner = mlirBlockGetParentOperation(block);
  if (mlirOperationIsNull(owner))
    return name;
  intptr_t region = region_index(owner, block);
  if (region < 0)
    return name;
  MlirAttribute inputs =
      aimet_op_is(owner, "func.func")
          ? aimet_op_attr(owner, "arg_attrs")
          : aimet_dict_get(
                aimet_array_get(aimet_op_attr(owner, "onnx.graphs"), region),
                "inputs");
  return aimet_dict_get_string(aimet_array_get(inputs, number), "onnx.name");
}

aimet_string_view aimet_value_name(MlirValue value, aimet_arena *arena) {
  if (mlirValueIsNull(value))
    return (aimet_string_view){NULL, 0};
  if (mlirValueIsABlockArgument(value))
    return argument_name(value);
  return aimet_result_name(mlirOpResultGetOwner(value),
                           mlirOpResultGetResultNumber(value), arena);
}

bool aimet_value_is_absent(MlirValue value) {
  return !mlirValueIsNull(value) && mlirValueIsAOpResult(value) &&
         aimet_op_is(mlirOpResultGetOwner(value), "onnx.NoValue");
}

MlirValue aimet_op_input(MlirOperation op, intptr_t i) {
  MlirValue none = {NULL};
  if (i < 0 || i >= mlirOperationGetNumOperands(op))
    return none;
  MlirValue value = mlirOperationGetOperand(op, i);
  return aimet_value_is_absent(value) ? none : value;
}

size_t aimet_value_use_count(MlirValue value) {
  size_t count = 0;
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use))
    ++count;
  return count;
}

/// Recurses as deep as regions nest, as MLIR's own parser and printer do.
void aimet_walk(MlirOperation root, aimet_visit visit, void *user_data) {
  intptr_t num_regions = mlirOperationGetNumRegions(root);
  for (intptr_t i = 0; i < num_regions; ++i) {
    MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(root, i));
    for (; !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block)) {
      MlirOperation op = mlirBlockGetFirstOperation(block);
      while (!mlirOperationIsNull(op)) {
        // `visit` may erase an operation without regions.
        MlirOperation next = mlirOperationGetNextInBlock(op);
        bool has_regions = mlirOperationGetNumRegions(op) != 0;
        visit(op, user_data);
        if (has_regions)
          aimet_walk(op, visit, user_data);
        op = next;
      }
    }
  }
}

/// The operation, or the next one behind it that is a function.
static MlirOperation function_from(MlirOperation op) {
  while (!mlirOperationIsNull(op) && !aimet_op_is(op, "func.func"))
    op = mlirOperationGetNextInBlock(op);
  return op;
}

MlirOperation aimet_first_function(MlirOperation module) {
  MlirBlock body = aimet_body(module, 0);
  return mlirBlockIsNull(body)
             ? (MlirOperation){NULL}
             : function_from(mlirBlockGetFirstOperation(body));
}

MlirOperation aimet_next_function(MlirOperation function) {
  return function_from(mlirOperationGetNextInBlock(function));
}

static bool is_local_function(MlirOperation function) {
  return !mlirAttributeIsNull(aimet_op_attr(function, "onnx.function"));
}

MlirOperation aimet_main_function(MlirOperation module) {
  MlirOperation first_public = {NULL};
  for (MlirOperation op = aimet_first_function(module);
       !mlirOperationIsNull(op); op = aimet_next_function(op)) {
    if (is_local_function(op))
      continue;
    if (aimet_sv_is(aimet_op_attr_string(op, "sym_name"), "main_graph"))
      return op;
    if (mlirOperationIsNull(first_public) &&
        !aimet_sv_is(aimet_op_attr_string(op, "sym_visibility"), "private"))
      first_public = op;
  }
  return first_public;
}

bool aimet_is_main_graph_alone(MlirOperation module) {
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return false;
  MlirOperation first = mlirBlockGetFirstOperation(body);
  return !mlirOperationIsNull(first) &&
         mlirOperationIsNull(mlirOperationGetNextInBlock(first)) &&
         mlirOperationEqual(first, aimet_main_function(module));
}

MlirBlock aimet_body(MlirOperation op, intptr_t i) {
  MlirBlock none = {NULL};
  if (mlirOperationIsNull(op) || i < 0 || i >= mlirOperationGetNumRegions(op))
    return none;
  return mlirRegionGetFirstBlock(mlirOperationGetRegion(op, i));
}

MlirOperation aimet_enclosing_function(MlirOperation op) {
  MlirOperation parent = mlirOperationGetParentOperation(op);
  while (!mlirOperationIsNull(parent) && !aimet_op_is(parent, "func.func"))
    parent = mlirOperationGetParentOperation(parent);
  return parent;
}

MlirOperation aimet_enclosing_module(MlirOperation op) {
  while (!mlirOperationIsNull(op) && !aimet_op_is(op, "builtin.module"))
    op = mlirOperationGetParentOperation(op);
  return op;
}

MlirOperation aimet_last_operation(MlirBlock block) {
  MlirOperation last = {NULL};
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    last = op;
  return last;
}

MlirOperation aimet_end_of_initializers(MlirBlock block) {
  MlirOperation op = mlirBlockGetFirstOperation(block);
  while (aimet_op_is(op, "onnx.Initializer") ||
         aimet_op_is(op, "onnx.SparseInitializer"))
    op = mlirOperationGetNextInBlock(op);
  return op;
}
