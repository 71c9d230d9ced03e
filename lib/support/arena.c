//===- arena.c - memory that is given back all at once --------------------===//
//
// A list of blocks, each twice as large as the one before up to a limit, filled
// from the front. Resetting rewinds to the first block and keeps them all.
//
//===----------------------------------------------------------------------===//

#include "arena.h"

#include "alloc.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  FIRST_BLOCK_SIZE = 4 << 10,
  LARGEST_BLOCK_SIZE = 1 << 20,
};

typedef struct block {
  struct block *next;
  size_t size; ///< bytes after the header
  size_t used;
  alignas(max_align_t) char bytes[];
} block;

struct aimet_arena {
  block *first;
  block *current; ///< blocks after it are empty
};

aimet_arena *aimet_arena_create(void) {
  return aimet_calloc(1, sizeof(aimet_arena));
}

static void free_blocks(aimet_arena *arena) {
  for (block *b = arena->first; b;) {
    block *next = b->next;
    free(b);
    b = next;
  }
  arena->first = NULL;
  arena->current = NULL;
}

void aimet_arena_destroy(aimet_arena *arena) {
  if (!arena)
    return;
  free_blocks(arena);
  free(arena);
}

/// Puts a new block of `size` bytes behind the current one and makes it the
/// current one.
static block *add_block(aimet_arena *arena, size_t size) {
  size_t total;
  if (__builtin_add_overflow(sizeof(block), size, &total))
    aimet_out_of_memory();
  block *added = aimet_malloc(total);
  added->size = size;
  added->used = 0;
  if (arena->current) {
    added->next = arena->current->next;
    arena->current->next = added;
  } else {
    added->next = arena->first;
    arena->first = added;
  }
  arena->current = added;
  return added;
}

#ifdef AIMET_ARENA_SEPARATE

void aimet_arena_reset(aimet_arena *arena) { free_blocks(arena); }

void *aimet_arena_alloc(aimet_arena *arena, size_t size) {
  block *b = add_block(arena, size);
  b->used = size;
  return b->bytes;
}

#else

void aimet_arena_reset(aimet_arena *arena) {
  for (block *b = arena->first; b; b = b->next)
    b->used = 0;
  arena->current = arena->first;
}

static size_t next_block_size(const block *current, size_t needed) {
  size_t size = FIRST_BLOCK_SIZE;
  if (current && current->size < LARGEST_BLOCK_SIZE)
    size = current->size * 2;
  else if (current)
    size = LARGEST_BLOCK_SIZE;
  return size < needed ? needed : size;
}

/// Returns a block with room for `size` bytes and makes it the current one.
static block *block_with_room(aimet_arena *arena, size_t size) {
  block *b = arena->current;
  if (b && b->size - b->used >= size)
    return b;
  if (b && b->next && b->next->size >= size)
    return arena->current = b->next;
  return add_block(arena, next_block_size(b, size));
}

void *aimet_arena_alloc(aimet_arena *arena, size_t size) {
  const size_t mask = alignof(max_align_t) - 1;
  if (size > SIZE_MAX - mask)
    aimet_out_of_memory();
  size = (size + mask) & ~mask;
  block *b = block_with_room(arena, size);
  void *result = b->bytes + b->used;
  b->used += size;
  return result;
}

#endif // AIMET_ARENA_SEPARATE

void *aimet_arena_calloc(aimet_arena *arena, size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total))
    aimet_out_of_memory();
  return memset(aimet_arena_alloc(arena, total), 0, total);
}

char *aimet_arena_string(aimet_arena *arena, aimet_string_view view) {
  size_t size;
  if (__builtin_add_overflow(view.length, 1, &size))
    aimet_out_of_memory();
  char *copy = aimet_arena_alloc(arena, size);
  if (view.length)
    memcpy(copy, view.data, view.length);
  copy[view.length] = '\0';
  return copy;
}

char *aimet_arena_format(aimet_arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0)
    aimet_out_of_memory();
  char *text = aimet_arena_alloc(arena, (size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  return text;
}
