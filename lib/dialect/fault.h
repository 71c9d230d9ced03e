//===- fault.h - a broken rule of ONNX ------------------------------------===//
//
// What rules and inference say is wrong with a model; check-onnx makes findings
// of it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_DIALECT_FAULT_H
#define AIMET_DIALECT_FAULT_H

#include "diag.h"

#include <mlir-c/IR.h>

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

#endif // AIMET_DIALECT_FAULT_H
