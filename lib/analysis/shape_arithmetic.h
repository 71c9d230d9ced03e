//===- shape_arithmetic.h - values that only speak of shapes --------------===//
//
// Which values are sizes, indices and constants and nothing else: because of
// what they are made of (Shape, Size, integers that stand in the model), or
// because of what they are for (the shape of a Reshape, the axes of a Squeeze).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_SHAPE_ARITHMETIC_H
#define AIMET_ANALYSIS_SHAPE_ARITHMETIC_H

#include "node.h"

/// What is known of all operations of a module.
typedef struct aimet_shape_arithmetic aimet_shape_arithmetic;

/// Computes it in one walk. It holds until an operation is erased or made.
aimet_shape_arithmetic *aimet_shape_arithmetic_create(MlirOperation module);
void aimet_shape_arithmetic_destroy(aimet_shape_arithmetic *shapes);

/// True if the operation computes on sizes, indices and constants alone: on
/// what derives from Shape, Size, constant integers, and single numbers.
bool aimet_is_shape_arithmetic(const aimet_shape_arithmetic *shapes,
                               MlirOperation op);

/// True if a value is such: the result of an operation of that kind.
bool aimet_value_is_shape_arithmetic(const aimet_shape_arithmetic *shapes,
                                     MlirValue value);

/// True if a value is used, and all that it is ever used for is to say shapes,
/// axes, counts and the like, directly or after further computation. The first
/// query walks the module once more.
bool aimet_value_feeds_only_shapes(aimet_shape_arithmetic *shapes,
                                   MlirValue value);

/// True if operand `i` of a node says a shape, axes, a count or the like: what
/// decides the shape of its results and is no data.
bool aimet_is_shape_operand(MlirOperation op, intptr_t i);

/// True for a constant: an initializer or a Constant node.
bool aimet_value_is_constant(MlirValue value);

/// The type of a value; of a constant the type of what it holds, which is known
/// where nothing states the type of the value.
MlirType aimet_held_type(MlirValue value);

/// The rank of a value, or of what a constant holds; -1 where it is unknown.
int64_t aimet_held_rank(MlirValue value);

#endif // AIMET_ANALYSIS_SHAPE_ARITHMETIC_H
