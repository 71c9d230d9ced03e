//===- selection.c - which findings the user wants ------------------------===//

#include "selection.h"

#include "nearest.h"

/// A pattern in its two halves; without `/` it names all rules.
typedef struct finding_pattern {
  aimet_string_view check, rule;
  bool has_rule;
} finding_pattern;

static finding_pattern split_pattern(const char *text) {
  aimet_string_view pattern = aimet_sv(text);
  size_t slash = aimet_sv_find(pattern, '/');
  return (finding_pattern){
      .check = aimet_sv_slice(pattern, 0, slash),
      .rule = aimet_sv_slice(pattern, slash + 1, pattern.length),
      .has_rule = slash < pattern.length};
}

bool aimet_pattern_matches(const char *text, const char *check,
                           const char *rule) {
  finding_pattern pattern = split_pattern(text);
  if (!aimet_sv_glob(pattern.check, aimet_sv(check)))
    return false;
  return !pattern.has_rule ||
         (rule && aimet_sv_glob(pattern.rule, aimet_sv(rule)));
}

static bool any_matches(const char *const *patterns, size_t count,
                        const char *check, const char *rule) {
  for (size_t i = 0; i < count; ++i)
    if (aimet_pattern_matches(patterns[i], check, rule))
      return true;
  return false;
}

bool aimet_selection_takes(const aimet_selection *selection, const char *check,
                           const char *rule) {
  if (selection->num_selected &&
      !any_matches(selection->selected, selection->num_selected, check, rule))
    return false;
  return !any_matches(selection->ignored, selection->num_ignored, check, rule);
}

/// True if the pattern names the check or one of its rules.
static bool names_part_of(const char *pattern, const aimet_pass_def *check) {
  if (aimet_pattern_matches(pattern, check->name, NULL))
    return true;
  for (const aimet_pass_rule *rule = check->rules; rule && rule->name; ++rule)
    if (aimet_pattern_matches(pattern, check->name, rule->name))
      return true;
  return false;
}

bool aimet_selection_runs(const aimet_selection *selection,
                          const aimet_pass_def *check) {
  for (size_t i = 0; i < selection->num_selected; ++i)
    if (names_part_of(selection->selected[i], check))
      return true;
  return selection->num_selected == 0;
}

//===----------------------------------------------------------------------===//
// Patterns that name nothing
//===----------------------------------------------------------------------===//

bool aimet_pattern_names_any(const char *pattern,
                             const aimet_registry *registry) {
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    if (def->kind == AIMET_PASS_CHECK && names_part_of(pattern, def))
      return true;
  }
  return false;
}

/// A rule that was named without its check is the best offer there is.
static void offer_rule(aimet_nearest *nearest, bool has_check,
                       const char *check, const char *rule,
                       aimet_arena *arena) {
  const char *name = aimet_arena_format(arena, "%s/%s", check, rule);
  if (has_check) {
    aimet_nearest_offer(nearest, name);
  } else {
    nearest->best = name;
    nearest->distance = 0;
  }
}

/// Rules are offered to whom names a rule.
static void offer_names(aimet_nearest *nearest, const char *text,
                        const aimet_registry *registry, aimet_arena *arena) {
  finding_pattern pattern = split_pattern(text);
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    if (def->kind != AIMET_PASS_CHECK)
      continue;
    aimet_nearest_offer(nearest, def->name);
    for (const aimet_pass_rule *rule = def->rules; rule && rule->name; ++rule)
      if (pattern.has_rule || aimet_sv_is(pattern.check, rule->name))
        offer_rule(nearest, pattern.has_rule, def->name, rule->name, arena);
  }
}

const char *aimet_pattern_nearest(const char *pattern,
                                  const aimet_registry *registry,
                                  aimet_arena *arena) {
  aimet_nearest nearest = aimet_nearest_begin(aimet_sv(pattern));
  offer_names(&nearest, pattern, registry, arena);
  return aimet_nearest_best(&nearest);
}

static aimet_status names_nothing(const char *flag, const char *pattern,
                                  const aimet_registry *registry,
                                  aimet_diag *diag) {
  const aimet_place nowhere = {0};
  aimet_arena *arena = aimet_arena_create();
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_USAGE, nowhere,
                       "--%s: no check or rule is called '%s'", flag, pattern);
  const char *best = aimet_pattern_nearest(pattern, registry, arena);
  if (best)
    aimet_diag_note(diag, nowhere, "did you mean '%s'?", best);
  else
    aimet_diag_note(diag, nowhere,
                    "--list-checks lists checks, --explain=CHECK their rules");
  aimet_arena_destroy(arena);
  return status;
}

static aimet_status check_patterns(const char *flag,
                                   const char *const *patterns, size_t count,
                                   const aimet_registry *registry,
                                   aimet_diag *diag) {
  for (size_t i = 0; i < count; ++i)
    if (!aimet_pattern_names_any(patterns[i], registry))
      return names_nothing(flag, patterns[i], registry, diag);
  return AIMET_OK;
}

aimet_status aimet_selection_check(const aimet_selection *selection,
                                   const aimet_registry *registry,
                                   aimet_diag *diag) {
  aimet_status status = check_patterns("select", selection->selected,
                                       selection->num_selected, registry, diag);
  if (status != AIMET_OK)
    return status;
  return check_patterns("ignore", selection->ignored, selection->num_ignored,
                        registry, diag);
}
