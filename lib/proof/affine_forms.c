//===- affine_forms.c - affine maps as forms ------------------------------===//

#include "affine_forms_private.h"

#include <stdlib.h>
#include <string.h>

/// The numbers of a group that are looked at, and the weights that are looked
/// at in vain.
enum { MOST_ALIKE = 256, MOST_MISSES = 100 * 1000 };

void *affine_grow(void *items, size_t *capacity, size_t count, size_t size) {
  aimet_grow_array(&items, capacity, count + 1, size);
  return items;
}

aimet_affine_forms *aimet_affine_forms_create(aimet_form_table *table) {
  aimet_affine_forms *forms = aimet_calloc(1, sizeof *forms);
  forms->table = table;
  forms->num_affines = forms->num_linears = forms->num_products = 1;
  forms->num_groups = forms->num_joins = 1;
  return forms;
}

void aimet_affine_forms_destroy(aimet_affine_forms *forms) {
  if (!forms)
    return;
  for (size_t i = 1; i < forms->num_affines; ++i)
    free(forms->affines[i].map);
  for (size_t i = 1; i < forms->num_linears; ++i)
    linear_entry_deinit(&forms->linears[i]);
  for (size_t i = 1; i < forms->num_products; ++i) {
    free(forms->products[i].factors);
    free(forms->products[i].sums);
  }
  for (size_t i = 1; i < forms->num_joins; ++i)
    free(forms->joins[i].counts);
  free(forms->affines);
  free(forms->linears);
  free(forms->products);
  free(forms->groups);
  free(forms->joins);
  aimet_ptr_map_deinit(&forms->group_of_form);
  aimet_ptr_map_deinit(&forms->join_of_form);
  aimet_ptr_map_deinit(&forms->known_products);
  aimet_words_deinit(&forms->words);
  free(forms);
}

aimet_status aimet_affine_forms_status(const aimet_affine_forms *forms) {
  return forms->status;
}

size_t aimet_affine_forms_given_up(const aimet_affine_forms *forms) {
  return forms->num_given_up;
}

void affine_note_status(aimet_affine_forms *forms, aimet_status status) {
  if (status != AIMET_OK)
    forms->status = status;
}

//===----------------------------------------------------------------------===//
// Groups
//===----------------------------------------------------------------------===//

size_t affine_group_of(aimet_affine_forms *forms, aimet_form_kind kind,
                       aimet_form child, const uint64_t *words, size_t count) {
  const uint64_t children[] = {
      aimet_form_has_instance(forms->table, child) ? 0 : child};
  aimet_form form =
      aimet_form_get(forms->table, kind, children, 1, words, count);
  bool inserted;
  uint64_t *group = aimet_ptr_map_insert(&forms->group_of_form,
                                         aimet_form_key(form), &inserted);
  if (inserted) {
    forms->groups = affine_grow(forms->groups, &forms->group_capacity,
                                forms->num_groups, sizeof *forms->groups);
    forms->groups[forms->num_groups] = (entry_group){0, 0, 0};
    *group = forms->num_groups++;
  }
  return (size_t)*group;
}

size_t affine_find_entry(aimet_affine_forms *forms, size_t group,
                         affine_next_entry *next, affine_fits_entry *fits,
                         void *user_data) {
  const entry_group *held = &forms->groups[group];
  const size_t first = held->first;
  const size_t start = held->expected ? held->expected : first;
  size_t entry = start, looked_at = 0;
  while (entry) {
    if (looked_at >= MOST_ALIKE ||
        (looked_at > 0 && forms->num_misses >= MOST_MISSES)) {
      ++forms->num_given_up;
      return 0;
    }
    ++looked_at;
    size_t after = next(forms, entry);
    if (fits(forms, entry, user_data)) {
      forms->groups[group].expected = after;
      return entry;
    }
    entry = after ? after : first;
    if (entry == start)
      return 0;
  }
  return 0;
}

size_t affine_group_append(aimet_affine_forms *forms, size_t group,
                           size_t entry) {
  entry_group *held = &forms->groups[group];
  size_t last = held->last;
  held->last = entry;
  if (!held->first)
    held->first = entry;
  return last;
}

//===----------------------------------------------------------------------===//
// Affine maps
//===----------------------------------------------------------------------===//

static size_t next_map(const aimet_affine_forms *forms, size_t entry) {
  return forms->affines[entry].next;
}

static bool fits_map(aimet_affine_forms *forms, size_t entry, void *user_data) {
  return channel_map_same(forms->affines[entry].map, user_data);
}

/// The number of a map in its group, which is added if there is none like it.
/// Takes `map`.
static size_t find_map(aimet_affine_forms *forms, size_t group,
                       channel_map *map) {
  size_t found = affine_find_entry(forms, group, next_map, fits_map, map);
  if (found) {
    free(map);
    return found;
  }
  forms->affines = affine_grow(forms->affines, &forms->affine_capacity,
                               forms->num_affines, sizeof *forms->affines);
  forms->affines[forms->num_affines] = (affine_entry){map, 0};
  size_t last = affine_group_append(forms, group, forms->num_affines);
  if (last)
    forms->affines[last].next = forms->num_affines;
  return forms->num_affines++;
}

const channel_map *affine_form_numbers(const aimet_affine_forms *forms,
                                       aimet_form affine) {
  return forms
      ->affines[aimet_form_at(forms->table, affine).words[AFFINE_NUMBER]]
      .map;
}

const channel_map *affine_form_map(const aimet_affine_forms *forms,
                                   aimet_form form, affine_axis axis,
                                   uint64_t count) {
  aimet_form_view view = aimet_form_at(forms->table, form);
  return view.kind == AIMET_FORM_AFFINE && view.words[AFFINE_AXIS] == axis &&
                 view.words[AFFINE_COUNT] == count
             ? affine_form_numbers(forms, form)
             : NULL;
}

//===----------------------------------------------------------------------===//
// Dead channels
//===----------------------------------------------------------------------===//

static aimet_form_kind kind_of(const aimet_affine_forms *forms,
                               aimet_form form) {
  return aimet_form_at(forms->table, form).kind;
}

void affine_copy_labels(aimet_affine_forms *forms, aimet_form from,
                        aimet_form to) {
  for (unsigned side = 0; side < 2; ++side) {
    MlirAttribute label = aimet_form_label(forms->table, from, side);
    if (!mlirAttributeIsNull(label))
      aimet_form_set_label(forms->table, to, side, label);
  }
}

static aimet_form settle_join(aimet_affine_forms *forms, aimet_form join,
                              const uint64_t *counts, near *scale) {
  aimet_form_view view = aimet_form_at(forms->table, join);
  aimet_words children = {NULL, 0, 0};
  for (uint32_t i = 0; i < view.num_children; scale += counts[i++])
    aimet_words_add(
        &children,
        affine_settle(forms, (aimet_form)view.children[i], counts[i], scale));
  aimet_form settled =
      aimet_form_get(forms->table, view.kind, children.at, children.count,
                     view.words, view.num_words);
  if (settled != join) {
    affine_form_note_join(forms, settled, counts, children.count);
    affine_copy_labels(forms, join, settled);
  }
  aimet_words_deinit(&children);
  return settled;
}

aimet_form affine_settle(aimet_affine_forms *forms, aimet_form form,
                         uint64_t count, near *scale) {
  if (kind_of(forms, form) == AIMET_FORM_LINEAR)
    return aimet_layout_outputs(&linear_form_weight(forms, form)->layout) ==
                   count
               ? linear_form_settle(forms, form, scale)
               : form;
  const uint64_t *join =
      aimet_ptr_map_find(&forms->join_of_form, aimet_form_key(form));
  return join && forms->joins[*join].total == count
             ? settle_join(forms, form, forms->joins[*join].counts, scale)
             : form;
}

void affine_form_note_join(aimet_affine_forms *forms, aimet_form join,
                           const uint64_t *counts, size_t num_counts) {
  bool inserted;
  uint64_t *number = aimet_ptr_map_insert(&forms->join_of_form,
                                          aimet_form_key(join), &inserted);
  if (!inserted)
    return;
  *number = forms->num_joins;
  forms->joins = affine_grow(forms->joins, &forms->join_capacity,
                             forms->num_joins, sizeof *forms->joins);
  known_join made = {aimet_calloc(num_counts, sizeof *counts), 0};
  for (size_t i = 0; i < num_counts; ++i)
    made.total += made.counts[i] = counts[i];
  forms->joins[forms->num_joins++] = made;
}

aimet_form affine_form_get(aimet_affine_forms *forms, aimet_form form,
                           affine_axis axis, channel_map *map) {
  uint64_t words[AFFINE_WORDS] = {axis, map->count, 0};
  const channel_map *first = affine_form_map(forms, form, axis, map->count);
  if (first) {
    channel_map_after(map, first);
    form = (aimet_form)aimet_form_at(forms->table, form).children[0];
  }
  if (axis == AXIS_CHANNEL || kind_of(forms, form) == AIMET_FORM_LINEAR)
    form = affine_settle(forms, form, map->count, map->scale);
  size_t group =
      affine_group_of(forms, AIMET_FORM_AFFINE, form, words, AFFINE_WORDS);
  words[AFFINE_NUMBER] = find_map(forms, group, map);
  const uint64_t child = form;
  return aimet_form_get(forms->table, AIMET_FORM_AFFINE, &child, 1, words,
                        AFFINE_WORDS);
}
