//===- cost_shares.c - what part of a model's work operations are ---------===//

#include "cost_shares.h"

#include "alloc.h"
#include "cost.h"
#include "mac_count.h"
#include "ptr_map.h"
#include "string_map.h"

#include <stdlib.h>

typedef struct node_work {
  aimet_number macs, bytes;  ///< of one run
  aimet_number runs;         ///< when the model runs once
  aimet_number runs_in_call; ///< when its function is called once
} node_work;

struct aimet_cost_shares {
  aimet_inference *inference;
  aimet_ptr_map places; ///< operation -> place among the nodes
  node_work *nodes;
  size_t count, capacity;
  aimet_work total;
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
static double amount(const aimet_cost_shares *shares, aimet_number once,
                     aimet_number runs, bool *out_is_known) {
  double value;
  aimet_number all =
      aimet_scale(aimet_inference_symbols(shares->inference), once, runs);
  *out_is_known = aimet_number_at_ones(all, &value);
  return *out_is_known && value > 0 ? value : 0;
}

static aimet_work work_of_runs(const aimet_cost_shares *shares,
                               const node_work *node, aimet_number runs) {
  aimet_work work = {0};
  work.macs = amount(shares, node->macs, runs, &work.knows_macs);
  work.bytes = amount(shares, node->bytes, runs, &work.knows_bytes);
  return work;
}

static void note_work(MlirOperation op, aimet_number times, void *user_data) {
  const work_state *state = user_data;
  aimet_cost_shares *shares = state->shares;
  node_work node = {.macs = aimet_own_macs(state->costs, op),
                    .bytes = aimet_output_bytes(state->costs, op),
                    .runs = times};
  aimet_grow_array((void **)&shares->nodes, &shares->capacity,
                   shares->count + 1, sizeof *shares->nodes);
  *aimet_ptr_map_insert(&shares->places, op.ptr, NULL) = shares->count;
  shares->nodes[shares->count++] = node;
  add_work(&shares->total, work_of_runs(shares, &node, times));
}

/// Null for what is no node.
static node_work *find_node(const aimet_cost_shares *shares, MlirOperation op) {
  const uint64_t *place = aimet_ptr_map_find(&shares->places, op.ptr);
  return place ? &shares->nodes[*place] : NULL;
}

static void note_runs_in_call(MlirOperation op, aimet_number times,
                              void *user_data) {
  const work_state *state = user_data;
  find_node(state->shares, op)->runs_in_call = times;
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
  size_t num_functions = aimet_call_graph_size(graph);
  for (size_t i = 0; i < num_functions; ++i)
    aimet_costs_walk_function(costs, i, aimet_int(1), note_runs_in_call,
                              &state);
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

/// How often a node runs: as often as in each call of its function, times the
/// runs of the calls.
static aimet_number runs_of(const aimet_cost_shares *shares,
                            const node_work *node,
                            const aimet_call_frame *frame) {
  if (!frame)
    return node->runs;
  aimet_number runs = node->runs_in_call;
  for (; frame; frame = frame->outer) {
    const node_work *call = find_node(shares, frame->call);
    runs = aimet_scale(aimet_inference_symbols(shares->inference), runs,
                       call ? call->runs_in_call : aimet_unknown_number());
  }
  return runs;
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
  for (size_t i = 0; i < num_nodes; ++i) {
    const node_work *node = find_node(shares, nodes[i].op);
    if (node && count_once(counted, &nodes[i]))
      add_work(&sum, work_of_runs(shares, node,
                                  runs_of(shares, node, nodes[i].frame)));
  }
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
