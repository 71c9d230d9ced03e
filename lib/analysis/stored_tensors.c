//===- stored_tensors.c - what a model stores, and who reads it -----------===//
//
// Tensors and parameters of local functions are tracked in the same way: each
// is followed through views to the operator that reads it first. Functions are
// walked before their callers, so a call knows who reads each parameter.
//
//===----------------------------------------------------------------------===//

#include "stored_tensors.h"

#include "alloc.h"
#include "element_type.h"
#include "ptr_map.h"
#include "weights.h"

#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>

/// Something whose first reader is looked for.
typedef struct tracked {
  aimet_constant_use use;
  bool is_dequantized; ///< by a view that was met before any reader
  size_t tensor;       ///< its index, or NO_TENSOR for a parameter
} tracked;

#define NO_TENSOR SIZE_MAX

typedef struct tracker {
  const aimet_call_graph *graph;
  aimet_stored_tensors *tensors;
  aimet_ptr_map origins; ///< value -> index of what it is a view of, plus 1
  size_t *parameters;    ///< of each function: index of its first parameter
  tracked *items;
  size_t count, capacity;
} tracker;

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

static void track(tracker *t, MlirValue value, size_t tensor) {
  *aimet_ptr_map_insert(&t->origins, value.ptr, NULL) = t->count + 1;
  aimet_grow_array((void **)&t->items, &t->capacity, t->count + 1,
                   sizeof *t->items);
  t->items[t->count++] = (tracked){.tensor = tensor};
}

/// What of its size and type an attribute says.
static void measure(aimet_stored_tensor *tensor, MlirAttribute value) {
  MlirType type = aimet_tensor_attribute_type(value);
  if (mlirTypeIsNull(type))
    return;
  MlirType element = mlirShapedTypeGetElementType(type);
  tensor->is_scalar = mlirShapedTypeGetRank(type) == 0;
  tensor->element = aimet_data_type(element);
  tensor->is_sized = aimet_type_element_count(type, &tensor->elements);
  if (tensor->is_sized && tensor->element != AIMET_DATA_STRING)
    tensor->is_sized =
        aimet_raw_size(element, tensor->elements, &tensor->bytes);
}

/// A Constant may say its value in other ways than as a tensor: a scalar or a
/// list of numbers, which are no parameters.
static void add_tensor(tracker *t, MlirOperation op, MlirValue value) {
  aimet_stored_tensors *tensors = t->tensors;
  aimet_grow_array((void **)&tensors->items, &tensors->capacity,
                   tensors->count + 1, sizeof *tensors->items);
  aimet_stored_tensor tensor = {.op = op, .value = value};
  measure(&tensor, aimet_op_attr(op, "value"));
  track(t, value, tensors->count);
  tensors->items[tensors->count++] = tensor;
}

static void add_stored(tracker *t, MlirOperation op) {
  if (mlirOperationGetNumResults(op) > 0)
    add_tensor(t, op, mlirOperationGetResult(op, 0));
  else if (mlirOperationGetNumOperands(op) > 0)
    add_tensor(t, op, mlirOperationGetOperand(op, 0));
}

//===----------------------------------------------------------------------===//
// Readers
//===----------------------------------------------------------------------===//

/// Who reads operand `i` of a node: of a call, who reads the parameter.
static aimet_constant_use reader_of(const tracker *t, MlirOperation op,
                                    intptr_t i) {
  aimet_constant_use use = {.user = op, .operand = i};
  size_t place;
  if (!aimet_call_graph_callee(t->graph, op, &place))
    return use;
  MlirBlock body = aimet_body(aimet_call_graph_at(t->graph, place)->op, 0);
  if (i >= mlirBlockGetNumArguments(body) || t->parameters[place] == SIZE_MAX)
    return use;
  const tracked *parameter = &t->items[t->parameters[place] + (size_t)i];
  return mlirOperationIsNull(parameter->use.user) ? use : parameter->use;
}

static void read_operand(tracker *t, MlirOperation op, intptr_t i) {
  const uint64_t *origin =
      aimet_ptr_map_find(&t->origins, mlirOperationGetOperand(op, i).ptr);
  if (!origin)
    return;
  tracked *item = &t->items[*origin - 1];
  bool dequantizes;
  if (i == 0 && aimet_is_view(op, &dequantizes)) {
    item->is_dequantized |= dequantizes;
    *aimet_ptr_map_insert(&t->origins, mlirOperationGetResult(op, 0).ptr,
                          NULL) = *origin;
  } else if (mlirOperationIsNull(item->use.user)) {
    item->use = reader_of(t, op, i);
    item->use.is_dequantized |= item->is_dequantized;
  }
}

/// True for what only asks how large a tensor is, or hands it on.
static bool is_no_reader(MlirOperation op) {
  return aimet_op_is(op, "onnx.Shape") || aimet_op_is(op, "onnx.Size") ||
         aimet_op_is(op, "func.return") || aimet_op_is(op, "aimet.yield");
}

static void visit(MlirOperation op, void *user_data) {
  tracker *t = user_data;
  if (aimet_op_is(op, "onnx.Initializer") ||
      aimet_op_is(op, "onnx.SparseInitializer") ||
      aimet_op_is(op, "onnx.Constant")) {
    add_stored(t, op);
    return;
  }
  intptr_t operands = mlirOperationGetNumOperands(op);
  if (t->origins.count == 0 || operands == 0 || is_no_reader(op))
    return;
  for (intptr_t i = 0; i < operands; ++i)
    read_operand(t, op, i);
}

static void walk_function(tracker *t, size_t place) {
  const aimet_call_graph_function *function =
      aimet_call_graph_at(t->graph, place);
  MlirBlock body = aimet_body(function->op, 0);
  t->parameters[place] = t->count;
  if (!mlirAttributeIsNull(aimet_op_attr(function->op, "onnx.function")))
    for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i)
      track(t, mlirBlockGetArgument(body, i), NO_TENSOR);
  aimet_walk(function->op, visit, t);
}

static void finish(tracker *t) {
  for (size_t i = 0; i < t->count; ++i) {
    if (t->items[i].tensor == NO_TENSOR)
      continue;
    aimet_stored_tensor *tensor = &t->tensors->items[t->items[i].tensor];
    tensor->use = t->items[i].use;
    tensor->use.is_dequantized |= t->items[i].is_dequantized;
    tensor->role = aimet_constant_role_of(&tensor->use, tensor->element,
                                          tensor->is_scalar);
  }
}

void aimet_stored_tensors_init(aimet_stored_tensors *tensors,
                               const aimet_call_graph *graph) {
  *tensors = (aimet_stored_tensors){NULL, 0, 0};
  size_t functions = aimet_call_graph_size(graph);
  tracker t = {.graph = graph, .tensors = tensors};
  t.parameters = aimet_calloc(functions, sizeof *t.parameters);
  for (size_t i = 0; i < functions; ++i)
    t.parameters[i] = SIZE_MAX;
  for (size_t i = functions; i > 0; --i)
    walk_function(&t, i - 1);
  finish(&t);
  aimet_ptr_map_deinit(&t.origins);
  free(t.parameters);
  free(t.items);
}

void aimet_stored_tensors_deinit(aimet_stored_tensors *tensors) {
  free(tensors->items);
  *tensors = (aimet_stored_tensors){NULL, 0, 0};
}
