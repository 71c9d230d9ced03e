//===- hash.h - XXH3 for keys and for spans of weights --------------------===//

#ifndef AIMET_SUPPORT_HASH_H
#define AIMET_SUPPORT_HASH_H

#include <stddef.h>
#include <stdint.h>

/// XXH3, 64 bits, with a seed (the xxHash specification).
uint64_t aimet_hash_bytes(const void *data, size_t length, uint64_t seed);

/// XXH3 of 128 bits, of bytes that come piece by piece.
typedef struct aimet_hash_stream aimet_hash_stream;

typedef struct aimet_hash128 {
  uint64_t low, high;
} aimet_hash128;

aimet_hash_stream *aimet_hash_stream_create(void);
void aimet_hash_stream_add(aimet_hash_stream *stream, const void *data,
                           size_t length);
/// The hash of all that was added; the stream is gone.
aimet_hash128 aimet_hash_stream_finish(aimet_hash_stream *stream);

#endif // AIMET_SUPPORT_HASH_H
