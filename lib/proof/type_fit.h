//===- type_fit.h - types that do not exclude each other ------------------===//

#ifndef AIMET_PROOF_TYPE_FIT_H
#define AIMET_PROOF_TYPE_FIT_H

#include <mlir-c/IR.h>

#include <stdbool.h>

/// False if no value is of both types. One may say more than the other.
bool aimet_types_fit(MlirType a, MlirType b);

#endif // AIMET_PROOF_TYPE_FIT_H
