//===- flow_modules.h - the modules of a body, for each iteration ---------===//
//
// A leaf module in the body of a loop is called anew in each iteration, and
// each functional is one of its own. What the loop itself resides in is called
// once.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_FLOW_MODULES_H
#define AIMET_REWRITE_FLOW_MODULES_H

#include "provenance.h"

/// Numbers of calls and units that are taken in a model.
typedef struct aimet_flow_modules aimet_flow_modules;

aimet_flow_modules *aimet_flow_modules_create(MlirOperation module);
void aimet_flow_modules_destroy(aimet_flow_modules *modules);

/// The first iteration of a loop keeps the numbers that stand in its body;
/// each further one gets numbers of its own.
void aimet_flow_modules_begin(aimet_flow_modules *modules, MlirOperation loop,
                              uint64_t iteration);

/// Gives a copy of an operation of the body the provenance of the iteration.
void aimet_flow_modules_adapt(aimet_flow_modules *modules, MlirOperation copy);

/// Gives a node that stands for a part of what `loop` does its provenance.
void aimet_flow_modules_place(MlirOperation loop, MlirOperation made);

#endif // AIMET_REWRITE_FLOW_MODULES_H
