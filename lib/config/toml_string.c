//===- toml_string.c - strings of TOML ------------------------------------===//
//
// Basic strings ("...") have escapes, literal ones ('...') have none; three
// quotes begin a form of several lines, whose first newline does not count.
//
//===----------------------------------------------------------------------===//

#include "toml_scanner.h"

#include "string_builder.h"

typedef struct string_reader {
  aimet_toml_scanner *in;
  char quote;
  bool is_long;
  aimet_string_builder text;
} string_reader;

static bool starts_with(const aimet_toml_scanner *in, char quote,
                        size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (in->pos + i >= in->text.length || in->text.data[in->pos + i] != quote)
      return false;
  return true;
}

static void append_code_point(aimet_string_builder *out, unsigned code) {
  if (code < 0x80) {
    aimet_sb_append_char(out, (char)code);
    return;
  }
  unsigned extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  static const unsigned leads[] = {0, 0xc0, 0xe0, 0xf0};
  aimet_sb_append_char(out, (char)(leads[extra] | code >> (6 * extra)));
  while (extra-- > 0)
    aimet_sb_append_char(out, (char)(0x80 | (code >> (6 * extra) & 0x3f)));
}

static int hex_digit(int c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The digits of \u1234 and \U00012345.
static aimet_status read_unicode(string_reader *reader, int num_digits) {
  unsigned code = 0;
  for (int i = 0; i < num_digits; ++i) {
    int digit = hex_digit(aimet_toml_peek(reader->in));
    if (digit < 0)
      return aimet_toml_error(reader->in,
                              "wrong escape, expected %d hexadecimal digits",
                              num_digits);
    code = code << 4 | (unsigned)digit;
    ++reader->in->pos;
  }
  if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
    return aimet_toml_error(reader->in, "the escape is no character");
  append_code_point(&reader->text, code);
  return AIMET_OK;
}

static bool is_newline(const aimet_toml_scanner *in) {
  int c = aimet_toml_peek(in);
  return c == '\n' || (c == '\r' && in->pos + 1 < in->text.length &&
                       in->text.data[in->pos + 1] == '\n');
}

static void take_newline(aimet_toml_scanner *in) {
  in->pos += aimet_toml_peek(in) == '\r' ? 2 : 1;
  in->line_start = in->pos;
  ++in->line;
}

/// A backslash at the end of a line takes all white space after it along.
static aimet_status join_lines(aimet_toml_scanner *in) {
  aimet_toml_skip_space(in);
  if (!is_newline(in))
    return aimet_toml_error(in, "wrong escape, expected the end of the line");
  while (is_newline(in)) {
    take_newline(in);
    aimet_toml_skip_space(in);
  }
  return AIMET_OK;
}

static aimet_status read_escape(string_reader *reader) {
  static const char letters[] = "btnfr\"\\";
  static const char values[] = "\b\t\n\f\r\"\\";
  aimet_toml_scanner *in = reader->in;
  int c = aimet_toml_peek(in);
  const char *letter = c > 0 ? strchr(letters, c) : NULL;
  if (letter) {
    ++in->pos;
    aimet_sb_append_char(&reader->text, values[letter - letters]);
    return AIMET_OK;
  }
  if (c == 'u' || c == 'U') {
    ++in->pos;
    return read_unicode(reader, c == 'u' ? 4 : 8);
  }
  if (reader->is_long && (c == ' ' || c == '\t' || is_newline(in)))
    return join_lines(in);
  return aimet_toml_error(in, "unknown escape, expected one of "
                              "\\b \\t \\n \\f \\r \\\" \\\\ \\u \\U");
}

/// True if the string ends here, and takes its quotes. A long string may end
/// with up to two quotes of its own.
static bool take_end(string_reader *reader) {
  aimet_toml_scanner *in = reader->in;
  if (!reader->is_long)
    return aimet_toml_take(in, reader->quote);
  if (!starts_with(in, reader->quote, 3))
    return false;
  for (int i = 0; i < 2 && starts_with(in, reader->quote, 4); ++i, ++in->pos)
    aimet_sb_append_char(&reader->text, reader->quote);
  in->pos += 3;
  return true;
}

static aimet_status read_character(string_reader *reader) {
  aimet_toml_scanner *in = reader->in;
  int c = aimet_toml_peek(in);
  if (c < 0 || (!reader->is_long && is_newline(in)))
    return aimet_toml_error(in, "the string does not end, expected %s%c",
                            reader->is_long ? "three times " : "",
                            reader->quote);
  if (is_newline(in)) {
    aimet_sb_append_char(&reader->text, '\n');
    take_newline(in);
    return AIMET_OK;
  }
  if ((c < 0x20 && c != '\t') || c == 0x7f)
    return aimet_toml_error(in, "control character 0x%02x in a string",
                            (unsigned)c);
  ++in->pos;
  if (c == '\\' && reader->quote == '"')
    return read_escape(reader);
  aimet_sb_append_char(&reader->text, (char)c);
  return AIMET_OK;
}

aimet_status aimet_toml_scan_string(aimet_toml_scanner *in, bool one_line,
                                    aimet_string_view *out) {
  string_reader reader = {in, in->text.data[in->pos], false,
                          AIMET_STRING_BUILDER_INIT};
  reader.is_long = starts_with(in, reader.quote, 3);
  if (reader.is_long && one_line)
    return aimet_toml_error(in, "a key cannot have several lines");
  in->pos += reader.is_long ? 3 : 1;
  if (reader.is_long && is_newline(in))
    take_newline(in);
  aimet_status status = AIMET_OK;
  while (status == AIMET_OK && !take_end(&reader))
    status = read_character(&reader);
  aimet_string_view text = aimet_sb_view(&reader.text);
  *out = aimet_sv_n(aimet_arena_string(in->arena, text), text.length);
  aimet_sb_deinit(&reader.text);
  return status;
}
