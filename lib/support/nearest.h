//===- nearest.h - "did you mean" -----------------------------------------===//
//
// Offers of names are compared with what the user wrote; the nearest one is the
// suggestion, if it is near at all.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SUPPORT_NEAREST_H
#define AIMET_SUPPORT_NEAREST_H

#include "string_view.h"

/// A search for the name nearest to `wanted`. The offers are borrowed.
typedef struct aimet_nearest {
  aimet_string_view wanted;
  const char *best;
  size_t distance;
} aimet_nearest;

aimet_nearest aimet_nearest_begin(aimet_string_view wanted);
void aimet_nearest_offer(aimet_nearest *nearest, const char *name);

/// The nearest name, or null if none is within a third of the letters.
const char *aimet_nearest_best(const aimet_nearest *nearest);

#endif // AIMET_SUPPORT_NEAREST_H
