//===- ir_trace.h - has a pass touched the IR -----------------------------===//
//
// A trace lists everything that IR consists of by identity: attributes, types
// and names are unique in a context, operations and values stand where they
// stand. Two equal traces of one module: nothing was done to it in between.
// Making one costs a few hundredths of a microsecond for each operation, so it
// is known cheaply which passes need to be verified and proven.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_IR_IR_TRACE_H
#define AIMET_IR_IR_TRACE_H

#include <mlir-c/IR.h>

#include <stdbool.h>
#include <stddef.h>

typedef struct aimet_ir_trace {
  const void **items;
  size_t count, capacity;
  /// Holds all that there is. Operations with very many attributes are not
  /// read, and IR that has some counts as touched.
  bool is_complete;
} aimet_ir_trace;

#define AIMET_IR_TRACE_INIT ((aimet_ir_trace){0})

/// Takes the trace of a module, in place of what `trace` held before. No two
/// traces that are to be compared may have a change of context between them.
void aimet_ir_trace_take(aimet_ir_trace *trace, MlirOperation module);
void aimet_ir_trace_deinit(aimet_ir_trace *trace);

/// True if nothing was touched between the two.
bool aimet_ir_trace_equal(const aimet_ir_trace *a, const aimet_ir_trace *b);

#endif // AIMET_IR_IR_TRACE_H
