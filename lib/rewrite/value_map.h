//===- value_map.h - what values of a body are where it is copied to ------===//

#ifndef AIMET_REWRITE_VALUE_MAP_H
#define AIMET_REWRITE_VALUE_MAP_H

#include "ptr_map.h"

#include <mlir-c/IR.h>

static inline void aimet_value_map_set(aimet_ptr_map *map, MlirValue from,
                                       MlirValue to) {
  *aimet_ptr_map_insert(map, from.ptr, NULL) = (uint64_t)(uintptr_t)to.ptr;
}

/// The value that was set for this one; itself if none was.
static inline MlirValue aimet_value_map_get(const aimet_ptr_map *map,
                                            MlirValue value) {
  const uint64_t *to = aimet_ptr_map_find(map, value.ptr);
  return to ? (MlirValue){(const void *)(uintptr_t)*to} : value;
}

#endif // AIMET_REWRITE_VALUE_MAP_H
