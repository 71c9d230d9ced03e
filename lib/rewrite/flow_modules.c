//===- flow_modules.c - the modules of a body, for each iteration ---------===//

#include "flow_modules.h"

#include "alloc.h"
#include "functional_names.h"
#include "ptr_map.h"
#include "string_builder.h"
#include "string_map.h"

#include <inttypes.h>
#include <stdlib.h>

struct aimet_flow_modules {
  aimet_string_map *next_calls; ///< path of a leaf -> number that is free
  int64_t next_unit;
  // Of the iteration at hand.
  aimet_string_map *calls; ///< number and path -> number
  aimet_ptr_map units;     ///< 1 + number -> number
  aimet_ptr_map made;      ///< attribute in the body -> attribute
  aimet_provenance loop;
  bool has_loop, is_first;
};

static void note_numbers(MlirOperation op, void *user_data) {
  aimet_flow_modules *modules = user_data;
  aimet_provenance provenance;
  if (!aimet_provenance_of(op, &provenance))
    return;
  if (provenance.unit >= modules->next_unit && provenance.unit < INT64_MAX)
    modules->next_unit = provenance.unit + 1;
  if (!provenance.leaf || provenance.call < 0 || provenance.call == INT64_MAX)
    return;
  aimet_map_entry *entry =
      aimet_string_map_insert(modules->next_calls, provenance.path, NULL);
  if ((uint64_t)provenance.call >= entry->value.number)
    entry->value.number = (uint64_t)provenance.call + 1;
}

aimet_flow_modules *aimet_flow_modules_create(MlirOperation module) {
  aimet_flow_modules *modules = aimet_calloc(1, sizeof *modules);
  modules->next_calls = aimet_string_map_create();
  modules->calls = aimet_string_map_create();
  aimet_walk(module, note_numbers, modules);
  return modules;
}

void aimet_flow_modules_destroy(aimet_flow_modules *modules) {
  if (!modules)
    return;
  aimet_string_map_destroy(modules->next_calls);
  aimet_string_map_destroy(modules->calls);
  aimet_ptr_map_deinit(&modules->units);
  aimet_ptr_map_deinit(&modules->made);
  free(modules);
}

void aimet_flow_modules_begin(aimet_flow_modules *modules, MlirOperation loop,
                              uint64_t iteration) {
  modules->has_loop = aimet_provenance_of(loop, &modules->loop);
  modules->is_first = iteration == 0;
  aimet_string_map_destroy(modules->calls);
  modules->calls = aimet_string_map_create();
  aimet_ptr_map_deinit(&modules->units);
  aimet_ptr_map_deinit(&modules->made);
  modules->units = modules->made = AIMET_PTR_MAP_INIT;
}

/// The number of a call of the body in this iteration.
static int64_t new_call(aimet_flow_modules *modules,
                        const aimet_provenance *provenance) {
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  bool is_new;
  aimet_sb_appendf(&key, "%" PRId64 " ", provenance->call);
  aimet_sb_append(&key, provenance->path);
  aimet_map_entry *entry =
      aimet_string_map_insert(modules->calls, aimet_sb_view(&key), &is_new);
  if (is_new)
    entry->value.number =
        aimet_string_map_insert(modules->next_calls, provenance->path, NULL)
            ->value.number++;
  aimet_sb_deinit(&key);
  return (int64_t)entry->value.number;
}

static int64_t new_unit(aimet_flow_modules *modules, int64_t unit) {
  bool is_new;
  uint64_t *entry = aimet_ptr_map_insert(
      &modules->units, (const void *)((uintptr_t)unit + 1), &is_new);
  if (is_new)
    *entry = (uint64_t)modules->next_unit++;
  return (int64_t)*entry;
}

/// True for a leaf that the body calls: not the one that the loop is part of.
static bool is_called(const aimet_flow_modules *modules,
                      const aimet_provenance *provenance) {
  return provenance->leaf &&
         !(modules->has_loop && modules->loop.leaf &&
           aimet_sv_equal(modules->loop.path, provenance->path));
}

static MlirAttribute make_attribute(aimet_flow_modules *modules,
                                    MlirContext context,
                                    MlirAttribute original) {
  aimet_provenance provenance;
  if (!aimet_provenance_read(original, &provenance))
    return original;
  if (is_called(modules, &provenance))
    provenance.call = new_call(modules, &provenance);
  if (provenance.unit >= 0)
    provenance.unit = new_unit(modules, provenance.unit);
  return aimet_provenance_attribute(context, &provenance);
}

void aimet_flow_modules_adapt(aimet_flow_modules *modules, MlirOperation copy) {
  MlirAttribute original = aimet_op_attr(copy, "aimet.module");
  if (modules->is_first || mlirAttributeIsNull(original))
    return;
  bool is_new;
  uint64_t *entry = aimet_ptr_map_insert(&modules->made, original.ptr, &is_new);
  if (is_new)
    *entry = (uint64_t)(uintptr_t)make_attribute(
                 modules, mlirOperationGetContext(copy), original)
                 .ptr;
  aimet_op_set_attr(copy, "aimet.module",
                    (MlirAttribute){(const void *)(uintptr_t)*entry});
}

void aimet_flow_modules_place(MlirOperation loop, MlirOperation made) {
  aimet_provenance provenance;
  if (!aimet_provenance_of(loop, &provenance))
    return;
  aimet_arena *arena = aimet_arena_create();
  aimet_string_view function = aimet_function_of_op(made, arena);
  bool is_functional = !provenance.leaf &&
                       !aimet_op_is(made, "onnx.Constant") &&
                       !aimet_function_is_math_invariant(function);
  provenance.functional = is_functional ? function : aimet_sv("");
  provenance.unit = -1;
  provenance.skipped = 0;
  aimet_op_set_attr(
      made, "aimet.module",
      aimet_provenance_attribute(mlirOperationGetContext(made), &provenance));
  aimet_arena_destroy(arena);
}
