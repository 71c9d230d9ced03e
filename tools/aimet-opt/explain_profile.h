//===- explain_profile.h - what a profile wants, as a page ----------------===//

#ifndef AIMET_OPT_TOOL_EXPLAIN_PROFILE_H
#define AIMET_OPT_TOOL_EXPLAIN_PROFILE_H

#include "profile.h"
#include "string_builder.h"

/// True for the name of a built-in profile.
bool is_builtin_profile(const char *name);

/// Appends the page of a profile, in Markdown.
void add_profile_page(const aimet_profile *profile, aimet_string_builder *out);

#endif // AIMET_OPT_TOOL_EXPLAIN_PROFILE_H
