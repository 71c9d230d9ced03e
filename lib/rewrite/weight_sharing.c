//===- weight_sharing.c - who shares a stored tensor ----------------------===//

#include "weight_sharing.h"

#include "alloc.h"
#include "constant_role.h"
#include "element_type.h"
#include "parameters.h"
#include "provenance.h"
#include "shape_arithmetic.h"
#include "string_map.h"
#include "uses.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Slots
//===----------------------------------------------------------------------===//

/// The leaf module that an operation belongs to; false if it is in none.
static bool leaf_of(MlirOperation op, aimet_string_view *out_path) {
  aimet_provenance provenance;
  bool is_leaf = aimet_provenance_of(op, &provenance) && provenance.leaf &&
                 !provenance.functional.length && provenance.path.length;
  if (is_leaf)
    *out_path = provenance.path;
  return is_leaf;
}

static bool is_float(MlirValue value) {
  MlirType type = aimet_held_type(aimet_skip_identities(value));
  return mlirTypeIsAShaped(type) &&
         mlirTypeIsAFloat(mlirShapedTypeGetElementType(type));
}

/// Weights and biases; of leaf modules any other trained parameter as well, for
/// there it is certain that an embedding's table is one.
static bool is_slot(MlirOperation op, intptr_t i) {
  aimet_string_view path;
  if (aimet_is_weight_slot(op, i))
    return true;
  return aimet_is_parameter_slot(op, i) &&
         !aimet_op_is(op, "onnx.BatchNormalization") &&
         is_float(mlirOperationGetOperand(op, i)) && leaf_of(op, &path);
}

/// True for an operation whose result is the tensor with the same values, as
/// precise as a Cast leaves them, in another form.
static bool is_form(MlirOperation op, intptr_t i) {
  bool dequantizes;
  return i == 0 && aimet_is_view(op, &dequantizes) && !dequantizes &&
         !aimet_op_is(op, "onnx.QuantizeLinear");
}

//===----------------------------------------------------------------------===//
// Following the tensor
//===----------------------------------------------------------------------===//

typedef struct search {
  aimet_weight_sharing *sharing;
  aimet_slot_filter is_left;
  void *user_data;
} search;

static void add_slot(aimet_weight_sharing *sharing, aimet_use use,
                     size_t view) {
  void *slots = sharing->slots;
  aimet_grow_array(&slots, &sharing->slot_capacity, sharing->num_slots + 1,
                   sizeof *sharing->slots);
  sharing->slots = slots;
  sharing->slots[sharing->num_slots++] =
      (aimet_weight_slot){use.op, use.operand, view, AIMET_NO_INDEX};
}

static void add_view(aimet_weight_sharing *sharing, MlirOperation op,
                     size_t parent) {
  void *views = sharing->views;
  aimet_grow_array(&views, &sharing->view_capacity, sharing->num_views + 1,
                   sizeof *sharing->views);
  sharing->views = views;
  sharing->views[sharing->num_views++] =
      (aimet_weight_view){op, parent, AIMET_NO_INDEX, false};
}

/// Notes what uses one form of the tensor; other forms are looked at later.
static void look_at_uses(const search *s, MlirValue value, size_t view) {
  aimet_weight_sharing *sharing = s->sharing;
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (is_slot(use.op, use.operand) && !s->is_left(use.op, s->user_data))
      add_slot(sharing, use, view);
    else if (is_form(use.op, use.operand))
      add_view(sharing, use.op, view);
    else if (view != AIMET_NO_INDEX)
      sharing->views[view].is_used = true;
}

//===----------------------------------------------------------------------===//
// Owners
//===----------------------------------------------------------------------===//

/// A slot and its place by execution.
typedef struct placed_slot {
  aimet_weight_slot slot;
  uint64_t place;
} placed_slot;

static int by_execution(const void *a, const void *b) {
  const placed_slot *x = a, *y = b;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return x->slot.operand < y->slot.operand ? -1
                                           : x->slot.operand > y->slot.operand;
}

/// The list of uses has no order of its own.
static void sort_slots(aimet_weight_sharing *sharing,
                       const aimet_ptr_map *places) {
  placed_slot *placed = aimet_calloc(sharing->num_slots, sizeof *placed);
  for (size_t i = 0; i < sharing->num_slots; ++i) {
    const uint64_t *place =
        aimet_ptr_map_find(places, sharing->slots[i].op.ptr);
    placed[i] = (placed_slot){sharing->slots[i], place ? *place : 0};
  }
  qsort(placed, sharing->num_slots, sizeof *placed, by_execution);
  for (size_t i = 0; i < sharing->num_slots; ++i)
    sharing->slots[i] = placed[i].slot;
  free(placed);
}

static size_t add_owner(aimet_weight_sharing *sharing, aimet_string_view path,
                        size_t first_slot) {
  void *owners = sharing->owners;
  aimet_grow_array(&owners, &sharing->owner_capacity, sharing->num_owners + 1,
                   sizeof *sharing->owners);
  sharing->owners = owners;
  sharing->owners[sharing->num_owners] = (aimet_weight_owner){path, first_slot};
  return sharing->num_owners++;
}

static void find_owners(aimet_weight_sharing *sharing,
                        aimet_sharing_policy policy) {
  aimet_string_map *modules = aimet_string_map_create();
  for (size_t i = 0; i < sharing->num_slots; ++i) {
    aimet_weight_slot *slot = &sharing->slots[i];
    aimet_string_view path = aimet_sv("");
    bool has_leaf = leaf_of(slot->op, &path), is_new = true;
    aimet_map_entry *entry = NULL;
    if (has_leaf && policy == AIMET_SHARING_BY_MODULE)
      entry = aimet_string_map_insert(modules, path, &is_new);
    slot->owner =
        is_new ? add_owner(sharing, path, i) : (size_t)entry->value.number;
    if (entry)
      entry->value.number = slot->owner;
  }
  aimet_string_map_destroy(modules);
}

static void serve(aimet_weight_sharing *sharing, size_t view, size_t owner) {
  if (view == AIMET_NO_INDEX)
    return;
  aimet_weight_view *v = &sharing->views[view];
  if (!v->is_used)
    v->owner = owner;
  else if (v->owner != owner)
    v->owner = AIMET_NO_INDEX;
  v->is_used = true;
}

/// Finds out whom the forms serve. Children come after their parents.
static void find_served(aimet_weight_sharing *sharing) {
  for (size_t i = 0; i < sharing->num_slots; ++i)
    serve(sharing, sharing->slots[i].view, sharing->slots[i].owner);
  for (size_t i = sharing->num_views; i-- > 0;)
    if (sharing->views[i].is_used)
      serve(sharing, sharing->views[i].parent, sharing->views[i].owner);
}

/// Most tensors are used once, and not in another form.
static bool has_single_slot(MlirValue value) {
  aimet_use use;
  aimet_use_iterator it = aimet_uses(value);
  return aimet_value_has_one_use(value) && aimet_next_use(&it, &use) &&
         !is_form(use.op, use.operand);
}

void aimet_weight_sharing_init(aimet_weight_sharing *sharing, MlirValue value,
                               aimet_sharing_policy policy,
                               const aimet_ptr_map *places,
                               aimet_slot_filter is_left, void *user_data) {
  *sharing = (aimet_weight_sharing){0};
  if (has_single_slot(value))
    return;
  search s = {sharing, is_left, user_data};
  look_at_uses(&s, value, AIMET_NO_INDEX);
  for (size_t i = 0; i < sharing->num_views; ++i)
    look_at_uses(&s, mlirOperationGetResult(sharing->views[i].op, 0), i);
  if (sharing->num_slots < 2)
    return;
  sort_slots(sharing, places);
  find_owners(sharing, policy);
  find_served(sharing);
}

void aimet_weight_sharing_deinit(aimet_weight_sharing *sharing) {
  free(sharing->slots);
  free(sharing->views);
  free(sharing->owners);
}
