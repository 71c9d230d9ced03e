//===- setting_place.h - where the values of settings stand ---------------===//
//
// What is wrong with a value is often known only where the value is used, which
// knows nothing of project files. Here such messages get the place in the file.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_SETTING_PLACE_H
#define AIMET_OPT_TOOL_SETTING_PLACE_H

#include "settings.h"

/// Where a value of a flag stands in the project file: that of the item which
/// has it (null: of the first). Without a file if the flag is not set there.
aimet_place setting_place(const settings *settings, const char *flag,
                          const char *value);

/// Gives diagnostics another place, while it is in force.
typedef struct place_relay {
  aimet_diag *diag;
  aimet_diagnostic_handler handler;
  void *user_data;
  aimet_place to;
  const settings *settings; ///< null: all stand at `to`
} place_relay;

/// From now on diagnostics of the command line, and those without a file, stand
/// at `to`, unless that has no file.
void place_relay_begin(place_relay *relay, aimet_diag *diag, aimet_place to);

/// From now on diagnostics about a value of a flag (file: the flag with its
/// dashes; entity: the value) stand where the project file has the value, else
/// at the flag.
void place_relay_begin_values(place_relay *relay, aimet_diag *diag,
                              const settings *settings);

void place_relay_end(place_relay *relay);

#endif // AIMET_OPT_TOOL_SETTING_PLACE_H
