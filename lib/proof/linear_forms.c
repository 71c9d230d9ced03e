//===- linear_forms.c - linear operators as forms -------------------------===//

#include "affine_forms_private.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

static size_t linear_number(const aimet_affine_forms *forms,
                            aimet_form linear) {
  aimet_form_view view = aimet_form_at(forms->table, linear);
  return (size_t)view.words[view.num_words - LINEAR_NUMBER];
}

const linear_weight *linear_form_weight(const aimet_affine_forms *forms,
                                        aimet_form linear) {
  return &forms->linears[linear_number(forms, linear)].weight;
}

void linear_entry_deinit(linear_entry *entry) {
  free(entry->largest);
  free(entry->largest_of_sample);
  free(entry->dead);
  free(entry->own_input);
  free(entry->factors);
}

static near *make_factors(uint64_t count) {
  return aimet_calloc((size_t)count, sizeof(near));
}

static size_t add_linear(aimet_affine_forms *forms, linear_entry entry) {
  uint64_t count = aimet_layout_outputs(&entry.weight.layout);
  entry.factors = make_factors(count);
  for (uint64_t i = 0; i < count; ++i)
    entry.factors[i] = near_exactly(entry.dead[i] ? 0 : 1);
  forms->linears = affine_grow(forms->linears, &forms->linear_capacity,
                               forms->num_linears, sizeof *forms->linears);
  forms->linears[forms->num_linears] = entry;
  size_t last = affine_group_append(forms, entry.group, forms->num_linears);
  if (last)
    forms->linears[last].next = forms->num_linears;
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
  affine_note_status(forms, status);
  is_same = status == AIMET_OK && is_same;
  forms->num_misses += !is_same;
  return is_same;
}

static size_t next_linear(const aimet_affine_forms *forms, size_t entry) {
  return forms->linears[entry].next;
}

/// Weights that are looked for, and what they are as a multiple of those found.
typedef struct linear_search {
  const linear_weight *weight;
  near *factors;
} linear_search;

static bool fits_linear(aimet_affine_forms *forms, size_t entry,
                        void *user_data) {
  const linear_search *search = user_data;
  return is_multiple(forms, &forms->linears[entry], search->weight,
                     search->factors);
}

/// The number of weights of the group that these are a multiple of; they are
/// added if there are none. `*out_factors` (of the entry if it was added) says
/// which multiple, `*out_owned` is what the caller has to free of them. Takes
/// what the candidate holds.
static size_t find_linear(aimet_affine_forms *forms, linear_entry candidate,
                          const near **out_factors, near **out_owned) {
  uint64_t count = aimet_layout_outputs(&candidate.weight.layout);
  linear_search search = {&candidate.weight, make_factors(count)};
  size_t number = affine_find_entry(forms, candidate.group, next_linear,
                                    fits_linear, &search);
  if (number) {
    for (uint64_t i = 0; i < count; ++i)
      if (candidate.dead[i])
        search.factors[i] = near_exactly(0);
    linear_entry_deinit(&candidate);
    *out_factors = *out_owned = search.factors;
    return number;
  }
  free(search.factors);
  number = add_linear(forms, candidate);
  *out_factors = forms->linears[number].factors;
  *out_owned = NULL;
  return number;
}

/// Makes a channel one that is dead.
static void kill_channel(linear_entry *entry, uint64_t channel) {
  entry->dead[channel] = true;
  entry->largest[channel].value = near_exactly(0);
  entry->largest[channel].position = UINT64_MAX;
}

/// The form of which channels are dead; 0 if none are.
static aimet_form dead_form(aimet_affine_forms *forms,
                            const linear_entry *entry) {
  uint64_t count = aimet_layout_outputs(&entry->weight.layout);
  aimet_words dead = {NULL, 0, 0};
  for (uint64_t i = 0; i < count; ++i)
    if (entry->dead[i])
      aimet_words_add(&dead, i);
  aimet_form form = dead.count ? aimet_form_get(forms->table, AIMET_FORM_NOTE,
                                                NULL, 0, dead.at, dead.count)
                               : 0;
  aimet_words_deinit(&dead);
  return form;
}

/// Takes what is left of an input for the input, which `map` leads to.
static void replace_input(aimet_affine_forms *forms, linear_entry *candidate,
                          channel_map *map) {
  candidate->own_input = map;
  candidate->weight.input = map;
  affine_note_status(forms,
                     linear_weight_find_largest(&candidate->weight, UINT64_MAX,
                                                candidate->largest));
}

/// The input of an operator that holds the scales of its channels, without the
/// channels that it makes nothing of.
static aimet_form settle_input(aimet_affine_forms *forms, aimet_form input,
                               linear_entry *candidate) {
  const channel_map *map = candidate->weight.input;
  if (!map)
    return input;
  bool *unused = aimet_calloc((size_t)map->count, sizeof *unused);
  channel_map *left = channel_map_create(map->count);
  channel_map_set(left, 0, map);
  affine_note_status(forms,
                     linear_weight_find_unused(&candidate->weight, unused));
  for (uint64_t i = 0; i < map->count; ++i)
    if (unused[i])
      left->scale[i] = near_exactly(0);
  aimet_form settled = affine_settle(forms, input, left->count, left->scale);
  free(unused);
  if (settled == input)
    free(left);
  else
    replace_input(forms, candidate, left);
  return settled;
}

/// The form of an operator of these words, whose last ones are set here; the
/// rest as in find_linear.
static aimet_form place_linear(aimet_affine_forms *forms, aimet_form input,
                               aimet_words *words, linear_entry candidate,
                               const near **out_factors, near **out_owned) {
  uint64_t *number = &words->at[words->count - LINEAR_NUMBER];
  *number = 0;
  words->at[words->count - LINEAR_DEAD] = dead_form(forms, &candidate);
  candidate.weight.dead = candidate.dead;
  input = settle_input(forms, input, &candidate);
  candidate.group =
      affine_group_of(forms, AIMET_FORM_LINEAR, input, words->at, words->count);
  *number = find_linear(forms, candidate, out_factors, out_owned);
  const uint64_t child = input;
  return aimet_form_get(forms->table, AIMET_FORM_LINEAR, &child, 1, words->at,
                        words->count);
}

/// What the shifts of the input come to; null if there are none.
static near *make_sums(aimet_affine_forms *forms, const linear_weight *weight) {
  if (!weight->input || !channel_map_has_shift(weight->input))
    return NULL;
  near *sums = make_factors(aimet_layout_outputs(&weight->layout));
  affine_note_status(forms,
                     linear_weight_sums(weight, weight->input->shift, sums));
  return sums;
}

/// The entry of an operator; channels of zeros are dead.
static linear_entry make_candidate(aimet_affine_forms *forms,
                                   const linear_weight *weight) {
  size_t count = (size_t)aimet_layout_outputs(&weight->layout);
  linear_entry made = {.weight = *weight,
                       .largest = aimet_calloc(count, sizeof *made.largest),
                       .dead = aimet_calloc(count, sizeof *made.dead)};
  affine_note_status(
      forms, linear_weight_find_largest(weight, UINT64_MAX, made.largest));
  for (size_t i = 0; i < count; ++i)
    if (linear_weight_vanishes(weight, &made.largest[i], near_exactly(1)))
      kill_channel(&made, i);
  return made;
}

static known_product make_product(aimet_affine_forms *forms, aimet_form input,
                                  const linear_weight *weight) {
  known_product made;
  made.product.form =
      place_linear(forms, input, &forms->words, make_candidate(forms, weight),
                   &made.product.factors, &made.factors);
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

/// What is looked for after this will likely be what comes after it.
static void expect_next(aimet_affine_forms *forms, aimet_form linear) {
  const linear_entry *entry = &forms->linears[linear_number(forms, linear)];
  forms->groups[entry->group].expected = entry->next;
}

linear_product linear_form_get(aimet_affine_forms *forms, aimet_form input,
                               const aimet_words *words, aimet_form constant,
                               const linear_weight *weight) {
  forms->words.count = 0;
  for (size_t i = 0; i < words->count; ++i)
    aimet_words_add(&forms->words, words->at[i]);
  aimet_words_add_pointer(&forms->words, weight->seen.ptr);
  aimet_words_add(&forms->words, weight->is_turned);
  for (int i = 0; i < LINEAR_DEAD; ++i)
    aimet_words_add(&forms->words, 0);
  aimet_form key = product_key(forms, input, constant, weight->input);
  bool inserted;
  uint64_t *number = aimet_ptr_map_insert(&forms->known_products,
                                          aimet_form_key(key), &inserted);
  if (!inserted) {
    expect_next(forms, forms->products[*number].product.form);
    return forms->products[*number].product;
  }
  *number = forms->num_products++;
  forms->products = affine_grow(forms->products, &forms->product_capacity,
                                forms->num_products, sizeof *forms->products);
  forms->products[*number] = make_product(forms, input, weight);
  return forms->products[*number].product;
}

//===----------------------------------------------------------------------===//
// Dead channels
//===----------------------------------------------------------------------===//

/// The entry of a LINEAR in which channels are dead that come to nothing times
/// their scale; says whether there are such, and makes the scales of what is
/// dead zeros.
static linear_entry kill_scaled(const aimet_affine_forms *forms,
                                aimet_form linear, near *scale,
                                bool *out_killed) {
  const linear_entry *held = &forms->linears[linear_number(forms, linear)];
  size_t count = (size_t)aimet_layout_outputs(&held->weight.layout);
  linear_entry made = {.weight = held->weight,
                       .largest = aimet_calloc(count, sizeof *made.largest),
                       .dead = aimet_calloc(count, sizeof *made.dead)};
  memcpy(made.largest, held->largest, count * sizeof *made.largest);
  memcpy(made.dead, held->dead, count * sizeof *made.dead);
  *out_killed = false;
  for (size_t i = 0; i < count; ++i) {
    if (!linear_weight_vanishes(&made.weight, &made.largest[i], scale[i]))
      continue;
    *out_killed |= !made.dead[i];
    kill_channel(&made, i);
    scale[i] = near_exactly(0);
  }
  return made;
}

aimet_form linear_form_settle(aimet_affine_forms *forms, aimet_form linear,
                              near *scale) {
  bool has_killed;
  linear_entry entry = kill_scaled(forms, linear, scale, &has_killed);
  if (!has_killed) {
    linear_entry_deinit(&entry);
    return linear;
  }
  uint64_t count = aimet_layout_outputs(&entry.weight.layout);
  aimet_form_view view = aimet_form_at(forms->table, linear);
  const size_t num_words = view.num_words;
  aimet_words words = {aimet_malloc(num_words * sizeof *words.at), num_words,
                       num_words};
  memcpy(words.at, view.words, num_words * sizeof *words.at);
  const near *factors;
  near *owned;
  aimet_form settled = place_linear(forms, (aimet_form)view.children[0], &words,
                                    entry, &factors, &owned);
  for (uint64_t i = 0; i < count; ++i)
    scale[i] = near_product(scale[i], factors[i]);
  affine_copy_labels(forms, linear, settled);
  aimet_words_deinit(&words);
  free(owned);
  return settled;
}
