//===- concrete_args.h - inputs and sizes that the user fixes -------------===//
//
// `NAME=VALUE`: a graph input becomes a constant, or a symbolic dimension a
// size. Values are written like JSON: 3, -0.5, true, "text", [[1, 2], [3, 4]],
// and inf, -inf, nan.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_CONCRETE_ARGS_H
#define AIMET_ANALYSIS_CONCRETE_ARGS_H

#include "diag.h"

#include <mlir-c/IR.h>

#include <stddef.h>

/// What has been read and checked against a model.
typedef struct aimet_concrete_args aimet_concrete_args;

/// Reads texts against the graph inputs and symbolic dimensions of a module. A
/// wrong value, type, rank or size, a name that the model does not have, or one
/// that is given twice is AIMET_ERROR_USAGE with a diagnostic; then `*out` is
/// null. The module is not changed. The result does not refer to it, and may be
/// bound to each module with the same inputs (a clone).
AIMET_MUST_USE aimet_status aimet_concrete_args_parse(
    MlirOperation module, const char *const *texts, size_t num_texts,
    aimet_diag *diag, aimet_concrete_args **out);
void aimet_concrete_args_destroy(aimet_concrete_args *args);

/// Puts the values in place: the inputs are gone and initializers of their
/// names are there (Constants before IR version 4, where every initializer had
/// to be an input), and each statement of a named dimension states its size.
/// Nothing is folded. Inference that was run before is void.
void aimet_concrete_args_bind(const aimet_concrete_args *args,
                              MlirOperation module);

#endif // AIMET_ANALYSIS_CONCRETE_ARGS_H
