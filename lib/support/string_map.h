//===- string_map.h - an ordered map from strings -------------------------===//
//
// A hash map that remembers the order of insertion. The hash is seeded for each
// process, so names chosen to collide gain nothing; nothing that is printed may
// depend on anything but the order of insertion.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SUPPORT_STRING_MAP_H
#define AIMET_SUPPORT_STRING_MAP_H

#include "string_view.h"

#include <stdint.h>

/// The value of an entry; which member is used is the owner's business.
typedef union aimet_map_value {
  void *pointer;
  const void *const_pointer;
  uint64_t number;
} aimet_map_value;

typedef struct aimet_map_entry {
  aimet_string_view key; ///< owned by the map
  aimet_map_value value;
} aimet_map_entry;

typedef struct aimet_string_map aimet_string_map;

aimet_string_map *aimet_string_map_create(void);

/// Frees map and keys (not what the values point to). Null is allowed.
void aimet_string_map_destroy(aimet_string_map *map);

size_t aimet_string_map_size(const aimet_string_map *map);

/// The i-th entry in order of insertion. The pointer is valid until the next
/// insertion.
aimet_map_entry *aimet_string_map_at(const aimet_string_map *map, size_t i);

/// The entry of a key, or null.
aimet_map_entry *aimet_string_map_find(const aimet_string_map *map,
                                       aimet_string_view key);

/// The entry of a key; it is made with a zero value if there is none.
/// `*out_inserted` (may be null) says which.
aimet_map_entry *aimet_string_map_insert(aimet_string_map *map,
                                         aimet_string_view key,
                                         bool *out_inserted);

#endif // AIMET_SUPPORT_STRING_MAP_H
