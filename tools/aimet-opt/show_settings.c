//===- show_settings.c - the settings in force ----------------------------===//

#include "show_settings.h"

#include "flag_table.h"

#include <inttypes.h>
#include <stdio.h>

/// Where settings come from stands behind this column.
#define SOURCE_COLUMN 40

/// Appends a string of TOML. What is not text has no form there, and is shown
/// with escapes.
static void append_string(aimet_string_builder *out, aimet_string_view text) {
  aimet_string_builder shown = AIMET_STRING_BUILDER_INIT;
  if (!aimet_sv_is_text(text)) {
    aimet_sb_append_escaped(&shown, text, text.length);
    text = aimet_sb_view(&shown);
  }
  aimet_sb_append_char(out, '"');
  for (size_t i = 0; i < text.length; ++i) {
    unsigned char c = (unsigned char)text.data[i];
    if (c < 0x20 || c == 0x7f)
      aimet_sb_appendf(out, "\\u%04x", c);
    else if (c == '"' || c == '\\')
      aimet_sb_appendf(out, "\\%c", c);
    else
      aimet_sb_append_char(out, (char)c);
  }
  aimet_sb_append_char(out, '"');
  aimet_sb_deinit(&shown);
}

static void append_strings(aimet_string_builder *out, const text_list *texts) {
  aimet_sb_append_char(out, '[');
  for (size_t i = 0; i < texts->count; ++i) {
    aimet_sb_append_cstr(out, i ? ", " : "");
    append_string(out, aimet_sv(texts->items[i]));
  }
  aimet_sb_append_char(out, ']');
}

/// Appends the word of a choice; false if it is none of them.
static bool append_choice(aimet_string_builder *out, const flag *f,
                          int choice) {
  aimet_string_view rest = flag_words(f), word = {NULL, 0};
  for (int i = f->first; i <= choice; ++i)
    word = aimet_sv_take(&rest, '|');
  if (aimet_sv_is(word, "true") || aimet_sv_is(word, "false"))
    aimet_sb_append(out, word);
  else if (word.length)
    append_string(out, word);
  return word.length != 0;
}

/// Appends the value; false if there is none.
static bool append_value(aimet_string_builder *out, const settings *s,
                         const flag *f, const setting_origin *origin) {
  const void *member = (const char *)s + f->offset;
  const char *text;
  switch (f->kind) {
  case FLAG_BOOL:
    aimet_sb_append_cstr(out, *(const bool *)member ? "true" : "false");
    return true;
  case FLAG_NUMBER:
    aimet_sb_appendf(out, "%" PRId64, *(const int64_t *)member);
    return true;
  case FLAG_TEXT:
    text = *(const char *const *)member;
    if (text)
      append_string(out, aimet_sv(text));
    return text != NULL;
  case FLAG_LIST:
    append_strings(out, member);
    return true;
  case FLAG_CHOICE:
    return append_choice(out, f, *(const int *)member);
  case FLAG_OTHER: // how it is kept has no text: only what was written is known
    if (origin->source != SOURCE_DEFAULT)
      append_strings(out, &origin->texts);
    return origin->source != SOURCE_DEFAULT;
  }
  return false;
}

/// Appends a line of the file; the path to it may hold any bytes.
static void append_line_of(aimet_string_builder *out, const settings *s,
                           unsigned line) {
  aimet_string_view file = s->project->file;
  aimet_sb_append_escaped(out, file, file.length);
  if (line)
    aimet_sb_appendf(out, ":%u", line);
}

static void append_source(aimet_string_builder *out, const settings *s,
                          const setting_origin *origin) {
  if (origin->source == SOURCE_FILE)
    append_line_of(out, s, origin->place.line);
  else
    aimet_sb_append_cstr(
        out, origin->source == SOURCE_DEFAULT ? "default" : "command line");
}

static void append_setting(aimet_string_builder *out, const settings *s,
                           const flag *f) {
  const setting_origin *origin = &s->origins[flag_index(f)];
  size_t start = out->length;
  aimet_sb_appendf(out, "%s = ", f->name);
  if (append_value(out, s, f, origin)) {
    while (out->length < start + SOURCE_COLUMN - 1)
      aimet_sb_append_char(out, ' ');
    aimet_sb_append_cstr(out, " # ");
    append_source(out, s, origin);
    aimet_sb_append_char(out, '\n');
  } else {
    out->length = start;
    aimet_sb_appendf(out, "# %s is not set\n", f->name);
  }
}

static void append_file(aimet_string_builder *out, const settings *s) {
  if (!s->project) {
    aimet_sb_append_cstr(out, "# no project file\n");
    return;
  }
  aimet_sb_append_cstr(out, "# project file: ");
  append_line_of(out, s, 0);
  aimet_sb_append_char(out, '\n');
}

static void append_suppressions(aimet_string_builder *out, const settings *s) {
  if (!s->project || !aimet_project_has_suppressions(s->project))
    return;
  const aimet_toml *tables = aimet_toml_find(s->project->root, "suppress");
  aimet_sb_appendf(out, "# [[suppress]]: %zu, from ", tables->count);
  append_line_of(out, s, tables->key_line);
  aimet_sb_append_cstr(out, " on\n");
}

void show_settings_print(const settings *s) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  append_file(&text, s);
  for (size_t i = 0; i < flag_count(); ++i)
    if (flag_at(i)->project != PROJECT_NONE)
      append_setting(&text, s, flag_at(i));
  append_suppressions(&text, s);
  fwrite(aimet_sb_view(&text).data, 1, text.length, stdout);
  aimet_sb_deinit(&text);
}
