//===- html_report.h - findings as a page for people ----------------------===//

#ifndef AIMET_REPORT_HTML_REPORT_H
#define AIMET_REPORT_HTML_REPORT_H

#include "report.h"

/// The page lists no more findings; it says how many there are.
#define AIMET_HTML_MAX_FINDINGS 10000

/// Appends one HTML document that needs nothing beside it, no network least of
/// all: the table of findings, and the graph of the model by modules. What
/// comes from the model is in it as data only (JSON), never as markup.
void aimet_html_report_print(const aimet_report *report,
                             aimet_string_builder *out);

#endif // AIMET_REPORT_HTML_REPORT_H
