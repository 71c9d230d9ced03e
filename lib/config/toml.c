//===- toml.c - reading TOML ----------------------------------------------===//
//
// Lines become entries of tables. Which table a line belongs to, and whether it
// may still be added to, follows the rules of TOML 1.0: nothing is defined
// twice, and what was written in braces or brackets is closed.
//
//===----------------------------------------------------------------------===//

#include "toml.h"

#include "input_file.h"
#include "string_builder.h"
#include "toml_scanner.h"

/// Some editors put it before the text. It says nothing of UTF-8.
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static aimet_toml *create(const aimet_toml_scanner *in, aimet_toml_kind kind,
                          aimet_toml_origin origin) {
  aimet_toml *value = aimet_arena_calloc(in->arena, 1, sizeof *value);
  value->kind = kind;
  value->origin = origin;
  value->line = in->line;
  value->column = aimet_toml_column(in);
  return value;
}

static void append(aimet_toml *parent, aimet_toml *value) {
  if (parent->last)
    parent->last->next = value;
  else
    parent->first = value;
  parent->last = value;
  ++parent->count;
}

static aimet_toml *find(const aimet_toml *table, aimet_string_view key) {
  for (aimet_toml *entry = table->first; entry; entry = entry->next)
    if (aimet_sv_equal(entry->key, key))
      return entry;
  return NULL;
}

const aimet_toml *aimet_toml_find(const aimet_toml *table, const char *key) {
  return find(table, aimet_sv(key));
}

/// A part of a key with its place.
typedef struct key_part {
  aimet_string_view name;
  unsigned line, column;
} key_part;

static aimet_status limit(const aimet_toml_scanner *in, const char *what,
                          unsigned most) {
  (void)aimet_toml_error(in, "%s, at most %u are allowed", what, most);
  return AIMET_ERROR_LIMIT;
}

/// What a header or a dotted key makes stands where its key does.
static void place_at(aimet_toml *value, const key_part *key) {
  value->line = key->line;
  value->column = key->column;
}

static aimet_status insert(const aimet_toml_scanner *in, aimet_toml *table,
                           const key_part *key, aimet_toml *value) {
  if (table->count == AIMET_TOML_MAX_KEYS)
    return limit(in, "too many keys in a table", AIMET_TOML_MAX_KEYS);
  value->key = key->name;
  value->key_line = key->line;
  value->key_column = key->column;
  if (value->origin != AIMET_TOML_CLOSED)
    place_at(value, key);
  append(table, value);
  return AIMET_OK;
}

/// Says that a key cannot be what the line wants it to be.
static aimet_status conflict(const aimet_toml_scanner *in, const key_part *key,
                             const aimet_toml *old, const char *why) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, key->name, 80);
  aimet_place place = {
      .file = in->file, .line = key->line, .column = key->column};
  aimet_status status =
      aimet_diag_error(in->diag, AIMET_ERROR_INPUT, place, "'%s' %s",
                       aimet_sb_view(&name).data, why);
  aimet_diag_note(in->diag, aimet_toml_key_place(in->file, old),
                  "'%s' is here for the first time", aimet_sb_view(&name).data);
  aimet_sb_deinit(&name);
  return status;
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

/// Takes one part of a dotted key; `*out_more` is true if a dot follows it.
static aimet_status take_key_part(aimet_toml_scanner *in, key_part *out,
                                  bool *out_more) {
  *out = (key_part){.line = in->line, .column = aimet_toml_column(in)};
  aimet_status status = aimet_toml_scan_key(in, &out->name);
  aimet_toml_skip_space(in);
  *out_more = aimet_toml_take(in, '.');
  if (*out_more)
    aimet_toml_skip_space(in);
  return status;
}

/// The table below `table` that a dotted key goes through, made if it is not
/// there. A dotted key enters tables of dotted keys only; a header also those
/// of other headers, and the last one of an array.
static aimet_status enter(const aimet_toml_scanner *in, const key_part *key,
                          aimet_toml_origin origin, aimet_toml **table) {
  aimet_toml *old = find(*table, key->name);
  if (!old) {
    aimet_toml *made = create(in, AIMET_TOML_TABLE, origin);
    aimet_status status = insert(in, *table, key, made);
    *table = made;
    return status;
  }
  bool is_header = origin == AIMET_TOML_IMPLICIT;
  if (is_header && old->kind == AIMET_TOML_ARRAY &&
      old->origin == AIMET_TOML_HEADER)
    *table = old->last;
  else if (old->kind == AIMET_TOML_TABLE && old->origin != AIMET_TOML_CLOSED &&
           (is_header || old->origin == AIMET_TOML_DOTTED))
    *table = old;
  else
    return conflict(in, key, old, "cannot be added to here");
  return AIMET_OK;
}

/// Takes a key: `*table` becomes the table that its last part belongs to.
static aimet_status take_key(aimet_toml_scanner *in, aimet_toml_origin origin,
                             aimet_toml **table, key_part *out) {
  bool has_more;
  aimet_status status = take_key_part(in, out, &has_more);
  for (unsigned parts = 1; status == AIMET_OK && has_more; ++parts) {
    if (parts == AIMET_TOML_MAX_DEPTH)
      return limit(in, "too many parts of a key", AIMET_TOML_MAX_DEPTH);
    status = enter(in, out, origin, table);
    if (status == AIMET_OK)
      status = take_key_part(in, out, &has_more);
  }
  return status;
}

//===----------------------------------------------------------------------===//
// Arrays, tables in braces
//===----------------------------------------------------------------------===//

static aimet_status read_value(aimet_toml_scanner *in, unsigned depth,
                               aimet_toml **out);

/// One `key = value`, of a line or in braces.
static aimet_status read_pair(aimet_toml_scanner *in, unsigned depth,
                              aimet_toml *table) {
  key_part key;
  aimet_status status = take_key(in, AIMET_TOML_DOTTED, &table, &key);
  if (status != AIMET_OK)
    return status;
  const aimet_toml *old = find(table, key.name);
  if (old)
    return conflict(in, &key, old, "comes twice");
  if (!aimet_toml_take(in, '='))
    return aimet_toml_error(in, "expected '=' after the key");
  aimet_toml_skip_space(in);
  aimet_toml *value;
  status = read_value(in, depth, &value);
  return status == AIMET_OK ? insert(in, table, &key, value) : status;
}

static aimet_status read_array(aimet_toml_scanner *in, unsigned depth,
                               aimet_toml *out) {
  out->kind = AIMET_TOML_ARRAY;
  ++in->pos;
  aimet_status status = aimet_toml_skip_lines(in);
  while (status == AIMET_OK && !aimet_toml_take(in, ']')) {
    aimet_toml *item;
    status = read_value(in, depth + 1, &item);
    if (status != AIMET_OK)
      return status;
    append(out, item);
    status = aimet_toml_skip_lines(in);
    if (status == AIMET_OK && aimet_toml_take(in, ','))
      status = aimet_toml_skip_lines(in);
    else if (status == AIMET_OK && aimet_toml_peek(in) != ']')
      return aimet_toml_error(in, "expected ',' or ']' in an array");
  }
  return status;
}

static aimet_status read_inline_table(aimet_toml_scanner *in, unsigned depth,
                                      aimet_toml *out) {
  out->kind = AIMET_TOML_TABLE;
  ++in->pos;
  aimet_toml_skip_space(in);
  if (aimet_toml_take(in, '}'))
    return AIMET_OK;
  do {
    aimet_toml_skip_space(in);
    aimet_status status = read_pair(in, depth + 1, out);
    if (status != AIMET_OK)
      return status;
    aimet_toml_skip_space(in);
  } while (aimet_toml_take(in, ','));
  return aimet_toml_take(in, '}')
             ? AIMET_OK
             : aimet_toml_error(in, "expected ',' or '}' in a table");
}

static aimet_status read_value(aimet_toml_scanner *in, unsigned depth,
                               aimet_toml **out) {
  *out = create(in, AIMET_TOML_STRING, AIMET_TOML_CLOSED);
  if (depth == AIMET_TOML_MAX_DEPTH)
    return limit(in, "too many arrays and tables in each other",
                 AIMET_TOML_MAX_DEPTH);
  if (aimet_toml_peek(in) == '[')
    return read_array(in, depth, *out);
  if (aimet_toml_peek(in) == '{')
    return read_inline_table(in, depth, *out);
  return aimet_toml_scan_scalar(in, *out);
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

/// `[key]`: a table of its own, unless it was only named on the way to another.
static aimet_status open_table(const aimet_toml_scanner *in,
                               const key_part *key, aimet_toml *parent,
                               aimet_toml **out) {
  *out = find(parent, key->name);
  if (!*out) {
    *out = create(in, AIMET_TOML_TABLE, AIMET_TOML_HEADER);
    return insert(in, parent, key, *out);
  }
  if ((*out)->kind != AIMET_TOML_TABLE || (*out)->origin != AIMET_TOML_IMPLICIT)
    return conflict(in, key, *out, "comes twice");
  (*out)->origin = AIMET_TOML_HEADER;
  return AIMET_OK;
}

/// `[[key]]`: one more table of an array.
static aimet_status open_item(const aimet_toml_scanner *in, const key_part *key,
                              aimet_toml *parent, aimet_toml **out) {
  aimet_toml *array = find(parent, key->name);
  if (!array) {
    array = create(in, AIMET_TOML_ARRAY, AIMET_TOML_HEADER);
    aimet_status status = insert(in, parent, key, array);
    if (status != AIMET_OK)
      return status;
  } else if (array->kind != AIMET_TOML_ARRAY ||
             array->origin != AIMET_TOML_HEADER) {
    return conflict(in, key, array, "is no array of tables");
  }
  *out = create(in, AIMET_TOML_TABLE, AIMET_TOML_HEADER);
  place_at(*out, key);
  append(array, *out);
  return AIMET_OK;
}

static aimet_status read_header(aimet_toml_scanner *in, aimet_toml *root,
                                aimet_toml **out) {
  ++in->pos;
  bool is_item = aimet_toml_take(in, '[');
  aimet_toml_skip_space(in);
  aimet_toml *parent = root;
  key_part key;
  aimet_status status = take_key(in, AIMET_TOML_IMPLICIT, &parent, &key);
  if (status != AIMET_OK)
    return status;
  if (!aimet_toml_take(in, ']') || (is_item && !aimet_toml_take(in, ']')))
    return aimet_toml_error(in, "expected '%s' after the key",
                            is_item ? "]]" : "]");
  return is_item ? open_item(in, &key, parent, out)
                 : open_table(in, &key, parent, out);
}

static aimet_status read_lines(aimet_toml_scanner *in, aimet_toml *root) {
  aimet_toml *table = root;
  aimet_status status = aimet_toml_skip_lines(in);
  while (status == AIMET_OK && aimet_toml_peek(in) >= 0) {
    bool is_header = aimet_toml_peek(in) == '[';
    status =
        is_header ? read_header(in, root, &table) : read_pair(in, 0, table);
    if (status == AIMET_OK)
      status =
          aimet_toml_end_line(in, is_header ? "the table's name" : "the value");
    if (status == AIMET_OK)
      status = aimet_toml_skip_lines(in);
  }
  return status;
}

/// Finds the line that is not UTF-8.
static aimet_status refuse_bytes(aimet_toml_scanner *in) {
  for (;; ++in->line) {
    size_t length =
        aimet_sv_find(aimet_sv_slice(in->text, in->pos, in->text.length), '\n');
    if (!aimet_sv_is_text(aimet_sv_slice(in->text, in->pos, in->pos + length)))
      return aimet_toml_error(in, "the line is not UTF-8 text");
    in->pos += length + 1;
    in->line_start = in->pos;
  }
}

aimet_status aimet_toml_parse(aimet_string_view file, aimet_string_view text,
                              aimet_arena *arena, aimet_diag *diag,
                              aimet_toml **out_root) {
  aimet_toml_scanner in = {
      .file = file, .text = text, .line = 1, .arena = arena, .diag = diag};
  *out_root = NULL;
  if (text.length > AIMET_TOML_MAX_BYTES)
    return aimet_diag_error(diag, AIMET_ERROR_LIMIT,
                            (aimet_place){.file = file},
                            "the file has %zu bytes, at most %zu are read",
                            text.length, AIMET_TOML_MAX_BYTES);
  if (!aimet_sv_is_text(text))
    return refuse_bytes(&in);
  if (aimet_sv_starts_with(text, aimet_sv(BYTE_ORDER_MARK)))
    in.pos = in.line_start = strlen(BYTE_ORDER_MARK);
  aimet_toml *root = create(&in, AIMET_TOML_TABLE, AIMET_TOML_HEADER);
  aimet_status status = read_lines(&in, root);
  if (status == AIMET_OK)
    *out_root = root;
  return status;
}

static aimet_status read_open_file(const aimet_input_file *file,
                                   aimet_string_view name, aimet_arena *arena,
                                   aimet_diag *diag,
                                   aimet_file_error *out_error,
                                   aimet_toml **out_root) {
  if (file->size > AIMET_TOML_MAX_BYTES) {
    *out_error = (aimet_file_error){AIMET_ERROR_LIMIT, "the file is too large"};
    return AIMET_ERROR_LIMIT;
  }
  size_t size = (size_t)file->size;
  char *data = aimet_arena_alloc(arena, size + 1);
  aimet_status status = aimet_input_file_read(file, 0, data, size, out_error);
  if (status != AIMET_OK)
    return status;
  return aimet_toml_parse(name, aimet_sv_n(data, size), arena, diag, out_root);
}

aimet_status aimet_toml_read(const char *path, aimet_arena *arena,
                             aimet_diag *diag, aimet_toml **out_root) {
  *out_root = NULL;
  aimet_string_view name = aimet_sv(aimet_arena_string(arena, aimet_sv(path)));
  aimet_input_file file;
  aimet_file_error error = {AIMET_OK, NULL};
  aimet_status status = aimet_input_file_open(path, &file, &error);
  if (status == AIMET_OK) {
    status = read_open_file(&file, name, arena, diag, &error, out_root);
    aimet_input_file_close(&file);
  }
  if (error.reason)
    return aimet_diag_error(diag, error.status, (aimet_place){.file = name},
                            "cannot read: %s", error.reason);
  return status;
}
