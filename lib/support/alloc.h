//===- alloc.h - allocation that does not return on failure ---------------===//
//
// Memory that ends is handled like in MLIR, which aborts: the process says so,
// removes its temporary files and exits with the class LIMIT. So no caller has
// a failure path that nothing can test. Sizes that come from a file must be
// checked against limits before they get here.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SUPPORT_ALLOC_H
#define AIMET_SUPPORT_ALLOC_H

#include <stddef.h>

/// Returns `size` bytes, not initialised; never null (for size 0 too). Free
/// with `free`.
void *aimet_malloc(size_t size) __attribute__((malloc, returns_nonnull));

/// Returns zeroed memory for `count` elements; the product is checked.
void *aimet_calloc(size_t count, size_t size)
    __attribute__((malloc, returns_nonnull));

/// Like realloc with a checked product; never null.
void *aimet_realloc_array(void *block, size_t count, size_t size)
    __attribute__((returns_nonnull));

/// Grows the array `*items` (elements of `item_size` bytes, room for
/// `*capacity`) so that it has room for `needed` elements.
void aimet_grow_array(void **items, size_t *capacity, size_t needed,
                      size_t item_size);

/// Says "out of memory" on standard error, runs the registered clean-up (see
/// output_file.h) and exits with 2.
_Noreturn void aimet_out_of_memory(void);

#endif // AIMET_SUPPORT_ALLOC_H
