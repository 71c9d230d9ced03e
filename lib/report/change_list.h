//===- change_list.h - what a rewrite changed, in a few lines -------------===//

#ifndef AIMET_REPORT_CHANGE_LIST_H
#define AIMET_REPORT_CHANGE_LIST_H

#include "report.h"

/// Appends the changes of one run, at most `max_changes` of them and the number
/// of the others: for a module that was made its old node, its name and its
/// class, in columns; else the change's message. What another change speaks for
/// is left out.
void aimet_change_list_print(const aimet_findings_run *run,
                             const aimet_findings *findings, size_t max_changes,
                             size_t line_width, aimet_string_builder *out);

#endif // AIMET_REPORT_CHANGE_LIST_H
