//===- flags.h - the command line -----------------------------------------===//
//
// One table of flags; parsing, --help and suggestions are made from it and from
// the definitions of passes and pipelines, each of which is a flag too.
//
// `-flag` and `--flag` are the same; a value follows after `=` or as the next
// argument; a flag that is on or off takes `=true` or `=false`. Options of a
// pass: `--canonicalize{max-iterations=3}` or
// `--canonicalize=max-iterations=3`.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_FLAGS_H
#define AIMET_OPT_TOOL_FLAGS_H

#include "settings.h"

/// Reads the command line. AIMET_ERROR_USAGE with a diagnostic that suggests
/// the nearest flag.
AIMET_MUST_USE aimet_status flags_parse(int argc, char **argv,
                                        const aimet_registry *registry,
                                        aimet_diag *diag, settings *out);

/// True if the command line has the flag; a project file may set it for runs to
/// which it does not apply.
bool flag_is_on_command_line(const settings *settings, const char *name);

/// Frees what flags_parse has made.
void settings_deinit(settings *settings);

#endif // AIMET_OPT_TOOL_FLAGS_H
