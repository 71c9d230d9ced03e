//===- display_width.h - how wide a terminal shows text -------------------===//

#ifndef AIMET_REPORT_DISPLAY_WIDTH_H
#define AIMET_REPORT_DISPLAY_WIDTH_H

#include "string_builder.h"

/// Columns that UTF-8 text without control characters takes: two for wide
/// characters, none for combining ones.
size_t aimet_display_width(aimet_string_view text);

/// Appends text so that it takes at most `width` columns: what is wider is cut
/// in the middle, where `...` stands; more is left of the end, where paths
/// differ. Returns the columns it takes.
size_t aimet_append_cut(aimet_string_builder *out, aimet_string_view text,
                        size_t width);

#endif // AIMET_REPORT_DISPLAY_WIDTH_H
