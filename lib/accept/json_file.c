//===- json_file.c - JSON that a user hands back --------------------------===//

#include "json_file.h"

#include "alloc.h"
#include "input_file.h"
#include "string_builder.h"

#include <stdlib.h>

static aimet_place place_of(const char *path) {
  return (aimet_place){.file = aimet_sv(path)};
}

/// Reads the whole file; the caller frees *out_data, which is null on failure.
static aimet_status read_all(const char *path, aimet_diag *diag,
                             char **out_data, size_t *out_length) {
  *out_data = NULL;
  aimet_input_file file = AIMET_INPUT_FILE_INIT;
  aimet_file_error error;
  aimet_status status = aimet_input_file_open(path, &file, &error);
  if (status != AIMET_OK)
    return aimet_diag_error(diag, status, place_of(path), "cannot read: %s",
                            error.reason);
  if (file.size > AIMET_JSON_FILE_MAX_BYTES) {
    aimet_input_file_close(&file);
    return aimet_diag_error(
        diag, AIMET_ERROR_LIMIT, place_of(path),
        "the file is too large: got %llu bytes, expected at most %llu",
        (unsigned long long)file.size,
        (unsigned long long)AIMET_JSON_FILE_MAX_BYTES);
  }
  *out_length = (size_t)file.size;
  *out_data = aimet_malloc(*out_length);
  status = aimet_input_file_read(&file, 0, *out_data, *out_length, &error);
  aimet_input_file_close(&file);
  if (status == AIMET_OK)
    return AIMET_OK;
  free(*out_data);
  *out_data = NULL;
  return aimet_diag_error(diag, status, place_of(path), "cannot read: %s",
                          error.reason);
}

/// What the parser says begins with a capital in places, and may quote the
/// file.
static aimet_status refuse(const char *path, const json_error_t *error,
                           aimet_diag *diag) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&text, aimet_sv(error->text), sizeof error->text);
  aimet_place place = place_of(path);
  place.line = error->line > 0 ? (unsigned)error->line : 0;
  place.column = error->column > 0 ? (unsigned)error->column : 0;
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_INPUT, place, "faulty JSON: %s",
                       aimet_sb_view(&text).data);
  aimet_sb_deinit(&text);
  return status;
}

aimet_status aimet_json_file_read(const char *path, aimet_diag *diag,
                                  json_t **out_root) {
  *out_root = NULL;
  char *data;
  size_t length;
  aimet_status status = read_all(path, diag, &data, &length);
  if (!data)
    return status;
  json_error_t error;
  *out_root =
      json_loadb(data, length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
  free(data);
  return *out_root ? AIMET_OK : refuse(path, &error, diag);
}

bool aimet_json_get_text(const json_t *object, const char *key,
                         aimet_string_view *out) {
  const json_t *value = json_object_get(object, key);
  *out = aimet_sv_n(json_string_value(value), json_string_length(value));
  return json_is_string(value);
}

bool aimet_fingerprint_parse(aimet_string_view text, uint64_t *out) {
  uint64_t number = 0;
  if (text.length != 16)
    return false;
  for (size_t i = 0; i < text.length; ++i) {
    char c = text.data[i];
    bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && (c < 'a' || c > 'f'))
      return false;
    number = number << 4 | (uint64_t)(is_digit ? c - '0' : c - 'a' + 10);
  }
  *out = number;
  return true;
}

bool aimet_json_get_fingerprint(const json_t *object, const char *key,
                                uint64_t *out) {
  aimet_string_view text;
  return aimet_json_get_text(object, key, &text) &&
         aimet_fingerprint_parse(text, out);
}
