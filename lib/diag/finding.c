//===- finding.c - what checks found and what rewrites changed ------------===//
//
// An append-only list. Each finding remembers in which run of its check it was
// made; the map of checks knows their last run.
//
//===----------------------------------------------------------------------===//

#include "finding.h"

#include "alloc.h"
#include "arena.h"
#include "string_map.h"

#include <assert.h>
#include <stdlib.h>

typedef struct stored_finding {
  aimet_finding finding;
  uint64_t run;
} stored_finding;

struct aimet_findings {
  aimet_arena *arena;
  stored_finding **findings;
  size_t num_findings, findings_capacity;
  aimet_change **changes;
  size_t num_changes, changes_capacity;
  aimet_findings_run *runs;
  size_t num_runs, runs_capacity;
  aimet_string_map *last_runs; ///< pass -> number of its last run, from 1
  size_t limit;                ///< of the list, for each run; 0: none
  /// Findings that were added outside of any run, and count.
  size_t outside[AIMET_NUM_SEVERITIES];
};

aimet_findings *aimet_findings_create(void) {
  aimet_findings *findings = aimet_calloc(1, sizeof *findings);
  findings->arena = aimet_arena_create();
  findings->last_runs = aimet_string_map_create();
  return findings;
}

void aimet_findings_destroy(aimet_findings *findings) {
  if (!findings)
    return;
  aimet_string_map_destroy(findings->last_runs);
  aimet_arena_destroy(findings->arena);
  free(findings->findings);
  free(findings->changes);
  free(findings->runs);
  free(findings);
}

void aimet_append_check(aimet_string_builder *out,
                        const aimet_finding *finding) {
  aimet_sb_appendf(out, " [%s%s%s]", finding->check, finding->rule ? "/" : "",
                   finding->rule ? finding->rule : "");
}

void aimet_findings_set_limit(aimet_findings *findings, size_t limit) {
  findings->limit = limit;
}

static aimet_string_view copy_view(aimet_arena *arena, aimet_string_view view) {
  return aimet_sv_n(aimet_arena_string(arena, view), view.length);
}

static const aimet_string_view *
copy_views(aimet_arena *arena, const aimet_string_view *views, size_t count) {
  aimet_string_view *copies = aimet_arena_calloc(arena, count, sizeof *copies);
  for (size_t i = 0; i < count; ++i)
    copies[i] = copy_view(arena, views[i]);
  return copies;
}

aimet_cost_sizes aimet_cost_sizes_copy(aimet_arena *arena,
                                       const aimet_cost_sizes *sizes) {
  aimet_cost_sizes copy = *sizes;
  copy.names = copy_views(arena, sizes->names, sizes->num_names);
  return copy;
}

/// Null stays null.
static const size_t *copy_numbers(aimet_arena *arena, const size_t *numbers,
                                  size_t count) {
  if (!numbers)
    return NULL;
  size_t *copies = aimet_arena_calloc(arena, count, sizeof *copies);
  for (size_t i = 0; i < count; ++i)
    copies[i] = numbers[i];
  return copies;
}

/// 0 if the pass has not run.
static uint64_t last_run(const aimet_findings *findings,
                         aimet_string_view pass) {
  const aimet_map_entry *entry =
      aimet_string_map_find(findings->last_runs, pass);
  return entry ? entry->value.number : 0;
}

static void list_finding(aimet_findings *findings, const aimet_finding *finding,
                         uint64_t run) {
  aimet_arena *arena = findings->arena;
  stored_finding *stored = aimet_arena_calloc(arena, 1, sizeof *stored);
  aimet_finding *copy = &stored->finding;
  *copy = *finding;
  copy->module = copy_view(arena, finding->module);
  copy->class_name = copy_view(arena, finding->class_name);
  copy->functional = copy_view(arena, finding->functional);
  copy->nodes = copy_views(arena, finding->nodes, finding->num_nodes);
  copy->tensor = copy_view(arena, finding->tensor);
  copy->message = copy_view(arena, finding->message);
  copy->why = copy_view(arena, finding->why);
  copy->remedy = copy_view(arena, finding->remedy);
  copy->issue = copy_view(arena, finding->issue);
  copy->recommendation = copy_view(arena, finding->recommendation);
  copy->neighbour = copy_view(arena, finding->neighbour);
  copy->suppression = copy_view(arena, finding->suppression);
  copy->cost_sizes = aimet_cost_sizes_copy(arena, &finding->cost_sizes);
  copy->source_file = copy_view(arena, finding->source_file);
  copy->source_code = copy_view(arena, finding->source_code);
  MlirOperation *operations =
      aimet_arena_calloc(arena, finding->num_operations, sizeof *operations);
  for (size_t i = 0; i < finding->num_operations; ++i)
    operations[i] = finding->operations[i];
  copy->operations = operations;
  copy->instances =
      copy_numbers(arena, finding->instances, finding->num_operations);
  stored->run = run;
  void *items = findings->findings;
  aimet_grow_array(&items, &findings->findings_capacity,
                   findings->num_findings + 1, sizeof(stored_finding *));
  findings->findings = items;
  findings->findings[findings->num_findings++] = stored;
}

static void count_finding(aimet_findings_run *run,
                          const aimet_finding *finding) {
  if (finding->is_suppressed)
    ++run->num_suppressed;
  else if (finding->baseline == AIMET_BASELINE_KNOWN)
    ++run->num_known;
  else
    ++run->severities[finding->severity];
}

/// Makes room in the list for one more finding of the run; false if it is full.
static bool take_place(const aimet_findings *findings, aimet_findings_run *run,
                       bool is_accepted) {
  size_t listed = is_accepted ? run->num_listed_accepted
                              : run->num_findings - run->num_listed_accepted;
  if (findings->limit && listed >= findings->limit) {
    ++run->num_unlisted;
    return false;
  }
  ++run->num_findings;
  run->num_listed_accepted += is_accepted;
  return true;
}

void aimet_findings_add(aimet_findings *findings,
                        const aimet_finding *finding) {
  uint64_t number = last_run(findings, aimet_sv(finding->check));
  bool is_accepted = aimet_finding_is_accepted(finding);
  if (number) {
    aimet_findings_run *run = &findings->runs[number - 1];
    count_finding(run, finding);
    if (!take_place(findings, run, is_accepted))
      return;
  } else if (!is_accepted) {
    ++findings->outside[finding->severity];
  }
  list_finding(findings, finding, number);
}

void aimet_findings_forget_operations(aimet_findings *findings) {
  for (size_t i = 0; i < findings->num_findings; ++i)
    findings->findings[i]->finding.num_operations = 0;
}

void aimet_findings_add_change(aimet_findings *findings,
                               const aimet_change *change) {
  aimet_arena *arena = findings->arena;
  aimet_change *copy = aimet_arena_calloc(arena, 1, sizeof *copy);
  *copy = *change;
  copy->module = copy_view(arena, change->module);
  copy->class_name = copy_view(arena, change->class_name);
  copy->nodes = copy_views(arena, change->nodes, change->num_nodes);
  copy->old_nodes = copy_views(arena, change->old_nodes, change->num_old_nodes);
  copy->tensor = copy_view(arena, change->tensor);
  copy->copy = copy_view(arena, change->copy);
  copy->message = copy_view(arena, change->message);
  void *items = findings->changes;
  aimet_grow_array(&items, &findings->changes_capacity,
                   findings->num_changes + 1, sizeof(aimet_change *));
  findings->changes = items;
  findings->changes[findings->num_changes++] = copy;
  uint64_t run = last_run(findings, aimet_sv(change->pass));
  if (run)
    ++findings->runs[run - 1].num_changes;
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

void aimet_findings_begin_run(aimet_findings *findings, const char *pass,
                              bool is_check) {
  void *runs = findings->runs;
  aimet_grow_array(&runs, &findings->runs_capacity, findings->num_runs + 1,
                   sizeof *findings->runs);
  findings->runs = runs;
  findings->runs[findings->num_runs++] =
      (aimet_findings_run){.pass = pass,
                           .is_check = is_check,
                           .first_finding = findings->num_findings,
                           .first_change = findings->num_changes};
  aimet_string_map_insert(findings->last_runs, aimet_sv(pass), NULL)
      ->value.number = findings->num_runs;
}

void aimet_findings_end_run(aimet_findings *findings) {
  assert(findings->num_runs && "no run has begun");
  findings->runs[findings->num_runs - 1].is_complete = true;
}

/// Notes a rule of the run that is ignored. There are few: they are looked
/// through, and copied when another comes.
static void note_ignored_rule(aimet_findings *findings, aimet_findings_run *run,
                              aimet_string_view rule) {
  for (size_t i = 0; i < run->num_ignored_rules; ++i)
    if (aimet_sv_equal(run->ignored_rules[i], rule))
      return;
  aimet_string_view *rules = aimet_arena_calloc(
      findings->arena, run->num_ignored_rules + 1, sizeof *rules);
  for (size_t i = 0; i < run->num_ignored_rules; ++i)
    rules[i] = run->ignored_rules[i];
  rules[run->num_ignored_rules++] = copy_view(findings->arena, rule);
  run->ignored_rules = rules;
}

void aimet_findings_ignore(aimet_findings *findings, const char *rule) {
  if (!findings->num_runs)
    return;
  aimet_findings_run *run = &findings->runs[findings->num_runs - 1];
  if (run->is_complete)
    return;
  ++run->num_ignored;
  note_ignored_rule(findings, run, aimet_sv(rule));
}

size_t aimet_findings_run_count(const aimet_findings *findings) {
  return findings->num_runs;
}

const aimet_findings_run *aimet_findings_run_at(const aimet_findings *findings,
                                                size_t i) {
  assert(i < findings->num_runs);
  return &findings->runs[i];
}

size_t aimet_findings_check_run(const aimet_findings *findings,
                                aimet_string_view check) {
  size_t number = (size_t)last_run(findings, check);
  return number && findings->runs[number - 1].is_check ? number : 0;
}

static bool is_run_of(const aimet_findings_run *run, const char *pass) {
  return run->is_complete && strcmp(run->pass, pass) == 0;
}

const aimet_findings_run *
aimet_findings_first_run(const aimet_findings *findings, const char *pass) {
  for (size_t i = 0; i < findings->num_runs; ++i)
    if (is_run_of(&findings->runs[i], pass))
      return &findings->runs[i];
  return NULL;
}

const aimet_findings_run *
aimet_findings_last_run(const aimet_findings *findings, const char *pass) {
  for (size_t i = findings->num_runs; i > 0; --i)
    if (is_run_of(&findings->runs[i - 1], pass))
      return &findings->runs[i - 1];
  return NULL;
}

//===----------------------------------------------------------------------===//
// Findings and changes
//===----------------------------------------------------------------------===//

size_t aimet_findings_count(const aimet_findings *findings) {
  return findings->num_findings;
}

const aimet_finding *aimet_findings_at(const aimet_findings *findings,
                                       size_t i) {
  assert(i < findings->num_findings);
  return &findings->findings[i]->finding;
}

bool aimet_findings_is_current(const aimet_findings *findings, size_t i) {
  assert(i < findings->num_findings);
  const stored_finding *stored = findings->findings[i];
  return stored->run == last_run(findings, aimet_sv(stored->finding.check));
}

size_t aimet_findings_change_count(const aimet_findings *findings) {
  return findings->num_changes;
}

const aimet_change *aimet_findings_change_at(const aimet_findings *findings,
                                             size_t i) {
  assert(i < findings->num_changes);
  return findings->changes[i];
}

bool aimet_findings_counts(const aimet_findings *findings, size_t i) {
  const aimet_finding *finding = aimet_findings_at(findings, i);
  return !aimet_finding_is_accepted(finding) &&
         aimet_findings_is_current(findings, i);
}

size_t aimet_findings_total(const aimet_findings *findings,
                            aimet_severity severity) {
  size_t total = findings->outside[severity];
  for (size_t i = 0; i < findings->num_runs; ++i)
    if (i + 1 == last_run(findings, aimet_sv(findings->runs[i].pass)))
      total += findings->runs[i].severities[severity];
  return total;
}
