//===- display_width.c - how wide a terminal shows text -------------------===//
//
// The C library knows the widths of characters, of Unicode only in a locale of
// Unicode, which is borrowed for the question.
//
//===----------------------------------------------------------------------===//

#include "display_width.h"

#include <locale.h>
#include <stdbool.h>
#include <wchar.h>

static const char ellipsis[] = "...";
#define ELLIPSIS_WIDTH (sizeof ellipsis - 1)

static bool is_ascii(aimet_string_view text) {
  for (size_t i = 0; i < text.length; ++i)
    if ((unsigned char)text.data[i] >= 0x80)
      return false;
  return true;
}

static size_t lead_length(unsigned char lead) {
  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/// The bytes of the character at the front and the columns that it takes.
static size_t next_character(aimet_string_view text, size_t *out_width) {
  unsigned char lead = (unsigned char)text.data[0];
  size_t length = lead_length(lead);
  if (length > text.length)
    length = text.length;
  wchar_t code = length == 1 ? lead : (wchar_t)(lead & (0x7fu >> length));
  for (size_t i = 1; i < length; ++i)
    code = (wchar_t)(code << 6 | ((unsigned char)text.data[i] & 0x3f));
  int width = code < 0x80 ? 1 : wcwidth(code);
  *out_width = width < 0 ? 1 : (size_t)width;
  return length;
}

/// A locale that knows Unicode, made once; null if the system has none.
static locale_t enter_unicode(void) {
  static locale_t unicode;
  if (!unicode)
    unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  return unicode ? uselocale(unicode) : (locale_t)0;
}

static void leave_unicode(locale_t before) {
  if (before)
    uselocale(before);
}

size_t aimet_display_width(aimet_string_view text) {
  if (is_ascii(text))
    return text.length;
  locale_t before = enter_unicode();
  size_t sum = 0, width;
  for (size_t i = 0; i < text.length; sum += width)
    i += next_character(aimet_sv_slice(text, i, text.length), &width);
  leave_unicode(before);
  return sum;
}

/// The byte at which the first `columns` columns (or fewer) end;
/// `*out_columns` of them.
static size_t byte_at(aimet_string_view text, size_t columns,
                      size_t *out_columns) {
  size_t at = 0, used = 0;
  while (at < text.length) {
    size_t width;
    size_t length =
        next_character(aimet_sv_slice(text, at, text.length), &width);
    if (used + width > columns)
      break;
    at += length;
    used += width;
  }
  *out_columns = used;
  return at;
}

/// The byte from which on the text takes at most `columns` columns; a
/// combining character stays with the one before it.
static size_t tail_byte(aimet_string_view text, size_t total, size_t columns,
                        size_t *out_columns) {
  size_t at = 0, left = total;
  while (at < text.length) {
    size_t width;
    size_t length =
        next_character(aimet_sv_slice(text, at, text.length), &width);
    if (left <= columns && width > 0)
      break;
    at += length;
    left -= width;
  }
  *out_columns = left;
  return at;
}

size_t aimet_append_cut(aimet_string_builder *out, aimet_string_view text,
                        size_t width) {
  size_t total = aimet_display_width(text);
  if (total <= width) {
    aimet_sb_append(out, text);
    return total;
  }
  locale_t before = enter_unicode();
  size_t room = width > ELLIPSIS_WIDTH ? width - ELLIPSIS_WIDTH : 0;
  size_t head_columns, tail_columns;
  size_t head = byte_at(text, room / 3, &head_columns);
  size_t tail = tail_byte(text, total, room - room / 3, &tail_columns);
  leave_unicode(before);
  aimet_sb_append(out, aimet_sv_slice(text, 0, head));
  aimet_sb_append(
      out,
      aimet_sv_n(ellipsis, width < ELLIPSIS_WIDTH ? width : ELLIPSIS_WIDTH));
  aimet_sb_append(out, aimet_sv_slice(text, tail, text.length));
  return head_columns + tail_columns +
         (width < ELLIPSIS_WIDTH ? width : ELLIPSIS_WIDTH);
}
