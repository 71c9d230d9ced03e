//===- rules_linear_attention.c - LinearAttention -------------------------===//

#include "rule_checks.h"
#include "rules.h"

#include <inttypes.h>

/// Sizes: queries [batch, length, query_heads * key_size], keys
/// [batch, length, heads * key_size], values [batch, length, heads *
/// value_size], state [batch, heads, key_size, value_size].
typedef struct linear_attention {
  aimet_number batch, length, query_heads, heads, key_size, value_size;
} linear_attention;

static aimet_number read_heads(aimet_infer *node, const char *name) {
  const aimet_node *view = aimet_infer_view(node);
  int64_t heads = aimet_node_int(view, name, 1);
  return aimet_node_has(view, name) &&
                 aimet_expect_at_least(node, name, heads, 1)
             ? aimet_int(heads)
             : aimet_unknown_number();
}

/// The update rule says which gates there must be.
static void expect_gates(aimet_infer *node) {
  static const struct {
    const char *name;
    int input;
  } gates[] = {{"decay", 4}, {"beta", 5}};
  static const char *const rules[] = {"linear", "gated", "delta", "gated_delta",
                                      NULL};
  int rule = aimet_word_of(node, "update_rule", rules);
  if (rule < 0)
    return;
  for (int i = 0; i < 2; ++i) {
    bool wanted = (rule >> i) & 1;
    if (aimet_has_input(node, gates[i].input) != wanted)
      aimet_infer_error(node, AIMET_FAULT_VALUE,
                        "input \"%s\" does not go with update rule \"%s\", got "
                        "%s, expected %s",
                        gates[i].name, rules[rule], wanted ? "none" : "one",
                        wanted ? "one" : "none");
  }
}

/// A packed input: [batch, length, heads * size]; the size of a head.
static aimet_number join_packed(aimet_infer *node, int i, const char *what,
                                aimet_number heads, linear_attention *a) {
  if (!aimet_expect_rank(node, i, 3, 3))
    return aimet_unknown_number();
  a->batch = aimet_same_dim(node, "batches of the inputs", a->batch,
                            aimet_input_dim(node, i, 0));
  a->length = aimet_same_dim(node, "lengths of the inputs", a->length,
                             aimet_input_dim(node, i, 1));
  return aimet_divide_evenly(node, what, aimet_input_dim(node, i, 2), heads);
}

/// A gate: [batch, length, heads], or with another last size that is allowed.
static void join_gate(aimet_infer *node, int i, const char *name,
                      aimet_number other, linear_attention *a) {
  if (!aimet_has_input(node, i) || !aimet_expect_rank(node, i, 3, 3))
    return;
  a->batch = aimet_same_dim(node, "batches of the inputs", a->batch,
                            aimet_input_dim(node, i, 0));
  a->length = aimet_same_dim(node, "lengths of the inputs", a->length,
                             aimet_input_dim(node, i, 1));
  aimet_number last = aimet_input_dim(node, i, 2);
  if (aimet_is_int(last) && aimet_is_int(other) &&
      aimet_number_differs(last, a->heads) && aimet_number_differs(last, other))
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "input \"%s\" has a wrong last size, got %" PRId64
                      ", expected %s or %" PRId64,
                      name, last.as.i, aimet_number_text(node, a->heads),
                      other.as.i);
}

static void infer_linear_attention(aimet_infer *node) {
  linear_attention a = {.query_heads = read_heads(node, "q_num_heads"),
                        .heads = read_heads(node, "kv_num_heads")};
  expect_gates(node);
  aimet_divide_evenly(node, "heads of queries", a.query_heads, a.heads);
  aimet_number query_size =
      join_packed(node, 0, "hidden size of queries", a.query_heads, &a);
  a.key_size = join_packed(node, 1, "hidden size of keys", a.heads, &a);
  a.key_size = aimet_same_dim(node, "head sizes of queries and keys",
                              a.key_size, query_size);
  a.value_size = join_packed(node, 2, "hidden size of values", a.heads, &a);
  aimet_number state[] = {a.batch, a.heads, a.key_size, a.value_size};
  aimet_join_shape(node, 3, "sizes of the inputs and of the state", 4, state);
  a.batch = state[0];
  aimet_symbols *symbols = aimet_infer_symbols(node);
  join_gate(node, 4, "decay", aimet_mul(symbols, a.heads, state[2]), &a);
  join_gate(node, 5, "beta", aimet_int(1), &a);
  aimet_number output[] = {a.batch, a.length,
                           aimet_mul(symbols, a.query_heads, state[3])};
  state[0] = a.batch;
  aimet_set_shape(node, 0, 3, output);
  aimet_set_shape(node, 1, 4, state);
  // Without a state to go on from, the new one is of the inputs' type.
  if (!aimet_has_input(node, 3) && aimet_input_element(node, 0))
    aimet_set_element(node, 1, aimet_input_element(node, 0));
}

const aimet_infer_rule aimet_rules_linear_attention[] = {
    {.name = "LinearAttention", .infer = infer_linear_attention},
    {.name = NULL},
};
