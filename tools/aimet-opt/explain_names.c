//===- explain_names.c - names that --explain knows -----------------------===//

#include "explain_names.h"

#include "arena.h"
#include "foreign.h"
#include "messages.h"
#include "nearest.h"
#include "profile.h"
#include "string_builder.h"

/// Names that a note lists at most.
#define NAMES_SHOWN 6

/// Words of names that have fewer letters are near to anything.
#define MIN_WORD_LENGTH 3

const aimet_pass_rule *find_explained_rule(const aimet_registry *registry,
                                           aimet_string_view name,
                                           const aimet_pass_def **out_def) {
  size_t slash = aimet_sv_find(name, '/');
  const aimet_pass_def *def =
      aimet_registry_find(registry, aimet_sv_slice(name, 0, slash));
  *out_def = def;
  aimet_string_view wanted = aimet_sv_slice(name, slash + 1, name.length);
  for (const aimet_pass_rule *rule = def ? def->rules : NULL;
       rule && rule->name; ++rule)
    if (aimet_sv_is(wanted, rule->name))
      return rule;
  return NULL;
}

const aimet_pass_def *find_aimets_check(const aimet_registry *registry,
                                        const char *name) {
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    aimet_string_view rest = aimet_sv(def->aimet_checks);
    while (rest.length)
      if (aimet_sv_is(aimet_sv_trim(aimet_sv_take(&rest, ',')), name))
        return def;
  }
  return NULL;
}

//===----------------------------------------------------------------------===//
// Names that are like it
//===----------------------------------------------------------------------===//

typedef void visit_name(const char *name, void *user_data);

/// Visits what --explain knows; rules as `check/rule`, in the arena.
static void visit_names(const aimet_registry *registry, aimet_arena *arena,
                        visit_name *visit, void *user_data) {
  for (size_t i = 0; i < aimet_registry_pipeline_count(registry); ++i)
    visit(aimet_registry_pipeline_at(registry, i)->name, user_data);
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    visit(def->name, user_data);
    for (const aimet_pass_rule *rule = def->rules; rule && rule->name; ++rule)
      visit(aimet_arena_format(arena, "%s/%s", def->name, rule->name),
            user_data);
  }
  for (size_t i = 0; i < aimet_profile_builtin_count(); ++i)
    visit(aimet_profile_builtin_name(i), user_data);
  for (size_t i = 0; i < aimet_foreign_count(); ++i)
    visit(aimet_foreign_at(i)->name, user_data);
}

/// A search for names, and for words of which names are made.
typedef struct name_search {
  aimet_arena *arena;
  aimet_nearest name, word;
  const char *found_word;
  aimet_string_builder with_word; ///< names that have it
  size_t num_with_word;
} name_search;

/// Takes the next word of a name from `rest`.
static aimet_string_view next_word(aimet_string_view *rest) {
  size_t end = 0;
  while (end < rest->length && rest->data[end] != '-' && rest->data[end] != '/')
    ++end;
  aimet_string_view word = aimet_sv_slice(*rest, 0, end);
  *rest = aimet_sv_slice(*rest, end + 1, rest->length);
  return word;
}

static void offer(const char *name, void *user_data) {
  name_search *search = user_data;
  aimet_nearest_offer(&search->name, name);
  aimet_string_view rest = aimet_sv(name);
  while (rest.length) {
    aimet_string_view word = next_word(&rest);
    if (word.length >= MIN_WORD_LENGTH)
      aimet_nearest_offer(&search->word,
                          aimet_arena_string(search->arena, word));
  }
}

/// Lists a name if it has the word. Rules stand behind their checks: too many.
static void list_name(const char *name, void *user_data) {
  name_search *search = user_data;
  aimet_string_view rest = aimet_sv(name);
  bool has_word = false;
  while (rest.length)
    has_word |= aimet_sv_is(next_word(&rest), search->found_word);
  if (!has_word || ++search->num_with_word > NAMES_SHOWN)
    return;
  aimet_sb_appendf(&search->with_word, "%s'%s'",
                   search->num_with_word > 1 ? ", " : "", name);
}

static void note_names_with_word(name_search *search,
                                 const aimet_registry *registry,
                                 aimet_diag *diag) {
  visit_names(registry, search->arena, list_name, search);
  if (search->num_with_word > NAMES_SHOWN)
    aimet_sb_appendf(&search->with_word, " and %zu more",
                     search->num_with_word - NAMES_SHOWN);
  aimet_diag_note(diag, tool_place(), "with '%s' there are %s",
                  search->found_word, aimet_sb_view(&search->with_word).data);
  aimet_sb_deinit(&search->with_word);
}

aimet_status explain_unknown_name(const aimet_registry *registry,
                                  const char *name, aimet_diag *diag) {
  name_search search = {.arena = aimet_arena_create(),
                        .name = aimet_nearest_begin(aimet_sv(name)),
                        .word = aimet_nearest_begin(aimet_sv(name))};
  visit_names(registry, search.arena, offer, &search);
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                       "unknown check, pass, rule or profile '%s'", name);
  const char *best = aimet_nearest_best(&search.name);
  search.found_word = aimet_nearest_best(&search.word);
  if (best)
    aimet_diag_note(diag, tool_place(), "did you mean '%s'?", best);
  else if (search.found_word)
    note_names_with_word(&search, registry, diag);
  else
    aimet_diag_note(diag, tool_place(), "--list-passes lists them");
  aimet_arena_destroy(search.arena);
  return status;
}
