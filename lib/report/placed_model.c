//===- placed_model.c - a model whose modules are known -------------------===//

#include "placed_model.h"

#include "module_inference.h"

static void note_provenance(MlirOperation op, void *user_data) {
  bool *found = user_data;
  *found = *found || !mlirAttributeIsNull(aimet_op_attr(op, "aimet.module"));
}

void aimet_placed_model_init(aimet_placed_model *model, MlirOperation module) {
  bool is_known = false;
  aimet_walk(module, note_provenance, &is_known);
  model->is_copy = !is_known;
  model->module = is_known ? module : mlirOperationClone(module);
  aimet_callee_scope_open(&model->scope, model->module);
  if (is_known)
    return;
  aimet_module_inference inference;
  aimet_infer_modules(model->module, NULL, &inference);
  aimet_module_inference_deinit(&inference);
}

void aimet_placed_model_deinit(aimet_placed_model *model) {
  aimet_callee_scope_close(&model->scope);
  if (model->is_copy)
    mlirOperationDestroy(model->module);
}
