//===- profiles.h - profiles of a session ---------------------------------===//
//
// lib/config reads a profile; which checks and functions there are is known
// here.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SESSION_PROFILES_H
#define AIMET_SESSION_PROFILES_H

#include "session_private.h"

/// Loads a profile (see aimet_profile_load; null: the default one). It is
/// AIMET_ERROR_INPUT if it names a check that is none of --check-arch, or a
/// function that is not known.
AIMET_MUST_USE aimet_status aimet_session_load_profile(aimet_session *session,
                                                       const char *name_or_path,
                                                       aimet_profile **out);

#endif // AIMET_SESSION_PROFILES_H
