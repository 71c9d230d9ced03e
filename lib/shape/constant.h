//===- constant.h - constants of a model ----------------------------------===//
//
// What is the same in every run and stands in the model itself: initializers
// that no caller overrides, and Constant nodes, in every form in which the IR
// holds them. What is computed from constants is inference (inference.h).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_CONSTANT_H
#define AIMET_SHAPE_CONSTANT_H

#include "infer.h"
#include "value_type.h"
#include "weights.h"

/// The elements of a constant (an initializer that no graph input overrides, a
/// Constant node): at most limit elements; null if it is none, is larger, or
/// holds strings or complex numbers. Integers and bools are AIMET_NUMBER_INT
/// (those that no int64_t has: unknown), floats of every type exactly
/// AIMET_NUMBER_FLOAT. Errors of files are diagnosed by the store; without
/// store (null) only what stands in the IR is read.
///
/// Before IR version 4 every initializer had to be a graph input as well, and
/// runtimes let nobody override it: there the default of an input counts.
const aimet_elements *aimet_constant_elements(aimet_weight_store *store,
                                              aimet_arena *arena,
                                              MlirValue value, uint64_t limit);

/// The type of an initializer or Constant node in any form and of any size;
/// null if the value is neither, or does not say its type (a Constant whose
/// value is an attribute of the enclosing function).
const aimet_value_type *aimet_constant_type(aimet_arena *arena,
                                            MlirValue value);

/// The same of a Constant seen through a call, whose value may be an attribute
/// of the enclosing function.
const aimet_elements *aimet_constant_node_elements(aimet_weight_store *store,
                                                   aimet_arena *arena,
                                                   const aimet_node *constant,
                                                   uint64_t limit);
const aimet_value_type *aimet_constant_node_type(aimet_arena *arena,
                                                 const aimet_node *constant);

/// The operation that holds a constant: the Initializer, SparseInitializer or
/// Constant that defines the value, directly or through Identity nodes. A null
/// operation if there is none.
MlirOperation aimet_constant_of(MlirValue value);

/// The same without looking through Identity nodes; before IR version 4 also
/// the default of a graph input, which then is an Initializer without result.
MlirOperation aimet_constant_holder(MlirValue value);

/// The tensor attribute of a constant that is held as a dense tensor (value of
/// an initializer or of a Constant, natural or message form), for its raw
/// bytes or its reference; null for all other forms. Through Identity nodes.
MlirAttribute aimet_constant_tensor(MlirValue value);

/// The dense tensor attribute of a static tensor type with these elements; null
/// if one of them is not known to the bit, as a NaN.
MlirAttribute aimet_tensor_of_elements(MlirType type,
                                       const aimet_elements *elements);

/// A constant that is one integer (or bool) / one number of any kind: a scalar
/// or a tensor of one element. Through Identity nodes.
bool aimet_constant_int(aimet_weight_store *store, MlirValue value,
                        int64_t *out);
bool aimet_constant_number(aimet_weight_store *store, MlirValue value,
                           double *out);

#endif // AIMET_SHAPE_CONSTANT_H
