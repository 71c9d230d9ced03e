//===- analysis_cache.c - what several passes compute of the IR -----------===//

#include "analysis_cache.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

void *aimet_analysis_cache_get(aimet_analysis_cache *cache,
                               const aimet_analysis *analysis,
                               bool ignores_values, aimet_pass_run *run) {
  for (size_t i = 0; i < cache->count; ++i)
    if (cache->items[i].analysis == analysis)
      return cache->items[i].result;
  void *result = analysis->create(run);
  aimet_grow_array((void **)&cache->items, &cache->capacity, cache->count + 1,
                   sizeof *cache->items);
  cache->items[cache->count++] =
      (aimet_cached_analysis){analysis, result, ignores_values};
  return result;
}

static bool holds_behind(const aimet_cached_analysis *item,
                         aimet_ir_change change) {
  return change == AIMET_IR_SAME ||
         (change == AIMET_IR_VALUES && item->ignores_values);
}

/// Last first, then those that hold move up.
void aimet_analysis_cache_drop(aimet_analysis_cache *cache,
                               aimet_ir_change change) {
  for (size_t i = cache->count; i-- > 0;) {
    aimet_cached_analysis *item = &cache->items[i];
    if (holds_behind(item, change))
      continue;
    if (item->result)
      item->analysis->destroy(item->result);
    --cache->count;
    memmove(item, item + 1, (cache->count - i) * sizeof *item);
  }
}

void aimet_analysis_cache_deinit(aimet_analysis_cache *cache) {
  aimet_analysis_cache_drop(cache, AIMET_IR_STRUCTURE);
  free(cache->items);
}
