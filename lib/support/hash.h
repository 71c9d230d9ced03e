//===- hash.h - XXH3 for keys and for spans of weights --------------------===//

#ifndef AIMET_SUPPORT_HASH_H
#define AIMET_SUPPORT_HASH_H

#include <stddef.h>
#include <stdint.h>

/// XXH3, 64 bits, with a seed (the xxHash specification).
uint64_t aimet_hash_bytes(const void *data, size_t length, uint64_t seed);

#endif // AIMET_SUPPORT_HASH_H
