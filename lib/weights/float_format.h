//===- float_format.h - the float types of ONNX ---------------------------===//
//
// Private to lib/weights: the bits of every float type, and the doubles that
// they stand for. Each value of each of the types is a double.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_WEIGHTS_FLOAT_FORMAT_H
#define AIMET_WEIGHTS_FLOAT_FORMAT_H

#include <mlir-c/IR.h>

#include <stdbool.h>
#include <stdint.h>

/// How the bits of a float type are laid out.
typedef struct aimet_float_format aimet_float_format;

/// The format of an element type; null if ONNX has no such float type.
const aimet_float_format *aimet_float_format_of(MlirType type);

/// Bits of one value.
unsigned aimet_float_bits(const aimet_float_format *format);

/// The value that the bits stand for. All NaNs are one.
double aimet_float_decode(const aimet_float_format *format, uint64_t bits);

/// The bits of a value; false if the format does not have exactly that value.
/// A NaN is never encoded: which one it was is not known.
bool aimet_float_encode(const aimet_float_format *format, double value,
                        uint64_t *out_bits);

/// The bits of the value that is nearest, ties to even; false where that is out
/// of range, or the format has no infinities or NaNs.
bool aimet_float_round(const aimet_float_format *format, double value,
                       uint64_t *out_bits);

#endif // AIMET_WEIGHTS_FLOAT_FORMAT_H
