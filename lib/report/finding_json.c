//===- finding_json.c - parts of findings as JSON -------------------------===//

#include "finding_json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

void aimet_json_key_text(aimet_json_writer *json, const char *key,
                         aimet_string_view text) {
  if (!text.length)
    return;
  aimet_json_key(json, key);
  aimet_json_text(json, text);
}

void aimet_json_key_fingerprint(aimet_json_writer *json, const char *key,
                                uint64_t fingerprint) {
  char text[17];
  snprintf(text, sizeof text, "%016" PRIx64, fingerprint);
  aimet_json_key_text(json, key, aimet_sv(text));
}

/// A number that is known, in steps of 1 / `steps`.
static void print_number(aimet_json_writer *json, const char *key, double value,
                         double steps) {
  if (value < 0 || !isfinite(value))
    return;
  aimet_json_key(json, key);
  aimet_json_float(json, round(value * steps) / steps);
}

void aimet_finding_cost_print(aimet_json_writer *json,
                              const aimet_finding *finding) {
  if (!finding->has_cost)
    return;
  aimet_json_key(json, "cost");
  aimet_json_open(json, '{', true);
  print_number(json, "macs", finding->cost.macs, 1);
  print_number(json, "mac_share", finding->cost.mac_share, 1e6);
  print_number(json, "activation_share", finding->cost.bytes_share, 1e6);
  print_number(json, "waste", finding->cost.waste, 1e6);
  aimet_json_close(json, '}');
}
