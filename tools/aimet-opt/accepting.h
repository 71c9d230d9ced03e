//===- accepting.h - baselines and suppressions of a run ------------------===//

#ifndef AIMET_OPT_TOOL_ACCEPTING_H
#define AIMET_OPT_TOOL_ACCEPTING_H

#include "output_file.h"
#include "settings.h"

/// What a run accepts, and where its baseline goes.
typedef struct accepting {
  const settings *settings;
  aimet_session *session;
  aimet_acceptance *acceptance; ///< until a model has it
  aimet_output_file *target;    ///< null: no baseline is written
} accepting;

/// Refuses what --baseline and its like cannot be combined with.
AIMET_MUST_USE aimet_status accepting_check(const settings *settings,
                                            aimet_diag *diag);

/// The file that --write-baseline names, or that of --baseline; null if none is
/// written.
const char *accepting_target(const settings *settings);

/// Reads the files of the user and opens the one that is written, before the
/// work starts.
AIMET_MUST_USE aimet_status accepting_open(const settings *settings,
                                           aimet_session *session,
                                           accepting *out);

/// Hands what is accepted to the model, before passes run. With
/// --split-input-file the files are read again for each part.
AIMET_MUST_USE aimet_status accepting_apply(accepting *accepting,
                                            aimet_model *model);

/// Writes the baseline of the model and puts it in place.
AIMET_MUST_USE aimet_status accepting_commit(accepting *accepting,
                                             aimet_model *model);

/// Throws away what was not put in place.
void accepting_close(accepting *accepting);

#endif // AIMET_OPT_TOOL_ACCEPTING_H
