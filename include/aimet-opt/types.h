//===- types.h - status, severity, text -----------------------------------===//
//
// The plain types that every part of the library shares, public and private.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TYPES_H
#define AIMET_OPT_TYPES_H

#include <stddef.h>

/// Marks a function whose result must be looked at.
#if defined(__GNUC__)
#define AIMET_MUST_USE __attribute__((warn_unused_result))
#else
#define AIMET_MUST_USE
#endif

/// What a function reports to its caller: the classes of failure; each maps to
/// one exit code of the tool. Whoever returns anything but AIMET_OK has already
/// emitted a diagnostic.
typedef enum aimet_status {
  AIMET_OK = 0,
  AIMET_ERROR_USAGE,    ///< wrong flags, options or arguments (exit 2)
  AIMET_ERROR_INPUT,    ///< the bytes are no model (exit 2)
  AIMET_ERROR_LIMIT,    ///< over a documented limit (exit 2)
  AIMET_ERROR_PATH,     ///< a path that must not be opened (exit 2)
  AIMET_ERROR_IO,       ///< the system refused (exit 2)
  AIMET_ERROR_PASS,     ///< a pass failed (exit 1 unless another says more)
  AIMET_ERROR_INTERNAL, ///< our own bug (exit 3)
  AIMET_ERROR_PROOF     ///< a rewrite could not be shown equal (exit 4)
} aimet_status;

/// How bad a finding or diagnostic is.
typedef enum aimet_severity {
  AIMET_SEVERITY_ERROR,
  AIMET_SEVERITY_WARNING,
  AIMET_SEVERITY_REMARK,
  AIMET_SEVERITY_NOTE
} aimet_severity;

/// A borrowed range of bytes, not NUL-terminated. `data` may be null if
/// `length` is 0.
typedef struct aimet_string_view {
  const char *data;
  size_t length;
} aimet_string_view;

#endif // AIMET_OPT_TYPES_H
