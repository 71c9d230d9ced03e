//===- op.h - operations of the onnx dialect ------------------------------===//
//
// The view of an operation that passes work with. Readers fail softly.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_IR_OP_H
#define AIMET_IR_OP_H

#include "arena.h"
#include "attr.h"

#include <stdbool.h>

/// The operation's full name; owned by the context.
static inline aimet_string_view aimet_op_name(MlirOperation op) {
  return aimet_view(mlirIdentifierStr(mlirOperationGetName(op)));
}

/// True if the operation's name is `name` ("onnx.Relu", "func.return"). Inline,
/// so that lengths of literals are known: every walk asks this of everything.
static inline bool aimet_op_is(MlirOperation op, const char *name) {
  return !mlirOperationIsNull(op) && aimet_sv_is(aimet_op_name(op), name);
}

/// The node's name, empty if it has none.
aimet_string_view aimet_op_node_name(MlirOperation op);

/// The name of result `i` (docs/dialect.md, "Values"); empty if it has none or
/// is an absent output. The string lives in the arena or the context.
aimet_string_view aimet_result_name(MlirOperation op, intptr_t i,
                                    aimet_arena *arena);

/// The name that result `i` has where nothing states one:
/// `<node name>_output_<i>`.
aimet_string_view aimet_derived_result_name(MlirOperation op, intptr_t i,
                                            aimet_arena *arena);

/// The name of any value: of a result, of an argument of a function or body.
aimet_string_view aimet_value_name(MlirValue value, aimet_arena *arena);

/// True if the operation is onnx.NoValue.
bool aimet_value_is_absent(MlirValue value);

/// The i-th operand if there is one and it is not absent, else a null value.
MlirValue aimet_op_input(MlirOperation op, intptr_t i);

/// The number of uses of a value.
size_t aimet_value_use_count(MlirValue value);

/// Calls `visit` for each operation inside `root` (not for `root` itself),
/// outer before inner, in order. `visit` may erase or replace the operation it
/// is given, unless it has regions, and must not erase others.
typedef void (*aimet_visit)(MlirOperation op, void *user_data);
void aimet_walk(MlirOperation root, aimet_visit visit, void *user_data);

/// The functions of a module, in order: the first, and the one behind another;
/// a null operation behind the last.
MlirOperation aimet_first_function(MlirOperation module);
MlirOperation aimet_next_function(MlirOperation function);

/// The main graph's function, or a null operation.
MlirOperation aimet_main_function(MlirOperation module);

/// True if the module holds the main graph's function and nothing else.
bool aimet_is_main_graph_alone(MlirOperation module);

/// The first block of a function or region owner's region `i`; null if empty.
MlirBlock aimet_body(MlirOperation op, intptr_t i);

/// The last operation of a block, a terminator or not; null if it is empty.
/// Walks the block: MLIR gives registered terminators only.
MlirOperation aimet_last_operation(MlirBlock block);

/// The first operation of a block that is no initializer; null if it has none.
MlirOperation aimet_end_of_initializers(MlirBlock block);

/// The function (func.func) that encloses an operation; null if none.
MlirOperation aimet_enclosing_function(MlirOperation op);

/// The innermost builtin.module that encloses an operation, or the operation
/// itself if it is one; null if none.
MlirOperation aimet_enclosing_module(MlirOperation op);

#endif // AIMET_IR_OP_H
