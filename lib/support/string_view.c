//===- string_view.c - bytes that somebody else owns ----------------------===//
//
// Searching, UTF-8, globs and edit distance on borrowed bytes. Nothing here
// allocates.
//
//===----------------------------------------------------------------------===//

#include "string_view.h"

#include <stdint.h>

int aimet_sv_compare(aimet_string_view a, aimet_string_view b) {
  size_t shorter = a.length < b.length ? a.length : b.length;
  int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
  if (order)
    return order;
  return (a.length > b.length) - (a.length < b.length);
}

bool aimet_sv_starts_with(aimet_string_view view, aimet_string_view prefix) {
  return view.length >= prefix.length &&
         aimet_sv_equal(aimet_sv_slice(view, 0, prefix.length), prefix);
}

bool aimet_sv_ends_with(aimet_string_view view, aimet_string_view suffix) {
  return view.length >= suffix.length &&
         aimet_sv_equal(
             aimet_sv_slice(view, view.length - suffix.length, view.length),
             suffix);
}

bool aimet_sv_contains(aimet_string_view view, const char *part) {
  size_t length = strlen(part);
  return length == 0 ||
         (view.length && memmem(view.data, view.length, part, length));
}

bool aimet_sv_is_digits(aimet_string_view view) {
  for (size_t i = 0; i < view.length; ++i)
    if (view.data[i] < '0' || view.data[i] > '9')
      return false;
  return view.length != 0;
}

size_t aimet_sv_find(aimet_string_view view, char c) {
  const char *found = view.length ? memchr(view.data, c, view.length) : NULL;
  return found ? (size_t)(found - view.data) : view.length;
}

size_t aimet_sv_rfind(aimet_string_view view, char c) {
  const char *found = view.length ? memrchr(view.data, c, view.length) : NULL;
  return found ? (size_t)(found - view.data) : view.length;
}

aimet_string_view aimet_sv_slice(aimet_string_view view, size_t begin,
                                 size_t end) {
  if (end > view.length)
    end = view.length;
  if (begin > end)
    begin = end;
  return aimet_sv_n(view.data ? view.data + begin : NULL, end - begin);
}

aimet_string_view aimet_sv_take(aimet_string_view *rest, char separator) {
  aimet_string_view whole = *rest;
  size_t end = aimet_sv_find(whole, separator);
  *rest = aimet_sv_slice(whole, end + 1, whole.length);
  return aimet_sv_slice(whole, 0, end);
}

static bool in_range(unsigned char c, unsigned char low, unsigned char high) {
  return c >= low && c <= high;
}

/// The length of the character at the front of `text`, which is not empty; 0 if
/// it is ill-formed or NUL. The ranges of the second byte are those of table
/// 3-7 of the Unicode standard.
static size_t character_length(const unsigned char *text, size_t length) {
  unsigned char lead = text[0];
  if (lead < 0x80)
    return lead ? 1 : 0;
  unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  size_t size = in_range(lead, 0xc2, 0xdf)   ? 2
                : in_range(lead, 0xe0, 0xef) ? 3
                : in_range(lead, 0xf0, 0xf4) ? 4
                                             : 0;
  if (size == 0 || size > length || !in_range(text[1], low, high))
    return 0;
  for (size_t i = 2; i < size; ++i)
    if (!in_range(text[i], 0x80, 0xbf))
      return 0;
  return size;
}

/// True if each of eight bytes is from 1 to 127.
static bool is_plain_ascii(const unsigned char *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  const uint64_t tops = UINT64_C(0x8080808080808080);
  const uint64_t ones = UINT64_C(0x0101010101010101);
  return ((word | (word - ones)) & tops) == 0;
}

bool aimet_sv_is_text(aimet_string_view view) {
  const unsigned char *bytes = (const unsigned char *)view.data;
  for (size_t i = 0; i < view.length;) {
    if (view.length - i >= 8 && is_plain_ascii(bytes + i)) {
      i += 8;
      continue;
    }
    size_t step = character_length(bytes + i, view.length - i);
    if (step == 0)
      return false;
    i += step;
  }
  return true;
}

/// Finds the end (behind the `]`) of the set that begins at `pattern[begin]`,
/// or 0 if nothing closes it. A `]` that comes first is a member.
static size_t set_end(aimet_string_view pattern, size_t begin) {
  size_t i = begin + 1;
  if (i < pattern.length && pattern.data[i] == '!')
    ++i;
  for (size_t first = i; i < pattern.length; ++i)
    if (pattern.data[i] == ']' && i > first)
      return i + 1;
  return 0;
}

/// True if the set `pattern[begin, end)`, brackets included, has `c`.
static bool set_matches(aimet_string_view pattern, size_t begin, size_t end,
                        unsigned char c) {
  const unsigned char *set = (const unsigned char *)pattern.data;
  size_t i = begin + 1;
  size_t last = end - 1;
  bool complement = set[i] == '!';
  if (complement)
    ++i;
  bool found = false;
  while (i < last) {
    if (i + 2 < last && set[i + 1] == '-') {
      found |= in_range(c, set[i], set[i + 2]);
      i += 3;
    } else {
      found |= c == set[i++];
    }
  }
  return found != complement;
}

/// Matches one byte against the element of the pattern at `*position` (not a
/// `*`) and moves behind the element if it fits.
static bool match_one(aimet_string_view pattern, size_t *position, char c) {
  size_t p = *position;
  if (p == pattern.length)
    return false;
  size_t end = pattern.data[p] == '[' ? set_end(pattern, p) : 0;
  bool fits = end ? set_matches(pattern, p, end, (unsigned char)c)
                  : pattern.data[p] == '?' || pattern.data[p] == c;
  if (fits)
    *position = end ? end : p + 1;
  return fits;
}

bool aimet_sv_glob(aimet_string_view pattern, aimet_string_view text) {
  // Only the last `*` ever needs another try: what stood before it has matched
  // as early as it could.
  size_t p = 0, t = 0;
  size_t retry_pattern = SIZE_MAX, retry_text = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern.data[p] == '*') {
      retry_pattern = ++p;
      retry_text = t;
    } else if (match_one(pattern, &p, text.data[t])) {
      ++t;
    } else if (retry_pattern != SIZE_MAX) {
      p = retry_pattern;
      t = ++retry_text;
    } else {
      return false;
    }
  }
  while (p < pattern.length && pattern.data[p] == '*')
    ++p;
  return p == pattern.length;
}

enum { LONGEST_DISTANCE_TEXT = 64 };

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

size_t aimet_sv_distance(aimet_string_view a, aimet_string_view b) {
  if (aimet_sv_equal(a, b))
    return 0;
  if (a.length > LONGEST_DISTANCE_TEXT || b.length > LONGEST_DISTANCE_TEXT)
    return SIZE_MAX;
  size_t rows[3][LONGEST_DISTANCE_TEXT + 1];
  size_t *two_before = rows[0], *before = rows[1], *row = rows[2];
  for (size_t j = 0; j <= b.length; ++j)
    before[j] = j;
  for (size_t i = 1; i <= a.length; ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.length; ++j) {
      size_t replaced = before[j - 1] + (a.data[i - 1] != b.data[j - 1]);
      row[j] = smaller(replaced, smaller(before[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
          a.data[i - 2] == b.data[j - 1])
        row[j] = smaller(row[j], two_before[j - 2] + 1);
    }
    size_t *oldest = two_before;
    two_before = before;
    before = row;
    row = oldest;
  }
  return before[b.length];
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

aimet_string_view aimet_sv_trim(aimet_string_view text) {
  while (text.length && is_space(text.data[0]))
    text = aimet_sv_slice(text, 1, text.length);
  while (text.length && is_space(text.data[text.length - 1]))
    --text.length;
  return text;
}
