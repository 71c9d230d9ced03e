//===- exclusions.h - do exclusions name modules of the model? ------------===//

#ifndef AIMET_SESSION_EXCLUSIONS_H
#define AIMET_SESSION_EXCLUSIONS_H

#include "pipeline.h"

/// AIMET_ERROR_USAGE if a pattern names no module, or no class, of the model;
/// the diagnostic suggests the nearest. Puts the paths of modules whose class
/// is excluded into `out_paths` (see aimet_pass_environment): a container may
/// have no node of its own that says its class.
AIMET_MUST_USE aimet_status
aimet_check_exclusions(const aimet_pass_environment *environment,
                       MlirOperation module, aimet_string_map *out_paths);

#endif // AIMET_SESSION_EXCLUSIONS_H
