//===- inference_private.h - the state of an inference --------------------===//
//
// Private to lib/shape.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_INFERENCE_PRIVATE_H
#define AIMET_SHAPE_INFERENCE_PRIVATE_H

#include "inference.h"

#include "ptr_map.h"
#include "string_map.h"

/// Nodes that are visited in the bodies of calls and repeated visits of loops,
/// in all; beyond it calls and bodies are not looked into.
#define AIMET_INFER_VISIT_BUDGET 4000000

/// Elements that are kept in all; beyond it only those of short lists are.
#define AIMET_INFER_ELEMENT_BUDGET 4000000
#define AIMET_INFER_SHORT_LIST 16

/// Calls and bodies inside of each other that are looked into.
#define AIMET_INFER_MAX_DEPTH 100

/// Loops inside of each other whose state is followed precisely.
#define AIMET_INFER_MAX_PRECISE_LOOPS 3

/// What is known of one value. Never null but where noted.
typedef struct aimet_fact {
  const aimet_value_type *known;     ///< all of it
  const aimet_value_type *inferred;  ///< what follows from the operator
  const aimet_value_type *stated;    ///< what the model states; null: nothing
  const aimet_value_type *all_calls; ///< in a local function: so far; or null
  const aimet_elements *elements;    ///< null: not known
  bool is_read;                      ///< a constant whose elements were read
  bool is_constant;                  ///< an initializer or a Constant
} aimet_fact;

/// A fault that waits: what a loop says before its state is settled is dropped.
typedef struct aimet_kept_fault {
  aimet_infer_fault_kind kind;
  aimet_severity severity;
  MlirOperation op;
  aimet_string_view tensor;
  aimet_string_view message;
} aimet_kept_fault;

/// What an operator's name means where it is met; made once for each name.
typedef struct aimet_operator {
  const aimet_schema *schema;
  const aimet_infer_rule *rule;
} aimet_operator;

/// The operators of one list of opset imports, by name.
struct aimet_operator_map {
  struct aimet_operator_map *next;
  aimet_ptr_map map; ///< from identifiers to aimet_operator*
};

struct aimet_inference {
  /// Facts that are not known here are copied from there; null: nowhere.
  const struct aimet_inference *outer;
  MlirOperation module;
  aimet_inference_options options;
  aimet_arena *arena;
  aimet_symbols *symbols;
  aimet_ptr_map facts;     ///< from values to aimet_fact*
  aimet_ptr_map operators; ///< from opset imports to aimet_ptr_map*
  struct aimet_operator_map *operator_maps; ///< all of them
  MlirAttribute opsets; ///< imports of the graph at hand; null: the model's
  aimet_string_map *functions; ///< local functions by symbol
  aimet_ptr_map inferred;      ///< number of calls of each that was inferred
  aimet_kept_fault *faults;
  size_t num_faults, fault_capacity;
  uint64_t visits;
  uint64_t num_elements; ///< kept so far
  unsigned depth, loop_depth;
  bool is_bare;
};

struct aimet_infer {
  aimet_inference *run;
  aimet_node view;
  const aimet_infer_rule *rule;
  intptr_t num_inputs, num_outputs;
  aimet_fact **inputs;
  aimet_fact *outputs; ///< being made
};

/// The fact of a value; made as unknown if there is none.
aimet_fact *aimet_fact_of(aimet_inference *run, MlirValue value);

/// Gives a value what is stated of it (null: nothing) and what is inferred;
/// reports a contradiction of the two, naming the operation.
void aimet_fact_settle(aimet_inference *run, MlirOperation op, MlirValue value,
                       const aimet_value_type *inferred,
                       const aimet_value_type *stated);

/// What value attributes (docs/dialect.md, "Values") and the MLIR type state;
/// null: nothing.
const aimet_value_type *aimet_stated_type(aimet_inference *run, MlirType type,
                                          MlirAttribute attributes);

/// Infers all operations of a block, arguments of which have been settled.
void aimet_infer_block(aimet_inference *run, MlirBlock block,
                       const aimet_call_frame *frame);

/// The outputs of If, Loop, Scan and SequenceMap; false for all others.
bool aimet_infer_bodies(aimet_infer *node);

/// The outputs of an onnx.Call.
void aimet_infer_call(aimet_infer *node);

/// Infers a local function that nothing calls, its inputs unknown.
void aimet_infer_uncalled(aimet_inference *run, MlirOperation function);

/// Leaves of a function's values what holds for all its calls.
void aimet_settle_function(aimet_inference *run, MlirOperation function);

/// Keeps a fault; `op` need not be the node.
void aimet_keep_fault(aimet_inference *run, aimet_infer_fault_kind kind,
                      aimet_severity severity, MlirOperation op,
                      aimet_string_view tensor, const char *format, ...)
    AIMET_PRINTF(6, 7);

/// Hands the kept faults to the handler, each once.
void aimet_report_faults(aimet_inference *run);

/// Counts a visit; false when there have been too many or too deep ones.
bool aimet_infer_enter(aimet_inference *run);
void aimet_infer_leave(aimet_inference *run);

#endif // AIMET_SHAPE_INFERENCE_PRIVATE_H
