//===- html_strings.c - the strings of an HTML report, each once ----------===//

#include "html_strings.h"

/// A name of a megabyte helps nobody in a table.
#define MAX_LENGTH 2000

aimet_html_strings aimet_html_strings_create(void) {
  aimet_html_strings strings = {aimet_string_map_create(),
                                AIMET_STRING_BUILDER_INIT};
  aimet_html_string(&strings, aimet_sv(""));
  return strings;
}

void aimet_html_strings_destroy(aimet_html_strings *strings) {
  aimet_string_map_destroy(strings->numbers);
  aimet_sb_deinit(&strings->scratch);
}

/// True for text that is seen as it is: nearly all of it.
static bool is_plain(aimet_string_view text) {
  bool is_plain = text.length <= MAX_LENGTH;
  for (size_t i = 0; i < text.length && is_plain; ++i)
    is_plain = text.data[i] >= ' ' && text.data[i] <= '~';
  return is_plain;
}

static aimet_string_view seen_text(aimet_html_strings *strings,
                                   aimet_string_view text) {
  if (is_plain(text))
    return text;
  aimet_sb_clear(&strings->scratch);
  aimet_sb_append_escaped(&strings->scratch, text, MAX_LENGTH);
  if (text.length > MAX_LENGTH)
    aimet_sb_appendf(&strings->scratch, " (%zu bytes)", text.length);
  return aimet_sb_view(&strings->scratch);
}

size_t aimet_html_string(aimet_html_strings *strings, aimet_string_view text) {
  size_t next = aimet_string_map_size(strings->numbers);
  bool inserted;
  aimet_map_entry *entry = aimet_string_map_insert(
      strings->numbers, seen_text(strings, text), &inserted);
  if (inserted)
    entry->value.number = next;
  return (size_t)entry->value.number;
}

void aimet_json_string_number(aimet_json_writer *json,
                              aimet_html_strings *strings,
                              aimet_string_view text) {
  aimet_json_uint(json, aimet_html_string(strings, text));
}

void aimet_html_strings_print(const aimet_html_strings *strings,
                              aimet_json_writer *json) {
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < aimet_string_map_size(strings->numbers); ++i)
    aimet_json_text(json, aimet_string_map_at(strings->numbers, i)->key);
  aimet_json_close(json, ']');
}
