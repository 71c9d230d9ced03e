//===- absorb_affine.h - affine maps go into linear operators -------------===//
//
// A linear operator between two affine maps by channel becomes one that does
// what all three do. With the weight W, the bias b, and maps (s, t) before and
// (u, v) behind it:
//
//   u * (W (s * x + t) + b) + v  =  (u W s) x + (u * (W t + b) + v)
//
// Computed in float64; each number of the result is rounded once.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_ABSORB_AFFINE_H
#define AIMET_REWRITE_ABSORB_AFFINE_H

#include "linear_view.h"
#include "norm_view.h"
#include "tensor_maker.h"

/// The new weight and bias of an operator.
typedef struct aimet_absorbed {
  MlirAttribute weight, bias; ///< bias null: there is none, and none is needed
} aimet_absorbed;

typedef enum aimet_absorb_result {
  AIMET_ABSORB_DONE,
  AIMET_ABSORB_OUT_OF_RANGE, ///< a number does not fit the element type
  AIMET_ABSORB_UNREADABLE,   ///< files cannot be read (diagnosed)
} aimet_absorb_result;

/// Computes weight and bias; changes nothing. `out` null: only tells whether
/// they fit their types, and makes nothing. Of the view only what does not
/// depend on types is looked at, so others may have been changed by now.
/// `bias_type` is null where the operator has no bias.
aimet_absorb_result aimet_absorb_affine(aimet_weight_store *store,
                                        const aimet_linear *linear,
                                        const aimet_value_type *bias_type,
                                        const aimet_affine *before,
                                        const aimet_affine *behind,
                                        aimet_absorbed *out);

/// Gives them to the operator. A MatMul without bias gets an Add behind it,
/// named like its result was; returns what computes the result from now on.
MlirOperation aimet_take_absorbed(aimet_tensor_maker *maker,
                                  const aimet_linear *linear,
                                  const aimet_absorbed *absorbed);

#endif // AIMET_REWRITE_ABSORB_AFFINE_H
