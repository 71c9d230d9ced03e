//===- model_suppressions.h - suppressions that stand in the model --------===//
//
// A node says in its metadata, under `aimet.suppress`, what is accepted of it:
// `check-io-types: the tokenizer runs outside`, several in lines of their own
// or behind `;`. In the metadata of the model it is accepted of all nodes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_MODEL_SUPPRESSIONS_H
#define AIMET_ACCEPT_MODEL_SUPPRESSIONS_H

#include "suppression.h"

#include <mlir-c/IR.h>

/// The key of the metadata.
#define AIMET_SUPPRESS_KEY "aimet.suppress"

typedef struct aimet_model_suppressions aimet_model_suppressions;

aimet_model_suppressions *aimet_model_suppressions_create(void);
void aimet_model_suppressions_destroy(aimet_model_suppressions *list);

/// Reads what the model says. Called again after a rewrite, which may have
/// renamed nodes; texts that were read before are the same suppressions. What
/// has no reason or names no check is a warning, said once; of many only the
/// first few are said, and the rest is counted.
void aimet_model_suppressions_read(aimet_model_suppressions *list,
                                   MlirOperation module,
                                   const aimet_registry *registry,
                                   aimet_diag *diag);

/// True if the model had any when it was read.
bool aimet_model_suppressions_any(const aimet_model_suppressions *list);

/// Like aimet_suppressions_apply.
void aimet_model_suppressions_apply(aimet_model_suppressions *list,
                                    aimet_finding *finding);

size_t aimet_model_suppressions_count(const aimet_model_suppressions *list);
const aimet_suppression *
aimet_model_suppressions_at(const aimet_model_suppressions *list, size_t i);

#endif // AIMET_ACCEPT_MODEL_SUPPRESSIONS_H
