//===- type_check.h - types that the schema alone implies or forbids ------===//
//
// What a schema says of types without any rule of its operator: lists of types
// that are allowed, and type variables that several parameters share.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_TYPE_CHECK_H
#define AIMET_SHAPE_TYPE_CHECK_H

#include "infer.h"

/// Outputs get the kind and element type that their parameter's concrete type,
/// or the input that binds its type variable, implies; no shapes.
void aimet_infer_types_from_schema(aimet_infer *node);

/// Reports AIMET_FAULT_TYPE for an input whose type the schema does not allow,
/// and AIMET_FAULT_TYPE_BIND where two parameters of one type variable have
/// different types. Outputs are looked at only if no input is at fault.
void aimet_check_types(aimet_infer *node);

#endif // AIMET_SHAPE_TYPE_CHECK_H
