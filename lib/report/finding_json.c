//===- finding_json.c - parts of findings as JSON -------------------------===//

#include "finding_json.h"

#include <math.h>

/// A number that is known, in steps of 1 / `steps`.
static void print_number(aimet_json_writer *json, const char *key, double value,
                         double steps) {
  if (value < 0 || !isfinite(value))
    return;
  aimet_json_key_float(json, key, round(value * steps) / steps);
}

void aimet_finding_cost_print(aimet_json_writer *json,
                              const aimet_finding *finding) {
  if (!finding->has_cost)
    return;
  aimet_json_key_object(json, "cost", true);
  print_number(json, "macs", finding->cost.macs, 1);
  print_number(json, "mac_share", finding->cost.mac_share, 1e6);
  print_number(json, "activation_share", finding->cost.bytes_share, 1e6);
  print_number(json, "waste", finding->cost.waste, 1e6);
  aimet_json_close(json, '}');
}
