//===- json_writer.h - JSON as it is written ------------------------------===//
//
// Appends to a buffer without building the document first, for reports that
// have an entry for each value of a model.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_JSON_WRITER_H
#define AIMET_REPORT_JSON_WRITER_H

#include "string_builder.h"

#include <stdbool.h>
#include <stdint.h>

/// Where the next value goes.
typedef struct aimet_json_writer {
  aimet_string_builder *out;
  unsigned depth;
  /// Containers at this depth and deeper stand on one line; 0: none yet.
  unsigned line_depth;
  bool is_first; ///< nothing stands in the innermost container
  bool has_key;  ///< a key waits for its value
} aimet_json_writer;

static inline aimet_json_writer
aimet_json_writer_begin(aimet_string_builder *out) {
  return (aimet_json_writer){.out = out, .is_first = true};
}

/// Ends the document with a line end.
void aimet_json_writer_end(aimet_json_writer *writer);

/// Opens `{` or `[`. What stands in one with `on_one_line` is not broken into
/// lines.
void aimet_json_open(aimet_json_writer *writer, char bracket, bool on_one_line);
/// Closes it with `}` or `]`.
void aimet_json_close(aimet_json_writer *writer, char bracket);

/// The key of the next value; plain ASCII.
void aimet_json_key(aimet_json_writer *writer, const char *key);

/// Values. Text is made UTF-8: a byte that is not becomes U+FFFD.
void aimet_json_text(aimet_json_writer *writer, aimet_string_view text);
void aimet_json_int(aimet_json_writer *writer, int64_t value);
void aimet_json_uint(aimet_json_writer *writer, uint64_t value);
/// What is no number of JSON is the text "nan", "inf" or "-inf".
void aimet_json_float(aimet_json_writer *writer, double value);
void aimet_json_bool(aimet_json_writer *writer, bool value);
void aimet_json_null(aimet_json_writer *writer);
/// 16 hexadecimal digits, as text: readers keep 53 bits of a number.
void aimet_json_hash(aimet_json_writer *writer, uint64_t value);

/// Members of an object: a key and its value.
void aimet_json_key_text(aimet_json_writer *writer, const char *key,
                         aimet_string_view text);
void aimet_json_key_int(aimet_json_writer *writer, const char *key,
                        int64_t value);
void aimet_json_key_uint(aimet_json_writer *writer, const char *key,
                         uint64_t value);
void aimet_json_key_float(aimet_json_writer *writer, const char *key,
                          double value);
void aimet_json_key_bool(aimet_json_writer *writer, const char *key,
                         bool value);
void aimet_json_key_hash(aimet_json_writer *writer, const char *key,
                         uint64_t value);
/// If the text is empty: no member / null.
void aimet_json_key_text_if_any(aimet_json_writer *writer, const char *key,
                                aimet_string_view text);
void aimet_json_key_text_or_null(aimet_json_writer *writer, const char *key,
                                 aimet_string_view text);

void aimet_json_key_texts(aimet_json_writer *writer, const char *key,
                          const aimet_string_view *texts, size_t count,
                          bool on_one_line);

/// Opens a member that is a container, to be closed with aimet_json_close.
void aimet_json_key_object(aimet_json_writer *writer, const char *key,
                           bool on_one_line);
void aimet_json_key_array(aimet_json_writer *writer, const char *key,
                          bool on_one_line);

/// Appends text as UTF-8 without quotes or escapes, see above.
void aimet_append_utf8(aimet_string_builder *out, aimet_string_view text);

#endif // AIMET_REPORT_JSON_WRITER_H
