//===- placement_groups.c - rows that together are one function -----------===//

#include "placement.h"

#include "alloc.h"
#include "ptr_map.h"

#include <stdlib.h>

typedef struct group_state {
  aimet_placements *placements;
  aimet_string_view source;
  aimet_expansion_set set;
  aimet_ptr_map rows; ///< operation -> row
  size_t *members;    ///< of each group that the source itself has made
  size_t num_groups;  ///< the last of these
  const aimet_placement *root;
} group_state;

static aimet_placement *row_of(const group_state *state, MlirOperation op) {
  const uint64_t *row = aimet_ptr_map_find(&state->rows, op.ptr);
  return row ? &state->placements->items[*row] : NULL;
}

/// A row that no function has claimed. Where the source names functions itself,
/// it is one that is a single node, outside of layers.
static bool is_free(const group_state *state, const aimet_placement *row) {
  if (!row->source || !aimet_sv_equal(aimet_sv(row->source), state->source))
    return false;
  if (state->set == AIMET_EXPANSIONS_ALL)
    return !row->function.length;
  return (!row->leaf || row->traced) && row->group &&
         row->group <= state->num_groups && state->members[row->group] == 1;
}

/// Nodes of one function lie in one call of one module.
static bool may_join(MlirOperation op, void *user_data) {
  const group_state *state = user_data;
  const aimet_placement *row = row_of(state, op);
  const aimet_placement *root = state->root;
  return row && is_free(state, row) && row->region == root->region &&
         row->call == root->call && aimet_sv_equal(row->path, root->path) &&
         !aimet_is_size_arithmetic(state->placements->invariants, op);
}

static void join_rows(group_state *state, const aimet_expansion *match) {
  size_t group = match->count > 1 ? ++state->placements->num_groups : 0;
  for (size_t i = 0; i < match->count; ++i) {
    aimet_placement *row = row_of(state, match->ops[i]);
    row->group = group;
    row->function = aimet_sv(match->function);
    row->skipped = 0;
  }
}

static void index_rows(group_state *state) {
  aimet_placements *placements = state->placements;
  state->num_groups = placements->num_groups;
  state->members =
      aimet_calloc(placements->num_groups + 1, sizeof *state->members);
  for (size_t i = 0; i < placements->count; ++i) {
    *aimet_ptr_map_insert(&state->rows, placements->items[i].op.ptr, NULL) = i;
    ++state->members[placements->items[i].group];
  }
}

/// Backwards, so that the largest match comes first.
void aimet_group_functions(aimet_placements *placements, const char *source,
                           aimet_expansion_set set) {
  aimet_expansions *expansions = aimet_expansions_create();
  group_state state = {
      .placements = placements, .source = aimet_sv(source), .set = set};
  index_rows(&state);
  for (size_t i = placements->count; i-- > 0;) {
    state.root = &placements->items[i];
    aimet_expansion match;
    if (is_free(&state, state.root) &&
        aimet_expansion_match(expansions, set, state.root->op, may_join, &state,
                              &match))
      join_rows(&state, &match);
  }
  free(state.members);
  aimet_ptr_map_deinit(&state.rows);
  aimet_expansions_destroy(expansions);
}
