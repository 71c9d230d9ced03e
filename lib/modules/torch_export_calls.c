//===- torch_export_calls.c - calls of leaves, by order -------------------===//
//
// torch.export marks no calls. A call of a leaf begins where execution enters
// it from outside, or where its sequence of functions starts over. The numbers
// in the names of fx nodes tell which calls have left no node.
//
//===----------------------------------------------------------------------===//

#include "torch_export_state.h"

#include "alloc.h"
#include "fx_names.h"

#include <stdlib.h>

/// A leaf, and the run of fx nodes in it that is being read.
typedef struct leaf_run {
  int64_t num_calls;
  size_t *nodes; ///< of the run
  size_t num_nodes, capacity;
} leaf_run;

static bool same_functions(const aimet_export_state *state, const leaf_run *run,
                           size_t a, size_t b) {
  return aimet_sv_equal(state->nodes[run->nodes[a]].function,
                        state->nodes[run->nodes[b]].function);
}

static bool has_period(const aimet_export_state *state, const leaf_run *run,
                       size_t period) {
  for (size_t i = period; i < run->num_nodes; ++i)
    if (!same_functions(state, run, i, i - period))
      return false;
  return true;
}

/// The length of one call in a run: the smallest period of its functions. Code
/// may well call one function several times in a row; a layer does not.
static size_t call_length(const aimet_export_state *state,
                          const leaf_run *run) {
  bool layer = state->nodes[run->nodes[0]].in_layer;
  for (size_t period = layer ? 1 : 2; period < run->num_nodes; ++period)
    if (run->num_nodes % period == 0 && has_period(state, run, period))
      return period;
  return run->num_nodes;
}

static void close_run(aimet_export_state *state, leaf_run *run) {
  if (!run->num_nodes)
    return;
  size_t length = call_length(state, run);
  for (size_t i = 0; i < run->num_nodes; ++i) {
    aimet_fx_node *node = &state->nodes[run->nodes[i]];
    node->call = run->num_calls + (int64_t)(i / length);
    node->has_call = true;
  }
  run->num_calls += (int64_t)(run->num_nodes / length);
  run->num_nodes = 0;
}

static leaf_run *run_of(aimet_string_map *runs, aimet_string_view path,
                        aimet_arena *arena) {
  bool inserted;
  aimet_map_entry *entry = aimet_string_map_insert(runs, path, &inserted);
  if (inserted)
    entry->value.pointer = aimet_arena_calloc(arena, 1, sizeof(leaf_run));
  return entry->value.pointer;
}

static void extend_run(aimet_export_state *state, leaf_run *run, size_t node) {
  if (state->nodes[node].is_in_run)
    return;
  state->nodes[node].is_in_run = true;
  void *nodes = run->nodes;
  aimet_grow_array(&nodes, &run->capacity, run->num_nodes + 1,
                   sizeof *run->nodes);
  run->nodes = nodes;
  run->nodes[run->num_nodes++] = node;
}

/// Reads one row: it opens, extends or closes the run of its region. A body is
/// a region of its own, so that what runs in it does not leave the module that
/// the node with the body lies in.
static void read_call(aimet_export_state *state, const aimet_placement *row,
                      size_t node, aimet_string_map *runs, leaf_run **open) {
  if (!node || state->nodes[node].has_call || state->nodes[node].owner)
    return;
  leaf_run *run =
      row->leaf ? run_of(runs, row->path, state->placements->arena) : NULL;
  if (open[row->region] && open[row->region] != run)
    close_run(state, open[row->region]);
  if (run)
    extend_run(state, run, node);
  open[row->region] = run;
}

/// An fx node in a body belongs to its owner's call; owners stand before.
static void set_calls(aimet_export_state *state) {
  for (size_t i = 1; i < state->num_nodes; ++i)
    if (state->nodes[i].owner)
      state->nodes[i].call = state->nodes[state->nodes[i].owner].call;
  for (size_t i = 0; i < state->placements->count; ++i)
    if (state->node_of_row[i])
      state->placements->items[i].call =
          state->nodes[state->node_of_row[i]].call;
}

void aimet_export_count_calls(aimet_export_state *state) {
  aimet_placements *placements = state->placements;
  aimet_string_map *runs = aimet_string_map_create();
  leaf_run **open = aimet_calloc(placements->num_regions + 1, sizeof(*open));
  for (size_t i = 0; i < placements->count; ++i)
    read_call(state, &placements->items[i], state->node_of_row[i], runs, open);
  for (size_t i = 0; i < aimet_string_map_size(runs); ++i) {
    leaf_run *run = aimet_string_map_at(runs, i)->value.pointer;
    close_run(state, run);
    free(run->nodes);
  }
  set_calls(state);
  free(open);
  aimet_string_map_destroy(runs);
}

//===----------------------------------------------------------------------===//
// Calls that left no node
//===----------------------------------------------------------------------===//

/// A name whose first use has the number 1, for the bare word is reserved.
static int64_t ordinal_of(const aimet_fx_node *node) {
  int64_t number = node->number < 0 ? 0 : node->number;
  return aimet_fx_is_reserved(node->base) ? number - 1 : number;
}

/// Functions that the traced graph calls for symbolic sizes, too.
static bool computes_sizes(aimet_string_view base) {
  static const char *const bases[] = {
      "add", "sub", "mul", "floordiv", "truediv", "mod", "neg",
      "pow", "eq",  "ne",  "lt",       "le",      "gt",  "ge"};
  for (size_t i = 0; i < sizeof bases / sizeof *bases; ++i)
    if (aimet_sv_is(base, bases[i]))
      return true;
  return false;
}

/// A functional `add_2` that is the second one seen follows a call that the
/// optimizer has removed; the names of modules count it. With symbolic sizes it
/// may as well follow arithmetic of the exporter's own.
void aimet_export_note_skipped(aimet_export_state *state) {
  aimet_string_map *seen = aimet_string_map_create();
  int64_t folded = 0; ///< batch norms since the last one that is a functional
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_fx_node *node = &state->nodes[state->node_of_row[i]];
    if (!state->node_of_row[i] || node->is_counted)
      continue;
    node->is_counted = true;
    folded += node->is_folded_norm;
    aimet_map_entry *entry = aimet_string_map_insert(seen, node->base, NULL);
    int64_t expected = (int64_t)entry->value.number;
    int64_t ordinal = ordinal_of(node);
    bool tells = !state->has_symbols || !computes_sizes(node->base);
    if (tells && ordinal > expected && ordinal - expected < 1000 &&
        !node->in_layer)
      state->placements->items[i].skipped = ordinal - expected;
    if (!node->in_layer && aimet_sv_is(node->function, "batch_norm")) {
      state->placements->items[i].skipped += folded;
      folded = 0;
    }
    entry->value.number =
        (uint64_t)(ordinal >= expected ? ordinal + 1 : expected + 1);
  }
  aimet_string_map_destroy(seen);
}
