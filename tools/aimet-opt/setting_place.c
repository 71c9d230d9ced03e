//===- setting_place.c - where the values of settings stand ---------------===//

#include "setting_place.h"

#include "flag_table.h"
#include "messages.h"

/// True if the text, a list with commas, has the value.
static bool has_part(aimet_string_view text, const char *value) {
  while (text.length) {
    size_t comma = aimet_sv_find(text, ',');
    if (aimet_sv_is(aimet_sv_slice(text, 0, comma), value))
      return true;
    text = aimet_sv_slice(text, comma + 1, text.length);
  }
  return false;
}

aimet_place setting_place(const settings *settings, const char *flag,
                          const char *value) {
  const setting_origin *origin =
      &settings->origins[flag_index(flag_find(aimet_sv(flag)))];
  if (origin->source != SOURCE_FILE)
    return (aimet_place){0};
  const aimet_toml *entry = origin->entry;
  bool is_array = value && entry->kind == AIMET_TOML_ARRAY;
  for (const aimet_toml *item = is_array ? entry->first : NULL; item;
       item = item->next)
    if (item->kind == AIMET_TOML_STRING && has_part(item->string, value))
      return aimet_toml_place(settings->project->file, item);
  return origin->place;
}

static bool is_moved(const place_relay *relay, aimet_string_view file) {
  if (!relay->to.file.length)
    return false;
  if (relay->from.length)
    return aimet_sv_equal(file, relay->from);
  return file.length == 0 || aimet_sv_equal(file, tool_place().file);
}

static void move_diagnostic(const aimet_diagnostic *diagnostic,
                            void *user_data) {
  const place_relay *relay = user_data;
  aimet_diagnostic moved = *diagnostic;
  if (is_moved(relay, moved.place.file))
    moved.place = relay->to;
  relay->handler(&moved, relay->user_data);
}

void place_relay_begin(place_relay *relay, aimet_diag *diag,
                       aimet_string_view from, aimet_place to) {
  *relay = (place_relay){.diag = diag, .from = from, .to = to};
  aimet_diag_set_handler(diag, move_diagnostic, relay, &relay->handler,
                         &relay->user_data);
}

void place_relay_end(place_relay *relay) {
  aimet_diagnostic_handler ours;
  void *our_data;
  aimet_diag_set_handler(relay->diag, relay->handler, relay->user_data, &ours,
                         &our_data);
}
