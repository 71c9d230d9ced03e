//===- flow_unroll.c - the iterations of a Loop or Scan -------------------===//
//
// What an iteration is given: a Loop its number and the condition (true, else
// it would not run), a Scan a slice of each scanned input; and both their
// state. What iterations give out one by one is put together with a new axis.
//
//===----------------------------------------------------------------------===//

#include "flow_inlining.h"

#include "dialect.h"
#include "node_view.h"
#include "result_facts.h"
#include "uses.h"
#include "value_map.h"
#include "weights.h"

#include <stdlib.h>

enum { LOOP_NUMBER = 0, LOOP_CONDITION = 1, LOOP_STATE = 2 };

/// The first version of the default domain in which Squeeze and Unsqueeze take
/// their axes as an input.
enum { VERSION_WITH_AXES_INPUT = 13 };

/// A loop being unrolled.
typedef struct unrolling {
  aimet_flow_inlining *in;
  const aimet_flow_plan *plan;
  bool is_scan;
  intptr_t num_states, num_scanned, num_collected;
  const int64_t *input_axes, *input_directions;
  const int64_t *output_axes, *output_directions;
  uint64_t num_input_axes, num_input_directions;
  uint64_t num_output_axes, num_output_directions;
  MlirValue *states;    ///< that the next iteration begins with
  MlirValue *collected; ///< of each output that of each iteration
} unrolling;

static int64_t at(const int64_t *list, uint64_t count, intptr_t i) {
  return list && (uint64_t)i < count ? list[i] : 0;
}

//===----------------------------------------------------------------------===//
// Nodes that are made
//===----------------------------------------------------------------------===//

/// The node's name begins with that of the loop; without one there is none.
static void name_made(aimet_flow_inlining *in, MlirOperation op) {
  aimet_string_view name = aimet_op_node_name(in->node);
  if (!name.length)
    return;
  aimet_string_view wanted =
      aimet_sv(aimet_arena_format(in->inliner->arena, "%.*s_%.*s",
                                  AIMET_SV(name), AIMET_SV(aimet_op_type(op))));
  aimet_op_set_attr(
      op, "onnx_node_name",
      aimet_attr_string(in->inliner->context,
                        aimet_name_set_unique(in->inliner->nodes, wanted)));
  aimet_string_view result = aimet_result_name(op, 0, in->inliner->arena);
  if (!aimet_name_set_add(in->inliner->values, result))
    aimet_rename_result(op, 0,
                        aimet_name_set_unique(in->inliner->values, result));
}

static void set_int(aimet_flow_inlining *in, MlirValue made, const char *name,
                    int64_t value) {
  aimet_op_set_attr(mlirOpResultGetOwner(made), name,
                    aimet_attr_si64(in->inliner->context, value));
}

MlirValue aimet_flow_make(aimet_flow_inlining *in, const char *name,
                          const MlirValue *operands, intptr_t num_operands,
                          MlirType type) {
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c(name), mlirOperationGetLocation(in->node));
  mlirOperationStateAddOperands(&state, num_operands, operands);
  mlirOperationStateAddResults(&state, 1, &type);
  MlirOperation op = mlirOperationCreate(&state);
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(in->node), in->node,
                                      op);
  name_made(in, op);
  aimet_flow_modules_place(in->node, op);
  aimet_flow_mark_fresh(in, op);
  return mlirOperationGetResult(op, 0);
}

static MlirValue make_constant(aimet_flow_inlining *in, MlirAttribute value) {
  MlirValue made = aimet_flow_make(in, "onnx.Constant", NULL, 0,
                                   mlirAttributeGetType(value));
  aimet_op_set_attr(mlirOpResultGetOwner(made), "value", value);
  return made;
}

static MlirValue make_int(aimet_flow_inlining *in, int64_t value) {
  MlirType type = mlirRankedTensorTypeGet(
      0, NULL, mlirIntegerTypeGet(in->inliner->context, 64),
      mlirAttributeGetNull());
  return make_constant(in, mlirDenseElementsAttrInt64Get(type, 1, &value));
}

static MlirValue make_true(aimet_flow_inlining *in) {
  unsigned char yes = 1;
  MlirType type = mlirRankedTensorTypeGet(
      0, NULL, mlirIntegerTypeGet(in->inliner->context, 1),
      mlirAttributeGetNull());
  return make_constant(in, aimet_dense_from_plain(type, &yes, 1));
}

/// The value with a new axis of size 1.
static MlirValue make_unsqueeze(aimet_flow_inlining *in, MlirValue value,
                                int64_t axis) {
  MlirType unknown = aimet_unknown_type(in->inliner->context);
  if (aimet_opset_version(in->node, aimet_sv("")) < VERSION_WITH_AXES_INPUT) {
    MlirValue made = aimet_flow_make(in, "onnx.Unsqueeze", &value, 1, unknown);
    aimet_op_set_attr(mlirOpResultGetOwner(made), "axes",
                      mlirDenseI64ArrayGet(in->inliner->context, 1, &axis));
    return made;
  }
  int64_t one = 1;
  MlirType type = mlirRankedTensorTypeGet(
      1, &one, mlirIntegerTypeGet(in->inliner->context, 64),
      mlirAttributeGetNull());
  MlirValue operands[] = {
      value, make_constant(in, mlirDenseElementsAttrInt64Get(type, 1, &axis))};
  return aimet_flow_make(in, "onnx.Unsqueeze", operands, 2, unknown);
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

/// Entries of value_info that name dimensions may be true of one iteration and
/// not of another.
static void drop_named_sizes(MlirOperation copy) {
  MlirAttribute infos = aimet_op_attr(copy, "onnx.value_info");
  for (intptr_t i = 0; i < aimet_array_size(infos); ++i)
    if (mlirAttributeIsADictionary(aimet_array_get(infos, i)))
      aimet_drop_value_info(copy, i);
  if (!mlirAttributeIsNull(aimet_op_attr(copy, "aimet.dim_params")))
    aimet_op_set_attr(copy, "aimet.dim_params", mlirAttributeGetNull());
}

/// A copy of a node: scopes that its name spells are those of the graph.
static void name_node(aimet_flow_inlining *in, MlirOperation copy) {
  aimet_string_view name = aimet_op_node_name(copy);
  if (name.length)
    aimet_op_set_attr(
        copy, "onnx_node_name",
        aimet_attr_string(in->inliner->context,
                          aimet_name_set_unique(in->inliner->nodes, name)));
}

/// A weight of a graph in the body.
static void name_initializer(aimet_flow_inlining *in, MlirOperation copy) {
  aimet_string_view name = aimet_result_name(copy, 0, in->inliner->arena);
  if (name.length)
    aimet_rename_result(copy, 0,
                        aimet_name_set_unique(in->inliner->values, name));
}

static void adapt(aimet_flow_inlining *in, MlirOperation original,
                  MlirOperation copy);

/// The graphs of a node, side by side with those that were copied.
static void adapt_bodies(aimet_flow_inlining *in, MlirOperation original,
                         MlirOperation copy) {
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(original); ++i) {
    MlirBlock old_body = aimet_body(original, i), body = aimet_body(copy, i);
    if (mlirBlockIsNull(old_body) || mlirBlockIsNull(body))
      continue;
    aimet_inlined_arguments(&in->names, original, copy, i);
    MlirOperation old_op = mlirBlockGetFirstOperation(old_body);
    for (MlirOperation op = mlirBlockGetFirstOperation(body);
         !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
      adapt(in, old_op, op);
      old_op = mlirOperationGetNextInBlock(old_op);
    }
    aimet_inlined_outputs(&in->names, original, copy, i);
  }
}

/// Everything of a copied operation: what it uses, whose it is, its names.
static void adapt(aimet_flow_inlining *in, MlirOperation original,
                  MlirOperation copy) {
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(copy); ++i) {
    MlirValue operand = mlirOperationGetOperand(copy, i);
    MlirValue value = aimet_value_map_get(&in->values, operand);
    if (!mlirValueEqual(operand, value))
      mlirOperationSetOperand(copy, i, value);
  }
  if (aimet_op_is_node(copy)) {
    aimet_flow_modules_adapt(in->inliner->modules, copy);
    name_node(in, copy);
  }
  drop_named_sizes(copy);
  adapt_bodies(in, original, copy);
  if (aimet_op_is(copy, "onnx.Initializer"))
    name_initializer(in, copy);
  else if (!aimet_op_is_terminator(copy))
    aimet_inlined_results(&in->names, original, copy, NULL);
}

static void copy_node(aimet_flow_inlining *in, MlirOperation original) {
  MlirOperation copy = mlirOperationClone(original);
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(in->node), in->node,
                                      copy);
  adapt(in, original, copy);
  aimet_flow_mark_fresh(in, copy);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(original); ++i)
    aimet_value_map_set(&in->values, mlirOperationGetResult(original, i),
                        mlirOperationGetResult(copy, i));
}

//===----------------------------------------------------------------------===//
// One iteration
//===----------------------------------------------------------------------===//

/// Input `i` of the body if something uses it; else null.
static MlirValue used_input(const unrolling *u, intptr_t i) {
  MlirValue none = {NULL};
  MlirValue argument = mlirBlockGetArgument(u->in->body, i);
  return aimet_value_is_unused(argument) ? none : argument;
}

static void begin_loop(unrolling *u, uint64_t number) {
  MlirValue argument = used_input(u, LOOP_NUMBER);
  if (!mlirValueIsNull(argument))
    aimet_value_map_set(&u->in->values, argument,
                        make_int(u->in, (int64_t)number));
  argument = used_input(u, LOOP_CONDITION);
  if (!mlirValueIsNull(argument))
    aimet_value_map_set(&u->in->values, argument, make_true(u->in));
  for (intptr_t i = 0; i < u->num_states; ++i)
    aimet_value_map_set(&u->in->values,
                        mlirBlockGetArgument(u->in->body, LOOP_STATE + i),
                        u->states[i]);
}

/// A slice of a scanned input: Gather takes the axis out.
static MlirValue make_slice(unrolling *u, intptr_t i, uint64_t number,
                            MlirValue argument) {
  bool is_reverse = at(u->input_directions, u->num_input_directions, i) != 0;
  uint64_t index = is_reverse ? u->plan->flow.iterations - 1 - number : number;
  MlirValue operands[] = {
      mlirOperationGetOperand(u->in->node, u->num_states + i),
      make_int(u->in, (int64_t)index)};
  MlirValue slice = aimet_flow_make(u->in, "onnx.Gather", operands, 2,
                                    mlirValueGetType(argument));
  set_int(u->in, slice, "axis", at(u->input_axes, u->num_input_axes, i));
  return slice;
}

static void begin_scan(unrolling *u, uint64_t number) {
  for (intptr_t i = 0; i < u->num_states; ++i)
    aimet_value_map_set(&u->in->values, mlirBlockGetArgument(u->in->body, i),
                        u->states[i]);
  for (intptr_t i = 0; i < u->num_scanned; ++i) {
    MlirValue argument = used_input(u, u->num_states + i);
    if (!mlirValueIsNull(argument))
      aimet_value_map_set(&u->in->values, argument,
                          make_slice(u, i, number, argument));
  }
}

static void take_outputs(unrolling *u, uint64_t number) {
  intptr_t first = u->is_scan ? 0 : 1;
  MlirOperation exit = u->in->exit;
  for (intptr_t i = 0; i < u->num_states; ++i)
    u->states[i] = aimet_value_map_get(
        &u->in->values, mlirOperationGetOperand(exit, first + i));
  for (intptr_t i = 0; i < u->num_collected; ++i)
    u->collected[(uint64_t)i * u->plan->flow.iterations + number] =
        aimet_value_map_get(
            &u->in->values,
            mlirOperationGetOperand(exit, first + u->num_states + i));
}

/// What nothing uses any longer: the condition, state of no interest.
static void note_candidates(const unrolling *u) {
  intptr_t count = mlirOperationGetNumOperands(u->in->exit);
  for (intptr_t i = 0; i < count; ++i) {
    MlirOperation source = aimet_defining_op(aimet_value_map_get(
        &u->in->values, mlirOperationGetOperand(u->in->exit, i)));
    if (!mlirOperationIsNull(source))
      aimet_dead_code_add(u->in->inliner->dead, source);
  }
}

static void make_iteration(unrolling *u, uint64_t number) {
  aimet_flow_inlining *in = u->in;
  aimet_ptr_map_deinit(&in->values);
  in->values = AIMET_PTR_MAP_INIT;
  aimet_flow_modules_begin(in->inliner->modules, in->node, number);
  if (u->is_scan)
    begin_scan(u, number);
  else
    begin_loop(u, number);
  for (MlirOperation op = mlirBlockGetFirstOperation(in->body);
       !mlirOperationEqual(op, in->exit); op = mlirOperationGetNextInBlock(op))
    copy_node(in, op);
  take_outputs(u, number);
  note_candidates(u);
}

//===----------------------------------------------------------------------===//
// All iterations
//===----------------------------------------------------------------------===//

static bool is_needed(const unrolling *u, intptr_t result) {
  MlirValue value = mlirOperationGetResult(u->in->node, result);
  return !aimet_value_is_unused(value) ||
         aimet_is_mentioned(u->in->inliner->dead, value);
}

/// The values of output `i` of all iterations, put together.
static MlirValue collect(unrolling *u, intptr_t i) {
  uint64_t count = u->plan->flow.iterations;
  MlirValue *values = &u->collected[(uint64_t)i * count];
  intptr_t result = u->num_states + i;
  if (count == 0)
    return make_constant(u->in, u->plan->empty[result]);
  if (!is_needed(u, result))
    return values[0];
  int64_t axis = at(u->output_axes, u->num_output_axes, i);
  bool is_reverse = at(u->output_directions, u->num_output_directions, i) != 0;
  MlirValue *parts =
      aimet_arena_calloc(u->in->inliner->arena, (size_t)count, sizeof *parts);
  for (uint64_t k = 0; k < count; ++k)
    parts[is_reverse ? count - 1 - k : k] =
        make_unsqueeze(u->in, values[k], axis);
  if (count == 1)
    return parts[0];
  MlirValue whole =
      aimet_flow_make(u->in, "onnx.Concat", parts, (intptr_t)count,
                      aimet_unknown_type(u->in->inliner->context));
  set_int(u->in, whole, "axis", axis);
  return whole;
}

static void read_scan(unrolling *u) {
  aimet_node node = aimet_node_of(u->in->node, NULL);
  aimet_arena *arena = u->in->inliner->arena;
  u->num_scanned = aimet_flow_num_scanned(u->in->node);
  u->input_axes =
      aimet_node_ints(&node, "scan_input_axes", arena, &u->num_input_axes);
  u->output_axes =
      aimet_node_ints(&node, "scan_output_axes", arena, &u->num_output_axes);
  u->input_directions = aimet_node_ints(&node, "scan_input_directions", arena,
                                        &u->num_input_directions);
  u->output_directions = aimet_node_ints(&node, "scan_output_directions", arena,
                                         &u->num_output_directions);
}

void aimet_flow_unroll(aimet_flow_inlining *in, const aimet_flow_plan *plan,
                       MlirValue *out_results) {
  aimet_arena *arena = in->inliner->arena;
  intptr_t num_results = mlirOperationGetNumResults(in->node);
  unrolling u = {.in = in,
                 .plan = plan,
                 .is_scan = aimet_op_is(in->node, "onnx.Scan"),
                 .num_states = aimet_flow_num_states(in->node)};
  u.num_collected = num_results - u.num_states;
  if (u.is_scan)
    read_scan(&u);
  u.states =
      aimet_arena_calloc(arena, (size_t)u.num_states + 1, sizeof *u.states);
  for (intptr_t i = 0; i < u.num_states; ++i)
    u.states[i] =
        mlirOperationGetOperand(in->node, (u.is_scan ? 0 : LOOP_STATE) + i);
  size_t room = (size_t)u.num_collected * (size_t)plan->flow.iterations;
  u.collected = aimet_arena_calloc(arena, room + 1, sizeof *u.collected);
  for (uint64_t k = 0; k < plan->flow.iterations; ++k)
    make_iteration(&u, k);
  for (intptr_t i = 0; i < num_results; ++i)
    out_results[i] =
        i < u.num_states ? u.states[i] : collect(&u, i - u.num_states);
}
