//===- uri.c - paths as references ----------------------------------------===//

#include "uri.h"

/// What stands for itself in a path; all else is escaped, ':' because it would
/// end a scheme.
static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || (c && strchr("-._~/+=@,", c));
}

void aimet_append_uri(aimet_string_builder *out, aimet_string_view path) {
  if (aimet_sv_starts_with(path, aimet_sv("/")))
    aimet_sb_append_cstr(out, "file://");
  for (size_t i = 0; i < path.length; ++i)
    if (is_plain(path.data[i]))
      aimet_sb_append_char(out, path.data[i]);
    else
      aimet_sb_appendf(out, "%%%02X", (unsigned)(unsigned char)path.data[i]);
}
