//===- exempt_names.h - names that a user calls math-invariant ------------===//

#ifndef AIMET_PASSES_EXEMPT_NAMES_H
#define AIMET_PASSES_EXEMPT_NAMES_H

#include "diag.h"
#include "math_invariant.h"

/// AIMET_ERROR_USAGE if a name was not met in the model and is neither an
/// operator of ONNX nor a function that is known; the diagnostic suggests the
/// nearest.
AIMET_MUST_USE aimet_status
aimet_check_exempt_names(const aimet_invariant_names *names, aimet_diag *diag);

#endif // AIMET_PASSES_EXEMPT_NAMES_H
