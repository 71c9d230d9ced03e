//===- rule_checks.h - checks that many rules make ------------------------===//
//
// Private to lib/shape: attributes with one entry for each axis, lists that
// must fit a size, shapes that must broadcast to another. Each reports
// what is wrong itself.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_RULE_CHECKS_H
#define AIMET_SHAPE_RULE_CHECKS_H

#include "infer.h"

/// The list of an attribute that must have `count` entries of at least
/// `minimum`; null if the node has none, or a wrong one: then it is reported
/// and `*broken` set.
const int64_t *aimet_axis_list(aimet_infer *node, const char *name,
                               int32_t count, int64_t minimum, bool *broken);

/// The number as people read it ("?" if it is unknown); in the arena.
const char *aimet_number_text(aimet_infer *node, aimet_number number);

/// Reports AIMET_FAULT_SHAPE unless input `i` may be a scalar, one element, or
/// (where `channels` is not unknown) one element for each channel.
void aimet_expect_scale(aimet_infer *node, int i, const char *name,
                        aimet_number channels);

/// Input `i`, if there is one, must be a list: gives the size of it that goes
/// with `size`, whichever is better known.
aimet_number aimet_join_list(aimet_infer *node, int i, const char *what,
                             aimet_number size);

/// Which of `words` (ended by null) a string attribute is, or -1; values that
/// no operator has are reported elsewhere.
int aimet_word_of(const aimet_infer *node, const char *name,
                  const char *const *words);

/// An attribute that must be at least `minimum`; false if it is not.
bool aimet_expect_at_least(aimet_infer *node, const char *name, int64_t value,
                           int64_t minimum);

/// Input `i`, if there is one, must broadcast to the shape given without
/// changing it. `name` is what the input is called.
void aimet_expect_broadcasts_to(aimet_infer *node, int i, const char *name,
                                int32_t rank, const aimet_number *dims);

/// Input `i`, if there is one, must have the shape `dims`; sizes that it knows
/// better are put there. `what` says whose sizes differ where they do. False if
/// the input is left out, of another rank, or its rank not known.
bool aimet_join_shape(aimet_infer *node, int i, const char *what, int32_t rank,
                      aimet_number *dims);

/// Reports AIMET_FAULT_SHAPE if a size is known and not `expected`.
void aimet_expect_size(aimet_infer *node, const char *what, aimet_number size,
                       int64_t expected);

/// Reports a size that is no multiple of `divisor`, and divides it.
aimet_number aimet_divide_evenly(aimet_infer *node, const char *what,
                                 aimet_number size, aimet_number divisor);

#endif // AIMET_SHAPE_RULE_CHECKS_H
