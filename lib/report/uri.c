//===- uri.c - paths as references ----------------------------------------===//

#include "uri.h"

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What stands for itself in a path and in the name of a server; all else is
/// escaped, ':' because it would end a scheme, '@' a user.
static bool is_plain(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || (c && strchr("-._~/+=,", c));
}

static void append_escaped(aimet_string_builder *out, aimet_string_view path,
                           bool is_windows) {
  for (size_t i = 0; i < path.length; ++i) {
    char c = is_windows && path.data[i] == '\\' ? '/' : path.data[i];
    if (is_plain(c))
      aimet_sb_append_char(out, c);
    else
      aimet_sb_appendf(out, "%%%02X", (unsigned)(unsigned char)c);
  }
}

void aimet_append_uri(aimet_string_builder *out, aimet_string_view path) {
  if (aimet_sv_starts_with(path, aimet_sv("/")))
    aimet_sb_append_cstr(out, "file://");
  append_escaped(out, path, false);
}

/// True for `C:\` and `C:/`.
static bool has_drive(aimet_string_view path) {
  return path.length > 2 && is_letter(path.data[0]) && path.data[1] == ':' &&
         (path.data[2] == '\\' || path.data[2] == '/');
}

void aimet_append_any_uri(aimet_string_builder *out, aimet_string_view path) {
  if (has_drive(path)) {
    aimet_sb_appendf(out, "file:///%c:", path.data[0]);
    append_escaped(out, aimet_sv_slice(path, 2, path.length), true);
  } else if (aimet_sv_starts_with(path, aimet_sv("\\\\"))) {
    aimet_sb_append_cstr(out, "file:");
    append_escaped(out, path, true);
  } else if (aimet_sv_find(path, '/') == path.length) {
    append_escaped(out, path, true);
  } else {
    aimet_append_uri(out, path);
  }
}
