//===- toml_number.c - numbers and dates of TOML --------------------------===//
//
// What begins with a digit or a sign: integers of four bases, floats, dates.
// Underscores stand between digits only.
//
//===----------------------------------------------------------------------===//

#include "toml_scanner.h"

#include "string_builder.h"

#include <math.h>
#include <stdlib.h>

static bool is_digit(char c, unsigned base) {
  unsigned value = 99;
  if (c >= '0' && c <= '9')
    value = (unsigned)(c - '0');
  else if (c >= 'a' && c <= 'f')
    value = (unsigned)(c - 'a') + 10;
  else if (c >= 'A' && c <= 'F')
    value = (unsigned)(c - 'A') + 10;
  return value < base;
}

/// The length of the digits at `pos`, underscores between them included; 0 if
/// there are none.
static size_t digits_at(aimet_string_view word, size_t pos, unsigned base) {
  size_t end = pos;
  while (end < word.length &&
         (is_digit(word.data[end], base) ||
          (word.data[end] == '_' && end > pos && word.data[end - 1] != '_')))
    ++end;
  return end > pos && word.data[end - 1] == '_' ? 0 : end - pos;
}

static char *without_underscores(const aimet_toml_scanner *in,
                                 aimet_string_view word) {
  char *text = aimet_arena_string(in->arena, word);
  size_t length = 0;
  for (size_t i = 0; i < word.length; ++i)
    if (text[i] != '_')
      text[length++] = text[i];
  text[length] = 0;
  return text;
}

static aimet_status not_a_value(const aimet_toml_scanner *in,
                                aimet_string_view word) {
  aimet_string_builder shown = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&shown, word, 40);
  aimet_status status = aimet_toml_error(
      in,
      "'%s' is no value, expected a string in quotes, a number, true, "
      "false, a date, an array or a table",
      aimet_sb_view(&shown).data);
  aimet_sb_deinit(&shown);
  return status;
}

//===----------------------------------------------------------------------===//
// Dates
//===----------------------------------------------------------------------===//

static unsigned two_digits(const char *text) {
  return (unsigned)(text[0] - '0') * 10 + (unsigned)(text[1] - '0');
}

enum { DATE_LENGTH = 10 };

/// True for what begins like a date.
static bool has_date_form(aimet_string_view word) {
  static const char form[] = "dddd-dd-dd";
  for (size_t i = 0; i < DATE_LENGTH; ++i)
    if (i >= word.length || (form[i] == 'd' ? !is_digit(word.data[i], 10)
                                            : word.data[i] != form[i]))
      return false;
  return true;
}

bool aimet_toml_is_day(aimet_string_view date) {
  static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
                                       31, 31, 30, 31, 30, 31};
  if (date.length != DATE_LENGTH || !has_date_form(date))
    return false;
  unsigned year = two_digits(date.data) * 100 + two_digits(date.data + 2);
  unsigned month = two_digits(date.data + 5), day = two_digits(date.data + 8);
  if (month < 1 || month > 12 || day < 1)
    return false;
  bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= days[month - 1] + (unsigned)(month == 2 && is_leap);
}

static aimet_status read_date(const aimet_toml_scanner *in,
                              aimet_string_view word, aimet_toml *out) {
  if (word.length != DATE_LENGTH)
    return aimet_toml_error(in, "times are not supported, expected a date "
                                "YYYY-MM-DD");
  if (!aimet_toml_is_day(word))
    return aimet_toml_error(in, "there is no day %.*s", AIMET_SV(word));
  out->kind = AIMET_TOML_DATE;
  out->string = aimet_sv_n(aimet_arena_string(in->arena, word), word.length);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

static unsigned base_of(aimet_string_view word) {
  if (word.length < 2 || word.data[0] != '0')
    return 10;
  switch (word.data[1]) {
  case 'x':
    return 16;
  case 'o':
    return 8;
  case 'b':
    return 2;
  default:
    return 10;
  }
}

/// `digits` has the base's digits only.
static aimet_status read_integer(const aimet_toml_scanner *in,
                                 const char *digits, bool is_negative,
                                 unsigned base, aimet_toml *out) {
  int64_t value = 0;
  for (const char *c = digits; *c; ++c) {
    int64_t digit = *c <= '9' ? *c - '0' : (*c | 0x20) - 'a' + 10;
    if (__builtin_mul_overflow(value, (int64_t)base, &value) ||
        __builtin_add_overflow(value, is_negative ? -digit : digit, &value))
      return aimet_toml_error(in, "the integer does not fit into 64 bits");
  }
  out->kind = AIMET_TOML_INTEGER;
  out->integer = value;
  return AIMET_OK;
}

/// The length of what may follow the digits of a float's integer part: a
/// fraction, an exponent, both; 0 if that is none.
static size_t float_tail_at(aimet_string_view word, size_t pos) {
  size_t end = pos;
  if (end < word.length && word.data[end] == '.') {
    size_t digits = digits_at(word, end + 1, 10);
    if (digits == 0)
      return 0;
    end += 1 + digits;
  }
  if (end < word.length && (word.data[end] | 0x20) == 'e') {
    ++end;
    if (end < word.length && (word.data[end] == '+' || word.data[end] == '-'))
      ++end;
    size_t digits = digits_at(word, end, 10);
    if (digits == 0)
      return 0;
    end += digits;
  }
  return end - pos;
}

static aimet_status read_float(const aimet_toml_scanner *in,
                               aimet_string_view word, aimet_toml *out) {
  out->kind = AIMET_TOML_FLOAT;
  out->number = strtod(without_underscores(in, word), NULL);
  if (!isfinite(out->number))
    return aimet_toml_error(in, "the number does not fit into a float64");
  return AIMET_OK;
}

/// A number of base 10; `start` is behind its sign.
static aimet_status read_decimal(const aimet_toml_scanner *in,
                                 aimet_string_view word, size_t start,
                                 aimet_toml *out) {
  size_t digits = digits_at(word, start, 10);
  size_t end = start + digits;
  if (digits == 0)
    return not_a_value(in, word);
  if (digits > 1 && word.data[start] == '0')
    return aimet_toml_error(in, "a number must not begin with 0");
  if (end + float_tail_at(word, end) != word.length)
    return not_a_value(in, word);
  if (end < word.length)
    return read_float(in, word, out);
  return read_integer(in,
                      without_underscores(in, aimet_sv_slice(word, start, end)),
                      word.data[0] == '-', 10, out);
}

aimet_status aimet_toml_read_number(const aimet_toml_scanner *in,
                                    aimet_string_view word, aimet_toml *out) {
  if (has_date_form(word))
    return read_date(in, word, out);
  size_t start =
      word.length && (word.data[0] == '+' || word.data[0] == '-') ? 1 : 0;
  aimet_string_view magnitude = aimet_sv_slice(word, start, word.length);
  if (aimet_sv_is(magnitude, "inf") || aimet_sv_is(magnitude, "nan")) {
    out->kind = AIMET_TOML_FLOAT;
    out->number = magnitude.data[0] == 'n' ? (double)NAN
                  : word.data[0] == '-'    ? -(double)INFINITY
                                           : (double)INFINITY;
    return AIMET_OK;
  }
  unsigned base = base_of(word);
  if (base == 10)
    return read_decimal(in, word, start, out);
  size_t digits = digits_at(word, 2, base);
  if (digits == 0 || digits + 2 != word.length)
    return not_a_value(in, word);
  return read_integer(
      in, without_underscores(in, aimet_sv_slice(word, 2, word.length)), false,
      base, out);
}
