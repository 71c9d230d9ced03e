//===- ir_trace.c - has a pass touched the IR -----------------------------===//

#include "ir_trace.h"

#include "alloc.h"
#include "op.h"

#include <stdlib.h>
#include <string.h>

/// MLIR finds the i-th attribute by counting.
#define MAX_ATTRIBUTES 64

static void add(aimet_ir_trace *trace, const void *item) {
  void *items = trace->items;
  aimet_grow_array(&items, &trace->capacity, trace->count + 1,
                   sizeof *trace->items);
  trace->items = items;
  trace->items[trace->count++] = item;
}

static void add_attributes(aimet_ir_trace *trace, MlirOperation op) {
  intptr_t count = mlirOperationGetNumDiscardableAttributes(op);
  trace->is_complete &= count <= MAX_ATTRIBUTES;
  for (intptr_t i = 0; i < count && i < MAX_ATTRIBUTES; ++i) {
    MlirNamedAttribute entry = mlirOperationGetDiscardableAttribute(op, i);
    add(trace, entry.name.ptr);
    add(trace, entry.attribute.ptr);
  }
}

static void add_blocks(aimet_ir_trace *trace, MlirOperation op) {
  intptr_t num_regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < num_regions; ++i)
    for (MlirBlock block =
             mlirRegionGetFirstBlock(mlirOperationGetRegion(op, i));
         !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block)) {
      add(trace, block.ptr);
      intptr_t num_arguments = mlirBlockGetNumArguments(block);
      for (intptr_t j = 0; j < num_arguments; ++j) {
        MlirValue argument = mlirBlockGetArgument(block, j);
        add(trace, argument.ptr);
        add(trace, mlirValueGetType(argument).ptr);
      }
    }
}

static void add_op(MlirOperation op, void *user_data) {
  aimet_ir_trace *trace = user_data;
  add(trace, op.ptr);
  add(trace, mlirOperationGetBlock(op).ptr);
  add(trace, mlirOperationGetName(op).ptr);
  add(trace, mlirOperationGetLocation(op).ptr);
  add_attributes(trace, op);
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i)
    add(trace, mlirOperationGetOperand(op, i).ptr);
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    add(trace, mlirValueGetType(mlirOperationGetResult(op, i)).ptr);
  add_blocks(trace, op);
}

/// What MLIR keeps of a function apart from its attributes.
static void add_inherent(aimet_ir_trace *trace, MlirOperation op) {
  static const char *const names[] = {
      "sym_name", "sym_visibility", "function_type", "arg_attrs", "res_attrs"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    add(trace, mlirOperationGetInherentAttributeByName(
                   op, mlirStringRefCreateFromCString(names[i]))
                   .ptr);
}

static void add_function(MlirOperation op, void *user_data) {
  if (aimet_op_is(op, "func.func"))
    add_inherent(user_data, op);
}

void aimet_ir_trace_take(aimet_ir_trace *trace, MlirOperation module) {
  trace->count = 0;
  trace->is_complete = true;
  add_attributes(trace, module);
  aimet_walk(module, add_op, trace);
  aimet_walk(module, add_function, trace);
}

void aimet_ir_trace_deinit(aimet_ir_trace *trace) {
  free(trace->items);
  *trace = AIMET_IR_TRACE_INIT;
}

bool aimet_ir_trace_equal(const aimet_ir_trace *a, const aimet_ir_trace *b) {
  return a->is_complete && b->is_complete && a->count == b->count &&
         memcmp(a->items, b->items, a->count * sizeof *a->items) == 0;
}
