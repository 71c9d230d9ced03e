//===- suppression.h - findings that the user accepts ---------------------===//
//
// A suppression names findings by check and rule, module, node or fingerprint,
// and says why they are accepted. It stands in a file (suppression_file.c) or
// in the model (model_suppressions.c).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_SUPPRESSION_H
#define AIMET_ACCEPT_SUPPRESSION_H

#include "accepted.h"
#include "arena.h"
#include "finding.h"
#include "registry.h"
#include "string_map.h"

/// Marks the end of a chain of suppressions.
#define AIMET_NO_SUPPRESSION SIZE_MAX

/// Findings of one run of a check that an expired suppression names, and that
/// count.
typedef struct aimet_expired_use {
  const char *check; ///< static
  size_t run;        ///< its number, from 1
  uint64_t count;
  struct aimet_expired_use *next; ///< of an earlier run, or another check
} aimet_expired_use;

typedef struct aimet_suppression {
  aimet_place place;
  const char *check;          ///< pattern of checks and rules; null: all
  const char *module, *node;  ///< globs; null: all
  const char *fingerprint;    ///< 16 hexadecimal digits; null: all
  aimet_string_view reason;   ///< never empty
  aimet_string_view expires;  ///< the last day; empty: never
  bool is_expired, is_inline; ///< inline: it stands in the model
  uint64_t uses;
  aimet_expired_use *expired_uses;
  uint64_t compared_with; ///< number of the last finding that it names
  size_t next;            ///< with the same fingerprint or the same node
} aimet_suppression;

/// All suppressions of a run, indexed so that the number of those that a
/// finding is compared with does not grow with generated files.
typedef struct aimet_suppressions {
  aimet_arena *arena; ///< what suppressions refer to
  aimet_suppression *items;
  size_t count, capacity;
  /// Number of the first one with this fingerprint, or with this node if it
  /// names the node without wildcards; they lead on by `next`.
  aimet_string_map *by_fingerprint, *by_node;
  size_t *others; ///< numbers of those that are in neither
  size_t num_others, others_capacity;
  uint64_t num_compared; ///< findings so far
  size_t *expired;       ///< numbers of those that name the last finding
  size_t num_expired, expired_capacity;
} aimet_suppressions;

void aimet_suppressions_init(aimet_suppressions *list);
void aimet_suppressions_deinit(aimet_suppressions *list);

/// Adds one, which is not inline. What it points to must live as long as the
/// list.
void aimet_suppressions_add(aimet_suppressions *list,
                            const aimet_suppression *suppression);

/// Calls the finding accepted if a suppression that has not expired names it;
/// the first one's reason is noted in the finding. All that name it are used.
void aimet_suppressions_apply(aimet_suppressions *list, aimet_finding *finding);

/// Notes that the last finding, of a check's run with this number, counts: for
/// those that have expired and name it.
void aimet_suppressions_note_counting(aimet_suppressions *list,
                                      const char *check, size_t run);

/// How many findings of the last run of each check count that an expired
/// suppression names.
uint64_t aimet_suppression_count_expired(const aimet_suppression *suppression,
                                         const aimet_findings *findings);

/// Accepts a finding of a node, or a model, that carries the suppression, if
/// that names its check. `number` of the finding: to use it but once for each.
void aimet_suppression_use(aimet_suppression *suppression,
                           aimet_finding *finding, uint64_t number);

/// True if the check pattern names one of the checks that have run.
bool aimet_suppression_is_judged(const aimet_suppression *suppression,
                                 const aimet_findings *findings);

/// Says that a pattern names no check or rule, with the nearest name.
void aimet_suppression_say_unknown(const char *pattern, aimet_place place,
                                   aimet_severity severity,
                                   const aimet_registry *registry,
                                   aimet_diag *diag);

#endif // AIMET_ACCEPT_SUPPRESSION_H
