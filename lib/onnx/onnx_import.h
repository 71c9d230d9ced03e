//===- onnx_import.h - ONNX bytes to IR -----------------------------------===//

#ifndef AIMET_ONNX_ONNX_IMPORT_H
#define AIMET_ONNX_ONNX_IMPORT_H

#include "weights.h"

/// Where a model comes from.
typedef struct aimet_onnx_source {
  const char *display_name; ///< for diagnostics
  /// The file's name below the store's root, for references to weights inside
  /// it; empty: the bytes came through a pipe and all payloads are copied.
  aimet_string_view reference_name;
  aimet_input_file file; ///< open; or fd -1 and `data`
  const void *data;
  size_t length;
} aimet_onnx_source;

/// Imports a model (docs/dialect.md). AIMET_ERROR_INPUT, _LIMIT, _PATH or _IO
/// with one diagnostic if it is refused; faults that `onnx.load` reads past are
/// imported. The caller destroys *out_module.
///
/// The context must have unregistered dialects allowed and func loaded.
AIMET_MUST_USE aimet_status aimet_onnx_import(MlirContext context,
                                              const aimet_onnx_source *source,
                                              aimet_weight_store *store,
                                              aimet_diag *diag,
                                              MlirOperation *out_module);

/// True if the first bytes could begin a model: a field of ModelProto.
bool aimet_looks_like_onnx(const unsigned char *bytes, size_t length);

#endif // AIMET_ONNX_ONNX_IMPORT_H
