//===- constant_role.c - what a stored tensor is for ----------------------===//

#include "constant_role.h"

#include "element_type.h"

static const char *const views[] = {
    "onnx.Cast",     "onnx.DequantizeLinear", "onnx.Flatten",
    "onnx.Identity", "onnx.QuantizeLinear",   "onnx.Reshape",
    "onnx.Squeeze",  "onnx.Transpose",        "onnx.Unsqueeze",
};

bool aimet_is_view(MlirOperation op, bool *out_dequantizes) {
  aimet_string_view name = aimet_op_name(op);
  if (out_dequantizes)
    *out_dequantizes = aimet_sv_is(name, "onnx.DequantizeLinear");
  for (size_t i = 0; i < sizeof views / sizeof *views; ++i)
    if (aimet_sv_is(name, views[i]))
      return mlirOperationGetNumResults(op) > 0;
  return false;
}

MlirOperation aimet_default_of(MlirValue input) {
  for (MlirOpOperand use = mlirValueGetFirstUse(input);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (aimet_op_is(user, "onnx.Initializer"))
      return user;
  }
  return (MlirOperation){NULL};
}

/// Bit i of a mask speaks of operand i.
typedef struct role_row {
  const char *name;
  unsigned statistics, quantizers, others;
  unsigned integers; ///< integer weights and biases
} role_row;

static const role_row role_table[] = {
    {"onnx.BatchNormalization", 0x18, 0, 0, 0},
    {"onnx.ConvInteger", 0, 0xC, 0, 0x3},
    {"onnx.DequantizeLinear", 0, 0x6, 0, 0},
    {"onnx.MatMulInteger", 0, 0xC, 0, 0x3},
    {"onnx.QLinearConv", 0, 0xF6, 0, 0x108},
    {"onnx.QLinearMatMul", 0, 0xF6, 0, 0x9},
    {"onnx.QuantizeLinear", 0, 0x6, 0, 0},
    {"onnx.Resize", 0, 0, 0xE, 0},
    {"onnx.Upsample", 0, 0, 0x2, 0},
};

static const role_row *find_row(MlirOperation op) {
  aimet_string_view name = aimet_op_name(op);
  for (size_t i = 0; i < sizeof role_table / sizeof *role_table; ++i)
    if (aimet_sv_is(name, role_table[i].name))
      return &role_table[i];
  return NULL;
}

static bool is_float(int32_t element) {
  switch (element) {
  case AIMET_DATA_FLOAT:
  case AIMET_DATA_FLOAT16:
  case AIMET_DATA_DOUBLE:
  case AIMET_DATA_BFLOAT16:
  case AIMET_DATA_COMPLEX64:
  case AIMET_DATA_COMPLEX128:
  case AIMET_DATA_FLOAT8E4M3FN:
  case AIMET_DATA_FLOAT8E4M3FNUZ:
  case AIMET_DATA_FLOAT8E5M2:
  case AIMET_DATA_FLOAT8E5M2FNUZ:
  case AIMET_DATA_FLOAT4E2M1:
  case AIMET_DATA_FLOAT8E8M0:
  case AIMET_DATA_FLOAT6E2M3:
  case AIMET_DATA_FLOAT6E3M2:
    return true;
  default:
    return false;
  }
}

static bool has_bit(unsigned mask, intptr_t i) {
  return i >= 0 && i < 32 && (mask >> i & 1);
}

aimet_constant_role aimet_constant_role_of(const aimet_constant_use *use,
                                           int32_t element, bool is_scalar) {
  const role_row *row =
      mlirOperationIsNull(use->user) ? NULL : find_row(use->user);
  if (row && has_bit(row->statistics, use->operand))
    return AIMET_CONSTANT_STATISTIC;
  if (row && has_bit(row->quantizers, use->operand))
    return AIMET_CONSTANT_QUANTIZER;
  if (row && has_bit(row->others, use->operand))
    return AIMET_CONSTANT_OTHER;
  if (is_float(element))
    return is_scalar ? AIMET_CONSTANT_OTHER : AIMET_CONSTANT_PARAMETER;
  bool is_weight =
      use->is_dequantized || (row && has_bit(row->integers, use->operand));
  return is_weight ? AIMET_CONSTANT_PARAMETER : AIMET_CONSTANT_OTHER;
}
