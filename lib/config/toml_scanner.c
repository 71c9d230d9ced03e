//===- toml_scanner.c - the words of TOML ---------------------------------===//

#include "toml_scanner.h"

int aimet_toml_peek(const aimet_toml_scanner *in) {
  return in->pos < in->text.length ? (unsigned char)in->text.data[in->pos] : -1;
}

bool aimet_toml_take(aimet_toml_scanner *in, char c) {
  if (aimet_toml_peek(in) != c)
    return false;
  ++in->pos;
  return true;
}

unsigned aimet_toml_column(const aimet_toml_scanner *in) {
  return (unsigned)(in->pos - in->line_start) + 1;
}

aimet_status aimet_toml_error(const aimet_toml_scanner *in, const char *format,
                              ...) {
  aimet_place place = {
      .file = in->file, .line = in->line, .column = aimet_toml_column(in)};
  va_list arguments;
  va_start(arguments, format);
  aimet_diag_vemit(in->diag, AIMET_SEVERITY_ERROR, place, format, arguments);
  va_end(arguments);
  return AIMET_ERROR_INPUT;
}

void aimet_toml_skip_space(aimet_toml_scanner *in) {
  while (aimet_toml_peek(in) == ' ' || aimet_toml_peek(in) == '\t')
    ++in->pos;
}

static aimet_status skip_comment(aimet_toml_scanner *in) {
  if (aimet_toml_peek(in) != '#')
    return AIMET_OK;
  for (int c = aimet_toml_peek(in); c >= 0 && c != '\n' && c != '\r';
       ++in->pos, c = aimet_toml_peek(in))
    if ((c < 0x20 && c != '\t') || c == 0x7f)
      return aimet_toml_error(in, "control character 0x%02x in a comment",
                              (unsigned)c);
  return AIMET_OK;
}

static bool take_newline(aimet_toml_scanner *in) {
  size_t start = in->pos;
  (void)aimet_toml_take(in, '\r');
  if (!aimet_toml_take(in, '\n')) {
    in->pos = start;
    return false;
  }
  in->line_start = in->pos;
  ++in->line;
  return true;
}

aimet_status aimet_toml_skip_lines(aimet_toml_scanner *in) {
  do {
    aimet_toml_skip_space(in);
    aimet_status status = skip_comment(in);
    if (status != AIMET_OK)
      return status;
  } while (take_newline(in));
  return AIMET_OK;
}

aimet_status aimet_toml_end_line(aimet_toml_scanner *in, const char *after) {
  aimet_toml_skip_space(in);
  aimet_status status = skip_comment(in);
  if (status != AIMET_OK)
    return status;
  if (aimet_toml_peek(in) < 0 || take_newline(in))
    return AIMET_OK;
  return aimet_toml_error(in, "unexpected text after %s, expected a new line",
                          after);
}

static bool is_bare(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '-';
}

aimet_status aimet_toml_scan_key(aimet_toml_scanner *in,
                                 aimet_string_view *out) {
  int c = aimet_toml_peek(in);
  if (c == '"' || c == '\'')
    return aimet_toml_scan_string(in, true, out);
  size_t start = in->pos;
  while (is_bare(aimet_toml_peek(in)))
    ++in->pos;
  if (in->pos == start)
    return aimet_toml_error(in, "expected a key, such as name or \"name\"");
  aimet_string_view key = aimet_sv_slice(in->text, start, in->pos);
  *out = aimet_sv_n(aimet_arena_string(in->arena, key), key.length);
  return AIMET_OK;
}

static bool is_word(int c) {
  return is_bare(c) || c == '+' || c == '.' || c == ':';
}

aimet_status aimet_toml_scan_scalar(aimet_toml_scanner *in, aimet_toml *out) {
  int c = aimet_toml_peek(in);
  if (c == '"' || c == '\'') {
    out->kind = AIMET_TOML_STRING;
    return aimet_toml_scan_string(in, false, &out->string);
  }
  size_t end = in->pos;
  while (end < in->text.length && is_word((unsigned char)in->text.data[end]))
    ++end;
  aimet_string_view word = aimet_sv_slice(in->text, in->pos, end);
  if (word.length == 0)
    return aimet_toml_error(in, "expected a value");
  aimet_status status = AIMET_OK;
  if (aimet_sv_is(word, "true") || aimet_sv_is(word, "false")) {
    out->kind = AIMET_TOML_BOOL;
    out->boolean = word.data[0] == 't';
  } else {
    status = aimet_toml_read_number(in, word, out);
  }
  in->pos = end;
  return status;
}
