//===- uri.h - paths as references ----------------------------------------===//

#ifndef AIMET_REPORT_URI_H
#define AIMET_REPORT_URI_H

#include "string_builder.h"

/// Appends a path as an RFC 3986 reference: an absolute one as file:///..., a
/// relative one as it is; bytes that have no place in it as %XX.
void aimet_append_uri(aimet_string_builder *out, aimet_string_view path);

/// The same for a path of any system: `C:\a.py` is file:///C:/a.py,
/// `\\server\a.py` is file://server/a.py; a relative path that has no slash has
/// backslashes in place of them.
void aimet_append_any_uri(aimet_string_builder *out, aimet_string_view path);

#endif // AIMET_REPORT_URI_H
