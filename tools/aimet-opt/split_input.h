//===- split_input.h - several inputs in one file -------------------------===//

#ifndef AIMET_OPT_TOOL_SPLIT_INPUT_H
#define AIMET_OPT_TOOL_SPLIT_INPUT_H

#include "string_builder.h"

/// The line between two parts of a file, and between their outputs.
#define SPLIT_MARKER "// -----"

/// Takes the next part off `rest`. The part is copied to `out` after as many
/// line ends as the file has before it, so that line numbers are those of the
/// file. `*line` is 0 at first and belongs to this function afterwards. False
/// at the end.
bool split_input_next(aimet_string_view *rest, size_t *line,
                      aimet_string_builder *out);

#endif // AIMET_OPT_TOOL_SPLIT_INPUT_H
