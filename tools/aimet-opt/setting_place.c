//===- setting_place.c - where the values of settings stand ---------------===//

#include "setting_place.h"

#include "flag_table.h"
#include "messages.h"

/// True if the text is the value, or a list with commas that has it.
static bool has_value(aimet_string_view text, aimet_string_view value) {
  if (aimet_sv_equal(text, value))
    return true;
  while (text.length)
    if (aimet_sv_equal(aimet_sv_take(&text, ','), value))
      return true;
  return false;
}

/// Where a value of a flag stands; without a file if no file sets it.
static aimet_place find_value(const settings *settings, const flag *f,
                              aimet_string_view value) {
  const setting_origin *origin = &settings->origins[flag_index(f)];
  if (origin->source != SOURCE_FILE)
    return (aimet_place){0};
  const aimet_toml *entry = origin->entry;
  bool is_array = entry->kind == AIMET_TOML_ARRAY;
  for (const aimet_toml *item = is_array ? entry->first : NULL; item;
       item = item->next)
    if (item->kind == AIMET_TOML_STRING && has_value(item->string, value))
      return aimet_toml_place(settings->project->file, item);
  return origin->place;
}

aimet_place setting_place(const settings *settings, const char *flag,
                          const char *value) {
  return find_value(settings, flag_find(aimet_sv(flag)), aimet_sv(value));
}

//===----------------------------------------------------------------------===//
// Relays
//===----------------------------------------------------------------------===//

/// Of a diagnostic about a value, whose place is `--flag` and the value.
static aimet_place place_of_value(const settings *settings,
                                  const aimet_place *place) {
  bool is_flag = aimet_sv_starts_with(place->file, aimet_sv("--"));
  const flag *f =
      is_flag ? flag_find(aimet_sv_slice(place->file, 2, place->file.length))
              : NULL;
  if (!f)
    return *place;
  aimet_place found = find_value(settings, f, place->entity);
  return found.file.length ? found : (aimet_place){.file = place->file};
}

static bool is_of_command_line(const aimet_place *place) {
  return place->file.length == 0 ||
         aimet_sv_equal(place->file, tool_place().file);
}

static void move_diagnostic(const aimet_diagnostic *diagnostic,
                            void *user_data) {
  const place_relay *relay = user_data;
  aimet_diagnostic moved = *diagnostic;
  if (relay->settings)
    moved.place = place_of_value(relay->settings, &moved.place);
  else if (relay->to.file.length && is_of_command_line(&moved.place))
    moved.place = relay->to;
  relay->handler(&moved, relay->user_data);
}

static void begin(place_relay *relay) {
  aimet_diag_set_handler(relay->diag, move_diagnostic, relay, &relay->handler,
                         &relay->user_data);
}

void place_relay_begin(place_relay *relay, aimet_diag *diag, aimet_place to) {
  *relay = (place_relay){.diag = diag, .to = to};
  begin(relay);
}

void place_relay_begin_values(place_relay *relay, aimet_diag *diag,
                              const settings *settings) {
  *relay = (place_relay){.diag = diag, .settings = settings};
  begin(relay);
}

void place_relay_end(place_relay *relay) {
  aimet_diagnostic_handler ours;
  void *our_data;
  aimet_diag_set_handler(relay->diag, relay->handler, relay->user_data, &ours,
                         &our_data);
}
