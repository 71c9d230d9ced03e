//===- all_passes.h - the passes and pipelines of this tree ---------------===//

#ifndef AIMET_PASSES_ALL_PASSES_H
#define AIMET_PASSES_ALL_PASSES_H

#include "registry.h"

/// Registers everything that pass_list.def lists.
void aimet_register_all_passes(aimet_registry *registry);

#endif // AIMET_PASSES_ALL_PASSES_H
