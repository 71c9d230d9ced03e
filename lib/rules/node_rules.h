//===- node_rules.h - what ONNX demands of nodes and local functions ------===//
//
// Small rules that need nothing but the IR and the schema table: no shapes, no
// values of tensors. Each rule reports faults through a handler and changes
// nothing. A fault is an error where onnx.checker or ONNX Runtime refuses the
// model, a warning where only the standard objects.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_NODE_RULES_H
#define AIMET_RULES_NODE_RULES_H

#include "arena.h"
#include "effects.h"
#include "fault.h"
#include "weights.h"

#include <mlir-c/IR.h>

#include <stdbool.h>

/// The local functions of a model. Borrows the IR, which must not change.
typedef struct aimet_local_functions aimet_local_functions;

aimet_local_functions *aimet_local_functions_create(MlirOperation module);
void aimet_local_functions_destroy(aimet_local_functions *functions);

/// What rules remember from one operation to the next.
typedef struct aimet_rule_memory aimet_rule_memory;

aimet_rule_memory *aimet_rule_memory_create(void);
void aimet_rule_memory_destroy(aimet_rule_memory *memory);

/// The operations that come are of this function, whose imports count.
void aimet_rule_memory_enter(aimet_rule_memory *memory, MlirOperation function);

/// What stopped the reading of values in files (already diagnosed), if
/// anything did.
aimet_status aimet_rule_memory_status(const aimet_rule_memory *memory);

/// What rules look at.
typedef struct aimet_rule_input {
  MlirOperation module;
  int64_t ir_version; ///< 0: the model states none
  const aimet_local_functions *functions;
  aimet_arena *arena; ///< for names of values
  aimet_weight_store *weights;
  aimet_effects *effects;
  aimet_rule_memory *memory;
  aimet_fault_handler handler;
  void *user_data;
} aimet_rule_input;

/// What an operation is to ONNX.
typedef enum aimet_operation_kind {
  AIMET_OPERATION_OTHER,
  AIMET_OPERATION_NODE,
  AIMET_OPERATION_INITIALIZER,
  AIMET_OPERATION_SPARSE_INITIALIZER,
} aimet_operation_kind;

aimet_operation_kind aimet_operation_kind_of(const aimet_rule_input *input,
                                             MlirOperation op);

/// Checks one node (aimet_op_is_node), but not the nodes in its regions.
void aimet_check_node(const aimet_rule_input *input, MlirOperation node);

/// Checks what local functions state about themselves, and that none calls
/// itself.
void aimet_check_local_functions(const aimet_rule_input *input);

/// True if a metadata attribute (docs/dialect.md) has a key twice; gives the
/// first such key.
bool aimet_metadata_repeats_key(MlirAttribute metadata,
                                aimet_string_view *out_key);

#endif // AIMET_RULES_NODE_RULES_H
