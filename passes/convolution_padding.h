//===- convolution_padding.h - where the padding of a chain can go --------===//
//
// How much each side is padded, and what a convolution must pad so that one
// behind it need not: its own padding and, for each step of its stride, that of
// the other one. Dilation does not matter: padding is in elements of the input.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_CONVOLUTION_PADDING_H
#define AIMET_PASSES_CONVOLUTION_PADDING_H

#include "convolution.h"

/// Dimensions that PyTorch has convolutions of.
#define AIMET_MAX_PADDED_DIMS 3

typedef struct aimet_padding {
  int32_t rank; ///< of the spatial dimensions
  int64_t begin[AIMET_MAX_PADDED_DIMS], end[AIMET_MAX_PADDED_DIMS];
  int64_t stride[AIMET_MAX_PADDED_DIMS];
} aimet_padding;

/// What a convolution pads itself. False if it is transposed, or if its padding
/// is not known or depends on the size of its input.
bool aimet_convolution_padding(aimet_arch_check *check, size_t node,
                               aimet_padding *out);

/// Gives what a convolution behind pads to the one before; false if they do not
/// fit each other.
bool aimet_padding_take_over(aimet_padding *before,
                             const aimet_padding *behind);

/// As one writes it in PyTorch: `padding=3`, `padding=(0, 3)`, or an F.pad
/// where the sides are not padded alike.
void aimet_padding_append(const aimet_padding *padding,
                          aimet_string_builder *out);

#endif // AIMET_PASSES_CONVOLUTION_PADDING_H
