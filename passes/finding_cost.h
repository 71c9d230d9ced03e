//===- finding_cost.h - the work that findings touch ----------------------===//

#ifndef AIMET_PASSES_FINDING_COST_H
#define AIMET_PASSES_FINDING_COST_H

#include "pass.h"

/// Says which operations a finding touches (each once), and what they cost of
/// the model (`finding->cost`; a waste that is there stays). The operations are
/// borrowed until the finding is reported. The cost of the model is computed
/// once for all findings of all checks; where files cannot be read it stays
/// unknown.
void aimet_finding_set_operations(aimet_pass_run *run, aimet_finding *finding,
                                  const MlirOperation *ops, size_t num_ops);

#endif // AIMET_PASSES_FINDING_COST_H
