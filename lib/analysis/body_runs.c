//===- body_runs.c - how often a graph inside a node runs -----------------===//

#include "body_runs.h"

#include "node.h"
#include "node_view.h"

/// The only element of a value; unknown if it has more, or is not known.
static aimet_number scalar(aimet_inference *inference, MlirValue value) {
  const aimet_elements *elements = aimet_inference_elements(inference, value);
  return elements && elements->count == 1 ? elements->at[0]
                                          : aimet_unknown_number();
}

static bool is_true(aimet_inference *inference, MlirValue value) {
  aimet_number condition = scalar(inference, value);
  return aimet_is_int(condition) && condition.as.i != 0;
}

bool aimet_keeps_condition(aimet_inference *inference, MlirOperation loop) {
  enum { CONDITION = 1 };
  MlirBlock body = aimet_body(loop, 0);
  if (mlirBlockIsNull(body))
    return false;
  MlirValue value = aimet_op_input(aimet_last_operation(body), 0);
  while (!mlirValueIsNull(value) && mlirValueIsAOpResult(value) &&
         aimet_op_is(mlirOpResultGetOwner(value), "onnx.Identity"))
    value = aimet_op_input(mlirOpResultGetOwner(value), 0);
  if (mlirValueIsNull(value))
    return false;
  if (mlirBlockGetNumArguments(body) > CONDITION &&
      mlirValueEqual(value, mlirBlockGetArgument(body, CONDITION)))
    return true;
  return is_true(inference, value);
}

static aimet_number loop_runs(aimet_inference *inference, MlirOperation loop) {
  MlirValue trips = aimet_op_input(loop, 0);
  MlirValue condition = aimet_op_input(loop, 1);
  if (mlirValueIsNull(trips))
    return aimet_unknown_number();
  bool has_condition = !mlirValueIsNull(condition);
  aimet_number begins =
      has_condition ? scalar(inference, condition) : aimet_int(1);
  if (aimet_is(begins, 0))
    return begins;
  if (!aimet_is_int(begins))
    return aimet_unknown_number();
  // Without a condition the one that the body yields is ignored.
  if (has_condition && !aimet_keeps_condition(inference, loop))
    return aimet_unknown_number();
  aimet_number count = scalar(inference, trips);
  if (aimet_is_int(count) && count.as.i < 0)
    return aimet_int(0);
  return count.kind == AIMET_NUMBER_FLOAT ? aimet_unknown_number() : count;
}

/// Steps are along one axis of each scanned input. Before version 9 inputs had
/// a batch too, and an input of lengths before them.
static aimet_number scan_runs(aimet_inference *inference, MlirOperation scan) {
  aimet_node node = aimet_node_of(scan, NULL);
  int64_t scanned = aimet_node_int(&node, "num_scan_inputs", 0);
  intptr_t operands = mlirOperationGetNumOperands(scan);
  if (!node.schema || node.schema->since_version < 9 || scanned < 1 ||
      scanned > operands)
    return aimet_unknown_number();
  aimet_arena *arena = aimet_arena_create();
  uint64_t num_axes;
  const int64_t *axes =
      aimet_node_ints(&node, "scan_input_axes", arena, &num_axes);
  int64_t axis = axes && num_axes > 0 ? axes[0] : 0;
  aimet_arena_destroy(arena);
  MlirValue input = mlirOperationGetOperand(scan, operands - (intptr_t)scanned);
  const aimet_value_type *type = aimet_inference_type(inference, input);
  if (!aimet_type_is_ranked(type))
    return aimet_unknown_number();
  axis = axis < 0 ? axis + type->rank : axis;
  return axis >= 0 && axis < type->rank ? type->dims[axis]
                                        : aimet_unknown_number();
}

aimet_number aimet_body_runs(aimet_inference *inference, MlirOperation node) {
  if (aimet_op_is(node, "onnx.Loop"))
    return loop_runs(inference, node);
  if (aimet_op_is(node, "onnx.Scan"))
    return scan_runs(inference, node);
  return aimet_unknown_number();
}

bool aimet_chosen_branch(aimet_inference *inference, MlirOperation node,
                         intptr_t *out_region) {
  MlirValue condition = aimet_op_input(node, 0);
  if (mlirValueIsNull(condition))
    return false;
  aimet_number value = scalar(inference, condition);
  if (!aimet_is_int(value))
    return false;
  *out_region = aimet_region_of_attribute(node, value.as.i ? "then_branch"
                                                           : "else_branch");
  return *out_region >= 0;
}
