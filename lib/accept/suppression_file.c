//===- suppression_file.c - suppressions that stand in a file -------------===//
//
//   [[suppress]]
//   check = "check-conv-channels/*"
//   module = "stem.*"
//   reason = "the first layers run on the CPU"
//   expires = "2027-06-30"
//
//===----------------------------------------------------------------------===//

#include "suppression_file.h"

#include "json_file.h"
#include "selection.h"
#include "string_builder.h"

#include <stdlib.h>
#include <time.h>

static const aimet_toml_key file_keys[] = {
    {"suppress", AIMET_TOML_ARRAY, false, AIMET_TOML_TABLE},
    {0},
};

/// A date may stand with or without quotes.
enum { EXPIRES = 5, NUM_KEYS = 7 };
static const aimet_toml_key suppression_keys[NUM_KEYS] = {
    {"check", AIMET_TOML_STRING, false, AIMET_TOML_STRING},
    {"module", AIMET_TOML_STRING, false, AIMET_TOML_STRING},
    {"node", AIMET_TOML_STRING, false, AIMET_TOML_STRING},
    {"fingerprint", AIMET_TOML_STRING, false, AIMET_TOML_STRING},
    {"reason", AIMET_TOML_STRING, true, AIMET_TOML_STRING},
    [EXPIRES] = {"expires", AIMET_TOML_STRING, false, AIMET_TOML_STRING},
    {0},
};

//===----------------------------------------------------------------------===//
// Days
//===----------------------------------------------------------------------===//

/// Digits of a number of seconds that fits, and bytes of one that is none that
/// a diagnostic shows.
enum { EPOCH_DIGITS = 18, VALUE_SHOWN = 200 };

/// The time of SOURCE_DATE_EPOCH, so that a run can be repeated; else now.
static bool read_clock(time_t *out) {
  aimet_string_view text = aimet_sv(getenv("SOURCE_DATE_EPOCH"));
  *out = text.length ? (time_t)strtoll(text.data, NULL, 10) : time(NULL);
  return !text.length ||
         (aimet_sv_is_digits(text) && text.length <= EPOCH_DIGITS);
}

static aimet_status refuse_clock(aimet_diag *diag) {
  aimet_string_builder escaped = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&escaped, aimet_sv(getenv("SOURCE_DATE_EPOCH")),
                          VALUE_SHOWN);
  aimet_status status = aimet_diag_error(
      diag, AIMET_ERROR_USAGE,
      (aimet_place){.file = aimet_sv("SOURCE_DATE_EPOCH")},
      "the environment variable is no number of seconds: got '%s'",
      aimet_sb_view(&escaped).data);
  aimet_sb_deinit(&escaped);
  return status;
}

/// Today in UTC, as YYYY-MM-DD.
static aimet_status find_today(aimet_diag *diag, char out[static 11]) {
  time_t now;
  struct tm day;
  if (!read_clock(&now) || !gmtime_r(&now, &day) ||
      strftime(out, 11, "%Y-%m-%d", &day) != 10)
    return refuse_clock(diag);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// One suppression
//===----------------------------------------------------------------------===//

/// A file being read.
typedef struct reader {
  aimet_suppressions *list;
  aimet_string_view file;
  const aimet_registry *registry;
  aimet_diag *diag;
} reader;

static aimet_status refuse(const reader *in, const aimet_toml *value,
                           const char *what) {
  return aimet_diag_error(in->diag, AIMET_ERROR_INPUT,
                          aimet_toml_place(in->file, value), "%s", what);
}

/// The text of a key, null if the table does not have it.
static const char *text_of(const reader *in, const aimet_toml *table,
                           const char *key) {
  const aimet_toml *value = aimet_toml_find(table, key);
  return value ? aimet_arena_string(in->list->arena, value->string) : NULL;
}

static aimet_status check_keys(const reader *in, const aimet_toml *table) {
  aimet_toml_key keys[NUM_KEYS];
  memcpy(keys, suppression_keys, sizeof keys);
  const aimet_toml *expires = aimet_toml_find(table, "expires");
  if (expires && expires->kind == AIMET_TOML_DATE)
    keys[EXPIRES].kind = AIMET_TOML_DATE;
  return aimet_toml_check(in->file, table, "a suppression", keys, in->diag);
}

static aimet_status check_pattern(const reader *in, const aimet_toml *table) {
  const aimet_toml *check = aimet_toml_find(table, "check");
  if (!check)
    return AIMET_OK;
  const char *pattern = text_of(in, table, "check");
  if (aimet_pattern_names_any(pattern, in->registry))
    return AIMET_OK;
  aimet_suppression_say_unknown(pattern, aimet_toml_place(in->file, check),
                                AIMET_SEVERITY_ERROR, in->registry, in->diag);
  return AIMET_ERROR_INPUT;
}

static aimet_status check_fingerprint(const reader *in,
                                      const aimet_toml *table) {
  const aimet_toml *value = aimet_toml_find(table, "fingerprint");
  uint64_t fingerprint;
  if (!value || aimet_fingerprint_parse(value->string, &fingerprint))
    return AIMET_OK;
  return refuse(in, value,
                "wrong fingerprint, expected the 16 hexadecimal digits of a "
                "report");
}

/// Sets when the suppression ends, and whether it has.
static aimet_status set_end(const reader *in, const aimet_toml *table,
                            aimet_suppression *out) {
  const aimet_toml *value = aimet_toml_find(table, "expires");
  if (!value)
    return AIMET_OK;
  if (!aimet_toml_is_day(value->string))
    return refuse(in, value, "wrong date, expected a day as YYYY-MM-DD");
  char today[11];
  aimet_status status = find_today(in->diag, today);
  out->expires = aimet_sv(text_of(in, table, "expires"));
  out->is_expired =
      status == AIMET_OK && aimet_sv_compare(out->expires, aimet_sv(today)) < 0;
  return status;
}

/// What aimet_toml_check cannot see.
static aimet_status check_values(const reader *in, const aimet_toml *table) {
  const aimet_toml *reason = aimet_toml_find(table, "reason");
  if (!aimet_sv_trim(reason->string).length)
    return refuse(in, reason, "the reason is empty");
  if (!aimet_toml_find(table, "check") && !aimet_toml_find(table, "module") &&
      !aimet_toml_find(table, "node") && !aimet_toml_find(table, "fingerprint"))
    return refuse(in, table,
                  "the suppression names nothing, expected a check, a module, "
                  "a node or a fingerprint");
  aimet_status status = check_pattern(in, table);
  return status == AIMET_OK ? check_fingerprint(in, table) : status;
}

static aimet_status read_suppression(const reader *in,
                                     const aimet_toml *table) {
  aimet_status status = check_keys(in, table);
  if (status == AIMET_OK)
    status = check_values(in, table);
  aimet_suppression made = {.place = aimet_toml_place(in->file, table)};
  if (status == AIMET_OK)
    status = set_end(in, table, &made);
  if (status != AIMET_OK)
    return status;
  made.place.file = aimet_sv(aimet_arena_string(in->list->arena, in->file));
  made.check = text_of(in, table, "check");
  made.module = text_of(in, table, "module");
  made.node = text_of(in, table, "node");
  made.fingerprint = text_of(in, table, "fingerprint");
  made.reason = aimet_sv(text_of(in, table, "reason"));
  aimet_suppressions_add(in->list, &made);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

aimet_status aimet_suppressions_add_toml(aimet_suppressions *list,
                                         aimet_string_view file,
                                         const aimet_toml *root,
                                         const aimet_registry *registry,
                                         aimet_diag *diag) {
  const reader in = {list, file, registry, diag};
  const aimet_toml *array = aimet_toml_find(root, "suppress");
  aimet_status status = AIMET_OK;
  for (const aimet_toml *table = array ? array->first : NULL;
       table && status == AIMET_OK; table = table->next)
    status = read_suppression(&in, table);
  return status;
}

aimet_status aimet_suppressions_read(aimet_suppressions *list, const char *path,
                                     const aimet_registry *registry,
                                     aimet_diag *diag) {
  aimet_arena *arena = aimet_arena_create();
  aimet_toml *root;
  aimet_string_view file = aimet_sv(path);
  aimet_status status = aimet_toml_read(path, arena, diag, &root);
  if (status == AIMET_OK)
    status =
        aimet_toml_check(file, root, "a file of suppressions", file_keys, diag);
  if (status == AIMET_OK)
    status = aimet_suppressions_add_toml(list, file, root, registry, diag);
  aimet_arena_destroy(arena);
  return status;
}
