//===- infer_loops.c - Loop and Scan --------------------------------------===//
//
// The state of a loop has one type in every iteration: what is true of the
// initial value and of what the body makes of it. It is found by running the
// body until nothing changes; three times are enough, for what is still not
// settled then has no shape.
//
//===----------------------------------------------------------------------===//

#include "infer_bodies.h"

#include "op.h"

/// Runs of a loop's body before its state is given up to be unshaped.
#define MAX_PRECISE_RUNS 2

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static const aimet_value_type *scalar(aimet_infer *node, int32_t element) {
  return aimet_tensor_type(node->run->arena, element, 0, NULL);
}

static const aimet_value_type *without_shape(aimet_infer *node,
                                             const aimet_value_type *type) {
  aimet_arena *arena = node->run->arena;
  if (type->kind == AIMET_TYPE_TENSOR)
    return aimet_tensor_type(arena, type->element, AIMET_UNRANKED, NULL);
  if (!type->of)
    return type;
  return aimet_container_type(arena, type->kind, type->element,
                              without_shape(node, type->of));
}

/// The tensor type without dimension `axis`, its size given out.
static const aimet_value_type *without_axis(aimet_infer *node,
                                            const aimet_value_type *type,
                                            int64_t axis,
                                            aimet_number *out_size) {
  *out_size = aimet_unknown_number();
  if (!aimet_type_is_tensor(type) || type->rank == AIMET_UNRANKED)
    return without_shape(node, type);
  int32_t at;
  if (!aimet_normalize_axis(node, "a scan axis", axis, type->rank, &at))
    return without_shape(node, type);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)type->rank);
  for (int32_t i = 0, k = 0; i < type->rank; ++i)
    if (i == at)
      *out_size = type->dims[i];
    else
      dims[k++] = type->dims[i];
  return aimet_tensor_type(node->run->arena, type->element, type->rank - 1,
                           dims);
}

/// The tensor type with one more dimension, at `axis` of the result.
static const aimet_value_type *with_axis(aimet_infer *node,
                                         const aimet_value_type *type,
                                         int64_t axis, aimet_number size) {
  if (!aimet_type_is_tensor(type) || type->rank == AIMET_UNRANKED)
    return type->kind == AIMET_TYPE_TENSOR ? without_shape(node, type)
                                           : &aimet_type_unknown;
  int32_t rank = type->rank + 1, at;
  if (!aimet_normalize_axis(node, "a scan axis", axis, rank, &at))
    return without_shape(node, type);
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t i = 0, k = 0; i < rank; ++i)
    dims[i] = i == at ? size : type->dims[k++];
  return aimet_tensor_type(node->run->arena, type->element, rank, dims);
}

//===----------------------------------------------------------------------===//
// State that a loop carries
//===----------------------------------------------------------------------===//

/// Values that go from one iteration to the next: the body's inputs from
/// `first_input` on, and its outputs from `first_output` on.
typedef struct loop_state {
  const aimet_node_body *body;
  intptr_t first_input, first_output, count;
  const aimet_value_type **types;
} loop_state;

static bool state_is_settled(aimet_infer *node, loop_state *state) {
  bool is_settled = true;
  for (intptr_t i = 0; i < state->count; ++i) {
    const aimet_value_type *made =
        aimet_body_output(node, state->body, state->first_output + i)->known;
    const aimet_value_type *joined =
        aimet_type_join(node->run->arena, state->types[i], made);
    is_settled &= aimet_type_same(joined, state->types[i]);
    state->types[i] = joined;
  }
  return is_settled;
}

static void forget_shapes(aimet_infer *node, loop_state *state) {
  for (intptr_t i = 0; i < state->count; ++i)
    state->types[i] = without_shape(node, state->types[i]);
}

/// Runs the body until the state's types are true of every iteration; the
/// body's other inputs have been set. False if it cannot be run.
static bool settle_state(aimet_infer *node, loop_state *state) {
  aimet_inference *run = node->run;
  bool is_precise = run->loop_depth < AIMET_INFER_MAX_PRECISE_LOOPS;
  bool ran = true, is_settled = false;
  ++run->loop_depth;
  for (int attempt = 0; ran && !is_settled && attempt <= MAX_PRECISE_RUNS;
       ++attempt) {
    bool is_last = !is_precise || attempt == MAX_PRECISE_RUNS;
    size_t num_faults = run->num_faults;
    if (is_last)
      forget_shapes(node, state);
    for (intptr_t i = 0; i < state->count; ++i)
      aimet_set_body_input(node, state->body, state->first_input + i,
                           state->types[i]);
    ran = aimet_run_body(node, state->body);
    is_settled = ran && (state_is_settled(node, state) || is_last);
    if (!is_settled)
      run->num_faults = num_faults;
  }
  --run->loop_depth;
  return ran;
}

//===----------------------------------------------------------------------===//
// Loop
//===----------------------------------------------------------------------===//

enum { LOOP_TRIP_COUNT = 0, LOOP_CONDITION = 1, LOOP_STATE = 2 };

/// True if the body always says to go on: its condition is true or is what it
/// was given, and that was true.
static bool never_stops(aimet_infer *node, const aimet_node_body *b) {
  int64_t initial = 1;
  if (aimet_has_input(node, LOOP_CONDITION) &&
      !aimet_input_int(node, LOOP_CONDITION, &initial))
    return false;
  MlirOperation exit = aimet_last_operation(b->block);
  MlirValue condition = mlirOperationGetOperand(exit, 0);
  while (mlirValueIsAOpResult(condition) &&
         aimet_op_is(mlirOpResultGetOwner(condition), "onnx.Identity") &&
         mlirOperationGetNumOperands(mlirOpResultGetOwner(condition)) == 1)
    condition = mlirOperationGetOperand(mlirOpResultGetOwner(condition), 0);
  if (mlirValueEqual(condition, mlirBlockGetArgument(b->block, LOOP_CONDITION)))
    return initial != 0;
  const aimet_elements *elements =
      aimet_inference_elements(node->run, condition);
  return initial != 0 && elements && elements->count == 1 &&
         aimet_is(elements->at[0], 1);
}

/// The number of iterations, where it is certain. What the body says to go on
/// matters from the second on.
static aimet_number trip_count(aimet_infer *node, const aimet_node_body *b) {
  int64_t begins = 1;
  bool is_begun = !aimet_has_input(node, LOOP_CONDITION) ||
                  aimet_input_int(node, LOOP_CONDITION, &begins);
  if (!begins)
    return aimet_int(0);
  const aimet_elements *count = aimet_input_elements(node, LOOP_TRIP_COUNT);
  if (!count || count->count != 1)
    return aimet_unknown_number();
  aimet_number most = aimet_max(node->run->symbols, count->at[0], aimet_int(0));
  bool is_certain = aimet_is(most, 0) || (aimet_is(most, 1) && is_begun) ||
                    never_stops(node, b);
  return is_certain ? most : aimet_unknown_number();
}

void aimet_infer_loop(aimet_infer *node) {
  aimet_node_body b = aimet_find_body(node, "body", 0);
  if (mlirBlockIsNull(b.block))
    return;
  intptr_t count =
      node->num_inputs > LOOP_STATE ? node->num_inputs - LOOP_STATE : 0;
  intptr_t scans = aimet_body_output_count(&b) - 1 - count;
  if (!aimet_body_has_arity(node, &b, LOOP_STATE + count,
                            1 + node->num_outputs) ||
      scans < 0) {
    aimet_run_body_alone(node, &b);
    return;
  }
  loop_state state = {&b, LOOP_STATE, 1, count,
                      aimet_arena_calloc(node->run->arena, (size_t)count + 1,
                                         sizeof *state.types)};
  for (intptr_t i = 0; i < count; ++i)
    state.types[i] = aimet_input_type(node, (int)(LOOP_STATE + i));
  aimet_set_body_input(node, &b, 0, scalar(node, AIMET_DATA_INT64));
  aimet_set_body_input(node, &b, 1, scalar(node, AIMET_DATA_BOOL));
  if (!settle_state(node, &state))
    return;
  for (intptr_t i = 0; i < count; ++i)
    aimet_set_type(node, (int)i, state.types[i]);
  aimet_number iterations = trip_count(node, &b);
  for (intptr_t i = 0; i < scans; ++i)
    aimet_set_type(node, (int)(count + i),
                   with_axis(node,
                             aimet_body_output(node, &b, 1 + count + i)->known,
                             0, iterations));
}

//===----------------------------------------------------------------------===//
// Scan
//===----------------------------------------------------------------------===//

/// Where a Scan has what: before version 9 there is an input of lengths first,
/// and a batch dimension in front of all.
typedef struct scan_form {
  int first;
  bool has_batch;
  intptr_t num_states, num_scans, num_scan_outputs;
  const int64_t *input_axes, *output_axes;
  uint64_t num_input_axes, num_output_axes;
  aimet_number batch, length;
} scan_form;

static int64_t axis_at(const int64_t *axes, uint64_t count, intptr_t i) {
  return axes && (uint64_t)i < count ? axes[i] : 0;
}

static const aimet_value_type *without_batch(aimet_infer *node, scan_form *form,
                                             const aimet_value_type *type) {
  if (!form->has_batch)
    return type;
  aimet_number batch;
  const aimet_value_type *rest = without_axis(node, type, 0, &batch);
  form->batch = aimet_same_dim(node, "batch sizes", form->batch, batch);
  return rest;
}

static const aimet_value_type *with_batch(aimet_infer *node,
                                          const scan_form *form,
                                          const aimet_value_type *type) {
  return form->has_batch ? with_axis(node, type, 0, form->batch) : type;
}

static void set_scan_slices(aimet_infer *node, const aimet_node_body *b,
                            scan_form *form) {
  for (intptr_t i = 0; i < form->num_scans; ++i) {
    aimet_number length;
    const aimet_value_type *type = without_batch(
        node, form,
        aimet_input_type(node, form->first + (int)(form->num_states + i)));
    type = without_axis(node, type,
                        axis_at(form->input_axes, form->num_input_axes, i),
                        &length);
    form->length =
        aimet_same_dim(node, "lengths of scanned inputs", form->length, length);
    aimet_set_body_input(node, b, form->num_states + i, type);
  }
}

static void set_scan_outputs(aimet_infer *node, const aimet_node_body *b,
                             const scan_form *form, const loop_state *state) {
  for (intptr_t i = 0; i < form->num_states; ++i)
    aimet_set_type(node, (int)i, with_batch(node, form, state->types[i]));
  for (intptr_t i = 0; i < form->num_scan_outputs; ++i) {
    const aimet_value_type *type = with_axis(
        node, aimet_body_output(node, b, form->num_states + i)->known,
        axis_at(form->output_axes, form->num_output_axes, i), form->length);
    aimet_set_type(node, (int)(form->num_states + i),
                   with_batch(node, form, type));
  }
}

static bool read_scan_form(aimet_infer *node, scan_form *form) {
  aimet_arena *arena = node->run->arena;
  *form = (scan_form){.has_batch = aimet_infer_version(node) < 9};
  form->first = form->has_batch ? 1 : 0;
  form->num_scans = (intptr_t)aimet_node_int(&node->view, "num_scan_inputs", 0);
  form->num_states = node->num_inputs - form->first - form->num_scans;
  form->num_scan_outputs = node->num_outputs - form->num_states;
  if (!form->has_batch) {
    form->input_axes = aimet_node_ints(&node->view, "scan_input_axes", arena,
                                       &form->num_input_axes);
    form->output_axes = aimet_node_ints(&node->view, "scan_output_axes", arena,
                                        &form->num_output_axes);
  }
  if (form->num_scans >= 1 && form->num_states >= 0 &&
      form->num_scan_outputs >= 0)
    return true;
  aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                    "num_scan_inputs does not fit the node, got %lld for %lld "
                    "inputs and %lld outputs",
                    (long long)form->num_scans, (long long)node->num_inputs,
                    (long long)node->num_outputs);
  return false;
}

void aimet_infer_scan(aimet_infer *node) {
  aimet_node_body b = aimet_find_body(node, "body", 0);
  scan_form form;
  if (mlirBlockIsNull(b.block))
    return;
  if (!read_scan_form(node, &form) ||
      !aimet_body_has_arity(node, &b, form.num_states + form.num_scans,
                            node->num_outputs)) {
    aimet_run_body_alone(node, &b);
    return;
  }
  loop_state state = {&b, 0, 0, form.num_states,
                      aimet_arena_calloc(node->run->arena,
                                         (size_t)form.num_states + 1,
                                         sizeof *state.types)};
  for (intptr_t i = 0; i < form.num_states; ++i)
    state.types[i] =
        without_batch(node, &form, aimet_input_type(node, form.first + (int)i));
  set_scan_slices(node, &b, &form);
  if (settle_state(node, &state))
    set_scan_outputs(node, &b, &form, &state);
}
