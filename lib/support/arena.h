//===- arena.h - memory that is given back all at once --------------------===//

#ifndef AIMET_SUPPORT_ARENA_H
#define AIMET_SUPPORT_ARENA_H

#include "string_view.h"

#include <stddef.h>

/// A growing arena. Not thread-safe. In a build with AIMET_ARENA_SEPARATE each
/// allocation is a block of its own, so that sanitizers see its bounds.
typedef struct aimet_arena aimet_arena;

/// Creates an empty arena; the caller destroys it.
aimet_arena *aimet_arena_create(void);

/// Frees the arena and everything allocated from it. Null is allowed.
void aimet_arena_destroy(aimet_arena *arena);

/// Gives back everything allocated so far but keeps the memory for reuse.
void aimet_arena_reset(aimet_arena *arena);

/// Returns `size` bytes aligned for any object, not initialised, never null.
void *aimet_arena_alloc(aimet_arena *arena, size_t size);

/// Returns zeroed room for `count` elements; the product is checked.
void *aimet_arena_calloc(aimet_arena *arena, size_t count, size_t size);

/// Returns a NUL-terminated copy of the view.
char *aimet_arena_string(aimet_arena *arena, aimet_string_view view);

/// Returns a NUL-terminated formatted string.
char *aimet_arena_format(aimet_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif // AIMET_SUPPORT_ARENA_H
