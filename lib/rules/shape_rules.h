//===- shape_rules.h - what inference finds wrong with a model ------------===//
//
// Types and shapes that do not fit, all at once, handed out operation by
// operation, so that findings stand in the order of the walk.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_SHAPE_RULES_H
#define AIMET_RULES_SHAPE_RULES_H

#include "fault.h"
#include "weights.h"

typedef struct aimet_shape_faults aimet_shape_faults;

/// Infers the whole model. Null `*out` on failure (files that cannot be read,
/// diagnosed). Borrows the IR, which must not change.
AIMET_MUST_USE aimet_status aimet_shape_faults_create(MlirOperation module,
                                                      aimet_weight_store *store,
                                                      aimet_shape_faults **out);
void aimet_shape_faults_destroy(aimet_shape_faults *faults);

/// Hands the faults of one operation to the handler.
void aimet_shape_faults_report(const aimet_shape_faults *faults,
                               MlirOperation op, aimet_fault_handler handler,
                               void *user_data);

#endif // AIMET_RULES_SHAPE_RULES_H
