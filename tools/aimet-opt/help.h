//===- help.h - what the tool says about itself ---------------------------===//

#ifndef AIMET_OPT_TOOL_HELP_H
#define AIMET_OPT_TOOL_HELP_H

#include "registry.h"

/// Each prints to standard output.
void help_print(const aimet_registry *registry);
void help_print_version(void);
void help_list_passes(const aimet_registry *registry);
void help_list_dialects(void);
AIMET_MUST_USE aimet_status help_list_profiles(aimet_diag *diag);

#endif // AIMET_OPT_TOOL_HELP_H
