//===- rules_attention.c - Attention and its relatives --------------------===//

#include "rule_checks.h"
#include "rules.h"

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// Heads
//===----------------------------------------------------------------------===//

/// The number of heads that an attribute states; unknown if it is left out, or
/// wrong (reported).
static aimet_number stated_heads(aimet_infer *node, const char *name) {
  const aimet_node *view = aimet_infer_view(node);
  if (!aimet_node_has(view, name))
    return aimet_unknown_number();
  int64_t heads = aimet_node_int(view, name, 0);
  return aimet_expect_at_least(node, name, heads, 1) ? aimet_int(heads)
                                                     : aimet_unknown_number();
}

/// Inputs of rank 3 hold all heads in one dimension: how many must be stated.
static void expect_heads(aimet_infer *node, const char *name) {
  if (!aimet_node_has(aimet_infer_view(node), name))
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"%s\" is missing, expected with inputs of "
                      "rank 3",
                      name);
}

/// Each head of keys and values serves the same number of heads of queries.
static void expect_head_groups(aimet_infer *node, aimet_number query,
                               aimet_number key) {
  aimet_divide_evenly(node, "heads of queries", query, key);
}

//===----------------------------------------------------------------------===//
// Attention
//===----------------------------------------------------------------------===//

/// Queries, keys or values: [batch, heads, length, size], or, of rank 3,
/// [batch, length, heads * size].
typedef struct head_tensor {
  aimet_number batch, heads, length, size;
} head_tensor;

typedef struct attention {
  int32_t rank; ///< of queries, keys, values, output; or AIMET_UNRANKED
  head_tensor query, key, value;
  aimet_number past;  ///< length of what is remembered
  aimet_number total; ///< with what is new
} attention;

/// All three must have one rank: 3 or 4.
static int32_t attention_rank(aimet_infer *node) {
  int32_t rank = AIMET_UNRANKED;
  for (int i = 0; i < 3; ++i) {
    int32_t own = aimet_input_rank(node, i);
    if (own == AIMET_UNRANKED)
      continue;
    if (!aimet_expect_rank(node, i, 3, 4))
      return AIMET_UNRANKED;
    if (rank != AIMET_UNRANKED && own != rank) {
      aimet_infer_error(node, AIMET_FAULT_RANK,
                        "queries, keys and values differ in rank, got %" PRId32
                        " and %" PRId32,
                        rank, own);
      return AIMET_UNRANKED;
    }
    rank = own;
  }
  return rank;
}

/// `what` is what the dimension that holds all heads is called.
static head_tensor read_heads(aimet_infer *node, int i, const char *what,
                              int32_t rank, aimet_number heads) {
  head_tensor t;
  t.batch = aimet_input_dim(node, i, 0);
  t.heads = heads;
  if (rank == 4) {
    t.heads = aimet_same_dim(node, "numbers of heads", heads,
                             aimet_input_dim(node, i, 1));
    t.length = aimet_input_dim(node, i, 2);
    t.size = aimet_input_dim(node, i, 3);
    return t;
  }
  t.length = aimet_input_dim(node, i, 1);
  t.size = aimet_divide_evenly(node, what, aimet_input_dim(node, i, 2), heads);
  return t;
}

/// What is equal in all inputs is learnt from whichever knows it.
static void join_inputs(aimet_infer *node, attention *a) {
  head_tensor *q = &a->query, *k = &a->key, *v = &a->value;
  k->batch =
      aimet_same_dim(node, "batches of keys and values", k->batch, v->batch);
  q->batch =
      aimet_same_dim(node, "batches of queries and keys", q->batch, k->batch);
  k->heads =
      aimet_same_dim(node, "heads of keys and values", k->heads, v->heads);
  k->length =
      aimet_same_dim(node, "lengths of keys and values", k->length, v->length);
  k->size =
      aimet_same_dim(node, "head sizes of queries and keys", k->size, q->size);
  expect_head_groups(node, q->heads, k->heads);
}

/// Keys and values that are remembered: both or none.
static void join_past(aimet_infer *node, attention *a) {
  bool keys = aimet_has_input(node, 4), values = aimet_has_input(node, 5);
  a->past = keys || values ? aimet_unknown_number() : aimet_int(0);
  if (keys != values)
    aimet_infer_error(node, AIMET_FAULT_VALUE,
                      "got only one of \"past_key\" and \"past_value\", "
                      "expected both or none");
  head_tensor *k = &a->key;
  aimet_number dims[] = {a->query.batch, k->heads, a->past, k->size};
  if (keys &&
      aimet_join_shape(node, 4, "sizes of keys and of \"past_key\"", 4, dims))
    k->size = dims[3];
  dims[3] = a->value.size;
  if (values && aimet_join_shape(
                    node, 5, "sizes of values and of \"past_value\"", 4, dims))
    a->value.size = dims[3];
  a->query.batch = dims[0];
  k->heads = dims[1];
  a->past = dims[2];
  a->total = aimet_add(aimet_infer_symbols(node), k->length, a->past);
}

/// The mask broadcasts to the scores; from version 24 it may be shorter.
static void expect_mask(aimet_infer *node, const attention *a) {
  if (!aimet_has_input(node, 3) || !aimet_expect_rank(node, 3, 0, 4))
    return;
  aimet_number scores[] = {
      a->query.batch, a->query.heads, a->query.length,
      aimet_infer_version(node) < 24 ? a->total : aimet_unknown_number()};
  aimet_expect_broadcasts_to(node, 3, "attn_mask", 4, scores);
}

static void set_attention_output(aimet_infer *node, const attention *a) {
  const head_tensor *q = &a->query;
  if (a->rank == 4) {
    aimet_number dims[] = {q->batch, q->heads, q->length, a->value.size};
    aimet_set_shape(node, 0, 4, dims);
    return;
  }
  aimet_number dims[] = {
      q->batch, q->length,
      aimet_mul(aimet_infer_symbols(node), q->heads, a->value.size)};
  aimet_set_shape(node, 0, 3, dims);
}

/// What will be remembered, and the scores.
static void set_attention_states(aimet_infer *node, const attention *a) {
  aimet_number dims[] = {a->query.batch, a->key.heads, a->total, a->key.size};
  aimet_set_shape(node, 1, 4, dims);
  dims[3] = a->value.size;
  aimet_set_shape(node, 2, 4, dims);
  aimet_number scores[] = {a->query.batch, a->query.heads, a->query.length,
                           a->total};
  aimet_set_shape(node, 3, 4, scores);
}

/// -1: the window is unbounded on this side.
static void expect_window_sizes(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  static const char *const names[] = {"left_window_size", "right_window_size"};
  for (int i = 0; i < 2; ++i)
    aimet_expect_at_least(node, names[i], aimet_node_int(view, names[i], -1),
                          -1);
}

static void infer_attention(aimet_infer *node) {
  expect_window_sizes(node);
  attention a = {.rank = attention_rank(node)};
  aimet_number query_heads = stated_heads(node, "q_num_heads");
  aimet_number key_heads = stated_heads(node, "kv_num_heads");
  if (a.rank == 3) {
    expect_heads(node, "q_num_heads");
    expect_heads(node, "kv_num_heads");
  }
  if (a.rank == AIMET_UNRANKED)
    return;
  a.query = read_heads(node, 0, "hidden size of queries", a.rank, query_heads);
  a.key = read_heads(node, 1, "hidden size of keys", a.rank, key_heads);
  a.value = read_heads(node, 2, "hidden size of values", a.rank, key_heads);
  join_inputs(node, &a);
  join_past(node, &a);
  a.query.batch = aimet_join_list(
      node, 6, "sizes of the batch and of \"nonpad_kv_seqlen\"", a.query.batch);
  expect_mask(node, &a);
  set_attention_output(node, &a);
  set_attention_states(node, &a);
}

//===----------------------------------------------------------------------===//
// FlexAttention
//===----------------------------------------------------------------------===//

static void expect_precision(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  int64_t type = aimet_node_int(view, "softmax_precision", AIMET_DATA_FLOAT);
  if (type != AIMET_DATA_FLOAT && type != AIMET_DATA_FLOAT16 &&
      type != AIMET_DATA_BFLOAT16 && type != AIMET_DATA_DOUBLE)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"softmax_precision\" is no type to compute "
                      "in, got %" PRId64 ", expected 1 (FLOAT), 10 (FLOAT16), "
                      "11 (DOUBLE) or 16 (BFLOAT16)",
                      type);
}

static void infer_flex_attention(aimet_infer *node) {
  expect_precision(node);
  attention a = {.rank = 4};
  head_tensor *tensors[] = {&a.query, &a.key, &a.value};
  for (int i = 0; i < 3; ++i) {
    bool known = aimet_input_rank(node, i) != AIMET_UNRANKED;
    if (known && !aimet_expect_rank(node, i, 4, 4))
      return;
    *tensors[i] = read_heads(node, i, "", 4, aimet_unknown_number());
  }
  join_inputs(node, &a);
  set_attention_output(node, &a);
}

//===----------------------------------------------------------------------===//
// RotaryEmbedding
//===----------------------------------------------------------------------===//

/// How much of a head is rotated.
static aimet_number rotated_size(aimet_infer *node, aimet_number head) {
  int64_t stated =
      aimet_node_int(aimet_infer_view(node), "rotary_embedding_dim", 0);
  if (!aimet_expect_at_least(node, "rotary_embedding_dim", stated, 0))
    return aimet_unknown_number();
  if (stated == 0)
    return head;
  if (aimet_is_int(head) && stated > head.as.i) {
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"rotary_embedding_dim\" is out of range, got "
                      "%" PRId64 ", expected at most the head size (%" PRId64
                      ")",
                      stated, head.as.i);
    return aimet_unknown_number();
  }
  return aimet_int(stated);
}

/// The tables: [positions, rotated / 2], or without positions
/// [batch, length, rotated / 2].
static void join_tables(aimet_infer *node, const head_tensor *x) {
  aimet_number half = aimet_div(aimet_infer_symbols(node),
                                rotated_size(node, x->size), aimet_int(2));
  bool by_position = aimet_has_input(node, 3);
  int32_t rank = by_position ? 2 : 3;
  aimet_number none = aimet_unknown_number();
  aimet_number dims[] = {by_position ? none : x->batch,
                         by_position ? half : x->length,
                         by_position ? none : half};
  if (aimet_join_shape(node, 1, "sizes of the input and of \"cos_cache\"", rank,
                       dims))
    for (int32_t i = 0; i < rank; ++i)
      dims[i] = aimet_input_dim(node, 1, i);
  aimet_join_shape(node, 2, "sizes of \"cos_cache\" and \"sin_cache\"", rank,
                   dims);
  aimet_number positions[] = {x->batch, x->length};
  aimet_join_shape(node, 3, "sizes of the input and of \"position_ids\"", 2,
                   positions);
}

static void infer_rotary_embedding(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  if (!aimet_expect_rank(node, 0, 3, 4))
    return;
  int32_t rank = aimet_input_rank(node, 0);
  if (rank == 3)
    expect_heads(node, "num_heads");
  // With rank 4 the input itself says how many heads there are.
  aimet_number heads =
      rank == 3 ? stated_heads(node, "num_heads") : aimet_unknown_number();
  head_tensor x = read_heads(node, 0, "hidden size of the input", rank, heads);
  join_tables(node, &x);
}

const aimet_infer_rule aimet_rules_attention[] = {
    {.name = "Attention", .infer = infer_attention},
    {.name = "FlexAttention",
     .domain = "ai.onnx.preview",
     .infer = infer_flex_attention},
    {.name = "RotaryEmbedding", .infer = infer_rotary_embedding},
    {.name = NULL},
};
