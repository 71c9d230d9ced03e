//===- alloc.c - allocation that does not return on failure ---------------===//
//
// Thin wrappers of malloc. What happens when memory ends is decided here and
// nowhere else; sizes from files are checked by the callers.
//
//===----------------------------------------------------------------------===//

#include "alloc.h"

#include "output_file.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void aimet_out_of_memory(void) {
  static const char message[] = "aimet-opt: error: out of memory\n";
  ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
  (void)written; // there is nobody left to tell
  aimet_output_files_unlink_all();
  _exit(2);
}

/// malloc(0) may return null, and realloc(block, 0) may free the block.
static size_t at_least_one(size_t size) { return size ? size : 1; }

static size_t checked_product(size_t count, size_t size) {
  size_t product;
  if (__builtin_mul_overflow(count, size, &product))
    aimet_out_of_memory();
  return product;
}

void *aimet_malloc(size_t size) {
  void *block = malloc(at_least_one(size));
  if (!block)
    aimet_out_of_memory();
  return block;
}

void *aimet_calloc(size_t count, size_t size) {
  void *block = calloc(at_least_one(checked_product(count, size)), 1);
  if (!block)
    aimet_out_of_memory();
  return block;
}

void *aimet_realloc_array(void *block, size_t count, size_t size) {
  void *moved = realloc(block, at_least_one(checked_product(count, size)));
  if (!moved)
    aimet_out_of_memory();
  return moved;
}

void aimet_grow_array(void **items, size_t *capacity, size_t needed,
                      size_t item_size) {
  if (needed <= *capacity && *items)
    return;
  size_t grown = *capacity < 8 ? 8 : *capacity + *capacity / 2;
  if (grown < needed)
    grown = needed;
  *items = aimet_realloc_array(*items, grown, item_size);
  *capacity = grown;
}
