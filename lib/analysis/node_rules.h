//===- node_rules.h - what ONNX demands of nodes and local functions ------===//
//
// Small rules that need nothing but the IR and the schema table: no shapes, no
// values of tensors. Each rule reports faults through a handler and changes
// nothing. A fault is an error where onnx.checker or ONNX Runtime refuses the
// model, a warning where only the standard objects.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_NODE_RULES_H
#define AIMET_ANALYSIS_NODE_RULES_H

#include "arena.h"
#include "diag.h"

#include <mlir-c/IR.h>

#include <stdbool.h>

/// A broken rule. The strings are borrowed while the handler runs.
typedef struct aimet_fault {
  const char *rule; ///< such as "input-count"; static
  aimet_severity severity;
  MlirOperation op;         ///< the node, or the function
  aimet_string_view tensor; ///< name of the tensor, empty if none
  aimet_string_view message;
  aimet_string_view why;
  aimet_string_view remedy;
} aimet_fault;

typedef void (*aimet_fault_handler)(const aimet_fault *fault, void *user_data);

/// The local functions of a model. Borrows the IR, which must not change.
typedef struct aimet_local_functions aimet_local_functions;

aimet_local_functions *aimet_local_functions_create(MlirOperation module);
void aimet_local_functions_destroy(aimet_local_functions *functions);

/// What rules look at.
typedef struct aimet_rule_input {
  MlirOperation module;
  int64_t ir_version; ///< 0: the model states none
  const aimet_local_functions *functions;
  aimet_arena *arena; ///< for names of values
  aimet_fault_handler handler;
  void *user_data;
} aimet_rule_input;

/// Checks one node (aimet_op_is_node), but not the nodes in its regions.
void aimet_check_node(const aimet_rule_input *input, MlirOperation node);

/// Checks what local functions state about themselves, and that none calls
/// itself.
void aimet_check_local_functions(const aimet_rule_input *input);

/// True if a metadata attribute (docs/dialect.md) has a key twice; gives the
/// first such key.
bool aimet_metadata_repeats_key(MlirAttribute metadata,
                                aimet_string_view *out_key);

/// The name of the GRAPH attribute that region `i` of a node holds; empty if
/// nothing says.
aimet_string_view aimet_region_attribute_name(MlirOperation node, intptr_t i);

#endif // AIMET_ANALYSIS_NODE_RULES_H
