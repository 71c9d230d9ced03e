//===- status.h - what a function reports to its caller -------------------===//
//
// Two channels: a status for misuse, I/O and limits (the caller must look at
// it), and diagnostics (lib/diag) that tell the user what is wrong. A function
// that returns anything but AIMET_OK has already emitted its diagnostic.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SUPPORT_STATUS_H
#define AIMET_SUPPORT_STATUS_H

#include "aimet-opt/types.h"

/// Tells the compiler that a function takes a printf format and arguments.
#define AIMET_PRINTF(format_index, first_argument)                             \
  __attribute__((format(printf, format_index, first_argument)))

#endif // AIMET_SUPPORT_STATUS_H
