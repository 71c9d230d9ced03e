//===- selection.h - which findings the user wants ------------------------===//
//
// Patterns name checks (`check-onnx`, `check-*`) or rules of checks
// (`check-onnx/node-name`, `*/dead-node`). A pattern that names no check or no
// rule is an error.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_SELECTION_H
#define AIMET_PASS_SELECTION_H

#include "arena.h"
#include "registry.h"

/// All borrowed. A finding counts if some `selected` pattern names it (or there
/// is none) and no `ignored` one does.
typedef struct aimet_selection {
  const char *const *selected;
  size_t num_selected;
  const char *const *ignored;
  size_t num_ignored;
} aimet_selection;

/// False for a check of which no finding is selected: it need not run. What is
/// ignored is found and counted.
bool aimet_selection_runs(const aimet_selection *selection,
                          const aimet_pass_def *check);

/// True if a finding counts; `rule` is null if its check has no rules.
bool aimet_selection_takes(const aimet_selection *selection, const char *check,
                           const char *rule);

/// True if the pattern names this check or, if it has a `/`, this rule of it;
/// `rule` is null if the check has none.
bool aimet_pattern_matches(const char *pattern, const char *check,
                           const char *rule);

/// True if the pattern names a check or a rule of the registry.
bool aimet_pattern_names_any(const char *pattern,
                             const aimet_registry *registry);

/// The name that is nearest to a pattern that names none; null if none is near.
/// It lives in the arena or the registry.
const char *aimet_pattern_nearest(const char *pattern,
                                  const aimet_registry *registry,
                                  aimet_arena *arena);

/// AIMET_ERROR_USAGE if a pattern names nothing in the registry; the diagnostic
/// suggests the nearest name.
AIMET_MUST_USE aimet_status
aimet_selection_check(const aimet_selection *selection,
                      const aimet_registry *registry, aimet_diag *diag);

#endif // AIMET_PASS_SELECTION_H
