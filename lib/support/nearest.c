//===- nearest.c - "did you mean" -----------------------------------------===//

#include "nearest.h"

#include <stdint.h>

aimet_nearest aimet_nearest_begin(aimet_string_view wanted) {
  return (aimet_nearest){wanted, NULL, SIZE_MAX};
}

void aimet_nearest_offer(aimet_nearest *nearest, const char *name) {
  size_t distance = aimet_sv_distance(nearest->wanted, aimet_sv(name));
  if (distance >= nearest->distance)
    return;
  nearest->distance = distance;
  nearest->best = name;
}

const char *aimet_nearest_best(const aimet_nearest *nearest) {
  if (!nearest->best)
    return NULL;
  size_t length = strlen(nearest->best);
  size_t allowed = length < 3 ? 1 : (length + 2) / 3;
  return nearest->distance <= allowed ? nearest->best : NULL;
}
