//===- rules_broadcast.c - operators on tensors that are broadcast --------===//
//
// Arithmetic, comparisons, logic, Where, and the variadic Sum, Mean, Min, Max.
// Before operator set 7 (the variadic ones: 8) nothing is broadcast unless the
// attribute `broadcast` says so, and then `B` to a run of the dimensions of `A`
// that begins at `axis`.
//
//===----------------------------------------------------------------------===//

#include "rules.h"

#include "eval.h"

static void report_legacy(aimet_infer *node, int32_t axis, aimet_number a,
                          aimet_number b) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_number_print(&text, b);
  aimet_sb_append_cstr(&text, " in \"B\", expected ");
  aimet_number_print(&text, a);
  aimet_infer_error(
      node, AIMET_FAULT_BROADCAST,
      "dimension %d of \"A\" and what it is combined with differ, "
      "got %s",
      (int)axis, text.data ? text.data : "");
  aimet_sb_deinit(&text);
}

/// The dimension of `A` that the first one of `B` meets; false if `B` does not
/// lie within `A`.
static bool legacy_axis(aimet_infer *node, bool is_broadcast, int32_t a,
                        int32_t b, int32_t *out) {
  const aimet_node *view = aimet_infer_view(node);
  int64_t axis = a - b;
  if (is_broadcast && aimet_node_has(view, "axis"))
    axis = aimet_node_int(view, "axis", 0);
  if (axis < 0 && axis >= -(int64_t)a)
    axis += a;
  if (axis < 0 || axis > a - b || (!is_broadcast && a != b)) {
    aimet_infer_error(node, AIMET_FAULT_BROADCAST,
                      "\"B\" does not lie within \"A\", got ranks %d and %d%s",
                      (int)a, (int)b,
                      is_broadcast
                          ? ", expected \"axis\" and rank of \"B\" to fit"
                          : ", expected equal ones without "
                            "\"broadcast\"");
    return false;
  }
  *out = (int32_t)axis;
  return true;
}

/// The output has the shape of `A`.
static void infer_legacy(aimet_infer *node) {
  int32_t a = aimet_input_rank(node, 0), b = aimet_input_rank(node, 1);
  bool is_broadcast =
      aimet_node_int(aimet_infer_view(node), "broadcast", 0) != 0;
  aimet_set_shape_of(node, 0, 0);
  uint64_t count;
  if (a == AIMET_UNRANKED || b == AIMET_UNRANKED ||
      (is_broadcast &&
       aimet_type_static_count(aimet_input_type(node, 1), &count) &&
       count == 1))
    return;
  int32_t axis;
  if (!legacy_axis(node, is_broadcast, a, b, &axis))
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)a);
  for (int32_t i = 0; i < a; ++i)
    dims[i] = aimet_input_dim(node, 0, i);
  for (int32_t i = 0; i < b; ++i) {
    aimet_number size = aimet_input_dim(node, 1, i), *dim = &dims[axis + i];
    if (is_broadcast && !(aimet_is_int(size) && size.as.i > 1))
      continue;
    if (aimet_number_differs(*dim, size))
      report_legacy(node, axis + i, *dim, size);
    else if (dim->kind == AIMET_NUMBER_UNKNOWN || aimet_is_int(size))
      *dim = size;
  }
  aimet_set_shape(node, 0, a, dims);
}

/// Integers divided by a constant 0: runtimes refuse the node or die of it.
static void check_divisor(aimet_infer *node) {
  uint64_t count;
  const int64_t *divisors = aimet_input_ints(node, 1, &count);
  for (uint64_t i = 0; divisors && i < count; ++i)
    if (divisors[i] == 0) {
      aimet_infer_error(node, AIMET_FAULT_VALUE,
                        "element %llu of the divisor is 0",
                        (unsigned long long)i);
      return;
    }
}

static void infer_binary(aimet_infer *node) {
  if (aimet_infer_version(node) < 7)
    infer_legacy(node);
  else
    aimet_set_broadcast(node, 0, NULL, 2);
}

static void infer_div(aimet_infer *node) {
  infer_binary(node);
  check_divisor(node);
}

/// Operators that were made after broadcasting became the rule.
static void infer_broadcast(aimet_infer *node) {
  aimet_set_broadcast(node, 0, NULL, aimet_input_count(node));
}

/// All inputs have the same shape.
static void infer_equal_shapes(aimet_infer *node) {
  int32_t rank = AIMET_UNRANKED;
  aimet_number *dims = NULL;
  for (int i = 0; i < aimet_input_count(node); ++i) {
    int32_t own = aimet_input_rank(node, i);
    if (own == AIMET_UNRANKED)
      continue;
    if (!dims) {
      dims = aimet_infer_numbers(node, (uint64_t)own);
      rank = own;
    }
    if (own != rank) {
      aimet_infer_error(node, AIMET_FAULT_BROADCAST,
                        "input %d has another rank than the first, got %d, "
                        "expected %d: before operator set 8 nothing is "
                        "broadcast",
                        i, (int)own, (int)rank);
      continue;
    }
    for (int32_t k = 0; k < rank; ++k)
      dims[k] = aimet_same_dim(node, "sizes of inputs", dims[k],
                               aimet_input_dim(node, i, k));
  }
  if (dims)
    aimet_set_shape(node, 0, rank, dims);
}

static void infer_variadic(aimet_infer *node) {
  if (aimet_infer_version(node) < 8)
    infer_equal_shapes(node);
  else
    aimet_set_broadcast(node, 0, NULL, aimet_input_count(node));
}

static void infer_mod(aimet_infer *node) {
  aimet_set_broadcast(node, 0, NULL, 2);
  check_divisor(node);
  int32_t element = aimet_input_element(node, 0);
  if (aimet_infer_version(node) < 28 && aimet_eval_is_float(element) &&
      aimet_node_int(aimet_infer_view(node), "fmod", 0) == 0)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"fmod\" does not fit the element type, got 0, expected 1 "
        "for floats");
}

const aimet_infer_rule aimet_rules_broadcast[] = {
    {"Add", NULL, infer_binary, aimet_evaluate_add},
    {"And", NULL, infer_binary, aimet_evaluate_and},
    {"BitShift", NULL, infer_broadcast, aimet_evaluate_bit_shift},
    {"BitwiseAnd", NULL, infer_broadcast, aimet_evaluate_bit_and},
    {"BitwiseOr", NULL, infer_broadcast, aimet_evaluate_bit_or},
    {"BitwiseXor", NULL, infer_broadcast, aimet_evaluate_bit_xor},
    {"Div", NULL, infer_div, aimet_evaluate_div},
    {"Equal", NULL, infer_binary, aimet_evaluate_equal},
    {"Greater", NULL, infer_binary, aimet_evaluate_greater},
    {"GreaterOrEqual", NULL, infer_broadcast, aimet_evaluate_greater_or_equal},
    {"Less", NULL, infer_binary, aimet_evaluate_less},
    {"LessOrEqual", NULL, infer_broadcast, aimet_evaluate_less_or_equal},
    {"Max", NULL, infer_variadic, aimet_evaluate_max},
    {"Mean", NULL, infer_variadic, NULL},
    {"Min", NULL, infer_variadic, aimet_evaluate_min},
    {"Mod", NULL, infer_mod, aimet_evaluate_mod},
    {"Mul", NULL, infer_binary, aimet_evaluate_mul},
    {"Or", NULL, infer_binary, aimet_evaluate_or},
    {"Pow", NULL, infer_binary, aimet_evaluate_pow},
    {"Sub", NULL, infer_binary, aimet_evaluate_sub},
    {"Sum", NULL, infer_variadic, aimet_evaluate_sum},
    {"Where", NULL, infer_broadcast, aimet_evaluate_where},
    {"Xor", NULL, infer_binary, aimet_evaluate_xor},
    {0},
};
