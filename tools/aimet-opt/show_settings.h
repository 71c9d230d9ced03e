//===- show_settings.h - the settings in force ----------------------------===//

#ifndef AIMET_OPT_TOOL_SHOW_SETTINGS_H
#define AIMET_OPT_TOOL_SHOW_SETTINGS_H

#include "settings.h"

/// Prints every setting that a project file may have to standard output, in the
/// form of one, each with where it comes from.
void show_settings_print(const settings *s);

#endif // AIMET_OPT_TOOL_SHOW_SETTINGS_H
