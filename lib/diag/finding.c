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
  aimet_string_map *runs; ///< check -> number of its last run
};

aimet_findings *aimet_findings_create(void) {
  aimet_findings *findings = aimet_calloc(1, sizeof *findings);
  findings->arena = aimet_arena_create();
  findings->runs = aimet_string_map_create();
  return findings;
}

void aimet_findings_destroy(aimet_findings *findings) {
  if (!findings)
    return;
  aimet_string_map_destroy(findings->runs);
  aimet_arena_destroy(findings->arena);
  free(findings->findings);
  free(findings->changes);
  free(findings);
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

static uint64_t last_run(const aimet_findings *findings, const char *check) {
  const aimet_map_entry *entry =
      aimet_string_map_find(findings->runs, aimet_sv(check));
  return entry ? entry->value.number : 0;
}

void aimet_findings_add(aimet_findings *findings,
                        const aimet_finding *finding) {
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
  stored->run = last_run(findings, finding->check);
  void *items = findings->findings;
  aimet_grow_array(&items, &findings->findings_capacity,
                   findings->num_findings + 1, sizeof(stored_finding *));
  findings->findings = items;
  findings->findings[findings->num_findings++] = stored;
}

void aimet_findings_add_change(aimet_findings *findings,
                               const aimet_change *change) {
  aimet_arena *arena = findings->arena;
  aimet_change *copy = aimet_arena_calloc(arena, 1, sizeof *copy);
  *copy = *change;
  copy->module = copy_view(arena, change->module);
  copy->class_name = copy_view(arena, change->class_name);
  copy->nodes = copy_views(arena, change->nodes, change->num_nodes);
  copy->message = copy_view(arena, change->message);
  void *items = findings->changes;
  aimet_grow_array(&items, &findings->changes_capacity,
                   findings->num_changes + 1, sizeof(aimet_change *));
  findings->changes = items;
  findings->changes[findings->num_changes++] = copy;
}

void aimet_findings_begin_check(aimet_findings *findings, const char *check) {
  ++aimet_string_map_insert(findings->runs, aimet_sv(check), NULL)
        ->value.number;
}

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
  return stored->run == last_run(findings, stored->finding.check);
}

size_t aimet_findings_change_count(const aimet_findings *findings) {
  return findings->num_changes;
}

const aimet_change *aimet_findings_change_at(const aimet_findings *findings,
                                             size_t i) {
  assert(i < findings->num_changes);
  return findings->changes[i];
}

size_t aimet_findings_total(const aimet_findings *findings,
                            aimet_severity severity) {
  size_t total = 0;
  for (size_t i = 0; i < findings->num_findings; ++i)
    total += findings->findings[i]->finding.severity == severity &&
             aimet_findings_is_current(findings, i);
  return total;
}
