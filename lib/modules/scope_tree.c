//===- scope_tree.c - the scopes that node names spell --------------------===//

#include "scope_tree.h"

#include "alloc.h"
#include "function_modules.h"
#include "scope_names.h"

#include <stdlib.h>

static size_t new_scope(aimet_scope_tree *tree, aimet_string_view spelled,
                        size_t parent) {
  void *scopes = tree->scopes;
  aimet_grow_array(&scopes, &tree->scope_capacity, tree->num_scopes + 1,
                   sizeof *tree->scopes);
  tree->scopes = scopes;
  tree->scopes[tree->num_scopes] =
      (aimet_scope){.spelled = spelled, .parent = parent};
  return tree->num_scopes++;
}

/// The scope whose name is `name` up to `end`.
static size_t scope_of_prefix(aimet_scope_tree *tree, aimet_string_view name,
                              size_t end) {
  if (end == 0)
    return 0;
  aimet_string_view prefix = aimet_sv_slice(name, 0, end);
  aimet_map_entry *entry = aimet_string_map_find(tree->by_prefix, prefix);
  if (entry)
    return (size_t)entry->value.number;
  size_t slash = aimet_sv_rfind(prefix, '/');
  size_t parent = scope_of_prefix(tree, name, slash);
  aimet_string_view spelled = aimet_sv_slice(prefix, slash + 1, end);
  size_t made = new_scope(tree, spelled, parent);
  tree->scopes[parent].has_children = true;
  if (aimet_scope_repeats(spelled, tree->scopes[parent].spelled))
    tree->scopes[parent].is_indexed = true;
  aimet_string_map_insert(tree->by_prefix, prefix, NULL)->value.number = made;
  return made;
}

static void add_row(aimet_scope *into, size_t row) {
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

static void build_scopes(aimet_scope_tree *tree) {
  new_scope(tree, aimet_sv(""), 0);
  for (size_t i = 0; i < tree->placements->count; ++i) {
    aimet_placement *row = &tree->placements->items[i];
    aimet_string_view name =
        row->scope_name.length ? row->scope_name : aimet_op_node_name(row->op);
    if (!is_scoped(row, name))
      continue;
    size_t into = scope_of_prefix(tree, name, aimet_sv_rfind(name, '/'));
    add_row(&tree->scopes[into], i);
    row->source = "scope";
  }
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

/// A dotted name in an indexed container that does not begin with the
/// container's is another container's child; the scope at home there, or null.
static const aimet_scope *visited_scope(const aimet_scope_tree *tree,
                                        const aimet_scope *guest,
                                        const aimet_scope *parent) {
  if (!parent->is_indexed ||
      aimet_scope_repeats(guest->spelled, parent->spelled) ||
      aimet_sv_find(guest->spelled, '.') == guest->spelled.length)
    return NULL;
  const aimet_map_entry *entry =
      aimet_string_map_find(tree->by_spelled, guest->spelled);
  return entry ? &tree->scopes[entry->value.number] : NULL;
}

static void set_path(aimet_scope_tree *tree, size_t i) {
  aimet_scope *self = &tree->scopes[i];
  const aimet_scope *parent = &tree->scopes[self->parent];
  const aimet_scope *home = visited_scope(tree, self, parent);
  if (home || (self->home.length && !self->is_settled)) {
    self->path = home ? home->path : self->home;
    return;
  }
  aimet_string_view child = self->spelled;
  if (aimet_scope_repeats(child, parent->spelled)) {
    child = aimet_sv_slice(child, parent->spelled.length + 1, child.length);
    bool inserted;
    aimet_map_entry *entry =
        aimet_string_map_insert(tree->by_spelled, self->spelled, &inserted);
    if (inserted)
      entry->value.number = i;
  }
  self->path = aimet_path_join(parent->path, child, tree->placements->arena);
}

void aimet_scope_tree_set_paths(aimet_scope_tree *tree) {
  for (size_t i = 1; i < tree->num_scopes; ++i)
    set_path(tree, i);
}

void aimet_scope_tree_init(aimet_scope_tree *tree,
                           aimet_placements *placements) {
  *tree = (aimet_scope_tree){.placements = placements};
  tree->by_prefix = aimet_string_map_create();
  tree->by_spelled = aimet_string_map_create();
  tree->by_natural = aimet_string_map_create();
  build_scopes(tree);
  aimet_scope_tree_set_paths(tree);
  for (size_t i = 1; i < tree->num_scopes; ++i) {
    bool inserted;
    aimet_scope *self = &tree->scopes[i];
    self->natural = self->path;
    aimet_map_entry *entry =
        aimet_string_map_insert(tree->by_natural, self->natural, &inserted);
    if (inserted)
      entry->value.number = i;
  }
}

void aimet_scope_tree_deinit(aimet_scope_tree *tree) {
  for (size_t i = 0; i < tree->num_scopes; ++i)
    free(tree->scopes[i].rows);
  free(tree->scopes);
  aimet_string_map_destroy(tree->by_prefix);
  aimet_string_map_destroy(tree->by_spelled);
  aimet_string_map_destroy(tree->by_natural);
}
