//===- fold_case.h - norms that a test folds ------------------------------===//
//
// Folds norms of a model into its linear operators by the book, or with one of
// the mistakes that can be made. The parameters of a norm NAME are the
// initializers NAME_scale, NAME_bias, NAME_mean, NAME_var.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_TEST_FOLD_CASE_H
#define AIMET_TEST_FOLD_CASE_H

#include "rewrite_case.h"

/// The most numbers of an initializer.
#define MOST_NUMBERS 128

typedef struct numbers {
  double at[MOST_NUMBERS];
  size_t count;
} numbers;

/// The numbers of an initializer, of that of a norm (`what`: "scale", ...).
numbers read_numbers(MlirOperation initializer);
numbers read_parameter(aimet_pass_run *run, const char *norm, const char *what);

/// Rounds to the type; what is too large becomes infinite.
void write_numbers(MlirOperation initializer, const numbers *values);

/// An initializer of this shape in front of `op`, of the element type of the
/// initializer `like`.
MlirValue add_numbers(MlirOperation op, MlirOperation like,
                      const numbers *values, const int64_t *shape,
                      intptr_t rank);

/// What computes, or holds, an operand.
MlirOperation operand_op(MlirOperation op, intptr_t i);

typedef enum mistake {
  NO_MISTAKE,
  WRONG_EPSILON,
  KEPT_MEAN,
  NEIGHBOUR_SCALE,
  LOST_BIAS,
  UNSCALED_BIAS,
  NO_ROOT,
  FIRST_AXIS,  ///< channels are those of the first axis
  GROUP_INDEX, ///< the index in the group is taken for the channel
  COARSE,      ///< weights are rounded to 12 binary places
} mistake;

/// scale * x + shift for each channel.
typedef struct map {
  numbers scale, shift;
} map;

map map_of(aimet_pass_run *run, const char *norm, mistake mistake);

/// Multiplies weights with the scales of their channels: of the output, or
/// (`forward`) of the input.
void scale_weights(MlirOperation linear, const map *m, bool forward,
                   mistake mistake);

/// Puts bias * scale + shift in the place of the bias at operand `i` of
/// `holder`.
void set_bias(MlirOperation holder, intptr_t i, const map *m, mistake mistake);

/// Folds a norm into the Conv or ConvTranspose before it, or (`ahead`) behind
/// it.
aimet_status fold_back(aimet_pass_run *run, const char *linear,
                       const char *norm, mistake mistake);
aimet_status fold_ahead(aimet_pass_run *run, const char *norm,
                        const char *linear, mistake mistake);

#endif // AIMET_TEST_FOLD_CASE_H
