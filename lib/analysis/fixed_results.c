//===- fixed_results.c - results that are the same in every run -----------===//

#include "fixed_results.h"

#include "alloc.h"
#include "exactness.h"
#include "ptr_map.h"
#include "uses.h"
#include "weights.h"

#include <stdlib.h>

struct aimet_fixed_results {
  aimet_inference *inference;
  aimet_effects *effects;
  aimet_ptr_map kinds; ///< operation -> aimet_result_kind
};

aimet_fixed_results *aimet_fixed_results_create(aimet_inference *inference,
                                                aimet_effects *effects) {
  aimet_fixed_results *fixed = aimet_calloc(1, sizeof *fixed);
  fixed->inference = inference;
  fixed->effects = effects;
  return fixed;
}

void aimet_fixed_results_destroy(aimet_fixed_results *fixed) {
  if (!fixed)
    return;
  aimet_ptr_map_deinit(&fixed->kinds);
  free(fixed);
}

bool aimet_is_absent_result(MlirValue result) {
  return mlirTypeIsANone(mlirValueGetType(result));
}

bool aimet_known_byte_size(aimet_inference *inference, MlirValue value,
                           uint64_t *out_bytes) {
  const aimet_value_type *type = aimet_inference_type(inference, value);
  MlirContext context = mlirTypeGetContext(mlirValueGetType(value));
  uint64_t count;
  return aimet_type_is_tensor(type) && type->element != AIMET_DATA_UNDEFINED &&
         aimet_type_static_count(type, &count) &&
         aimet_raw_size(aimet_element_type(context, type->element), count,
                        out_bytes);
}

bool aimet_has_known_results(aimet_inference *inference, MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    uint64_t bytes;
    if (aimet_is_absent_result(result))
      continue;
    const aimet_elements *elements =
        aimet_inference_elements(inference, result);
    if (!elements || !aimet_elements_are_known(elements) ||
        !aimet_known_byte_size(inference, result, &bytes))
      return false;
  }
  return true;
}

static aimet_result_kind kind_of_operand(const aimet_fixed_results *fixed,
                                         MlirValue operand) {
  MlirOperation source = aimet_defining_op(operand);
  const uint64_t *kind = mlirOperationIsNull(source)
                             ? NULL
                             : aimet_ptr_map_find(&fixed->kinds, source.ptr);
  return kind ? (aimet_result_kind)*kind : AIMET_RESULT_VARIES;
}

/// What the operands make of a node that computes on them.
static aimet_result_kind least_of_operands(const aimet_fixed_results *fixed,
                                           MlirOperation op) {
  aimet_result_kind least = AIMET_RESULT_FIXED;
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = mlirOperationGetOperand(op, i);
    if (aimet_value_is_absent(operand))
      continue;
    aimet_result_kind kind = kind_of_operand(fixed, operand);
    if (kind < least)
      least = kind;
  }
  return least;
}

/// Shape and Size do not look at elements.
static bool has_inexact_operand(const aimet_fixed_results *fixed,
                                MlirOperation op) {
  if (aimet_op_is(op, "onnx.Shape") || aimet_op_is(op, "onnx.Size"))
    return false;
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i)
    if (kind_of_operand(fixed, mlirOperationGetOperand(op, i)) ==
        AIMET_RESULT_INEXACT)
      return true;
  return false;
}

static bool is_exact(const aimet_fixed_results *fixed, MlirOperation op) {
  if (has_inexact_operand(fixed, op))
    return false;
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    const aimet_value_type *type =
        aimet_inference_type(fixed->inference, result);
    int32_t element =
        aimet_type_is_tensor(type) ? type->element : AIMET_DATA_UNDEFINED;
    if (!aimet_is_absent_result(result) && !aimet_computes_exactly(op, element))
      return false;
  }
  return true;
}

static bool is_constant(MlirOperation op) {
  return aimet_op_is(op, "onnx.Constant") ||
         aimet_op_is(op, "onnx.Initializer") ||
         aimet_op_is(op, "onnx.SparseInitializer");
}

static bool is_computed(const aimet_fixed_results *fixed, MlirOperation op) {
  return aimet_op_is_node(op) && !mlirOperationGetNumRegions(op) &&
         mlirOperationGetNumResults(op) && !aimet_op_is(op, "onnx.Call") &&
         aimet_is_deterministic(fixed->effects, op);
}

static aimet_result_kind find_kind(const aimet_fixed_results *fixed,
                                   MlirOperation op) {
  if (is_constant(op))
    return AIMET_RESULT_FIXED;
  if (!is_computed(fixed, op) ||
      (least_of_operands(fixed, op) == AIMET_RESULT_VARIES &&
       !aimet_has_known_results(fixed->inference, op)))
    return AIMET_RESULT_VARIES;
  return is_exact(fixed, op) ? AIMET_RESULT_FIXED : AIMET_RESULT_INEXACT;
}

aimet_result_kind aimet_fixed_results_add(aimet_fixed_results *fixed,
                                          MlirOperation op) {
  aimet_result_kind kind = find_kind(fixed, op);
  if (kind != AIMET_RESULT_VARIES)
    *aimet_ptr_map_insert(&fixed->kinds, op.ptr, NULL) = (uint64_t)kind;
  return kind;
}
