//===- string_builder.h - text that grows ---------------------------------===//

#ifndef AIMET_SUPPORT_STRING_BUILDER_H
#define AIMET_SUPPORT_STRING_BUILDER_H

#include "string_view.h"

#include <stdarg.h>
#include <stdint.h>

/// A growing byte buffer. `data` is null while nothing was appended, otherwise
/// NUL-terminated (the NUL is not counted in `length`).
typedef struct aimet_string_builder {
  char *data;
  size_t length;
  size_t capacity;
} aimet_string_builder;

#define AIMET_STRING_BUILDER_INIT ((aimet_string_builder){NULL, 0, 0})

/// Frees the buffer and makes the builder empty.
void aimet_sb_deinit(aimet_string_builder *builder);

/// Makes it empty but keeps the memory.
void aimet_sb_clear(aimet_string_builder *builder);

void aimet_sb_append(aimet_string_builder *builder, aimet_string_view text);
void aimet_sb_append_cstr(aimet_string_builder *builder, const char *text);
void aimet_sb_append_char(aimet_string_builder *builder, char c);
void aimet_sb_appendf(aimet_string_builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void aimet_sb_vappendf(aimet_string_builder *builder, const char *format,
                       va_list arguments) __attribute__((format(printf, 2, 0)));

/// Appends text from a file so that a terminal shows it harmlessly: control
/// bytes and bytes that are not UTF-8 as `\x1b`, bidirectional controls as
/// `\u202e`; more than `limit` bytes are cut, and the cut is marked with `...`.
void aimet_sb_append_escaped(aimet_string_builder *builder,
                             aimet_string_view text, size_t limit);

/// The text so far; never null data (an empty builder gives "").
aimet_string_view aimet_sb_view(const aimet_string_builder *builder);

/// Gives the buffer to the caller (free with `free`) and makes the builder
/// empty; never null.
char *aimet_sb_take(aimet_string_builder *builder);

#endif // AIMET_SUPPORT_STRING_BUILDER_H
