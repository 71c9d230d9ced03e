//===- string_view.h - bytes that somebody else owns ----------------------===//

#ifndef AIMET_SUPPORT_STRING_VIEW_H
#define AIMET_SUPPORT_STRING_VIEW_H

#include "aimet-opt/types.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/// For printf: `printf("%.*s", AIMET_SV(view))`.
#define AIMET_SV(view) (int)(view).length, (view).data ? (view).data : ""

static inline aimet_string_view aimet_sv(const char *text) {
  return (aimet_string_view){text, text ? strlen(text) : 0};
}

static inline aimet_string_view aimet_sv_n(const char *data, size_t length) {
  return (aimet_string_view){data, length};
}

static inline bool aimet_sv_equal(aimet_string_view a, aimet_string_view b) {
  return a.length == b.length &&
         (a.length == 0 ||
          (a.data && b.data && memcmp(a.data, b.data, a.length) == 0));
}

static inline bool aimet_sv_is(aimet_string_view a, const char *text) {
  return aimet_sv_equal(a, aimet_sv(text));
}

/// Compares bytes as unsigned; the shorter of two equal prefixes is less.
int aimet_sv_compare(aimet_string_view a, aimet_string_view b);

bool aimet_sv_starts_with(aimet_string_view view, aimet_string_view prefix);
bool aimet_sv_ends_with(aimet_string_view view, aimet_string_view suffix);

/// True if `part` stands anywhere in `view`.
bool aimet_sv_contains(aimet_string_view view, const char *part);

/// True for one decimal digit or more, and nothing else.
bool aimet_sv_is_digits(aimet_string_view view);

/// Returns the index of the first/last `c`, or `view.length` if there is none.
size_t aimet_sv_find(aimet_string_view view, char c);
size_t aimet_sv_rfind(aimet_string_view view, char c);

/// Returns the part [begin, end), both cut to the length.
aimet_string_view aimet_sv_slice(aimet_string_view view, size_t begin,
                                 size_t end);

/// Takes the text before the first `separator` off `rest`, and the separator
/// with it; all of it where there is none.
aimet_string_view aimet_sv_take(aimet_string_view *rest, char separator);

/// True if the bytes are well-formed UTF-8 without NUL (RFC 3629: no
/// surrogates, nothing over U+10FFFF, shortest forms only).
bool aimet_sv_is_text(aimet_string_view view);

/// The text without blanks, tabs and line ends around it.
aimet_string_view aimet_sv_trim(aimet_string_view text);

/// Matches a glob: `*` any run of bytes, `?` one byte, `[abc]` and `[a-z]` a
/// set, `[!a-z]` its complement; everything else is itself. Linear in
/// pattern x text.
bool aimet_sv_glob(aimet_string_view pattern, aimet_string_view text);

/// The edit distance of two strings (insert, delete, replace, swap of
/// neighbours); strings over 64 bytes count as far from everything else.
size_t aimet_sv_distance(aimet_string_view a, aimet_string_view b);

#endif // AIMET_SUPPORT_STRING_VIEW_H
