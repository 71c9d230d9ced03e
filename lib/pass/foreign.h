//===- foreign.h - MLIR's own passes --------------------------------------===//
//
// The transforms of MLIR that the binary links. MLIR's C API cannot list its
// registry, so their names stand here: for help, for suggestions and for the
// banners of IR dumps. Whether an element is right is asked of MLIR itself.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_FOREIGN_H
#define AIMET_PASS_FOREIGN_H

#include "diag.h"

#include <mlir-c/Pass.h>

/// One of MLIR's passes: its name in pipelines, the name that MLIR's dumps
/// print, and what it does.
typedef struct aimet_foreign_pass {
  const char *name;
  const char *title;
  const char *summary;
} aimet_foreign_pass;

size_t aimet_foreign_count(void);
const aimet_foreign_pass *aimet_foreign_at(size_t i);
const aimet_foreign_pass *aimet_foreign_find(aimet_string_view name);

/// Adds pipeline elements of MLIR to a pass manager. AIMET_ERROR_USAGE with
/// MLIR's words as the diagnostic if it does not take them.
AIMET_MUST_USE aimet_status aimet_foreign_add(MlirOpPassManager manager,
                                              aimet_string_view elements,
                                              aimet_diag *diag);

/// Asks MLIR whether it takes the elements under an operation of this name.
AIMET_MUST_USE aimet_status aimet_foreign_check(aimet_string_view anchor,
                                                aimet_string_view elements,
                                                aimet_diag *diag);

#endif // AIMET_PASS_FOREIGN_H
