//===- ml_attribute.h - lists that operators of ai.onnx.ml carry ----------===//
//
// Private to lib/shape. The models of ai.onnx.ml stand in attributes: lists, or
// one-dimensional tensors, of which only type and length matter here.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_ML_ATTRIBUTE_H
#define AIMET_SHAPE_ML_ATTRIBUTE_H

#include "infer.h"

#define AIMET_ML_DOMAIN "ai.onnx.ml"

/// A list attribute of a node.
typedef struct aimet_ml_list {
  const char *name;
  bool given;
  int32_t element; ///< UNDEFINED: not known
  int32_t rank;    ///< 1 but for tensors
  uint64_t count;  ///< of a list of rank 1
} aimet_ml_list;

aimet_ml_list aimet_ml_list_of(const aimet_infer *node, const char *name);

/// Reports AIMET_FAULT_ATTRIBUTE if two attributes exclude each other and both
/// are given.
void aimet_ml_exclude(aimet_infer *node, const char *a, const char *b);

/// The number of samples of the input: its first dimension, 1 for a single
/// sample (rank 1); unknown for other ranks.
aimet_number aimet_ml_batch(const aimet_infer *node);

/// Output `i` has the shape [rows] or [rows, columns].
void aimet_ml_set_vector(aimet_infer *node, int i, aimet_number rows);
void aimet_ml_set_matrix(aimet_infer *node, int i, aimet_number rows,
                         aimet_number columns);

#endif // AIMET_SHAPE_ML_ATTRIBUTE_H
