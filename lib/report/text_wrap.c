//===- text_wrap.c - text in lines ----------------------------------------===//

#include "text_wrap.h"

#include "display_width.h"

void aimet_append_wrapped(aimet_string_builder *out, aimet_string_view text,
                          size_t indent, size_t column, size_t width) {
  bool is_first = true;
  while (text.length) {
    aimet_string_view word = aimet_sv_take(&text, ' ');
    size_t columns = aimet_display_width(word);
    if (!is_first && width && column + 1 + columns > width) {
      aimet_sb_appendf(out, "\n%*s", (int)indent, "");
      column = indent;
    } else if (!is_first) {
      aimet_sb_append_char(out, ' ');
      ++column;
    }
    aimet_sb_append(out, word);
    column += columns;
    is_first = false;
  }
}

void aimet_append_wrapped_lines(aimet_string_builder *out,
                                aimet_string_view text, size_t width) {
  while (text.length) {
    aimet_string_view line = aimet_sv_take(&text, '\n');
    size_t indent = 0;
    while (indent < line.length && line.data[indent] == ' ')
      ++indent;
    aimet_append_wrapped(out, line, indent + 2, 0, width);
    aimet_sb_append_char(out, '\n');
  }
}
