//===- ignored.h - what two models differ in that does not count ----------===//

#ifndef AIMET_PROOF_IGNORED_H
#define AIMET_PROOF_IGNORED_H

#include <mlir-c/IR.h>

#include <stdbool.h>
#include <stddef.h>

/// What is ignored when models are compared.
typedef enum aimet_ignored_kind {
  AIMET_IGNORED_NODES,        ///< dead, merged, made twice, in functions
  AIMET_IGNORED_INITIALIZERS, ///< shared or not
  AIMET_IGNORED_FUNCTIONS,
  AIMET_IGNORED_NODE_NAMES,
  AIMET_IGNORED_TENSOR_NAMES,
  AIMET_IGNORED_PROVENANCE,
  AIMET_IGNORED_DOC_STRINGS,
  AIMET_IGNORED_METADATA,
  AIMET_IGNORED_MODEL_FIELDS, ///< versions, producer, name of the graph
  AIMET_NUM_IGNORED,
} aimet_ignored_kind;

/// How much of each kind each model has that the other has not; of nodes,
/// initializers and functions: how many it has in all.
typedef struct aimet_ignored {
  size_t counts[AIMET_NUM_IGNORED][2];
} aimet_ignored;

/// `nodes`, `node names`, ...
const char *aimet_ignored_name(aimet_ignored_kind kind);

/// True if the models differ in it.
bool aimet_ignored_differs(const aimet_ignored *ignored,
                           aimet_ignored_kind kind);

void aimet_ignored_find(MlirOperation a, MlirOperation b, aimet_ignored *out);

#endif // AIMET_PROOF_IGNORED_H
