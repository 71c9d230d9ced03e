//===- follow_loop.c - a Loop, iteration by iteration ---------------------===//
//
// The inference of a whole model says what is true of all iterations. Here each
// is inferred by itself, on what is known of the state that it begins with. The
// facts that this makes lie above those of the model and are dropped in the
// end.
//
//===----------------------------------------------------------------------===//

#include "infer_bodies.h"

#include "op.h"

enum { TRIP_COUNT = 0, CONDITION = 1, STATE = 2 };

/// What an iteration begins with.
typedef struct loop_value {
  const aimet_value_type *type;
  const aimet_elements *elements;
} loop_value;

typedef struct followed_loop {
  aimet_inference run;
  aimet_infer node;
  aimet_node_body body;
  loop_value *state;
  intptr_t num_states;
} followed_loop;

/// The imports of the graph that an operation lies in; null: the model's.
static MlirAttribute imports_of(MlirOperation op) {
  MlirOperation function = aimet_enclosing_function(op);
  return mlirOperationIsNull(function)
             ? mlirAttributeGetNull()
             : aimet_dict_get(aimet_op_attr(function, "onnx.function"),
                              "opset_import");
}

static void begin(followed_loop *f, aimet_inference *outer,
                  MlirOperation loop) {
  *f = (followed_loop){.run = {.outer = outer,
                               .module = outer->module,
                               .options = outer->options,
                               .arena = aimet_arena_create(),
                               .symbols = outer->symbols,
                               .functions = outer->functions,
                               .opsets = imports_of(loop),
                               .depth = 1,
                               .is_bare = outer->is_bare}};
  f->run.options.on_fault = NULL;
  f->run.options.on_call = NULL;
  f->node = (aimet_infer){.run = &f->run, .view = aimet_node_of(loop, NULL)};
  f->body = aimet_find_body(&f->node, "body", 0);
  intptr_t operands = mlirOperationGetNumOperands(loop);
  f->num_states = operands > STATE ? operands - STATE : 0;
  f->state = aimet_arena_calloc(f->run.arena, (size_t)f->num_states + 1,
                                sizeof *f->state);
  for (intptr_t i = 0; i < f->num_states; ++i) {
    MlirValue value = mlirOperationGetOperand(loop, STATE + i);
    f->state[i] = (loop_value){aimet_inference_type(outer, value),
                               aimet_inference_elements(outer, value)};
  }
}

static void end(followed_loop *f) {
  aimet_ptr_map_deinit(&f->run.facts);
  aimet_ptr_map_deinit(&f->run.operators);
  for (struct aimet_operator_map *m = f->run.operator_maps; m; m = m->next)
    aimet_ptr_map_deinit(&m->map);
  aimet_ptr_map_deinit(&f->run.inferred);
  aimet_arena_destroy(f->run.arena);
}

static void set_input(followed_loop *f, intptr_t i, loop_value value) {
  aimet_set_body_input(&f->node, &f->body, i, value.type);
  aimet_fact *fact =
      aimet_fact_of(&f->run, mlirBlockGetArgument(f->body.block, i));
  fact->elements = value.elements;
  fact->is_read = true;
}

/// A scalar that is an integer or a bool.
static loop_value scalar(followed_loop *f, int32_t element, int64_t value) {
  aimet_elements *elements = aimet_arena_alloc(f->run.arena, sizeof *elements);
  aimet_number *number = aimet_infer_numbers(&f->node, 1);
  *number = aimet_int(value);
  *elements = (aimet_elements){1, number};
  return (loop_value){aimet_tensor_type(f->run.arena, element, 0, NULL),
                      elements};
}

static loop_value output(followed_loop *f, intptr_t i) {
  MlirOperation exit = aimet_last_operation(f->body.block);
  MlirValue value = mlirOperationGetOperand(exit, i);
  return (loop_value){aimet_body_output(&f->node, &f->body, i)->known,
                      aimet_inference_elements(&f->run, value)};
}

/// Infers one iteration; false if it is too deep in others.
static bool run_iteration(followed_loop *f, uint64_t number) {
  set_input(f, TRIP_COUNT, scalar(f, AIMET_DATA_INT64, (int64_t)number));
  set_input(f, CONDITION, scalar(f, AIMET_DATA_BOOL, 1));
  for (intptr_t i = 0; i < f->num_states; ++i)
    set_input(f, STATE + i, f->state[i]);
  if (!aimet_run_body(&f->node, &f->body))
    return false;
  for (intptr_t i = 0; i < f->num_states; ++i)
    f->state[i] = output(f, 1 + i);
  return true;
}

static bool knows_condition(followed_loop *f, bool *out) {
  const aimet_elements *elements = output(f, 0).elements;
  if (!elements || elements->count != 1 || !aimet_is_int(elements->at[0]))
    return false;
  *out = elements->at[0].as.i != 0;
  return true;
}

aimet_loop_end aimet_inference_follow_loop(aimet_inference *inference,
                                           MlirOperation loop,
                                           uint64_t max_trips, uint64_t limit,
                                           uint64_t *out_iterations) {
  followed_loop f;
  begin(&f, inference, loop);
  uint64_t done = 0;
  bool goes_on = true;
  aimet_loop_end how = AIMET_LOOP_ENDS;
  while (goes_on && done < max_trips && how == AIMET_LOOP_ENDS) {
    if (done == limit) {
      how = AIMET_LOOP_GOES_ON;
    } else if (!run_iteration(&f, done)) {
      how = AIMET_LOOP_UNDECIDED;
    } else {
      ++done;
      if (done < max_trips && !knows_condition(&f, &goes_on))
        how = AIMET_LOOP_UNDECIDED;
    }
  }
  end(&f);
  *out_iterations = done;
  return how;
}
