//===- toml_check.c - what a table must look like -------------------------===//
//
// Whoever reads a file says what it may hold; unknown keys, wrong kinds and
// keys that lack are said here, in one way for all files.
//
//===----------------------------------------------------------------------===//

#include "toml.h"

#include "nearest.h"
#include "string_builder.h"

/// Bytes of a key that a diagnostic shows.
#define KEY_SHOWN 80

const char *aimet_toml_kind_name(aimet_toml_kind kind) {
  static const char *const names[] = {
      "a string",          "an integer", "a float", "true or false",
      "a date YYYY-MM-DD", "an array",   "a table"};
  return names[kind];
}

aimet_place aimet_toml_place(aimet_string_view file, const aimet_toml *value) {
  return (aimet_place){
      .file = file, .line = value->line, .column = value->column};
}

aimet_place aimet_toml_key_place(aimet_string_view file,
                                 const aimet_toml *value) {
  return (aimet_place){
      .file = file, .line = value->key_line, .column = value->key_column};
}

void aimet_toml_note_brackets(aimet_string_view file, const aimet_toml *value,
                              aimet_diag *diag) {
  if (value->kind == AIMET_TOML_TABLE && value->origin == AIMET_TOML_HEADER)
    aimet_diag_note(diag, aimet_toml_place(file, value),
                    "did you mean '[[%.*s]]'?", AIMET_SV(value->key));
}

static aimet_status unknown_key(aimet_string_view file, const aimet_toml *entry,
                                const char *what, const aimet_toml_key *keys,
                                aimet_diag *diag) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, entry->key, KEY_SHOWN);
  aimet_place place = aimet_toml_key_place(file, entry);
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_INPUT, place, "unknown key '%s' of %s",
                       aimet_sb_view(&name).data, what);
  aimet_sb_deinit(&name);
  aimet_nearest nearest = aimet_nearest_begin(entry->key);
  aimet_string_builder all = AIMET_STRING_BUILDER_INIT;
  for (const aimet_toml_key *key = keys; key->name; ++key) {
    aimet_nearest_offer(&nearest, key->name);
    aimet_sb_appendf(&all, "%s'%s'", all.length ? ", " : "", key->name);
  }
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(diag, place, "did you mean '%s'?", best);
  else
    aimet_diag_note(diag, place, "known are %s", aimet_sb_view(&all).data);
  aimet_sb_deinit(&all);
  return status;
}

static aimet_status check_items(aimet_string_view file, const aimet_toml *array,
                                const aimet_toml_key *key, aimet_diag *diag) {
  for (const aimet_toml *item = array->first; item; item = item->next)
    if (item->kind != key->items)
      return aimet_diag_error(
          diag, AIMET_ERROR_INPUT, aimet_toml_place(file, item),
          "wrong item of '%s': got %s, expected %s", key->name,
          aimet_toml_kind_name(item->kind), aimet_toml_kind_name(key->items));
  return AIMET_OK;
}

static aimet_status wrong_kind(aimet_string_view file, const aimet_toml *entry,
                               const aimet_toml_key *key, aimet_diag *diag) {
  aimet_place place = aimet_toml_place(file, entry);
  aimet_status status = aimet_diag_error(
      diag, AIMET_ERROR_INPUT, place,
      "wrong value of '%s': got %s, expected %s", key->name,
      aimet_toml_kind_name(entry->kind), aimet_toml_kind_name(key->kind));
  if (key->items == AIMET_TOML_TABLE)
    aimet_toml_note_brackets(file, entry, diag);
  return status;
}

static aimet_status check_entry(aimet_string_view file, const aimet_toml *entry,
                                const char *what, const aimet_toml_key *keys,
                                aimet_diag *diag) {
  const aimet_toml_key *key = keys;
  while (key->name && !aimet_sv_is(entry->key, key->name))
    ++key;
  if (!key->name)
    return unknown_key(file, entry, what, keys, diag);
  if (entry->kind != key->kind)
    return wrong_kind(file, entry, key, diag);
  return entry->kind == AIMET_TOML_ARRAY ? check_items(file, entry, key, diag)
                                         : AIMET_OK;
}

aimet_status aimet_toml_check(aimet_string_view file, const aimet_toml *table,
                              const char *what, const aimet_toml_key *keys,
                              aimet_diag *diag) {
  for (const aimet_toml *entry = table->first; entry; entry = entry->next) {
    aimet_status status = check_entry(file, entry, what, keys, diag);
    if (status != AIMET_OK)
      return status;
  }
  for (const aimet_toml_key *key = keys; key->name; ++key)
    if (key->is_required && !aimet_toml_find(table, key->name))
      return aimet_diag_error(diag, AIMET_ERROR_INPUT,
                              aimet_toml_place(file, table),
                              "%s lacks the key '%s'", what, key->name);
  return AIMET_OK;
}
