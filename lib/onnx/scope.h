//===- scope.h - names of values while a graph is imported ----------------===//
//
// ONNX names are resolved innermost first: a body sees the names of the graphs
// around it, and may hide them. A function sees nothing from outside: it has a
// scope object of its own.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_SCOPE_H
#define AIMET_ONNX_SCOPE_H

#include "string_view.h"

#include <mlir-c/IR.h>

typedef struct aimet_scope aimet_scope;

aimet_scope *aimet_scope_create(void);
void aimet_scope_destroy(aimet_scope *scope);

/// Enters a body; what is defined until the matching leave is forgotten then,
/// and what it hid is visible again.
void aimet_scope_enter(aimet_scope *scope);
void aimet_scope_leave(aimet_scope *scope);

/// Defines a name; a later definition of the same name wins.
void aimet_scope_define(aimet_scope *scope, aimet_string_view name,
                        MlirValue value);

/// The value of a name; a null value if it is not defined.
MlirValue aimet_scope_find(const aimet_scope *scope, aimet_string_view name);

#endif // AIMET_ONNX_SCOPE_H
