//===- near.h - numbers and how far they may be off -----------------------===//
//
// Private to lib/proof. A number that a model stores was rounded to the type of
// its element; what is computed from it is off by what that does. Two numbers
// are the same if they are within what both may be off.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_NEAR_H
#define AIMET_PROOF_NEAR_H

#include <mlir-c/IR.h>

#include <math.h>
#include <stdbool.h>

typedef struct near {
  double at;
  double slack; ///< infinite: any number does
} near;

/// How far a number of an element type may be off when it is stored.
typedef struct rounding {
  double relative;
  double absolute; ///< half of the smallest subnormal
} rounding;

/// False for what is none of float64, float32, float16, bfloat16.
bool rounding_of(MlirType element, rounding *out);

static inline near near_exactly(double at) { return (near){at, 0}; }

static inline near near_stored(double at, rounding r) {
  return (near){at, r.relative * fabs(at) + r.absolute};
}

/// What `by` makes of a slack; nothing at all makes nothing of any.
static inline double near_stretch(double by, double slack) {
  return by == 0 || slack == 0 ? 0 : fabs(by) * slack;
}

static inline near near_product(near a, near b) {
  return (near){a.at * b.at, near_stretch(a.at, b.slack) +
                                 near_stretch(b.at, a.slack) +
                                 near_stretch(a.slack, b.slack)};
}

static inline near near_sum(near a, near b) {
  return (near){a.at + b.at, a.slack + b.slack};
}

/// `b` is not zero.
static inline near near_quotient(near a, near b) {
  double at = a.at / b.at;
  return (near){at, (a.slack + near_stretch(at, b.slack)) / fabs(b.at)};
}

/// What is not finite has no neighbours.
static inline bool near_same(near a, near b) {
  if (!isfinite(a.at) || !isfinite(b.at))
    return a.at == b.at || (isnan(a.at) && isnan(b.at));
  return fabs(a.at - b.at) <= a.slack + b.slack;
}

#endif // AIMET_PROOF_NEAR_H
