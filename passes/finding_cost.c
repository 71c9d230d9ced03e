//===- finding_cost.c - the work that findings touch ----------------------===//

#include "finding_cost.h"

#include "model_facts.h"

static double share(double part, double whole) {
  return whole > 0 ? part / whole : -1;
}

void aimet_finding_set_operations(aimet_pass_run *run, aimet_finding *finding,
                                  const MlirOperation *ops, size_t num_ops) {
  finding->operations = ops;
  finding->num_operations = num_ops;
  double waste = finding->has_cost ? finding->cost.waste : -1;
  finding->cost = AIMET_FINDING_COST_UNKNOWN;
  finding->cost.waste = waste;
  finding->has_cost = true;
  aimet_cost_shares *shares = aimet_pass_cost_shares(run);
  if (!shares)
    return;
  aimet_work part = aimet_work_of(shares, ops, num_ops);
  aimet_work whole = aimet_work_total(shares);
  finding->cost.macs = part.macs;
  finding->cost.mac_share = share(part.macs, whole.macs);
  finding->cost.bytes_share = share(part.bytes, whole.bytes);
}
