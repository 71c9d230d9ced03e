//===- node_text.h - a node in a few words --------------------------------===//

#ifndef AIMET_REPORT_NODE_TEXT_H
#define AIMET_REPORT_NODE_TEXT_H

#include "string_builder.h"
#include "value_type.h"

#include <mlir-c/IR.h>

/// Appends the attributes of a node that ONNX defines, as it states them:
/// "kernel_shape = [3, 3], group = 1"; tensors and long lists are cut.
void aimet_append_attributes(aimet_string_builder *out, MlirOperation node);

/// Appends what the IR says of the outputs of a node, absent ones left out:
/// "float[1, 64, N], int64"; nothing where nothing is known.
void aimet_append_outputs(aimet_string_builder *out, MlirOperation node,
                          aimet_arena *arena);

/// The type of a value with names of dimensions (`onnx.dim_params`, or null),
/// the same way.
void aimet_append_value_type(aimet_string_builder *out, MlirType type,
                             MlirAttribute dim_params, aimet_arena *arena);

#endif // AIMET_REPORT_NODE_TEXT_H
