//===- uses.c - producers and consumers across scopes ---------------------===//

#include "uses.h"

static const MlirOperation no_operation;

aimet_use_iterator aimet_uses(MlirValue value) {
  return (aimet_use_iterator){mlirValueGetFirstUse(value)};
}

bool aimet_next_use(aimet_use_iterator *iterator, aimet_use *out_use) {
  MlirOpOperand use = iterator->next;
  if (mlirOpOperandIsNull(use))
    return false;
  iterator->next = mlirOpOperandGetNextUse(use);
  *out_use = (aimet_use){mlirOpOperandGetOwner(use),
                         (intptr_t)mlirOpOperandGetOperandNumber(use)};
  return true;
}

bool aimet_value_is_unused(MlirValue value) {
  return mlirOpOperandIsNull(mlirValueGetFirstUse(value));
}

bool aimet_value_has_one_use(MlirValue value) {
  MlirOpOperand first = mlirValueGetFirstUse(value);
  return !mlirOpOperandIsNull(first) &&
         mlirOpOperandIsNull(mlirOpOperandGetNextUse(first));
}

bool aimet_op_is_unused(MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    if (!aimet_value_is_unused(mlirOperationGetResult(op, i)))
      return false;
  return true;
}

MlirOperation aimet_defining_op(MlirValue value) {
  if (mlirValueIsNull(value) || !mlirValueIsAOpResult(value))
    return no_operation;
  return mlirOpResultGetOwner(value);
}

/// What an Identity hands on; a null value for everything else.
static MlirValue identity_operand(MlirValue value) {
  MlirValue none = {NULL};
  MlirOperation op = aimet_defining_op(value);
  return aimet_op_is(op, "onnx.Identity") &&
                 mlirOperationGetNumOperands(op) == 1
             ? mlirOperationGetOperand(op, 0)
             : none;
}

/// MLIR does not check the order of operations in bodies, so identities may go
/// round in a circle: every so often the value is remembered that must not come
/// again.
MlirValue aimet_skip_identities(MlirValue value) {
  MlirValue remembered = value;
  size_t steps = 0, next_to_remember = 1;
  for (MlirValue next = identity_operand(value);
       !mlirValueIsNull(next) && !mlirValueEqual(next, remembered);
       next = identity_operand(value)) {
    value = next;
    if (++steps == next_to_remember) {
      remembered = value;
      next_to_remember *= 2;
    }
  }
  return value;
}

MlirBlock aimet_value_block(MlirValue value) {
  return mlirValueIsABlockArgument(value)
             ? mlirBlockArgumentGetOwner(value)
             : mlirOperationGetBlock(mlirOpResultGetOwner(value));
}

bool aimet_op_is_terminator(MlirOperation op) {
  return aimet_op_is(op, "func.return") || aimet_op_is(op, "aimet.yield");
}

bool aimet_value_is_function_output(MlirValue value) {
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (aimet_op_is(use.op, "func.return"))
      return true;
  return false;
}

bool aimet_value_is_output(MlirValue value) {
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (aimet_op_is_terminator(use.op))
      return true;
  return false;
}

bool aimet_value_has_default(MlirValue value) {
  if (mlirValueIsNull(value) || !mlirValueIsABlockArgument(value))
    return false;
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (aimet_op_is(use.op, "onnx.Initializer"))
      return true;
  return false;
}

MlirOperation aimet_ancestor_in(MlirBlock block, MlirOperation op) {
  while (!mlirOperationIsNull(op) &&
         !mlirBlockEqual(mlirOperationGetBlock(op), block))
    op = mlirOperationGetParentOperation(op);
  return op;
}

bool aimet_is_inside(MlirOperation op, const char *name) {
  for (MlirOperation parent = mlirOperationGetParentOperation(op);
       !mlirOperationIsNull(parent);
       parent = mlirOperationGetParentOperation(parent))
    if (aimet_op_is(parent, name))
      return true;
  return false;
}
