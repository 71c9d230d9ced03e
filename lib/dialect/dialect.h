//===- dialect.h - the onnx dialect in an MLIR context --------------------===//

#ifndef AIMET_DIALECT_DIALECT_H
#define AIMET_DIALECT_DIALECT_H

#include "diag.h"
#include "schema.h"

#include <mlir-c/IR.h>

/// Makes a context ready for the dialect: loads func, allows unregistered
/// dialects (the verification below refuses strangers).
void aimet_dialect_load(MlirContext context);

/// Verifies what MLIR cannot: every operation of an unregistered dialect is an
/// operator of the schema table, one of the dialect's own operations
/// (Initializer, SparseInitializer, NoValue, Undefined, Custom, Call,
/// aimet.yield) with its form right, or `allow_unregistered` is given.
/// Diagnoses each violation; false if there was one.
bool aimet_dialect_verify(MlirOperation module, bool allow_unregistered,
                          aimet_diag *diag);

/// What export gives IR that states no versions: what every runtime of the last
/// two years reads.
#define AIMET_DEFAULT_IR_VERSION 10
#define AIMET_DEFAULT_OPSET 21

/// True for IR that was written by hand and states neither IR version nor
/// opsets: export gives it the versions above, and names where it has none.
bool aimet_model_is_bare(MlirOperation module);

/// The opset version that an operation sees for a domain: of the enclosing
/// local function's imports, else of the module's; 0 if it is not imported;
/// 1 for the default domain of a model without imports (IR version < 3), and
/// the one above in a bare model.
int64_t aimet_opset_version(MlirOperation op, aimet_string_view domain);

#endif // AIMET_DIALECT_DIALECT_H
