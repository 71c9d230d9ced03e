//===- roundtrip.h - does IR survive being written and read? --------------===//

#ifndef AIMET_OPT_TOOL_ROUNDTRIP_H
#define AIMET_OPT_TOOL_ROUNDTRIP_H

#include "session_private.h"

/// Writes the model as text and as bytecode, reads both into sessions of their
/// own and compares. AIMET_ERROR_INTERNAL with a diagnostic if one is not the
/// same.
AIMET_MUST_USE aimet_status roundtrip_verify(const aimet_model *model,
                                             bool allow_unregistered_dialect);

#endif // AIMET_OPT_TOOL_ROUNDTRIP_H
