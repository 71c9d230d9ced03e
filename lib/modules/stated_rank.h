//===- stated_rank.h - ranks that need no inference -----------------------===//
//
// What names follow from must not depend on which passes ran before. So this
// rank comes from what the file holds: types of inputs and weights, and
// operators that keep the rank. Types that infer-shapes has refined do not
// count.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_STATED_RANK_H
#define AIMET_MODULES_STATED_RANK_H

#include "node.h"

/// The rank of a value, or -1 where the operators before it do not say it.
int64_t aimet_stated_rank(MlirValue value);

#endif // AIMET_MODULES_STATED_RANK_H
