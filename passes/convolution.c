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

/// What of the shape of a weight matters: the first two dimensions, and whether
/// the others are all 1.
typedef struct weight_shape {
  int64_t dims[2];
  int32_t rank;
  bool is_pointwise;
} weight_shape;

static bool shape_of_type(MlirType type, weight_shape *out) {
  if (!mlirTypeIsAShaped(type) || !mlirShapedTypeHasRank(type) ||
      mlirShapedTypeGetRank(type) < 3 || mlirShapedTypeIsDynamicDim(type, 0) ||
      mlirShapedTypeIsDynamicDim(type, 1))
    return false;
  out->rank = (int32_t)mlirShapedTypeGetRank(type);
  out->dims[0] = mlirShapedTypeGetDimSize(type, 0);
  out->dims[1] = mlirShapedTypeGetDimSize(type, 1);
  out->is_pointwise = true;
  for (int32_t i = 2; i < out->rank; ++i)
    out->is_pointwise &= mlirShapedTypeGetDimSize(type, i) == 1;
  return true;
}

static bool shape_of_inferred(const aimet_value_type *type, weight_shape *out) {
  if (!aimet_type_is_ranked(type) || type->rank < 3 ||
      !aimet_is_int(type->dims[0]) || !aimet_is_int(type->dims[1]))
    return false;
  out->rank = type->rank;
  out->dims[0] = type->dims[0].as.i;
  out->dims[1] = type->dims[1].as.i;
  out->is_pointwise = true;
  for (int32_t i = 2; i < out->rank; ++i)
    out->is_pointwise &= aimet_is_int(type->dims[i]) && type->dims[i].as.i == 1;
  return true;
}

/// Most weights are stored tensors; the model is inferred only if one is not.
static bool find_shape(aimet_arch_check *check, MlirValue weight,
                       weight_shape *out) {
  if (mlirValueIsNull(weight))
    return false;
  if (shape_of_type(mlirValueGetType(weight), out))
    return true;
  return shape_of_inferred(aimet_pass_type_of(check->run, weight), out);
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
  out->is_pointwise = shape.is_pointwise;
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
         convolution->groups == convolution->in &&
         convolution->out % convolution->groups == 0;
}

/// True if the kernel has more than one element, or may have.
static bool has_wide_kernel(const aimet_node *node, bool is_pointwise,
                            aimet_arena *arena) {
  uint64_t count = 0;
  const int64_t *kernel = aimet_node_ints(node, "kernel_shape", arena, &count);
  bool result = !kernel && !is_pointwise;
  for (uint64_t i = 0; kernel && i < count; ++i)
    result |= kernel[i] != 1;
  return result;
}

bool aimet_convolution_pads(aimet_arch_check *check, size_t node) {
  aimet_convolution convolution;
  if (!aimet_convolution_read(check, node, &convolution) ||
      convolution.is_transposed)
    return false;
  aimet_node view = aimet_flow_view(check->flow, node);
  aimet_arena *arena = aimet_arena_create();
  uint64_t count = 0;
  const int64_t *pads = aimet_node_ints(&view, "pads", arena, &count);
  bool result = false;
  for (uint64_t i = 0; pads && i < count; ++i)
    result |= pads[i] > 0;
  if (aimet_sv_starts_with(aimet_node_string(&view, "auto_pad"),
                           aimet_sv("SAME")))
    result = has_wide_kernel(&view, convolution.is_pointwise, arena);
  aimet_arena_destroy(arena);
  return result;
}
