//===- known_loops.c - loops, iteration by iteration ----------------------===//
//
// A loop is what its iterations do one after the other, where it is known how
// many there are. What a rewrite puts in the place of a loop has to say it in
// the same operators: slices of what a Scan reads are Gather, what iterations
// give out one by one is put together by Unsqueeze and Concat.
//
//===----------------------------------------------------------------------===//

#include "known_loops.h"

#include "alloc.h"
#include "dialect.h"
#include "static_control_flow.h"
#include "uses.h"

#include <stdlib.h>

enum { LOOP_TRIPS = 0, LOOP_CONDITION = 1, LOOP_STATE = 2 };

/// Iterations of one loop that are followed.
enum { MOST_ITERATIONS = 4096 };

/// The first version of the default domain in which Unsqueeze takes its axes as
/// an input.
enum { VERSION_WITH_AXES_INPUT = 13 };

/// A loop that is followed.
typedef struct followed_loop {
  known_values *known;
  const form_scope *scope;
  MlirOperation op;
  MlirBlock body;
  intptr_t num_states, num_collected;
  form_list states;     ///< that the next iteration begins with
  form_list *collected; ///< of each further output, what iterations gave out
  form_list outputs;    ///< of the last iteration
  const int64_t *input_axes, *input_directions; ///< of a Scan; null: 0
  const int64_t *output_axes, *output_directions;
  uint64_t num_input_axes, num_input_directions;
  uint64_t num_output_axes, num_output_directions;
} followed_loop;

static int64_t at(const int64_t *list, uint64_t count, intptr_t i) {
  return list && (uint64_t)i < count ? list[i] : 0;
}

//===----------------------------------------------------------------------===//
// Forms that a rewrite makes
//===----------------------------------------------------------------------===//

static MlirType scalar_type(MlirContext context, unsigned bits) {
  return mlirRankedTensorTypeGet(0, NULL, mlirIntegerTypeGet(context, bits),
                                 mlirAttributeGetNull());
}

static aimet_form constant(const followed_loop *f, MlirAttribute dense) {
  form_builder *builder = f->scope->builder;
  return aimet_constant_form_of_tensor(builder->constants, builder->store,
                                       dense);
}

static aimet_form integer(const followed_loop *f, int64_t value) {
  MlirType type = scalar_type(f->scope->builder->context, 64);
  return constant(f, mlirDenseElementsAttrInt64Get(type, 1, &value));
}

static aimet_form list_of_one(const followed_loop *f, int64_t value) {
  const int64_t one = 1;
  MlirType type = mlirRankedTensorTypeGet(
      1, &one, mlirIntegerTypeGet(f->scope->builder->context, 64),
      mlirAttributeGetNull());
  return constant(f, mlirDenseElementsAttrInt64Get(type, 1, &value));
}

static aimet_form truth(const followed_loop *f) {
  const unsigned char yes = 1;
  return constant(f, aimet_dense_from_plain(
                         scalar_type(f->scope->builder->context, 1), &yes, 1));
}

/// The form of an operator of the default domain with one attribute (or none)
/// on these operands.
static aimet_form node(const followed_loop *f, const char *name,
                       const char *attribute, MlirAttribute value,
                       const uint64_t *operands, size_t count) {
  form_builder *builder = f->scope->builder;
  MlirType unknown = mlirUnrankedTensorTypeGet(mlirOpaqueTypeGet(
      builder->context, aimet_ref_c("onnx"), aimet_ref_c("unknown")));
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c(name), mlirLocationUnknownGet(builder->context));
  mlirOperationStateAddResults(&state, 1, &unknown);
  MlirOperation op = mlirOperationCreate(&state);
  if (attribute)
    aimet_op_set_attr(op, attribute, value);
  const form_class kind = {.kind = CLASS_NODE,
                           .schema = aimet_schema_find(
                               aimet_sv(""), aimet_sv(name + strlen("onnx.")),
                               aimet_opset_version(f->op, aimet_sv(""))),
                           .is_deterministic = true};
  aimet_form form = form_make_node(f->scope, op, &kind, operands, count);
  form = known_node(f->known, f->scope, op, f->op, form);
  mlirOperationDestroy(op);
  return form;
}

static aimet_form unsqueeze(const followed_loop *f, aimet_form form,
                            int64_t axis) {
  MlirContext context = f->scope->builder->context;
  const uint64_t operands[] = {form, list_of_one(f, axis)};
  if (aimet_opset_version(f->op, aimet_sv("")) >= VERSION_WITH_AXES_INPUT)
    return node(f, "onnx.Unsqueeze", NULL, mlirAttributeGetNull(), operands, 2);
  return node(f, "onnx.Unsqueeze", "axes",
              mlirDenseI64ArrayGet(context, 1, &axis), operands, 1);
}

static aimet_form slice(const followed_loop *f, aimet_form form, int64_t index,
                        int64_t axis) {
  const uint64_t operands[] = {form, integer(f, index)};
  return node(f, "onnx.Gather", "axis",
              aimet_attr_si64(f->scope->builder->context, axis), operands, 2);
}

/// What a loop of no iterations gives out: nothing, of a known type.
static aimet_form empty(const followed_loop *f, intptr_t result) {
  const aimet_value_type *type = aimet_inference_type(
      known_inference(f->known), mlirOperationGetResult(f->op, result));
  uint64_t count;
  if (!aimet_type_is_tensor(type))
    return 0;
  MlirType tensor = aimet_type_to_mlir(f->scope->builder->context, type);
  if (!aimet_type_element_count(tensor, &count) || count)
    return 0;
  MlirAttribute dense = aimet_dense_from_plain(tensor, "", 0);
  return mlirAttributeIsNull(dense) ? 0 : constant(f, dense);
}

/// What all iterations gave out for output `i`; 0 if that cannot be said.
static aimet_form collect(const followed_loop *f, intptr_t i) {
  const form_list *list = &f->collected[i];
  if (list->count == 0)
    return empty(f, f->num_states + i);
  int64_t axis = at(f->output_axes, f->num_output_axes, i);
  bool is_reverse = at(f->output_directions, f->num_output_directions, i) != 0;
  aimet_words parts = {NULL, 0, 0};
  for (size_t k = 0; k < list->count; ++k)
    aimet_words_add(
        &parts,
        unsqueeze(f, list->at[is_reverse ? list->count - 1 - k : k], axis));
  aimet_form form =
      parts.count == 1 ? (aimet_form)parts.at[0]
                       : node(f, "onnx.Concat", "axis",
                              aimet_attr_si64(f->scope->builder->context, axis),
                              parts.at, parts.count);
  aimet_words_deinit(&parts);
  return form;
}

//===----------------------------------------------------------------------===//
// Iterations
//===----------------------------------------------------------------------===//

/// Begins with states from operand `first` on; false if the loop is not what it
/// should be.
static bool begin(followed_loop *f, intptr_t first, intptr_t num_arguments,
                  intptr_t num_outputs) {
  f->body = aimet_body(f->op, 0);
  if (mlirOperationGetNumRegions(f->op) != 1 || mlirBlockIsNull(f->body) ||
      mlirBlockGetNumArguments(f->body) != num_arguments ||
      mlirOperationGetNumOperands(aimet_last_operation(f->body)) !=
          num_outputs ||
      f->num_collected < 0)
    return false;
  f->collected =
      aimet_calloc((size_t)f->num_collected + 1, sizeof *f->collected);
  for (intptr_t i = 0; i < f->num_states; ++i)
    form_list_add(&f->states, form_of_value(f->scope, mlirOperationGetOperand(
                                                          f->op, first + i)));
  return true;
}

static void end(followed_loop *f) {
  for (intptr_t i = 0; f->collected && i < f->num_collected; ++i)
    form_list_deinit(&f->collected[i]);
  free(f->collected);
  form_list_deinit(&f->states);
  form_list_deinit(&f->outputs);
}

/// Walks the body; its arguments are bound. Outputs begin at `first`.
static bool run_iteration(followed_loop *f, intptr_t first) {
  form_builder *builder = f->scope->builder;
  f->outputs.count = 0;
  form_walk_block(f->scope, f->body, &f->outputs);
  form_count_walked(builder, f->body);
  if (builder->has_overflow)
    return false;
  for (intptr_t i = 0; i < f->num_states; ++i)
    f->states.at[i] = f->outputs.at[first + i];
  for (intptr_t i = 0; i < f->num_collected; ++i)
    form_list_add(&f->collected[i], f->outputs.at[first + f->num_states + i]);
  return true;
}

/// Binds the results of the loop; false if one that is used cannot be said.
static bool bind_results(const followed_loop *f) {
  form_list results = {NULL, 0, 0};
  bool is_known = true;
  for (intptr_t i = 0; i < f->num_states; ++i)
    form_list_add(&results, f->states.at[i]);
  for (intptr_t i = 0; i < f->num_collected; ++i) {
    form_list_add(&results, collect(f, i));
    MlirValue result = mlirOperationGetResult(f->op, f->num_states + i);
    is_known &= results.at[results.count - 1] || aimet_value_is_unused(result);
  }
  for (size_t i = 0; is_known && i < results.count; ++i)
    form_bind(f->scope, mlirOperationGetResult(f->op, (intptr_t)i),
              results.at[i]);
  form_list_deinit(&results);
  return is_known;
}

//===----------------------------------------------------------------------===//
// Loop
//===----------------------------------------------------------------------===//

static bool is_absent(const followed_loop *f, intptr_t operand) {
  return mlirOperationGetNumOperands(f->op) <= operand ||
         mlirValueIsNull(aimet_op_input(f->op, operand));
}

static bool operand_integer(const followed_loop *f, intptr_t operand,
                            int64_t *out) {
  return known_integer(
      f->known,
      form_of_value(f->scope, mlirOperationGetOperand(f->op, operand)), out);
}

/// The most iterations; false if that is not known. Either operand alone may
/// say that there is none.
static bool trip_limit(const followed_loop *f, uint64_t *out) {
  int64_t trips = INT64_MAX, condition = 1;
  bool has_trips =
      is_absent(f, LOOP_TRIPS) || operand_integer(f, LOOP_TRIPS, &trips);
  bool has_condition = is_absent(f, LOOP_CONDITION) ||
                       operand_integer(f, LOOP_CONDITION, &condition);
  bool is_never_run = trips <= 0 || !condition;
  *out = is_never_run ? 0 : (uint64_t)trips;
  return is_never_run || (has_trips && has_condition);
}

static bool run_loop(followed_loop *f) {
  uint64_t limit;
  int64_t goes_on = 1;
  bool draws = aimet_draws_from_seed(f->scope->builder->effects, f->op);
  if (!trip_limit(f, &limit))
    return false;
  for (uint64_t k = 0; k < limit && goes_on; ++k) {
    if (k == MOST_ITERATIONS || (k == 1 && draws))
      return false;
    form_bind(f->scope, mlirBlockGetArgument(f->body, LOOP_TRIPS),
              integer(f, (int64_t)k));
    form_bind(f->scope, mlirBlockGetArgument(f->body, LOOP_CONDITION),
              truth(f));
    for (intptr_t i = 0; i < f->num_states; ++i)
      form_bind(f->scope, mlirBlockGetArgument(f->body, LOOP_STATE + i),
                f->states.at[i]);
    if (!run_iteration(f, 1))
      return false;
    // Without a condition ONNX ignores what the body gives out; not so
    // runtimes.
    if (k + 1 < limit &&
        (!known_integer(f->known, f->outputs.at[0], &goes_on) ||
         (!goes_on && is_absent(f, LOOP_CONDITION))))
      return false;
  }
  return bind_results(f);
}

bool known_walk_loop(known_values *known, const form_scope *scope,
                     MlirOperation op) {
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  intptr_t num_results = mlirOperationGetNumResults(op);
  followed_loop f = {.known = known, .scope = scope, .op = op};
  f.num_states = num_operands > LOOP_STATE ? num_operands - LOOP_STATE : 0;
  f.num_collected = num_results - f.num_states;
  bool is_known =
      begin(&f, LOOP_STATE, LOOP_STATE + f.num_states, 1 + num_results) &&
      run_loop(&f);
  end(&f);
  return is_known;
}

//===----------------------------------------------------------------------===//
// Scan
//===----------------------------------------------------------------------===//

static bool run_scan(followed_loop *f, intptr_t num_scanned,
                     uint64_t iterations) {
  for (uint64_t k = 0; k < iterations; ++k) {
    for (intptr_t i = 0; i < f->num_states; ++i)
      form_bind(f->scope, mlirBlockGetArgument(f->body, i), f->states.at[i]);
    for (intptr_t i = 0; i < num_scanned; ++i) {
      bool is_reverse =
          at(f->input_directions, f->num_input_directions, i) != 0;
      aimet_form whole = form_of_value(
          f->scope, mlirOperationGetOperand(f->op, f->num_states + i));
      form_bind(f->scope, mlirBlockGetArgument(f->body, f->num_states + i),
                slice(f, whole, (int64_t)(is_reverse ? iterations - 1 - k : k),
                      at(f->input_axes, f->num_input_axes, i)));
    }
    if (!run_iteration(f, 0))
      return false;
  }
  return bind_results(f);
}

bool known_walk_scan(known_values *known, const form_scope *scope,
                     MlirOperation op) {
  aimet_static_flow flow =
      aimet_static_flow_of(known_inference(known), op, MOST_ITERATIONS);
  if (flow.kind != AIMET_FLOW_ITERATIONS)
    return false;
  aimet_arena *arena = aimet_arena_create();
  aimet_node view = aimet_node_of(op, scope->frame);
  intptr_t num_scanned = (intptr_t)aimet_node_int(&view, "num_scan_inputs", 0);
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  intptr_t num_results = mlirOperationGetNumResults(op);
  followed_loop f = {.known = known, .scope = scope, .op = op};
  f.num_states = num_operands - num_scanned;
  f.num_collected = num_results - f.num_states;
  f.input_axes =
      aimet_node_ints(&view, "scan_input_axes", arena, &f.num_input_axes);
  f.output_axes =
      aimet_node_ints(&view, "scan_output_axes", arena, &f.num_output_axes);
  f.input_directions = aimet_node_ints(&view, "scan_input_directions", arena,
                                       &f.num_input_directions);
  f.output_directions = aimet_node_ints(&view, "scan_output_directions", arena,
                                        &f.num_output_directions);
  bool is_known = num_scanned > 0 && f.num_states >= 0 &&
                  begin(&f, 0, num_operands, num_results) &&
                  run_scan(&f, num_scanned, flow.iterations);
  end(&f);
  aimet_arena_destroy(arena);
  return is_known;
}
