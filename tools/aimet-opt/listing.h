//===- listing.h - findings as a list -------------------------------------===//
//
// On a terminal findings of an ONNX file are shown as a list behind each check,
// with --group-by anywhere; else each is a diagnostic while the check runs.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_LISTING_H
#define AIMET_OPT_TOOL_LISTING_H

#include "settings.h"

/// True if findings of this model are listed and get no diagnostics.
bool listing_is_wanted(const settings *settings, const aimet_model *model);

/// Appends the findings of the check that has just run, unless they are listed
/// by module.
void listing_append_run(const settings *settings, const aimet_model *model,
                        aimet_string_builder *out);

/// Appends all findings if they are listed by module.
void listing_append_modules(const settings *settings, const aimet_model *model,
                            aimet_string_builder *out);

#endif // AIMET_OPT_TOOL_LISTING_H
