//===- baseline_private.h - the table behind a baseline -------------------===//
//
// One table for both: what the file says, and what the runs met. Entries and
// wordings count for the latest run of their check, so that a check that runs
// twice is compared twice.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_BASELINE_PRIVATE_H
#define AIMET_ACCEPT_BASELINE_PRIVATE_H

#include "baseline.h"
#include "string_map.h"

/// What a file tells its readers of a finding: bytes of a text, and nodes.
enum { AIMET_BASELINE_TEXT = 300, AIMET_BASELINE_NODES = 4 };

/// What a finding says, cut.
typedef struct aimet_baseline_text {
  aimet_string_view message, module;
  bool has_module;
  bool is_cut; ///< it says more of the nodes than stands here
  bool has_severity;
  aimet_severity severity;
  aimet_string_view nodes[AIMET_BASELINE_NODES];
  size_t num_nodes;
} aimet_baseline_text;

/// All entries of a check and rule that say the same of the same nodes. Nodes
/// may share a name, so that findings read alike.
typedef struct aimet_baseline_wording {
  aimet_string_view check;
  uint64_t known; ///< how often it stands in the file
  size_t run;     ///< the last that has met it
  uint64_t used;  ///< in that run: how many were known by it, at most `known`
  uint64_t gone;  ///< of `known`, after all runs: those that are not yet listed
} aimet_baseline_wording;

/// What identifies an entry.
typedef struct aimet_baseline_key {
  aimet_string_view check, rule; ///< the rule is empty if there is none
  uint64_t fingerprint;
  uint64_t text; ///< hash of what it says and of which nodes, all of it
} aimet_baseline_key;

typedef struct aimet_baseline_entry {
  aimet_baseline_key key;
  aimet_baseline_text text;
  aimet_baseline_wording *wording;
  struct aimet_baseline_entry *next; ///< of the file, of the same fingerprint
  uint64_t known;                    ///< how often it stands in the file
  size_t run;                        ///< the last that has met it
  uint64_t met;                      ///< in that run: how often it was met
  uint64_t used;   ///< in that run: how many were known by it, at most `known`
  size_t left_out; ///< the last run that does not look where it was; 0: none
} aimet_baseline_entry;

/// How often an entry of a run that does not look where it was (0: all do)
/// stands in the file and was not met.
uint64_t aimet_baseline_left_out(const aimet_baseline_entry *e, size_t run);

struct aimet_baseline {
  aimet_arena *arena;
  aimet_string_map *entries;      ///< of check, rule, fingerprint, text
  aimet_string_map *wordings;     ///< of check, rule, text
  aimet_string_map *fingerprints; ///< of check, rule, fingerprint -> entries
  aimet_string_builder key;       ///< room for one
  bool records;
  aimet_baseline_subject of_file, of_run;
};

/// The entry of a key; made, but for its text, if there is none.
aimet_baseline_entry *aimet_baseline_insert(aimet_baseline *baseline,
                                            const aimet_baseline_key *key);

/// Lets an entry be found by its fingerprint. Once for each.
void aimet_baseline_index(aimet_baseline *baseline,
                          aimet_baseline_entry *entry);

/// The entries, sorted by their keys; the caller frees the array.
const aimet_baseline_entry **
aimet_baseline_sort(const aimet_baseline *baseline);

/// The hash of a message and of the nodes that it is about, of which number i
/// is get(list, i).
typedef aimet_string_view aimet_baseline_get_node(const void *list, size_t i);
uint64_t aimet_baseline_hash_text(aimet_baseline *baseline,
                                  aimet_string_view message,
                                  aimet_baseline_get_node *get,
                                  const void *list, size_t num_nodes);

/// A copy of a text as long as the baseline lives, cut.
aimet_string_view aimet_baseline_keep(const aimet_baseline *baseline,
                                      aimet_string_view text);

/// A copy of a name as a file can hold it, all of it, as long as the baseline
/// lives.
aimet_string_view aimet_baseline_keep_name(const aimet_baseline *baseline,
                                           aimet_string_view name);

/// The same as aimet_baseline_keep; sets *is_cut, which it otherwise leaves, if
/// something is cut off.
aimet_string_view aimet_baseline_keep_cut(const aimet_baseline *baseline,
                                          aimet_string_view text, bool *is_cut);

#endif // AIMET_ACCEPT_BASELINE_PRIVATE_H
