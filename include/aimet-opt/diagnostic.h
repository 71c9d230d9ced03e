//===- diagnostic.h - messages for people ---------------------------------===//
//
// A diagnostic says where, how bad and what. Names from files are escaped in
// it, so that a terminal can show it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_DIAGNOSTIC_H
#define AIMET_OPT_DIAGNOSTIC_H

#include "types.h"

#include <stdbool.h>
#include <stdint.h>

/// Where a diagnostic points; a zero value points nowhere.
typedef struct aimet_place {
  aimet_string_view file;
  bool has_byte;
  uint64_t byte;            ///< offset in a binary file
  unsigned line, column;    ///< in a text file; line 0: none
  aimet_string_view entity; ///< such as `graph/node[3] "conv"`, escaped by the
                            ///< maker
} aimet_place;

/// One message.
typedef struct aimet_diagnostic {
  aimet_severity severity;
  aimet_place place;
  aimet_string_view message;
} aimet_diagnostic;

/// Receives each diagnostic as it is emitted; a note belongs to the diagnostic
/// before it. Everything in it is borrowed.
typedef void (*aimet_diagnostic_handler)(const aimet_diagnostic *diagnostic,
                                         void *user_data);

#endif // AIMET_OPT_DIAGNOSTIC_H
