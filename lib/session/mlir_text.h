//===- mlir_text.h - reading MLIR text and bytecode -----------------------===//
//
// What MLIR's parser leaves to be done: bounded nesting (it crashes on deep
// text), a message where it fails silently, a module around operations that
// stand alone.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SESSION_MLIR_TEXT_H
#define AIMET_SESSION_MLIR_TEXT_H

#include "diag.h"

/// Parses text; `text` must be NUL-terminated after `length` bytes. Locations
/// bear `name`. The sink must be attached to the context. The caller destroys
/// *out_module, a builtin.module.
AIMET_MUST_USE aimet_status aimet_mlir_parse_text(
    MlirContext context, const char *name, const char *text, size_t length,
    aimet_diag *diag, MlirOperation *out_module);

/// Parses bytecode, which must come from a source that is trusted.
AIMET_MUST_USE aimet_status aimet_mlir_parse_bytecode(
    MlirContext context, const char *name, const void *data, size_t length,
    aimet_diag *diag, MlirOperation *out_module);

#endif // AIMET_SESSION_MLIR_TEXT_H
