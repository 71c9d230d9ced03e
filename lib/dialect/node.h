//===- node.h - operations as ONNX nodes ----------------------------------===//

#ifndef AIMET_DIALECT_NODE_H
#define AIMET_DIALECT_NODE_H

#include "op.h"
#include "schema.h"

/// True for what an ONNX NodeProto is: every onnx operation but Initializer,
/// SparseInitializer, NoValue and Undefined.
bool aimet_op_is_node(MlirOperation op);

/// True if the dialect uses this attribute name for itself.
bool aimet_is_reserved_name(aimet_string_view name);

/// op_type and domain as ONNX has them: of a Custom its function_name and
/// domain_name, of a Call those of the callee's `onnx.function`, else the name
/// after "onnx." and `onnx.domain` or the domain of the schema table's
/// operator. Empty for what is no node.
aimet_string_view aimet_op_type(MlirOperation op);
aimet_string_view aimet_op_domain(MlirOperation op);

/// The row of an operator in a table whose rows begin with its name (a
/// `const char *`) and are sorted by it; null if there is none.
const void *aimet_find_op_type(aimet_string_view op_type, const void *table,
                               size_t count, size_t row_size);

/// The schema of the opset that the model imports, or null.
const aimet_schema *aimet_op_schema(MlirOperation op);

/// The function that an onnx.Call calls; a null operation if there is none.
/// Takes as long as there are functions, unless a scope is open.
MlirOperation aimet_callee(MlirOperation call);

/// While a scope is open on this thread, aimet_callee (and with it
/// aimet_op_type and aimet_op_domain) takes constant time in `module`; no
/// function may be added, removed or renamed. Scopes nest. The struct must stay
/// where it is until it is closed.
typedef struct aimet_callee_scope {
  MlirOperation module;
  struct aimet_string_map *functions; ///< null until one is looked for
  struct aimet_callee_scope *outer;
} aimet_callee_scope;

void aimet_callee_scope_open(aimet_callee_scope *scope, MlirOperation module);
void aimet_callee_scope_close(aimet_callee_scope *scope);

/// The name of the GRAPH attribute that region `i` of a node holds; empty if
/// nothing says.
aimet_string_view aimet_region_attribute_name(MlirOperation node, intptr_t i);

/// The region that holds this GRAPH attribute; -1 if none does.
intptr_t aimet_region_of_attribute(MlirOperation node, const char *name);

#endif // AIMET_DIALECT_NODE_H
