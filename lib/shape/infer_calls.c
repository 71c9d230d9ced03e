//===- infer_calls.c - calls of local functions ---------------------------===//
//
// A function is inferred anew for each call, with the types, constants and
// attributes of that call. What holds for all calls is kept for its values.
//
//===----------------------------------------------------------------------===//

#include "inference_private.h"

#include "op.h"

//===----------------------------------------------------------------------===//
// What holds for all calls
//===----------------------------------------------------------------------===//

static void join_fact(aimet_inference *run, MlirValue value, bool is_first) {
  aimet_fact *fact = aimet_fact_of(run, value);
  fact->all_calls =
      is_first || !fact->all_calls
          ? fact->known
          : aimet_type_join(run->arena, fact->all_calls, fact->known);
}

typedef struct joiner {
  aimet_inference *run;
  bool is_first;
} joiner;

static void join_arguments(const joiner *j, MlirBlock block) {
  intptr_t count = mlirBlockGetNumArguments(block);
  for (intptr_t i = 0; i < count; ++i)
    join_fact(j->run, mlirBlockGetArgument(block, i), j->is_first);
}

static void join_operation(MlirOperation op, void *user_data) {
  const joiner *j = user_data;
  intptr_t count = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < count; ++i)
    join_fact(j->run, mlirOperationGetResult(op, i), j->is_first);
  count = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < count; ++i) {
    MlirBlock block = aimet_body(op, i);
    if (!mlirBlockIsNull(block))
      join_arguments(j, block);
  }
}

/// Adds what this call showed to what all calls have shown.
static void join_call(aimet_inference *run, MlirOperation function) {
  bool is_first;
  ++*aimet_ptr_map_insert(&run->inferred, function.ptr, &is_first);
  joiner j = {run, is_first};
  join_arguments(&j, aimet_body(function, 0));
  aimet_walk(function, join_operation, &j);
}

static void settle_fact(aimet_inference *run, MlirValue value, bool is_shared) {
  aimet_fact *fact = aimet_fact_of(run, value);
  if (fact->all_calls)
    fact->known = fact->inferred = fact->all_calls;
  if (is_shared && !fact->is_constant)
    fact->elements = NULL;
}

typedef struct settler {
  aimet_inference *run;
  bool is_shared; ///< called more than once
} settler;

static void settle_operation(MlirOperation op, void *user_data) {
  const settler *s = user_data;
  intptr_t count = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < count; ++i)
    settle_fact(s->run, mlirOperationGetResult(op, i), s->is_shared);
  for (intptr_t r = 0; r < mlirOperationGetNumRegions(op); ++r) {
    MlirBlock block = aimet_body(op, r);
    count = mlirBlockIsNull(block) ? 0 : mlirBlockGetNumArguments(block);
    for (intptr_t i = 0; i < count; ++i)
      settle_fact(s->run, mlirBlockGetArgument(block, i), s->is_shared);
  }
}

void aimet_settle_function(aimet_inference *run, MlirOperation function) {
  uint64_t *calls = aimet_ptr_map_find(&run->inferred, function.ptr);
  MlirBlock block = aimet_body(function, 0);
  if (!calls || mlirBlockIsNull(block))
    return;
  settler s = {run, *calls > 1};
  intptr_t count = mlirBlockGetNumArguments(block);
  for (intptr_t i = 0; i < count; ++i)
    settle_fact(run, mlirBlockGetArgument(block, i), s.is_shared);
  aimet_walk(function, settle_operation, &s);
}

//===----------------------------------------------------------------------===//
// One call
//===----------------------------------------------------------------------===//

static bool is_recursive(const aimet_call_frame *frame,
                         MlirOperation function) {
  for (; frame; frame = frame->outer)
    if (mlirOperationEqual(frame->function, function))
      return true;
  return false;
}

static MlirOperation find_callee(const aimet_inference *run,
                                 MlirOperation call) {
  MlirAttribute callee = aimet_op_attr(call, "callee");
  MlirOperation none = {NULL};
  if (mlirAttributeIsNull(callee) || !mlirAttributeIsAFlatSymbolRef(callee))
    return none;
  aimet_map_entry *entry = aimet_string_map_find(
      run->functions, aimet_view(mlirFlatSymbolRefAttrGetValue(callee)));
  return entry ? (MlirOperation){entry->value.pointer} : none;
}

static void pass_arguments(aimet_infer *node, MlirOperation function,
                           MlirBlock body) {
  aimet_inference *run = node->run;
  MlirAttribute attributes = aimet_op_attr(function, "arg_attrs");
  intptr_t count = mlirBlockGetNumArguments(body);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue argument = mlirBlockGetArgument(body, i);
    const aimet_value_type *stated =
        run->options.ignore_stated
            ? NULL
            : aimet_stated_type(run, mlirValueGetType(argument),
                                aimet_array_get(attributes, i));
    const aimet_value_type *type = aimet_input_type(node, (int)i);
    aimet_fact_settle(run, node->view.op, argument, type, stated);
    aimet_fact *fact = aimet_fact_of(run, argument);
    if (type->kind == AIMET_TYPE_ABSENT)
      fact->known = type;
    fact->elements = aimet_input_elements(node, (int)i);
  }
}

static void take_results(aimet_infer *node, MlirBlock body) {
  MlirOperation exit = aimet_last_operation(body);
  intptr_t count =
      mlirOperationIsNull(exit) ? 0 : mlirOperationGetNumOperands(exit);
  for (intptr_t i = 0; i < count && i < node->num_outputs; ++i) {
    const aimet_fact *fact =
        aimet_fact_of(node->run, mlirOperationGetOperand(exit, i));
    aimet_set_type(node, (int)i, fact->known);
    if (fact->elements)
      aimet_set_elements(node, (int)i, fact->elements->at);
  }
}

/// Infers the body in the opsets that the function imports.
static void run_function(aimet_inference *run, MlirOperation function,
                         MlirBlock body, const aimet_call_frame *frame) {
  MlirAttribute outer = run->opsets;
  run->opsets =
      aimet_dict_get(aimet_op_attr(function, "onnx.function"), "opset_import");
  aimet_infer_block(run, body, frame);
  run->opsets = outer;
  join_call(run, function);
}

void aimet_infer_call(aimet_infer *node) {
  aimet_inference *run = node->run;
  MlirOperation function = find_callee(run, node->view.op);
  if (mlirOperationIsNull(function) || is_recursive(node->view.frame, function))
    return; // check-onnx reports both
  MlirBlock body = aimet_body(function, 0);
  if (mlirBlockIsNull(body) || !aimet_infer_enter(run))
    return;
  aimet_call_frame frame = {node->view.frame, node->view.op, function};
  pass_arguments(node, function, body);
  run_function(run, function, body, &frame);
  if (run->options.on_call)
    run->options.on_call(run, &frame, run->options.user_data);
  take_results(node, body);
  aimet_infer_leave(run);
}

void aimet_infer_uncalled(aimet_inference *run, MlirOperation function) {
  MlirBlock body = aimet_body(function, 0);
  if (!mlirBlockIsNull(body) && aimet_infer_enter(run)) {
    run_function(run, function, body, NULL);
    aimet_infer_leave(run);
  }
}
