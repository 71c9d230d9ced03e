//===- placed_model.c - a model whose modules are known -------------------===//

#include "placed_model.h"

#include "alloc.h"
#include "module_inference.h"
#include "provenance.h"

#include <stdlib.h>

/// Operations in the order of a walk.
typedef struct operation_list {
  MlirOperation *items;
  size_t count, capacity;
} operation_list;

static void collect_operation(MlirOperation op, void *user_data) {
  operation_list *list = user_data;
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  list->items[list->count++] = op;
}

static void note_copies(aimet_placed_model *model, MlirOperation module) {
  operation_list own = {0}, copies = {0};
  aimet_walk(module, collect_operation, &own);
  aimet_walk(model->module, collect_operation, &copies);
  for (size_t i = 0; i < own.count && i < copies.count; ++i)
    *aimet_ptr_map_insert(&model->copies, own.items[i].ptr, NULL) =
        (uint64_t)(uintptr_t)copies.items[i].ptr;
  free(own.items);
  free(copies.items);
}

MlirOperation aimet_placed_operation(const aimet_placed_model *model,
                                     MlirOperation op) {
  if (!model->is_copy)
    return op;
  const uint64_t *copy = aimet_ptr_map_find(&model->copies, op.ptr);
  return (MlirOperation){copy ? (void *)(uintptr_t)*copy : NULL};
}

void aimet_placed_model_init(aimet_placed_model *model, MlirOperation module) {
  bool is_known = aimet_holds_provenance(module);
  model->is_copy = !is_known;
  model->module = is_known ? module : mlirOperationClone(module);
  aimet_callee_scope_open(&model->scope, model->module);
  model->copies = AIMET_PTR_MAP_INIT;
  if (is_known)
    return;
  note_copies(model, module);
  aimet_module_inference inference;
  aimet_infer_modules(model->module, NULL, &inference);
  aimet_module_inference_deinit(&inference);
}

void aimet_placed_model_deinit(aimet_placed_model *model) {
  aimet_callee_scope_close(&model->scope);
  aimet_ptr_map_deinit(&model->copies);
  if (model->is_copy)
    mlirOperationDestroy(model->module);
}
