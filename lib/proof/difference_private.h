//===- difference_private.h - putting one difference into words -----------===//
//
// Private to difference*.c.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_DIFFERENCE_PRIVATE_H
#define AIMET_PROOF_DIFFERENCE_PRIVATE_H

#include "difference.h"
#include "form_text.h"

typedef struct comparison {
  const aimet_form_space *space;
  const aimet_side_names *names;
  unsigned sides[2];
  aimet_arena *arena;
  aimet_differences *out;
  aimet_string_builder position; ///< what is looked at: `operand 1 of Add "/a"`
  aimet_form *path;              ///< nodes passed since the output
  size_t path_length, path_capacity;
} comparison;

/// The text in the arena; the builder is freed.
const char *difference_finish(const comparison *c, aimet_string_builder *text);

/// Adds a difference, unless the same was added before.
void difference_report(comparison *c, const char *message, bool has_path);

/// Adds `POSITION is X before and Y after`.
void difference_report_forms(comparison *c, aimet_form a, aimet_form b);

/// Adds that two constants of one type hold other values, and which.
void difference_report_values(comparison *c, aimet_form a, aimet_form b);

/// Compares two nodes, or two linear operators, without their operands; true if
/// that is what differs, which then was reported.
bool difference_in_nodes(comparison *c, const aimet_form forms[2],
                         const aimet_form_view views[2]);

/// The same of two linear operators, or two affine maps, with their numbers: of
/// an affine map on a linear operator also those of the operator. False if the
/// way goes on to their inputs.
bool difference_in_affine(comparison *c, const aimet_form forms[2],
                          const aimet_form_view views[2]);

#endif // AIMET_PROOF_DIFFERENCE_PRIVATE_H
