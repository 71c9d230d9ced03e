//===- constant_role.h - what a stored tensor is for ----------------------===//

#ifndef AIMET_ANALYSIS_CONSTANT_ROLE_H
#define AIMET_ANALYSIS_CONSTANT_ROLE_H

#include "op.h"

#include <stdint.h>

/// What an initializer or a Constant is to the operator that reads it.
typedef enum aimet_constant_role {
  /// Trained: a tensor of floats that is no scalar, or integers that are
  /// dequantized or are the weight or bias of a quantized operator.
  AIMET_CONSTANT_PARAMETER,
  AIMET_CONSTANT_STATISTIC, ///< running mean and variance of a batch norm
  AIMET_CONSTANT_QUANTIZER, ///< scales and zero points
  AIMET_CONSTANT_OTHER,     ///< shapes, indices, scalars, strings
} aimet_constant_role;

/// Where a stored tensor is read.
typedef struct aimet_constant_use {
  MlirOperation user; ///< null: nothing reads it
  intptr_t operand;
  bool is_dequantized; ///< on the way
} aimet_constant_use;

/// True for nodes whose result 0 is operand 0 in another form (Transpose,
/// Reshape, Cast, DequantizeLinear, ...): who reads that, reads the tensor.
/// `*out_dequantizes` (may be null) is set for DequantizeLinear.
bool aimet_is_view(MlirOperation op, bool *out_dequantizes);

/// The Initializer that is the default of a graph input; null if it has none.
MlirOperation aimet_default_of(MlirValue input);

/// The role of a tensor of `element` (TensorProto.DataType).
aimet_constant_role aimet_constant_role_of(const aimet_constant_use *use,
                                           int32_t element, bool is_scalar);

#endif // AIMET_ANALYSIS_CONSTANT_ROLE_H
