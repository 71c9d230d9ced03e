//===- mlir_text_scan.h - a look at MLIR text before it is parsed ---------===//

#ifndef AIMET_SESSION_MLIR_TEXT_SCAN_H
#define AIMET_SESSION_MLIR_TEXT_SCAN_H

#include "diag.h"

/// Refuses text whose brackets nest deeper than MLIR's recursive parser is sure
/// to survive: 128 braces (regions, dictionaries), 512 brackets of any kind.
AIMET_MUST_USE aimet_status aimet_mlir_scan_nesting(const char *name,
                                                    aimet_string_view text,
                                                    aimet_diag *diag);

/// Finds the first operation of the dialect in custom form (`onnx.Relu ...`
/// outside quotes and comments); false if there is none.
bool aimet_mlir_find_custom_form(aimet_string_view text, unsigned *out_line,
                                 unsigned *out_column,
                                 aimet_string_view *out_operation);

#endif // AIMET_SESSION_MLIR_TEXT_SCAN_H
