//===- activation_peak.h - memory that values need at the same time -------===//

#ifndef AIMET_ANALYSIS_ACTIVATION_PEAK_H
#define AIMET_ANALYSIS_ACTIVATION_PEAK_H

#include "cost.h"

/// The most bytes that values need at the same time when nodes run one by one,
/// in the order of the file: a value lives from its node to its last use, an
/// input of the model from the beginning, an output to the end. Every value has
/// memory of its own (nothing is computed in place); stored tensors count not.
/// Of the branches of an If the larger one counts, of a Loop or Scan one run of
/// the body besides its outputs. Unknown if a value on the way is.
aimet_number aimet_activation_peak(aimet_costs *costs);

#endif // AIMET_ANALYSIS_ACTIVATION_PEAK_H
