# Warnings are errors everywhere; AIMET_SANITIZE builds with ASan and UBSan.

option(AIMET_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

add_compile_options(-Wall -Wextra -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wconversion -Werror
                    -ffunction-sections -fdata-sections)
add_compile_definitions(_GNU_SOURCE)

if(AIMET_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # Assertions stay on, whatever the build type says.
  add_compile_options(-UNDEBUG)
  add_compile_definitions(AIMET_ARENA_SEPARATE)
  add_link_options(-fsanitize=address,undefined)
endif()
