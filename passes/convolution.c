//===- convolution.c - convolutions as checks see them --------------------===//

#include "convolution.h"

typedef struct convolution_row {
  const char *op_type;
  intptr_t weight; ///< operand
  bool is_transposed;
} convolution_row;

/// Sorted.
static const convolution_row convolution_table[] = {
    {"Conv", 1, false},         {"ConvInteger", 1, false},
    {"ConvTranspose", 1, true}, {"DeformConv", 1, false},
    {"QLinearConv", 3, false},
};

static const convolution_row *find_row(MlirOperation op) {
  return aimet_op_domain(op).length
             ? NULL
             : aimet_find_op_type(aimet_op_type(op), convolution_table,
                                  sizeof convolution_table /
                                      sizeof *convolution_table,
                                  sizeof *convolution_table);
}

bool aimet_op_is_convolution(MlirOperation op) { return find_row(op) != NULL; }

/// Output and input of the first two dimensions of a weight.
typedef struct weight_shape {
  int64_t dims[2];
  int32_t rank;
} weight_shape;

static bool shape_of_type(MlirType type, weight_shape *out) {
  if (!mlirTypeIsAShaped(type) || !mlirShapedTypeHasRank(type) ||
      mlirShapedTypeGetRank(type) < 3 || mlirShapedTypeIsDynamicDim(type, 0) ||
      mlirShapedTypeIsDynamicDim(type, 1))
    return false;
  out->rank = (int32_t)mlirShapedTypeGetRank(type);
  out->dims[0] = mlirShapedTypeGetDimSize(type, 0);
  out->dims[1] = mlirShapedTypeGetDimSize(type, 1);
  return true;
}

static bool shape_of_inferred(const aimet_value_type *type, weight_shape *out) {
  if (!aimet_type_is_ranked(type) || type->rank < 3 ||
      !aimet_is_int(type->dims[0]) || !aimet_is_int(type->dims[1]))
    return false;
  out->rank = type->rank;
  out->dims[0] = type->dims[0].as.i;
  out->dims[1] = type->dims[1].as.i;
  return true;
}

/// Most weights are stored tensors; the model is inferred only if one is not.
static bool find_shape(aimet_arch_check *check, MlirValue weight,
                       weight_shape *out) {
  if (mlirValueIsNull(weight))
    return false;
  if (shape_of_type(mlirValueGetType(weight), out))
    return true;
  aimet_cost_shares *shares = aimet_pass_cost_shares(check->run);
  return shares &&
         shape_of_inferred(
             aimet_inference_type(aimet_cost_shares_inference(shares), weight),
             out);
}

bool aimet_convolution_read(aimet_arch_check *check, size_t node,
                            aimet_convolution *out) {
  const convolution_row *row = find_row(check->flow->nodes[node].op);
  if (!row)
    return false;
  aimet_node view = aimet_flow_view(check->flow, node);
  *out = (aimet_convolution){.is_transposed = row->is_transposed,
                             .groups = aimet_node_int(&view, "group", 1)};
  out->weight = aimet_flow_source_of(check->flow, node, row->weight).value;
  weight_shape shape;
  if (out->groups < 1 || !find_shape(check, out->weight, &shape))
    return true;
  out->spatial_rank = shape.rank - 2;
  int64_t all_groups;
  out->knows_channels =
      shape.dims[0] > 0 && shape.dims[1] > 0 &&
      !__builtin_mul_overflow(shape.dims[1], out->groups, &all_groups);
  if (!out->knows_channels)
    return true;
  out->in = row->is_transposed ? shape.dims[0] : all_groups;
  out->out = row->is_transposed ? all_groups : shape.dims[0];
  return true;
}

bool aimet_convolution_is_depthwise(const aimet_convolution *convolution) {
  return convolution->knows_channels && convolution->groups > 1 &&
         convolution->groups == convolution->in;
}

/// True if a list holds a number other than `expected`.
static bool has_other(const int64_t *items, uint64_t count, int64_t expected) {
  for (uint64_t i = 0; i < count; ++i)
    if (items[i] != expected)
      return true;
  return false;
}

bool aimet_convolution_pads(const aimet_model_flow *flow, size_t node) {
  const convolution_row *row = find_row(flow->nodes[node].op);
  if (!row || row->is_transposed)
    return false;
  aimet_node view = aimet_flow_view(flow, node);
  aimet_arena *arena = aimet_arena_create();
  uint64_t num_pads = 0, num_kernel = 0;
  const int64_t *pads = aimet_node_ints(&view, "pads", arena, &num_pads);
  bool result = pads && has_other(pads, num_pads, 0);
  if (aimet_sv_starts_with(aimet_node_string(&view, "auto_pad"),
                           aimet_sv("SAME"))) {
    const int64_t *kernel =
        aimet_node_ints(&view, "kernel_shape", arena, &num_kernel);
    result = !kernel || has_other(kernel, num_kernel, 1);
  }
  aimet_arena_destroy(arena);
  return result;
}
