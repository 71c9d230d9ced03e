//===- body_runs.h - how often a graph inside a node runs -----------------===//

#ifndef AIMET_ANALYSIS_BODY_RUNS_H
#define AIMET_ANALYSIS_BODY_RUNS_H

#include "inference.h"

/// How often the body of a Loop or Scan runs when its node runs once; unknown
/// for a Loop that its condition may end, and for other operators.
aimet_number aimet_body_runs(aimet_inference *inference, MlirOperation node);

/// True if the condition that the body of a Loop yields is the one that it was
/// given, or the constant true.
bool aimet_keeps_condition(aimet_inference *inference, MlirOperation loop);

/// The region of an If that runs, if its condition is a known constant.
bool aimet_chosen_branch(aimet_inference *inference, MlirOperation node,
                         intptr_t *out_region);

#endif // AIMET_ANALYSIS_BODY_RUNS_H
