//===- string_builder.c - text that grows ---------------------------------===//
//
// A byte buffer with formatting, and the one place where text from files is
// made harmless for terminals.
//
//===----------------------------------------------------------------------===//

#include "string_builder.h"

#include "alloc.h"

#include <stdio.h>
#include <stdlib.h>

void aimet_sb_deinit(aimet_string_builder *builder) {
  free(builder->data);
  *builder = AIMET_STRING_BUILDER_INIT;
}

void aimet_sb_clear(aimet_string_builder *builder) {
  builder->length = 0;
  if (builder->data)
    builder->data[0] = '\0';
}

/// Makes room for `more` bytes and the NUL.
static void reserve(aimet_string_builder *builder, size_t more) {
  size_t needed;
  if (__builtin_add_overflow(builder->length, more, &needed) ||
      __builtin_add_overflow(needed, 1, &needed))
    aimet_out_of_memory();
  void *data = builder->data;
  aimet_grow_array(&data, &builder->capacity, needed, 1);
  builder->data = data;
}

void aimet_sb_append(aimet_string_builder *builder, aimet_string_view text) {
  reserve(builder, text.length);
  if (text.length)
    memcpy(builder->data + builder->length, text.data, text.length);
  builder->length += text.length;
  builder->data[builder->length] = '\0';
}

void aimet_sb_append_cstr(aimet_string_builder *builder, const char *text) {
  aimet_sb_append(builder, aimet_sv(text));
}

void aimet_sb_append_char(aimet_string_builder *builder, char c) {
  aimet_sb_append(builder, aimet_sv_n(&c, 1));
}

void aimet_sb_appendf(aimet_string_builder *builder, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  aimet_sb_vappendf(builder, format, arguments);
  va_end(arguments);
}

void aimet_sb_vappendf(aimet_string_builder *builder, const char *format,
                       va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  if (length > 0) {
    reserve(builder, (size_t)length);
    vsnprintf(builder->data + builder->length, (size_t)length + 1, format,
              again);
    builder->length += (size_t)length;
  }
  va_end(again);
}

/// True for characters that reorder or break the text around them.
static bool is_layout_control(unsigned code) {
  return code == 0x61c || code == 0x200e || code == 0x200f ||
         (code >= 0x2028 && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// The length of the well-formed character at the front, and its code; 0 if
/// the bytes are not UTF-8.
static size_t decode(aimet_string_view text, unsigned *out_code) {
  unsigned char lead = (unsigned char)text.data[0];
  size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (length > text.length)
    return 0;
  if (lead && !aimet_sv_is_text(aimet_sv_n(text.data, length)))
    return 0;
  unsigned code = length == 1 ? lead : lead & (0x7fu >> length);
  for (size_t i = 1; i < length; ++i)
    code = code << 6 | ((unsigned char)text.data[i] & 0x3f);
  *out_code = code;
  return length;
}

/// Appends the character at the front and returns the bytes it took.
static size_t append_character(aimet_string_builder *builder,
                               aimet_string_view text) {
  unsigned code = 0;
  size_t length = decode(text, &code);
  if (length == 0 || code < 0x20 || code == 0x7f) {
    aimet_sb_appendf(builder, "\\x%02x", (unsigned)(unsigned char)*text.data);
    return 1;
  }
  if ((code >= 0x80 && code < 0xa0) || is_layout_control(code))
    aimet_sb_appendf(builder, "\\u%04x", code);
  else
    aimet_sb_append(builder, aimet_sv_n(text.data, length));
  return length;
}

void aimet_sb_append_escaped(aimet_string_builder *builder,
                             aimet_string_view text, size_t limit) {
  for (size_t i = 0; i < text.length;) {
    unsigned code;
    aimet_string_view rest = aimet_sv_slice(text, i, text.length);
    size_t step = decode(rest, &code);
    if (i + (step ? step : 1) > limit) {
      aimet_sb_append_cstr(builder, "...");
      return;
    }
    i += append_character(builder, rest);
  }
}

aimet_string_view aimet_sb_view(const aimet_string_builder *builder) {
  return aimet_sv_n(builder->data ? builder->data : "", builder->length);
}

char *aimet_sb_take(aimet_string_builder *builder) {
  reserve(builder, 0);
  builder->data[builder->length] = '\0';
  char *data = builder->data;
  *builder = AIMET_STRING_BUILDER_INIT;
  return data;
}
