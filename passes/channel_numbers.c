//===- channel_numbers.c - channels that a target is made for -------------===//

#include "channel_numbers.h"

/// Of numbers above zero; false if that is too large a number.
static bool product(int64_t a, int64_t b, int64_t *out) {
  if (a > INT64_MAX / b)
    return false;
  *out = a * b;
  return true;
}

/// Of numbers above zero.
static int64_t common_divisor(int64_t a, int64_t b) {
  int64_t rest = a % b;
  while (rest != 0) {
    a = b;
    b = rest;
    rest = a % b;
  }
  return b;
}

static int64_t multiple_of(const aimet_profile *profile) {
  return profile->channel_multiple.is_set ? profile->channel_multiple.value : 1;
}

static int64_t at_least(const aimet_profile *profile, int64_t channels) {
  const aimet_profile_number *minimum = &profile->channel_minimum;
  return minimum->is_set && minimum->value > channels ? minimum->value
                                                      : channels;
}

/// `least` as a multiple of `step`; false on overflow.
static bool round_up(int64_t least, int64_t step, int64_t *out) {
  return product((least - 1) / step + 1, step, out);
}

/// The least right number that is not below `channels`; `channels` if that is
/// too large a number.
static int64_t right_channels(const aimet_profile *profile, int64_t channels,
                              int64_t groups) {
  int64_t multiple = multiple_of(profile), step, right;
  if (!product(multiple / common_divisor(multiple, groups), groups, &step) ||
      !round_up(at_least(profile, channels), step, &right))
    return channels;
  return right;
}

/// So many groups at least, and a multiple of this, make one side right.
static int64_t least_groups(const aimet_profile *profile, int64_t channels,
                            int64_t width, int64_t *out_step) {
  int64_t multiple = multiple_of(profile);
  *out_step = multiple / common_divisor(multiple, width);
  return (at_least(profile, channels) - 1) / width + 1;
}

/// The least number of groups of the same width, no fewer, with which both
/// sides are right; 0 if that is too large a number.
static int64_t right_groups(const aimet_profile *profile,
                            const aimet_channel_numbers *now) {
  int64_t in_step, out_step, step, groups, channels;
  int64_t in_width = now->in / now->groups, out_width = now->out / now->groups;
  if (now->in % now->groups || now->out % now->groups)
    return 0;
  int64_t in_least = least_groups(profile, now->in, in_width, &in_step);
  int64_t out_least = least_groups(profile, now->out, out_width, &out_step);
  int64_t least = in_least > out_least ? in_least : out_least;
  int64_t wider = in_width > out_width ? in_width : out_width;
  return product(in_step / common_divisor(in_step, out_step), out_step,
                 &step) &&
                 round_up(least, step, &groups) &&
                 product(groups, wider, &channels)
             ? groups
             : 0;
}

/// Each output channel is computed from the input channels of its group.
double aimet_channel_work(const aimet_channel_numbers *now,
                          const aimet_channel_numbers *next) {
  double out = (double)next->out / (double)now->out;
  double in = (double)next->in / (double)now->in;
  return out * in * (double)now->groups / (double)next->groups;
}

/// The multiply-accumulates of one place; INT64_MAX if they are too many.
static int64_t work_of(const aimet_channel_numbers *numbers) {
  int64_t work;
  return product(numbers->out, numbers->in / numbers->groups, &work)
             ? work
             : INT64_MAX;
}

aimet_channel_numbers aimet_next_channels(const aimet_profile *profile,
                                          const aimet_channel_numbers *now,
                                          bool in, bool out, bool both) {
  aimet_channel_numbers wider = {
      in ? right_channels(profile, now->in, now->groups) : now->in,
      out ? right_channels(profile, now->out, now->groups) : now->out,
      now->groups};
  int64_t groups =
      (in || out) && both && now->groups > 1 ? right_groups(profile, now) : 0;
  if (!groups)
    return wider;
  aimet_channel_numbers more = {now->in / now->groups * groups,
                                now->out / now->groups * groups, groups};
  return work_of(&more) < work_of(&wider) ? more : wider;
}

aimet_channel_numbers
aimet_next_of_depthwise(const aimet_profile *profile,
                        const aimet_channel_numbers *now) {
  int64_t in = right_channels(profile, now->in, 1), out;
  return product(in, now->out / now->in, &out)
             ? (aimet_channel_numbers){in, out, in}
             : *now;
}
