//===- finding_cost.h - the work that findings touch ----------------------===//

#ifndef AIMET_PASSES_FINDING_COST_H
#define AIMET_PASSES_FINDING_COST_H

#include "cost_shares.h"
#include "pass.h"

/// Says what the nodes that a finding touches (each once) cost of the model
/// (`finding->cost`; a waste that is there stays). The cost of the model is
/// computed once for all findings of all checks; where files cannot be read, or
/// named sizes decide it (`finding->cost_sizes`), it stays unknown.
void aimet_finding_set_cost(aimet_pass_run *run, aimet_finding *finding,
                            const aimet_run_node *nodes, size_t num_nodes);

#endif // AIMET_PASSES_FINDING_COST_H
