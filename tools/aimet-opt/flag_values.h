//===- flag_values.h - values of flags that need more than storing --------===//

#ifndef AIMET_OPT_TOOL_FLAG_VALUES_H
#define AIMET_OPT_TOOL_FLAG_VALUES_H

#include "settings.h"

/// Reads the value of one flag, null if none was given, into the settings.
typedef aimet_status apply_flag(settings *s, const char *value,
                                aimet_diag *diag);

apply_flag apply_report;
apply_flag apply_write_baseline;
apply_flag apply_pass_pipeline;
apply_flag apply_concrete_arg;
apply_flag apply_write_value_info;

/// The error for a value that is not among those expected.
aimet_status wrong_value(aimet_diag *diag, const char *name, const char *value,
                         const char *expected);

void add_text(text_list *list, const char *text);

#endif // AIMET_OPT_TOOL_FLAG_VALUES_H
