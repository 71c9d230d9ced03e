//===- data_sources.c - the inputs that decide a value --------------------===//
//
// A search over producers, bounded in what it visits. Arguments of bodies lead
// to the operands of the node around them.
//
//===----------------------------------------------------------------------===//

#include "data_sources.h"

#include "alloc.h"
#include "ptr_map.h"
#include "uses.h"

#include <stdlib.h>

/// Values that are looked at; behind them lies what is not named.
#define VISIT_LIMIT 100000

typedef struct source_search {
  aimet_inference *inference;
  aimet_data_sources *out;
  aimet_ptr_map seen;
  MlirValue *pending;
  size_t num_pending, capacity;
  bool enters_shapes; ///< sizes that depend on data decide as well
} source_search;

static void push(source_search *search, MlirValue value) {
  bool inserted;
  if (mlirValueIsNull(value) || search->seen.count > VISIT_LIMIT)
    return;
  aimet_ptr_map_insert(&search->seen, value.ptr, &inserted);
  if (!inserted)
    return;
  void *items = search->pending;
  aimet_grow_array(&items, &search->capacity, search->num_pending + 1,
                   sizeof *search->pending);
  search->pending = items;
  search->pending[search->num_pending++] = value;
}

static void push_operands(source_search *search, MlirOperation op) {
  intptr_t count = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < count; ++i)
    push(search, mlirOperationGetOperand(op, i));
}

/// What the bodies of a node use of the graphs around them decides its results,
/// too.
static void push_captured(MlirOperation op, void *user_data) {
  push_operands(user_data, op);
}

static void add_input(source_search *search, MlirValue input) {
  aimet_data_sources *out = search->out;
  if (out->count == AIMET_MAX_DATA_SOURCES)
    out->has_more = true;
  else
    out->inputs[out->count++] = input;
}

static void visit_argument(source_search *search, MlirValue argument) {
  MlirOperation owner =
      mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(argument));
  if (aimet_op_is(owner, "func.func"))
    add_input(search, argument);
  else
    push_operands(search, owner);
}

static bool is_known(source_search *search, MlirValue value) {
  const aimet_elements *elements =
      aimet_inference_elements(search->inference, value);
  return elements && aimet_elements_are_known(elements);
}

static void visit_value(source_search *search, MlirValue value) {
  if (mlirValueIsABlockArgument(value)) {
    visit_argument(search, value);
    return;
  }
  MlirOperation op = mlirOpResultGetOwner(value);
  bool is_size = aimet_op_is(op, "onnx.Shape") || aimet_op_is(op, "onnx.Size");
  if ((is_size && !search->enters_shapes) || is_known(search, value))
    return;
  push_operands(search, op);
  aimet_walk(op, push_captured, search);
}

static void run_search(aimet_inference *inference, MlirValue value,
                       bool enters_shapes, aimet_data_sources *out) {
  source_search search = {
      .inference = inference, .out = out, .enters_shapes = enters_shapes};
  push(&search, value);
  while (search.num_pending)
    visit_value(&search, search.pending[--search.num_pending]);
  aimet_ptr_map_deinit(&search.seen);
  free(search.pending);
}

aimet_data_sources aimet_data_sources_of(aimet_inference *inference,
                                         MlirValue value) {
  aimet_data_sources sources = {.count = 0};
  if (mlirValueIsABlockArgument(value))
    sources.is_loop_state = !aimet_op_is(
        mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(value)),
        "func.func");
  else
    sources.node = mlirOpResultGetOwner(value);
  run_search(inference, value, false, &sources);
  if (!sources.count)
    run_search(inference, value, true, &sources);
  return sources;
}
