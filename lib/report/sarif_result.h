//===- sarif_result.h - one finding as a result of SARIF ------------------===//

#ifndef AIMET_REPORT_SARIF_RESULT_H
#define AIMET_REPORT_SARIF_RESULT_H

#include "report.h"
#include "sarif_rules.h"

/// What the folder is called that the model's place is relative to.
#define AIMET_SARIF_ROOT "%SRCROOT%"

/// Writes a finding of the baseline that is no more: where it was, as far as
/// the baseline tells.
void aimet_sarif_absent_result_print(aimet_json_writer *json,
                                     const aimet_report *report,
                                     const aimet_sarif_rules *rules,
                                     const aimet_gone_finding *gone);

/// Writes finding `index` of the report.
void aimet_sarif_result_print(aimet_json_writer *json,
                              const aimet_report *report,
                              const aimet_sarif_rules *rules, size_t index);

/// Writes where the model's file is, as members of the open object.
void aimet_sarif_model_print(aimet_json_writer *json,
                             const aimet_report *report);

#endif // AIMET_REPORT_SARIF_RESULT_H
