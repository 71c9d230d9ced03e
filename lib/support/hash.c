//===- hash.c - XXH3 for keys and for spans of weights --------------------===//
//
// The only file that sees xxHash, which is used as a header alone: nothing is
// linked.
//
//===----------------------------------------------------------------------===//

#include "hash.h"

#include "alloc.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t aimet_hash_bytes(const void *data, size_t length, uint64_t seed) {
  return XXH3_64bits_withSeed(length ? data : "", length, seed);
}

aimet_hash_stream *aimet_hash_stream_create(void) {
  XXH3_state_t *state = XXH3_createState();
  if (!state)
    aimet_out_of_memory();
  XXH3_128bits_reset(state);
  return (aimet_hash_stream *)state;
}

void aimet_hash_stream_add(aimet_hash_stream *stream, const void *data,
                           size_t length) {
  if (length)
    XXH3_128bits_update((XXH3_state_t *)stream, data, length);
}

aimet_hash128 aimet_hash_stream_finish(aimet_hash_stream *stream) {
  XXH128_hash_t hash = XXH3_128bits_digest((XXH3_state_t *)stream);
  XXH3_freeState((XXH3_state_t *)stream);
  return (aimet_hash128){hash.low64, hash.high64};
}
