//===- shape_rules.c - what inference finds wrong with a model ------------===//

#include "shape_rules.h"

#include "alloc.h"
#include "inference.h"
#include "ptr_map.h"

#include <stdlib.h>

/// Faults of one operation are a chain, by their places in `items`.
typedef struct listed_fault {
  aimet_fault fault;
  size_t next; ///< place + 1; 0: the last
} listed_fault;

struct aimet_shape_faults {
  aimet_arena *arena;
  listed_fault *items;
  size_t count, capacity;
  aimet_ptr_map first, last; ///< from operations to places + 1
};

static aimet_string_view keep(aimet_shape_faults *faults,
                              aimet_string_view text) {
  return aimet_sv_n(aimet_arena_string(faults->arena, text), text.length);
}

static void add_fault(const aimet_fault *fault, void *user_data) {
  aimet_shape_faults *faults = user_data;
  void *items = faults->items;
  aimet_grow_array(&items, &faults->capacity, faults->count + 1,
                   sizeof *faults->items);
  faults->items = items;
  listed_fault *kept = &faults->items[faults->count++];
  *kept = (listed_fault){.fault = *fault};
  kept->fault.message = keep(faults, fault->message);
  kept->fault.tensor = keep(faults, fault->tensor);
  uint64_t *last = aimet_ptr_map_insert(&faults->last, fault->op.ptr, NULL);
  if (*last)
    faults->items[*last - 1].next = faults->count;
  else
    *aimet_ptr_map_insert(&faults->first, fault->op.ptr, NULL) = faults->count;
  *last = faults->count;
}

aimet_status aimet_shape_faults_create(MlirOperation module,
                                       aimet_weight_store *store,
                                       aimet_shape_faults **out) {
  aimet_shape_faults *faults = aimet_calloc(1, sizeof *faults);
  faults->arena = aimet_arena_create();
  aimet_inference_options options = {
      .store = store, .on_fault = add_fault, .user_data = faults};
  aimet_inference *inference;
  aimet_status status = aimet_inference_run(module, &options, &inference);
  if (status == AIMET_OK) {
    aimet_inference_destroy(inference);
  } else {
    aimet_shape_faults_destroy(faults);
    faults = NULL;
  }
  *out = faults;
  return status;
}

void aimet_shape_faults_destroy(aimet_shape_faults *faults) {
  if (!faults)
    return;
  aimet_ptr_map_deinit(&faults->first);
  aimet_ptr_map_deinit(&faults->last);
  aimet_arena_destroy(faults->arena);
  free(faults->items);
  free(faults);
}

void aimet_shape_faults_report(const aimet_shape_faults *faults,
                               MlirOperation op, aimet_fault_handler handler,
                               void *user_data) {
  const uint64_t *first = aimet_ptr_map_find(&faults->first, op.ptr);
  for (size_t at = first ? *first : 0; at; at = faults->items[at - 1].next)
    handler(&faults->items[at - 1].fault, user_data);
}
