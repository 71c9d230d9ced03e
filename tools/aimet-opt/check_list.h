//===- check_list.h - --list-checks ---------------------------------------===//

#ifndef AIMET_OPT_TOOL_CHECK_LIST_H
#define AIMET_OPT_TOOL_CHECK_LIST_H

#include "registry.h"

/// Prints a table of all checks to standard output, with severity, what they
/// find, what AIMET calls them, and their rules.
void check_list_print(const aimet_registry *registry);

/// The same for programs, as JSON.
void check_list_print_json(const aimet_registry *registry);

#endif // AIMET_OPT_TOOL_CHECK_LIST_H
