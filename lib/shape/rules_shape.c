//===- rules_shape.c - operators that read and make shapes ----------------===//
//
// Shape, Size, ConstantOfShape, Range, EyeLike, Trilu.
//
//===----------------------------------------------------------------------===//

#include "rule_checks.h"
#include "rule_tools.h"
#include "rules.h"

#include "weights.h"

#include <math.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Shape, Size
//===----------------------------------------------------------------------===//

static int64_t clamp_axis(int64_t axis, int32_t rank) {
  axis += axis < 0 ? rank : 0;
  return axis < 0 ? 0 : axis > rank ? rank : axis;
}

/// The dimensions that Shape gives: `*out_count` from `*out_first` on.
static void shape_range(const aimet_infer *node, int32_t rank,
                        int64_t *out_first, int64_t *out_count) {
  const aimet_node *view = aimet_infer_view(node);
  *out_first = clamp_axis(aimet_node_int(view, "start", 0), rank);
  int64_t end = clamp_axis(aimet_node_int(view, "end", rank), rank);
  *out_count = end > *out_first ? end - *out_first : 0;
}

static void infer_shape(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0);
  aimet_number count = aimet_unknown_number();
  if (rank != AIMET_UNRANKED) {
    int64_t first, length;
    shape_range(node, rank, &first, &length);
    count = aimet_int(length);
  }
  aimet_set_element(node, 0, AIMET_DATA_INT64);
  aimet_set_shape(node, 0, 1, &count);
}

static void evaluate_shape(aimet_infer *node) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  uint64_t count;
  if (!aimet_is_ranked_tensor(in) || !aimet_can_evaluate(node, 0, &count))
    return;
  int64_t first, length;
  shape_range(node, in->rank, &first, &length);
  if ((uint64_t)length == count && count > 0)
    aimet_set_elements(node, 0, in->dims + first);
}

static void infer_size(aimet_infer *node) {
  aimet_set_element(node, 0, AIMET_DATA_INT64);
  aimet_set_shape(node, 0, 0, NULL);
}

static void evaluate_size(aimet_infer *node) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  if (!aimet_is_ranked_tensor(in))
    return;
  aimet_number size = aimet_product(node, in->dims, (uint64_t)in->rank);
  aimet_set_elements(node, 0, &size);
}

//===----------------------------------------------------------------------===//
// ConstantOfShape
//===----------------------------------------------------------------------===//

static void infer_constant_of_shape(aimet_infer *node) {
  MlirAttribute value = aimet_node_attr(aimet_infer_view(node), "value");
  MlirType type = mlirAttributeIsNull(value)
                      ? (MlirType){NULL}
                      : aimet_tensor_attribute_type(value);
  int32_t element = AIMET_DATA_FLOAT;
  uint64_t count;
  if (!mlirTypeIsNull(type)) {
    element = aimet_data_type(mlirShapedTypeGetElementType(type));
    if (aimet_type_element_count(type, &count) && count != 1)
      aimet_infer_error(
          node, AIMET_FAULT_ATTRIBUTE,
          "\"value\" is not one value, got %llu elements, expected "
          "1",
          (unsigned long long)count);
    else if (mlirShapedTypeHasRank(type) && mlirShapedTypeGetRank(type) != 1)
      aimet_infer_warn(node, AIMET_FAULT_ATTRIBUTE,
                       "\"value\" is not a list of one element, got rank %lld, "
                       "expected 1",
                       (long long)mlirShapedTypeGetRank(type));
  }
  if (mlirAttributeIsNull(value) || !mlirTypeIsNull(type))
    aimet_set_element(node, 0, element);
  aimet_list shape = aimet_list_of_input(node, 0);
  // Whoever computes the sizes takes them from a matrix as well.
  if (!shape.counted || (!shape.at && aimet_input_rank(node, 0) != 1))
    return;
  aimet_number *dims = aimet_infer_numbers(node, shape.count + 1);
  for (uint64_t k = 0; k < shape.count; ++k)
    dims[k] = shape.at ? shape.at[k] : aimet_unknown_number();
  aimet_set_shape(node, 0, (int32_t)shape.count, dims);
}

/// The value that every element has; unknown if it cannot be read.
static aimet_number constant_value(aimet_infer *node) {
  MlirAttribute value = aimet_node_attr(aimet_infer_view(node), "value");
  if (mlirAttributeIsNull(value))
    return aimet_float(0);
  aimet_element element;
  unsigned char *plain = NULL;
  uint64_t count;
  aimet_number number = aimet_unknown_number();
  if (aimet_read_plain(NULL, value, 1, &element, &plain, &count) &&
      count == 1) {
    int64_t integer;
    double real;
    if (aimet_element_get_int(element, plain, &integer))
      number = aimet_int(integer);
    else if (aimet_element_get_float(element, plain, &real))
      number = aimet_float(real);
  }
  free(plain);
  return number;
}

static void evaluate_constant_of_shape(aimet_infer *node) {
  uint64_t count;
  if (!aimet_can_evaluate(node, 0, &count))
    return;
  aimet_number value = constant_value(node);
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  for (uint64_t i = 0; i < count; ++i)
    out[i] = value;
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// Range
//===----------------------------------------------------------------------===//

/// The only element of an input; unknown if there is none.
static aimet_number scalar(aimet_infer *node, int i) {
  const aimet_elements *elements = aimet_input_elements(node, i);
  return elements && elements->count == 1 ? elements->at[0]
                                          : aimet_unknown_number();
}

/// How many numbers a range of floats has, computed as runtimes do: the
/// difference in the element type, the quotient in double.
static aimet_number float_count(aimet_infer *node, double start, double limit,
                                double delta) {
  int32_t element = aimet_output_type(node, 0)->element;
  double span = limit - start;
  if (element == AIMET_DATA_FLOAT)
    span = (double)((float)limit - (float)start);
  else if (element != AIMET_DATA_DOUBLE)
    return aimet_unknown_number();
  double count = ceil(span / delta);
  if (!(count < 0x1p53)) // a NaN is not either
    return aimet_unknown_number();
  return aimet_int(count > 0 ? (int64_t)count : 0);
}

static aimet_number range_count(aimet_infer *node) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number start = scalar(node, 0), limit = scalar(node, 1);
  aimet_number delta = scalar(node, 2);
  if (aimet_is(delta, 0) ||
      (delta.kind == AIMET_NUMBER_FLOAT && delta.as.f == 0)) {
    aimet_infer_error(
        node, AIMET_FAULT_VALUE,
        "\"delta\" does not step, got 0, expected a number that is "
        "not 0");
    return aimet_unknown_number();
  }
  if (start.kind == AIMET_NUMBER_FLOAT && limit.kind == AIMET_NUMBER_FLOAT &&
      delta.kind == AIMET_NUMBER_FLOAT)
    return float_count(node, start.as.f, limit.as.f, delta.as.f);
  if (!aimet_is_integer_type(aimet_output_type(node, 0)->element))
    return aimet_unknown_number();
  aimet_number span = aimet_sub(symbols, limit, start);
  return aimet_max(symbols, aimet_ceil_div(symbols, span, delta), aimet_int(0));
}

static void infer_range(aimet_infer *node) {
  bool are_constant = true;
  for (int i = 0; i < 3; ++i)
    are_constant &= aimet_input_is_constant(node, i);
  for (int i = 0; i < 3; ++i)
    if (aimet_expect_rank(node, i, 0, are_constant ? 0 : 1) &&
        aimet_input_rank(node, i) == 1 &&
        aimet_number_differs(aimet_input_dim(node, i, 0), aimet_int(1)))
      aimet_infer_error(node, AIMET_FAULT_SHAPE,
                        "input %d is no scalar, got %s elements, expected 1", i,
                        aimet_number_text(node, aimet_input_dim(node, i, 0)));
  aimet_number count = range_count(node);
  aimet_set_shape(node, 0, 1, &count);
}

/// True for integers that floats of every width add and multiply exactly.
static bool is_small_whole(double value) {
  return value == rint(value) && fabs(value) < 0x1p20;
}

static void evaluate_range(aimet_infer *node) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number start = scalar(node, 0), delta = scalar(node, 2);
  uint64_t count;
  if (!aimet_can_evaluate(node, 0, &count))
    return;
  bool is_float =
      start.kind == AIMET_NUMBER_FLOAT && delta.kind == AIMET_NUMBER_FLOAT;
  if (is_float && (!is_small_whole(start.as.f) || !is_small_whole(delta.as.f) ||
                   !is_small_whole(start.as.f + delta.as.f * (double)count)))
    return;
  if (!is_float && !aimet_is_integer_type(aimet_output_type(node, 0)->element))
    return;
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  for (uint64_t i = 0; i < count; ++i)
    out[i] = is_float
                 ? aimet_float(start.as.f + delta.as.f * (double)i)
                 : aimet_add(symbols, start,
                             aimet_mul(symbols, delta, aimet_int((int64_t)i)));
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// EyeLike, Trilu
//===----------------------------------------------------------------------===//

static void infer_eye_like(aimet_infer *node) {
  aimet_set_element_of_attribute(node, "dtype", aimet_input_element(node, 0));
  if (aimet_expect_rank(node, 0, 2, 2))
    aimet_set_shape_of(node, 0, 0);
  else
    aimet_set_rank(node, 0, 2);
}

static void evaluate_eye_like(aimet_infer *node) {
  const int64_t *dims = aimet_known_dims(node, aimet_output_type(node, 0));
  int64_t shift = aimet_node_int(aimet_infer_view(node), "k", 0);
  bool is_float = aimet_is_float_type(aimet_output_type(node, 0)->element);
  uint64_t count;
  if (!dims || aimet_output_type(node, 0)->rank != 2 ||
      !aimet_can_evaluate(node, 0, &count))
    return;
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  for (uint64_t e = 0; e < count; ++e) {
    int64_t row = (int64_t)(e / (uint64_t)dims[1]);
    int64_t column = (int64_t)(e % (uint64_t)dims[1]);
    bool is_one = column - row == shift;
    out[e] = is_float ? aimet_float(is_one) : aimet_int(is_one);
  }
  aimet_set_elements(node, 0, out);
}

static void infer_trilu(aimet_infer *node) {
  aimet_expect_rank(node, 0, 2, -1);
  aimet_set_shape_of(node, 0, 0);
}

static void evaluate_trilu(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  const int64_t *dims = aimet_known_dims(node, aimet_input_type(node, 0));
  int32_t rank = aimet_input_rank(node, 0);
  bool is_float = aimet_is_float_type(aimet_output_type(node, 0)->element);
  bool upper = aimet_node_int(aimet_infer_view(node), "upper", 1) != 0;
  int64_t k = 0;
  uint64_t count;
  if (!in || !dims || rank < 2 || !aimet_can_evaluate(node, 0, &count) ||
      count != in->count ||
      (aimet_has_input(node, 1) && !aimet_input_int(node, 1, &k)) ||
      k < -INT32_MAX || k > INT32_MAX)
    return;
  uint64_t columns = (uint64_t)dims[rank - 1], rows = (uint64_t)dims[rank - 2];
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  for (uint64_t e = 0; e < count; ++e) {
    int64_t diagonal = (int64_t)(e % columns) - (int64_t)(e / columns % rows);
    bool stays = upper ? diagonal >= k : diagonal <= k;
    out[e] = stays ? in->at[e] : is_float ? aimet_float(0) : aimet_int(0);
  }
  aimet_set_elements(node, 0, out);
}

const aimet_infer_rule aimet_rules_shape[] = {
    {"Shape", NULL, infer_shape, evaluate_shape},
    {"Size", NULL, infer_size, evaluate_size},
    {"ConstantOfShape", NULL, infer_constant_of_shape,
     evaluate_constant_of_shape},
    {"Range", NULL, infer_range, evaluate_range},
    {"EyeLike", NULL, infer_eye_like, evaluate_eye_like},
    {"Trilu", NULL, infer_trilu, evaluate_trilu},
    {NULL, NULL, NULL, NULL},
};
