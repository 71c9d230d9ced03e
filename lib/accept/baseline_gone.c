//===- baseline_gone.c - findings of a baseline that are no more ----------===//

#include "baseline_private.h"

#include "alloc.h"

#include <stdlib.h>

typedef aimet_baseline_entry entry;

static int compare_numbers(uint64_t a, uint64_t b) { return (a > b) - (a < b); }

static int compare_entries(const void *a, const void *b) {
  const aimet_baseline_key *x = &(*(const entry *const *)a)->key;
  const aimet_baseline_key *y = &(*(const entry *const *)b)->key;
  int order = aimet_sv_compare(x->check, y->check);
  if (order == 0)
    order = aimet_sv_compare(x->rule, y->rule);
  if (order == 0)
    order = compare_numbers(x->fingerprint, y->fingerprint);
  return order == 0 ? compare_numbers(x->text, y->text) : order;
}

const aimet_baseline_entry **
aimet_baseline_sort(const aimet_baseline *baseline) {
  size_t count = aimet_string_map_size(baseline->entries);
  const entry **sorted = aimet_calloc(count, sizeof *sorted);
  for (size_t i = 0; i < count; ++i)
    sorted[i] = aimet_string_map_at(baseline->entries, i)->value.const_pointer;
  qsort(sorted, count, sizeof(*sorted), compare_entries);
  return sorted;
}

//===----------------------------------------------------------------------===//
// What a run leaves out
//===----------------------------------------------------------------------===//

void aimet_baseline_leave_out(
    const aimet_baseline *baseline, aimet_string_view check, size_t run,
    bool (*leaves_out)(const aimet_baseline_place *place, void *user_data),
    void *user_data) {
  for (size_t i = 0; i < aimet_string_map_size(baseline->entries); ++i) {
    entry *e = aimet_string_map_at(baseline->entries, i)->value.pointer;
    const aimet_baseline_place place = {.module = e->text.module,
                                        .has_module = e->text.has_module,
                                        .nodes = e->text.nodes,
                                        .num_nodes = e->text.num_nodes};
    if (e->known && aimet_sv_equal(e->key.check, check) &&
        leaves_out(&place, user_data))
      e->left_out = run;
  }
}

uint64_t aimet_baseline_left_out(const entry *e, size_t run) {
  if (!run || e->left_out != run)
    return 0;
  return e->known - (e->run == run ? e->used : 0);
}

/// Takes what a run leaves out from what is gone.
static uint64_t keep_left_out(const aimet_baseline *baseline,
                              const aimet_findings *findings) {
  uint64_t kept = 0;
  for (size_t i = 0; i < aimet_string_map_size(baseline->entries); ++i) {
    const entry *e = aimet_string_map_at(baseline->entries, i)->value.pointer;
    size_t run = aimet_findings_check_run(findings, e->key.check);
    uint64_t left_out = aimet_baseline_left_out(e, run);
    uint64_t taken = left_out < e->wording->gone ? left_out : e->wording->gone;
    e->wording->gone -= taken;
    kept += taken;
  }
  return kept;
}

//===----------------------------------------------------------------------===//
// What is gone
//===----------------------------------------------------------------------===//

/// Notes in each wording how many of its findings are gone; returns how many
/// they are in all.
static uint64_t count_gone(const aimet_baseline *baseline,
                           const aimet_findings *findings) {
  uint64_t gone = 0;
  for (size_t i = 0; i < aimet_string_map_size(baseline->wordings); ++i) {
    aimet_baseline_wording *wording =
        aimet_string_map_at(baseline->wordings, i)->value.pointer;
    size_t run = aimet_findings_check_run(findings, wording->check);
    uint64_t met = wording->run == run ? wording->used : 0;
    wording->gone = run ? wording->known - met : 0;
    gone += wording->gone;
  }
  return gone;
}

/// How many of an entry are gone. A finding may have been known by the wording
/// of several entries without being one of them: it is taken from any.
static uint64_t take_gone(const entry *e, const aimet_findings *findings) {
  size_t run = aimet_findings_check_run(findings, e->key.check);
  uint64_t left = e->known - (e->run == run ? e->used : 0) -
                  aimet_baseline_left_out(e, run);
  uint64_t taken = left < e->wording->gone ? left : e->wording->gone;
  e->wording->gone -= taken;
  return taken;
}

static aimet_gone_finding gone_finding(const entry *e, uint64_t count) {
  const aimet_baseline_text *text = &e->text;
  return (aimet_gone_finding){.check = e->key.check.data,
                              .rule =
                                  e->key.rule.length ? e->key.rule.data : NULL,
                              .has_severity = text->has_severity,
                              .severity = text->severity,
                              .message = text->message,
                              .module = text->module,
                              .has_module = text->has_module,
                              .nodes = text->nodes,
                              .num_nodes = text->num_nodes,
                              .fingerprint = e->key.fingerprint,
                              .count = count};
}

void aimet_baseline_find_gone(const aimet_baseline *baseline,
                              const aimet_findings *findings,
                              aimet_arena *arena, aimet_accepted *out) {
  size_t num_entries = aimet_string_map_size(baseline->entries);
  out->num_gone = count_gone(baseline, findings);
  out->num_gone -= keep_left_out(baseline, findings);
  if (!out->num_gone)
    return;
  size_t room =
      out->num_gone < num_entries ? (size_t)out->num_gone : num_entries;
  aimet_gone_finding *gone = aimet_arena_calloc(arena, room, sizeof *gone);
  const entry **sorted = aimet_baseline_sort(baseline);
  for (size_t i = 0; i < num_entries; ++i) {
    uint64_t count = take_gone(sorted[i], findings);
    if (count)
      gone[out->num_gone_kinds++] = gone_finding(sorted[i], count);
  }
  free(sorted);
  out->gone = gone;
}
