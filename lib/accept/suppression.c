//===- suppression.c - findings that the user accepts ---------------------===//

#include "suppression.h"

#include "alloc.h"
#include "selection.h"
#include "string_builder.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

void aimet_suppressions_init(aimet_suppressions *list) {
  *list = (aimet_suppressions){.arena = aimet_arena_create(),
                               .by_fingerprint = aimet_string_map_create(),
                               .by_node = aimet_string_map_create()};
}

void aimet_suppressions_deinit(aimet_suppressions *list) {
  aimet_string_map_destroy(list->by_fingerprint);
  aimet_string_map_destroy(list->by_node);
  aimet_arena_destroy(list->arena);
  free(list->items);
  free(list->others);
  free(list->expired);
  *list = (aimet_suppressions){0};
}

//===----------------------------------------------------------------------===//
// The index
//===----------------------------------------------------------------------===//

static bool has_wildcard(const char *glob) {
  return strpbrk(glob, "*?[") != NULL;
}

/// Puts suppression `number` before those with the same key.
static void chain(aimet_suppressions *list, aimet_string_map *map,
                  const char *key, size_t number) {
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(map, aimet_sv(key), &is_new);
  list->items[number].next =
      is_new ? AIMET_NO_SUPPRESSION : (size_t)entry->value.number;
  entry->value.number = number;
}

void aimet_suppressions_add(aimet_suppressions *list,
                            const aimet_suppression *suppression) {
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  size_t number = list->count++;
  list->items[number] = *suppression;
  if (suppression->fingerprint) {
    chain(list, list->by_fingerprint, suppression->fingerprint, number);
  } else if (suppression->node && !has_wildcard(suppression->node)) {
    chain(list, list->by_node, suppression->node, number);
  } else {
    void *others = list->others;
    aimet_grow_array(&others, &list->others_capacity, list->num_others + 1,
                     sizeof *list->others);
    list->others = others;
    list->others[list->num_others++] = number;
  }
}

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

static bool names_node(const char *glob, const aimet_finding *finding) {
  for (size_t i = 0; i < finding->num_nodes; ++i)
    if (aimet_sv_glob(aimet_sv(glob), finding->nodes[i]))
      return true;
  return false;
}

/// Reports call the root of the modules, whose path is empty, `(root)`.
static bool names_module(const char *glob, const aimet_finding *finding) {
  if (!finding->has_module)
    return false;
  return aimet_sv_glob(aimet_sv(glob), finding->module) ||
         (!finding->module.length && strcmp(glob, "(root)") == 0);
}

static bool names_finding(const aimet_suppression *s,
                          const aimet_finding *finding,
                          const char *fingerprint) {
  if (s->check &&
      !aimet_pattern_matches(s->check, finding->check, finding->rule))
    return false;
  if (s->fingerprint && strcmp(s->fingerprint, fingerprint) != 0)
    return false;
  if (s->module && !names_module(s->module, finding))
    return false;
  return !s->node || names_node(s->node, finding);
}

/// A finding that is compared with suppressions.
typedef struct comparison {
  aimet_suppressions *list;
  const aimet_finding *finding;
  char fingerprint[17];
  size_t first; ///< the first that accepts it
} comparison;

static void add_expired(aimet_suppressions *list, size_t number) {
  void *expired = list->expired;
  aimet_grow_array(&expired, &list->expired_capacity, list->num_expired + 1,
                   sizeof *list->expired);
  list->expired = expired;
  list->expired[list->num_expired++] = number;
}

static void compare(comparison *c, size_t number) {
  aimet_suppression *s = &c->list->items[number];
  if (s->compared_with == c->list->num_compared ||
      !names_finding(s, c->finding, c->fingerprint))
    return;
  s->compared_with = c->list->num_compared;
  ++s->uses;
  if (s->is_expired)
    add_expired(c->list, number);
  else if (number < c->first)
    c->first = number;
}

static void compare_chain(comparison *c, const aimet_string_map *map,
                          aimet_string_view key) {
  const aimet_map_entry *entry = aimet_string_map_find(map, key);
  for (size_t i = entry ? (size_t)entry->value.number : AIMET_NO_SUPPRESSION;
       i != AIMET_NO_SUPPRESSION; i = c->list->items[i].next)
    compare(c, i);
}

void aimet_suppressions_apply(aimet_suppressions *list,
                              aimet_finding *finding) {
  if (!list->count)
    return;
  ++list->num_compared;
  list->num_expired = 0;
  comparison c = {list, finding, "", AIMET_NO_SUPPRESSION};
  snprintf(c.fingerprint, sizeof c.fingerprint, "%016" PRIx64,
           finding->fingerprint);
  compare_chain(&c, list->by_fingerprint, aimet_sv(c.fingerprint));
  if (aimet_string_map_size(list->by_node))
    for (size_t i = 0; i < finding->num_nodes; ++i)
      compare_chain(&c, list->by_node, finding->nodes[i]);
  for (size_t i = 0; i < list->num_others; ++i)
    compare(&c, list->others[i]);
  if (c.first == AIMET_NO_SUPPRESSION)
    return;
  finding->is_suppressed = true;
  finding->suppression = list->items[c.first].reason;
}

void aimet_suppressions_note_counting(aimet_suppressions *list,
                                      const char *check, size_t run) {
  for (size_t i = 0; i < list->num_expired; ++i) {
    aimet_suppression *s = &list->items[list->expired[i]];
    aimet_expired_use *use = s->expired_uses;
    if (!use || use->run != run) {
      use = aimet_arena_calloc(list->arena, 1, sizeof *use);
      *use = (aimet_expired_use){
          .check = check, .run = run, .next = s->expired_uses};
      s->expired_uses = use;
    }
    ++use->count;
  }
}

void aimet_suppression_use(aimet_suppression *suppression,
                           aimet_finding *finding, uint64_t number) {
  if (suppression->compared_with == number ||
      !aimet_pattern_matches(suppression->check, finding->check, finding->rule))
    return;
  suppression->compared_with = number;
  ++suppression->uses;
  if (finding->is_suppressed)
    return;
  finding->is_suppressed = true;
  finding->suppression = suppression->reason;
  finding->is_suppressed_inline = suppression->is_inline;
}

//===----------------------------------------------------------------------===//
// Afterwards
//===----------------------------------------------------------------------===//

uint64_t aimet_suppression_count_expired(const aimet_suppression *suppression,
                                         const aimet_findings *findings) {
  uint64_t count = 0;
  for (const aimet_expired_use *use = suppression->expired_uses; use;
       use = use->next)
    if (use->run == aimet_findings_check_run(findings, aimet_sv(use->check)))
      count += use->count;
  return count;
}

bool aimet_suppression_is_judged(const aimet_suppression *suppression,
                                 const aimet_findings *findings) {
  aimet_string_view check = aimet_sv(suppression->check);
  check = aimet_sv_slice(check, 0, aimet_sv_find(check, '/'));
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run->is_check && run->is_complete &&
        (!suppression->check || aimet_sv_glob(check, aimet_sv(run->pass))))
      return true;
  }
  return false;
}

void aimet_suppression_say_unknown(const char *pattern, aimet_place place,
                                   aimet_severity severity,
                                   const aimet_registry *registry,
                                   aimet_diag *diag) {
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder escaped = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&escaped, aimet_sv(pattern), 200);
  aimet_diag_emit(diag, severity, place, "no check or rule is called '%s'",
                  aimet_sb_view(&escaped).data);
  const char *best = aimet_pattern_nearest(pattern, registry, arena);
  if (best)
    aimet_diag_note(diag, place, "did you mean '%s'?", best);
  else
    aimet_diag_note(diag, place, "--list-checks lists checks and their rules");
  aimet_sb_deinit(&escaped);
  aimet_arena_destroy(arena);
}
