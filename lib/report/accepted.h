//===- accepted.h - what the user accepts, for reports --------------------===//
//
// Facts alone; lib/accept computes them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_ACCEPTED_H
#define AIMET_REPORT_ACCEPTED_H

#include "diag.h"

#include <stddef.h>
#include <stdint.h>

typedef enum aimet_suppression_state {
  AIMET_SUPPRESSION_USED,
  AIMET_SUPPRESSION_UNUSED,     ///< its check ran, and found nothing of it
  AIMET_SUPPRESSION_NOT_JUDGED, ///< no check that it names has run
  AIMET_SUPPRESSION_EXPIRED,    ///< it no longer suppresses anything
} aimet_suppression_state;

/// A suppression after a run. What it does not name is empty.
typedef struct aimet_suppression_fact {
  aimet_string_view file; ///< that it stands in; empty: in the model
  unsigned line;
  aimet_string_view owner; ///< in the model: the first node that has it
  aimet_string_view check, module, node, fingerprint;
  aimet_string_view reason, expires;
  aimet_suppression_state state;
  uint64_t uses; ///< findings that it names, in all runs of checks
} aimet_suppression_fact;

/// A finding of the baseline that is no more, as far as its file tells.
typedef struct aimet_gone_finding {
  const char *check, *rule; ///< rule: null if it has none
  bool has_severity;
  aimet_severity severity;
  aimet_string_view message, module;
  bool has_module;
  const aimet_string_view *nodes;
  size_t num_nodes;
  uint64_t fingerprint;
  uint64_t count; ///< how many that are alike are no more
} aimet_gone_finding;

typedef struct aimet_accepted {
  aimet_string_view baseline; ///< its file; empty: there is none
  /// The model that it was written of, and the profile; empty: it does not say.
  aimet_string_view baseline_input, baseline_profile;
  /// They are others than those of this run.
  bool is_of_other_input, is_of_other_profile;
  uint64_t num_gone; ///< findings of the baseline that are no more
  const aimet_gone_finding *gone;
  size_t num_gone_kinds; ///< of `gone`: alike ones are one
  const aimet_suppression_fact *suppressions;
  size_t num_suppressions;
} aimet_accepted;

#endif // AIMET_REPORT_ACCEPTED_H
