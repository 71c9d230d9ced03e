//===- norm_neighbours.h - what lies on either side of a batch norm -------===//
//
// Private to the analysis of batch norms (batch_norm.h).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_NORM_NEIGHBOURS_H
#define AIMET_ANALYSIS_NORM_NEIGHBOURS_H

#include "batch_norm.h"
#include "linear_view.h"
#include "ptr_map.h"

/// How near a norm is to being folded in one direction; the smaller the nearer.
typedef enum aimet_fold_distance {
  AIMET_DISTANCE_FOLDS,
  /// Behind a Concat: pushed through it, it folds. Nearer than a linear
  /// operator that does not take it, for a pass helps here.
  AIMET_DISTANCE_CONCAT,
  AIMET_DISTANCE_LINEAR,     ///< next to a linear operator
  AIMET_DISTANCE_ACTIVATION, ///< an activation lies between
  AIMET_DISTANCE_OPERATOR,   ///< something else does
  AIMET_DISTANCE_NONE,       ///< there is no linear operator
} aimet_fold_distance;

typedef struct aimet_fold_side {
  aimet_fold_distance distance;
  aimet_norm_fold fold;
} aimet_fold_side;

/// What is known of all norms so far.
typedef struct aimet_fold_search {
  aimet_norm_reader reader;
  const aimet_norm_fold *folds; ///< those that were decided
  aimet_ptr_map places;         ///< norm -> its place among them
} aimet_fold_search;

/// What stands between a norm and the linear operator before it / behind it.
/// `norm` is affine (aimet_norm_is_affine).
aimet_fold_side aimet_fold_side_before(aimet_fold_search *search,
                                       const aimet_norm_view *norm);
aimet_fold_side aimet_fold_side_behind(aimet_fold_search *search,
                                       const aimet_norm_view *norm);

/// Who reads a value, in its own graph.
typedef struct aimet_norm_readers {
  size_t count;         ///< operands that read it; counted up to a limit
  bool is_output;       ///< or it is an output
  bool is_mentioned;    ///< or known by its name outside of nodes
  MlirOperation first;  ///< null if none does
  MlirOperation linear; ///< the first linear operator of which it is the input
  MlirOperation other;  ///< one that is not the one asked for
  MlirOperation inner;  ///< a linear operator in a body, of which it is the
                        ///< input
} aimet_norm_readers;

/// `except` may be null.
aimet_norm_readers aimet_norm_readers_of(aimet_norm_reader *reader,
                                         MlirValue value, MlirOperation except);

/// Says of a weight, bias or parameter that is no constant what computes it,
/// and what helps.
void aimet_note_computed(aimet_norm_reader *reader, MlirValue value,
                         aimet_norm_fold *fold);

/// True for an Identity with one operand and one result.
bool aimet_is_plain_identity(MlirOperation op);

/// Why a norm of so many channels does not fold into a linear operator next to
/// it, or AIMET_NORM_FOLDS; fills the rest of `fold`.
void aimet_fold_into(aimet_norm_reader *reader, const aimet_linear *linear,
                     uint64_t channels, aimet_norm_fold *fold);

#endif // AIMET_ANALYSIS_NORM_NEIGHBOURS_H
