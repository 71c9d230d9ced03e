//===- own_report.h - files that are reports of an earlier run ------------===//

#ifndef AIMET_REPORT_OWN_REPORT_H
#define AIMET_REPORT_OWN_REPORT_H

#include "string_view.h"

#include "aimet-opt/report.h"

#include <stdbool.h>

/// As many first bytes of a file as aimet_is_own_report can make use of.
#define AIMET_OWN_REPORT_BYTES 4096

/// True if a file that begins like this may be a report of aimet-opt in this
/// format, or is empty. All but text name the tool; each line of text that is
/// not indented begins with a word (a severity, a pass) and a colon.
bool aimet_is_own_report(aimet_report_format format, aimet_string_view begin);

#endif // AIMET_REPORT_OWN_REPORT_H
