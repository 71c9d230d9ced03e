//===- effects.h - what operations may do besides computing ---------------===//
//
// Operators of ONNX have no side effects, and most give the same outputs for
// the same inputs. Of an operator that the schema table does not know neither
// is certain.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_EFFECTS_H
#define AIMET_ANALYSIS_EFFECTS_H

#include "node.h"

/// What is known of the operators and local functions of a model. Operations
/// may be made and erased while it stands, but no functions.
typedef struct aimet_effects aimet_effects;

aimet_effects *aimet_effects_create(MlirOperation module);
void aimet_effects_destroy(aimet_effects *effects);

/// True if the operation gives the same outputs whenever it is given the same
/// inputs: nothing random or unknown is in it, in its bodies, and in the
/// functions that it calls.
bool aimet_is_deterministic(aimet_effects *effects, MlirOperation op);

/// True if a random operator with a seed is in it: each copy of it would draw
/// the numbers again that the first one has drawn.
bool aimet_draws_from_seed(aimet_effects *effects, MlirOperation op);

/// True if nothing is lost when the operation is gone and nothing uses its
/// results: no unknown operator is in it, in its bodies, and in the functions
/// that it calls.
bool aimet_has_no_effects(aimet_effects *effects, MlirOperation op);

/// True for a Dropout that only hands on its input: what it is from opset 7 on
/// unless its training_mode input says otherwise, before that where is_test is
/// set. False for other operators.
bool aimet_is_inference_dropout(MlirOperation op);

#endif // AIMET_ANALYSIS_EFFECTS_H
