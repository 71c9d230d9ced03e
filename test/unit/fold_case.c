//===- fold_case.c - norms that a test folds ------------------------------===//

#include "fold_case.h"

#include "weights.h"

#include <math.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Numbers of initializers
//===----------------------------------------------------------------------===//

numbers read_numbers(MlirOperation initializer) {
  numbers result = {.count = 0};
  aimet_element element;
  unsigned char *plain;
  uint64_t count;
  if (!aimet_read_plain(NULL, aimet_op_attr(initializer, "value"), MOST_NUMBERS,
                        &element, &plain, &count))
    abort();
  result.count = (size_t)count;
  for (size_t i = 0; i < result.count; ++i)
    if (!aimet_element_get_float(element, plain + i * element.size,
                                 &result.at[i]))
      abort();
  free(plain);
  return result;
}

numbers read_parameter(aimet_pass_run *run, const char *node,
                       const char *what) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&name, "%s_%s", node, what);
  numbers result = read_numbers(find(run, name.data));
  aimet_sb_deinit(&name);
  return result;
}

static MlirAttribute to_dense(MlirType type, const numbers *values) {
  aimet_element element;
  if (!aimet_element_from_type(mlirShapedTypeGetElementType(type), &element))
    abort();
  unsigned char plain[MOST_NUMBERS * sizeof(double)];
  for (size_t i = 0; i < values->count; ++i)
    if (!aimet_element_round_float(element, values->at[i],
                                   plain + i * element.size) &&
        !aimet_element_set_float(element, (double)INFINITY,
                                 plain + i * element.size))
      abort();
  return aimet_dense_from_plain(type, plain, values->count * element.size);
}

void write_numbers(MlirOperation initializer, const numbers *values) {
  MlirType type =
      aimet_tensor_attribute_type(aimet_op_attr(initializer, "value"));
  aimet_op_set_attr(initializer, "value", to_dense(type, values));
}

MlirValue add_numbers(MlirOperation op, MlirOperation like,
                      const numbers *values, const int64_t *shape,
                      intptr_t rank) {
  MlirType type = aimet_tensor_attribute_type(aimet_op_attr(like, "value"));
  MlirType made_type = mlirRankedTensorTypeGet(
      rank, shape, mlirShapedTypeGetElementType(type), mlirAttributeGetNull());
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("onnx.Initializer"), mlirOperationGetLocation(op));
  mlirOperationStateAddResults(&state, 1, &made_type);
  MlirOperation made = mlirOperationCreate(&state);
  aimet_op_set_attr(made, "value", to_dense(made_type, values));
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(op), op, made);
  return mlirOperationGetResult(made, 0);
}

MlirOperation operand_op(MlirOperation op, intptr_t i) {
  return mlirOpResultGetOwner(mlirOperationGetOperand(op, i));
}

//===----------------------------------------------------------------------===//
// Folding
//===----------------------------------------------------------------------===//

map map_of(aimet_pass_run *run, const char *norm, mistake mistake) {
  numbers bias = read_parameter(run, norm, "bias");
  numbers mean = read_parameter(run, norm, "mean");
  numbers variance = read_parameter(run, norm, "var");
  map result = {read_parameter(run, norm, "scale"), bias};
  MlirAttribute stated = aimet_op_attr(find(run, norm), "epsilon");
  double epsilon = mlirAttributeIsNull(stated) || mistake == WRONG_EPSILON
                       ? (double)1e-5F
                       : mlirFloatAttrGetValueDouble(stated);
  for (size_t i = 0; i < bias.count; ++i) {
    double root = variance.at[i] + epsilon;
    result.scale.at[i] /= mistake == NO_ROOT ? root : sqrt(root);
    if (mistake != KEPT_MEAN)
      result.shift.at[i] -= mean.at[i] * result.scale.at[i];
  }
  if (mistake == NEIGHBOUR_SCALE) {
    double first = result.scale.at[0];
    result.scale.at[0] = result.scale.at[1];
    result.scale.at[1] = first;
  }
  return result;
}

static uint64_t dim(MlirOperation initializer, intptr_t i) {
  MlirType type =
      aimet_tensor_attribute_type(aimet_op_attr(initializer, "value"));
  return (uint64_t)mlirShapedTypeGetDimSize(type, i);
}

static uint64_t groups_of(MlirOperation linear) {
  int64_t groups = 1;
  aimet_attr_get_int(aimet_op_attr(linear, "group"), &groups);
  return (uint64_t)groups;
}

static bool is_output_first(MlirOperation linear) {
  int64_t transposed = 0;
  aimet_attr_get_int(aimet_op_attr(linear, "transB"), &transposed);
  return aimet_op_is(linear, "onnx.Conv") || transposed;
}

/// The channel of a weight: of the output, or (`forward`) of the input.
static size_t channel_of(MlirOperation linear, MlirOperation weight, size_t i,
                         bool forward, mistake mistake) {
  uint64_t first = dim(weight, 0), second = dim(weight, 1);
  if (!first || !second)
    abort();
  uint64_t inner = read_numbers(weight).count / first / second;
  if (!inner)
    abort();
  uint64_t a = i / inner / second, b = i / inner % second;
  bool is_first = is_output_first(linear) != forward;
  if (is_first || mistake == FIRST_AXIS)
    return (size_t)a;
  uint64_t group = mistake == GROUP_INDEX ? 0 : a / (first / groups_of(linear));
  return (size_t)(group * second + b);
}

void scale_weights(MlirOperation linear, const map *m, bool forward,
                   mistake mistake) {
  MlirOperation weight = operand_op(linear, 1);
  numbers values = read_numbers(weight);
  for (size_t i = 0; i < values.count; ++i) {
    values.at[i] *=
        m->scale.at[channel_of(linear, weight, i, forward, mistake)];
    if (mistake == COARSE)
      values.at[i] =
          (double)(float)ldexp(nearbyint(ldexp(values.at[i], 12)), -12);
  }
  write_numbers(weight, &values);
}

static bool has_bias(MlirOperation holder, intptr_t i) {
  return !aimet_op_is(operand_op(holder, i), "onnx.NoValue");
}

void set_bias(MlirOperation holder, intptr_t i, const map *m, mistake mistake) {
  numbers values = m->shift;
  if (!has_bias(holder, i)) {
    const int64_t count = (int64_t)values.count;
    mlirOperationSetOperand(
        holder, i,
        add_numbers(holder, operand_op(holder, 1), &values, &count, 1));
    return;
  }
  numbers old = read_numbers(operand_op(holder, i));
  for (size_t k = 0; k < values.count && mistake != LOST_BIAS; ++k)
    values.at[k] += old.at[k] * (mistake == UNSCALED_BIAS ? 1 : m->scale.at[k]);
  write_numbers(operand_op(holder, i), &values);
}

aimet_status fold_back(aimet_pass_run *run, const char *linear,
                       const char *norm, mistake mistake) {
  MlirOperation op = find(run, linear);
  map m = map_of(run, norm, mistake);
  scale_weights(op, &m, false, mistake);
  set_bias(op, 2, &m, mistake);
  bypass(find(run, norm));
  return AIMET_OK;
}

aimet_status fold_ahead(aimet_pass_run *run, const char *norm,
                        const char *linear, mistake mistake) {
  MlirOperation op = find(run, linear), weight = operand_op(op, 1);
  map m = map_of(run, norm, NO_MISTAKE);
  numbers weights = read_numbers(weight),
          bias = read_numbers(operand_op(op, 2));
  for (size_t i = 0; i < weights.count; ++i)
    bias.at[channel_of(op, weight, i, false, mistake)] +=
        weights.at[i] * m.shift.at[channel_of(op, weight, i, true, mistake)];
  scale_weights(op, &m, true, mistake);
  if (mistake != LOST_BIAS)
    write_numbers(operand_op(op, 2), &bias);
  bypass(find(run, norm));
  return AIMET_OK;
}
