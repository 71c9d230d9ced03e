//===- modules_report.h - the modules of a model, printed -----------------===//

#ifndef AIMET_REPORT_MODULES_REPORT_H
#define AIMET_REPORT_MODULES_REPORT_H

#include "module_listing.h"
#include "string_builder.h"

/// Appends the tree of modules in lines, names cut so that these have
/// `line_width` columns (0: no limit), where that can be.
void aimet_modules_text_print(aimet_string_view input,
                              const aimet_module_listing *listing,
                              size_t line_width, aimet_string_builder *out);

/// Appends one JSON object with every module (docs/output.md).
void aimet_modules_json_print(aimet_string_view input,
                              const aimet_module_listing *listing,
                              aimet_string_builder *out);

#endif // AIMET_REPORT_MODULES_REPORT_H
