//===- convolution.h - convolutions as checks see them --------------------===//

#ifndef AIMET_PASSES_CONVOLUTION_H
#define AIMET_PASSES_CONVOLUTION_H

#include "arch_check.h"

/// A convolution of any kind (quantized, deformable, transposed).
typedef struct aimet_convolution {
  bool is_transposed;
  bool knows_channels;  ///< the shape of the weight is known
  int64_t in, out;      ///< channels of all groups together
  int64_t groups;       ///< at least 1
  int32_t spatial_rank; ///< 2 for images; 0: not known
  bool is_pointwise;    ///< the weight is known to have a kernel of one element
  MlirValue
      weight; ///< the stored tensor, or what computes it, across functions
} aimet_convolution;

/// True if an operation is one.
bool aimet_op_is_convolution(MlirOperation op);

/// Reads a node of the check's flow; false if it is no convolution. The shape
/// of a weight that is computed is what inference knows of it.
bool aimet_convolution_read(aimet_arch_check *check, size_t node,
                            aimet_convolution *out);

/// True if every group has one input channel, and as many output channels as
/// the others (and there are several groups).
bool aimet_convolution_is_depthwise(const aimet_convolution *convolution);

/// True if a convolution pads its input itself: by `pads`, or by `auto_pad` and
/// a kernel that is not known to have one element. A transposed one never does:
/// its padding takes away from the output.
bool aimet_convolution_pads(aimet_arch_check *check, size_t node);

#endif // AIMET_PASSES_CONVOLUTION_H
