//===- hash.c - XXH3 for keys and for spans of weights --------------------===//
//
// The only file that sees xxHash, which is used as a header alone: nothing is
// linked.
//
//===----------------------------------------------------------------------===//

#include "hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t aimet_hash_bytes(const void *data, size_t length, uint64_t seed) {
  return XXH3_64bits_withSeed(length ? data : "", length, seed);
}
