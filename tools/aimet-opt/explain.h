//===- explain.h - what a check, a pass or a rule is about ----------------===//

#ifndef AIMET_OPT_TOOL_EXPLAIN_H
#define AIMET_OPT_TOOL_EXPLAIN_H

#include "diag.h"
#include "registry.h"

/// Prints all that is known of a check, a pass, a pipeline, or a rule of a
/// check (`check-onnx/node-name`): as Markdown, which is a page of docs/passes;
/// on a terminal wrapped, and with headings that stand out. AIMET_ERROR_USAGE
/// with the nearest name if there is no such thing.
AIMET_MUST_USE aimet_status explain_print(const aimet_registry *registry,
                                          const char *name, aimet_diag *diag);

#endif // AIMET_OPT_TOOL_EXPLAIN_H
