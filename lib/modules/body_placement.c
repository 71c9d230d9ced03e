//===- body_placement.c - modules of what stands in bodies ----------------===//
//
// In the bodies of If and Loop both exporters lose scopes (PyTorch 2.13):
//
// - TorchScript calls what the second branch does with a module of the same
//   class `/right/Gemm`, though the weight is that of `right.a`.
// - torch.export leaves no scopes at all; what it computes is taken to reside
//   where the node with the body does (torch_export.c).
//
// Layers are placed by their parameters. Where these lie deeper than the
// scopes tell, the scopes of that body are not whole, and whether anything else
// there is a layer or a function cannot be told.
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "alloc.h"
#include "functional_names.h"
#include "parameters.h"

#include <stdlib.h>

/// The modules that hold the layers of a body without scopes.
typedef struct region_info {
  aimet_string_view parent;
  bool has_layers, is_mixed;
} region_info;

typedef struct body_state {
  aimet_placements *placements;
  aimet_string_map *calls; ///< path -> calls of a leaf, in all regions
  aimet_string_map *lost;  ///< region, path -> its scopes are not whole
  aimet_string_map *containers;
  region_info *regions;
} body_state;

static bool is_in_body(const aimet_placement *row) {
  return !aimet_op_is(mlirOperationGetParentOperation(row->op), "func.func");
}

static aimet_string_view key_of(const body_state *state,
                                const aimet_placement *row,
                                aimet_string_view path) {
  return aimet_sv(aimet_arena_format(state->placements->arena, "%zu %.*s",
                                     row->region, AIMET_SV(path)));
}

static bool is_lost(const body_state *state, const aimet_placement *row) {
  return aimet_string_map_find(state->lost, key_of(state, row, row->path));
}

static void mark_lost(body_state *state, const aimet_placement *row,
                      aimet_string_view path) {
  aimet_string_map_insert(state->lost, key_of(state, row, path), NULL);
}

/// True if the row has no scopes of its own.
static bool is_inherited(const body_state *state, const aimet_placement *row) {
  aimet_string_view path, class_name;
  return aimet_placement_is_by(row, "torch.export") &&
         !aimet_torch_export_module(row->op, state->placements->arena, &path,
                                    &class_name);
}

/// Layers of the body that do not lie right below the node with the body tell
/// that it enters modules; which, the rows without scopes do not say.
static void note_layer(body_state *state, const aimet_placement *layer) {
  region_info *region = &state->regions[layer->region];
  aimet_string_view parent = aimet_path_parent(layer->path);
  region->is_mixed |=
      region->has_layers && !aimet_sv_equal(region->parent, parent);
  region->has_layers = true;
  region->parent = parent;
}

static bool enters_modules(const body_state *state,
                           const aimet_placement *row) {
  const region_info *region = &state->regions[row->region];
  return region->has_layers && !row->leaf && is_inherited(state, row) &&
         (region->is_mixed || !aimet_sv_equal(region->parent, row->path));
}

static void place_layer(body_state *state, aimet_placement *row,
                        aimet_string_view owner) {
  aimet_arena *arena = state->placements->arena;
  mark_lost(state, row, row->path);
  aimet_string_map_insert(state->containers, row->path, NULL);
  row->path = owner;
  row->leaf = true;
  row->traced = false;
  row->group = 0;
  row->class_name = aimet_function_torch_class(
      aimet_function_of_op(row->op, arena), row->op, arena);
  row->call = (int64_t)aimet_string_map_insert(state->calls, owner, NULL)
                  ->value.number++;
}

static bool read_rows(body_state *state) {
  bool found = false;
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    aimet_string_view owner;
    if (row->fixed || !row->source || !is_in_body(row) ||
        !aimet_layer_owner(row->op, state->placements->arena, &owner))
      continue;
    bool is_deeper = owner.length > row->path.length &&
                     aimet_path_is_within(owner, row->path);
    if (aimet_placement_is_by(row, "scope") && is_deeper)
      place_layer(state, row, owner);
    else if (aimet_placement_is_by(row, "torch.export") && row->leaf)
      note_layer(state, row);
    else
      continue;
    found = true;
  }
  return found;
}

static void forget_rows(body_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    if (row->fixed || !row->source)
      continue;
    if (is_lost(state, row) || enters_modules(state, row)) {
      row->source = NULL;
      row->leaf = row->traced = false;
    } else if (aimet_string_map_find(state->containers, row->path)) {
      row->leaf = row->traced = false;
    }
  }
}

static void count_calls(body_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    const aimet_placement *row = &state->placements->items[i];
    if (!row->source || !row->leaf)
      continue;
    aimet_map_entry *entry =
        aimet_string_map_insert(state->calls, row->path, NULL);
    if ((uint64_t)row->call >= entry->value.number)
      entry->value.number = (uint64_t)row->call + 1;
  }
}

void aimet_correct_bodies(aimet_placements *placements) {
  if (placements->num_regions < 2)
    return;
  body_state state = {placements, aimet_string_map_create(),
                      aimet_string_map_create(), aimet_string_map_create(),
                      NULL};
  state.regions = aimet_calloc(placements->num_regions, sizeof(region_info));
  count_calls(&state);
  if (read_rows(&state))
    forget_rows(&state);
  free(state.regions);
  aimet_string_map_destroy(state.calls);
  aimet_string_map_destroy(state.lost);
  aimet_string_map_destroy(state.containers);
}
