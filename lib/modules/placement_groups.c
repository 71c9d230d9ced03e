//===- placement_groups.c - rows that together are one function -----------===//

#include "placement.h"

#include "alloc.h"
#include "constant.h"
#include "dialect.h"
#include "node_view.h"
#include "ptr_map.h"
#include "uses.h"

#include <math.h>
#include <stdlib.h>

typedef struct group_state {
  aimet_placements *placements;
  const char *source;
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
  if (!aimet_placement_is_by(row, state->source))
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

//===----------------------------------------------------------------------===//
// Functions that end in Concat: roll, circular padding, stack
//===----------------------------------------------------------------------===//

/// A Concat of slices of one value, and of that value itself, perhaps.
typedef struct around {
  MlirValue whole;
  bool has_whole;
  MlirOperation slices[2];
  size_t num_slices;
} around;

static bool is_free_slice(const group_state *state, MlirValue value) {
  MlirOperation op = aimet_defining_op(value);
  return aimet_op_is(op, "onnx.Slice") && aimet_value_has_one_use(value) &&
         row_of(state, op) && may_join(op, (void *)state);
}

/// Finds what the value is the whole of: the operand of a slice, or the value.
static bool add_part(const group_state *state, around *out, MlirValue part) {
  if (mlirValueIsNull(part))
    return false;
  bool is_slice = is_free_slice(state, part) && out->num_slices < 2 &&
                  !(out->num_slices && mlirValueEqual(part, out->whole));
  MlirOperation slice = aimet_defining_op(part);
  MlirValue whole = is_slice ? aimet_op_input(slice, 0) : part;
  if (!mlirValueIsNull(out->whole) && !mlirValueEqual(out->whole, whole))
    return false;
  if (!is_slice && out->has_whole)
    return false;
  out->whole = whole;
  if (is_slice)
    out->slices[out->num_slices++] = slice;
  else
    out->has_whole = true;
  return true;
}

static double slice_bound(MlirOperation slice, intptr_t operand) {
  double bound;
  return aimet_constant_number(NULL, aimet_op_input(slice, operand), &bound)
             ? bound
             : (double)NAN;
}

/// `x[k:]` before `x[:k]`.
static bool is_roll(const around *parts) {
  return !parts->has_whole && parts->num_slices == 2 &&
         slice_bound(parts->slices[0], 1) == slice_bound(parts->slices[1], 2) &&
         slice_bound(parts->slices[0], 2) >= INT32_MAX &&
         slice_bound(parts->slices[1], 1) == 0;
}

/// Padding goes along spatial axes only.
static bool is_padding(const around *parts, MlirOperation concat) {
  const aimet_node node = aimet_node_of(concat, NULL);
  return parts->has_whole && parts->num_slices &&
         aimet_node_int(&node, "axis", 0) >= 2;
}

/// True if the value is made by rows of this group for nobody but `parts`.
static bool goes_on(const group_state *state, const around *parts,
                    const aimet_placement *before, const char *function) {
  if (!before || !before->group || before->call != state->root->call ||
      !aimet_sv_equal(before->path, state->root->path) ||
      !aimet_sv_is(before->function, function))
    return false;
  size_t uses = parts->num_slices + parts->has_whole;
  return aimet_value_use_count(parts->whole) == uses;
}

/// Joins a Concat with its slices, and with what goes around along another axis
/// just before.
static void join_around(group_state *state, size_t root) {
  around parts = {.num_slices = 0};
  state->root = &state->placements->items[root];
  MlirOperation concat = state->root->op;
  intptr_t num_operands = mlirOperationGetNumOperands(concat);
  for (intptr_t i = 0; i < num_operands; ++i)
    if (!add_part(state, &parts, aimet_op_input(concat, i)))
      return;
  if (!is_padding(&parts, concat) && !is_roll(&parts))
    return;
  const char *function = parts.has_whole ? "pad" : "roll";
  const aimet_placement *before = row_of(state, aimet_defining_op(parts.whole));
  aimet_expansion match = {.function = function, .count = 1};
  match.ops[0] = concat;
  for (size_t i = 0; i < parts.num_slices; ++i)
    match.ops[match.count++] = parts.slices[i];
  size_t group = goes_on(state, &parts, before, function) ? before->group : 0;
  join_rows(state, &match);
  for (size_t i = 0; group && i < match.count; ++i)
    row_of(state, match.ops[i])->group = group;
}

/// A Concat of Unsqueeze nodes: a stack.
static void join_stack(group_state *state, size_t root) {
  state->root = &state->placements->items[root];
  aimet_expansion match = {.function = "stack", .count = 1};
  match.ops[0] = state->root->op;
  intptr_t num_operands = mlirOperationGetNumOperands(match.ops[0]);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue part = mlirOperationGetOperand(match.ops[0], i);
    MlirOperation op = aimet_defining_op(part);
    if (!aimet_op_is(op, "onnx.Unsqueeze") || !row_of(state, op) ||
        !may_join(op, state) || !aimet_value_has_one_use(part) ||
        match.count == AIMET_EXPANSION_MAX)
      return;
    match.ops[match.count++] = op;
  }
  join_rows(state, &match);
}

static void join_concatenations(group_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    const aimet_placement *row = &state->placements->items[i];
    if (is_free(state, row) && aimet_op_is(row->op, "onnx.Concat") &&
        !aimet_is_size_arithmetic(state->placements->invariants, row->op)) {
      join_around(state, i);
      join_stack(state, i);
    }
  }
}

//===----------------------------------------------------------------------===//
// All functions
//===----------------------------------------------------------------------===//

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

/// Local functions are many, and most have no rows of most sources.
static bool has_rows_of(const aimet_placements *placements,
                        const char *source) {
  for (size_t i = 0; i < placements->count; ++i)
    if (aimet_placement_is_by(&placements->items[i], source))
      return true;
  return false;
}

/// Backwards, so that the largest match comes first.
void aimet_group_functions(aimet_placements *placements, const char *source,
                           aimet_expansion_set set) {
  if (!has_rows_of(placements, source))
    return;
  aimet_expansions *expansions = aimet_expansions_create(
      aimet_opset_version(placements->function, aimet_sv("")));
  group_state state = {.placements = placements, .source = source, .set = set};
  index_rows(&state);
  for (size_t i = placements->count; i-- > 0;) {
    state.root = &placements->items[i];
    aimet_expansion match;
    if (is_free(&state, state.root) &&
        aimet_expansion_match(expansions, set, state.root->op, may_join, &state,
                              &match))
      join_rows(&state, &match);
  }
  if (set == AIMET_EXPANSIONS_ALL)
    join_concatenations(&state);
  free(state.members);
  aimet_ptr_map_deinit(&state.rows);
  aimet_expansions_destroy(expansions);
}
