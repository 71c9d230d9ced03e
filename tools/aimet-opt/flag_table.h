//===- flag_table.h - all flags -------------------------------------------===//

#ifndef AIMET_OPT_TOOL_FLAG_TABLE_H
#define AIMET_OPT_TOOL_FLAG_TABLE_H

#include "flag_values.h"
#include "flags.h"

typedef enum flag_kind {
  FLAG_BOOL,   ///< on or off
  FLAG_TEXT,   ///< one string; the last counts
  FLAG_LIST,   ///< strings, separated by commas or repeated
  FLAG_NUMBER, ///< an integer, not negative
  FLAG_OTHER,  ///< `apply` reads the value
} flag_kind;

struct flag {
  const char *name;
  const char *argument; ///< null: none; "[=...]": may be left out
  flag_group group;
  flag_kind kind;
  size_t offset;     ///< of the member in settings
  apply_flag *apply; ///< FLAG_OTHER only
  const char *help;
};

/// The i-th of flag_count() flags.
const flag *flag_at(size_t i);

#endif // AIMET_OPT_TOOL_FLAG_TABLE_H
