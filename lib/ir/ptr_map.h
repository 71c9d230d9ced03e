//===- ptr_map.h - a map from objects of MLIR to numbers ------------------===//
//
// MLIR's attributes, operations and values are known by their address: equal
// attributes of one context are the same object. What is printed must never
// depend on the order in such a map; so it cannot be iterated.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_IR_PTR_MAP_H
#define AIMET_IR_PTR_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct aimet_ptr_map_entry {
  const void *key; ///< null: free
  uint64_t value;
} aimet_ptr_map_entry;

/// A hash map; a zero value is an empty map. `deinit` frees it.
typedef struct aimet_ptr_map {
  aimet_ptr_map_entry *entries;
  size_t capacity; ///< a power of two, or 0
  size_t count;
} aimet_ptr_map;

#define AIMET_PTR_MAP_INIT ((aimet_ptr_map){NULL, 0, 0})

void aimet_ptr_map_deinit(aimet_ptr_map *map);

/// The value of a key, or null. The pointer is valid until the next insertion.
uint64_t *aimet_ptr_map_find(const aimet_ptr_map *map, const void *key);

/// The value of a key (not null), made as 0 if there was none;
/// `*out_inserted` (may be null) says which.
uint64_t *aimet_ptr_map_insert(aimet_ptr_map *map, const void *key,
                               bool *out_inserted);

#endif // AIMET_IR_PTR_MAP_H
