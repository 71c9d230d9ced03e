//===- run_environment.h - what passes of a model work with ---------------===//

#ifndef AIMET_SESSION_RUN_ENVIRONMENT_H
#define AIMET_SESSION_RUN_ENVIRONMENT_H

#include "session_private.h"

/// What surrounds a run on a model by its options, but for the profile. Borrows
/// everything.
aimet_pass_environment aimet_run_environment(aimet_model *model,
                                             const aimet_run_config *config,
                                             const aimet_run_options *options);

#endif // AIMET_SESSION_RUN_ENVIRONMENT_H
