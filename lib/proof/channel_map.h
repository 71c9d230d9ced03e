//===- channel_map.h - an affine map for each channel ---------------------===//
//
// Private to lib/proof. What a norm is, and what a linear operator does to its
// result beside its weights: y[c] = scale[c] * x[c] + shift[c], in float64.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_CHANNEL_MAP_H
#define AIMET_PROOF_CHANNEL_MAP_H

#include "fold_limits.h"
#include "near.h"

typedef struct channel_map {
  uint64_t count;
  near *scale, *shift;
} channel_map;

/// The map that changes nothing, of at most AIMET_MOST_CHANNELS channels. Freed
/// with `free`.
channel_map *channel_map_create(uint64_t count);

/// Makes `map` the map that does what `first` and then `map` does.
void channel_map_after(channel_map *map, const channel_map *first);

/// The channels of `part` are those of `map` from `begin` on.
void channel_map_set(channel_map *map, uint64_t begin, const channel_map *part);

/// True if both are the same within what they may be off.
bool channel_map_same(const channel_map *a, const channel_map *b);

/// True if all of its numbers are finite.
bool channel_map_is_finite(const channel_map *map);

/// True if it adds to a channel.
bool channel_map_has_shift(const channel_map *map);

#endif // AIMET_PROOF_CHANNEL_MAP_H
