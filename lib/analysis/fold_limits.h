//===- fold_limits.h - how large norms and linear operators may be --------===//
//
// Shared by what folds batch norms and by the proof, which must not take less
// than is folded. A splat may claim any number of elements: what no network has
// is not computed with.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_FOLD_LIMITS_H
#define AIMET_ANALYSIS_FOLD_LIMITS_H

#include <stdint.h>

/// Channels of a norm, or of the input or output of a linear operator.
#define AIMET_MOST_CHANNELS (UINT64_C(1) << 22)

/// Elements of a weight (2 GiB of float32), and of a splat whose elements are
/// looked at.
#define AIMET_MOST_WEIGHTS (UINT64_C(1) << 29)

#endif // AIMET_ANALYSIS_FOLD_LIMITS_H
