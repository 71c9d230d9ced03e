//===- scope_placement.c - modules from the names of scopes ---------------===//
//
// The TorchScript exporter names each node by the scopes that were entered.
// What must be worked out from the names (measured on PyTorch 1.13 to 2.13):
//
// - A second call of a module appends `_1` to the scope, a third `_2`; but a
//   module may bear such a name itself. `x_k` is a call of `x` only if `x` was
//   entered before, was called k times so far, has the same operators, and no
//   parameter of `x_k`'s own is used in it.
// - Where the suffixed name belongs to a module, the call lands in that
//   module's scope: there the whole operator sequence comes twice.
// - A module reached under a second path shows its first name there:
//   `/right/left.1/Sigmoid`. One that is called from outside of its parent
//   shows the caller's scope: there the names of parameters tell
//   (scope_homes.c).
// - Names tell no classes: leaf_layers.c has what follows.
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "parameters.h"
#include "ptr_map.h"
#include "scope_names.h"
#include "scope_tree.h"

typedef struct scope_state {
  aimet_placements *placements;
  aimet_scope_tree tree;
  aimet_string_map *by_path;    ///< path -> scope of the first call
  aimet_string_map *containers; ///< paths that have children
} scope_state;

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

static aimet_string_view type_of_row(const scope_state *state,
                                     const aimet_scope *self, size_t i) {
  return aimet_op_type(state->placements->items[self->rows[i]].op);
}

static bool is_constant_row(const scope_state *state, const aimet_scope *self,
                            size_t i) {
  return aimet_sv_is(type_of_row(state, self, i), "Constant");
}

/// Compares the operators of `self` from row `*cursor` on with all of `other`;
/// constants do not count. On success `*cursor` is behind the last one.
static bool runs_like(const scope_state *state, const aimet_scope *self,
                      size_t *cursor, const aimet_scope *other) {
  size_t at = *cursor;
  for (size_t i = 0; i < other->num_rows; ++i) {
    if (is_constant_row(state, other, i))
      continue;
    while (at < self->num_rows && is_constant_row(state, self, at))
      ++at;
    if (at == self->num_rows || !aimet_sv_equal(type_of_row(state, self, at),
                                                type_of_row(state, other, i)))
      return false;
    ++at;
  }
  *cursor = at;
  return true;
}

static bool only_constants_from(const scope_state *state,
                                const aimet_scope *self, size_t begin) {
  for (size_t i = begin; i < self->num_rows; ++i)
    if (!is_constant_row(state, self, i))
      return false;
  return true;
}

/// True if a parameter that lies in the path itself is used by the first
/// `count` nodes of the scope.
static bool has_own_parameter(const scope_state *state, const aimet_scope *self,
                              size_t count) {
  for (size_t i = 0; i < count; ++i) {
    MlirOperation op = state->placements->items[self->rows[i]].op;
    intptr_t num_operands = mlirOperationGetNumOperands(op);
    for (intptr_t j = 0; j < num_operands; ++j) {
      aimet_string_view owner;
      if (aimet_parameter_owner(mlirOperationGetOperand(op, j),
                                state->placements->arena, &owner) &&
          aimet_sv_equal(owner, self->path))
        return true;
    }
  }
  return false;
}

static void place_rows(scope_state *state, const aimet_scope *self,
                       size_t begin, size_t end, aimet_string_view path,
                       int64_t call) {
  for (size_t i = begin; i < end; ++i) {
    aimet_placement *row = &state->placements->items[self->rows[i]];
    row->path = path;
    row->call = call;
  }
}

static void place_as_call(scope_state *state, const aimet_scope *self,
                          size_t begin, size_t end, aimet_scope *module) {
  place_rows(state, self, begin, end, module->path,
             (int64_t)module->num_calls++);
}

static void place_as_module(scope_state *state, aimet_scope *self, size_t end) {
  size_t index = (size_t)(self - state->tree.scopes);
  aimet_string_map_insert(state->by_path, self->path, NULL)->value.number =
      index;
  self->num_calls = 1;
  place_rows(state, self, 0, end, self->path, 0);
}

/// The sibling `relu` of `relu_2` if it was called exactly twice before.
static aimet_scope *called_sibling(const scope_state *state,
                                   const aimet_scope *self) {
  aimet_string_view base;
  int64_t number;
  if (self->has_children || aimet_is_made_module(self->path) ||
      !aimet_split_suffix(self->path, &base, &number))
    return NULL;
  const aimet_map_entry *entry = aimet_string_map_find(state->by_path, base);
  if (!entry)
    return NULL;
  aimet_scope *sibling = &state->tree.scopes[entry->value.number];
  return sibling->parent == self->parent && sibling->num_calls == (size_t)number
             ? sibling
             : NULL;
}

/// Places the nodes of a scope when execution first enters it.
static void enter_scope(scope_state *state, aimet_scope *self) {
  const aimet_map_entry *same =
      aimet_string_map_find(state->by_path, self->path);
  if (same) {
    place_as_call(state, self, 0, self->num_rows,
                  &state->tree.scopes[same->value.number]);
    return;
  }
  aimet_scope *sibling = called_sibling(state, self);
  size_t middle = 0;
  if (!sibling || !runs_like(state, self, &middle, sibling)) {
    place_as_module(state, self, self->num_rows);
    return;
  }
  size_t end = middle;
  if (only_constants_from(state, self, middle)) {
    if (has_own_parameter(state, self, self->num_rows))
      place_as_module(state, self, self->num_rows);
    else
      place_as_call(state, self, 0, self->num_rows, sibling);
  } else if (runs_like(state, self, &end, sibling) &&
             only_constants_from(state, self, end)) {
    place_as_module(state, self, middle);
    place_as_call(state, self, middle, self->num_rows, sibling);
  } else {
    place_as_module(state, self, self->num_rows);
  }
}

static void enter_scopes(scope_state *state) {
  aimet_ptr_map entered = AIMET_PTR_MAP_INIT; // first row -> scope
  for (size_t i = 0; i < state->tree.num_scopes; ++i)
    if (state->tree.scopes[i].num_rows)
      *aimet_ptr_map_insert(
          &entered, &state->placements->items[state->tree.scopes[i].rows[0]],
          NULL) = i;
  for (size_t i = 0; i < state->placements->count; ++i) {
    const uint64_t *first =
        aimet_ptr_map_find(&entered, &state->placements->items[i]);
    if (first)
      enter_scope(state, &state->tree.scopes[*first]);
  }
  aimet_ptr_map_deinit(&entered);
}

static void mark_leaves(scope_state *state) {
  for (size_t i = 0; i < state->tree.num_scopes; ++i) {
    const aimet_scope *self = &state->tree.scopes[i];
    if (self->has_children)
      aimet_string_map_insert(state->containers, self->path, NULL);
    if (self->home.length)
      aimet_string_map_insert(state->containers, aimet_path_parent(self->path),
                              NULL);
  }
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    if (aimet_placement_is_by(row, "scope"))
      row->leaf = row->path.length &&
                  !aimet_string_map_find(state->containers, row->path);
  }
}

void aimet_place_by_scope(aimet_placements *placements) {
  scope_state state = {.placements = placements};
  aimet_scope_tree_init(&state.tree, placements);
  aimet_scope_tree_find_homes(&state.tree);
  state.by_path = aimet_string_map_create();
  state.containers = aimet_string_map_create();
  enter_scopes(&state);
  mark_leaves(&state);
  aimet_group_functions(placements, "scope", AIMET_EXPANSIONS_ALL);
  aimet_judge_leaves(placements, "scope");
  aimet_scope_tree_deinit(&state.tree);
  aimet_string_map_destroy(state.by_path);
  aimet_string_map_destroy(state.containers);
}
