//===- finding_cost.c - the work that findings touch ----------------------===//

#include "finding_cost.h"

#include "model_facts.h"

/// Negative if it is not known.
static double share(double part, bool is_known, double whole) {
  return is_known && whole > 0 ? part / whole : -1;
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
  if (part.knows_macs)
    finding->cost.macs = part.macs;
  finding->cost.mac_share = share(part.macs, part.knows_macs, whole.macs);
  finding->cost.bytes_share = share(part.bytes, part.knows_bytes, whole.bytes);
}
