//===- explain_names.h - names that --explain knows -----------------------===//

#ifndef AIMET_OPT_TOOL_EXPLAIN_NAMES_H
#define AIMET_OPT_TOOL_EXPLAIN_NAMES_H

#include "registry.h"

/// The rule that `check/rule` names, and its check; null if there is none.
const aimet_pass_rule *find_explained_rule(const aimet_registry *registry,
                                           aimet_string_view name,
                                           const aimet_pass_def **out_def);

/// The check that AIMET calls so (`_activation_checks`); null if there is none.
const aimet_pass_def *find_aimets_check(const aimet_registry *registry,
                                        const char *name);

/// Says that nothing has this name, and which names are like it: the nearest,
/// or those that have a word like it. Returns AIMET_ERROR_USAGE.
aimet_status explain_unknown_name(const aimet_registry *registry,
                                  const char *name, aimet_diag *diag);

#endif // AIMET_OPT_TOOL_EXPLAIN_NAMES_H
