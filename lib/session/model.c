//===- model.c - models, and what was found in them -----------------------===//

#include "readiness.h"

#include <stdlib.h>

void aimet_model_destroy(aimet_model *model) {
  if (!model)
    return;
  if (!mlirOperationIsNull(model->module))
    mlirOperationDestroy(model->module);
  aimet_acceptance_destroy(model->acceptance);
  aimet_findings_destroy(model->findings);
  aimet_weight_store_destroy(model->weights);
  free(model->name);
  free(model->reference);
  free(model->profile);
  free(model->arch_checks);
  aimet_readiness_destroy(model->readiness);
  free(model);
}

aimet_format aimet_model_format(const aimet_model *model) {
  return model->format;
}

size_t aimet_model_finding_count(const aimet_model *model) {
  return aimet_findings_count(model->findings);
}

const aimet_finding *aimet_model_finding(const aimet_model *model, size_t i) {
  return aimet_findings_at(model->findings, i);
}

bool aimet_model_finding_is_current(const aimet_model *model, size_t i) {
  return aimet_findings_is_current(model->findings, i);
}

size_t aimet_model_finding_total(const aimet_model *model,
                                 aimet_severity severity) {
  return aimet_findings_total(model->findings, severity);
}

size_t aimet_model_change_count(const aimet_model *model) {
  return aimet_findings_change_count(model->findings);
}

const aimet_change *aimet_model_change(const aimet_model *model, size_t i) {
  return aimet_findings_change_at(model->findings, i);
}
