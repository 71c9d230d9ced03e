//===- text_wrap.h - text in lines ----------------------------------------===//

#ifndef AIMET_REPORT_TEXT_WRAP_H
#define AIMET_REPORT_TEXT_WRAP_H

#include "string_builder.h"

/// Appends text without control characters, broken at spaces so that lines end
/// before column `width` (0: not broken); lines but the first begin with
/// `indent` spaces. `column` columns of the first are taken. A word that is
/// longer than a line is not broken. No line end after the last.
void aimet_append_wrapped(aimet_string_builder *out, aimet_string_view text,
                          size_t indent, size_t column, size_t width);

/// Appends lines of such text, each broken as above and indented by two columns
/// more than its own indentation; each ends with a line end.
void aimet_append_wrapped_lines(aimet_string_builder *out,
                                aimet_string_view text, size_t width);

#endif // AIMET_REPORT_TEXT_WRAP_H
