//===- json_file.h - JSON that a user hands back --------------------------===//
//
// Baselines and reports of earlier runs. They may have been edited, merged or
// made by something else, so nothing in them is trusted.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_JSON_FILE_H
#define AIMET_ACCEPT_JSON_FILE_H

#include "diag.h"

#include <jansson.h>

#include <stdbool.h>

/// Larger files are AIMET_ERROR_LIMIT.
#define AIMET_JSON_FILE_MAX_BYTES ((uint64_t)1 << 30)

/// A file that was read.
typedef struct aimet_json_file {
  aimet_string_view path; ///< borrowed
  char *text;             ///< for places; values do not know theirs
  size_t length;
  json_t *root; ///< null if it could not be read
} aimet_json_file;

/// Reads a regular file. AIMET_ERROR_INPUT, with the line, for what is no JSON
/// or has a key twice. The caller closes it, also after a failure.
AIMET_MUST_USE aimet_status aimet_json_file_read(const char *path,
                                                 aimet_diag *diag,
                                                 aimet_json_file *out);
void aimet_json_file_close(aimet_json_file *file);

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// The text under a key; false if there is none. It belongs to the object.
bool aimet_json_get_text(const json_t *object, const char *key,
                         aimet_string_view *out);

/// The i-th of an array of texts, which it belongs to.
aimet_string_view aimet_json_text_at(const json_t *array, size_t i);

/// A fingerprint under the key: 16 hexadecimal digits.
bool aimet_json_get_fingerprint(const json_t *object, const char *key,
                                uint64_t *out);

/// The name of a severity under the key.
bool aimet_json_get_severity(const json_t *object, const char *key,
                             aimet_severity *out);

/// Reads 16 hexadecimal digits in lower case; false for all else.
bool aimet_fingerprint_parse(aimet_string_view text, uint64_t *out);

//===----------------------------------------------------------------------===//
// What an object must look like
//===----------------------------------------------------------------------===//

/// Where a value stands: under a key of the root, or an item of the array
/// there.
typedef struct aimet_json_spot {
  const char *key; ///< null: the root
  size_t item;     ///< AIMET_JSON_ALL: not one of its items
} aimet_json_spot;

#define AIMET_JSON_ALL SIZE_MAX

/// A member that an object may have.
typedef struct aimet_json_member {
  const char *name;
  bool (*fits)(const json_t *value);
  const char *expected; ///< what fits, in words
  bool is_required;
} aimet_json_member;

/// Values that fit.
bool aimet_json_is_text(const json_t *value);
bool aimet_json_is_filled_text(const json_t *value);
bool aimet_json_is_texts(const json_t *value);
bool aimet_json_is_fingerprint(const json_t *value);
bool aimet_json_is_severity(const json_t *value);

/// Compares the object at a spot with its members, which end with one without
/// name; others are passed over. AIMET_ERROR_INPUT, with line and column, for
/// one that does not fit or lacks, and for what is no object. `what` is what
/// the object is, in words ("a finding").
AIMET_MUST_USE aimet_status aimet_json_check(const aimet_json_file *file,
                                             const json_t *object,
                                             const aimet_json_spot *spot,
                                             const char *what,
                                             const aimet_json_member *members,
                                             aimet_diag *diag);

#endif // AIMET_ACCEPT_JSON_FILE_H
