//===- math_invariant.h - operations that are no layers -------------------===//
//
// What only moves, views, converts or measures data needs no module: views,
// casts, constants, and all arithmetic on sizes and indices.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_MATH_INVARIANT_H
#define AIMET_MODULES_MATH_INVARIANT_H

#include "node.h"

/// What is known of all operations of a module.
typedef struct aimet_invariants aimet_invariants;

/// What needs a walk is found out when it is first asked for. It holds until an
/// operation is erased or made.
aimet_invariants *aimet_invariants_create(MlirOperation module);
void aimet_invariants_destroy(aimet_invariants *invariants);

/// Names that a user adds: types of operators (`Concat`) and functions (`cat`).
typedef struct aimet_invariant_names {
  const char *const *items;
  size_t count;
  bool *is_met; ///< for each: something of that name was asked for
} aimet_invariant_names;

/// Adds names; borrows them.
void aimet_invariants_add_names(aimet_invariants *invariants,
                                const aimet_invariant_names *names);

/// True if the user has added names at all.
bool aimet_invariants_has_names(const aimet_invariants *invariants);

/// True if the user has added the name of an operator or of a function.
bool aimet_invariants_has_name(const aimet_invariants *invariants,
                               aimet_string_view name);

/// True for an operation that is math-invariant: by its type, or because it
/// computes nothing but sizes, indices and constants.
bool aimet_is_math_invariant(const aimet_invariants *invariants,
                             MlirOperation op);

/// True if the operation computes on sizes, indices and constants alone
/// (shape_arithmetic.h).
bool aimet_is_size_arithmetic(const aimet_invariants *invariants,
                              MlirOperation op);

/// True for a type of operation that is math-invariant whatever it is given.
bool aimet_op_type_is_math_invariant(aimet_string_view op_type);

#endif // AIMET_MODULES_MATH_INVARIANT_H
