//===- finding_cost.c - the work that findings touch ----------------------===//

#include "finding_cost.h"

#include "model_facts.h"

/// Negative if it is not known.
static double share(double part, bool is_known, double whole) {
  return is_known && whole > 0 ? part / whole : -1;
}

void aimet_finding_set_cost(aimet_pass_run *run, aimet_finding *finding,
                            const aimet_run_node *nodes, size_t num_nodes) {
  double waste = finding->has_cost ? finding->cost.waste : -1;
  finding->cost = AIMET_FINDING_COST_UNKNOWN;
  finding->cost.waste = waste;
  finding->has_cost = true;
  const aimet_cost_shares *shares = aimet_pass_cost_shares(run);
  if (!shares)
    return;
  aimet_work part = aimet_work_of(shares, nodes, num_nodes);
  aimet_work whole = aimet_work_total(shares);
  if (part.knows_macs)
    finding->cost.macs = part.macs;
  finding->cost.mac_share = share(part.macs, part.knows_macs, whole.macs);
  finding->cost.bytes_share = share(part.bytes, part.knows_bytes, whole.bytes);
}
