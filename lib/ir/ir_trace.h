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

/// What was done to IR.
typedef enum aimet_ir_change {
  AIMET_IR_SAME,       ///< nothing
  AIMET_IR_ATTRIBUTES, ///< other attributes or locations of the same operations
  AIMET_IR_VALUES,     ///< types, and attributes that say what values are
  AIMET_IR_STRUCTURE,  ///< other operations or values, or anything else
} aimet_ir_change;

/// A list that is compared with what it held before while it is written.
typedef struct aimet_trace_list {
  const void **items;
  size_t count, capacity;
  size_t at;    ///< while a trace is taken: of the next item
  bool is_same; ///< as far as it was compared
} aimet_trace_list;

typedef struct aimet_ir_trace {
  aimet_trace_list structure, attributes;
  /// Holds all that there is. Operations with very many attributes are not
  /// read, and IR that has some counts as touched.
  bool is_complete;
} aimet_ir_trace;

#define AIMET_IR_TRACE_INIT ((aimet_ir_trace){0})

/// Takes the trace of a module, in place of what `trace` held before, and says
/// what was done to it in between (types count as structure). No two traces of
/// one module may have a change of context between them.
aimet_ir_change aimet_ir_trace_take(aimet_ir_trace *trace,
                                    MlirOperation module);
void aimet_ir_trace_deinit(aimet_ir_trace *trace);

#endif // AIMET_IR_IR_TRACE_H
