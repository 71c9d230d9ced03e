//===- json_file.c - JSON that a user hands back --------------------------===//

#include "json_file.h"

#include "alloc.h"
#include "input_file.h"
#include "string_builder.h"

#include <stdlib.h>

/// Bytes of a value that a diagnostic shows.
#define VALUE_SHOWN 80

static aimet_place place_of(const aimet_json_file *file) {
  return (aimet_place){.file = file->path};
}

/// Reads the whole file into `text`, which is null on failure.
static aimet_status read_all(const char *path, aimet_diag *diag,
                             aimet_json_file *out) {
  aimet_input_file file = AIMET_INPUT_FILE_INIT;
  aimet_file_error error;
  aimet_status status = aimet_input_file_open(path, &file, &error);
  if (status != AIMET_OK)
    return aimet_diag_error(diag, status, place_of(out), "cannot read: %s",
                            error.reason);
  if (file.size > AIMET_JSON_FILE_MAX_BYTES) {
    aimet_input_file_close(&file);
    return aimet_diag_error(
        diag, AIMET_ERROR_LIMIT, place_of(out),
        "the file is too large: got %llu bytes, expected at most %llu",
        (unsigned long long)file.size,
        (unsigned long long)AIMET_JSON_FILE_MAX_BYTES);
  }
  out->length = (size_t)file.size;
  out->text = aimet_malloc(out->length);
  status = aimet_input_file_read(&file, 0, out->text, out->length, &error);
  aimet_input_file_close(&file);
  return status == AIMET_OK ? AIMET_OK
                            : aimet_diag_error(diag, status, place_of(out),
                                               "cannot read: %s", error.reason);
}

/// What the parser says begins with a capital in places, and may quote the
/// file.
static aimet_status refuse(const aimet_json_file *file,
                           const json_error_t *error, aimet_diag *diag) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&text, aimet_sv(error->text), sizeof error->text);
  aimet_place place = place_of(file);
  place.line = error->line > 0 ? (unsigned)error->line : 0;
  place.column = error->column > 0 ? (unsigned)error->column : 1;
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_INPUT, place, "faulty JSON: %s",
                       aimet_sb_view(&text).data);
  aimet_sb_deinit(&text);
  return status;
}

aimet_status aimet_json_file_read(const char *path, aimet_diag *diag,
                                  aimet_json_file *out) {
  *out = (aimet_json_file){.path = aimet_sv(path)};
  aimet_status status = read_all(path, diag, out);
  if (status != AIMET_OK)
    return status;
  json_error_t error;
  out->root = json_loadb(out->text, out->length,
                         JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
  return out->root ? AIMET_OK : refuse(out, &error, diag);
}

void aimet_json_file_close(aimet_json_file *file) {
  json_decref(file->root);
  free(file->text);
  *file = (aimet_json_file){0};
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static aimet_string_view text_of(const json_t *value) {
  return aimet_sv_n(json_string_value(value), json_string_length(value));
}

bool aimet_json_get_text(const json_t *object, const char *key,
                         aimet_string_view *out) {
  const json_t *value = json_object_get(object, key);
  *out = text_of(value);
  return json_is_string(value);
}

aimet_string_view aimet_json_text_at(const json_t *array, size_t i) {
  return text_of(json_array_get(array, i));
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
  return aimet_fingerprint_parse(text_of(json_object_get(object, key)), out);
}

static bool parse_severity(aimet_string_view text, aimet_severity *out) {
  for (int i = 0; i <= (int)AIMET_SEVERITY_REMARK; ++i) {
    *out = (aimet_severity)i;
    if (aimet_sv_is(text, aimet_severity_name(*out)))
      return true;
  }
  return false;
}

bool aimet_json_get_severity(const json_t *object, const char *key,
                             aimet_severity *out) {
  return parse_severity(text_of(json_object_get(object, key)), out);
}

bool aimet_json_is_text(const json_t *value) { return json_is_string(value); }

bool aimet_json_is_filled_text(const json_t *value) {
  return json_string_length(value) > 0;
}

bool aimet_json_is_texts(const json_t *value) {
  for (size_t i = 0; i < json_array_size(value); ++i)
    if (!json_is_string(json_array_get(value, i)))
      return false;
  return json_is_array(value);
}

bool aimet_json_is_fingerprint(const json_t *value) {
  uint64_t fingerprint;
  return aimet_fingerprint_parse(text_of(value), &fingerprint);
}

bool aimet_json_is_severity(const json_t *value) {
  aimet_severity severity;
  return parse_severity(text_of(value), &severity);
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// A position in text that the parser has accepted: brackets match.
typedef struct text_cursor {
  const char *at, *end, *line_start;
  unsigned line;
} text_cursor;

/// Skips white space; -1 at the end.
static int next_token(text_cursor *in) {
  for (; in->at < in->end; ++in->at) {
    if (*in->at == '\n') {
      ++in->line;
      in->line_start = in->at + 1;
    } else if (*in->at != ' ' && *in->at != '\t' && *in->at != '\r') {
      return *in->at;
    }
  }
  return -1;
}

/// Skips a string, a bracket, a mark or a word; white space before it, too.
static void skip_token(text_cursor *in) {
  int first = next_token(in);
  if (first < 0)
    return;
  ++in->at;
  if (first == '"') {
    while (in->at < in->end && *in->at != '"')
      in->at += *in->at == '\\' ? 2 : 1;
    ++in->at;
  } else if (!strchr("{}[],:", first)) {
    while (in->at < in->end && !strchr(",]} \t\r\n", *in->at))
      ++in->at;
  }
}

static void skip_value(text_cursor *in) {
  size_t depth = 0;
  do {
    int first = next_token(in);
    depth += first == '{' || first == '[';
    depth -= first == '}' || first == ']';
    skip_token(in);
  } while (depth && in->at < in->end);
}

/// True if the next token is this key, without escapes.
static bool is_key(text_cursor *in, const char *key) {
  size_t length = strlen(key);
  return next_token(in) == '"' && (size_t)(in->end - in->at) > length + 1 &&
         memcmp(in->at + 1, key, length) == 0 && in->at[length + 1] == '"';
}

/// Goes from an object to the value of a key (null: from an array to an item).
/// Stays where it is if there is none.
static void enter(text_cursor *in, const char *key, size_t item) {
  text_cursor next = *in;
  if (next_token(&next) != (key ? '{' : '['))
    return;
  for (size_t i = 0; next_token(&next) >= 0; ++i) {
    skip_token(&next); // the bracket or a comma
    int first = next_token(&next);
    if (first == '}' || first == ']')
      return;
    bool is_it = key ? is_key(&next, key) : i == item;
    if (key) {
      skip_token(&next);
      skip_token(&next); // the colon
    }
    (void)next_token(&next);
    if (is_it) {
      *in = next;
      return;
    }
    skip_value(&next);
    if (next_token(&next) != ',')
      return;
  }
}

/// Where a member (null: the value itself) of the value at a spot is.
static text_cursor find(const aimet_json_file *file,
                        const aimet_json_spot *spot, const char *member) {
  text_cursor in = {file->text, file->text + file->length, file->text, 1};
  (void)next_token(&in);
  if (spot->key)
    enter(&in, spot->key, 0);
  if (spot->item != AIMET_JSON_ALL)
    enter(&in, NULL, spot->item);
  if (member)
    enter(&in, member, 0);
  return in;
}

static aimet_place place_at(const aimet_json_file *file,
                            const text_cursor *in) {
  aimet_place place = place_of(file);
  place.line = in->line;
  place.column = (unsigned)(in->at - in->line_start) + 1;
  return place;
}

//===----------------------------------------------------------------------===//
// What an object must look like
//===----------------------------------------------------------------------===//

/// What is there, as it stands there; only the kind of what has parts.
static void append_value(aimet_string_builder *out, text_cursor at) {
  const char *begin = at.at;
  skip_token(&at);
  if (*begin == '{' || *begin == '[')
    aimet_sb_append_cstr(out, *begin == '{' ? "an object" : "an array");
  else
    aimet_sb_append_escaped(out, aimet_sv_n(begin, (size_t)(at.at - begin)),
                            VALUE_SHOWN);
}

static aimet_status wrong_value(const aimet_json_file *file,
                                const aimet_json_spot *spot,
                                const aimet_json_member *member,
                                aimet_diag *diag) {
  text_cursor at = find(file, spot, member->name);
  aimet_string_builder got = AIMET_STRING_BUILDER_INIT;
  append_value(&got, at);
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_INPUT, place_at(file, &at),
                       "wrong value of '%s': got %s, expected %s", member->name,
                       aimet_sb_view(&got).data, member->expected);
  aimet_sb_deinit(&got);
  return status;
}

aimet_status aimet_json_check(const aimet_json_file *file, const json_t *object,
                              const aimet_json_spot *spot, const char *what,
                              const aimet_json_member *members,
                              aimet_diag *diag) {
  if (!json_is_object(object)) {
    text_cursor at = find(file, spot, NULL);
    return aimet_diag_error(diag, AIMET_ERROR_INPUT, place_at(file, &at),
                            "%s is no object in braces", what);
  }
  for (const aimet_json_member *member = members; member->name; ++member) {
    const json_t *value = json_object_get(object, member->name);
    if (!value && member->is_required) {
      text_cursor at = find(file, spot, NULL);
      return aimet_diag_error(diag, AIMET_ERROR_INPUT, place_at(file, &at),
                              "%s lacks the key '%s'", what, member->name);
    }
    if (value && !member->fits(value))
      return wrong_value(file, spot, member, diag);
  }
  return AIMET_OK;
}
