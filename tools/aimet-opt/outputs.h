//===- outputs.h - what is written where ----------------------------------===//
//
// Paths are checked and reports opened before the work starts, so that a long
// run does not end with a message about a missing folder.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_OUTPUTS_H
#define AIMET_OPT_TOOL_OUTPUTS_H

#include "output_file.h"
#include "settings.h"

/// The files of one run.
typedef struct outputs {
  const settings *settings;
  aimet_diag *diag;
  aimet_output_file **reports; ///< one for each requested report
} outputs;

/// Checks -o and opens the reports. Refused: two outputs to one path, an output
/// that is the input, a path that cannot be written.
AIMET_MUST_USE aimet_status outputs_open(const settings *settings,
                                         aimet_diag *diag, outputs *out);

/// Writes the reports about a model and puts them in place.
AIMET_MUST_USE aimet_status outputs_commit_reports(outputs *outputs,
                                                   const aimet_model *model);

/// The columns of the terminal that a file descriptor is; 0: it is none.
size_t terminal_width(int fd);

/// Writes the answer of a comparison: to the reports, and to standard output
/// unless a report goes there.
AIMET_MUST_USE aimet_status outputs_commit_answer(outputs *outputs,
                                                  aimet_string_view text,
                                                  aimet_string_view json);

/// True if a report is asked for in a form that holds findings of one model
/// only.
bool has_report_of_findings(const settings *settings);

/// True if a report goes to standard output.
bool reports_to_stdout(const settings *settings);

/// True if --print-shapes, --print-modules or --print-summary is given.
bool prints_description(const settings *settings);

/// Appends what they print of a model.
AIMET_MUST_USE aimet_status describe_model(const settings *settings,
                                           const aimet_model *model,
                                           aimet_string_builder *out);

/// Writes a file ("-": standard output), all of it or nothing.
AIMET_MUST_USE aimet_status write_output(const char *path,
                                         aimet_string_view text, bool sync,
                                         aimet_diag *diag);

/// Says why a path cannot be written; returns the status of the error.
aimet_status write_error(aimet_diag *diag, const char *path,
                         const aimet_file_error *error);

/// Throws away reports that were not put in place.
void outputs_close(outputs *outputs);

/// How findings are reported.
aimet_report_options report_options(const settings *settings);

/// The severity from which on a finding counts (FAIL_NEVER counts like errors
/// in reports).
aimet_severity fail_severity(const settings *settings);

#endif // AIMET_OPT_TOOL_OUTPUTS_H
