//===- float_format.c - the float types of ONNX ---------------------------===//
//
// All formats are a sign, a biased exponent and a mantissa; they differ in
// widths and in what they make of the largest exponent.
//
//===----------------------------------------------------------------------===//

#include "float_format.h"

#include <mlir-c/BuiltinTypes.h>

#include <math.h>
#include <stddef.h>
#include <string.h>

/// What stands outside of the finite numbers.
typedef enum special_values {
  SPECIAL_IEEE,       ///< the largest exponent is infinity or NaN
  SPECIAL_ALL_ONES,   ///< all bits but the sign set: NaN; no infinity
  SPECIAL_MINUS_ZERO, ///< what would be -0 is NaN; no infinity
  SPECIAL_NONE,
  SPECIAL_SCALE, ///< powers of two alone, no sign, no zero; all ones: NaN
} special_values;

struct aimet_float_format {
  bool (*is_type)(MlirType type);
  unsigned exponent_bits, mantissa_bits;
  int bias;
  special_values special;
};

static const aimet_float_format formats[] = {
    {mlirTypeIsAF32, 8, 23, 127, SPECIAL_IEEE},
    {mlirTypeIsAF16, 5, 10, 15, SPECIAL_IEEE},
    {mlirTypeIsAF64, 11, 52, 1023, SPECIAL_IEEE},
    {mlirTypeIsABF16, 8, 7, 127, SPECIAL_IEEE},
    {mlirTypeIsAFloat8E4M3FN, 4, 3, 7, SPECIAL_ALL_ONES},
    {mlirTypeIsAFloat8E5M2, 5, 2, 15, SPECIAL_IEEE},
    {mlirTypeIsAFloat8E4M3FNUZ, 4, 3, 8, SPECIAL_MINUS_ZERO},
    {mlirTypeIsAFloat8E5M2FNUZ, 5, 2, 16, SPECIAL_MINUS_ZERO},
    {mlirTypeIsAFloat8E8M0FNU, 8, 0, 127, SPECIAL_SCALE},
    {mlirTypeIsAFloat6E2M3FN, 2, 3, 1, SPECIAL_NONE},
    {mlirTypeIsAFloat6E3M2FN, 3, 2, 3, SPECIAL_NONE},
    {mlirTypeIsAFloat4E2M1FN, 2, 1, 1, SPECIAL_NONE},
};

const aimet_float_format *aimet_float_format_of(MlirType type) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; ++i)
    if (formats[i].is_type(type))
      return &formats[i];
  return NULL;
}

unsigned aimet_float_bits(const aimet_float_format *format) {
  return format->exponent_bits + format->mantissa_bits +
         (format->special != SPECIAL_SCALE);
}

static uint64_t mask(unsigned bits) { return (UINT64_C(1) << bits) - 1; }

static double with_sign(bool is_negative, double magnitude) {
  return is_negative ? -magnitude : magnitude;
}

//===----------------------------------------------------------------------===//
// float32
//===----------------------------------------------------------------------===//

/// What nearly all weights are, and what the machine converts by itself.
static bool is_float32(const aimet_float_format *format) {
  return format->is_type == mlirTypeIsAF32;
}

static double decode_float32(uint64_t bits) {
  uint32_t low = (uint32_t)bits;
  float value;
  memcpy(&value, &low, sizeof value);
  return isnan(value) ? (double)NAN : (double)value;
}

/// False where a finite value has no finite neighbour.
static bool round_float32(double value, uint64_t *out_bits) {
  float rounded = (float)value;
  uint32_t bits;
  memcpy(&bits, &rounded, sizeof bits);
  *out_bits = bits;
  return !isinf(rounded) || isinf(value);
}

//===----------------------------------------------------------------------===//
// All formats
//===----------------------------------------------------------------------===//

double aimet_float_decode(const aimet_float_format *format, uint64_t bits) {
  if (is_float32(format))
    return decode_float32(bits);
  uint64_t mantissa = bits & mask(format->mantissa_bits);
  uint64_t exponent =
      bits >> format->mantissa_bits & mask(format->exponent_bits);
  bool is_largest = exponent == mask(format->exponent_bits);
  int scale = 1 - format->bias - (int)format->mantissa_bits;
  if (format->special == SPECIAL_SCALE)
    return is_largest ? (double)NAN : ldexp(1, (int)exponent - format->bias);
  bool is_negative =
      bits >> (format->exponent_bits + format->mantissa_bits) & 1;
  if (format->special == SPECIAL_IEEE && is_largest)
    return mantissa ? (double)NAN : with_sign(is_negative, (double)INFINITY);
  if (format->special == SPECIAL_ALL_ONES && is_largest &&
      mantissa == mask(format->mantissa_bits))
    return (double)NAN;
  if (format->special == SPECIAL_MINUS_ZERO && is_negative && !exponent &&
      !mantissa)
    return (double)NAN;
  if (exponent) {
    mantissa |= UINT64_C(1) << format->mantissa_bits;
    scale += (int)exponent - 1;
  }
  return with_sign(is_negative, ldexp((double)mantissa, scale));
}

/// The bits, without sign, of what is closest to a finite magnitude above 0.
static uint64_t magnitude_bits(const aimet_float_format *format,
                               double magnitude) {
  int exponent;
  frexp(magnitude, &exponent); // magnitude < 2^exponent
  int field = exponent - 1 + format->bias;
  bool is_scale = format->special == SPECIAL_SCALE;
  if (field < 1 && !is_scale)
    field = 1; // subnormal: without the leading one
  if (field < 0 || field > (int)mask(format->exponent_bits))
    return 0;
  double mantissa =
      ldexp(magnitude, format->bias + (int)format->mantissa_bits - field);
  if (is_scale)
    return (uint64_t)field;
  // The leading one of a normal number is carried into the exponent.
  return ((uint64_t)(field - 1) << format->mantissa_bits) + (uint64_t)mantissa;
}

bool aimet_float_encode(const aimet_float_format *format, double value,
                        uint64_t *out_bits) {
  if (isnan(value))
    return false;
  uint64_t bits = 0;
  if (isinf(value))
    bits = mask(format->exponent_bits) << format->mantissa_bits;
  else if (value != 0)
    bits = magnitude_bits(format, fabs(value));
  if (signbit(value) && format->special != SPECIAL_SCALE)
    bits |= UINT64_C(1) << (format->exponent_bits + format->mantissa_bits);
  double back = aimet_float_decode(format, bits);
  if (back != value || signbit(back) != signbit(value))
    return false;
  *out_bits = bits;
  return true;
}

/// The quiet NaN without payload.
static bool nan_bits(const aimet_float_format *format, uint64_t *out_bits) {
  unsigned width = format->exponent_bits + format->mantissa_bits;
  switch (format->special) {
  case SPECIAL_IEEE:
    *out_bits = mask(format->exponent_bits + 1) << (format->mantissa_bits - 1);
    return true;
  case SPECIAL_ALL_ONES:
  case SPECIAL_SCALE:
    *out_bits = mask(width);
    return true;
  case SPECIAL_MINUS_ZERO:
    *out_bits = UINT64_C(1) << width;
    return true;
  case SPECIAL_NONE:
    break;
  }
  return false;
}

/// The nearest multiple of the last place; the range is not looked at.
static double round_finite(const aimet_float_format *format, double value) {
  int exponent;
  frexp(value, &exponent);
  int field = exponent - 1 + format->bias;
  if (field < 1)
    field = 1; // subnormal
  int scale = field - format->bias - (int)format->mantissa_bits;
  return ldexp(nearbyint(ldexp(value, -scale)), scale);
}

bool aimet_float_round(const aimet_float_format *format, double value,
                       uint64_t *out_bits) {
  if (isnan(value))
    return nan_bits(format, out_bits);
  if (is_float32(format))
    return round_float32(value, out_bits);
  if (!isinf(value) && value != 0 && format->special != SPECIAL_SCALE)
    value = round_finite(format, value);
  if (value == 0 && format->special == SPECIAL_MINUS_ZERO)
    value = 0; // there is no other zero
  return aimet_float_encode(format, value, out_bits);
}
