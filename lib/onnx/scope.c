//===- scope.c - names of values while a graph is imported ----------------===//

#include "scope.h"

#include "alloc.h"
#include "string_map.h"

#include <stdlib.h>

/// A definition to be undone: the entry's index and what it held before.
typedef struct undo {
  size_t entry;
  const void *old_value;
} undo;

struct aimet_scope {
  aimet_string_map *names;
  undo *undos;
  size_t num_undos, undo_capacity;
  size_t *levels; ///< num_undos at each enter
  size_t num_levels, level_capacity;
};

aimet_scope *aimet_scope_create(void) {
  aimet_scope *scope = aimet_calloc(1, sizeof *scope);
  scope->names = aimet_string_map_create();
  return scope;
}

void aimet_scope_destroy(aimet_scope *scope) {
  if (!scope)
    return;
  aimet_string_map_destroy(scope->names);
  free(scope->undos);
  free(scope->levels);
  free(scope);
}

void aimet_scope_enter(aimet_scope *scope) {
  if (scope->num_levels == scope->level_capacity)
    aimet_grow_array((void **)&scope->levels, &scope->level_capacity,
                     scope->num_levels + 1, sizeof *scope->levels);
  scope->levels[scope->num_levels++] = scope->num_undos;
}

void aimet_scope_leave(aimet_scope *scope) {
  size_t level = scope->levels[--scope->num_levels];
  while (scope->num_undos > level) {
    undo last = scope->undos[--scope->num_undos];
    aimet_string_map_at(scope->names, last.entry)->value.const_pointer =
        last.old_value;
  }
}

void aimet_scope_define(aimet_scope *scope, aimet_string_view name,
                        MlirValue value) {
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(scope->names, name, &inserted);
  if (scope->num_levels > 1) { // the outermost level is never left early
    if (scope->num_undos == scope->undo_capacity)
      aimet_grow_array((void **)&scope->undos, &scope->undo_capacity,
                       scope->num_undos + 1, sizeof *scope->undos);
    size_t index = (size_t)(entry - aimet_string_map_at(scope->names, 0));
    scope->undos[scope->num_undos++] =
        (undo){index, inserted ? NULL : entry->value.const_pointer};
  }
  entry->value.const_pointer = value.ptr;
}

MlirValue aimet_scope_find(const aimet_scope *scope, aimet_string_view name) {
  const aimet_map_entry *entry = aimet_string_map_find(scope->names, name);
  return (MlirValue){entry ? entry->value.const_pointer : NULL};
}
