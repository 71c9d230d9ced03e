//===- csv_report.h - findings for spreadsheets ---------------------------===//
//
// A row for each current finding; the first columns are those of AIMET's own
// table. docs/output.md lists them all.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_CSV_REPORT_H
#define AIMET_REPORT_CSV_REPORT_H

#include "report.h"

/// Appends a table in the form of RFC 4180, in UTF-8. No cell is a formula.
void aimet_csv_report_print(const aimet_report *report,
                            aimet_string_builder *out);

#endif // AIMET_REPORT_CSV_REPORT_H
