//===- accepted_report.h - what the user accepts, in reports --------------===//

#ifndef AIMET_REPORT_ACCEPTED_REPORT_H
#define AIMET_REPORT_ACCEPTED_REPORT_H

#include "json_writer.h"
#include "report.h"

/// Appends ` (3 suppressed, 5 in the baseline)`, nothing if both are none.
void aimet_accepted_counts_print(size_t num_suppressed, size_t num_known,
                                 aimet_string_builder *out);

/// Appends a line about findings of the baseline that are no more, if there are
/// any.
void aimet_accepted_text_print(const aimet_accepted *accepted,
                               aimet_string_builder *out);

/// Appends what --write-baseline would make of findings that are gone, and
/// whose they are if they may be another model's.
void aimet_accepted_advice_print(const aimet_accepted *accepted,
                                 aimet_string_builder *out);

/// How many findings that are gone (aimet_accepted) a list may have that has
/// `listed` findings already.
size_t aimet_gone_listed(const aimet_report *report, size_t listed);

/// Writes the keys `baseline` and `suppressions`, if there are any.
void aimet_accepted_json_print(aimet_json_writer *json,
                               const aimet_report *report);

#endif // AIMET_REPORT_ACCEPTED_REPORT_H
