//===- toml.h - reading TOML ----------------------------------------------===//
//
// Profiles and project files are TOML 1.0. Left out: times and dates with a
// time; a date alone is there. A byte order mark before the text is skipped.
// Every value knows the line and column it stands at. Nothing is guessed: a key
// that comes twice, a number that does not fit and text that is not UTF-8 are
// errors.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_CONFIG_TOML_H
#define AIMET_CONFIG_TOML_H

#include "arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stdint.h>

/// Limits; what is over them is AIMET_ERROR_LIMIT.
#define AIMET_TOML_MAX_BYTES ((size_t)16 << 20) ///< of a file
#define AIMET_TOML_MAX_DEPTH 32                 ///< of arrays and tables
#define AIMET_TOML_MAX_KEYS 256                 ///< of one table

typedef enum aimet_toml_kind {
  AIMET_TOML_STRING,
  AIMET_TOML_INTEGER,
  AIMET_TOML_FLOAT,
  AIMET_TOML_BOOL,
  AIMET_TOML_DATE, ///< YYYY-MM-DD, a day that exists
  AIMET_TOML_ARRAY,
  AIMET_TOML_TABLE,
} aimet_toml_kind;

/// What has made a table or an array, and who may still add to it.
typedef enum aimet_toml_origin {
  AIMET_TOML_CLOSED,   ///< `{...}` or `[...]`: nobody
  AIMET_TOML_IMPLICIT, ///< named on the way to another: its own header
  AIMET_TOML_HEADER,   ///< `[table]` or `[[array]]`
  AIMET_TOML_DOTTED,   ///< `table.key = ...`: dotted keys
} aimet_toml_origin;

typedef struct aimet_toml aimet_toml;

/// A value; in a table it has a key. Strings belong to the arena.
struct aimet_toml {
  aimet_toml_kind kind;
  aimet_toml_origin origin; ///< of tables and arrays
  unsigned line, column;    ///< from 1; columns count bytes
  aimet_string_view key;
  unsigned key_line, key_column;
  union {
    aimet_string_view string; ///< also of a date
    int64_t integer;
    double number;
    bool boolean;
  };
  /// Entries of a table or items of an array, in the order of the file.
  aimet_toml *first, *last;
  size_t count;
  aimet_toml *next; ///< the next entry or item of the same parent
};

/// Reads TOML text. `file` is for diagnostics and must outlive the values, as
/// the arena must. AIMET_ERROR_INPUT (or LIMIT) with line and column.
AIMET_MUST_USE aimet_status aimet_toml_parse(aimet_string_view file,
                                             aimet_string_view text,
                                             aimet_arena *arena,
                                             aimet_diag *diag,
                                             aimet_toml **out_root);

/// Reads a file, which must be a regular one.
AIMET_MUST_USE aimet_status aimet_toml_read(const char *path,
                                            aimet_arena *arena,
                                            aimet_diag *diag,
                                            aimet_toml **out_root);

/// The value of a key, null if the table does not have it.
const aimet_toml *aimet_toml_find(const aimet_toml *table, const char *key);

/// "a string", "an array", ...
const char *aimet_toml_kind_name(aimet_toml_kind kind);

/// True for YYYY-MM-DD of a day that exists.
bool aimet_toml_is_day(aimet_string_view text);

/// Where a value or its key stands.
aimet_place aimet_toml_place(aimet_string_view file, const aimet_toml *value);
aimet_place aimet_toml_key_place(aimet_string_view file,
                                 const aimet_toml *value);

//===----------------------------------------------------------------------===//
// What a table must look like
//===----------------------------------------------------------------------===//

/// A key that a table may have.
typedef struct aimet_toml_key {
  const char *name;
  aimet_toml_kind kind;
  bool is_required;
  /// Of arrays: what their items are.
  aimet_toml_kind items;
} aimet_toml_key;

/// Compares a table with its keys, which end with an entry without name.
/// AIMET_ERROR_INPUT for an unknown key (with the nearest one), a value or an
/// item of the wrong kind, and a key that lacks. `what` is what the table is,
/// in words ("a profile").
AIMET_MUST_USE aimet_status aimet_toml_check(aimet_string_view file,
                                             const aimet_toml *table,
                                             const char *what,
                                             const aimet_toml_key *keys,
                                             aimet_diag *diag);

/// Says, after an error, that an array of tables is written `[[key]]`, if the
/// value stands under `[key]`.
void aimet_toml_note_brackets(aimet_string_view file, const aimet_toml *value,
                              aimet_diag *diag);

#endif // AIMET_CONFIG_TOML_H
