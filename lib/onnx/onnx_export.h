//===- onnx_export.h - IR to ONNX bytes -----------------------------------===//

#ifndef AIMET_ONNX_ONNX_EXPORT_H
#define AIMET_ONNX_ONNX_EXPORT_H

#include "weights.h"

typedef enum aimet_external_data {
  AIMET_EXTERNAL_KEEP, ///< what was external stays so, the rest is inside
  AIMET_EXTERNAL_ALL,  ///< every tensor over the threshold
  AIMET_EXTERNAL_NONE, ///< everything inside the model
} aimet_external_data;

typedef struct aimet_onnx_export_options {
  aimet_external_data external;
  uint64_t external_threshold; ///< bytes, for AIMET_EXTERNAL_ALL
  bool sync;                   ///< fsync before the rename
} aimet_onnx_export_options;

/// Writes the module as an ONNX model to `path` ("-": standard output; then
/// external data is refused), and external tensors to `<path>.data`. Either
/// both files are in place at the end or neither has changed. A model that
/// would exceed 2 GiB gets its large tensors external, with a remark.
AIMET_MUST_USE aimet_status
aimet_onnx_export(MlirOperation module, const char *path,
                  const aimet_onnx_export_options *options,
                  aimet_weight_store *store, aimet_diag *diag);

#endif // AIMET_ONNX_ONNX_EXPORT_H
