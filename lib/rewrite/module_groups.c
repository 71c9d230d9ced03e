//===- module_groups.c - the nodes of each module in one graph ------------===//

#include "module_groups.h"

#include "alloc.h"
#include "node.h"
#include "ptr_map.h"
#include "string_builder.h"
#include "string_map.h"

#include <inttypes.h>
#include <stdlib.h>

typedef struct grouping {
  aimet_module_groups *groups;
  aimet_string_map *keys; ///< of groups -> index
  aimet_ptr_map known;    ///< provenance attribute -> index + 1; 0: none
  aimet_string_builder key;
} grouping;

static size_t count_components(aimet_string_view path) {
  size_t count = 1;
  for (size_t i = 0; i < path.length; ++i)
    count += path.data[i] == '.';
  return count;
}

/// The group of a leaf's call (its number) or of a container (-1), made where
/// there is none.
static size_t find_or_make(grouping *g, aimet_string_view path, int64_t call,
                           bool *out_is_new) {
  aimet_sb_clear(&g->key);
  aimet_sb_appendf(&g->key, "%" PRId64 " ", call);
  aimet_sb_append(&g->key, path);
  aimet_map_entry *entry =
      aimet_string_map_insert(g->keys, aimet_sb_view(&g->key), out_is_new);
  if (!*out_is_new)
    return (size_t)entry->value.number;
  aimet_module_groups *groups = g->groups;
  void *items = groups->items;
  aimet_grow_array(&items, &groups->capacity, groups->count + 1,
                   sizeof *groups->items);
  groups->items = items;
  groups->items[groups->count] =
      (aimet_module_group){.module = AIMET_PROVENANCE_INIT,
                           .parent = SIZE_MAX,
                           .depth = count_components(path)};
  groups->items[groups->count].module.path = path;
  entry->value.number = groups->count;
  return groups->count++;
}

/// The group of a container; SIZE_MAX for the root.
static size_t container_group(grouping *g, aimet_string_view path) {
  size_t first = SIZE_MAX, child = SIZE_MAX;
  bool is_new = true;
  for (; path.length && is_new; path = aimet_path_parent(path)) {
    size_t group = find_or_make(g, path, -1, &is_new);
    if (first == SIZE_MAX)
      first = group;
    if (child != SIZE_MAX)
      g->groups->items[child].parent = group;
    child = group;
  }
  return first;
}

/// A container is of the class that those say who reside in it.
static void take_class(aimet_module_group *group,
                       const aimet_provenance *resident) {
  if (!group->module.class_name.length)
    group->module.class_name = resident->class_name;
  if (!group->module.source.length)
    group->module.source = resident->source;
}

static size_t leaf_group(grouping *g, const aimet_provenance *provenance) {
  bool is_new;
  size_t group = find_or_make(g, provenance->path, provenance->call, &is_new);
  if (!is_new)
    return group;
  size_t parent = container_group(g, aimet_path_parent(provenance->path));
  aimet_module_group *made = &g->groups->items[group];
  made->parent = parent;
  made->module = *provenance;
  made->module.functional = aimet_sv("");
  made->module.unit = -1;
  made->module.skipped = 0;
  return group;
}

static size_t group_of(grouping *g, MlirOperation op) {
  MlirAttribute attribute = aimet_op_attr(op, "aimet.module");
  aimet_provenance provenance;
  if (mlirAttributeIsNull(attribute) || !aimet_op_is_node(op))
    return SIZE_MAX;
  bool is_new;
  uint64_t *known = aimet_ptr_map_insert(&g->known, attribute.ptr, &is_new);
  if (!is_new || !aimet_provenance_read(attribute, &provenance) ||
      !provenance.path.length)
    return *known ? (size_t)*known - 1 : SIZE_MAX;
  size_t group;
  if (provenance.leaf) {
    group = leaf_group(g, &provenance);
  } else {
    group = container_group(g, provenance.path);
    take_class(&g->groups->items[group], &provenance);
  }
  *known = (uint64_t)group + 1;
  return group;
}

/// A group's place among the others.
typedef struct group_place {
  size_t group, depth;
} group_place;

static int deeper_first(const void *a, const void *b) {
  const group_place *x = a, *y = b;
  if (x->depth != y->depth)
    return x->depth > y->depth ? -1 : 1;
  return x->group < y->group ? -1 : x->group > y->group;
}

static void sort_groups(aimet_module_groups *groups) {
  group_place *places = aimet_calloc(groups->count, sizeof *places);
  for (size_t i = 0; i < groups->count; ++i)
    places[i] = (group_place){i, groups->items[i].depth};
  qsort(places, groups->count, sizeof *places, deeper_first);
  groups->order = aimet_calloc(groups->count, sizeof *groups->order);
  for (size_t i = 0; i < groups->count; ++i)
    groups->order[i] = places[i].group;
  free(places);
}

void aimet_module_groups_init(aimet_module_groups *groups, MlirBlock block) {
  *groups = (aimet_module_groups){0};
  grouping g = {.groups = groups, .keys = aimet_string_map_create()};
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    aimet_module_groups_add(groups, group_of(&g, op), op);
  sort_groups(groups);
  aimet_sb_deinit(&g.key);
  aimet_ptr_map_deinit(&g.known);
  aimet_string_map_destroy(g.keys);
}

void aimet_module_groups_deinit(aimet_module_groups *groups) {
  for (size_t i = 0; i < groups->count; ++i)
    free(groups->items[i].ops);
  free(groups->items);
  free(groups->order);
}

void aimet_module_groups_add(aimet_module_groups *groups, size_t group,
                             MlirOperation op) {
  if (group == SIZE_MAX)
    return;
  aimet_module_group *to = &groups->items[group];
  void *ops = to->ops;
  aimet_grow_array(&ops, &to->capacity, to->num_ops + 1, sizeof *to->ops);
  to->ops = ops;
  to->ops[to->num_ops++] = op;
}
