//===- opset_imports.h - the domains that a model imports -----------------===//

#ifndef AIMET_REWRITE_OPSET_IMPORTS_H
#define AIMET_REWRITE_OPSET_IMPORTS_H

#include "op.h"

/// Writes down what a model without stated versions is exported with, so that
/// something can be added to it. Others stay as they are.
void aimet_state_versions(MlirOperation module);

/// Imports a domain into the model.
void aimet_add_import(MlirOperation module, aimet_string_view domain,
                      int64_t version);

/// Removes all imports of a domain from the model.
void aimet_remove_import(MlirOperation module, aimet_string_view domain);

#endif // AIMET_REWRITE_OPSET_IMPORTS_H
