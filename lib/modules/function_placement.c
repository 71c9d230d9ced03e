//===- function_placement.c - modules that are local functions ------------===//
//
// A call of a module's function is an instance of the module. What exporters
// leave of its path (function_kinds.h):
//
// - In the main graph the call's name has scopes: those of the last node in it.
//   As many are taken off as the body's last node lies below its module.
// - Parameters that are passed lie in the module.
// - Without both nothing tells it. Such an instance is a module of its own: its
//   class is known, and `?` and the name of the node stand for its name.
//
// In bodies paths are those below the instance. What is no call of a module
// resides in the module whose function it is, if all modules are functions.
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "function_modules.h"
#include "functional_names.h"
#include "scope_names.h"

//===----------------------------------------------------------------------===//
// Callees
//===----------------------------------------------------------------------===//

/// `/layer/layer.0/relu/Block` less one scope: `/layer/layer.0/Block`.
static aimet_string_view without_scopes(aimet_string_view name, size_t count,
                                        aimet_arena *arena) {
  size_t end = aimet_sv_rfind(name, '/');
  aimet_string_view type = aimet_sv_slice(name, end, name.length);
  for (size_t i = 0; i < count && end > 0; ++i)
    end = aimet_sv_rfind(aimet_sv_slice(name, 0, end), '/');
  return aimet_sv(aimet_arena_format(arena, "%.*s%.*s",
                                     AIMET_SV(aimet_sv_slice(name, 0, end)),
                                     AIMET_SV(type)));
}

void aimet_place_callees(aimet_placements *placements,
                         const aimet_module_functions *functions) {
  if (functions->count < 2)
    return;
  for (size_t i = 0; i < placements->count; ++i) {
    aimet_placement *row = &placements->items[i];
    const aimet_module_function *callee =
        aimet_called_function(functions, row->op);
    if (!callee || callee->kind == AIMET_FUNCTION_OTHER)
      continue;
    row->callee = callee;
    aimet_string_view name = aimet_op_node_name(row->op);
    if (callee->num_scopes_below && aimet_scope_name_is(name))
      row->scope_name =
          without_scopes(name, callee->num_scopes_below, placements->arena);
  }
}

//===----------------------------------------------------------------------===//
// Instances
//===----------------------------------------------------------------------===//

typedef struct instance_state {
  aimet_placements *placements;
  aimet_module_functions *functions;
  aimet_module_function *self;
  aimet_string_map *calls;   ///< path of a leaf -> calls so far
  aimet_string_map *unnamed; ///< names given to modules whose name is unknown
} instance_state;

/// The path below the instance of this function.
static bool below_self(const instance_state *state, aimet_string_view path,
                       aimet_string_view *out) {
  aimet_string_view self = state->self->placed;
  if (!aimet_path_is_within(path, self) || path.length == self.length)
    return false;
  *out =
      self.length ? aimet_sv_slice(path, self.length + 1, path.length) : path;
  return true;
}

/// The path with underscores for dots tells what lies below that of the caller;
/// where a name has underscores itself they stay.
static bool below_display(const instance_state *state,
                          const aimet_module_function *callee,
                          aimet_string_view *out) {
  aimet_string_view self = state->self->display;
  if (!callee->display.length)
    return false;
  *out = callee->display;
  if (!self.length)
    return true;
  if (!aimet_sv_starts_with(callee->display, self) ||
      callee->display.length < self.length + 2 ||
      callee->display.data[self.length] != '_')
    return false;
  *out =
      aimet_sv_slice(callee->display, self.length + 1, callee->display.length);
  return true;
}

/// `?` and the node's name, which is no name of a module.
static aimet_string_view unnamed_path(instance_state *state,
                                      const aimet_placement *row) {
  aimet_arena *arena = state->placements->arena;
  aimet_string_view name = aimet_op_node_name(row->op);
  if (!name.length)
    name = aimet_op_type(row->op);
  char *path = aimet_arena_format(arena, "?%.*s", AIMET_SV(name));
  for (char *c = path; *c; ++c)
    if (*c == '.' || *c == '/')
      *c = '_';
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(state->unnamed, aimet_sv(path), &inserted);
  if (inserted)
    return aimet_sv(path);
  return aimet_sv(aimet_arena_format(
      arena, "%s_%llu", path, (unsigned long long)++entry->value.number));
}

static bool is_main(const instance_state *state) {
  return state->self == &state->functions->items[0];
}

static bool is_only_node(const instance_state *state) {
  return is_main(state) && state->placements->count == 1 &&
         state->functions->is_complete;
}

static aimet_string_view instance_path(instance_state *state,
                                       const aimet_placement *row) {
  aimet_string_view path, below;
  if (is_only_node(state))
    return aimet_sv("");
  if (aimet_path_by_parameters(state->functions, state->self, row->op, &path) &&
      below_self(state, path, &below))
    return below;
  if (below_display(state, row->callee, &below))
    return below;
  return unnamed_path(state, row);
}

/// Scopes that lie deeper than the parameters that are passed are those of a
/// module that is no function.
static void correct_scope(const instance_state *state, aimet_placement *row) {
  aimet_string_view path;
  if (row->callee->kind != AIMET_FUNCTION_LAYER &&
      aimet_path_by_parameters(state->functions, state->self, row->op, &path) &&
      path.length < row->path.length && aimet_path_is_within(row->path, path))
    row->path = path;
}

/// A call of the model's own class has the scopes of its last node, and no more
/// than those.
static void place_instance(instance_state *state, aimet_placement *row) {
  bool by_scope = row->source != NULL;
  if (by_scope)
    correct_scope(state, row);
  else
    row->path = instance_path(state, row);
  row->class_name = row->callee->class_name;
  row->leaf = row->callee->kind == AIMET_FUNCTION_LAYER ||
              (row->callee->kind == AIMET_FUNCTION_LEAF &&
               state->functions->is_complete);
  row->traced = false;
  row->function = aimet_sv("");
  row->group = 0;
  if (!row->leaf)
    row->call = 0;
  else if (row->callee->display.length)
    row->call = row->callee->call;
  else if (!by_scope)
    row->call = (int64_t)aimet_string_map_insert(state->calls, row->path, NULL)
                    ->value.number++;
  if (!by_scope)
    row->source = "function";
}

static void place_instances(instance_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    if (!aimet_function_is_module(row->callee) || row->fixed ||
        (row->source && !aimet_placement_is_by(row, "scope")))
      continue;
    place_instance(state, row);
    aimet_module_function *callee =
        aimet_called_function(state->functions, row->op);
    if (callee->is_placed)
      continue;
    callee->is_placed = true;
    aimet_string_view placed = aimet_path_join(state->self->placed, row->path,
                                               state->functions->arena);
    callee->placed = aimet_sv_n(
        aimet_arena_string(state->functions->arena, placed), placed.length);
  }
}

//===----------------------------------------------------------------------===//
// What is no instance
//===----------------------------------------------------------------------===//

/// True if a node in this function that calls no module is the module's own.
static bool is_own(const instance_state *state) {
  switch (state->self->kind) {
  case AIMET_FUNCTION_LAYER:
  case AIMET_FUNCTION_ATEN:
    return true;
  case AIMET_FUNCTION_LEAF:
  case AIMET_FUNCTION_CONTAINER:
    return state->functions->is_complete;
  case AIMET_FUNCTION_OTHER:
    break;
  }
  return is_main(state) && state->functions->is_complete;
}

static void place_own(instance_state *state, aimet_placement *row) {
  const aimet_module_function *self = state->self;
  row->source = "function";
  row->class_name = self->class_name;
  row->leaf =
      self->kind == AIMET_FUNCTION_LAYER || self->kind == AIMET_FUNCTION_LEAF;
  row->traced = self->kind == AIMET_FUNCTION_LEAF;
  if (self->kind == AIMET_FUNCTION_ATEN)
    row->function = self->function;
  else if (row->callee)
    row->function = row->callee->function;
}

void aimet_place_by_functions(aimet_placements *placements,
                              aimet_module_functions *functions,
                              aimet_module_function *self) {
  if (!functions->has_modules)
    return;
  instance_state state = {placements, functions, self,
                          aimet_string_map_create(), aimet_string_map_create()};
  place_instances(&state);
  size_t group = ++placements->num_groups;
  for (size_t i = 0; is_own(&state) && i < placements->count; ++i) {
    aimet_placement *row = &placements->items[i];
    if (row->source)
      continue;
    place_own(&state, row);
    if (self->kind == AIMET_FUNCTION_ATEN)
      row->group = group;
  }
  aimet_group_functions(placements, "function", AIMET_EXPANSIONS_ALL);
  aimet_string_map_destroy(state.calls);
  aimet_string_map_destroy(state.unnamed);
}
