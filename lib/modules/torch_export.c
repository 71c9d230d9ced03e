//===- torch_export.c - modules from the metadata of torch.export ---------===//
//
// The exporter of PyTorch 2.5 and newer writes for each node the scopes and
// classes that it came from, and the node of the traced graph ("fx node") last:
//
//   name_scopes     = ['', 'layer1', 'layer1.0', 'relu_3']
//   class_hierarchy = ['__main__.Net', '...Sequential', '...ReLU',
//   'aten.relu.default']
//
// What is not there must be worked out:
//
// - Calls of a leaf have no suffix. A call begins where execution enters the
//   leaf from outside, or where its sequence of ATen operators starts over.
// - The optimizer puts a convolution that it fused with a batch norm into the
//   batch norm's scope; its parameters tell where it belongs.
// - In bodies of If the scopes are lost; parameters place layers there.
// - The number in an fx node's name counts calls that left no node, too.
// - A few functions (softsign, hardshrink, ...) are decomposed before the graph
//   is written; their shape tells.
//
//===----------------------------------------------------------------------===//

#include "torch_export_state.h"

#include "alloc.h"
#include "export_facts.h"
#include "functional_names.h"
#include "fx_names.h"
#include "module_classes.h"
#include "parameters.h"

#include <stdlib.h>

bool aimet_torch_export_module(MlirOperation op, aimet_arena *arena,
                               aimet_string_view *out_path,
                               aimet_string_view *out_class) {
  aimet_export_facts facts;
  if (!aimet_export_facts_read(op, arena, &facts) || facts.rule.length ||
      facts.scopes.count < 2)
    return false;
  *out_path = facts.scopes.items[facts.scopes.count - 2];
  *out_class = facts.classes.items[facts.classes.count - 2];
  return true;
}

static size_t new_node(aimet_export_state *state) {
  void *nodes = state->nodes;
  aimet_grow_array(&nodes, &state->capacity, state->num_nodes + 1,
                   sizeof *state->nodes);
  state->nodes = nodes;
  state->nodes[state->num_nodes] = (aimet_fx_node){.number = -1};
  return state->num_nodes++;
}

/// Fills a row from what its metadata says.
static void fill_row(aimet_export_state *state, aimet_placement *row,
                     const aimet_export_facts *facts) {
  aimet_arena *arena = state->placements->arena;
  size_t depth = facts->scopes.count;
  row->source = "torch.export";
  row->function = aimet_export_facts_function(facts, row->op, arena);
  if (depth > 1 && facts->scopes.items[depth - 2].length) {
    row->path = facts->scopes.items[depth - 2];
    row->class_name = facts->classes.items[depth - 2];
  }
  for (size_t i = 0; i + 2 < depth; ++i)
    aimet_string_map_insert(state->containers, facts->scopes.items[i], NULL);
}

/// Whatever contains a layer is no leaf.
static void mark_containers(aimet_export_state *state, aimet_string_view path) {
  for (size_t depth = 0; path.length && depth < AIMET_EXPORT_DEPTH; ++depth) {
    path = aimet_path_parent(path);
    aimet_string_map_insert(state->containers, path, NULL);
  }
}

/// Layers that the metadata misplaces, or does not place: by their parameters.
static bool replace_row(aimet_export_state *state, aimet_placement *row,
                        const aimet_export_facts *facts) {
  aimet_arena *arena = state->placements->arena;
  bool fused = aimet_export_is_fused_norm(facts);
  if (!fused && facts->scopes.count > 1)
    return false;
  if (fused) {
    row->function = aimet_function_of_op(row->op, arena);
    row->path = row->class_name = aimet_sv("");
  }
  aimet_string_view owner;
  if (!aimet_layer_owner(row->op, arena, &owner))
    return fused;
  row->function = aimet_function_of_op(row->op, arena);
  row->path = owner;
  mark_containers(state, owner);
  row->class_name = aimet_function_torch_class(row->function, row->op, arena);
  return true;
}

/// Functions in a body whose scopes are lost reside where the node with the
/// body does, and in the same call. Returns that node's fx node, or 0.
static size_t inherit_module(const aimet_export_state *state,
                             aimet_placement *row) {
  MlirOperation owner = mlirOperationGetParentOperation(row->op);
  const uint64_t *index = aimet_ptr_map_find(&state->owners, owner.ptr);
  if (!index)
    return 0;
  row->path = state->placements->items[*index].path;
  row->class_name = state->placements->items[*index].class_name;
  return state->node_of_row[*index];
}

/// What tells an fx node from others, put together in `scratch`.
static aimet_string_view key_of(const aimet_placement *row,
                                const aimet_export_facts *facts,
                                aimet_string_builder *scratch) {
  aimet_string_view region =
      aimet_sv_n((const char *)&row->region, sizeof row->region);
  aimet_sb_clear(scratch);
  aimet_sb_append(scratch, region);
  aimet_sb_append(scratch, row->path);
  aimet_sb_append_char(scratch, '\n');
  aimet_sb_append(scratch, aimet_export_fx_name(facts));
  return aimet_sb_view(scratch);
}

static void read_row(aimet_export_state *state, size_t i) {
  aimet_placement *row = &state->placements->items[i];
  aimet_export_facts facts;
  if (row->source ||
      !aimet_export_facts_read(row->op, state->placements->arena, &facts))
    return;
  fill_row(state, row, &facts);
  state->has_symbols |= aimet_sv_contains(facts.fx_node, "%sym_");
  bool by_parameters = replace_row(state, row, &facts);
  size_t owner = 0;
  if (!by_parameters && facts.scopes.count == 1)
    owner = inherit_module(state, row);
  if (mlirOperationGetNumRegions(row->op))
    *aimet_ptr_map_insert(&state->owners, row->op.ptr, NULL) = i;
  bool inserted;
  aimet_map_entry *entry = aimet_string_map_insert(
      state->by_key, key_of(row, &facts, &state->scratch), &inserted);
  if (inserted) {
    size_t made = new_node(state);
    entry->value.number = made;
    aimet_fx_node *node = &state->nodes[made];
    node->path = row->path;
    node->function = row->function;
    node->placed_by_parameters = by_parameters;
    node->is_folded_norm =
        facts.classes.count > 1 && aimet_export_is_fused_norm(&facts) &&
        !aimet_class_is_layer(facts.classes.items[facts.classes.count - 2]);
    node->owner = owner;
    aimet_fx_split(aimet_export_fx_name(&facts), &node->base, &node->number);
  }
  state->node_of_row[i] = (size_t)entry->value.number;
  row->group = state->first_group + state->node_of_row[i];
}

static bool is_leaf(const aimet_export_state *state,
                    const aimet_placement *row) {
  return row->path.length && !aimet_class_is_container(row->class_name) &&
         !aimet_string_map_find(state->containers, row->path);
}

static void mark_leaves(aimet_export_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    if (!state->node_of_row[i])
      continue;
    aimet_fx_node *node = &state->nodes[state->node_of_row[i]];
    row->leaf = is_leaf(state, row);
    row->traced = row->leaf && !node->placed_by_parameters &&
                  !aimet_class_is_layer(row->class_name);
    node->in_layer = row->leaf && !row->traced;
  }
}

void aimet_place_by_torch_export(aimet_placements *placements) {
  aimet_export_state state = {.placements = placements};
  state.containers = aimet_string_map_create();
  state.by_key = aimet_string_map_create();
  state.node_of_row =
      aimet_calloc(placements->count + 1, sizeof *state.node_of_row);
  state.first_group = placements->num_groups;
  new_node(&state);
  for (size_t i = 0; i < placements->count; ++i)
    read_row(&state, i);
  placements->num_groups += state.num_nodes;
  mark_leaves(&state);
  aimet_export_count_calls(&state);
  aimet_export_note_skipped(&state);
  aimet_group_functions(placements, "torch.export",
                        AIMET_EXPANSIONS_DECOMPOSED);
  aimet_string_map_destroy(state.containers);
  aimet_string_map_destroy(state.by_key);
  aimet_sb_deinit(&state.scratch);
  aimet_ptr_map_deinit(&state.owners);
  free(state.node_of_row);
  free(state.nodes);
}
