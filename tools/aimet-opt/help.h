//===- help.h - what the tool says about itself ---------------------------===//

#ifndef AIMET_OPT_TOOL_HELP_H
#define AIMET_OPT_TOOL_HELP_H

#include "registry.h"
#include "status.h"

/// Each prints to standard output.
void help_print(const aimet_registry *registry);
void help_print_version(void);
void help_list_passes(const aimet_registry *registry);
void help_list_checks(const aimet_registry *registry);
void help_list_dialects(void);

/// Explains a pass or pipeline. AIMET_ERROR_USAGE with a diagnostic that
/// suggests the nearest name.
AIMET_MUST_USE aimet_status help_explain(const aimet_registry *registry,
                                         const char *name, aimet_diag *diag);

#endif // AIMET_OPT_TOOL_HELP_H
