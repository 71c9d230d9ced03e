//===- checked.h - arithmetic on sizes that came from a file --------------===//
//
// Each returns true and sets *out where the result fits; false otherwise, with
// *out untouched.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SUPPORT_CHECKED_H
#define AIMET_SUPPORT_CHECKED_H

#include "status.h"

#include <stdbool.h>
#include <stdint.h>

AIMET_MUST_USE static inline bool aimet_checked_add_u64(uint64_t a, uint64_t b,
                                                        uint64_t *out) {
  uint64_t sum;
  if (__builtin_add_overflow(a, b, &sum))
    return false;
  *out = sum;
  return true;
}

AIMET_MUST_USE static inline bool aimet_checked_mul_u64(uint64_t a, uint64_t b,
                                                        uint64_t *out) {
  uint64_t product;
  if (__builtin_mul_overflow(a, b, &product))
    return false;
  *out = product;
  return true;
}

/// UINT64_MAX where the sum is larger: "more than can be counted".
static inline uint64_t aimet_saturating_add_u64(uint64_t a, uint64_t b) {
  uint64_t sum;
  return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

/// The number of elements of a shape; every dimension must be >= 0.
AIMET_MUST_USE static inline bool
aimet_checked_element_count(const int64_t *dims, uint64_t rank, uint64_t *out) {
  uint64_t count = 1;
  for (uint64_t i = 0; i < rank; ++i)
    if (dims[i] < 0 || !aimet_checked_mul_u64(count, (uint64_t)dims[i], &count))
      return false;
  *out = count;
  return true;
}

#endif // AIMET_SUPPORT_CHECKED_H
