//===- rules_recurrent.c - RNN, GRU, LSTM ---------------------------------===//

#include "rule_checks.h"
#include "rules.h"

#include <inttypes.h>

/// The sizes of a recurrent layer.
typedef struct recurrence {
  int64_t gates; ///< in the weights: 1, 3 or 4
  bool batch_first;
  aimet_number directions, length, batch, inputs, hidden;
} recurrence;

static void read_direction(aimet_infer *node, recurrence *r) {
  // Version 1 of GRU has the misspelt default.
  int word =
      aimet_word_of(node, "direction",
                    (const char *const[]){"forward", "reverse", "bidirectional",
                                          "foward", NULL});
  r->directions =
      word < 0 ? aimet_unknown_number() : aimet_int(1 + (word == 2));
}

static void read_layout(aimet_infer *node, recurrence *r) {
  int64_t layout = aimet_node_int(aimet_infer_view(node), "layout", 0);
  r->batch_first = layout != 0;
  if (layout != 0 && layout != 1)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"layout\" is out of range, got %" PRId64
                      ", expected 0 or 1",
                      layout);
}

/// The attribute, if it is stated.
static void read_hidden(aimet_infer *node, recurrence *r) {
  const aimet_node *view = aimet_infer_view(node);
  r->hidden = aimet_unknown_number();
  if (!aimet_node_has(view, "hidden_size"))
    return;
  int64_t size = aimet_node_int(view, "hidden_size", 0);
  if (aimet_expect_at_least(node, "hidden_size", size, 1))
    r->hidden = aimet_int(size);
}

static void read_input(aimet_infer *node, recurrence *r) {
  bool fits = aimet_expect_rank(node, 0, 3, 3);
  aimet_number none = aimet_unknown_number();
  r->length = fits ? aimet_input_dim(node, 0, r->batch_first) : none;
  r->batch = fits ? aimet_input_dim(node, 0, !r->batch_first) : none;
  r->inputs = fits ? aimet_input_dim(node, 0, 2) : none;
}

/// W, R and B: [directions, gates * hidden, ...].
static void join_weights(aimet_infer *node, recurrence *r) {
  if (r->hidden.kind == AIMET_NUMBER_UNKNOWN && aimet_input_rank(node, 2) == 3)
    r->hidden = aimet_input_dim(node, 2, 2);
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number rows = aimet_mul(symbols, r->hidden, aimet_int(r->gates));
  aimet_number weight[] = {r->directions, rows, r->inputs};
  aimet_join_shape(node, 1, "sizes of the layer and of \"W\"", 3, weight);
  aimet_number recurrent[] = {weight[0], rows, r->hidden};
  aimet_join_shape(node, 2, "sizes of the layer and of \"R\"", 3, recurrent);
  r->directions = recurrent[0];
  aimet_number bias[] = {r->directions, aimet_mul(symbols, rows, aimet_int(2))};
  aimet_join_shape(node, 3, "sizes of the layer and of \"B\"", 2, bias);
}

/// The shape of a state: [directions, batch, hidden].
static void state_dims(const recurrence *r, aimet_number *dims) {
  dims[r->batch_first] = r->directions;
  dims[!r->batch_first] = r->batch;
  dims[2] = r->hidden;
}

/// Lengths of sequences, first states, peepholes.
static void join_states(aimet_infer *node, recurrence *r) {
  r->batch = aimet_join_list(
      node, 4, "sizes of the batch and of \"sequence_lens\"", r->batch);
  aimet_number dims[3];
  for (int i = 5; i <= 6; ++i) {
    state_dims(r, dims);
    if (!aimet_join_shape(node, i,
                          i == 5 ? "sizes of the layer and of \"initial_h\""
                                 : "sizes of the layer and of \"initial_c\"",
                          3, dims))
      continue;
    r->directions = dims[r->batch_first];
    r->batch = dims[!r->batch_first];
    r->hidden = dims[2];
  }
  aimet_number holes[] = {r->directions, aimet_mul(aimet_infer_symbols(node),
                                                   r->hidden, aimet_int(3))};
  aimet_join_shape(node, 7, "sizes of the layer and of \"P\"", 2, holes);
}

static void set_outputs(aimet_infer *node, const recurrence *r) {
  aimet_number all[4];
  all[r->batch_first] = r->length;
  all[r->batch_first ? 2 : 1] = r->directions;
  all[r->batch_first ? 0 : 2] = r->batch;
  all[3] = r->hidden;
  // Up to version 6 the first output may be written and yet not be there.
  if (aimet_infer_version(node) >= 7 ||
      aimet_node_int(aimet_infer_view(node), "output_sequence", 0) != 0)
    aimet_set_shape(node, 0, 4, all);
  aimet_number state[3];
  state_dims(r, state);
  aimet_set_shape(node, 1, 3, state);
  aimet_set_shape(node, 2, 3, state);
}

static void infer_recurrence(aimet_infer *node, int64_t gates) {
  recurrence r = {.gates = gates};
  read_direction(node, &r);
  read_layout(node, &r);
  read_hidden(node, &r);
  read_input(node, &r);
  join_weights(node, &r);
  join_states(node, &r);
  set_outputs(node, &r);
}

static void infer_rnn(aimet_infer *node) { infer_recurrence(node, 1); }
static void infer_gru(aimet_infer *node) { infer_recurrence(node, 3); }
static void infer_lstm(aimet_infer *node) { infer_recurrence(node, 4); }

const aimet_infer_rule aimet_rules_recurrent[] = {
    {.name = "RNN", .infer = infer_rnn},
    {.name = "GRU", .infer = infer_gru},
    {.name = "LSTM", .infer = infer_lstm},
    {.name = NULL},
};
