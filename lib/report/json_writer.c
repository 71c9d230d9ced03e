//===- json_writer.c - JSON as it is written ------------------------------===//

#include "json_writer.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/// What a nested container is indented by.
#define INDENT "  "

//===----------------------------------------------------------------------===//
// Structure
//===----------------------------------------------------------------------===//

static bool is_on_one_line(const aimet_json_writer *writer) {
  return writer->line_depth && writer->depth >= writer->line_depth;
}

static void break_line(aimet_json_writer *writer) {
  aimet_sb_append_char(writer->out, '\n');
  for (unsigned i = 0; i < writer->depth; ++i)
    aimet_sb_append_cstr(writer->out, INDENT);
}

/// What stands before a value or a key: a comma, a line end.
static void separate(aimet_json_writer *writer) {
  if (writer->has_key) {
    writer->has_key = false;
    return;
  }
  if (!writer->is_first)
    aimet_sb_append_cstr(writer->out, is_on_one_line(writer) ? ", " : ",");
  if (writer->depth && !is_on_one_line(writer))
    break_line(writer);
  writer->is_first = false;
}

void aimet_json_open(aimet_json_writer *writer, char bracket,
                     bool on_one_line) {
  separate(writer);
  aimet_sb_append_char(writer->out, bracket);
  ++writer->depth;
  if (on_one_line && !writer->line_depth)
    writer->line_depth = writer->depth;
  writer->is_first = true;
}

void aimet_json_close(aimet_json_writer *writer, char bracket) {
  bool breaks = !writer->is_first && !is_on_one_line(writer);
  if (writer->line_depth == writer->depth)
    writer->line_depth = 0;
  --writer->depth;
  if (breaks)
    break_line(writer);
  aimet_sb_append_char(writer->out, bracket);
  writer->is_first = false;
}

void aimet_json_key(aimet_json_writer *writer, const char *key) {
  separate(writer);
  aimet_sb_appendf(writer->out, "\"%s\": ", key);
  writer->has_key = true;
}

void aimet_json_writer_end(aimet_json_writer *writer) {
  aimet_sb_append_char(writer->out, '\n');
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// The length of the well-formed character at the beginning (NUL is one), 0 if
/// there is none.
static size_t character_length(aimet_string_view text) {
  if (text.data[0] == 0)
    return 1;
  for (size_t length = 1; length <= 4 && length <= text.length; ++length)
    if (aimet_sv_is_text(aimet_sv_slice(text, 0, length)))
      return length;
  return 0;
}

void aimet_append_utf8(aimet_string_builder *out, aimet_string_view text) {
  if (aimet_sv_is_text(text)) {
    aimet_sb_append(out, text);
    return;
  }
  while (text.length) {
    size_t length = character_length(text);
    if (length)
      aimet_sb_append(out, aimet_sv_slice(text, 0, length));
    else
      aimet_sb_append_cstr(out, "\xef\xbf\xbd");
    text = aimet_sv_slice(text, length ? length : 1, text.length);
  }
}

static bool needs_escape(char c) {
  return (unsigned char)c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

static void append_escape(aimet_string_builder *out, char c) {
  if (c == '"' || c == '\\')
    aimet_sb_appendf(out, "\\%c", c);
  else
    aimet_sb_appendf(out, "\\u%04x", (unsigned)(unsigned char)c);
}

/// Appends well-formed text with what JSON does not allow escaped.
static void append_quoted(aimet_string_builder *out, aimet_string_view text) {
  aimet_sb_append_char(out, '"');
  size_t begin = 0;
  for (size_t i = 0; i < text.length; ++i) {
    if (!needs_escape(text.data[i]))
      continue;
    aimet_sb_append(out, aimet_sv_slice(text, begin, i));
    append_escape(out, text.data[i]);
    begin = i + 1;
  }
  aimet_sb_append(out, aimet_sv_slice(text, begin, text.length));
  aimet_sb_append_char(out, '"');
}

void aimet_json_text(aimet_json_writer *writer, aimet_string_view text) {
  separate(writer);
  if (aimet_sv_is_text(text)) {
    append_quoted(writer->out, text);
  } else {
    aimet_string_builder replaced = AIMET_STRING_BUILDER_INIT;
    aimet_append_utf8(&replaced, text);
    append_quoted(writer->out, aimet_sb_view(&replaced));
    aimet_sb_deinit(&replaced);
  }
}

//===----------------------------------------------------------------------===//
// Other values
//===----------------------------------------------------------------------===//

/// printf takes four times as long, and most of some reports is numbers.
static void append_digits(aimet_string_builder *out, uint64_t value) {
  char digits[20];
  size_t begin = sizeof digits;
  do {
    digits[--begin] = (char)('0' + value % 10);
    value /= 10;
  } while (value);
  aimet_sb_append(out, aimet_sv_n(digits + begin, sizeof digits - begin));
}

void aimet_json_int(aimet_json_writer *writer, int64_t value) {
  separate(writer);
  if (value < 0)
    aimet_sb_append_char(writer->out, '-');
  append_digits(writer->out, value < 0 ? -(uint64_t)value : (uint64_t)value);
}

void aimet_json_uint(aimet_json_writer *writer, uint64_t value) {
  separate(writer);
  append_digits(writer->out, value);
}

void aimet_json_float(aimet_json_writer *writer, double value) {
  if (isnan(value) || isinf(value)) {
    aimet_json_text(writer, aimet_sv(isnan(value) ? "nan"
                                     : value < 0  ? "-inf"
                                                  : "inf"));
    return;
  }
  separate(writer);
  char text[32];
  for (int digits = 6; digits <= 17; ++digits) {
    snprintf(text, sizeof text, "%.*g", digits, value);
    if (strtod(text, NULL) == value)
      break;
  }
  aimet_sb_append_cstr(writer->out, text);
}

void aimet_json_bool(aimet_json_writer *writer, bool value) {
  separate(writer);
  aimet_sb_append_cstr(writer->out, value ? "true" : "false");
}

void aimet_json_null(aimet_json_writer *writer) {
  separate(writer);
  aimet_sb_append_cstr(writer->out, "null");
}

void aimet_json_hash(aimet_json_writer *writer, uint64_t value) {
  separate(writer);
  aimet_sb_appendf(writer->out, "\"%016" PRIx64 "\"", value);
}

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

void aimet_json_key_text(aimet_json_writer *writer, const char *key,
                         aimet_string_view text) {
  aimet_json_key(writer, key);
  aimet_json_text(writer, text);
}

void aimet_json_key_int(aimet_json_writer *writer, const char *key,
                        int64_t value) {
  aimet_json_key(writer, key);
  aimet_json_int(writer, value);
}

void aimet_json_key_uint(aimet_json_writer *writer, const char *key,
                         uint64_t value) {
  aimet_json_key(writer, key);
  aimet_json_uint(writer, value);
}

void aimet_json_key_float(aimet_json_writer *writer, const char *key,
                          double value) {
  aimet_json_key(writer, key);
  aimet_json_float(writer, value);
}

void aimet_json_key_bool(aimet_json_writer *writer, const char *key,
                         bool value) {
  aimet_json_key(writer, key);
  aimet_json_bool(writer, value);
}

void aimet_json_key_hash(aimet_json_writer *writer, const char *key,
                         uint64_t value) {
  aimet_json_key(writer, key);
  aimet_json_hash(writer, value);
}

void aimet_json_key_text_if_any(aimet_json_writer *writer, const char *key,
                                aimet_string_view text) {
  if (text.length)
    aimet_json_key_text(writer, key, text);
}

void aimet_json_key_text_or_null(aimet_json_writer *writer, const char *key,
                                 aimet_string_view text) {
  aimet_json_key(writer, key);
  if (text.length)
    aimet_json_text(writer, text);
  else
    aimet_json_null(writer);
}

void aimet_json_key_object(aimet_json_writer *writer, const char *key,
                           bool on_one_line) {
  aimet_json_key(writer, key);
  aimet_json_open(writer, '{', on_one_line);
}

void aimet_json_key_array(aimet_json_writer *writer, const char *key,
                          bool on_one_line) {
  aimet_json_key(writer, key);
  aimet_json_open(writer, '[', on_one_line);
}

void aimet_json_key_texts(aimet_json_writer *writer, const char *key,
                          const aimet_string_view *texts, size_t count,
                          bool on_one_line) {
  aimet_json_key_array(writer, key, on_one_line);
  for (size_t i = 0; i < count; ++i)
    aimet_json_text(writer, texts[i]);
  aimet_json_close(writer, ']');
}
