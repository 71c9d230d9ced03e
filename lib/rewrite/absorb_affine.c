//===- absorb_affine.c - affine maps go into linear operators -------------===//

#include "absorb_affine.h"

#include "alloc.h"
#include "constant.h"
#include "node.h"
#include "result_facts.h"
#include "uses.h"

#include <math.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// The weight
//===----------------------------------------------------------------------===//

/// A stored weight in the plain form, between the two maps.
typedef struct weight_scaler {
  const aimet_weight_layout *layout;
  const aimet_affine *before, *behind;
  aimet_element element;
  unsigned char *plain;
  double *sums; ///< W t, one for each output channel
} weight_scaler;

/// Scales the `block` elements of one input and one output channel. One that is
/// endless or none before is so behind, and out of range: what it makes of a
/// sum depends on what else is in there.
static bool scale_block(const weight_scaler *w, unsigned char *bytes,
                        uint64_t input, uint64_t output) {
  double factor = w->behind->scale[output] * w->before->scale[input];
  double sum = 0;
  for (uint64_t i = 0; i < w->layout->block; ++i) {
    double number;
    unsigned char *at = bytes + i * w->element.size;
    if (!aimet_element_get_float(w->element, at, &number) ||
        !isfinite(number * factor) ||
        !aimet_element_round_float(w->element, number * factor, at))
      return false;
    sum += number;
  }
  w->sums[output] += sum * w->before->shift[input];
  return true;
}

static bool scale_weight(const weight_scaler *w) {
  const aimet_weight_layout *layout = w->layout;
  uint64_t outer_in_group = layout->outer / layout->groups;
  uint64_t block_size = layout->block * w->element.size;
  for (uint64_t i = 0; i < layout->outer; ++i)
    for (uint64_t k = 0; k < layout->inner; ++k) {
      uint64_t inner = i / outer_in_group * layout->inner + k;
      unsigned char *bytes = w->plain + (i * layout->inner + k) * block_size;
      bool is_in_range = layout->outer_is_output
                             ? scale_block(w, bytes, inner, i)
                             : scale_block(w, bytes, i, inner);
      if (!is_in_range)
        return false;
    }
  return true;
}

static aimet_absorb_result new_weight(aimet_weight_store *store,
                                      const aimet_linear *linear,
                                      const aimet_affine *before,
                                      const aimet_affine *behind, double *sums,
                                      aimet_absorbed *out) {
  weight_scaler scaler = {&linear->layout, before, behind, .sums = sums};
  MlirAttribute tensor = aimet_op_attr(linear->stored, "value");
  uint64_t count;
  if (!aimet_read_plain(store, tensor, UINT64_MAX, &scaler.element,
                        &scaler.plain, &count))
    return AIMET_ABSORB_UNREADABLE;
  bool is_in_range = scale_weight(&scaler);
  if (is_in_range && out)
    out->weight =
        aimet_dense_from_plain(aimet_tensor_attribute_type(tensor),
                               scaler.plain, count * scaler.element.size);
  free(scaler.plain);
  return is_in_range ? AIMET_ABSORB_DONE : AIMET_ABSORB_OUT_OF_RANGE;
}

//===----------------------------------------------------------------------===//
// The bias
//===----------------------------------------------------------------------===//

/// The bias that there is: one number for each channel, or one for all.
typedef struct old_bias {
  const aimet_elements *elements; ///< null: none
  int32_t rank;
  MlirType element;
} old_bias;

static bool read_bias(aimet_weight_store *store, aimet_arena *arena,
                      const aimet_linear *linear, const aimet_value_type *type,
                      old_bias *out) {
  MlirContext context = mlirOperationGetContext(linear->op);
  *out = (old_bias){NULL, 1,
                    mlirShapedTypeGetElementType(aimet_tensor_attribute_type(
                        aimet_op_attr(linear->stored, "value")))};
  if (!type)
    return true;
  uint64_t count;
  if (!aimet_type_static_count(type, &count))
    return false;
  out->rank = type->rank ? type->rank : 1;
  out->element = aimet_element_type(context, type->element);
  out->elements = aimet_constant_elements(
      store, arena, aimet_skip_identities(linear->bias), count);
  return out->elements && out->elements->count == count;
}

static double bias_at(const old_bias *bias, uint64_t channel) {
  if (!bias->elements)
    return 0;
  return aimet_float_element(bias->elements,
                             bias->elements->count == 1 ? 0 : channel);
}

static MlirType new_bias_type(const old_bias *bias, uint64_t channels) {
  int64_t dims[2] = {1, (int64_t)channels};
  return mlirRankedTensorTypeGet(bias->rank, bias->rank == 1 ? dims + 1 : dims,
                                 bias->element, mlirAttributeGetNull());
}

/// A unit where there is no bias, and none is needed; null if one is out of
/// range.
static MlirAttribute new_bias(const aimet_linear *linear, const old_bias *bias,
                              const aimet_affine *behind, const double *sums,
                              aimet_arena *arena) {
  double *numbers =
      aimet_arena_calloc(arena, behind->channels, sizeof *numbers);
  bool has_any = bias->elements != NULL;
  for (uint64_t c = 0; c < behind->channels; ++c) {
    double inner = linear->bias_factor * bias_at(bias, c) +
                   linear->weight_factor * sums[c];
    numbers[c] = behind->scale[c] * inner + behind->shift[c];
    if (!isfinite(numbers[c]))
      return mlirAttributeGetNull();
    has_any |= numbers[c] != 0;
  }
  if (!has_any)
    return mlirUnitAttrGet(mlirOperationGetContext(linear->op));
  return aimet_tensor_of_doubles(new_bias_type(bias, behind->channels), numbers,
                                 behind->channels);
}

aimet_absorb_result aimet_absorb_affine(aimet_weight_store *store,
                                        const aimet_linear *linear,
                                        const aimet_value_type *bias_type,
                                        const aimet_affine *before,
                                        const aimet_affine *behind,
                                        aimet_absorbed *out) {
  aimet_arena *arena = aimet_arena_create();
  double *sums = aimet_arena_calloc(arena, behind->channels, sizeof *sums);
  old_bias bias;
  aimet_absorb_result result =
      read_bias(store, arena, linear, bias_type, &bias)
          ? new_weight(store, linear, before, behind, sums, out)
          : AIMET_ABSORB_UNREADABLE;
  if (result == AIMET_ABSORB_DONE) {
    MlirAttribute made = new_bias(linear, &bias, behind, sums, arena);
    if (mlirAttributeIsNull(made))
      result = AIMET_ABSORB_OUT_OF_RANGE;
    else if (out)
      out->bias = mlirAttributeIsAUnit(made) ? mlirAttributeGetNull() : made;
  }
  aimet_arena_destroy(arena);
  return result;
}

//===----------------------------------------------------------------------===//
// Giving them to the operator
//===----------------------------------------------------------------------===//

/// `conv1.bias` for `conv1.weight`.
static aimet_string_view bias_name(aimet_tensor_maker *maker,
                                   const aimet_linear *linear) {
  static const char suffix[] = ".weight";
  MlirValue stored = linear->weight;
  if (mlirOperationGetNumResults(linear->stored))
    stored = mlirOperationGetResult(linear->stored, 0);
  aimet_string_view name = aimet_value_name(stored, maker->arena);
  if (aimet_sv_ends_with(name, aimet_sv(suffix)))
    name.length -= strlen(suffix);
  return aimet_sv(aimet_arena_format(
      maker->arena, name.length ? "%.*s.bias" : "%.*sbias", AIMET_SV(name)));
}

/// `/fc/Add` for `/fc/MatMul`; empty for a node without name.
static aimet_string_view add_name(aimet_tensor_maker *maker,
                                  MlirOperation product) {
  static const char suffix[] = "MatMul";
  aimet_string_view name = aimet_op_node_name(product);
  if (!name.length)
    return name;
  if (aimet_sv_ends_with(name, aimet_sv(suffix)))
    name.length -= strlen(suffix);
  return aimet_name_set_unique(
      maker->nodes,
      aimet_sv(aimet_arena_format(maker->arena, "%.*sAdd", AIMET_SV(name))));
}

/// Up to opset 6 an attribute says that a vector is added to each row; the axis
/// is the last one where none is stated.
static void broadcast_bias(MlirOperation op) {
  enum { FIRST_WITHOUT_BROADCAST = 7 };
  const aimet_schema *schema = aimet_op_schema(op);
  if (schema && schema->since_version < FIRST_WITHOUT_BROADCAST)
    aimet_op_set_attr(op, "broadcast",
                      aimet_attr_si64(mlirOperationGetContext(op), 1));
}

static MlirOperation make_add(aimet_tensor_maker *maker, MlirOperation product,
                              MlirValue bias) {
  MlirContext context = mlirOperationGetContext(product);
  MlirValue result = mlirOperationGetResult(product, 0);
  MlirValue operands[] = {result, bias};
  MlirType type = mlirValueGetType(result);
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("onnx.Add"), mlirOperationGetLocation(product));
  mlirOperationStateAddOperands(&state, 2, operands);
  mlirOperationStateAddResults(&state, 1, &type);
  MlirOperation add = mlirOperationCreate(&state);
  aimet_string_view name = add_name(maker, product);
  if (name.length)
    aimet_op_set_attr(add, "onnx_node_name", aimet_attr_string(context, name));
  aimet_join_layer(add, product);
  mlirBlockInsertOwnedOperationAfter(mlirOperationGetBlock(product), product,
                                     add);
  broadcast_bias(add);
  return add;
}

/// The Add computes from now on what the product did: it takes its name.
static MlirOperation add_bias(aimet_tensor_maker *maker, MlirOperation product,
                              MlirValue bias) {
  MlirValue result = mlirOperationGetResult(product, 0);
  MlirOperation add = make_add(maker, product, bias);
  MlirValue sum = mlirOperationGetResult(add, 0);
  mlirValueReplaceAllUsesExcept(result, sum, 1, &add);
  aimet_string_view name = aimet_result_name(product, 0, maker->arena);
  if (name.length) {
    aimet_rename_result(add, 0, name);
    aimet_rename_result(product, 0, aimet_name_set_unique(maker->values, name));
  }
  aimet_copy_result_facts(product, 0, add, 0);
  aimet_drop_value_info(product, 0);
  return add;
}

static MlirOperation take_bias(aimet_tensor_maker *maker,
                               const aimet_linear *linear, MlirAttribute bias) {
  enum { BIAS = 2 };
  MlirOperation op = linear->op;
  if (!mlirOperationIsNull(linear->bias_add)) {
    MlirOperation add = linear->bias_add;
    intptr_t i =
        mlirValueEqual(mlirOperationGetOperand(add, 0), linear->bias) ? 0 : 1;
    mlirOperationSetOperand(add, i, aimet_exchange_tensor(maker, bias, add, i));
    return add;
  }
  if (!mlirValueIsNull(linear->bias) && !linear->has_zero_bias) {
    mlirOperationSetOperand(op, BIAS,
                            aimet_exchange_tensor(maker, bias, op, BIAS));
    return op;
  }
  MlirValue made = aimet_store_tensor(maker, bias, linear->stored, op,
                                      bias_name(maker, linear));
  if (linear->kind == AIMET_LINEAR_MATMUL)
    return add_bias(maker, op, made);
  if (linear->kind == AIMET_LINEAR_GEMM)
    broadcast_bias(op);
  if (mlirOperationGetNumOperands(op) > BIAS)
    mlirOperationSetOperand(op, BIAS, made);
  else
    aimet_append_operand(op, made);
  return op;
}

MlirOperation aimet_take_absorbed(aimet_tensor_maker *maker,
                                  const aimet_linear *linear,
                                  const aimet_absorbed *absorbed) {
  aimet_op_set_attr(linear->stored, "value", absorbed->weight);
  if (mlirAttributeIsNull(absorbed->bias))
    return linear->op;
  MlirOperation end = take_bias(maker, linear, absorbed->bias);
  if (linear->bias_factor != 1)
    aimet_op_set_attr(linear->op, "beta",
                      mlirFloatAttrDoubleGet(
                          mlirOperationGetContext(linear->op),
                          mlirF32TypeGet(mlirOperationGetContext(linear->op)),
                          1));
  return end;
}
