//===- data_sources.h - the inputs that decide a value --------------------===//

#ifndef AIMET_ANALYSIS_DATA_SOURCES_H
#define AIMET_ANALYSIS_DATA_SOURCES_H

#include "inference.h"

/// Graph inputs that are named at most.
#define AIMET_MAX_DATA_SOURCES 4

/// What a value is computed from.
typedef struct aimet_data_sources {
  MlirValue inputs[AIMET_MAX_DATA_SOURCES]; ///< of the main graph or a function
  size_t count;
  bool has_more;
  MlirOperation node; ///< the node that computes it; null: it is an input
  bool is_loop_state; ///< it is an argument of a body: computed in the loop
} aimet_data_sources;

/// Walks back from a value to the inputs whose values decide it. Sizes of a
/// tensor say nothing of its values, unless nothing else decides (some sizes
/// depend on data), and what is known is decided by nothing.
aimet_data_sources aimet_data_sources_of(aimet_inference *inference,
                                         MlirValue value);

#endif // AIMET_ANALYSIS_DATA_SOURCES_H
