//===- sarif_result.h - one finding as a result of SARIF ------------------===//

#ifndef AIMET_REPORT_SARIF_RESULT_H
#define AIMET_REPORT_SARIF_RESULT_H

#include "report.h"
#include "sarif_rules.h"

/// Writes finding `index` of the report.
void aimet_sarif_result_print(aimet_json_writer *json,
                              const aimet_report *report,
                              const aimet_sarif_rules *rules, size_t index);

#endif // AIMET_REPORT_SARIF_RESULT_H
