//===- ptr_map.c - a map from objects of MLIR to numbers ------------------===//
//
// Open addressing with linear probing; grows at three quarters.
//
//===----------------------------------------------------------------------===//

#include "ptr_map.h"

#include "alloc.h"

#include <stdlib.h>

void aimet_ptr_map_deinit(aimet_ptr_map *map) {
  free(map->entries);
  *map = AIMET_PTR_MAP_INIT;
}

static size_t slot_of(const aimet_ptr_map *map, const void *key) {
  uint64_t bits = (uint64_t)(uintptr_t)key;
  bits = (bits >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  size_t slot = (size_t)(bits >> 20) & (map->capacity - 1);
  while (map->entries[slot].key && map->entries[slot].key != key)
    slot = (slot + 1) & (map->capacity - 1);
  return slot;
}

uint64_t *aimet_ptr_map_find(const aimet_ptr_map *map, const void *key) {
  if (!map->count || !key)
    return NULL;
  aimet_ptr_map_entry *entry = &map->entries[slot_of(map, key)];
  return entry->key ? &entry->value : NULL;
}

static void grow(aimet_ptr_map *map) {
  aimet_ptr_map bigger = {NULL, map->capacity ? map->capacity * 2 : 64,
                          map->count};
  bigger.entries = aimet_calloc(bigger.capacity, sizeof *bigger.entries);
  for (size_t i = 0; i < map->capacity; ++i)
    if (map->entries[i].key)
      bigger.entries[slot_of(&bigger, map->entries[i].key)] = map->entries[i];
  free(map->entries);
  *map = bigger;
}

uint64_t *aimet_ptr_map_insert(aimet_ptr_map *map, const void *key,
                               bool *out_inserted) {
  if (map->count >= map->capacity / 4 * 3)
    grow(map);
  aimet_ptr_map_entry *entry = &map->entries[slot_of(map, key)];
  bool inserted = !entry->key;
  if (inserted) {
    *entry = (aimet_ptr_map_entry){key, 0};
    ++map->count;
  }
  if (out_inserted)
    *out_inserted = inserted;
  return &entry->value;
}
