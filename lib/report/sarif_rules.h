//===- sarif_rules.h - checks as rules of SARIF ---------------------------===//

#ifndef AIMET_REPORT_SARIF_RULES_H
#define AIMET_REPORT_SARIF_RULES_H

#include "json_writer.h"
#include "registry.h"

/// The rules of all checks of a registry: a check is a rule, and so is each
/// rule that it has (`check-onnx/node-name`).
typedef struct aimet_sarif_rules aimet_sarif_rules;

/// `registry` may be null: no rules.
aimet_sarif_rules *aimet_sarif_rules_create(const aimet_registry *registry);
void aimet_sarif_rules_destroy(aimet_sarif_rules *rules);

/// Writes the array of reportingDescriptors.
void aimet_sarif_rules_print(const aimet_sarif_rules *rules,
                             aimet_json_writer *json);

/// Writes ruleId and, if the rule is known, ruleIndex.
void aimet_sarif_rules_refer(const aimet_sarif_rules *rules, const char *check,
                             const char *rule, aimet_json_writer *json);

/// The level that SARIF has for a severity.
const char *aimet_sarif_level(aimet_severity severity);

#endif // AIMET_REPORT_SARIF_RULES_H
