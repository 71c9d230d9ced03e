//===- tensor_maker.h - tensors that a rewrite computes -------------------===//
//
// Numbers in float64 become stored tensors of the type that the model has: in
// the place of one that is there, or beside it under a name of its own.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_TENSOR_MAKER_H
#define AIMET_REWRITE_TENSOR_MAKER_H

#include "rewrite.h"

typedef struct aimet_tensor_maker {
  MlirOperation module;
  aimet_arena *arena;
  aimet_name_set *values, *nodes; ///< names that are taken
  aimet_name_set *mentioned;      ///< names that the model mentions elsewhere
} aimet_tensor_maker;

void aimet_tensor_maker_init(aimet_tensor_maker *maker, MlirOperation module);
void aimet_tensor_maker_deinit(aimet_tensor_maker *maker);

/// The tensor of these numbers, as many as the type (a static tensor of floats)
/// has elements, each rounded once; null if one is out of range.
MlirAttribute aimet_tensor_of_doubles(MlirType type, const double *numbers,
                                      uint64_t count);

/// Stores a tensor and returns the value: beside `like` if that is an
/// Initializer in a graph, else as a Constant before `user`. It is named `name`
/// or, where that is taken, with a number.
MlirValue aimet_store_tensor(aimet_tensor_maker *maker, MlirAttribute tensor,
                             MlirOperation like, MlirOperation user,
                             aimet_string_view name);

/// A value that holds `tensor` for operand `i` of `user`, which is a constant:
/// the operand itself, changed, where nobody else reads it; else one that is
/// stored beside it under its name with a number.
MlirValue aimet_exchange_tensor(aimet_tensor_maker *maker, MlirAttribute tensor,
                                MlirOperation user, intptr_t i);

/// Says that an operation belongs to the layer that another one is of, and is
/// no functional by itself.
void aimet_join_layer(MlirOperation op, MlirOperation layer);

/// Gives an operation one more operand.
void aimet_append_operand(MlirOperation op, MlirValue value);

#endif // AIMET_REWRITE_TENSOR_MAKER_H
