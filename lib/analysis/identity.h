//===- identity.h - nodes that hand on their operand ----------------------===//

#ifndef AIMET_ANALYSIS_IDENTITY_H
#define AIMET_ANALYSIS_IDENTITY_H

#include "inference.h"

/// True if result 0 of a node is its operand 0, element by element and in the
/// same shape, whatever it is given, and no other result is used: Identity; a
/// Cast to the type that it is given; a Reshape, Flatten, Expand or Tile to the
/// shape that it is given; Transpose, Pad, Slice, Squeeze and Unsqueeze that do
/// nothing; Concat, Sum, Mean, Max and Min of one operand, Split into one
/// result; Dropout in its inference form.
///
/// What depends on types is true of all models only if the inference does not
/// believe what a model states (`ignore_stated`). Arithmetic that changes
/// nothing (x * 1) is none: it rounds, and it is a functional of its own.
bool aimet_is_identity(aimet_inference *inference, MlirOperation op);

/// False if it is certainly none, whatever is known of types.
bool aimet_may_be_identity(MlirOperation op);

#endif // AIMET_ANALYSIS_IDENTITY_H
