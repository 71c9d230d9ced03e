//===- channel_map.c - an affine map for each channel ---------------------===//

#include "channel_map.h"

#include "alloc.h"

#include <mlir-c/BuiltinTypes.h>

#include <string.h>

/// float64: what the proof and a pass compute in differs by more than one
/// rounding. float32: one rounding more than its own, see docs/proof.md.
bool rounding_of(MlirType element, rounding *out) {
  if (mlirTypeIsAF64(element))
    *out = (rounding){0x1p-42, 0};
  else if (mlirTypeIsAF32(element))
    *out = (rounding){0x1p-23, 0x1p-150};
  else if (mlirTypeIsAF16(element))
    *out = (rounding){0x1p-11, 0x1p-25};
  else if (mlirTypeIsABF16(element))
    *out = (rounding){0x1p-8, 0x1p-134};
  else
    return false;
  return true;
}

channel_map *channel_map_create(uint64_t count) {
  channel_map *map =
      aimet_malloc(sizeof *map + 2 * (size_t)count * sizeof(near));
  map->count = count;
  map->scale = (near *)(map + 1);
  map->shift = map->scale + count;
  for (uint64_t i = 0; i < count; ++i) {
    map->scale[i] = near_exactly(1);
    map->shift[i] = near_exactly(0);
  }
  return map;
}

void channel_map_after(channel_map *map, const channel_map *first) {
  for (uint64_t i = 0; i < map->count; ++i) {
    map->shift[i] =
        near_sum(near_product(map->scale[i], first->shift[i]), map->shift[i]);
    map->scale[i] = near_product(map->scale[i], first->scale[i]);
  }
}

void channel_map_set(channel_map *map, uint64_t begin,
                     const channel_map *part) {
  size_t size = (size_t)part->count * sizeof(near);
  memcpy(map->scale + begin, part->scale, size);
  memcpy(map->shift + begin, part->shift, size);
}

bool channel_map_same(const channel_map *a, const channel_map *b) {
  bool is_same = a->count == b->count;
  for (uint64_t i = 0; is_same && i < a->count; ++i)
    is_same = near_same(a->scale[i], b->scale[i]) &&
              near_same(a->shift[i], b->shift[i]);
  return is_same;
}

bool channel_map_is_finite(const channel_map *map) {
  bool is_finite = true;
  for (uint64_t i = 0; is_finite && i < map->count; ++i)
    is_finite = isfinite(map->scale[i].at) && isfinite(map->shift[i].at);
  return is_finite;
}

bool channel_map_has_shift(const channel_map *map) {
  for (uint64_t i = 0; i < map->count; ++i)
    if (map->shift[i].at != 0)
      return true;
  return false;
}
