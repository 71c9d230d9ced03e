//===- flag_values.h - values of flags that need more than storing --------===//

#ifndef AIMET_OPT_TOOL_FLAG_VALUES_H
#define AIMET_OPT_TOOL_FLAG_VALUES_H

#include "settings.h"

/// Reads the value of one flag, null if none was given, into the settings.
typedef aimet_status apply_flag(settings *s, const char *value,
                                aimet_diag *diag);

apply_flag apply_emit;
apply_flag apply_emit_bytecode;
apply_flag apply_external_data;
apply_flag apply_fail_level;
apply_flag apply_report;
apply_flag apply_sort;
apply_flag apply_write_baseline;
apply_flag apply_list_checks;
apply_flag apply_group_by;
apply_flag apply_verify_diagnostics;
apply_flag apply_print_shapes;
apply_flag apply_print_modules;
apply_flag apply_print_summary;
apply_flag apply_compare_level;
apply_flag apply_prove;
apply_flag apply_no_prove;
apply_flag apply_pass_pipeline;
apply_flag apply_concrete_arg;
apply_flag apply_write_value_info;

/// The error for a value that is not among those expected.
aimet_status wrong_value(aimet_diag *diag, const char *name, const char *value,
                         const char *expected);

/// The index of `value` among `names`, which ends with null; -1 if it is none.
int choose(const char *const *names, const char *value);

void add_text(text_list *list, const char *text);

#endif // AIMET_OPT_TOOL_FLAG_VALUES_H
