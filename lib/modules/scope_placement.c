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
// module's
//   scope: there the whole operator sequence comes twice.
// - A module reached under a second path shows its first name there:
//   `/right/left.1/Sigmoid`.
// - Names tell no classes: a leaf whose nodes make up one function is taken for
//   a layer, one with several for a module of the user's own code.
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "alloc.h"
#include "functional_names.h"
#include "parameters.h"
#include "ptr_map.h"
#include "scope_names.h"

#include <stdlib.h>

typedef struct scope {
  aimet_string_view spelled; ///< the last component
  aimet_string_view path;
  size_t parent;
  size_t *rows; ///< nodes directly in it
  size_t num_rows, row_capacity;
  size_t num_calls; ///< calls of the module known so far
  bool has_children;
  bool is_indexed; ///< has a child that repeats its name
} scope;

typedef struct scope_state {
  aimet_placements *placements;
  scope *scopes; ///< [0] is the root
  size_t num_scopes, scope_capacity;
  aimet_string_map *by_prefix;  ///< `/layer1/layer1.0` -> scope
  aimet_string_map *by_spelled; ///< `layer1.0` -> first scope at home there
  aimet_string_map *by_path;    ///< path -> scope of the first call
  aimet_string_map *containers; ///< paths that have children
} scope_state;

//===----------------------------------------------------------------------===//
// The tree of scopes
//===----------------------------------------------------------------------===//

static size_t new_scope(scope_state *state, aimet_string_view spelled,
                        size_t parent) {
  void *scopes = state->scopes;
  aimet_grow_array(&scopes, &state->scope_capacity, state->num_scopes + 1,
                   sizeof *state->scopes);
  state->scopes = scopes;
  state->scopes[state->num_scopes] =
      (scope){.spelled = spelled, .parent = parent};
  return state->num_scopes++;
}

static bool repeats_name(aimet_string_view spelled, aimet_string_view parent) {
  return parent.length && spelled.length > parent.length &&
         aimet_sv_starts_with(spelled, parent) &&
         spelled.data[parent.length] == '.';
}

/// The scope whose name is `name` up to `end`.
static size_t scope_of_prefix(scope_state *state, aimet_string_view name,
                              size_t end) {
  if (end == 0)
    return 0;
  aimet_string_view prefix = aimet_sv_slice(name, 0, end);
  aimet_map_entry *entry = aimet_string_map_find(state->by_prefix, prefix);
  if (entry)
    return (size_t)entry->value.number;
  size_t slash = aimet_sv_rfind(prefix, '/');
  size_t parent = scope_of_prefix(state, name, slash);
  aimet_string_view spelled = aimet_sv_slice(prefix, slash + 1, end);
  size_t made = new_scope(state, spelled, parent);
  state->scopes[parent].has_children = true;
  if (repeats_name(spelled, state->scopes[parent].spelled))
    state->scopes[parent].is_indexed = true;
  aimet_string_map_insert(state->by_prefix, prefix, NULL)->value.number = made;
  return made;
}

static void add_row(scope *into, size_t row) {
  void *rows = into->rows;
  aimet_grow_array(&rows, &into->row_capacity, into->num_rows + 1,
                   sizeof *into->rows);
  into->rows = rows;
  into->rows[into->num_rows++] = row;
}

/// Scopes deeper than this are no module names.
#define MAX_SCOPE_DEPTH 64

static bool is_scoped(const aimet_placement *row, aimet_string_view name) {
  size_t depth = 0;
  for (size_t i = 0; i < name.length; ++i)
    depth += name.data[i] == '/';
  return !row->source && aimet_scope_name_is(name) && depth <= MAX_SCOPE_DEPTH;
}

static void build_scopes(scope_state *state) {
  new_scope(state, aimet_sv(""), 0);
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    aimet_string_view name = aimet_op_node_name(row->op);
    if (!is_scoped(row, name))
      continue;
    size_t into = scope_of_prefix(state, name, aimet_sv_rfind(name, '/'));
    add_row(&state->scopes[into], i);
    row->source = "scope";
  }
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

static aimet_string_view join_path(aimet_arena *arena, aimet_string_view parent,
                                   aimet_string_view child) {
  if (!parent.length)
    return child;
  size_t length = parent.length + 1 + child.length;
  char *path = aimet_arena_alloc(arena, length);
  memcpy(path, parent.data, parent.length);
  path[parent.length] = '.';
  memcpy(path + parent.length + 1, child.data, child.length);
  return aimet_sv_n(path, length);
}

/// A dotted name in an indexed container that does not begin with the
/// container's is another container's child; the scope at home there, or null.
static const scope *visited_scope(const scope_state *state, const scope *guest,
                                  const scope *parent) {
  if (!parent->is_indexed || repeats_name(guest->spelled, parent->spelled) ||
      aimet_sv_find(guest->spelled, '.') == guest->spelled.length)
    return NULL;
  const aimet_map_entry *entry =
      aimet_string_map_find(state->by_spelled, guest->spelled);
  return entry ? &state->scopes[entry->value.number] : NULL;
}

static void set_path(scope_state *state, size_t i) {
  scope *self = &state->scopes[i];
  const scope *parent = &state->scopes[self->parent];
  const scope *home = visited_scope(state, self, parent);
  if (home) {
    self->path = home->path;
    return;
  }
  aimet_string_view child = self->spelled;
  if (repeats_name(child, parent->spelled)) {
    child = aimet_sv_slice(child, parent->spelled.length + 1, child.length);
    bool inserted;
    aimet_map_entry *entry =
        aimet_string_map_insert(state->by_spelled, self->spelled, &inserted);
    if (inserted)
      entry->value.number = i;
  }
  self->path = join_path(state->placements->arena, parent->path, child);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

static aimet_string_view type_of_row(const scope_state *state,
                                     const scope *self, size_t i) {
  return aimet_op_type(state->placements->items[self->rows[i]].op);
}

static bool is_constant_row(const scope_state *state, const scope *self,
                            size_t i) {
  return aimet_sv_is(type_of_row(state, self, i), "Constant");
}

/// Compares the operators of `self` from row `*cursor` on with all of `other`;
/// constants do not count. On success `*cursor` is behind the last one.
static bool runs_like(const scope_state *state, const scope *self,
                      size_t *cursor, const scope *other) {
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

static bool only_constants_from(const scope_state *state, const scope *self,
                                size_t begin) {
  for (size_t i = begin; i < self->num_rows; ++i)
    if (!is_constant_row(state, self, i))
      return false;
  return true;
}

/// True if a parameter that lies in the path itself is used by the first
/// `count` nodes of the scope.
static bool has_own_parameter(const scope_state *state, const scope *self,
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

static void place_rows(scope_state *state, const scope *self, size_t begin,
                       size_t end, aimet_string_view path, int64_t call) {
  for (size_t i = begin; i < end; ++i) {
    aimet_placement *row = &state->placements->items[self->rows[i]];
    row->path = path;
    row->call = call;
  }
}

static void place_as_call(scope_state *state, const scope *self, size_t begin,
                          size_t end, scope *module) {
  place_rows(state, self, begin, end, module->path,
             (int64_t)module->num_calls++);
}

static void place_as_module(scope_state *state, scope *self, size_t end) {
  size_t index = (size_t)(self - state->scopes);
  aimet_string_map_insert(state->by_path, self->path, NULL)->value.number =
      index;
  self->num_calls = 1;
  place_rows(state, self, 0, end, self->path, 0);
}

/// The sibling `relu` of `relu_2` if it was called exactly twice before.
static scope *called_sibling(const scope_state *state, const scope *self) {
  aimet_string_view base;
  int64_t number;
  if (self->has_children || aimet_is_made_module(self->path) ||
      !aimet_split_suffix(self->path, &base, &number))
    return NULL;
  const aimet_map_entry *entry = aimet_string_map_find(state->by_path, base);
  if (!entry)
    return NULL;
  scope *sibling = &state->scopes[entry->value.number];
  return sibling->parent == self->parent && sibling->num_calls == (size_t)number
             ? sibling
             : NULL;
}

/// Places the nodes of a scope when execution first enters it.
static void enter_scope(scope_state *state, scope *self) {
  const aimet_map_entry *same =
      aimet_string_map_find(state->by_path, self->path);
  if (same) {
    place_as_call(state, self, 0, self->num_rows,
                  &state->scopes[same->value.number]);
    return;
  }
  scope *sibling = called_sibling(state, self);
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
  for (size_t i = 0; i < state->num_scopes; ++i)
    if (state->scopes[i].num_rows)
      *aimet_ptr_map_insert(&entered,
                            &state->placements->items[state->scopes[i].rows[0]],
                            NULL) = i;
  for (size_t i = 0; i < state->placements->count; ++i) {
    const uint64_t *first =
        aimet_ptr_map_find(&entered, &state->placements->items[i]);
    if (first)
      enter_scope(state, &state->scopes[*first]);
  }
  aimet_ptr_map_deinit(&entered);
}

static bool is_scope_row(const aimet_placement *row) {
  return row->source && aimet_sv_is(aimet_sv(row->source), "scope");
}

static void mark_leaves(scope_state *state) {
  for (size_t i = 0; i < state->num_scopes; ++i)
    if (state->scopes[i].has_children)
      aimet_string_map_insert(state->containers, state->scopes[i].path, NULL);
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    if (is_scope_row(row))
      row->leaf = row->path.length &&
                  !aimet_string_map_find(state->containers, row->path);
  }
}

//===----------------------------------------------------------------------===//
// Layers and code
//===----------------------------------------------------------------------===//

/// What the first call of a leaf does.
typedef struct leaf_info {
  int64_t call;
  size_t num_functions;
  size_t last_group;
  aimet_string_view function;
  MlirOperation op;
  bool is_recurrent;
  bool is_attention;
} leaf_info;

static bool is_recurrent(aimet_string_view op_type) {
  return aimet_sv_is(op_type, "LSTM") || aimet_sv_is(op_type, "GRU") ||
         aimet_sv_is(op_type, "RNN");
}

/// nn.MultiheadAttention is the one layer that owns an input projection.
static bool uses_input_projection(aimet_placements *placements,
                                  const aimet_placement *row) {
  intptr_t num_operands = mlirOperationGetNumOperands(row->op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    aimet_string_view owner;
    MlirValue operand = mlirOperationGetOperand(row->op, i);
    if (!aimet_parameter_owner(operand, placements->arena, &owner) ||
        !aimet_sv_equal(owner, row->path))
      continue;
    aimet_string_view name = aimet_value_name(operand, placements->arena);
    if (aimet_sv_ends_with(name, aimet_sv(".in_proj_weight")) ||
        aimet_sv_ends_with(name, aimet_sv(".in_proj_bias")))
      return true;
  }
  return false;
}

static void count_function(aimet_placements *placements, leaf_info *leaf,
                           const aimet_placement *row) {
  if (!aimet_placement_computes(placements, row))
    return;
  leaf->is_attention |= uses_input_projection(placements, row);
  leaf->is_recurrent |= is_recurrent(aimet_op_type(row->op));
  if (row->group && row->group == leaf->last_group) {
    leaf->op = row->op;
    return;
  }
  leaf->last_group = row->group;
  ++leaf->num_functions;
  leaf->op = row->op;
  leaf->function = row->function.length
                       ? row->function
                       : aimet_function_of_op(row->op, placements->arena);
}

static bool is_layer(const leaf_info *leaf) {
  return leaf->num_functions <= 1 || leaf->is_recurrent || leaf->is_attention;
}

static aimet_string_view layer_class(const leaf_info *leaf,
                                     aimet_arena *arena) {
  if (leaf->is_attention)
    return aimet_sv("torch.nn.modules.activation.MultiheadAttention");
  if (leaf->num_functions != 1)
    return aimet_sv("");
  return aimet_function_torch_class(leaf->function, leaf->op, arena);
}

static void judge_leaves(aimet_placements *placements) {
  aimet_string_map *leaves = aimet_string_map_create();
  for (size_t i = 0; i < placements->count; ++i) {
    const aimet_placement *row = &placements->items[i];
    if (!is_scope_row(row) || !row->leaf)
      continue;
    bool inserted;
    aimet_map_entry *entry =
        aimet_string_map_insert(leaves, row->path, &inserted);
    if (inserted) {
      leaf_info *made = aimet_arena_calloc(placements->arena, 1, sizeof *made);
      made->call = row->call;
      entry->value.pointer = made;
    }
    leaf_info *leaf = entry->value.pointer;
    if (leaf->call == row->call)
      count_function(placements, leaf, row);
  }
  for (size_t i = 0; i < placements->count; ++i) {
    aimet_placement *row = &placements->items[i];
    if (!is_scope_row(row) || !row->leaf)
      continue;
    const leaf_info *leaf =
        aimet_string_map_find(leaves, row->path)->value.pointer;
    row->traced = !is_layer(leaf);
    if (!row->traced)
      row->class_name = layer_class(leaf, placements->arena);
  }
  aimet_string_map_destroy(leaves);
}

void aimet_place_by_scope(aimet_placements *placements) {
  scope_state state = {.placements = placements};
  state.by_prefix = aimet_string_map_create();
  state.by_spelled = aimet_string_map_create();
  state.by_path = aimet_string_map_create();
  state.containers = aimet_string_map_create();
  build_scopes(&state);
  for (size_t i = 1; i < state.num_scopes; ++i)
    set_path(&state, i);
  enter_scopes(&state);
  mark_leaves(&state);
  aimet_group_functions(placements, "scope", AIMET_EXPANSIONS_ALL);
  judge_leaves(placements);
  for (size_t i = 0; i < state.num_scopes; ++i)
    free(state.scopes[i].rows);
  free(state.scopes);
  aimet_string_map_destroy(state.by_prefix);
  aimet_string_map_destroy(state.by_spelled);
  aimet_string_map_destroy(state.by_path);
  aimet_string_map_destroy(state.containers);
}
