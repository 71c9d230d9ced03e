//===- cost_sizes.c - the sizes that decide what operations cost ----------===//
//
// A size decides if the nodes share the work otherwise where it alone is 1; if
// none does so alone, all do together.
//
//===----------------------------------------------------------------------===//

#include "cost_sizes.h"

#include "alloc.h"

#include <math.h>
#include <stdlib.h>

/// Names that are looked at; a model of more has some of which nothing is said.
#define NAME_LIMIT 16

/// Shares that differ by more are not the same for people.
#define NOTICED_SHARE 0.01

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// Where inputs have a size.
enum { AS_BATCH = 1, ELSEWHERE = 2 };

typedef struct size_places {
  aimet_string_map *names;
  uint64_t place;
} size_places;

static double note_place(aimet_string_view name, void *user_data) {
  const size_places *places = user_data;
  aimet_string_map_insert(places->names, name, NULL)->value.number |=
      places->place;
  return 1;
}

/// The only dimension of an input may be a batch or a length.
static void note_places(const aimet_value_type *type, aimet_string_map *names) {
  if (!aimet_type_is_ranked(type) || type->rank < 2)
    return;
  for (int32_t i = 0; i < type->rank; ++i) {
    size_places places = {names, i == 0 ? AS_BATCH : ELSEWHERE};
    double value;
    aimet_number_at(type->dims[i], note_place, &places, &value);
  }
}

aimet_string_map *aimet_size_names_create(aimet_costs *costs,
                                          MlirOperation module) {
  aimet_string_map *names = aimet_string_map_create();
  MlirOperation function = aimet_main_function(module);
  MlirBlock body = mlirOperationIsNull(function) ? (MlirBlock){NULL}
                                                 : aimet_body(function, 0);
  if (mlirBlockIsNull(body))
    return names;
  aimet_string_map *places = aimet_string_map_create();
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i)
    note_places(aimet_inference_type(aimet_costs_inference(costs),
                                     mlirBlockGetArgument(body, i)),
                places);
  for (size_t i = 0; i < aimet_string_map_size(places); ++i) {
    const aimet_map_entry *entry = aimet_string_map_at(places, i);
    if (entry->value.number == AS_BATCH)
      aimet_string_map_insert(names, entry->key, NULL);
  }
  aimet_string_map_destroy(places);
  return names;
}

bool aimet_size_is_batch(const aimet_string_map *names,
                         aimet_string_view name) {
  const aimet_map_entry *entry = aimet_string_map_find(names, name);
  return entry && entry->value.number == 0;
}

uint64_t aimet_size_number(aimet_string_map *names, aimet_string_view name) {
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(names, name, &is_new);
  if (is_new)
    entry->value.number = aimet_string_map_size(names);
  return entry->value.number;
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

/// The work of each node in turn, and of all.
typedef struct node_works {
  double *macs, *bytes;
  size_t count, capacity_macs, capacity_bytes;
  double all_macs, all_bytes;
  const aimet_string_map *names;
  aimet_string_view small; ///< the size that is 1, besides batches
} node_works;

bool aimet_amount_at(aimet_number number, aimet_size_of size_of,
                     void *user_data, double *out) {
  bool is_known = aimet_number_at(number, size_of, user_data, out);
  if (!is_known || *out < 0)
    *out = 0;
  return is_known;
}

bool aimet_shares_differ(double a, double b) {
  const double shown = 0.0005;
  double most = fmax(a, b), least = fmin(a, b);
  return most - least > NOTICED_SHARE || (most > shown && least < most / 2);
}

static double size_of(aimet_string_view name, void *user_data) {
  const node_works *works = user_data;
  return aimet_sv_equal(name, works->small) ||
                 aimet_size_is_batch(works->names, name)
             ? 1
             : AIMET_LARGE_SIZE;
}

static void note_work(MlirOperation op, const aimet_cost *calls,
                      size_t num_calls, void *user_data) {
  (void)op;
  node_works *works = user_data;
  double macs = 0, bytes = 0;
  for (size_t i = 0; i < num_calls; ++i) {
    double value;
    aimet_amount_at(calls[i].macs, size_of, works, &value);
    macs += value;
    aimet_amount_at(calls[i].activation_bytes, size_of, works, &value);
    bytes += value;
  }
  aimet_grow_array((void **)&works->macs, &works->capacity_macs,
                   works->count + 1, sizeof macs);
  aimet_grow_array((void **)&works->bytes, &works->capacity_bytes,
                   works->count + 1, sizeof bytes);
  works->macs[works->count] = macs;
  works->bytes[works->count++] = bytes;
  works->all_macs += macs;
  works->all_bytes += bytes;
}

static node_works work_with(aimet_costs *costs, const aimet_string_map *names,
                            aimet_string_view small) {
  node_works works = {.names = names, .small = small};
  aimet_costs_walk(costs, note_work, &works);
  return works;
}

static void works_deinit(node_works *works) {
  free(works->macs);
  free(works->bytes);
}

/// True if some nodes do another share of the work in one than in the other.
static bool is_shared_otherwise(const double *a, double all_a, const double *b,
                                double all_b, size_t count) {
  if (all_a <= 0 || all_b <= 0)
    return (all_a > 0) != (all_b > 0);
  double more = 0;
  for (size_t i = 0; i < count; ++i)
    more += fmax(a[i] / all_a - b[i] / all_b, 0);
  return more > NOTICED_SHARE;
}

static bool decides(aimet_costs *costs, const node_works *large,
                    aimet_string_view name) {
  node_works works = work_with(costs, large->names, name);
  bool result = is_shared_otherwise(large->macs, large->all_macs, works.macs,
                                    works.all_macs, large->count) ||
                is_shared_otherwise(large->bytes, large->all_bytes, works.bytes,
                                    works.all_bytes, large->count);
  works_deinit(&works);
  return result;
}

/// What a search for sizes has found.
typedef struct size_search {
  aimet_costs *costs;
  const aimet_string_map *names;
  aimet_string_view found[NAME_LIMIT];
  aimet_cost_sizes sizes;
} size_search;

/// Finds the sizes that decide alone, or all.
static void find_sizes(size_search *search, bool all) {
  const aimet_symbols *symbols =
      aimet_inference_symbols(aimet_costs_inference(search->costs));
  const aimet_string_map *names = search->names;
  node_works large = work_with(search->costs, names, (aimet_string_view){0});
  for (size_t i = 0; i < aimet_string_map_size(names) && i < NAME_LIMIT; ++i) {
    aimet_string_view name = aimet_string_map_at(names, i)->key;
    if (aimet_size_is_batch(names, name) ||
        !(all || decides(search->costs, &large, name)))
      continue;
    if (aimet_symbols_has_input(symbols, name))
      search->found[search->sizes.num_names++] = name;
    else
      search->sizes.has_others = true;
  }
  works_deinit(&large);
}

aimet_cost_sizes aimet_cost_sizes_find(aimet_costs *costs,
                                       const aimet_string_map *names,
                                       aimet_arena *arena) {
  size_search search = {.costs = costs, .names = names};
  search.sizes.any = true;
  search.sizes.has_others = aimet_string_map_size(names) > NAME_LIMIT;
  find_sizes(&search, false);
  if (!search.sizes.num_names && !search.sizes.has_others)
    find_sizes(&search, true);
  search.sizes.names = search.found;
  return aimet_cost_sizes_copy(arena, &search.sizes);
}
