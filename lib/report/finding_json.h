//===- finding_json.h - parts of findings as JSON -------------------------===//

#ifndef AIMET_REPORT_FINDING_JSON_H
#define AIMET_REPORT_FINDING_JSON_H

#include "finding.h"
#include "json_writer.h"

/// Writes a key and its text; nothing if there is no text.
void aimet_json_key_text(aimet_json_writer *json, const char *key,
                         aimet_string_view text);

/// Writes `"fingerprint": "0123456789abcdef"` under another key.
void aimet_json_key_fingerprint(aimet_json_writer *json, const char *key,
                                uint64_t fingerprint);

/// Writes `"cost": {...}` with what is known: macs, mac_share,
/// activation_share, waste; nothing for a finding without cost.
void aimet_finding_cost_print(aimet_json_writer *json,
                              const aimet_finding *finding);

#endif // AIMET_REPORT_FINDING_JSON_H
