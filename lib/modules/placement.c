//===- placement.c - finding out which module a node belongs to -----------===//

#include "placement.h"

#include "alloc.h"
#include "functional_names.h"
#include "parameters.h"
#include "ptr_map.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Making the table
//===----------------------------------------------------------------------===//

typedef struct collect_state {
  aimet_placements *placements;
  aimet_ptr_map regions; ///< block -> number
} collect_state;

static void collect(MlirOperation op, void *user_data) {
  collect_state *state = user_data;
  aimet_placements *placements = state->placements;
  if (!aimet_op_is_node(op))
    return;
  bool inserted;
  uint64_t *region = aimet_ptr_map_insert(
      &state->regions, mlirOperationGetBlock(op).ptr, &inserted);
  if (inserted)
    *region = placements->num_regions++;
  void *items = placements->items;
  aimet_grow_array(&items, &placements->capacity, placements->count + 1,
                   sizeof *placements->items);
  placements->items = items;
  aimet_placement *row = &placements->items[placements->count++];
  *row = (aimet_placement){.op = op, .region = (size_t)*region};
  row->fixed = aimet_provenance_of(op, &row->given) ||
               aimet_provenance_from_metadata(op, &row->given);
  if (row->fixed)
    row->source = "aimet";
  placements->all_fixed &= row->fixed;
}

bool aimet_placement_is_by(const aimet_placement *row, const char *source) {
  return row->source && strcmp(row->source, source) == 0;
}

void aimet_placements_init(aimet_placements *placements, MlirOperation function,
                           const aimet_invariants *invariants) {
  *placements = (aimet_placements){
      .function = function, .invariants = invariants, .all_fixed = true};
  placements->module = aimet_enclosing_module(function);
  placements->arena = aimet_arena_create();
  collect_state state = {placements, AIMET_PTR_MAP_INIT};
  aimet_walk(function, collect, &state);
  aimet_ptr_map_deinit(&state.regions);
}

void aimet_placements_deinit(aimet_placements *placements) {
  free(placements->items);
  aimet_arena_destroy(placements->arena);
  *placements = (aimet_placements){.items = NULL};
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

/// Before PyTorch 1.13 names say nothing; but each operation with parameters
/// lies in the module that they belong to, and each such operation is a call.
void aimet_place_by_parameters(aimet_placements *placements) {
  aimet_string_map *calls = aimet_string_map_create();
  for (size_t i = 0; i < placements->count; ++i) {
    aimet_placement *row = &placements->items[i];
    aimet_string_view owner;
    if (row->source || !aimet_layer_owner(row->op, placements->arena, &owner))
      continue;
    aimet_map_entry *entry = aimet_string_map_insert(calls, owner, NULL);
    row->source = "parameters";
    row->path = owner;
    row->class_name = aimet_function_torch_class(
        aimet_function_of_op(row->op, placements->arena), row->op,
        placements->arena);
    row->leaf = true;
    row->call = (int64_t)entry->value.number++;
  }
  aimet_string_map_destroy(calls);
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

bool aimet_placement_computes(const aimet_placements *placements,
                              const aimet_placement *row) {
  if (aimet_is_size_arithmetic(placements->invariants, row->op) ||
      mlirOperationGetNumRegions(row->op) ||
      aimet_function_is_module(row->callee))
    return false;
  if (row->function.length)
    return !aimet_function_is_math_invariant(row->function);
  return !aimet_is_math_invariant(placements->invariants, row->op);
}

/// A mean gets a module, though its lack is no fault.
static bool is_mean(const aimet_placements *placements,
                    const aimet_placement *row) {
  return !row->function.length &&
         aimet_sv_is(aimet_op_type(row->op), "ReduceMean") &&
         !aimet_is_size_arithmetic(placements->invariants, row->op);
}

/// A group of nodes that make up one functional.
typedef struct group_info {
  size_t rows;    ///< that are of a functional, or would be
  size_t members; ///< that are
  int64_t unit;   ///< -1: none given yet
} group_info;

/// True for what the user says needs no module: a function by its name, by its
/// type an operator that is all of a function.
static bool is_exempt(const aimet_placements *placements,
                      const group_info *groups, const aimet_placement *row,
                      aimet_string_view function) {
  const aimet_invariants *invariants = placements->invariants;
  return aimet_invariants_has_name(invariants, function) ||
         ((!row->group || groups[row->group].rows == 1) &&
          aimet_invariants_has_name(invariants, aimet_op_type(row->op)));
}

static bool is_of_functional(const aimet_placements *placements,
                             const aimet_placement *row) {
  bool in_layer = row->leaf && !row->traced;
  return !in_layer && (aimet_placement_computes(placements, row) ||
                       is_mean(placements, row));
}

static aimet_string_view functional_of(const aimet_placements *placements,
                                       const group_info *groups,
                                       const aimet_placement *row) {
  if (!is_of_functional(placements, row))
    return aimet_sv("");
  aimet_string_view function =
      row->function.length ? row->function
                           : aimet_function_of_op(row->op, placements->arena);
  return is_exempt(placements, groups, row, function) ? aimet_sv("") : function;
}

/// Nothing is asked of the groups of fixed rows, but for names that the user
/// has added, which must be met somewhere.
static group_info *describe_groups(const aimet_placements *placements) {
  group_info *groups = aimet_calloc(placements->num_groups + 1, sizeof *groups);
  if (placements->all_fixed &&
      !aimet_invariants_has_names(placements->invariants))
    return groups;
  for (size_t i = 0; i <= placements->num_groups; ++i)
    groups[i].unit = -1;
  for (size_t i = 0; i < placements->count; ++i)
    groups[placements->items[i].group].rows +=
        is_of_functional(placements, &placements->items[i]);
  for (size_t i = 0; i < placements->count; ++i) {
    const aimet_placement *row = &placements->items[i];
    if (!row->fixed && row->group &&
        functional_of(placements, groups, row).length)
      ++groups[row->group].members;
  }
  return groups;
}

static int64_t first_free_unit(const aimet_placements *placements) {
  int64_t next = 0;
  for (size_t i = 0; i < placements->count; ++i) {
    const aimet_placement *row = &placements->items[i];
    if (row->fixed && row->given.unit >= next && row->given.unit < INT64_MAX)
      next = row->given.unit + 1;
  }
  return next;
}

/// Nodes of a functional are told from those of its namesakes by a number; one
/// that is a single node needs none.
static int64_t unit_of(group_info *group, int64_t *next_unit) {
  if (group->members < 2)
    return -1;
  if (group->unit < 0)
    group->unit = (*next_unit)++;
  return group->unit;
}

/// What writing needs.
typedef struct write_state {
  const aimet_placements *placements;
  group_info *groups;
  int64_t next_unit;
  aimet_provenance_maker maker;
} write_state;

static MlirAttribute attribute_of(write_state *state,
                                  const aimet_placement *row) {
  const aimet_placements *placements = state->placements;
  if (row->fixed)
    return aimet_provenance_make(&state->maker, &row->given);
  aimet_provenance provenance = AIMET_PROVENANCE_INIT;
  provenance.path = row->path;
  provenance.class_name = row->class_name;
  provenance.source = aimet_sv(row->source);
  provenance.call = row->call;
  provenance.leaf = row->leaf;
  provenance.functional = functional_of(placements, state->groups, row);
  if (provenance.functional.length) {
    provenance.skipped = row->skipped;
    if (row->group)
      provenance.unit = unit_of(&state->groups[row->group], &state->next_unit);
  }
  return aimet_provenance_make(&state->maker, &provenance);
}

aimet_placement_counts aimet_placements_write(aimet_placements *placements) {
  aimet_placement_counts counts = {0};
  write_state state = {.placements = placements,
                       .groups = describe_groups(placements),
                       .next_unit = first_free_unit(placements)};
  aimet_provenance_maker_init(&state.maker,
                              mlirOperationGetContext(placements->function));
  for (size_t i = 0; i < placements->count; ++i) {
    aimet_placement *row = &placements->items[i];
    if (!row->source) {
      counts.unplaced += aimet_placement_computes(placements, row) ||
                         aimet_function_is_module(row->callee);
      continue;
    }
    ++counts.placed;
    if (!mlirAttributeIsNull(aimet_op_attr(row->op, "aimet.module")))
      continue;
    ++counts.written;
    aimet_op_set_attr(row->op, "aimet.module", attribute_of(&state, row));
  }
  free(state.groups);
  return counts;
}
