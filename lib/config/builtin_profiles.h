//===- builtin_profiles.h - the files of lib/config/profiles --------------===//
//
// The table is generated at build time from the files themselves
// (utils/cmake/EmbedFiles.cmake).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_CONFIG_BUILTIN_PROFILES_H
#define AIMET_CONFIG_BUILTIN_PROFILES_H

#include <stddef.h>

typedef struct aimet_builtin_profile {
  const char *name; ///< of the file, without `.toml`
  const unsigned char *text;
  size_t length;
} aimet_builtin_profile;

/// In order of their names.
extern const aimet_builtin_profile aimet_builtin_profiles[];
extern const size_t aimet_num_builtin_profiles;

#endif // AIMET_CONFIG_BUILTIN_PROFILES_H
