//===- baseline.c - findings that were there before -----------------------===//

#include "baseline_private.h"

#include "alloc.h"
#include "json_writer.h"

#include <inttypes.h>
#include <stdlib.h>

typedef aimet_baseline_entry entry;

aimet_baseline *aimet_baseline_create(void) {
  aimet_baseline *baseline = aimet_calloc(1, sizeof *baseline);
  baseline->arena = aimet_arena_create();
  baseline->entries = aimet_string_map_create();
  baseline->texts = aimet_string_map_create();
  return baseline;
}

void aimet_baseline_destroy(aimet_baseline *baseline) {
  if (!baseline)
    return;
  aimet_sb_deinit(&baseline->key);
  aimet_string_map_destroy(baseline->texts);
  aimet_string_map_destroy(baseline->entries);
  aimet_arena_destroy(baseline->arena);
  free(baseline);
}

void aimet_baseline_record(aimet_baseline *baseline) {
  baseline->records = true;
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

static void begin_key(aimet_baseline *baseline, aimet_string_view check,
                      aimet_string_view rule) {
  aimet_sb_clear(&baseline->key);
  aimet_sb_append(&baseline->key, check);
  aimet_sb_append_char(&baseline->key, '/');
  aimet_sb_append(&baseline->key, rule);
}

/// The key lives until the next one is made.
static aimet_string_view fingerprint_key(aimet_baseline *baseline,
                                         aimet_string_view check,
                                         aimet_string_view rule,
                                         uint64_t fingerprint) {
  begin_key(baseline, check, rule);
  aimet_sb_appendf(&baseline->key, "/%016" PRIx64, fingerprint);
  return aimet_sb_view(&baseline->key);
}

/// A line of the key: text as the file keeps it.
static void add_line(aimet_baseline *baseline, aimet_string_view text) {
  aimet_sb_append_char(&baseline->key, '\n');
  aimet_append_utf8(&baseline->key,
                    aimet_sv_slice(text, 0, AIMET_BASELINE_TEXT));
}

/// What a finding says, and of which nodes.
static aimet_string_view
text_key(aimet_baseline *baseline, aimet_string_view check,
         aimet_string_view rule, aimet_string_view message,
         const aimet_string_view *nodes, size_t num_nodes) {
  begin_key(baseline, check, rule);
  add_line(baseline, message);
  for (size_t i = 0; i < num_nodes && i < AIMET_BASELINE_NODES; ++i)
    add_line(baseline, nodes[i]);
  return aimet_sb_view(&baseline->key);
}

aimet_string_view aimet_baseline_keep(const aimet_baseline *baseline,
                                      aimet_string_view text) {
  text = aimet_sv_slice(text, 0, AIMET_BASELINE_TEXT);
  return aimet_sv_n(aimet_arena_string(baseline->arena, text), text.length);
}

aimet_baseline_entry *aimet_baseline_insert(aimet_baseline *baseline,
                                            aimet_string_view check,
                                            aimet_string_view rule,
                                            uint64_t fingerprint) {
  aimet_map_entry *slot = aimet_string_map_insert(
      baseline->entries, fingerprint_key(baseline, check, rule, fingerprint),
      NULL);
  if (slot->value.pointer)
    return slot->value.pointer;
  entry *made = aimet_arena_calloc(baseline->arena, 1, sizeof *made);
  made->check = aimet_baseline_keep(baseline, check);
  made->rule = aimet_baseline_keep(baseline, rule);
  made->fingerprint = fingerprint;
  slot->value.pointer = made;
  return made;
}

void aimet_baseline_index_text(aimet_baseline *baseline,
                               aimet_baseline_entry *e) {
  const aimet_baseline_text *text = &e->known_text;
  aimet_map_entry *slot = aimet_string_map_insert(
      baseline->texts,
      text_key(baseline, e->check, e->rule, text->message, text->nodes,
               text->num_nodes),
      NULL);
  if (!slot->value.pointer)
    slot->value.pointer = e;
}

//===----------------------------------------------------------------------===//
// A run
//===----------------------------------------------------------------------===//

/// The entry of the finding's fingerprint; null if there is none, and none is
/// made.
static entry *own_entry(aimet_baseline *baseline, const aimet_finding *finding,
                        bool makes) {
  aimet_string_view check = aimet_sv(finding->check);
  aimet_string_view rule = aimet_sv(finding->rule);
  if (makes)
    return aimet_baseline_insert(baseline, check, rule, finding->fingerprint);
  const aimet_map_entry *slot = aimet_string_map_find(
      baseline->entries,
      fingerprint_key(baseline, check, rule, finding->fingerprint));
  return slot ? slot->value.pointer : NULL;
}

/// The entry that says the same of the same nodes; null if there is none.
static entry *same_text(aimet_baseline *baseline,
                        const aimet_finding *finding) {
  if (!aimet_string_map_size(baseline->texts))
    return NULL;
  const aimet_map_entry *slot = aimet_string_map_find(
      baseline->texts,
      text_key(baseline, aimet_sv(finding->check), aimet_sv(finding->rule),
               finding->message, finding->nodes, finding->num_nodes));
  return slot ? slot->value.pointer : NULL;
}

/// Begins to count for a run.
static void begin_run(entry *e, size_t run) {
  if (e->run == run)
    return;
  e->run = run;
  e->met = e->used = 0;
}

/// True if the entry, which may be null, has a finding left that nobody was
/// known by; takes it.
static bool take(entry *e, size_t run) {
  if (!e)
    return false;
  begin_run(e, run);
  if (e->used == e->known)
    return false;
  ++e->used;
  return true;
}

static bool names_node(const aimet_finding *finding, aimet_string_view name) {
  for (size_t i = 0; i < finding->num_nodes && i < AIMET_BASELINE_NODES; ++i)
    if (aimet_sv_equal(
            aimet_sv_slice(finding->nodes[i], 0, AIMET_BASELINE_TEXT), name))
      return true;
  return false;
}

/// True if the finding may be what the file calls by other names. It is not if
/// the nodes of the file are still there and others than its own: where a node
/// was put before them, fingerprints move from one to the next.
static bool may_be_renamed(const entry *e, const aimet_met_finding *met) {
  const aimet_baseline_text *text = &e->known_text;
  for (size_t i = 0; i < text->num_nodes; ++i)
    if (names_node(met->finding, text->nodes[i]) ||
        !met->has_node(text->nodes[i], met->user_data))
      return true;
  return text->num_nodes == 0;
}

static void describe(const aimet_baseline *baseline,
                     const aimet_finding *finding, aimet_baseline_text *out) {
  out->message = aimet_baseline_keep(baseline, finding->message);
  out->has_module = finding->has_module;
  out->module = aimet_baseline_keep(baseline, finding->module);
  out->num_nodes = finding->num_nodes < AIMET_BASELINE_NODES
                       ? finding->num_nodes
                       : AIMET_BASELINE_NODES;
  for (size_t i = 0; i < out->num_nodes; ++i)
    out->nodes[i] = aimet_baseline_keep(baseline, finding->nodes[i]);
}

bool aimet_baseline_note(aimet_baseline *baseline,
                         const aimet_met_finding *met) {
  const aimet_finding *finding = met->finding;
  size_t run = met->run;
  entry *own =
      own_entry(baseline, finding, baseline->records && met->is_wanted);
  if (own) {
    begin_run(own, run);
    if (baseline->records && own->met == 0)
      describe(baseline, finding, &own->met_text);
    ++own->met;
  }
  if (take(same_text(baseline, finding), run))
    return true;
  return own && own->known && may_be_renamed(own, met) && take(own, run);
}
