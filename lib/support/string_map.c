//===- string_map.c - an ordered map from strings -------------------------===//
//
// Entries stand in one array in order of insertion; an open-addressing table
// (linear probing, at most half full) holds their indices. Keys are copied into
// an arena of the map.
//
//===----------------------------------------------------------------------===//

#include "string_map.h"

#include "alloc.h"
#include "arena.h"
#include "hash.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_TABLE_SIZE = 16 };

/// A place of the table. The hash is kept so that a probe seldom looks at a key
/// and growing never does.
typedef struct slot {
  uint32_t hash;
  uint32_t number; ///< index of the entry plus one; 0: free
} slot;

struct aimet_string_map {
  aimet_map_entry *entries;
  size_t size, capacity;
  slot *slots;
  size_t table_size; ///< a power of two, or 0
  aimet_arena *keys;
};

/// Falls back on what an attacker can hardly know if the system has no
/// randomness to give yet.
static uint64_t make_seed(void) {
  uint64_t seed = 0;
  if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != (ssize_t)sizeof seed) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    seed = aimet_hash_bytes(&now, sizeof now, (uint64_t)getpid());
  }
  return seed | 1; // 0 means "not made yet"
}

/// The seed of this process; the first caller makes it.
static uint64_t process_seed(void) {
  static _Atomic uint64_t seed;
  uint64_t current = atomic_load_explicit(&seed, memory_order_relaxed);
  if (current)
    return current;
  uint64_t made = make_seed();
  return atomic_compare_exchange_strong(&seed, &current, made) ? made : current;
}

static uint32_t hash_key(aimet_string_view key) {
  uint64_t hash = aimet_hash_bytes(key.data, key.length, process_seed());
  return (uint32_t)(hash ^ (hash >> 32));
}

aimet_string_map *aimet_string_map_create(void) {
  aimet_string_map *map = aimet_calloc(1, sizeof *map);
  map->keys = aimet_arena_create();
  return map;
}

void aimet_string_map_destroy(aimet_string_map *map) {
  if (!map)
    return;
  aimet_arena_destroy(map->keys);
  free(map->entries);
  free(map->slots);
  free(map);
}

size_t aimet_string_map_size(const aimet_string_map *map) { return map->size; }

aimet_map_entry *aimet_string_map_at(const aimet_string_map *map, size_t i) {
  return &map->entries[i];
}

/// The slot that holds the key, or the free one where it belongs. The table is
/// not empty.
static slot *probe(const aimet_string_map *map, aimet_string_view key,
                   uint32_t hash) {
  size_t mask = map->table_size - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    slot *s = &map->slots[i];
    if (s->number == 0)
      return s;
    if (s->hash == hash && aimet_sv_equal(map->entries[s->number - 1].key, key))
      return s;
  }
}

aimet_map_entry *aimet_string_map_find(const aimet_string_map *map,
                                       aimet_string_view key) {
  if (map->size == 0)
    return NULL;
  const slot *s = probe(map, key, hash_key(key));
  return s->number ? &map->entries[s->number - 1] : NULL;
}

static void grow_table(aimet_string_map *map) {
  size_t old_size = map->table_size;
  slot *old_slots = map->slots;
  map->table_size = old_size ? old_size * 2 : FIRST_TABLE_SIZE;
  map->slots = aimet_calloc(map->table_size, sizeof(slot));
  size_t mask = map->table_size - 1;
  for (size_t i = 0; i < old_size; ++i) {
    if (old_slots[i].number == 0)
      continue;
    size_t place = old_slots[i].hash & mask;
    while (map->slots[place].number)
      place = (place + 1) & mask;
    map->slots[place] = old_slots[i];
  }
  free(old_slots);
}

static aimet_map_entry *add_entry(aimet_string_map *map,
                                  aimet_string_view key) {
  if (map->size >= UINT32_MAX)
    aimet_out_of_memory();
  void *entries = map->entries;
  aimet_grow_array(&entries, &map->capacity, map->size + 1,
                   sizeof(aimet_map_entry));
  map->entries = entries;
  aimet_map_entry *entry = &map->entries[map->size++];
  entry->key = aimet_sv_n(aimet_arena_string(map->keys, key), key.length);
  entry->value.number = 0;
  return entry;
}

aimet_map_entry *aimet_string_map_insert(aimet_string_map *map,
                                         aimet_string_view key,
                                         bool *out_inserted) {
  if (map->size >= map->table_size / 2)
    grow_table(map);
  uint32_t hash = hash_key(key);
  slot *s = probe(map, key, hash);
  bool inserted = s->number == 0;
  if (out_inserted)
    *out_inserted = inserted;
  if (!inserted)
    return &map->entries[s->number - 1];
  aimet_map_entry *entry = add_entry(map, key);
  *s = (slot){hash, (uint32_t)map->size};
  return entry;
}
