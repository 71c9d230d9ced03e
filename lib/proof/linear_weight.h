//===- linear_weight.h - the weights of linear operators ------------------===//
//
// Private to lib/proof. The weights of a Conv, ConvTranspose, Gemm or MatMul,
// seen as a matrix of output and input channels with the same number of weights
// for each pair. Two operators are the same up to a factor for each output
// channel if their weights are proportional. Weights are read piece by piece.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_LINEAR_WEIGHT_H
#define AIMET_PROOF_LINEAR_WEIGHT_H

#include "channel_map.h"
#include "linear_view.h"

typedef struct linear_weight {
  MlirAttribute tensor;
  aimet_weight_store *store;
  rounding stored;
  MlirType seen;              ///< what the operator sees of it
  bool is_turned;             ///< that is the transpose of what is stored
  aimet_weight_layout layout; ///< not too large (aimet_layout_is_too_large)
  const channel_map *input;   ///< its scales belong to the weights; null: none
  const bool *dead; ///< output channels that count as zeros; null: none
} linear_weight;

/// The largest finite weight of an output channel.
typedef struct largest_weight {
  near value;
  uint64_t position;        ///< in the tensor; UINT64_MAX: all that are
                            ///< finite are zero
  bool is_read, is_endless; ///< any was; any is infinite or NaN
} largest_weight;

/// True if all weights of a channel, times `scale`, are stored as zeros.
bool linear_weight_vanishes(const linear_weight *weight,
                            const largest_weight *largest, near scale);

/// One weight, or the same one of two operators.
typedef struct weight_place {
  uint64_t position, output, input;
  near values[2];
} weight_place;

/// Called for one weight after the other; false ends it.
typedef bool weight_visitor(const weight_place *place, void *user_data);

/// Reads the weights of one operator, or (`second` is not null) of two of the
/// same shape together: the first `limit` of them.
AIMET_MUST_USE aimet_status linear_weights_walk(const linear_weight *first,
                                                const linear_weight *second,
                                                uint64_t limit,
                                                weight_visitor *visit,
                                                void *user_data);

/// So many weights tell most operators apart: a few of an output channel.
uint64_t linear_weight_sample(const linear_weight *weight);

/// Finds the largest weight of each output channel, among the first `limit` in
/// the tensor, likewise below.
AIMET_MUST_USE aimet_status linear_weight_find_largest(
    const linear_weight *weight, uint64_t limit, largest_weight *out);

/// Says of each input channel whether it meets but zeros (or what is stored as
/// such); false if they cannot be read.
AIMET_MUST_USE aimet_status
linear_weight_find_unused(const linear_weight *weight, bool *out);

/// What the output channels of `weight` are, as multiples of those of which
/// `largest` says the largest weights, if they are proportional. A channel of
/// zeros there is any multiple; one of what is not finite, and zeros, is
/// itself.
AIMET_MUST_USE aimet_status linear_weight_factors(const linear_weight *weight,
                                                  uint64_t limit,
                                                  const largest_weight *largest,
                                                  near *out);

/// True if the weights of `b` are those of `a` times the factors. Weights that
/// cannot be read are no multiple of any.
AIMET_MUST_USE aimet_status linear_weights_compare(const linear_weight *a,
                                                   const linear_weight *b,
                                                   uint64_t limit,
                                                   const near *factors,
                                                   bool *out_same);

/// What the operator makes of inputs that are constant, one number for each
/// input channel (`input` and `dead` do not count); NaN if they cannot be read.
AIMET_MUST_USE aimet_status linear_weight_sums(const linear_weight *weight,
                                               const near *inputs, near *out);

#endif // AIMET_PROOF_LINEAR_WEIGHT_H
