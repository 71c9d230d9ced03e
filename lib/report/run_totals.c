//===- run_totals.c - what the last runs of all checks come to ------------===//

#include "run_totals.h"

aimet_run_totals aimet_run_totals_of(const aimet_findings *findings) {
  aimet_run_totals totals = {0};
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run != aimet_findings_last_run(findings, run->pass))
      continue;
    for (int k = 0; k < AIMET_NUM_SEVERITIES; ++k)
      totals.num_counting += run->severities[k];
    totals.num_suppressed += run->num_suppressed;
    totals.num_known += run->num_known;
    totals.num_unlisted += run->num_unlisted;
  }
  return totals;
}
