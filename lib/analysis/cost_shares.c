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
}

/// What is not known counts nothing.
static double amount(const work_state *state, aimet_number once,
                     aimet_number times) {
  double value;
  aimet_number all =
      aimet_scale(aimet_costs_symbols(state->costs), once, times);
  return aimet_number_at_ones(all, &value) && value > 0 ? value : 0;
}

static void note_work(MlirOperation node, aimet_number times, void *user_data) {
  const work_state *state = user_data;
  aimet_cost_shares *shares = state->shares;
  aimet_work work = {
      .macs = amount(state, aimet_own_macs(state->costs, node), times),
      .bytes = amount(state, aimet_output_bytes(state->costs, node), times)};
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
  aimet_work sum = {0, 0};
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
