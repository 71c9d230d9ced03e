//===- profile.c - what a target wants of a network -----------------------===//
//
// TOML becomes a profile. Whether the checks and functions that it names exist
// is not known in this layer (see lib/session).
//
//===----------------------------------------------------------------------===//

#include "profile.h"

#include "builtin_profiles.h"
#include "nearest.h"
#include "string_builder.h"
#include "string_map.h"
#include "toml.h"

/// More channels than this no hardware computes at once.
#define LARGEST_NUMBER 65536

typedef struct loaded_profile {
  aimet_profile profile; ///< first: what callers hold
  aimet_arena *arena;
} loaded_profile;

/// What is read, and into what.
typedef struct profile_reader {
  aimet_string_view file;
  aimet_arena *arena;
  aimet_diag *diag;
  aimet_profile *out;
} profile_reader;

static const aimet_toml_key profile_keys[] = {
    {"name", AIMET_TOML_STRING, true, 0},
    {"title", AIMET_TOML_STRING, true, 0},
    {"description", AIMET_TOML_STRING, false, 0},
    {"exactly-aimet", AIMET_TOML_BOOL, false, 0},
    {"checks", AIMET_TOML_ARRAY, true, AIMET_TOML_STRING},
    {"report-first-and-last", AIMET_TOML_BOOL, false, 0},
    {"channel-multiple", AIMET_TOML_TABLE, false, 0},
    {"channel-minimum", AIMET_TOML_TABLE, false, 0},
    {"activation", AIMET_TOML_ARRAY, false, AIMET_TOML_TABLE},
    {NULL, AIMET_TOML_STRING, false, 0}};

static const aimet_toml_key number_keys[] = {
    {"value", AIMET_TOML_INTEGER, true, 0},
    {"source", AIMET_TOML_STRING, true, 0},
    {"date", AIMET_TOML_DATE, true, 0},
    {"note", AIMET_TOML_STRING, false, 0},
    {NULL, AIMET_TOML_STRING, false, 0}};

static const aimet_toml_key activation_keys[] = {
    {"function", AIMET_TOML_STRING, true, 0},
    {"issue", AIMET_TOML_STRING, true, 0},
    {"recommendation", AIMET_TOML_STRING, true, 0},
    {"source", AIMET_TOML_STRING, true, 0},
    {"date", AIMET_TOML_DATE, true, 0},
    {NULL, AIMET_TOML_STRING, false, 0}};

static aimet_string_view string_of(const aimet_toml *table, const char *key) {
  const aimet_toml *value = aimet_toml_find(table, key);
  return value ? value->string : aimet_sv("");
}

static bool bool_of(const aimet_toml *table, const char *key) {
  const aimet_toml *value = aimet_toml_find(table, key);
  return value && value->boolean;
}

/// Strings that say something must not be empty.
static aimet_status check_filled(const profile_reader *in,
                                 const aimet_toml *table) {
  for (const aimet_toml *value = table->first; value; value = value->next)
    if (value->kind == AIMET_TOML_STRING && value->string.length == 0)
      return aimet_diag_error(in->diag, AIMET_ERROR_INPUT,
                              aimet_toml_place(in->file, value),
                              "'%.*s' is empty", AIMET_SV(value->key));
  return AIMET_OK;
}

static aimet_status check_table(const profile_reader *in,
                                const aimet_toml *table, const char *what,
                                const aimet_toml_key *keys) {
  aimet_status status = aimet_toml_check(in->file, table, what, keys, in->diag);
  return status == AIMET_OK ? check_filled(in, table) : status;
}

static aimet_status read_number(const profile_reader *in,
                                const aimet_toml *root, const char *key,
                                aimet_profile_number *out) {
  const aimet_toml *table = aimet_toml_find(root, key);
  if (!table)
    return AIMET_OK;
  aimet_status status = check_table(in, table, key, number_keys);
  if (status != AIMET_OK)
    return status;
  const aimet_toml *value = aimet_toml_find(table, "value");
  if (value->integer < 1 || value->integer > LARGEST_NUMBER)
    return aimet_diag_error(in->diag, AIMET_ERROR_INPUT,
                            aimet_toml_place(in->file, value),
                            "wrong value of '%s': got %lld, expected 1 to %d",
                            key, (long long)value->integer, LARGEST_NUMBER);
  *out = (aimet_profile_number){
      true, value->integer, string_of(table, "source"),
      string_of(table, "date"), string_of(table, "note")};
  return AIMET_OK;
}

/// An item that says what an earlier one has said.
static aimet_status said_twice(const profile_reader *in, aimet_place place,
                               aimet_string_view name, aimet_place first) {
  aimet_status status = aimet_diag_error(in->diag, AIMET_ERROR_INPUT, place,
                                         "'%.*s' comes twice", AIMET_SV(name));
  aimet_diag_note(in->diag, first, "it was here before");
  return status;
}

/// Refuses a name that an earlier item has. The item stands at `place`, and
/// `said` leads from names to where they stood first.
static aimet_status check_new(const profile_reader *in, aimet_string_map *said,
                              aimet_string_view name,
                              const aimet_place *place) {
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(said, name, &is_new);
  if (!is_new) {
    const aimet_place *first = entry->value.const_pointer;
    return said_twice(in, *place, name, *first);
  }
  entry->value.const_pointer = place;
  return AIMET_OK;
}

static aimet_status read_checks(const profile_reader *in,
                                const aimet_toml *array) {
  aimet_string_view *checks =
      aimet_arena_calloc(in->arena, array->count, sizeof *checks);
  aimet_place *places =
      aimet_arena_calloc(in->arena, array->count, sizeof *places);
  aimet_string_map *said = aimet_string_map_create();
  aimet_status status = AIMET_OK;
  size_t count = 0;
  for (const aimet_toml *item = array->first; item && status == AIMET_OK;
       item = item->next) {
    places[count] = aimet_toml_place(in->file, item);
    status = check_new(in, said, item->string, &places[count]);
    checks[count++] = item->string;
  }
  aimet_string_map_destroy(said);
  in->out->checks = checks;
  in->out->check_places = places;
  in->out->num_checks = count;
  return status;
}

static aimet_status read_activation(const profile_reader *in,
                                    const aimet_toml *item,
                                    aimet_string_map *said,
                                    aimet_profile_activation *out) {
  aimet_status status = check_table(in, item, "an activation", activation_keys);
  if (status != AIMET_OK)
    return status;
  *out = (aimet_profile_activation){
      .function = string_of(item, "function"),
      .issue = string_of(item, "issue"),
      .recommendation = string_of(item, "recommendation"),
      .source = string_of(item, "source"),
      .date = string_of(item, "date"),
      .place = aimet_toml_place(in->file, aimet_toml_find(item, "function"))};
  return check_new(in, said, out->function, &out->place);
}

static aimet_status read_activations(const profile_reader *in,
                                     const aimet_toml *array) {
  if (!array)
    return AIMET_OK;
  aimet_profile_activation *out =
      aimet_arena_calloc(in->arena, array->count, sizeof *out);
  aimet_string_map *said = aimet_string_map_create();
  aimet_status status = AIMET_OK;
  size_t count = 0;
  for (const aimet_toml *item = array->first; item && status == AIMET_OK;
       item = item->next)
    status = read_activation(in, item, said, &out[count++]);
  aimet_string_map_destroy(said);
  in->out->activations = out;
  in->out->num_activations = count;
  return status;
}

/// Checks that judge by what the profile says would find nothing without it,
/// and say that the network passed.
static aimet_status check_grounds(const profile_reader *in) {
  const aimet_profile *profile = in->out;
  bool has_channels =
      profile->channel_multiple.is_set || profile->channel_minimum.is_set;
  for (size_t i = 0; i < profile->num_checks; ++i) {
    bool is_channels = aimet_sv_is(profile->checks[i], "check-conv-channels");
    bool is_activations = aimet_sv_is(profile->checks[i], "check-activations");
    if (!(is_channels && !has_channels) &&
        !(is_activations && !profile->num_activations))
      continue;
    return aimet_diag_error(
        in->diag, AIMET_ERROR_INPUT, profile->check_places[i],
        "'%.*s' has nothing to judge by, expected %s",
        AIMET_SV(profile->checks[i]),
        is_channels ? "[channel-multiple] or [channel-minimum]"
                    : "an [[activation]]");
  }
  return AIMET_OK;
}

static aimet_status read_profile(const profile_reader *in,
                                 const aimet_toml *root) {
  aimet_profile *out = in->out;
  aimet_status status = check_table(in, root, "a profile", profile_keys);
  if (status != AIMET_OK)
    return status;
  out->file = in->file;
  out->name = string_of(root, "name");
  out->title = string_of(root, "title");
  out->description = string_of(root, "description");
  out->is_aimet = bool_of(root, "exactly-aimet");
  out->reports_first_and_last = bool_of(root, "report-first-and-last");
  status = read_checks(in, aimet_toml_find(root, "checks"));
  if (status == AIMET_OK)
    status = read_number(in, root, "channel-multiple", &out->channel_multiple);
  if (status == AIMET_OK)
    status = read_number(in, root, "channel-minimum", &out->channel_minimum);
  if (status == AIMET_OK)
    status = read_activations(in, aimet_toml_find(root, "activation"));
  if (status == AIMET_OK)
    status = check_grounds(in);
  return status;
}

//===----------------------------------------------------------------------===//
// Finding one
//===----------------------------------------------------------------------===//

size_t aimet_profile_builtin_count(void) { return aimet_num_builtin_profiles; }

const char *aimet_profile_builtin_name(size_t i) {
  return aimet_builtin_profiles[i].name;
}

static aimet_status unknown_profile(const char *name, aimet_diag *diag) {
  const aimet_place nowhere = {0};
  aimet_nearest nearest = aimet_nearest_begin(aimet_sv(name));
  aimet_string_builder all = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < aimet_profile_builtin_count(); ++i) {
    const char *known = aimet_profile_builtin_name(i);
    aimet_nearest_offer(&nearest, known);
    aimet_sb_appendf(&all, "%s%s", i ? ", " : "", known);
  }
  aimet_status status = aimet_diag_error(diag, AIMET_ERROR_USAGE, nowhere,
                                         "unknown profile '%s'", name);
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(diag, nowhere, "did you mean '%s'?", best);
  else
    aimet_diag_note(diag, nowhere,
                    "known are %s; the name of a file holds '/' or ends in "
                    "'.toml'",
                    aimet_sb_view(&all).data);
  aimet_sb_deinit(&all);
  return status;
}

bool aimet_profile_is_path(const char *name_or_path) {
  return strchr(name_or_path, '/') ||
         aimet_sv_ends_with(aimet_sv(name_or_path), aimet_sv(".toml"));
}

static aimet_status read_source(const char *name, aimet_arena *arena,
                                aimet_diag *diag, aimet_string_view *out_file,
                                aimet_toml **out_root) {
  if (aimet_profile_is_path(name)) {
    *out_file = aimet_sv(aimet_arena_string(arena, aimet_sv(name)));
    return aimet_toml_read(name, arena, diag, out_root);
  }
  for (size_t i = 0; i < aimet_profile_builtin_count(); ++i) {
    const aimet_builtin_profile *builtin = &aimet_builtin_profiles[i];
    if (strcmp(builtin->name, name) == 0) {
      *out_file =
          aimet_sv(aimet_arena_format(arena, "<profile %s>", builtin->name));
      return aimet_toml_parse(
          *out_file, aimet_sv_n((const char *)builtin->text, builtin->length),
          arena, diag, out_root);
    }
  }
  return unknown_profile(name, diag);
}

aimet_status aimet_profile_load(const char *name_or_path, aimet_diag *diag,
                                aimet_profile **out) {
  aimet_arena *arena = aimet_arena_create();
  loaded_profile *loaded = aimet_arena_calloc(arena, 1, sizeof *loaded);
  loaded->arena = arena;
  *out = &loaded->profile;
  profile_reader in = {{NULL, 0}, arena, diag, *out};
  aimet_toml *root = NULL;
  aimet_status status = read_source(name_or_path, arena, diag, &in.file, &root);
  if (root)
    status = read_profile(&in, root);
  if (status != AIMET_OK) {
    aimet_profile_destroy(*out);
    *out = NULL;
  }
  return status;
}

void aimet_profile_destroy(aimet_profile *profile) {
  if (profile)
    aimet_arena_destroy(((loaded_profile *)profile)->arena);
}

bool aimet_profile_has_check(const aimet_profile *profile, const char *check) {
  for (size_t i = 0; i < profile->num_checks; ++i)
    if (aimet_sv_is(profile->checks[i], check))
      return true;
  return false;
}
