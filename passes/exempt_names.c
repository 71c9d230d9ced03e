//===- exempt_names.c - names that a user calls math-invariant ------------===//

#include "exempt_names.h"

#include "functional_names.h"
#include "nearest.h"
#include "schema.h"
#include "string_builder.h"

static void offer_function(const char *function, void *nearest) {
  aimet_nearest_offer(nearest, function);
}

static void offer_operators(aimet_nearest *nearest) {
  size_t count;
  const aimet_schema *schemas = aimet_schema_table(&count);
  for (size_t i = 0; i < count; ++i)
    aimet_nearest_offer(nearest, schemas[i].name);
}

/// The place is the flag with the name, which the tool replaces by that in a
/// project file.
static aimet_status unknown_name(const char *name, const char *best,
                                 aimet_diag *diag) {
  aimet_string_builder value = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&value, aimet_sv(name), strlen(name));
  const aimet_place place = {.file = aimet_sv("--math-invariant"),
                             .entity = aimet_sb_view(&value)};
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_USAGE, place,
                       "no operator or function is called '%s'", name);
  if (best)
    aimet_diag_note(diag, place, "did you mean '%s'?", best);
  else
    aimet_diag_note(diag, place,
                    "findings of check-missing-modules name the functions of "
                    "a model, --print-summary its operators");
  aimet_sb_deinit(&value);
  return status;
}

aimet_status aimet_check_exempt_names(const aimet_invariant_names *names,
                                      aimet_diag *diag) {
  for (size_t i = 0; i < names->count; ++i) {
    if (names->is_met[i])
      continue;
    aimet_nearest nearest = aimet_nearest_begin(aimet_sv(names->items[i]));
    aimet_each_function(offer_function, &nearest);
    offer_operators(&nearest);
    const char *best = aimet_nearest_best(&nearest);
    if (!best || strcmp(best, names->items[i]) != 0)
      return unknown_name(names->items[i], best, diag);
  }
  return AIMET_OK;
}
