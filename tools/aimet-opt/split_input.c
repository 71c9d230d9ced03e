//===- split_input.c - several inputs in one file -------------------------===//

#include "split_input.h"

static aimet_string_view first_line(aimet_string_view text) {
  return aimet_sv_slice(text, 0, aimet_sv_find(text, '\n'));
}

static bool is_marker(aimet_string_view line) {
  if (!aimet_sv_starts_with(line, aimet_sv(SPLIT_MARKER)))
    return false;
  for (size_t i = strlen(SPLIT_MARKER); i < line.length; ++i)
    if (line.data[i] != ' ' && line.data[i] != '\t' && line.data[i] != '\r')
      return false;
  return true;
}

bool split_input_next(aimet_string_view *rest, size_t *line,
                      aimet_string_builder *out) {
  if (!rest->data)
    return false;
  aimet_sb_clear(out);
  for (size_t i = 0; i < *line; ++i)
    aimet_sb_append_char(out, '\n');
  while (rest->length) {
    aimet_string_view text = first_line(*rest);
    bool has_end = text.length < rest->length;
    *rest = aimet_sv_slice(*rest, text.length + 1, rest->length);
    ++*line;
    if (is_marker(text))
      return true;
    aimet_sb_append(out, text);
    if (has_end)
      aimet_sb_append_char(out, '\n');
  }
  rest->data = NULL;
  return true;
}
