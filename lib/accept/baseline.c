//===- baseline.c - findings that were there before -----------------------===//

#include "baseline_private.h"

#include "alloc.h"
#include "hash.h"
#include "json_writer.h"

#include <inttypes.h>
#include <stdlib.h>

typedef aimet_baseline_entry entry;

aimet_baseline *aimet_baseline_create(void) {
  aimet_baseline *baseline = aimet_calloc(1, sizeof *baseline);
  baseline->arena = aimet_arena_create();
  baseline->entries = aimet_string_map_create();
  baseline->wordings = aimet_string_map_create();
  baseline->fingerprints = aimet_string_map_create();
  return baseline;
}

void aimet_baseline_destroy(aimet_baseline *baseline) {
  if (!baseline)
    return;
  aimet_sb_deinit(&baseline->key);
  aimet_string_map_destroy(baseline->fingerprints);
  aimet_string_map_destroy(baseline->wordings);
  aimet_string_map_destroy(baseline->entries);
  aimet_arena_destroy(baseline->arena);
  free(baseline);
}

void aimet_baseline_record(aimet_baseline *baseline) {
  baseline->records = true;
}

//===----------------------------------------------------------------------===//
// What it is about
//===----------------------------------------------------------------------===//

aimet_string_view aimet_baseline_keep_name(const aimet_baseline *baseline,
                                           aimet_string_view name) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_append_utf8(&text, name);
  aimet_string_view kept = aimet_sv_n(
      aimet_arena_string(baseline->arena, aimet_sb_view(&text)), text.length);
  aimet_sb_deinit(&text);
  return kept;
}

void aimet_baseline_set_subject(aimet_baseline *baseline,
                                const aimet_baseline_subject *subject) {
  baseline->of_run = (aimet_baseline_subject){
      .input = aimet_baseline_keep_name(baseline, subject->input),
      .profile = aimet_baseline_keep_name(baseline, subject->profile)};
}

aimet_baseline_subject
aimet_baseline_file_subject(const aimet_baseline *baseline) {
  return baseline->of_file;
}

aimet_baseline_subject
aimet_baseline_run_subject(const aimet_baseline *baseline) {
  return baseline->of_run;
}

static bool is_other(aimet_string_view before, aimet_string_view now) {
  return before.length && now.length && !aimet_sv_equal(before, now);
}

bool aimet_baseline_is_of_other_input(const aimet_baseline *baseline) {
  return is_other(baseline->of_file.input, baseline->of_run.input);
}

bool aimet_baseline_is_of_other_profile(const aimet_baseline *baseline) {
  return is_other(baseline->of_file.profile, baseline->of_run.profile);
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

/// What is told apart by a key of a table.
typedef enum key_parts {
  BY_FINGERPRINT = 1,
  BY_TEXT = 2,
  BY_BOTH = BY_FINGERPRINT | BY_TEXT,
} key_parts;

/// The key lives until the next one is made.
static aimet_string_view make_key(aimet_baseline *baseline,
                                  const aimet_baseline_key *of,
                                  key_parts parts) {
  aimet_sb_clear(&baseline->key);
  aimet_sb_append(&baseline->key, of->check);
  aimet_sb_append_char(&baseline->key, '/');
  aimet_sb_append(&baseline->key, of->rule);
  if (parts & BY_FINGERPRINT)
    aimet_sb_appendf(&baseline->key, "/%016" PRIx64, of->fingerprint);
  if (parts & BY_TEXT)
    aimet_sb_appendf(&baseline->key, "/%016" PRIx64, of->text);
  return aimet_sb_view(&baseline->key);
}

/// A line of the text, as a file can hold it.
static void add_line(aimet_baseline *baseline, aimet_string_view text) {
  aimet_append_utf8(&baseline->key, text);
  aimet_sb_append_char(&baseline->key, '\n');
}

uint64_t aimet_baseline_hash_text(aimet_baseline *baseline,
                                  aimet_string_view message,
                                  aimet_baseline_get_node *get,
                                  const void *list, size_t num_nodes) {
  aimet_sb_clear(&baseline->key);
  add_line(baseline, message);
  for (size_t i = 0; i < num_nodes; ++i)
    add_line(baseline, get(list, i));
  aimet_string_view text = aimet_sb_view(&baseline->key);
  return aimet_hash_bytes(text.data, text.length, 0);
}

aimet_string_view aimet_baseline_keep(const aimet_baseline *baseline,
                                      aimet_string_view text) {
  text = aimet_sv_slice(text, 0, AIMET_BASELINE_TEXT);
  return aimet_sv_n(aimet_arena_string(baseline->arena, text), text.length);
}

aimet_string_view aimet_baseline_keep_cut(const aimet_baseline *baseline,
                                          aimet_string_view text,
                                          bool *is_cut) {
  *is_cut |= text.length > AIMET_BASELINE_TEXT;
  return aimet_baseline_keep(baseline, text);
}

/// The wording of a key; made if there is none.
static aimet_baseline_wording *insert_wording(aimet_baseline *baseline,
                                              const aimet_baseline_key *key) {
  aimet_map_entry *slot = aimet_string_map_insert(
      baseline->wordings, make_key(baseline, key, BY_TEXT), NULL);
  if (slot->value.pointer)
    return slot->value.pointer;
  aimet_baseline_wording *made =
      aimet_arena_calloc(baseline->arena, 1, sizeof *made);
  made->check = key->check;
  slot->value.pointer = made;
  return made;
}

aimet_baseline_entry *aimet_baseline_insert(aimet_baseline *baseline,
                                            const aimet_baseline_key *key) {
  aimet_map_entry *slot = aimet_string_map_insert(
      baseline->entries, make_key(baseline, key, BY_BOTH), NULL);
  if (slot->value.pointer)
    return slot->value.pointer;
  entry *made = aimet_arena_calloc(baseline->arena, 1, sizeof *made);
  made->key = *key;
  made->key.check = aimet_baseline_keep(baseline, key->check);
  made->key.rule = aimet_baseline_keep(baseline, key->rule);
  slot->value.pointer = made;
  made->wording = insert_wording(baseline, &made->key);
  return made;
}

void aimet_baseline_index(aimet_baseline *baseline, aimet_baseline_entry *e) {
  aimet_map_entry *slot = aimet_string_map_insert(
      baseline->fingerprints, make_key(baseline, &e->key, BY_FINGERPRINT),
      NULL);
  e->next = slot->value.pointer;
  slot->value.pointer = e;
}

//===----------------------------------------------------------------------===//
// A run
//===----------------------------------------------------------------------===//

static aimet_string_view get_node(const void *list, size_t i) {
  return ((const aimet_finding *)list)->nodes[i];
}

static aimet_baseline_key key_of(aimet_baseline *baseline,
                                 const aimet_finding *finding) {
  return (aimet_baseline_key){
      .check = aimet_sv(finding->check),
      .rule = aimet_sv(finding->rule),
      .fingerprint = finding->fingerprint,
      .text = aimet_baseline_hash_text(baseline, finding->message, get_node,
                                       finding, finding->num_nodes)};
}

/// What a table has under a key; null if there is nothing.
static void *find(aimet_baseline *baseline, const aimet_string_map *table,
                  const aimet_baseline_key *key, key_parts parts) {
  const aimet_map_entry *slot =
      aimet_string_map_find(table, make_key(baseline, key, parts));
  return slot ? slot->value.pointer : NULL;
}

/// Begins to count for a run.
static void begin_run(entry *e, size_t run) {
  if (e->run != run)
    e->met = e->used = 0;
  e->run = run;
}

/// True if a wording, which may be null, has a finding left that nobody was
/// known by; takes it.
static bool take(aimet_baseline_wording *wording, size_t run) {
  if (!wording)
    return false;
  if (wording->run != run)
    wording->used = 0;
  wording->run = run;
  if (wording->used == wording->known)
    return false;
  ++wording->used;
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
  const aimet_baseline_text *text = &e->text;
  for (size_t i = 0; i < text->num_nodes; ++i)
    if (names_node(met->finding, text->nodes[i]) ||
        !met->has_node(text->nodes[i], met->user_data))
      return true;
  return text->num_nodes == 0;
}

/// True if the file has the finding by other names; takes that.
static bool take_renamed(aimet_baseline *baseline,
                         const aimet_baseline_key *key,
                         const aimet_met_finding *met) {
  entry *e = find(baseline, baseline->fingerprints, key, BY_FINGERPRINT);
  for (; e; e = e->next) {
    begin_run(e, met->run);
    if (e->used < e->known && may_be_renamed(e, met) &&
        take(e->wording, met->run)) {
      ++e->used;
      return true;
    }
  }
  return false;
}

static void describe(const aimet_baseline *baseline,
                     const aimet_finding *finding, aimet_baseline_text *out) {
  out->has_severity = true;
  out->severity = finding->severity;
  out->is_cut = finding->num_nodes > AIMET_BASELINE_NODES;
  out->message =
      aimet_baseline_keep_cut(baseline, finding->message, &out->is_cut);
  out->has_module = finding->has_module;
  out->module = aimet_baseline_keep(baseline, finding->module);
  out->num_nodes = finding->num_nodes < AIMET_BASELINE_NODES
                       ? finding->num_nodes
                       : AIMET_BASELINE_NODES;
  for (size_t i = 0; i < out->num_nodes; ++i)
    out->nodes[i] =
        aimet_baseline_keep_cut(baseline, finding->nodes[i], &out->is_cut);
}

/// The entry of the very finding; null if there is none.
static entry *own_entry(aimet_baseline *baseline, const aimet_baseline_key *key,
                        const aimet_met_finding *met) {
  bool makes = baseline->records && met->is_wanted;
  entry *own = makes ? aimet_baseline_insert(baseline, key)
                     : find(baseline, baseline->entries, key, BY_BOTH);
  if (!own)
    return NULL;
  begin_run(own, met->run);
  if (baseline->records && own->met == 0)
    describe(baseline, met->finding, &own->text);
  ++own->met;
  return own;
}

bool aimet_baseline_note(aimet_baseline *baseline,
                         const aimet_met_finding *met) {
  const aimet_baseline_key key = key_of(baseline, met->finding);
  entry *own = own_entry(baseline, &key, met);
  aimet_baseline_wording *wording =
      own ? own->wording : find(baseline, baseline->wordings, &key, BY_TEXT);
  if (!take(wording, met->run))
    return take_renamed(baseline, &key, met);
  if (own && own->used < own->known)
    ++own->used;
  return true;
}
