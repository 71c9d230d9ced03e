//===- html_places.c - which drawn node a finding speaks of ---------------===//

#include "html_places.h"

#include "alloc.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// What there is
//===----------------------------------------------------------------------===//

/// From the last one, so that those of one label are in order.
static void note_labels(aimet_html_places *places) {
  const aimet_module_tree *tree = places->tree;
  aimet_arena *arena = aimet_arena_create();
  for (size_t i = tree->num_nodes; i-- > 0;) {
    bool inserted;
    aimet_string_view label = aimet_tree_node_label(tree, i, arena);
    aimet_map_entry *entry =
        aimet_string_map_insert(places->labels, label, &inserted);
    places->next_of_label[i] = inserted ? AIMET_NONE : entry->value.number;
    entry->value.number = i;
  }
  aimet_arena_destroy(arena);
}

/// Functions that a node runs, and that no node before it does.
typedef struct function_list {
  aimet_html_places *places;
  size_t node;
  MlirOperation function; ///< that is looked into
  MlirOperation *items;
  size_t count, capacity;
} function_list;

static void note_callee(MlirOperation op, void *user_data) {
  function_list *list = user_data;
  MlirOperation callee = aimet_callee(op);
  bool inserted;
  if (mlirOperationIsNull(callee))
    return;
  uint64_t *call =
      aimet_ptr_map_insert(&list->places->calls, callee.ptr, &inserted);
  if (!inserted)
    return;
  *call = list->node + 1;
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  list->items[list->count++] = callee;
}

static void note_inner(MlirOperation op, void *user_data) {
  function_list *list = user_data;
  *aimet_ptr_map_insert(&list->places->functions, op.ptr, NULL) =
      (uint64_t)(uintptr_t)list->function.ptr;
  note_callee(op, list);
}

/// Each function is looked into once.
static void note_calls(aimet_html_places *places) {
  function_list list = {.places = places};
  for (size_t i = 0; i < places->tree->num_nodes; ++i) {
    list.node = i;
    list.count = 0;
    note_callee(places->tree->nodes[i].op, &list);
    while (list.count) {
      list.function = list.items[--list.count];
      aimet_walk(list.function, note_inner, &list);
    }
  }
  free(list.items);
}

aimet_html_places aimet_html_places_create(const aimet_module_tree *tree) {
  aimet_html_places places = {.tree = tree,
                              .labels = aimet_string_map_create()};
  places.next_of_label =
      aimet_calloc(tree->num_nodes, sizeof *places.next_of_label);
  note_labels(&places);
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    bool inserted;
    uint64_t *node =
        aimet_ptr_map_insert(&places.nodes, tree->nodes[i].op.ptr, &inserted);
    if (inserted)
      *node = i + 1;
  }
  note_calls(&places);
  return places;
}

void aimet_html_places_destroy(aimet_html_places *places) {
  aimet_string_map_destroy(places->labels);
  free(places->next_of_label);
  aimet_ptr_map_deinit(&places->nodes);
  aimet_ptr_map_deinit(&places->calls);
  aimet_ptr_map_deinit(&places->functions);
}

//===----------------------------------------------------------------------===//
// Which one is meant
//===----------------------------------------------------------------------===//

static size_t first_of_label(const aimet_html_places *places,
                             aimet_string_view label) {
  const aimet_map_entry *entry = aimet_string_map_find(places->labels, label);
  return entry ? (size_t)entry->value.number : AIMET_NONE;
}

static size_t found(const uint64_t *number) {
  return number ? (size_t)*number - 1 : AIMET_NONE;
}

/// An operation of a function stands in several instances: the label tells
/// which.
static size_t node_of(const aimet_html_places *places, aimet_string_view label,
                      MlirOperation op) {
  size_t first = found(aimet_ptr_map_find(&places->nodes, op.ptr));
  if (first == AIMET_NONE)
    return AIMET_NONE;
  for (size_t i = first_of_label(places, label); i != AIMET_NONE;
       i = places->next_of_label[i])
    if (mlirOperationEqual(places->tree->nodes[i].op, op))
      return i;
  return first;
}

/// What a call of a finding's node must be.
typedef struct call_key {
  MlirOperation function; ///< that the node is in; null: not known
  bool is_direct;         ///< no other call stands between them
} call_key;

/// The call of that label; of several the one that the key fits.
static size_t call_of_label(const aimet_html_places *places,
                            aimet_string_view label, const call_key *key) {
  size_t call = AIMET_NONE;
  for (size_t i = first_of_label(places, label); i != AIMET_NONE;
       i = places->next_of_label[i]) {
    MlirOperation callee = aimet_callee(places->tree->nodes[i].op);
    if (mlirOperationIsNull(callee))
      continue;
    if (mlirOperationEqual(callee, key->function) == key->is_direct)
      return i;
    if (call == AIMET_NONE)
      call = i;
  }
  return call;
}

/// True if that is all that a label says of a node, without its calls.
static bool is_own_label(aimet_string_view label, MlirOperation op) {
  aimet_string_view name = aimet_op_node_name(op);
  return name.length ? aimet_sv_equal(label, name)
                     : aimet_sv_starts_with(label, aimet_sv("function "));
}

static MlirOperation function_around(const aimet_html_places *places,
                                     MlirOperation op) {
  const uint64_t *function =
      mlirOperationIsNull(op) ? NULL
                              : aimet_ptr_map_find(&places->functions, op.ptr);
  return (MlirOperation){function ? (void *)(uintptr_t)*function : NULL};
}

/// Labels in a function begin with those of its calls, the outermost first.
static size_t call_around(const aimet_html_places *places,
                          aimet_string_view label, MlirOperation op) {
  call_key key = {.function = function_around(places, op)};
  for (size_t i = 0; i < label.length; ++i) {
    if (label.data[i] != '/')
      continue;
    aimet_string_view rest = aimet_sv_slice(label, i + 1, label.length);
    key.is_direct =
        !mlirOperationIsNull(key.function) && is_own_label(rest, op);
    size_t call = call_of_label(places, aimet_sv_slice(label, 0, i), &key);
    if (call != AIMET_NONE)
      return call;
  }
  return mlirOperationIsNull(key.function)
             ? AIMET_NONE
             : found(aimet_ptr_map_find(&places->calls, key.function.ptr));
}

/// Not so what has been erased since.
static bool is_known(const aimet_html_places *places, MlirOperation op) {
  return !mlirOperationIsNull(op) &&
         (aimet_ptr_map_find(&places->nodes, op.ptr) ||
          aimet_ptr_map_find(&places->functions, op.ptr));
}

size_t aimet_html_place(const aimet_html_places *places,
                        aimet_string_view label, MlirOperation op) {
  size_t node = is_known(places, op) ? node_of(places, label, op)
                                     : first_of_label(places, label);
  return node != AIMET_NONE ? node : call_around(places, label, op);
}
