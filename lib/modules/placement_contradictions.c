//===- placement_contradictions.c - sources that do not agree -------------===//
//
// What is known to differ, and explained, is no contradiction: modules that a
// rewrite has made; nodes that the exporter's optimizer has made; the number of
// a call at the end of a scope; a module that is shared between two parents.
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "scope_names.h"

#define OWN_WORDS "aimet.module"
#define EXPORT_WORDS "the metadata of torch.export"
#define SCOPE_WORDS "the node's name"

typedef struct contradiction_state {
  const aimet_placements *placements;
  aimet_arena *arena;        ///< of the result
  aimet_arena *scratch;      ///< of one row
  aimet_string_map *classes; ///< path -> first row that names its class
  aimet_contradiction *out;
} contradiction_state;

static aimet_string_view keep(const contradiction_state *state,
                              aimet_string_view text) {
  return aimet_sv_n(aimet_arena_string(state->arena, text), text.length);
}

static void note(contradiction_state *state, const aimet_placement *row,
                 const char *what, aimet_string_view first,
                 const char *first_source, aimet_string_view second,
                 const char *second_source) {
  aimet_contradiction *out = state->out;
  if (out->count++)
    return;
  out->op = row->op;
  out->what = what;
  out->values[0] = keep(state, first);
  out->values[1] = keep(state, second);
  out->sources[0] = first_source;
  out->sources[1] = second_source;
}

static bool is_made(const aimet_provenance *own) {
  return own->fx.length || aimet_is_made_module(own->path);
}

/// The scopes of a name say the path: as it is, with the number of a call, or
/// as that of a module shared with another parent.
static bool spells(aimet_string_view spelled, aimet_string_view path) {
  aimet_string_view base;
  int64_t number;
  return aimet_sv_equal(spelled, path) ||
         (aimet_split_suffix(spelled, &base, &number) &&
          aimet_sv_equal(base, path)) ||
         aimet_sv_equal(aimet_path_leaf(spelled), aimet_path_leaf(path));
}

/// Compares what the metadata of torch.export says with what stands, or else
/// with the name; names are ours to change where something stands.
static void compare_modules(contradiction_state *state,
                            const aimet_placement *row) {
  aimet_string_view name = aimet_op_node_name(row->op);
  bool is_scoped = aimet_scope_name_is(name);
  aimet_string_view path, class_name;
  if ((row->fixed ? is_made(&row->given) : !is_scoped) ||
      !aimet_torch_export_module(row->op, state->scratch, &path, &class_name))
    return;
  if (row->fixed) {
    if (!aimet_sv_equal(row->given.path, path))
      note(state, row, "module", row->given.path, OWN_WORDS, path,
           EXPORT_WORDS);
    return;
  }
  aimet_string_view spelled = aimet_scope_path(name, state->scratch);
  if (!spells(spelled, path))
    note(state, row, "module", path, EXPORT_WORDS, spelled, SCOPE_WORDS);
}

static aimet_string_view class_of(const aimet_placement *row) {
  return row->fixed ? row->given.class_name : row->class_name;
}

/// A class that stands in the file for this very path, not one that follows
/// from the operator.
static bool states_class(contradiction_state *state, const aimet_placement *row,
                         aimet_string_view path) {
  aimet_string_view exported, class_name;
  return row->fixed || (aimet_torch_export_module(row->op, state->scratch,
                                                  &exported, &class_name) &&
                        aimet_sv_equal(exported, path));
}

static void compare_classes(contradiction_state *state, size_t i) {
  const aimet_placement *row = &state->placements->items[i];
  if (!class_of(row).length ||
      !(row->fixed || aimet_placement_is_by(row, "torch.export")))
    return;
  aimet_string_view path = row->fixed ? row->given.path : row->path;
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(state->classes, path, &inserted);
  if (inserted)
    entry->value.number = i;
  const aimet_placement *first = &state->placements->items[entry->value.number];
  if (aimet_sv_equal(class_of(first), class_of(row)) ||
      first->fixed != row->fixed)
    return;
  if (!states_class(state, first, path)) {
    entry->value.number = i;
    return;
  }
  const char *source = row->fixed ? OWN_WORDS : EXPORT_WORDS;
  if (states_class(state, row, path))
    note(state, row, "class", class_of(first), source, class_of(row), source);
}

void aimet_find_contradictions(const aimet_placements *placements,
                               aimet_arena *arena, aimet_contradiction *out) {
  contradiction_state state = {placements, arena, aimet_arena_create(),
                               aimet_string_map_create(), out};
  for (size_t i = 0; i < placements->count; ++i) {
    size_t before = out->count;
    compare_modules(&state, &placements->items[i]);
    if (out->count == before)
      compare_classes(&state, i);
    aimet_arena_reset(state.scratch);
  }
  aimet_arena_destroy(state.scratch);
  aimet_string_map_destroy(state.classes);
}
