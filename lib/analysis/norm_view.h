//===- norm_view.h - a batch norm as an affine map ------------------------===//
//
// In inference form a BatchNormalization is y = scale * x + shift for each
// channel, with numbers that are known before the model runs if its four
// parameters are.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_NORM_VIEW_H
#define AIMET_ANALYSIS_NORM_VIEW_H

#include "node_view.h"
#include "norm_reader.h"

/// Scale, bias, mean and variance: operands 1 to 4.
#define AIMET_NUM_NORM_PARAMETERS 4

typedef struct aimet_norm_view {
  MlirOperation op;
  MlirValue input;
  uint64_t channels; ///< 0: not known, or the parameters disagree
  /// The first parameter that is no constant; null if there is none.
  MlirValue computed;
  bool is_training;   ///< it computes its statistics itself
  bool is_by_element; ///< `spatial = 0`: statistics for each element
  bool is_parametric; ///< an attribute is the enclosing function's
  /// What is known of the parameters contradicts: they are no vectors of one
  /// length.
  bool is_contradictory;
} aimet_norm_view;

/// True for what aimet_norm_view_of can look at: a BatchNormalization with its
/// five inputs and an output.
bool aimet_is_batch_norm(MlirOperation op);

aimet_norm_view aimet_norm_view_of(aimet_norm_reader *reader, MlirOperation op);

/// True if the map can be read.
bool aimet_norm_is_affine(const aimet_norm_view *view);

/// The four parameters of a norm (aimet_norm_is_affine), as they are stored.
typedef struct aimet_norm_parameters {
  const aimet_elements *elements[AIMET_NUM_NORM_PARAMETERS];
  int32_t types[AIMET_NUM_NORM_PARAMETERS]; ///< TensorProto.DataType
} aimet_norm_parameters;

/// Reads them into the arena; false if files cannot be read (diagnosed).
bool aimet_norm_read_parameters(aimet_norm_reader *reader, aimet_arena *arena,
                                const aimet_norm_view *view,
                                aimet_norm_parameters *out);

/// Element `i` of a tensor of floats.
double aimet_float_element(const aimet_elements *elements, uint64_t i);

/// y = scale[c] * x + shift[c] in channel c.
typedef struct aimet_affine {
  double *scale, *shift; ///< `channels` each
  uint64_t channels;
} aimet_affine;

/// The map that changes nothing, in the arena.
aimet_affine aimet_affine_identity(aimet_arena *arena, uint64_t channels);

/// The epsilon of a norm; NaN also where it is stated in a form that is no
/// number of the IR, as NaN itself is.
double aimet_norm_epsilon(const aimet_node *node);

/// Reads the map of a norm (aimet_norm_is_affine), in float64. A channel whose
/// variance with epsilon is not positive and finite has NaN. False if files
/// cannot be read (diagnosed).
bool aimet_norm_read(aimet_norm_reader *reader, const aimet_norm_view *view,
                     aimet_affine *out);

/// Makes `map` what `first` and then `map`, or `map` and then `next`, does; of
/// as many channels.
void aimet_affine_after(aimet_affine *map, const aimet_affine *first);
void aimet_affine_then(aimet_affine *map, const aimet_affine *next);

/// True if all numbers are finite.
bool aimet_affine_is_finite(const aimet_affine *map);

/// True if they are so rounded to a type of floats as well.
bool aimet_affine_fits(const aimet_affine *map, MlirType element);

#endif // AIMET_ANALYSIS_NORM_VIEW_H
