//===- ir_trace.c - has a pass touched the IR -----------------------------===//

#include "ir_trace.h"

#include "alloc.h"
#include "op.h"

#include <stdint.h>
#include <stdlib.h>

/// MLIR finds the i-th attribute by counting.
#define MAX_ATTRIBUTES 64

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

static void begin(aimet_trace_list *list) {
  list->at = 0;
  list->is_same = true;
}

static void add_other(aimet_trace_list *list, const void *item) {
  list->is_same = false;
  if (list->at == list->capacity) {
    void *items = list->items;
    aimet_grow_array(&items, &list->capacity, list->at + 1,
                     sizeof *list->items);
    list->items = items;
  }
  list->items[list->at++] = item;
}

/// What is there already is only read: writing costs more than the walk.
static inline void add(aimet_trace_list *list, const void *item) {
  if (list->at < list->count && list->items[list->at] == item)
    ++list->at;
  else
    add_other(list, item);
}

static void end(aimet_trace_list *list) {
  list->is_same &= list->at == list->count;
  list->count = list->at;
}

//===----------------------------------------------------------------------===//
// IR
//===----------------------------------------------------------------------===//

/// What MLIR keeps of a function apart from its attributes.
static void add_inherent(aimet_ir_trace *trace, MlirOperation function) {
  static const char *const names[] = {
      "sym_name", "sym_visibility", "function_type", "arg_attrs", "res_attrs"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    add(&trace->structure,
        mlirOperationGetInherentAttributeByName(
            function, mlirStringRefCreateFromCString(names[i]))
            .ptr);
}

/// The number tells whose attributes they are.
static void add_attributes(aimet_ir_trace *trace, MlirOperation op) {
  intptr_t count = mlirOperationGetNumDiscardableAttributes(op);
  trace->is_complete &= count <= MAX_ATTRIBUTES;
  add(&trace->attributes, (const void *)count);
  for (intptr_t i = 0; i < count && i < MAX_ATTRIBUTES; ++i) {
    MlirNamedAttribute entry = mlirOperationGetDiscardableAttribute(op, i);
    add(&trace->attributes, entry.name.ptr);
    add(&trace->attributes, entry.attribute.ptr);
  }
}

static void add_op(aimet_ir_trace *trace, MlirOperation op) {
  add(&trace->structure, op.ptr);
  add(&trace->structure, mlirOperationGetName(op).ptr);
  add(&trace->attributes, mlirOperationGetLocation(op).ptr);
  add_attributes(trace, op);
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i)
    add(&trace->structure, mlirOperationGetOperand(op, i).ptr);
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    add(&trace->structure, mlirValueGetType(mlirOperationGetResult(op, i)).ptr);
}

static void add_arguments(aimet_ir_trace *trace, MlirBlock block) {
  intptr_t count = mlirBlockGetNumArguments(block);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue argument = mlirBlockGetArgument(block, i);
    add(&trace->structure, argument.ptr);
    add(&trace->structure, mlirValueGetType(argument).ptr);
  }
}

/// Recurses as deep as regions nest.
static void add_regions(aimet_ir_trace *trace, MlirOperation parent) {
  intptr_t num_regions = mlirOperationGetNumRegions(parent);
  for (intptr_t i = 0; i < num_regions; ++i)
    for (MlirBlock block =
             mlirRegionGetFirstBlock(mlirOperationGetRegion(parent, i));
         !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block)) {
      add(&trace->structure, block.ptr);
      add_arguments(trace, block);
      for (MlirOperation op = mlirBlockGetFirstOperation(block);
           !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
        add_op(trace, op);
        if (mlirOperationGetNumRegions(op) == 0)
          continue;
        if (aimet_op_is(op, "func.func"))
          add_inherent(trace, op);
        add_regions(trace, op);
      }
    }
}

aimet_ir_change aimet_ir_trace_take(aimet_ir_trace *trace,
                                    MlirOperation module) {
  bool was_complete = trace->is_complete;
  trace->is_complete = true;
  begin(&trace->structure);
  begin(&trace->attributes);
  add_attributes(trace, module);
  add_regions(trace, module);
  end(&trace->structure);
  end(&trace->attributes);
  if (!was_complete || !trace->is_complete || !trace->structure.is_same)
    return AIMET_IR_STRUCTURE;
  return trace->attributes.is_same ? AIMET_IR_SAME : AIMET_IR_ATTRIBUTES;
}

void aimet_ir_trace_deinit(aimet_ir_trace *trace) {
  free(trace->structure.items);
  free(trace->attributes.items);
  *trace = AIMET_IR_TRACE_INIT;
}
