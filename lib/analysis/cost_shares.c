//===- cost_shares.c - what part of a model's work operations are ---------===//

#include "cost_shares.h"

#include "alloc.h"
#include "arena.h"
#include "cost.h"
#include "cost_sizes.h"
#include "ptr_map.h"
#include "string_map.h"

#include <stdlib.h>

struct aimet_cost_shares {
  aimet_costs *costs;
  aimet_ptr_map places; ///< node -> place in `works`
  aimet_work *works;    ///< of all runs of each node
  size_t count, capacity;
  aimet_work total;
  aimet_string_map *names; ///< of sizes (cost_sizes.h)
  aimet_cost_sizes sizes;  ///< once it was asked for
  aimet_arena *arena;      ///< of that; null before
};

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

static double one(aimet_string_view name, void *user_data) {
  (void)name;
  (void)user_data;
  return 1;
}

static double large(aimet_string_view name, void *user_data) {
  return aimet_size_is_batch(user_data, name) ? 1 : AIMET_LARGE_SIZE;
}

static double unlike(aimet_string_view name, void *user_data) {
  if (aimet_size_is_batch(user_data, name))
    return 1;
  return AIMET_LARGE_SIZE * (double)aimet_size_number(user_data, name);
}

static const aimet_size_of sizings[AIMET_NUM_SIZINGS] = {one, large, unlike};

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

static void add_work(aimet_work *sum, const aimet_work *work) {
  for (int kind = 0; kind < AIMET_NUM_WORK_KINDS; ++kind) {
    for (int i = 0; i < AIMET_NUM_SIZINGS; ++i)
      sum->of[kind].at[i] += work->of[kind].at[i];
    sum->of[kind].is_known |= work->of[kind].is_known;
  }
}

static aimet_amount amount_of(const aimet_cost_shares *shares,
                              aimet_number number) {
  aimet_amount amount = {.is_known = true};
  for (int i = 0; i < AIMET_NUM_SIZINGS; ++i)
    amount.is_known &=
        aimet_amount_at(number, sizings[i], shares->names, &amount.at[i]);
  return amount;
}

static aimet_work work_of_cost(const aimet_cost_shares *shares,
                               aimet_cost cost) {
  return (aimet_work){
      {[AIMET_WORK_MACS] = amount_of(shares, cost.macs),
       [AIMET_WORK_BYTES] = amount_of(shares, cost.activation_bytes)}};
}

/// What never runs is known to cost nothing.
static void note_work(MlirOperation op, const aimet_cost *calls,
                      size_t num_calls, void *user_data) {
  aimet_cost_shares *shares = user_data;
  aimet_work sum = {0};
  for (int kind = 0; kind < AIMET_NUM_WORK_KINDS; ++kind)
    sum.of[kind].is_known = !num_calls;
  for (size_t i = 0; i < num_calls; ++i) {
    aimet_work work = work_of_cost(shares, calls[i]);
    add_work(&sum, &work);
  }
  aimet_grow_array((void **)&shares->works, &shares->capacity,
                   shares->count + 1, sizeof *shares->works);
  *aimet_ptr_map_insert(&shares->places, op.ptr, NULL) = shares->count;
  shares->works[shares->count++] = sum;
  add_work(&shares->total, &sum);
}

aimet_status aimet_cost_shares_create(MlirOperation module,
                                      aimet_weight_store *store,
                                      aimet_cost_shares **out) {
  *out = NULL;
  aimet_costs *costs;
  aimet_status status = aimet_costs_create(module, store, &costs);
  if (status != AIMET_OK)
    return status;
  *out = aimet_calloc(1, sizeof **out);
  (*out)->costs = costs;
  (*out)->names = aimet_size_names_create(costs, module);
  aimet_costs_walk(costs, note_work, *out);
  return AIMET_OK;
}

void aimet_cost_shares_destroy(aimet_cost_shares *shares) {
  if (!shares)
    return;
  aimet_costs_destroy(shares->costs);
  aimet_ptr_map_deinit(&shares->places);
  aimet_string_map_destroy(shares->names);
  aimet_arena_destroy(shares->arena);
  free(shares->works);
  free(shares);
}

aimet_inference *aimet_cost_shares_inference(aimet_cost_shares *shares) {
  return aimet_costs_inference(shares->costs);
}

static aimet_work work_of_node(const aimet_cost_shares *shares,
                               const aimet_run_node *node) {
  const uint64_t *place = aimet_ptr_map_find(&shares->places, node->op.ptr);
  if (!place)
    return (aimet_work){0};
  return node->frame
             ? work_of_cost(shares, aimet_cost_in_call(shares->costs, node->op,
                                                       node->frame))
             : shares->works[*place];
}

/// True if the node was not counted before.
static bool count_once(aimet_string_map *counted, const aimet_run_node *node) {
  const void *key[] = {node->op.ptr, node->frame};
  bool is_new;
  aimet_string_map_insert(
      counted, (aimet_string_view){(const char *)key, sizeof key}, &is_new);
  return is_new;
}

aimet_work aimet_work_of(const aimet_cost_shares *shares,
                         const aimet_run_node *nodes, size_t num_nodes) {
  aimet_work sum = {0};
  aimet_string_map *counted = aimet_string_map_create();
  for (size_t i = 0; i < num_nodes; ++i)
    if (count_once(counted, &nodes[i])) {
      aimet_work work = work_of_node(shares, &nodes[i]);
      add_work(&sum, &work);
    }
  aimet_string_map_destroy(counted);
  return sum;
}

aimet_work aimet_work_total(const aimet_cost_shares *shares) {
  return shares->total;
}

//===----------------------------------------------------------------------===//
// Shares
//===----------------------------------------------------------------------===//

/// True if the model has work of this kind, whatever its sizes are.
static bool has_kind(const aimet_cost_shares *shares, int kind) {
  return shares->total.of[kind].at[AIMET_SIZING_ONES] > 0 ||
         shares->total.of[kind].at[AIMET_SIZING_LARGE] > 0;
}

static double share_at(const aimet_cost_shares *shares, const aimet_work *part,
                       int kind, int sizing) {
  double whole = shares->total.of[kind].at[sizing];
  return whole > 0 ? part->of[kind].at[sizing] / whole : 0;
}

double aimet_work_kind_share(const aimet_cost_shares *shares, aimet_work part,
                             aimet_work_kind kind) {
  return part.of[kind].is_known && has_kind(shares, (int)kind)
             ? share_at(shares, &part, (int)kind, AIMET_SIZING_ONES)
             : -1;
}

double aimet_work_share(const aimet_cost_shares *shares, aimet_work part) {
  double sum = 0;
  int kinds = 0;
  for (int kind = 0; kind < AIMET_NUM_WORK_KINDS; ++kind)
    if (has_kind(shares, kind)) {
      sum += share_at(shares, &part, kind, AIMET_SIZING_ONES);
      ++kinds;
    }
  return kinds ? sum / kinds : 0;
}

bool aimet_work_is_known(const aimet_cost_shares *shares, aimet_work part) {
  bool has_work = !shares->count;
  for (int kind = 0; kind < AIMET_NUM_WORK_KINDS; ++kind) {
    if (has_kind(shares, kind) && !part.of[kind].is_known)
      return false;
    has_work |= has_kind(shares, kind);
  }
  return has_work;
}

bool aimet_work_depends_on_sizes(const aimet_cost_shares *shares,
                                 aimet_work part) {
  for (int kind = 0; kind < AIMET_NUM_WORK_KINDS; ++kind)
    for (int i = 0; i < AIMET_NUM_SIZINGS; ++i)
      if (aimet_shares_differ(share_at(shares, &part, kind, AIMET_SIZING_ONES),
                              share_at(shares, &part, kind, i)))
        return true;
  return false;
}

const aimet_cost_sizes *aimet_cost_shares_sizes(aimet_cost_shares *shares) {
  if (!shares->arena) {
    shares->arena = aimet_arena_create();
    shares->sizes =
        aimet_cost_sizes_find(shares->costs, shares->names, shares->arena);
  }
  return &shares->sizes;
}
