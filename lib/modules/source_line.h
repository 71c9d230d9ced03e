//===- source_line.h - the line of Python that a node comes from ----------===//

#ifndef AIMET_MODULES_SOURCE_LINE_H
#define AIMET_MODULES_SOURCE_LINE_H

#include "op.h"

/// A line of the user's source. Strings belong to the context.
typedef struct aimet_source_line {
  aimet_string_view file;
  int64_t line;
  aimet_string_view code;
} aimet_source_line;

/// Reads `pkg.torch.onnx.stack_trace` of a node: of its frames the innermost
/// that is not PyTorch's own. False if the node has none.
bool aimet_source_line_of(MlirOperation op, aimet_source_line *out);

#endif // AIMET_MODULES_SOURCE_LINE_H
