//===- exclusion.c - modules that the user leaves out ---------------------===//

#include "exclusion.h"

#include "provenance.h"

bool aimet_exclusion_names_path(const char *pattern, aimet_string_view path) {
  return aimet_sv_glob(aimet_sv(pattern), path);
}

bool aimet_exclusion_covers_path(const char *pattern, aimet_string_view path) {
  for (size_t end = 0; end <= path.length; ++end) {
    bool is_module = end == path.length || path.data[end] == '.';
    if (is_module &&
        aimet_sv_glob(aimet_sv(pattern), aimet_sv_slice(path, 0, end)))
      return true;
  }
  return false;
}

/// The name under which torch.nn gives out its classes; false for others.
static bool public_name_matches(aimet_string_view pattern,
                                aimet_string_view class_name,
                                aimet_string_view last) {
  aimet_string_view rest = pattern;
  if (aimet_sv_starts_with(rest, aimet_sv("torch.")))
    rest = aimet_sv_slice(rest, sizeof "torch." - 1, rest.length);
  return aimet_sv_starts_with(class_name, aimet_sv("torch.nn.modules.")) &&
         aimet_sv_starts_with(rest, aimet_sv("nn.")) &&
         aimet_sv_glob(aimet_sv_slice(rest, sizeof "nn." - 1, rest.length),
                       last);
}

bool aimet_exclusion_names_class(const char *pattern,
                                 aimet_string_view class_name) {
  aimet_string_view last = aimet_path_leaf(class_name);
  return aimet_sv_glob(aimet_sv(pattern), class_name) ||
         aimet_sv_glob(aimet_sv(pattern), last) ||
         public_name_matches(aimet_sv(pattern), class_name, last);
}
