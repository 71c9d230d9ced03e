//===- profile.h - what a target wants of a network -----------------------===//
//
// A profile is data: thresholds, activations and checks, each number with its
// source and date. Built-in ones are the files of lib/config/profiles, compiled
// in; others are read from a file of the user (docs/profiles.md).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_CONFIG_PROFILE_H
#define AIMET_CONFIG_PROFILE_H

#include "diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The profile of a run that names none.
#define AIMET_DEFAULT_PROFILE "generic-int8"

/// A number that somebody has published.
typedef struct aimet_profile_number {
  bool is_set;
  int64_t value;                  ///< at least 1
  aimet_string_view source, date; ///< URL or document; YYYY-MM-DD, when read
  aimet_string_view note;         ///< what the source says; may be empty
} aimet_profile_number;

/// An activation that the target does badly.
typedef struct aimet_profile_activation {
  /// The function as torch names it (`silu`, `prelu`), in whichever operators
  /// an exporter writes it.
  aimet_string_view function;
  aimet_string_view issue, recommendation;
  aimet_string_view source, date;
  aimet_place place; ///< of the function in the profile's file
} aimet_profile_activation;

typedef struct aimet_profile {
  aimet_string_view name, title; ///< title: one line
  aimet_string_view description; ///< why the profile is as it is
  aimet_string_view file;        ///< what diagnostics call it
  /// Exactly what AIMET's Architecture Checker does: its patterns, its limits,
  /// its number of findings.
  bool is_aimet;
  /// Names of the checks of --check-arch that run; each ends with a NUL.
  const aimet_string_view *checks;
  const aimet_place *check_places; ///< of each, in the profile's file
  size_t num_checks;
  /// Of convolutions: what channels should be a multiple of / at least.
  aimet_profile_number channel_multiple, channel_minimum;
  /// The first layer's input channels and the last layer's output channels are
  /// given by the task: they are reported nevertheless.
  bool reports_first_and_last;
  const aimet_profile_activation *activations;
  size_t num_activations;
} aimet_profile;

/// True if the profile has a check.
bool aimet_profile_has_check(const aimet_profile *profile, const char *check);

/// The built-in profiles, in order of their names.
size_t aimet_profile_builtin_count(void);
const char *aimet_profile_builtin_name(size_t i);

/// True for what is a file rather than the name of a built-in profile: it holds
/// '/' or ends in `.toml`.
bool aimet_profile_is_path(const char *name_or_path);

/// Loads a built-in profile by its name, or a file. AIMET_ERROR_USAGE, with the
/// nearest name, for an unknown one; AIMET_ERROR_INPUT with file, line and
/// nearest key for a faulty file.
AIMET_MUST_USE aimet_status aimet_profile_load(const char *name_or_path,
                                               aimet_diag *diag,
                                               aimet_profile **out);
void aimet_profile_destroy(aimet_profile *profile);

#endif // AIMET_CONFIG_PROFILE_H
