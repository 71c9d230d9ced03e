//===- static_control_flow.c - control flow that no data decides ----------===//
//
// A Loop ends by its trip count or by its condition. Where the body leaves the
// condition true the count alone decides; else the Loop is followed iteration
// by iteration until the condition is known to be false.
//
//===----------------------------------------------------------------------===//

#include "static_control_flow.h"

#include "body_runs.h"
#include "effects.h"
#include "node.h"
#include "node_view.h"

#include <inttypes.h>

enum { TRIP_COUNT = 0, CONDITION = 1, STATE = 2 };

/// Bytes of a name that a reason shows.
#define NAME_LIMIT 200

bool aimet_is_control_flow(MlirOperation op) {
  return aimet_op_is(op, "onnx.If") || aimet_op_is(op, "onnx.Loop") ||
         aimet_op_is(op, "onnx.Scan");
}

static aimet_static_flow dynamic(aimet_flow_reason reason) {
  return (aimet_static_flow){.kind = AIMET_FLOW_DYNAMIC, .reason = reason};
}

static aimet_static_flow runs(uint64_t iterations, uint64_t limit) {
  aimet_static_flow flow = {.kind = AIMET_FLOW_ITERATIONS,
                            .iterations = iterations};
  if (iterations > limit) {
    flow.kind = AIMET_FLOW_DYNAMIC;
    flow.reason = AIMET_FLOW_TOO_LONG;
  }
  return flow;
}

/// Why a number is not known.
static aimet_static_flow undecided(aimet_number number, MlirValue value) {
  aimet_static_flow flow = dynamic(
      number.kind == AIMET_NUMBER_SYMBOLIC ? AIMET_FLOW_SIZE : AIMET_FLOW_DATA);
  flow.undecided = value;
  flow.size = number;
  return flow;
}

/// The only element of a value; unknown if it has more, or is not known.
static aimet_number scalar(aimet_inference *inference, MlirValue value) {
  const aimet_elements *elements = aimet_inference_elements(inference, value);
  return elements && elements->count == 1 ? elements->at[0]
                                          : aimet_unknown_number();
}

/// True if the graph has so many inputs and outputs.
static bool has_arity(MlirOperation op, intptr_t region, intptr_t inputs,
                      intptr_t outputs) {
  MlirBlock block = aimet_body(op, region);
  if (mlirBlockIsNull(block))
    return false;
  MlirOperation exit = aimet_last_operation(block);
  return aimet_op_is(exit, "aimet.yield") &&
         mlirBlockGetNumArguments(block) == inputs &&
         mlirOperationGetNumOperands(exit) == outputs;
}

//===----------------------------------------------------------------------===//
// If
//===----------------------------------------------------------------------===//

static aimet_static_flow flow_of_if(aimet_inference *inference,
                                    MlirOperation op) {
  intptr_t results = mlirOperationGetNumResults(op), region;
  MlirValue condition = aimet_op_input(op, 0);
  if (mlirValueIsNull(condition) ||
      !has_arity(op, aimet_region_of_attribute(op, "then_branch"), 0,
                 results) ||
      !has_arity(op, aimet_region_of_attribute(op, "else_branch"), 0, results))
    return dynamic(AIMET_FLOW_FAULTY);
  if (aimet_chosen_branch(inference, op, &region))
    return (aimet_static_flow){.kind = AIMET_FLOW_BRANCH, .region = region};
  return undecided(scalar(inference, condition), condition);
}

//===----------------------------------------------------------------------===//
// Loop
//===----------------------------------------------------------------------===//

/// The most iterations that a Loop makes; false if that is not known.
static bool trip_limit(aimet_inference *inference, MlirValue trips,
                       uint64_t *out) {
  *out = UINT64_MAX;
  if (mlirValueIsNull(trips))
    return true;
  aimet_number number = scalar(inference, trips);
  if (!aimet_is_int(number))
    return false;
  *out = number.as.i < 0 ? 0 : (uint64_t)number.as.i;
  return true;
}

/// A Loop that begins and whose condition may end it.
static aimet_static_flow follow(aimet_inference *inference, MlirOperation op,
                                uint64_t trips, uint64_t limit) {
  uint64_t iterations;
  MlirOperation exit = aimet_last_operation(aimet_body(op, 0));
  MlirValue condition = mlirOperationGetOperand(exit, 0);
  switch (
      aimet_inference_follow_loop(inference, op, trips, limit, &iterations)) {
  case AIMET_LOOP_ENDS:
    return runs(iterations, limit);
  case AIMET_LOOP_GOES_ON:
    return dynamic(AIMET_FLOW_TOO_LONG);
  case AIMET_LOOP_UNDECIDED:
    break;
  }
  return undecided(scalar(inference, condition), condition);
}

static aimet_static_flow flow_of_loop(aimet_inference *inference,
                                      MlirOperation op, uint64_t limit) {
  intptr_t operands = mlirOperationGetNumOperands(op);
  if (aimet_region_of_attribute(op, "body") != 0 ||
      !has_arity(op, 0, operands > STATE ? operands : STATE,
                 1 + mlirOperationGetNumResults(op)))
    return dynamic(AIMET_FLOW_FAULTY);
  MlirValue trips = aimet_op_input(op, TRIP_COUNT);
  MlirValue condition = aimet_op_input(op, CONDITION);
  bool has_condition = !mlirValueIsNull(condition);
  aimet_number begins =
      has_condition ? scalar(inference, condition) : aimet_int(1);
  uint64_t most;
  bool is_bounded = trip_limit(inference, trips, &most);
  if ((is_bounded && most == 0) || aimet_is(begins, 0))
    return runs(0, limit);
  if (!aimet_is_int(begins))
    return undecided(begins, condition);
  if (!is_bounded)
    return undecided(scalar(inference, trips), trips);
  if (most == 1)
    return runs(1, limit);
  if (aimet_keeps_condition(inference, op))
    return mlirValueIsNull(trips) ? dynamic(AIMET_FLOW_TOO_LONG)
                                  : runs(most, limit);
  return has_condition ? follow(inference, op, most, limit)
                       : dynamic(AIMET_FLOW_UNCLEAR);
}

//===----------------------------------------------------------------------===//
// Scan
//===----------------------------------------------------------------------===//

static aimet_static_flow flow_of_scan(aimet_inference *inference,
                                      MlirOperation op, uint64_t limit) {
  aimet_node node = aimet_node_of(op, NULL);
  intptr_t operands = mlirOperationGetNumOperands(op);
  int64_t scanned = aimet_node_int(&node, "num_scan_inputs", 0);
  if (!node.schema || node.schema->since_version < 9)
    return dynamic(AIMET_FLOW_BATCH);
  if (aimet_region_of_attribute(op, "body") != 0 || scanned < 1 ||
      scanned > operands ||
      operands - scanned > mlirOperationGetNumResults(op) ||
      !has_arity(op, 0, operands, mlirOperationGetNumResults(op)))
    return dynamic(AIMET_FLOW_FAULTY);
  aimet_number length = aimet_body_runs(inference, op);
  if (aimet_is_int(length) && length.as.i >= 0)
    return runs((uint64_t)length.as.i, limit);
  return undecided(length,
                   mlirOperationGetOperand(op, operands - (intptr_t)scanned));
}

//===----------------------------------------------------------------------===//
// Answers
//===----------------------------------------------------------------------===//

static bool draws_from_seed(MlirOperation op) {
  aimet_effects *effects = aimet_effects_create(aimet_enclosing_module(op));
  bool draws = aimet_draws_from_seed(effects, op);
  aimet_effects_destroy(effects);
  return draws;
}

/// Iterations of which each could stand for itself.
static aimet_static_flow separable(aimet_static_flow flow, MlirOperation op) {
  if (flow.kind != AIMET_FLOW_ITERATIONS || flow.iterations < 2 ||
      !draws_from_seed(op))
    return flow;
  return dynamic(AIMET_FLOW_SEEDED);
}

aimet_static_flow aimet_static_flow_of(aimet_inference *inference,
                                       MlirOperation op,
                                       uint64_t max_iterations) {
  if (aimet_op_is(op, "onnx.If"))
    return flow_of_if(inference, op);
  if (aimet_op_is(op, "onnx.Loop"))
    return separable(flow_of_loop(inference, op, max_iterations), op);
  if (aimet_op_is(op, "onnx.Scan"))
    return separable(flow_of_scan(inference, op, max_iterations), op);
  return (aimet_static_flow){.kind = AIMET_FLOW_NONE};
}

static void print_value(const aimet_static_flow *flow,
                        aimet_string_builder *out) {
  aimet_arena *arena = aimet_arena_create();
  aimet_sb_append_cstr(out, "\"");
  aimet_sb_append_escaped(out, aimet_value_name(flow->undecided, arena),
                          NAME_LIMIT);
  aimet_sb_append_cstr(out, "\"");
  aimet_arena_destroy(arena);
}

static void print_size(const aimet_static_flow *flow,
                       aimet_string_builder *out) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_number_print(&text, flow->size);
  aimet_sb_append_escaped(out, aimet_sb_view(&text), NAME_LIMIT);
  aimet_sb_deinit(&text);
}

static void print_length(const aimet_static_flow *flow,
                         aimet_string_builder *out) {
  if (flow->iterations)
    aimet_sb_appendf(out, "it makes %" PRIu64 " iterations", flow->iterations);
  else
    aimet_sb_append_cstr(out, "it does not end within the iterations that are "
                              "followed");
}

void aimet_static_flow_print_reason(const aimet_static_flow *flow,
                                    aimet_string_builder *out) {
  switch (flow->reason) {
  case AIMET_FLOW_DATA:
    print_value(flow, out);
    aimet_sb_append_cstr(out, " depends on data");
    return;
  case AIMET_FLOW_SIZE:
    print_value(flow, out);
    aimet_sb_append_cstr(out, " depends on the size ");
    print_size(flow, out);
    return;
  case AIMET_FLOW_TOO_LONG:
    print_length(flow, out);
    return;
  case AIMET_FLOW_UNCLEAR:
    aimet_sb_append_cstr(out, "it has no condition but its body gives out "
                              "one, which ONNX ignores and runtimes heed");
    return;
  case AIMET_FLOW_BATCH:
    aimet_sb_append_cstr(out, "before version 9 it runs over a batch as well");
    return;
  case AIMET_FLOW_SEEDED:
    aimet_sb_append_cstr(out, "it draws random numbers from a seed, other ones "
                              "in each iteration");
    return;
  case AIMET_FLOW_FAULTY:
    aimet_sb_append_cstr(out, "it is not well-formed");
    return;
  }
}
