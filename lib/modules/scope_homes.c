//===- scope_homes.c - modules that are called from elsewhere -------------===//
//
// A scope shows who called a module. Where that is not the module's parent, the
// names of its parameters tell where it stands, and what has none stands beside
// what has some.
//
//===----------------------------------------------------------------------===//

#include "scope_tree.h"

#include "function_modules.h"
#include "parameters.h"
#include "scope_names.h"

#include <inttypes.h>

/// The length of what two paths have before the components that they end in
/// alike, in `path`; all of `path` if they end in different ones.
static size_t length_before_common(aimet_string_view path,
                                   aimet_string_view other) {
  size_t before = path.length;
  for (size_t i = 1; i <= path.length && i <= other.length; ++i) {
    bool ends_path = i == path.length || path.data[path.length - i - 1] == '.';
    bool ends_other =
        i == other.length || other.data[other.length - i - 1] == '.';
    if (path.data[path.length - i] != other.data[other.length - i])
      break;
    if (ends_path && ends_other)
      before = path.length - i;
  }
  return before;
}

/// The outermost scope around scope `i` whose path is longer than `length`.
static aimet_scope *scope_beyond(aimet_scope_tree *tree, size_t i,
                                 size_t length) {
  while (tree->scopes[tree->scopes[i].parent].path.length > length)
    i = tree->scopes[i].parent;
  return &tree->scopes[i];
}

static void settle(aimet_scope_tree *tree, size_t i) {
  while (i && !tree->scopes[i].is_settled) {
    tree->scopes[i].is_settled = true;
    i = tree->scopes[i].parent;
  }
}

/// `/serial/cpe/proj/Conv` with `cpe.proj.weight`: the module `cpe` is called
/// from `serial`, and stands at the root.
static void find_home(aimet_scope_tree *tree, size_t i,
                      aimet_string_view owner) {
  aimet_string_view path = tree->scopes[i].path;
  size_t before = length_before_common(path, owner);
  if (before == path.length)
    return;
  size_t common = path.length - before;
  aimet_scope *top = scope_beyond(tree, i, before);
  aimet_string_view rest = aimet_sv_slice(top->path, before, top->path.length);
  if (rest.data[0] == '.')
    rest = aimet_sv_slice(rest, 1, rest.length);
  size_t left = owner.length - common;
  if (left && owner.data[left - 1] == '.')
    --left;
  aimet_string_view home = aimet_path_join(aimet_sv_slice(owner, 0, left), rest,
                                           tree->placements->arena);
  if (aimet_string_map_find(tree->by_natural, home))
    return;
  top->is_settled |= top->home.length && !aimet_sv_equal(top->home, home);
  top->home = home;
}

/// The module that the parameters of a scope's own nodes belong to.
static bool owner_of_scope(const aimet_scope_tree *tree,
                           const aimet_scope *self,
                           aimet_string_view *out_owner) {
  for (size_t i = 0; i < self->num_rows; ++i)
    if (aimet_layer_owner(tree->placements->items[self->rows[i]].op,
                          tree->placements->arena, out_owner))
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Namesakes
//===----------------------------------------------------------------------===//

/// Where modules stand that show scope `parent` and have this suffix there.
static const char *container_key(aimet_arena *arena, size_t parent,
                                 int64_t number) {
  return aimet_arena_format(arena, "%zu %" PRId64, parent, number);
}

/// `/encoder/attention/query_1/Conv` with `layers.1.attention.query.weight`:
/// where modules of the same name are called from one scope, suffixes tell
/// their modules apart and are no calls.
static bool find_namesake(aimet_scope_tree *tree, aimet_scope *self,
                          aimet_string_map *containers) {
  aimet_arena *arena = tree->placements->arena;
  aimet_string_view base, owner;
  int64_t number;
  if (!aimet_split_suffix(self->path, &base, &number) ||
      !owner_of_scope(tree, self, &owner) || aimet_sv_equal(owner, base) ||
      aimet_sv_equal(owner, self->path) ||
      !aimet_sv_equal(aimet_path_leaf(owner), aimet_path_leaf(base)))
    return false;
  self->home = owner;
  bool inserted;
  const char *key = container_key(arena, self->parent, number);
  aimet_map_entry *entry =
      aimet_string_map_insert(containers, aimet_sv(key), &inserted);
  if (inserted)
    entry->value.number = (uint64_t)(self - tree->scopes);
  return true;
}

/// The path of the module that holds the namesakes of this suffix in a scope.
static bool find_container(const aimet_scope_tree *tree,
                           const aimet_string_map *containers, size_t parent,
                           int64_t number, aimet_string_view *out_path) {
  const char *key = container_key(tree->placements->arena, parent, number);
  const aimet_map_entry *entry =
      aimet_string_map_find(containers, aimet_sv(key));
  if (entry)
    *out_path = aimet_path_parent(tree->scopes[entry->value.number].home);
  return entry != NULL;
}

/// What has no parameters stands beside what has them; what the container
/// itself computes shows the container's own scope, with the suffix.
static void follow_namesakes(aimet_scope_tree *tree, aimet_scope *self,
                             const aimet_string_map *containers) {
  aimet_string_view base, owner, path;
  int64_t number;
  if (self->home.length || !aimet_split_suffix(self->natural, &base, &number) ||
      owner_of_scope(tree, self, &owner))
    return;
  const aimet_map_entry *twin = aimet_string_map_find(tree->by_natural, base);
  if (twin && find_container(tree, containers, (size_t)twin->value.number,
                             number, &path))
    self->home = path;
  else if (find_container(tree, containers, self->parent, number, &path))
    self->home =
        aimet_path_join(path, aimet_path_leaf(base), tree->placements->arena);
}

static void find_namesakes(aimet_scope_tree *tree) {
  aimet_string_map *containers = aimet_string_map_create();
  bool found = false;
  for (size_t i = 1; i < tree->num_scopes; ++i)
    found |= find_namesake(tree, &tree->scopes[i], containers);
  for (size_t i = 1; found && i < tree->num_scopes; ++i)
    follow_namesakes(tree, &tree->scopes[i], containers);
  if (found)
    aimet_scope_tree_set_paths(tree);
  aimet_string_map_destroy(containers);
}

void aimet_scope_tree_find_homes(aimet_scope_tree *tree) {
  for (size_t i = 1; i < tree->num_scopes; ++i) {
    aimet_string_view owner;
    if (!owner_of_scope(tree, &tree->scopes[i], &owner))
      continue;
    if (aimet_sv_equal(owner, tree->scopes[i].path))
      settle(tree, i);
    else
      find_home(tree, i, owner);
  }
  aimet_scope_tree_set_paths(tree);
  find_namesakes(tree);
}
