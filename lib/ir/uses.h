//===- uses.h - producers and consumers across scopes ---------------------===//
//
// A body uses values of the graphs around it directly, so MLIR's list of uses
// holds those in nested bodies as well. What a use means (an output, a default)
// is told apart here.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_IR_USES_H
#define AIMET_IR_USES_H

#include "op.h"

/// A use: operand `operand` of `op`, which may lie in a nested body.
typedef struct aimet_use {
  MlirOperation op;
  intptr_t operand;
} aimet_use;

/// Walks the uses of a value, in no stated order:
///
///   aimet_use use;
///   for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it,
///   &use);)
///
/// The use that was just given may be changed or its operation destroyed, if
/// that has no other use of the value.
typedef struct aimet_use_iterator {
  MlirOpOperand next;
} aimet_use_iterator;

aimet_use_iterator aimet_uses(MlirValue value);
bool aimet_next_use(aimet_use_iterator *iterator, aimet_use *out_use);

/// True if nothing uses the value / if exactly one operand does.
bool aimet_value_is_unused(MlirValue value);
bool aimet_value_has_one_use(MlirValue value);

/// True if no result of the operation is used.
bool aimet_op_is_unused(MlirOperation op);

/// The operation that defines a value; a null operation for an input.
MlirOperation aimet_defining_op(MlirValue value);

/// The value that `value` is the same as: through Identity nodes.
MlirValue aimet_skip_identities(MlirValue value);

/// The block whose input or node the value is.
MlirBlock aimet_value_block(MlirValue value);

/// True for func.return and aimet.yield: what ends a graph.
bool aimet_op_is_terminator(MlirOperation op);

/// True if the value is an output of the main graph or of a local function / of
/// any graph, bodies included.
bool aimet_value_is_function_output(MlirValue value);
bool aimet_value_is_output(MlirValue value);

/// True for an input of the main graph that has a default (an initializer of
/// the same name): no constant, for a caller may override it.
bool aimet_value_has_default(MlirValue value);

/// The operation of `block` that is `op` or has it in one of its regions; a
/// null operation if `op` lies elsewhere.
MlirOperation aimet_ancestor_in(MlirBlock block, MlirOperation op);

/// True if the operation lies in a body of an operation of this name, at any
/// depth.
bool aimet_is_inside(MlirOperation op, const char *name);

#endif // AIMET_IR_USES_H
