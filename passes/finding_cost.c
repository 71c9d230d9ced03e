//===- finding_cost.c - the work that findings touch ----------------------===//

#include "finding_cost.h"

#include "model_facts.h"

static void set_known_cost(const aimet_cost_shares *shares, aimet_work part,
                           aimet_finding_cost *cost) {
  const aimet_amount *macs = &part.of[AIMET_WORK_MACS];
  if (macs->is_known)
    cost->macs = macs->at[AIMET_SIZING_ONES];
  cost->mac_share = aimet_work_kind_share(shares, part, AIMET_WORK_MACS);
  cost->bytes_share = aimet_work_kind_share(shares, part, AIMET_WORK_BYTES);
}

void aimet_finding_set_cost(aimet_pass_run *run, aimet_finding *finding,
                            const aimet_run_node *nodes, size_t num_nodes) {
  double waste = finding->has_cost ? finding->cost.waste : -1;
  finding->cost = AIMET_FINDING_COST_UNKNOWN;
  finding->cost.waste = waste;
  finding->has_cost = true;
  aimet_cost_shares *shares = aimet_pass_cost_shares(run);
  if (!shares)
    return;
  aimet_work part = aimet_work_of(shares, nodes, num_nodes);
  if (aimet_work_depends_on_sizes(shares, part))
    finding->cost_sizes = *aimet_cost_shares_sizes(shares);
  else
    set_known_cost(shares, part, &finding->cost);
}
