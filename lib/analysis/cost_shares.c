//===- cost_shares.c - what part of a model's work operations are ---------===//

#include "cost_shares.h"

#include "alloc.h"
#include "cost.h"
#include "ptr_map.h"
#include "string_map.h"

#include <stdlib.h>

struct aimet_cost_shares {
  aimet_costs *costs;
  aimet_ptr_map places; ///< node -> place in `works`
  aimet_work *works;    ///< of all runs of each node
  size_t count, capacity;
  aimet_work total;
};

static void add_work(aimet_work *sum, aimet_work work) {
  sum->macs += work.macs;
  sum->bytes += work.bytes;
  sum->knows_macs |= work.knows_macs;
  sum->knows_bytes |= work.knows_bytes;
}

/// What is not known counts nothing; `*out_is_known` tells it from 0.
static double amount(aimet_number number, bool *out_is_known) {
  double value;
  *out_is_known = aimet_number_at_ones(number, &value);
  return *out_is_known && value > 0 ? value : 0;
}

static aimet_work work_of_cost(aimet_cost cost) {
  aimet_work work = {0};
  work.macs = amount(cost.macs, &work.knows_macs);
  work.bytes = amount(cost.activation_bytes, &work.knows_bytes);
  return work;
}

/// What never runs is known to cost nothing.
static void note_work(MlirOperation op, const aimet_cost *calls,
                      size_t num_calls, void *user_data) {
  aimet_cost_shares *shares = user_data;
  aimet_work work = {.knows_macs = !num_calls, .knows_bytes = !num_calls};
  for (size_t i = 0; i < num_calls; ++i)
    add_work(&work, work_of_cost(calls[i]));
  aimet_grow_array((void **)&shares->works, &shares->capacity,
                   shares->count + 1, sizeof *shares->works);
  *aimet_ptr_map_insert(&shares->places, op.ptr, NULL) = shares->count;
  shares->works[shares->count++] = work;
  add_work(&shares->total, work);
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
  aimet_costs_walk(costs, note_work, *out);
  return AIMET_OK;
}

void aimet_cost_shares_destroy(aimet_cost_shares *shares) {
  if (!shares)
    return;
  aimet_costs_destroy(shares->costs);
  aimet_ptr_map_deinit(&shares->places);
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
  return node->frame ? work_of_cost(aimet_cost_in_call(shares->costs, node->op,
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
    if (count_once(counted, &nodes[i]))
      add_work(&sum, work_of_node(shares, &nodes[i]));
  aimet_string_map_destroy(counted);
  return sum;
}

aimet_work aimet_work_total(const aimet_cost_shares *shares) {
  return shares->total;
}

double aimet_work_share(const aimet_cost_shares *shares, aimet_work part) {
  double sum = 0;
  int kinds = 0;
  if (shares->total.macs > 0) {
    sum += part.macs / shares->total.macs;
    ++kinds;
  }
  if (shares->total.bytes > 0) {
    sum += part.bytes / shares->total.bytes;
    ++kinds;
  }
  return kinds ? sum / kinds : 0;
}

bool aimet_work_is_known(const aimet_cost_shares *shares, aimet_work part) {
  bool has_macs = shares->total.macs > 0, has_bytes = shares->total.bytes > 0;
  return !shares->count ||
         ((has_macs || has_bytes) && (!has_macs || part.knows_macs) &&
          (!has_bytes || part.knows_bytes));
}
