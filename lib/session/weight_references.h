//===- weight_references.h - the weights that IR refers to ----------------===//

#ifndef AIMET_SESSION_WEIGHT_REFERENCES_H
#define AIMET_SESSION_WEIGHT_REFERENCES_H

#include "session_private.h"

/// Replaces every reference to a span of a file by the values themselves.
AIMET_MUST_USE aimet_status aimet_embed_weights(aimet_model *model);

/// Says how to read IR that was written to `path` if it refers to weights that
/// are not in the same folder. Nothing for standard output.
void aimet_note_weights_elsewhere(const aimet_model *model, const char *path);

#endif // AIMET_SESSION_WEIGHT_REFERENCES_H
