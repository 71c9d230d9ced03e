//===- finding_json.c - parts of findings as JSON -------------------------===//

#include "finding_json.h"

#include <math.h>

/// Counts from here on are no integers of 64 bits.
#define COUNT_LIMIT 0x1p64

/// A count that is known, as an integer.
static void print_count(aimet_json_writer *json, const char *key,
                        double value) {
  if (value >= 0 && value < COUNT_LIMIT)
    aimet_json_key_uint(json, key, (uint64_t)value);
  else if (value >= 0 && isfinite(value))
    aimet_json_key_float(json, key, value);
}

/// A part that is known, to a millionth.
static void print_part(aimet_json_writer *json, const char *key, double value) {
  if (value >= 0 && isfinite(value))
    aimet_json_key_float(json, key, round(value * 1e6) / 1e6);
}

void aimet_finding_cost_print(aimet_json_writer *json,
                              const aimet_finding *finding) {
  if (!finding->has_cost)
    return;
  aimet_json_key_object(json, "cost", true);
  print_count(json, "macs", finding->cost.macs);
  print_part(json, "mac_share", finding->cost.mac_share);
  print_part(json, "activation_share", finding->cost.bytes_share);
  print_part(json, "waste", finding->cost.waste);
  aimet_cost_sizes_print(json, &finding->cost_sizes);
  aimet_json_close(json, '}');
}

void aimet_cost_sizes_print(aimet_json_writer *json,
                            const aimet_cost_sizes *sizes) {
  if (!sizes->any)
    return;
  aimet_json_key_texts(json, "depends_on", sizes->names, sizes->num_names,
                       true);
}
