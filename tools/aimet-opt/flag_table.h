//===- flag_table.h - all flags -------------------------------------------===//

#ifndef AIMET_OPT_TOOL_FLAG_TABLE_H
#define AIMET_OPT_TOOL_FLAG_TABLE_H

#include "flag_values.h"

/// The groups of --help, in order.
typedef enum flag_group {
  GROUP_FILES,
  GROUP_PASSES,
  GROUP_REPORTS,
  GROUP_DEBUGGING,
  GROUP_OTHER,
} flag_group;

typedef enum flag_kind {
  FLAG_BOOL,   ///< on or off
  FLAG_TEXT,   ///< one string; the last counts
  FLAG_LIST,   ///< strings, separated by commas or repeated
  FLAG_NUMBER, ///< an integer, not negative
  FLAG_CHOICE, ///< an enum: one of the words of `argument`
  FLAG_OTHER,  ///< `apply` reads the value
} flag_kind;

/// Whether a project file may set a flag, and how its value is read there.
typedef enum project_use {
  PROJECT_NONE,    ///< it may not
  PROJECT_VALUE,   ///< one value
  PROJECT_VALUES,  ///< one or an array of them
  PROJECT_PATH,    ///< a path, relative to the project file
  PROJECT_PATHS,   ///< one or an array of them
  PROJECT_PROFILE, ///< the name of a profile, or a path as above
  PROJECT_REPORTS, ///< one or an array of FORMAT:PATH
} project_use;

typedef struct flag {
  const char *name;
  const char *argument; ///< null: none; "[=...]": may be left out
  flag_group group;
  flag_kind kind;
  size_t offset;     ///< of the member in settings
  apply_flag *apply; ///< FLAG_OTHER only
  /// FLAG_CHOICE: the enumerator of the first word, or if there is no word;
  /// those of the others follow it.
  int first;
  project_use project;
  const char *help;
} flag;

/// All flags, in the order of --help.
size_t flag_count(void);
const flag *flag_at(size_t i);

/// The flag of this name, null if there is none.
const flag *flag_find(aimet_string_view name);

/// The index of a flag of the table.
size_t flag_index(const flag *f);

/// The words of a FLAG_CHOICE, separated by `|`.
aimet_string_view flag_words(const flag *f);

/// Reads the value of a flag into the settings; null: none was given.
AIMET_MUST_USE aimet_status flag_store(settings *s, const flag *f,
                                       const char *value, aimet_diag *diag);

#endif // AIMET_OPT_TOOL_FLAG_TABLE_H
