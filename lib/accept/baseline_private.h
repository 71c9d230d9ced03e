//===- baseline_private.h - the table behind a baseline -------------------===//
//
// One table for both: what the file says, and what the runs met. An entry
// counts for the latest run of its check, so that a check that runs twice is
// compared twice.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_BASELINE_PRIVATE_H
#define AIMET_ACCEPT_BASELINE_PRIVATE_H

#include "arena.h"
#include "baseline.h"
#include "string_map.h"

/// What a file tells its readers of a finding: bytes of a text, and nodes.
enum { AIMET_BASELINE_TEXT = 300, AIMET_BASELINE_NODES = 4 };

/// What a finding says, cut.
typedef struct aimet_baseline_text {
  aimet_string_view message, module;
  bool has_module;
  aimet_string_view nodes[AIMET_BASELINE_NODES];
  size_t num_nodes;
} aimet_baseline_text;

typedef struct aimet_baseline_entry {
  aimet_string_view check, rule; ///< the rule is empty if there is none
  uint64_t fingerprint;
  uint64_t known;                 ///< how often it stands in the file
  aimet_baseline_text known_text; ///< the first of them
  size_t run;                     ///< the last that has met it
  uint64_t met;  ///< in that run: how often its fingerprint was met
  uint64_t used; ///< in that run: how many were known by it, at most `known`
  aimet_baseline_text met_text; ///< if it is recorded: the first of them
} aimet_baseline_entry;

struct aimet_baseline {
  aimet_arena *arena;
  aimet_string_map *entries; ///< key of check, rule, fingerprint -> entry
  aimet_string_map *texts;   ///< key of check, rule, text -> the first entry
  aimet_string_builder key;  ///< room for one
  bool records;
};

/// The entry of a fingerprint; made, but for its texts, if there is none.
aimet_baseline_entry *aimet_baseline_insert(aimet_baseline *baseline,
                                            aimet_string_view check,
                                            aimet_string_view rule,
                                            uint64_t fingerprint);

/// Makes an entry known by its known_text, unless another one is.
void aimet_baseline_index_text(aimet_baseline *baseline,
                               aimet_baseline_entry *entry);

/// A copy of a text as long as the baseline lives, cut.
aimet_string_view aimet_baseline_keep(const aimet_baseline *baseline,
                                      aimet_string_view text);

#endif // AIMET_ACCEPT_BASELINE_PRIVATE_H
