//===- function_inliner.c - the body of a function in the place of a call -===//
//
// A copy of the body is walked side by side with the body itself, which still
// has the old names, values and provenance.
//
//===----------------------------------------------------------------------===//

#include "function_inliner.h"

#include "attribute_references.h"
#include "inlined_names.h"
#include "node.h"
#include "ptr_map.h"
#include "result_facts.h"
#include "uses.h"
#include "value_map.h"

void aimet_inliner_init(aimet_inliner *inliner, MlirOperation module,
                        MlirOperation graph) {
  aimet_provenance_restore(module);
  *inliner = (aimet_inliner){
      .nodes = aimet_name_set_create(),
      .values = aimet_name_set_create(),
      .mentioned = aimet_name_set_create(),
      .modules = aimet_inlined_modules_create(module),
      .arena = aimet_arena_create(),
  };
  aimet_name_set_add_nodes(inliner->nodes, graph);
  aimet_name_set_add_values(inliner->values, graph);
  aimet_name_set_add_mentioned(inliner->mentioned, module);
}

void aimet_inliner_deinit(aimet_inliner *inliner) {
  aimet_name_set_destroy(inliner->nodes);
  aimet_name_set_destroy(inliner->values);
  aimet_name_set_destroy(inliner->mentioned);
  aimet_inlined_modules_destroy(inliner->modules);
  aimet_arena_destroy(inliner->arena);
}

/// The inlining of one call.
typedef struct inlining {
  aimet_inliner *inliner;
  MlirOperation call, function;
  MlirBlock body;
  MlirOperation exit; ///< the function's return
  aimet_inlined_names names;
  aimet_ptr_map values;  ///< value of the function -> the graph's value
  aimet_ptr_map outputs; ///< value of the function -> 1 + result of the call
} inlining;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static MlirOperation create_before_call(inlining *in, const char *name,
                                        MlirType type, intptr_t num_operands,
                                        const MlirValue *operands) {
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c(name), mlirOperationGetLocation(in->call));
  mlirOperationStateAddOperands(&state, num_operands, operands);
  mlirOperationStateAddResults(&state, 1, &type);
  MlirOperation op = mlirOperationCreate(&state);
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(in->call), in->call,
                                      op);
  return op;
}

/// An input that the call does not give is absent in the body.
static void pass_arguments(inlining *in) {
  MlirContext context = mlirOperationGetContext(in->call);
  intptr_t num_given = mlirOperationGetNumOperands(in->call);
  intptr_t count = mlirBlockGetNumArguments(in->body);
  MlirValue absent = {NULL};
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue argument = mlirBlockGetArgument(in->body, i);
    if (i < num_given) {
      aimet_value_map_set(&in->values, argument,
                          mlirOperationGetOperand(in->call, i));
      continue;
    }
    if (aimet_value_is_unused(argument))
      continue;
    if (mlirValueIsNull(absent))
      absent = mlirOperationGetResult(
          create_before_call(in, "onnx.NoValue", mlirNoneTypeGet(context), 0,
                             NULL),
          0);
    aimet_value_map_set(&in->values, argument, absent);
  }
}

/// Finds the node of the body that makes each output: it takes the name of the
/// call's. An output that is an input, or another output as well, has none.
static void find_outputs(inlining *in) {
  intptr_t count = mlirOperationGetNumResults(in->call);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(in->exit, i);
    bool is_new;
    if (mlirValueIsABlockArgument(value) ||
        aimet_value_is_absent(mlirOperationGetResult(in->call, i)) ||
        mlirTypeIsANone(mlirValueGetType(mlirOperationGetResult(in->call, i))))
      continue;
    uint64_t *entry = aimet_ptr_map_insert(&in->outputs, value.ptr, &is_new);
    if (is_new)
      *entry = (uint64_t)i + 1;
  }
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

static void adapt(inlining *in, MlirOperation original, MlirOperation copy);

/// The graphs of a node: names are unique among all of the graph that they come
/// into.
static void adapt_bodies(inlining *in, MlirOperation original,
                         MlirOperation copy) {
  intptr_t num_regions = mlirOperationGetNumRegions(original);
  for (intptr_t i = 0; i < num_regions; ++i) {
    MlirBlock old_body = aimet_body(original, i), body = aimet_body(copy, i);
    if (mlirBlockIsNull(old_body) || mlirBlockIsNull(body))
      continue;
    aimet_inlined_arguments(&in->names, original, copy, i);
    MlirOperation old_op = mlirBlockGetFirstOperation(old_body);
    MlirOperation op = mlirBlockGetFirstOperation(body);
    for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
      adapt(in, old_op, op);
      if (!aimet_op_is_terminator(op))
        aimet_inlined_results(&in->names, old_op, op, NULL);
      old_op = mlirOperationGetNextInBlock(old_op);
    }
    aimet_inlined_outputs(&in->names, original, copy, i);
  }
}

/// Everything of a copied operation but the names of its results.
static void adapt(inlining *in, MlirOperation original, MlirOperation copy) {
  intptr_t num_operands = mlirOperationGetNumOperands(copy);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = mlirOperationGetOperand(copy, i);
    MlirValue value = aimet_value_map_get(&in->values, operand);
    if (!mlirValueEqual(operand, value))
      mlirOperationSetOperand(copy, i, value);
  }
  if (aimet_op_is_node(copy)) {
    aimet_resolve_references(copy, in->call, in->function);
    MlirAttribute provenance =
        aimet_inlined_modules_attribute(in->inliner->modules, original);
    aimet_op_set_attr(copy, "aimet.module", provenance);
    if (mlirAttributeIsNull(provenance))
      aimet_provenance_forget(copy);
    aimet_inlined_node(&in->names, original, copy);
  }
  adapt_bodies(in, original, copy);
}

/// The names that the results of a node take over from the call: for each the
/// number of the call's result, or -1; null where none does.
static const intptr_t *taken_results(inlining *in, MlirOperation original) {
  intptr_t count = mlirOperationGetNumResults(original);
  intptr_t *taken = NULL;
  for (intptr_t i = 0; i < count; ++i) {
    const uint64_t *output = aimet_ptr_map_find(
        &in->outputs, mlirOperationGetResult(original, i).ptr);
    if (!output)
      continue;
    if (!taken) {
      taken =
          aimet_arena_alloc(in->inliner->arena, (size_t)count * sizeof *taken);
      for (intptr_t k = 0; k < count; ++k)
        taken[k] = -1;
    }
    taken[i] = (intptr_t)(*output - 1);
  }
  return taken;
}

/// Copies one operation of the body's own; what it was in the order of its file
/// means nothing in another graph.
static MlirOperation copy_operation(inlining *in, MlirOperation original) {
  MlirOperation copy = mlirOperationClone(original);
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(in->call), in->call,
                                      copy);
  adapt(in, original, copy);
  aimet_inlined_results(&in->names, original, copy,
                        taken_results(in, original));
  aimet_op_set_attr(copy, "onnx.position", mlirAttributeGetNull());
  intptr_t count = mlirOperationGetNumResults(original);
  for (intptr_t i = 0; i < count; ++i)
    aimet_value_map_set(&in->values, mlirOperationGetResult(original, i),
                        mlirOperationGetResult(copy, i));
  return copy;
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

/// What the graph says of the call's result it says of the node's from now on.
/// Where it says nothing, what the function says holds.
static void take_facts(inlining *in, intptr_t i, MlirValue value) {
  MlirValue result = mlirOperationGetResult(in->call, i);
  MlirType type = mlirValueGetType(result);
  if (mlirAttributeIsNull(aimet_value_info_of(in->call, i)) &&
      mlirTypeEqual(type, aimet_unknown_type(mlirTypeGetContext(type))) &&
      !aimet_value_is_output(result))
    return;
  mlirValueSetType(value, type);
  aimet_copy_result_facts(in->call, i, mlirOpResultGetOwner(value),
                          mlirOpResultGetResultNumber(value));
}

/// An output that bears another name already: an Identity gives it its own
/// where that must stay.
static MlirValue output_alias(inlining *in, intptr_t i, MlirValue value) {
  MlirValue result = mlirOperationGetResult(in->call, i);
  aimet_string_view name = aimet_result_name(in->call, i, in->inliner->arena);
  if (!aimet_value_is_output(result) &&
      !aimet_name_set_has(in->inliner->mentioned, name))
    return value;
  MlirContext context = mlirOperationGetContext(in->call);
  MlirOperation alias = create_before_call(in, "onnx.Identity",
                                           mlirValueGetType(result), 1, &value);
  aimet_inlined_alias(&in->names, alias);
  if (name.length) {
    MlirAttribute text = aimet_attr_string(context, name);
    aimet_op_set_attr(alias, "onnx.outputs",
                      mlirArrayAttrGet(context, 1, &text));
  }
  aimet_copy_result_facts(in->call, i, alias, 0);
  return mlirOperationGetResult(alias, 0);
}

static void bind_result(inlining *in, intptr_t i) {
  MlirValue result = mlirOperationGetResult(in->call, i);
  MlirValue inner = mlirOperationGetOperand(in->exit, i);
  MlirValue value = aimet_value_map_get(&in->values, inner);
  const uint64_t *output = aimet_ptr_map_find(&in->outputs, inner.ptr);
  if (output && (intptr_t)(*output - 1) == i)
    take_facts(in, i, value);
  else if (!aimet_value_is_unused(result))
    value = output_alias(in, i, value);
  mlirValueReplaceAllUsesOfWith(result, value);
}

MlirOperation aimet_inline_call(aimet_inliner *inliner, MlirOperation call,
                                MlirOperation function, bool keeps_names) {
  MlirBlock body = aimet_body(function, 0);
  inlining in = {
      .inliner = inliner,
      .call = call,
      .function = function,
      .body = body,
      .exit = aimet_last_operation(body),
      .names = {inliner->nodes, inliner->values, inliner->arena, call, function,
                keeps_names},
  };
  aimet_inlined_modules_enter(inliner->modules, call);
  pass_arguments(&in);
  find_outputs(&in);
  MlirOperation first = {NULL};
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationEqual(op, in.exit); op = mlirOperationGetNextInBlock(op)) {
    MlirOperation copy = copy_operation(&in, op);
    if (mlirOperationIsNull(first))
      first = copy;
  }
  intptr_t num_results = mlirOperationGetNumResults(call);
  for (intptr_t i = 0; i < num_results; ++i)
    bind_result(&in, i);
  if (mlirOperationIsNull(first))
    first = mlirOperationGetNextInBlock(call);
  mlirOperationDestroy(call);
  aimet_ptr_map_deinit(&in.values);
  aimet_ptr_map_deinit(&in.outputs);
  aimet_arena_reset(inliner->arena);
  return first;
}
