//===- mac_count.c - multiply-accumulates of one operator -----------------===//
//
// One row for each operator that multiplies and adds. Rules read types only;
// where a size is not known the count is not.
//
//===----------------------------------------------------------------------===//

#include "mac_count.h"

#include "node_view.h"

/// The node at hand.
typedef struct counter {
  const aimet_inference *inference;
  aimet_symbols *symbols;
  aimet_node node;
} counter;

typedef struct mac_rule {
  const char *op_type; ///< of the default domain
  aimet_number (*count)(const counter *c, const struct mac_rule *rule);
  int a, b; ///< the operands that are multiplied
} mac_rule;

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

aimet_number aimet_scale(aimet_symbols *symbols, aimet_number a,
                         aimet_number b) {
  if (aimet_is(a, 0) || aimet_is(b, 0))
    return aimet_int(0);
  return aimet_mul(symbols, a, b);
}

/// The product of dimensions [begin, end).
static aimet_number product(aimet_symbols *symbols,
                            const aimet_value_type *type, int32_t begin,
                            int32_t end) {
  if (!aimet_type_is_ranked(type) || type->rank < begin || type->rank < end)
    return aimet_unknown_number();
  aimet_number result = aimet_int(1);
  bool is_empty = false;
  for (int32_t i = begin; i < end; ++i) {
    is_empty |= aimet_is(type->dims[i], 0);
    result = aimet_scale(symbols, result, type->dims[i]);
  }
  return is_empty ? aimet_int(0) : result;
}

aimet_number aimet_element_count(aimet_symbols *symbols,
                                 const aimet_value_type *type) {
  return product(symbols, type, 0, aimet_type_is_ranked(type) ? type->rank : 0);
}

static const aimet_value_type *operand_type(const counter *c, int i) {
  MlirValue value = aimet_op_input(c->node.op, i);
  return mlirValueIsNull(value) ? &aimet_type_absent
                                : aimet_inference_type(c->inference, value);
}

static const aimet_value_type *result_type(const counter *c, int i) {
  if (i >= mlirOperationGetNumResults(c->node.op))
    return &aimet_type_absent;
  return aimet_inference_type(c->inference,
                              mlirOperationGetResult(c->node.op, i));
}

static aimet_number count(const counter *c, const aimet_value_type *type) {
  return aimet_element_count(c->symbols, type);
}

/// Dimension `i`, from the end if negative; unknown if there is none.
static aimet_number dim(const aimet_value_type *type, int32_t i) {
  if (!aimet_type_is_ranked(type))
    return aimet_unknown_number();
  i = i < 0 ? i + type->rank : i;
  return i >= 0 && i < type->rank ? type->dims[i] : aimet_unknown_number();
}

/// The one of two sizes that must be equal of which more is known.
static aimet_number better(aimet_number a, aimet_number b) {
  if (aimet_is_int(a) || b.kind == AIMET_NUMBER_UNKNOWN)
    return a;
  return aimet_is_int(b) || a.kind == AIMET_NUMBER_UNKNOWN ? b : a;
}

static aimet_number times(const counter *c, aimet_number a, aimet_number b) {
  return aimet_scale(c->symbols, a, b);
}

//===----------------------------------------------------------------------===//
// Convolutions and products of matrices
//===----------------------------------------------------------------------===//

/// Elements of one filter: of the weight without its first axis.
static aimet_number filter_size(const counter *c, int weight) {
  const aimet_value_type *type = operand_type(c, weight);
  return product(c->symbols, type, 1,
                 aimet_type_is_ranked(type) ? type->rank : 1);
}

static aimet_number count_convolution(const counter *c, const mac_rule *rule) {
  return times(c, count(c, result_type(c, 0)), filter_size(c, rule->b));
}

static aimet_number count_transposed(const counter *c, const mac_rule *rule) {
  return times(c, count(c, operand_type(c, rule->a)), filter_size(c, rule->b));
}

static aimet_number count_matmul(const counter *c, const mac_rule *rule) {
  const aimet_value_type *b = operand_type(c, rule->b);
  bool is_vector = aimet_type_is_ranked(b) && b->rank == 1;
  aimet_number length =
      better(dim(operand_type(c, rule->a), -1), dim(b, is_vector ? -1 : -2));
  return times(c, count(c, result_type(c, 0)), length);
}

static aimet_number count_gemm(const counter *c, const mac_rule *rule) {
  bool trans_a = aimet_node_int(&c->node, "transA", 0) != 0;
  bool trans_b = aimet_node_int(&c->node, "transB", 0) != 0;
  aimet_number length = better(dim(operand_type(c, rule->a), trans_a ? 0 : 1),
                               dim(operand_type(c, rule->b), trans_b ? 1 : 0));
  return times(c, count(c, result_type(c, 0)), length);
}

//===----------------------------------------------------------------------===//
// Einsum
//===----------------------------------------------------------------------===//

enum { NUM_LETTERS = 52, MAX_ELLIPSIS = 64 };

/// Sizes of the indices of an equation; an index that was not met yet is 1,
/// and so is one whose only sizes so far were broadcast.
typedef struct einsum {
  aimet_number letters[NUM_LETTERS];
  aimet_number ellipsis[MAX_ELLIPSIS]; ///< from the last one
} einsum;

static int letter_index(char c) {
  if (c >= 'a' && c <= 'z')
    return c - 'a';
  return c >= 'A' && c <= 'Z' ? c - 'A' + NUM_LETTERS / 2 : -1;
}

static void meet_size(aimet_number *size, aimet_number dim) {
  if (aimet_is(*size, 1))
    *size = dim;
  else if (!aimet_is(dim, 1))
    *size = better(*size, dim);
}

static int32_t count_letters(aimet_string_view term) {
  int32_t letters = 0;
  for (size_t i = 0; i < term.length; ++i)
    letters += letter_index(term.data[i]) >= 0;
  return letters;
}

/// Reads one term of the equation; false if it does not fit the operand.
static bool read_term(einsum *sizes, aimet_string_view term,
                      const aimet_value_type *type) {
  int32_t hidden = aimet_type_is_ranked(type) ? type->rank - count_letters(term)
                                              : AIMET_UNRANKED;
  if (hidden < 0 || hidden > MAX_ELLIPSIS)
    return false;
  int32_t axis = 0;
  for (size_t i = 0; i < term.length; ++i) {
    int letter = letter_index(term.data[i]);
    if (letter >= 0) {
      meet_size(&sizes->letters[letter], dim(type, axis++));
    } else if (term.data[i] == '.' && i + 2 < term.length) {
      for (int32_t k = 0; k < hidden; ++k)
        meet_size(&sizes->ellipsis[hidden - 1 - k], dim(type, axis++));
      i += 2;
    }
  }
  return axis == type->rank;
}

static aimet_number all_indices(const counter *c, const einsum *sizes) {
  aimet_number result = aimet_int(1);
  for (int i = 0; i < NUM_LETTERS; ++i)
    result = times(c, result, sizes->letters[i]);
  for (int i = 0; i < MAX_ELLIPSIS; ++i)
    result = times(c, result, sizes->ellipsis[i]);
  return result;
}

static aimet_number count_einsum(const counter *c, const mac_rule *rule) {
  (void)rule;
  aimet_string_view equation = aimet_node_string(&c->node, "equation");
  int operands = (int)mlirOperationGetNumOperands(c->node.op);
  einsum sizes;
  for (int i = 0; i < NUM_LETTERS; ++i)
    sizes.letters[i] = aimet_int(1);
  for (int i = 0; i < MAX_ELLIPSIS; ++i)
    sizes.ellipsis[i] = aimet_int(1);
  aimet_string_view rest =
      aimet_sv_slice(equation, 0, aimet_sv_find(equation, '-'));
  for (int i = 0; i < operands; ++i) {
    size_t comma = aimet_sv_find(rest, ',');
    if (!read_term(&sizes, aimet_sv_slice(rest, 0, comma), operand_type(c, i)))
      return aimet_unknown_number();
    rest = aimet_sv_slice(rest, comma + 1, rest.length);
  }
  return times(c, aimet_int(operands > 1 ? operands - 1 : 0),
               all_indices(c, &sizes));
}

//===----------------------------------------------------------------------===//
// Recurrent networks and attention
//===----------------------------------------------------------------------===//

/// Steps and batch are the first two axes of X in either layout.
static aimet_number count_recurrent(const counter *c, const mac_rule *rule) {
  aimet_number runs = product(c->symbols, operand_type(c, rule->a), 0, 2);
  aimet_number weights = aimet_add(c->symbols, count(c, operand_type(c, 1)),
                                   count(c, operand_type(c, 2)));
  return times(c, runs, weights);
}

enum { ATTENTION_PAST_KEY = 4, ATTENTION_PRESENT_KEY = 1 };

/// The length of all keys: those given and those of the past.
static aimet_number key_length(const counter *c) {
  const aimet_value_type *key = operand_type(c, 1);
  aimet_number length = dim(key, -2);
  const aimet_value_type *past = operand_type(c, ATTENTION_PAST_KEY);
  if (past->kind != AIMET_TYPE_ABSENT)
    length = aimet_add(c->symbols, length, dim(past, 2));
  return better(length, dim(result_type(c, ATTENTION_PRESENT_KEY), 2));
}

static aimet_number count_attention(const counter *c, const mac_rule *rule) {
  aimet_number rows = aimet_add(c->symbols, count(c, operand_type(c, rule->a)),
                                count(c, result_type(c, 0)));
  return times(c, rows, key_length(c));
}

static aimet_number count_linear_attention(const counter *c,
                                           const mac_rule *rule) {
  aimet_string_view update = aimet_node_string(&c->node, "update_rule");
  int64_t updates = aimet_sv_ends_with(update, aimet_sv("delta")) ? 2 : 1;
  aimet_number keys =
      times(c, aimet_int(updates), count(c, operand_type(c, rule->b)));
  aimet_number rows =
      aimet_add(c->symbols, count(c, operand_type(c, rule->a)), keys);
  aimet_number heads = aimet_int(aimet_node_int(&c->node, "kv_num_heads", 0));
  aimet_number values =
      aimet_exact_div(c->symbols, dim(operand_type(c, 2), -1), heads);
  return times(c, rows, values);
}

//===----------------------------------------------------------------------===//
// All operators
//===----------------------------------------------------------------------===//

static const mac_rule rules[] = {
    {"Attention", count_attention, 0, 1},
    {"CausalConvWithState", count_convolution, 0, 1},
    {"Conv", count_convolution, 0, 1},
    {"ConvInteger", count_convolution, 0, 1},
    {"ConvTranspose", count_transposed, 0, 1},
    {"DeformConv", count_convolution, 0, 1},
    {"Einsum", count_einsum, 0, 1},
    {"GRU", count_recurrent, 0, 1},
    {"Gemm", count_gemm, 0, 1},
    {"LSTM", count_recurrent, 0, 1},
    {"LinearAttention", count_linear_attention, 0, 1},
    {"MatMul", count_matmul, 0, 1},
    {"MatMulInteger", count_matmul, 0, 1},
    {"QLinearConv", count_convolution, 0, 3},
    {"QLinearMatMul", count_matmul, 0, 3},
    {"RNN", count_recurrent, 0, 1},
};

aimet_number aimet_mac_count(const aimet_inference *inference,
                             aimet_symbols *symbols, MlirOperation node) {
  counter c = {inference, symbols, aimet_node_of(node, NULL)};
  const aimet_schema *schema = c.node.schema;
  if (!schema)
    return aimet_unknown_number();
  if (*schema->domain)
    return aimet_int(0);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; ++i)
    if (strcmp(schema->name, rules[i].op_type) == 0)
      return rules[i].count(&c, &rules[i]);
  return aimet_int(0);
}
