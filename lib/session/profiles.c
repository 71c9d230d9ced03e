//===- profiles.c - profiles of a session ---------------------------------===//

#include "profiles.h"

#include "functional_names.h"
#include "nearest.h"

/// Bytes of a name that a diagnostic shows.
#define NAME_SHOWN 80

/// A name that means nothing, with the nearest one that does.
static aimet_status unknown_name(const aimet_session *session,
                                 aimet_place place, const char *what,
                                 const aimet_nearest *nearest,
                                 const char *otherwise) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, nearest->wanted, NAME_SHOWN);
  aimet_status status =
      aimet_diag_error(session->diag, AIMET_ERROR_INPUT, place,
                       "unknown %s '%s'", what, aimet_sb_view(&name).data);
  aimet_sb_deinit(&name);
  const char *best = aimet_nearest_best(nearest);
  if (best)
    aimet_diag_note(session->diag, place, "did you mean '%s'?", best);
  else
    aimet_diag_note(session->diag, place, "%s", otherwise);
  return status;
}

static aimet_status check_check(const aimet_session *session,
                                const aimet_profile *profile, size_t i) {
  aimet_nearest nearest = aimet_nearest_begin(profile->checks[i]);
  for (size_t j = 0; j < aimet_registry_size(session->registry); ++j) {
    const aimet_pass_def *def = aimet_registry_at(session->registry, j);
    if (!aimet_pass_obeys_profile(def))
      continue;
    if (aimet_sv_is(profile->checks[i], def->name))
      return AIMET_OK;
    aimet_nearest_offer(&nearest, def->name);
  }
  return unknown_name(session, profile->check_places[i],
                      "check of the architecture", &nearest,
                      "--list-checks lists all");
}

static void offer_function(const char *function, void *user_data) {
  aimet_nearest_offer(user_data, function);
}

static aimet_status check_activation(const aimet_session *session,
                                     const aimet_profile_activation *found) {
  if (aimet_function_is_activation(found->function))
    return AIMET_OK;
  aimet_nearest nearest = aimet_nearest_begin(found->function);
  aimet_each_activation(offer_function, &nearest);
  return unknown_name(session, found->place, "activation", &nearest,
                      "activations have their names in torch.nn.functional, "
                      "such as 'silu'");
}

static aimet_status check_names(const aimet_session *session,
                                const aimet_profile *profile) {
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < profile->num_checks && status == AIMET_OK; ++i)
    status = check_check(session, profile, i);
  for (size_t i = 0; i < profile->num_activations && status == AIMET_OK; ++i)
    status = check_activation(session, &profile->activations[i]);
  return status;
}

aimet_status aimet_session_load_profile(aimet_session *session,
                                        const char *name_or_path,
                                        aimet_profile **out) {
  if (!name_or_path)
    name_or_path = AIMET_DEFAULT_PROFILE;
  aimet_status status = aimet_profile_load(name_or_path, session->diag, out);
  // What the built-in ones name does exist: the tests read them as files.
  if (status != AIMET_OK || !aimet_profile_is_path(name_or_path))
    return status;
  status = check_names(session, *out);
  if (status != AIMET_OK) {
    aimet_profile_destroy(*out);
    *out = NULL;
  }
  return status;
}
