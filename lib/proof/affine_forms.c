//===- affine_forms.c - linear operators and affine maps as forms ---------===//
//
// Numbers are no part of the structure of a form. Those of one structure form a
// group, in which the first that fit are taken; where there are too many, only
// what is exactly the same is found.
//
//===----------------------------------------------------------------------===//

#include "affine_forms.h"

#include "alloc.h"
#include "ptr_map.h"

#include <stdlib.h>

/// The numbers of a group that are looked at, and the weights that are looked
/// at in vain.
enum { MOST_ALIKE = 256, MOST_MISSES = 100 * 1000 };

typedef struct affine_entry {
  channel_map *map;
  size_t next; ///< of the group; 0: none
} affine_entry;

typedef struct linear_entry {
  linear_weight weight;
  largest_weight *largest, *largest_of_sample; ///< null: not known yet
  near *factors;                               ///< of the operator itself: ones
  size_t next;
} linear_entry;

/// An operator whose weights are a multiple of others, or were looked for.
typedef struct known_product {
  linear_product product;
  near *factors, *sums; ///< of the product, if they are not another's
} known_product;

struct aimet_affine_forms {
  aimet_form_table *table;
  affine_entry *affines; ///< entry 0 is none, likewise below
  size_t num_affines, affine_capacity;
  linear_entry *linears;
  size_t num_linears, linear_capacity;
  known_product *products;
  size_t num_products, product_capacity;
  aimet_ptr_map groups;         ///< form without number -> its first entry
  aimet_ptr_map known_products; ///< form of everything -> product
  aimet_words words;
  size_t num_misses;
  aimet_status status;
};

static void *grow(void *items, size_t *capacity, size_t count, size_t size) {
  aimet_grow_array(&items, capacity, count + 1, size);
  return items;
}

aimet_affine_forms *aimet_affine_forms_create(aimet_form_table *table) {
  aimet_affine_forms *forms = aimet_calloc(1, sizeof *forms);
  forms->table = table;
  forms->num_affines = forms->num_linears = forms->num_products = 1;
  return forms;
}

void aimet_affine_forms_destroy(aimet_affine_forms *forms) {
  if (!forms)
    return;
  for (size_t i = 1; i < forms->num_affines; ++i)
    free(forms->affines[i].map);
  for (size_t i = 1; i < forms->num_linears; ++i) {
    free(forms->linears[i].largest);
    free(forms->linears[i].largest_of_sample);
    free(forms->linears[i].factors);
  }
  for (size_t i = 1; i < forms->num_products; ++i) {
    free(forms->products[i].factors);
    free(forms->products[i].sums);
  }
  free(forms->affines);
  free(forms->linears);
  free(forms->products);
  aimet_ptr_map_deinit(&forms->groups);
  aimet_ptr_map_deinit(&forms->known_products);
  aimet_words_deinit(&forms->words);
  free(forms);
}

aimet_status aimet_affine_forms_status(const aimet_affine_forms *forms) {
  return forms->status;
}

static void note_status(aimet_affine_forms *forms, aimet_status status) {
  if (status != AIMET_OK)
    forms->status = status;
}

/// The form of a group: one without number. What is random in one model has
/// another number in another, so numbers do not depend on it.
static aimet_form group_of(aimet_affine_forms *forms, aimet_form_kind kind,
                           aimet_form child, const uint64_t *words,
                           size_t count) {
  const uint64_t children[] = {
      aimet_form_has_instance(forms->table, child) ? 0 : child};
  return aimet_form_get(forms->table, kind, children, 1, words, count);
}

//===----------------------------------------------------------------------===//
// Affine maps
//===----------------------------------------------------------------------===//

/// The number of a map in its group, which is added if there is none like it.
/// Takes `map`.
static size_t find_map(aimet_affine_forms *forms, aimet_form group,
                       channel_map *map) {
  uint64_t *first =
      aimet_ptr_map_insert(&forms->groups, aimet_form_key(group), NULL);
  size_t looked_at = 0;
  for (size_t i = *first; i && looked_at < MOST_ALIKE;
       i = forms->affines[i].next, ++looked_at)
    if (channel_map_same(forms->affines[i].map, map)) {
      free(map);
      return i;
    }
  forms->affines = grow(forms->affines, &forms->affine_capacity,
                        forms->num_affines, sizeof *forms->affines);
  forms->affines[forms->num_affines] = (affine_entry){map, *first};
  *first = forms->num_affines;
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

aimet_form affine_form_get(aimet_affine_forms *forms, aimet_form form,
                           affine_axis axis, channel_map *map) {
  uint64_t words[AFFINE_WORDS] = {axis, map->count, 0};
  const channel_map *first = affine_form_map(forms, form, axis, map->count);
  if (first) {
    channel_map_after(map, first);
    form = (aimet_form)aimet_form_at(forms->table, form).children[0];
  }
  aimet_form group =
      group_of(forms, AIMET_FORM_AFFINE, form, words, AFFINE_WORDS);
  words[AFFINE_NUMBER] = find_map(forms, group, map);
  const uint64_t child = form;
  return aimet_form_get(forms->table, AIMET_FORM_AFFINE, &child, 1, words,
                        AFFINE_WORDS);
}

//===----------------------------------------------------------------------===//
// Linear operators
//===----------------------------------------------------------------------===//

const linear_weight *linear_form_weight(const aimet_affine_forms *forms,
                                        aimet_form linear) {
  aimet_form_view view = aimet_form_at(forms->table, linear);
  return &forms->linears[view.words[view.num_words - LINEAR_NUMBER]].weight;
}

static near *make_factors(uint64_t count) {
  return aimet_calloc((size_t)count, sizeof(near));
}

static size_t add_linear(aimet_affine_forms *forms, linear_entry entry) {
  uint64_t count = aimet_layout_outputs(&entry.weight.layout);
  entry.factors = make_factors(count);
  for (uint64_t i = 0; i < count; ++i)
    entry.factors[i] = near_exactly(1);
  forms->linears = grow(forms->linears, &forms->linear_capacity,
                        forms->num_linears, sizeof *forms->linears);
  forms->linears[forms->num_linears] = entry;
  return forms->num_linears++;
}

/// Compares the first weights; `*largest` (null: not known yet) says the
/// largest of the entry among them.
static aimet_status compare_first(const linear_entry *entry,
                                  const linear_weight *weight, uint64_t limit,
                                  largest_weight **largest, near *out_factors,
                                  bool *out_same) {
  aimet_status status = AIMET_OK;
  *out_same = false;
  if (!*largest) {
    *largest = aimet_calloc((size_t)aimet_layout_outputs(&weight->layout),
                            sizeof **largest);
    status = linear_weight_find_largest(&entry->weight, limit, *largest);
  }
  if (status == AIMET_OK)
    status = linear_weight_factors(weight, limit, *largest, out_factors);
  if (status == AIMET_OK)
    status = linear_weights_compare(&entry->weight, weight, limit, out_factors,
                                    out_same);
  return status;
}

/// True if the weights are those of the entry times factors: first a few of
/// each channel, then all.
static bool is_multiple(aimet_affine_forms *forms, linear_entry *entry,
                        const linear_weight *weight, near *out_factors) {
  bool is_same;
  aimet_status status =
      compare_first(entry, weight, linear_weight_sample(weight),
                    &entry->largest_of_sample, out_factors, &is_same);
  if (status == AIMET_OK && is_same)
    status = compare_first(entry, weight, UINT64_MAX, &entry->largest,
                           out_factors, &is_same);
  note_status(forms, status);
  is_same = status == AIMET_OK && is_same;
  forms->num_misses += !is_same;
  return is_same;
}

/// The number of weights of the group that these are a multiple of; they are
/// added if there are none. `*out_factors` (of the entry if it was added) says
/// which multiple, `*out_owned` is what the caller has to free of them.
static size_t find_linear(aimet_affine_forms *forms, aimet_form group,
                          linear_entry candidate, const near **out_factors,
                          near **out_owned) {
  uint64_t *first =
      aimet_ptr_map_insert(&forms->groups, aimet_form_key(group), NULL);
  size_t looked_at = 0;
  near *factors =
      *first ? make_factors(aimet_layout_outputs(&candidate.weight.layout))
             : NULL;
  *out_owned = NULL;
  for (size_t i = *first;
       i && looked_at < MOST_ALIKE && forms->num_misses < MOST_MISSES;
       i = forms->linears[i].next, ++looked_at)
    if (is_multiple(forms, &forms->linears[i], &candidate.weight, factors)) {
      *out_factors = *out_owned = factors;
      return i;
    }
  free(factors);
  candidate.next = *first;
  size_t number = add_linear(forms, candidate);
  *first = number;
  *out_factors = forms->linears[number].factors;
  return number;
}

/// What the shifts of the input come to; null if there are none.
static near *make_sums(aimet_affine_forms *forms, const linear_weight *weight) {
  if (!weight->input || !channel_map_has_shift(weight->input))
    return NULL;
  near *sums = make_factors(aimet_layout_outputs(&weight->layout));
  note_status(forms, linear_weight_sums(weight, weight->input->shift, sums));
  return sums;
}

static known_product make_product(aimet_affine_forms *forms, aimet_form input,
                                  const linear_weight *weight) {
  known_product made;
  aimet_words *words = &forms->words;
  aimet_form group =
      group_of(forms, AIMET_FORM_LINEAR, input, words->at, words->count);
  size_t number = find_linear(forms, group, (linear_entry){.weight = *weight},
                              &made.product.factors, &made.factors);
  words->at[words->count - LINEAR_NUMBER] = number;
  const uint64_t child = input;
  made.product.form = aimet_form_get(forms->table, AIMET_FORM_LINEAR, &child, 1,
                                     words->at, words->count);
  made.product.sums = made.sums = make_sums(forms, weight);
  return made;
}

/// The form of everything that a product follows from.
static aimet_form product_key(aimet_affine_forms *forms, aimet_form input,
                              aimet_form constant, const channel_map *scales) {
  aimet_words *words = &forms->words;
  const uint64_t child = input;
  aimet_words_add(words, constant);
  aimet_words_add_pointer(words, scales);
  aimet_form key = aimet_form_get(forms->table, AIMET_FORM_LINEAR, &child, 1,
                                  words->at, words->count);
  words->count -= 2;
  return key;
}

linear_product linear_form_get(aimet_affine_forms *forms, aimet_form input,
                               const aimet_words *words, aimet_form constant,
                               const linear_weight *weight) {
  forms->words.count = 0;
  for (size_t i = 0; i < words->count; ++i)
    aimet_words_add(&forms->words, words->at[i]);
  aimet_words_add_pointer(&forms->words, weight->seen.ptr);
  aimet_words_add(&forms->words, weight->is_turned);
  aimet_words_add(&forms->words, 0);
  aimet_form key = product_key(forms, input, constant, weight->input);
  bool inserted;
  uint64_t *number = aimet_ptr_map_insert(&forms->known_products,
                                          aimet_form_key(key), &inserted);
  if (!inserted)
    return forms->products[*number].product;
  *number = forms->num_products++;
  forms->products = grow(forms->products, &forms->product_capacity,
                         forms->num_products, sizeof *forms->products);
  forms->products[*number] = make_product(forms, input, weight);
  return forms->products[*number].product;
}
