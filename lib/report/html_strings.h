//===- html_strings.h - the strings of an HTML report, each once ----------===//
//
// Names, shapes and sources repeat thousands of times in a page; rows hold
// their numbers instead.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_HTML_STRINGS_H
#define AIMET_REPORT_HTML_STRINGS_H

#include "json_writer.h"
#include "string_map.h"

/// The table; number 0 is the empty string.
typedef struct aimet_html_strings {
  aimet_string_map *numbers;
  aimet_string_builder scratch;
} aimet_html_strings;

aimet_html_strings aimet_html_strings_create(void);
void aimet_html_strings_destroy(aimet_html_strings *strings);

/// The number of a text as people see it: control characters and what is no
/// UTF-8 are spelled as `\x1b`, long text is cut (docs/output.md).
size_t aimet_html_string(aimet_html_strings *strings, aimet_string_view text);

/// Writes a string's number / all strings as an array.
void aimet_json_string_number(aimet_json_writer *json,
                              aimet_html_strings *strings,
                              aimet_string_view text);
void aimet_html_strings_print(const aimet_html_strings *strings,
                              aimet_json_writer *json);

#endif // AIMET_REPORT_HTML_STRINGS_H
