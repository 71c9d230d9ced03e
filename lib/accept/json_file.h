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

/// Reads a regular file. AIMET_ERROR_INPUT, with the line, for what is no JSON
/// or has a key twice. The caller calls json_decref on *out_root, which is null
/// on failure.
AIMET_MUST_USE aimet_status aimet_json_file_read(const char *path,
                                                 aimet_diag *diag,
                                                 json_t **out_root);

/// The text under a key; false if there is none. It belongs to the object.
bool aimet_json_get_text(const json_t *object, const char *key,
                         aimet_string_view *out);

/// A fingerprint under the key: 16 hexadecimal digits.
bool aimet_json_get_fingerprint(const json_t *object, const char *key,
                                uint64_t *out);

/// Reads 16 hexadecimal digits in lower case; false for all else.
bool aimet_fingerprint_parse(aimet_string_view text, uint64_t *out);

#endif // AIMET_ACCEPT_JSON_FILE_H
