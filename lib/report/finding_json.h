//===- finding_json.h - parts of findings as JSON -------------------------===//

#ifndef AIMET_REPORT_FINDING_JSON_H
#define AIMET_REPORT_FINDING_JSON_H

#include "finding.h"
#include "json_writer.h"

/// Writes `"cost": {...}` with what is known: macs, mac_share,
/// activation_share, waste; nothing for a finding without cost.
void aimet_finding_cost_print(aimet_json_writer *json,
                              const aimet_finding *finding);

/// Writes "depends_on", if sizes make the cost unknown: those that inputs name.
void aimet_cost_sizes_print(aimet_json_writer *json,
                            const aimet_cost_sizes *sizes);

#endif // AIMET_REPORT_FINDING_JSON_H
