//===- analysis_cache.h - what several passes compute of the IR -----------===//
//
// Owned by the runner of a pipeline, which drops what holds no longer whenever
// something may have changed the IR.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_ANALYSIS_CACHE_H
#define AIMET_PASS_ANALYSIS_CACHE_H

#include "pass.h"

typedef struct aimet_cached_analysis {
  const aimet_analysis *analysis;
  void *result;
  bool ignores_values;
} aimet_cached_analysis;

/// In the order in which they were computed: later ones may use earlier ones
/// that hold as long as they do. A zero value is an empty cache.
typedef struct aimet_analysis_cache {
  aimet_cached_analysis *items;
  size_t count, capacity;
} aimet_analysis_cache;

/// The result of an analysis, computed if it is not there.
void *aimet_analysis_cache_get(aimet_analysis_cache *cache,
                               const aimet_analysis *analysis,
                               bool ignores_values, aimet_pass_run *run);

/// Destroys the results that do not hold behind a change.
void aimet_analysis_cache_drop(aimet_analysis_cache *cache,
                               aimet_ir_change change);

/// Destroys all results, and frees the cache's memory.
void aimet_analysis_cache_deinit(aimet_analysis_cache *cache);

#endif // AIMET_PASS_ANALYSIS_CACHE_H
