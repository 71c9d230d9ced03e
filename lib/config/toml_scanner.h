//===- toml_scanner.h - the words of TOML ---------------------------------===//
//
// Private to the reader: positions, white space, keys and values without parts.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_CONFIG_TOML_SCANNER_H
#define AIMET_CONFIG_TOML_SCANNER_H

#include "toml.h"

typedef struct aimet_toml_scanner {
  aimet_string_view file, text;
  size_t pos, line_start;
  unsigned line;
  aimet_arena *arena;
  aimet_diag *diag;
} aimet_toml_scanner;

/// The byte at the position; -1 at the end of the text.
int aimet_toml_peek(const aimet_toml_scanner *in);
/// Takes a byte if it is the next one.
bool aimet_toml_take(aimet_toml_scanner *in, char c);

unsigned aimet_toml_column(const aimet_toml_scanner *in);

/// Emits an error at the position.
aimet_status aimet_toml_error(const aimet_toml_scanner *in, const char *format,
                              ...) AIMET_PRINTF(2, 3);

/// Skips spaces and tabs.
void aimet_toml_skip_space(aimet_toml_scanner *in);

/// Skips to what comes next, over lines and comments.
AIMET_MUST_USE aimet_status aimet_toml_skip_lines(aimet_toml_scanner *in);

/// Skips what may stand at the end of a line, and the line's end. It is an
/// error if anything else does; `after` is what it stands behind.
AIMET_MUST_USE aimet_status aimet_toml_end_line(aimet_toml_scanner *in,
                                                const char *after);

/// Takes one part of a key: bare or in quotes.
AIMET_MUST_USE aimet_status aimet_toml_scan_key(aimet_toml_scanner *in,
                                                aimet_string_view *out);

/// Takes a string, a number, a date, true or false.
AIMET_MUST_USE aimet_status aimet_toml_scan_scalar(aimet_toml_scanner *in,
                                                   aimet_toml *out);

/// toml_string.c: takes a string of any of the four forms; the position is at
/// its quote. `one_line` refuses the forms of several lines.
AIMET_MUST_USE aimet_status aimet_toml_scan_string(aimet_toml_scanner *in,
                                                   bool one_line,
                                                   aimet_string_view *out);

/// toml_number.c: reads a word that is neither a string nor true nor false; the
/// position is at its start.
AIMET_MUST_USE aimet_status aimet_toml_read_number(const aimet_toml_scanner *in,
                                                   aimet_string_view word,
                                                   aimet_toml *out);

#endif // AIMET_CONFIG_TOML_SCANNER_H
