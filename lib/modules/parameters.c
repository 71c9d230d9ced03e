//===- parameters.c - which operand is a weight, and whose it is ----------===//

#include "parameters.h"

#include "op.h"
#include "rewrite.h"
#include "shape_arithmetic.h"
#include "uses.h"
#include "weights.h"

typedef struct slot_row {
  const char *op_type;
  unsigned weights;    ///< bit i: operand i is a weight or bias
  unsigned parameters; ///< bit i: operand i is a parameter of any kind
} slot_row;

static const slot_row slot_table[] = {
    {"Conv", 0x6, 0x6},
    {"Gemm", 0x6, 0x6},
    {"MatMul", 0x3, 0x3},
    {"BatchNormalization", 0x6, 0x1E},
    {"ConvTranspose", 0x6, 0x6},
    {"DeformConv", 0xA, 0xA},
    {"Gather", 0, 0x1},
    {"GRU", 0, 0xE},
    {"GroupNormalization", 0x6, 0x6},
    {"InstanceNormalization", 0x6, 0x6},
    {"LSTM", 0, 0x8E},
    {"LayerNormalization", 0x6, 0x6},
    {"PRelu", 0, 0x2},
    {"RMSNormalization", 0x2, 0x2},
    {"RNN", 0, 0xE},
};

static const slot_row *find_row(MlirOperation op) {
  aimet_string_view type = aimet_op_type(op);
  for (size_t i = 0; i < sizeof slot_table / sizeof *slot_table; ++i)
    if (aimet_sv_is(type, slot_table[i].op_type))
      return &slot_table[i];
  return NULL;
}

static bool has_bit(unsigned mask, intptr_t i) {
  return i >= 0 && i < 32 && (mask >> i & 1);
}

bool aimet_is_weight_slot(MlirOperation op, intptr_t i) {
  const slot_row *row = find_row(op);
  return row && has_bit(row->weights, i);
}

bool aimet_is_parameter_slot(MlirOperation op, intptr_t i) {
  const slot_row *row = find_row(op);
  return row && has_bit(row->parameters, i);
}

static bool is_path(aimet_string_view name) {
  for (size_t i = 0; i < name.length; ++i) {
    char c = name.data[i];
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                (c >= '0' && c <= '9') || c == '_' || c == '-';
    bool inner_dot =
        c == '.' && i && i + 1 < name.length && name.data[i - 1] != '.';
    if (!word && !inner_dot)
      return false;
  }
  return true;
}

bool aimet_parameter_owner(MlirValue value, aimet_arena *arena,
                           aimet_string_view *out_path) {
  if (mlirValueIsNull(value) ||
      mlirOperationIsNull(aimet_initializer_of(aimet_skip_identities(value))))
    return false;
  aimet_string_view name = aimet_value_name(value, arena);
  size_t dot = aimet_sv_rfind(name, '.');
  if (dot == name.length || !is_path(name))
    return false;
  *out_path = aimet_sv_slice(name, 0, dot);
  return true;
}

static bool is_nameless_parameter(MlirValue value, aimet_arena *arena) {
  MlirValue held = aimet_skip_identities(value);
  if (mlirOperationIsNull(aimet_initializer_of(held)))
    return false;
  uint64_t count;
  aimet_string_view name = aimet_value_name(value, arena);
  return aimet_sv_starts_with(name, aimet_sv("onnx::")) &&
         (!aimet_type_element_count(aimet_held_type(held), &count) ||
          count > 1);
}

bool aimet_uses_nameless_parameter(MlirOperation op, aimet_arena *arena) {
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i)
    if (is_nameless_parameter(mlirOperationGetOperand(op, i), arena))
      return true;
  return false;
}

bool aimet_layer_owner(MlirOperation op, aimet_arena *arena,
                       aimet_string_view *out_path) {
  const slot_row *row = find_row(op);
  if (!row)
    return false;
  bool found = false;
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    aimet_string_view owner;
    if (!has_bit(row->parameters, i) ||
        !aimet_parameter_owner(mlirOperationGetOperand(op, i), arena, &owner))
      continue;
    if (found && !aimet_sv_equal(owner, *out_path))
      return false;
    *out_path = owner;
    found = true;
  }
  return found;
}
