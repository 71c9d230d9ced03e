//===- cost_shares.c - what part of a model's work operations are ---------===//

#include "cost_shares.h"

#include "alloc.h"
#include "cost.h"
#include "mac_count.h"
#include "ptr_map.h"

#include <stdlib.h>

typedef struct node_work {
  aimet_work work;
  uint64_t question; ///< the last one that counted it
} node_work;

struct aimet_cost_shares {
  aimet_inference *inference;
  aimet_ptr_map places; ///< operation -> place among the nodes
  node_work *nodes;
  size_t count, capacity;
  aimet_work total;
  uint64_t num_questions;
};

/// What is being computed.
typedef struct work_state {
  aimet_cost_shares *shares;
  aimet_costs *costs;
} work_state;

static void add_work(aimet_work *sum, aimet_work work) {
  sum->macs += work.macs;
  sum->bytes += work.bytes;
  sum->knows_macs |= work.knows_macs;
  sum->knows_bytes |= work.knows_bytes;
}

/// What is not known counts nothing; `*out_is_known` tells it from 0.
static double amount(const work_state *state, aimet_number once,
                     aimet_number times, bool *out_is_known) {
  double value;
  aimet_number all =
      aimet_scale(aimet_costs_symbols(state->costs), once, times);
  *out_is_known = aimet_number_at_ones(all, &value);
  return *out_is_known && value > 0 ? value : 0;
}

static void note_work(MlirOperation node, aimet_number times, void *user_data) {
  const work_state *state = user_data;
  aimet_cost_shares *shares = state->shares;
  aimet_work work = {0};
  work.macs = amount(state, aimet_own_macs(state->costs, node), times,
                     &work.knows_macs);
  work.bytes = amount(state, aimet_output_bytes(state->costs, node), times,
                      &work.knows_bytes);
  aimet_grow_array((void **)&shares->nodes, &shares->capacity,
                   shares->count + 1, sizeof *shares->nodes);
  *aimet_ptr_map_insert(&shares->places, node.ptr, NULL) = shares->count;
  shares->nodes[shares->count++] = (node_work){.work = work};
  add_work(&shares->total, work);
}

aimet_status aimet_cost_shares_create(MlirOperation module,
                                      aimet_weight_store *store,
                                      aimet_cost_shares **out) {
  *out = NULL;
  aimet_inference *inference;
  aimet_inference_options options = {.store = store};
  aimet_status status = aimet_inference_run(module, &options, &inference);
  if (status != AIMET_OK)
    return status;
  aimet_call_graph *graph = aimet_call_graph_create(module);
  aimet_costs *costs = aimet_costs_create(inference, graph);
  *out = aimet_calloc(1, sizeof **out);
  (*out)->inference = inference;
  work_state state = {*out, costs};
  aimet_costs_walk(costs, note_work, &state);
  aimet_costs_destroy(costs);
  aimet_call_graph_destroy(graph);
  return AIMET_OK;
}

void aimet_cost_shares_destroy(aimet_cost_shares *shares) {
  if (!shares)
    return;
  aimet_inference_destroy(shares->inference);
  aimet_ptr_map_deinit(&shares->places);
  free(shares->nodes);
  free(shares);
}

aimet_inference *aimet_cost_shares_inference(aimet_cost_shares *shares) {
  return shares->inference;
}

aimet_work aimet_work_of(aimet_cost_shares *shares, const MlirOperation *ops,
                         size_t num_ops) {
  aimet_work sum = {0};
  uint64_t question = ++shares->num_questions;
  for (size_t i = 0; i < num_ops; ++i) {
    const uint64_t *place = aimet_ptr_map_find(&shares->places, ops[i].ptr);
    if (!place || shares->nodes[*place].question == question)
      continue;
    shares->nodes[*place].question = question;
    add_work(&sum, shares->nodes[*place].work);
  }
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
