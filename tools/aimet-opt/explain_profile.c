//===- explain_profile.c - what a profile wants, as a page ----------------===//

#include "explain_profile.h"

#include <inttypes.h>

bool is_builtin_profile(const char *name) {
  for (size_t i = 0; i < aimet_profile_builtin_count(); ++i)
    if (strcmp(aimet_profile_builtin_name(i), name) == 0)
      return true;
  return false;
}

static void add_source(aimet_string_view source, aimet_string_view date,
                       aimet_string_builder *out) {
  if (source.length)
    aimet_sb_appendf(out, " (%.*s, %.*s)", AIMET_SV(source), AIMET_SV(date));
  aimet_sb_append_char(out, '\n');
}

static void add_number(const char *what, const aimet_profile_number *number,
                       aimet_string_builder *out) {
  if (!number->is_set)
    return;
  aimet_sb_appendf(out, "- %s %" PRId64, what, number->value);
  if (number->note.length)
    aimet_sb_appendf(out, ": %.*s", AIMET_SV(number->note));
  add_source(number->source, number->date, out);
}

static void add_activation(const aimet_profile_activation *activation,
                           aimet_string_builder *out) {
  aimet_sb_appendf(out, "- `%.*s`: %.*s; %.*s", AIMET_SV(activation->function),
                   AIMET_SV(activation->issue),
                   AIMET_SV(activation->recommendation));
  add_source(activation->source, activation->date, out);
}

void add_profile_page(const aimet_profile *profile, aimet_string_builder *out) {
  aimet_sb_appendf(out, "# %.*s\n\nProfile: %.*s\n\n`--profile=%.*s`.\n",
                   AIMET_SV(profile->name), AIMET_SV(profile->title),
                   AIMET_SV(profile->name));
  if (profile->description.length)
    aimet_sb_appendf(out, "\n%.*s\n", AIMET_SV(profile->description));
  aimet_sb_append_cstr(out, "\n## Checks\n\n");
  for (size_t i = 0; i < profile->num_checks; ++i)
    aimet_sb_appendf(out, "- `%.*s`\n", AIMET_SV(profile->checks[i]));
  if (profile->channel_multiple.is_set || profile->channel_minimum.is_set)
    aimet_sb_append_cstr(out, "\n## Channels of convolutions\n\n");
  add_number("a multiple of", &profile->channel_multiple, out);
  add_number("at least", &profile->channel_minimum, out);
  if (profile->num_activations)
    aimet_sb_append_cstr(out, "\n## Activations that it does badly\n\n");
  for (size_t i = 0; i < profile->num_activations; ++i)
    add_activation(&profile->activations[i], out);
}
