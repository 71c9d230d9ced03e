//===- channel_numbers.h - channels that a target is made for -------------===//
//
// What the next right numbers of a convolution's channels are, and what they
// cost. A number is right that is no less than the profile's minimum, a
// multiple of its multiple, and one that the groups divide.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_CHANNEL_NUMBERS_H
#define AIMET_PASSES_CHANNEL_NUMBERS_H

#include "arch_check.h"

/// All above zero.
typedef struct aimet_channel_numbers {
  int64_t in, out; ///< channels of all groups together
  int64_t groups;
} aimet_channel_numbers;

/// The next right numbers of the sides that are to change; a number that would
/// be too large stays. With `both` more groups of the same width are considered
/// too, and taken if they are less work.
aimet_channel_numbers aimet_next_channels(const aimet_profile *profile,
                                          const aimet_channel_numbers *now,
                                          bool in, bool out, bool both);

/// The same of a depthwise convolution: what it is given decides, for its
/// filters per channel stay as many.
aimet_channel_numbers aimet_next_of_depthwise(const aimet_profile *profile,
                                              const aimet_channel_numbers *now);

/// How many times the multiply-accumulates of `now` the ones of `next` are.
double aimet_channel_work(const aimet_channel_numbers *now,
                          const aimet_channel_numbers *next);

#endif // AIMET_PASSES_CHANNEL_NUMBERS_H
