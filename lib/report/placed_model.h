//===- placed_model.h - a model whose modules are known -------------------===//

#ifndef AIMET_REPORT_PLACED_MODEL_H
#define AIMET_REPORT_PLACED_MODEL_H

#include "node.h"
#include "ptr_map.h"

/// A model that holds `aimet.module`: the one given where a pass has inferred
/// the modules, else a copy in which that is done, so that the model stays as
/// it is.
typedef struct aimet_placed_model {
  MlirOperation module;
  bool is_copy;
  aimet_callee_scope scope; ///< open on `module`
  aimet_ptr_map copies;     ///< of operations; empty if there is no copy
} aimet_placed_model;

void aimet_placed_model_init(aimet_placed_model *model, MlirOperation module);
void aimet_placed_model_deinit(aimet_placed_model *model);

/// The operation of `model->module` that an operation of the model given is;
/// null if that is none of its operations.
MlirOperation aimet_placed_operation(const aimet_placed_model *model,
                                     MlirOperation op);

#endif // AIMET_REPORT_PLACED_MODEL_H
