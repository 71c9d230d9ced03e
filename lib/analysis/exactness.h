//===- exactness.h - operators with one right answer ----------------------===//

#ifndef AIMET_ANALYSIS_EXACTNESS_H
#define AIMET_ANALYSIS_EXACTNESS_H

#include "node.h"

/// True if every runtime gives the same bits for a result of this element type
/// (TensorProto.DataType): integers and bools; float32 and float64 where the
/// operator only moves, compares or rounds values, or is an operation that IEEE
/// 754 rounds correctly (+, -, *, /, square root); smaller floats where it only
/// moves them, for runtimes compute on those in float32. Not where a result is
/// summed up in no stated order or comes from a library of functions, and not
/// for what quantizes.
bool aimet_computes_exactly(MlirOperation op, int32_t element);

#endif // AIMET_ANALYSIS_EXACTNESS_H
