//===- options.h - the options of one pass in a pipeline ------------------===//
//
// Reads `tensors=true names=a,b` against a pass definition. Elements are set
// apart by white space; a value may be quoted ('...' or "...", where a
// backslash takes the next byte as it is) or braced ({a,b}); a list may also be
// repeated; a flag without value means true.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_OPTIONS_H
#define AIMET_PASS_OPTIONS_H

#include "arena.h"
#include "pass.h"
#include "string_builder.h"

/// The value of one option; which members count follows from its type.
typedef struct aimet_option_value {
  const aimet_pass_option *option;
  bool is_set; ///< stated, not the default
  bool boolean;
  int64_t integer;
  const char *string; ///< never null for a string
  const char **items;
  size_t num_items, capacity;
} aimet_option_value;

/// The values of all options of a pass, in the order of the definition.
typedef struct aimet_option_values {
  aimet_option_value *values;
  size_t count;
} aimet_option_values;

/// Reads `text` (without the outer braces; may be empty). Everything is
/// allocated from `arena`. A default that is no value of its type is our bug
/// (assert).
AIMET_MUST_USE aimet_status aimet_options_parse(const aimet_pass_def *def,
                                                aimet_string_view text,
                                                aimet_arena *arena,
                                                aimet_diag *diag,
                                                aimet_option_values *out);

/// The value of an option by name; null if the definition has none.
const aimet_option_value *aimet_options_find(const aimet_option_values *values,
                                             const char *name);

/// Prints `{a=1 b=x,y}` with the options that were stated, or nothing.
void aimet_options_print(const aimet_option_values *values,
                         aimet_string_builder *out);

/// The end of the element (bracket, quoted string or plain byte) that begins at
/// `i`: one past its last byte. `text.length + 1` if a bracket or quote is not
/// closed.
size_t aimet_options_skip(aimet_string_view text, size_t i);

#endif // AIMET_PASS_OPTIONS_H
