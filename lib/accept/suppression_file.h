//===- suppression_file.h - suppressions that stand in a file -------------===//

#ifndef AIMET_ACCEPT_SUPPRESSION_FILE_H
#define AIMET_ACCEPT_SUPPRESSION_FILE_H

#include "suppression.h"
#include "toml.h"

/// Adds the tables [[suppress]] of a file that was read, whatever else stands
/// in it; that `suppress` is an array of tables has been checked
/// (aimet_toml_check). AIMET_ERROR_INPUT, with the line, for an unknown key, a
/// check that does not exist, a date that is none, a suppression without a
/// reason or of everything.
AIMET_MUST_USE aimet_status aimet_suppressions_add_toml(
    aimet_suppressions *list, aimet_string_view file, const aimet_toml *root,
    const aimet_registry *registry, aimet_diag *diag);

/// Reads a file that holds such tables and nothing else.
AIMET_MUST_USE aimet_status
aimet_suppressions_read(aimet_suppressions *list, const char *path,
                        const aimet_registry *registry, aimet_diag *diag);

#endif // AIMET_ACCEPT_SUPPRESSION_FILE_H
