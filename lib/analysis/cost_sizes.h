//===- cost_sizes.h - the sizes that decide what operations cost ----------===//
//
// Private to the analysis of shares (cost_shares.h).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_COST_SIZES_H
#define AIMET_ANALYSIS_COST_SIZES_H

#include "arena.h"
#include "cost.h"
#include "finding.h"
#include "string_map.h"

/// What a named size is taken to be besides 1: that of a usual image. Windows
/// fit into it, as they do not into 1.
#define AIMET_LARGE_SIZE 224.0

/// Names of sizes, in the order in which they were met: batches have the number
/// 0, others count from 1.
aimet_string_map *aimet_size_names_create(aimet_costs *costs,
                                          MlirOperation module);
bool aimet_size_is_batch(const aimet_string_map *names, aimet_string_view name);
/// Of a name that is no batch; it gets one if it is new.
uint64_t aimet_size_number(aimet_string_map *names, aimet_string_view name);

/// A cost, taken as 0 where it is negative; false (and 0) if it is not known.
bool aimet_amount_at(aimet_number number, aimet_size_of size_of,
                     void *user_data, double *out);

/// True if two shares are not the same number for people: by more than one
/// percent of all work, or one is more than twice the other.
bool aimet_shares_differ(double a, double b);

/// The sizes among `names`, batches apart, that shares of the model depend on.
aimet_cost_sizes aimet_cost_sizes_find(aimet_costs *costs,
                                       const aimet_string_map *names,
                                       aimet_arena *arena);

#endif // AIMET_ANALYSIS_COST_SIZES_H
