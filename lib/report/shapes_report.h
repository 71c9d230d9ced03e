//===- shapes_report.h - types and shapes of all values -------------------===//

#ifndef AIMET_REPORT_SHAPES_REPORT_H
#define AIMET_REPORT_SHAPES_REPORT_H

#include "inference.h"
#include "string_builder.h"

/// A model whose values are printed; all borrowed.
typedef struct aimet_shapes_report {
  aimet_string_view input; ///< the file
  MlirOperation module;
  aimet_inference *inference;
  size_t line_width; ///< of text: names are cut for it; 0: no limit
} aimet_shapes_report;

/// Appends tables: inputs, outputs and nodes of each graph, then how much is
/// known.
void aimet_shapes_text_print(const aimet_shapes_report *report,
                             aimet_string_builder *out);

/// Appends one JSON object with every value (docs/output.md).
void aimet_shapes_json_print(const aimet_shapes_report *report,
                             aimet_string_builder *out);

#endif // AIMET_REPORT_SHAPES_REPORT_H
