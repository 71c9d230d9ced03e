//===- form_table.c - values in canonical form, each held once ------------===//
//
// Open addressing over the hashes of forms. A hash only finds candidates: forms
// are compared word by word.
//
//===----------------------------------------------------------------------===//

#include "form_table.h"

#include "alloc.h"
#include "arena.h"
#include "hash.h"

#include <stdlib.h>
#include <string.h>

/// The words of a form in the arena: kind, number of children, children, rest.
enum { HEADER_WORDS = 2 };

typedef struct form_entry {
  const uint64_t *words;
  uint64_t hash;
  uint32_t num_words; ///< header and children included
  bool has_instance;
  const void *labels[2];
} form_entry;

struct aimet_form_table {
  aimet_arena *arena;
  form_entry *entries; ///< entry 0 is none
  size_t count, capacity;
  uint32_t *slots; ///< forms; 0: free
  size_t num_slots;
  aimet_words key; ///< of the form that is looked up
};

aimet_form_table *aimet_form_table_create(void) {
  aimet_form_table *table = aimet_calloc(1, sizeof *table);
  table->arena = aimet_arena_create();
  table->capacity = 1024;
  table->entries = aimet_calloc(table->capacity, sizeof *table->entries);
  table->count = 1;
  table->num_slots = 4096;
  table->slots = aimet_calloc(table->num_slots, sizeof *table->slots);
  return table;
}

void aimet_form_table_destroy(aimet_form_table *table) {
  if (!table)
    return;
  aimet_arena_destroy(table->arena);
  aimet_words_deinit(&table->key);
  free(table->entries);
  free(table->slots);
  free(table);
}

size_t aimet_form_table_size(const aimet_form_table *table) {
  return table->count;
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

void aimet_words_add(aimet_words *words, uint64_t word) {
  if (words->count == words->capacity) {
    void *at = words->at;
    aimet_grow_array(&at, &words->capacity, words->count + 1,
                     sizeof *words->at);
    words->at = at;
  }
  words->at[words->count++] = word;
}

void aimet_words_add_pointer(aimet_words *words, const void *pointer) {
  aimet_words_add(words, (uint64_t)(uintptr_t)pointer);
}

void aimet_words_deinit(aimet_words *words) {
  free(words->at);
  *words = (aimet_words){NULL, 0, 0};
}

//===----------------------------------------------------------------------===//
// Looking up
//===----------------------------------------------------------------------===//

static size_t find_slot(const aimet_form_table *table, uint64_t hash) {
  size_t mask = table->num_slots - 1, slot = (size_t)hash & mask;
  for (; table->slots[slot]; slot = (slot + 1) & mask) {
    const form_entry *entry = &table->entries[table->slots[slot]];
    if (entry->hash == hash && entry->num_words == table->key.count &&
        memcmp(entry->words, table->key.at,
               table->key.count * sizeof *table->key.at) == 0)
      break;
  }
  return slot;
}

static void grow_slots(aimet_form_table *table) {
  free(table->slots);
  table->num_slots *= 2;
  table->slots = aimet_calloc(table->num_slots, sizeof *table->slots);
  size_t mask = table->num_slots - 1;
  for (size_t i = 1; i < table->count; ++i) {
    size_t slot = (size_t)table->entries[i].hash & mask;
    while (table->slots[slot])
      slot = (slot + 1) & mask;
    table->slots[slot] = (uint32_t)i;
  }
}

static bool any_has_instance(const aimet_form_table *table,
                             const uint64_t *children, size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (table->entries[children[i]].has_instance)
      return true;
  return false;
}

/// Adds the form of the key.
static aimet_form add(aimet_form_table *table, uint64_t hash, size_t slot) {
  if (table->count == UINT32_MAX)
    aimet_out_of_memory();
  void *entries = table->entries;
  aimet_grow_array(&entries, &table->capacity, table->count + 1,
                   sizeof *table->entries);
  table->entries = entries;
  const aimet_words *key = &table->key;
  uint64_t *words = aimet_arena_alloc(table->arena, key->count * sizeof *words);
  memcpy(words, key->at, key->count * sizeof *words);
  table->entries[table->count] =
      (form_entry){.words = words,
                   .hash = hash,
                   .num_words = (uint32_t)key->count,
                   .has_instance = words[0] == AIMET_FORM_INSTANCE ||
                                   any_has_instance(table, words + HEADER_WORDS,
                                                    (size_t)words[1])};
  table->slots[slot] = (uint32_t)table->count++;
  aimet_form form = table->slots[slot];
  if (table->count > table->num_slots / 2)
    grow_slots(table);
  return form;
}

aimet_form aimet_form_get(aimet_form_table *table, aimet_form_kind kind,
                          const uint64_t *children, size_t num_children,
                          const uint64_t *words, size_t num_words) {
  aimet_words *key = &table->key;
  key->count = 0;
  aimet_words_add(key, kind);
  aimet_words_add(key, num_children);
  for (size_t i = 0; i < num_children; ++i)
    aimet_words_add(key, children[i]);
  for (size_t i = 0; i < num_words; ++i)
    aimet_words_add(key, words[i]);
  uint64_t hash = aimet_hash_bytes(key->at, key->count * sizeof *key->at, 0);
  size_t slot = find_slot(table, hash);
  return table->slots[slot] ? table->slots[slot] : add(table, hash, slot);
}

aimet_form_view aimet_form_at(const aimet_form_table *table, aimet_form form) {
  const form_entry *entry = &table->entries[form];
  uint32_t num_children = (uint32_t)entry->words[1];
  return (aimet_form_view){.kind = (aimet_form_kind)entry->words[0],
                           .num_children = num_children,
                           .num_words =
                               entry->num_words - HEADER_WORDS - num_children,
                           .children = entry->words + HEADER_WORDS,
                           .words = entry->words + HEADER_WORDS + num_children};
}

bool aimet_form_has_instance(const aimet_form_table *table, aimet_form form) {
  return table->entries[form].has_instance;
}

//===----------------------------------------------------------------------===//
// Labels
//===----------------------------------------------------------------------===//

void aimet_form_set_label(aimet_form_table *table, aimet_form form,
                          unsigned side, MlirAttribute label) {
  table->entries[form].labels[side] = label.ptr;
}

MlirAttribute aimet_form_label(const aimet_form_table *table, aimet_form form,
                               unsigned side) {
  return (MlirAttribute){table->entries[form].labels[side]};
}
