//===- module_tree.c - the modules of a model, and their calls ------------===//

#include "module_tree_private.h"

#include "alloc.h"
#include "parameters.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

/// A path of more components is nobody's module; it lies in the root.
#define MAX_PATH_DEPTH 128

static aimet_string_view container_of(aimet_string_view path) {
  size_t dots = 0;
  for (size_t i = 0; i < path.length; ++i)
    dots += path.data[i] == '.';
  return dots < MAX_PATH_DEPTH ? aimet_path_parent(path) : aimet_sv("");
}

/// Recurses at most MAX_PATH_DEPTH deep.
static void join_container(aimet_module_tree *tree, size_t module) {
  aimet_string_view path = tree->modules[module].path;
  if (!path.length)
    return;
  size_t container = aimet_tree_add_module(tree, container_of(path));
  tree->modules[container].has_children = true;
  tree->modules[module].parent = container;
}

size_t aimet_tree_add_module(aimet_module_tree *tree, aimet_string_view path) {
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(tree->index->modules, path, &inserted);
  if (!inserted)
    return (size_t)entry->value.number;
  size_t made = tree->num_modules++;
  entry->value.number = made;
  void *modules = tree->modules;
  aimet_grow_array(&modules, &tree->index->module_capacity, made + 1,
                   sizeof *tree->modules);
  tree->modules = modules;
  tree->modules[made] = (aimet_tree_module){.parent = AIMET_NONE,
                                            .path = path,
                                            .first_call = AIMET_NONE,
                                            .last_call = AIMET_NONE};
  join_container(tree, made);
  return made;
}

size_t aimet_module_tree_find(const aimet_module_tree *tree,
                              aimet_string_view path) {
  const aimet_map_entry *entry =
      aimet_string_map_find(tree->index->modules, path);
  return entry ? (size_t)entry->value.number : AIMET_NONE;
}

size_t aimet_module_tree_parent(const aimet_module_tree *tree, size_t module) {
  return tree->modules[module].parent;
}

//===----------------------------------------------------------------------===//
// Calls and functionals
//===----------------------------------------------------------------------===//

static aimet_map_entry *find_group(aimet_string_map *map, size_t module,
                                   size_t scope, int64_t a, int64_t b,
                                   bool *out_inserted) {
  int64_t key[4] = {(int64_t)module, (int64_t)scope, a, b};
  return aimet_string_map_insert(map, aimet_sv_n((const char *)key, sizeof key),
                                 out_inserted);
}

static void append_call(aimet_module_tree *tree, size_t call) {
  aimet_tree_module *module = &tree->modules[tree->calls[call].module];
  if (module->last_call == AIMET_NONE)
    module->first_call = call;
  else
    tree->calls[module->last_call].next_of_module = call;
  module->last_call = call;
  ++module->num_calls;
}

static void join_call(aimet_module_tree *tree, size_t node, size_t module) {
  const aimet_provenance *provenance = &tree->nodes[node].provenance;
  bool inserted;
  aimet_map_entry *entry =
      find_group(tree->index->calls, module, tree->nodes[node].call_scope,
                 provenance->call, 0, &inserted);
  size_t call = (size_t)entry->value.number;
  if (inserted) {
    call = tree->num_calls++;
    entry->value.number = call;
    void *calls = tree->calls;
    aimet_grow_array(&calls, &tree->index->call_capacity, call + 1,
                     sizeof *tree->calls);
    tree->calls = calls;
    bool is_numbered = tree->nodes[node].call_scope == 0;
    size_t ordinal = tree->modules[module].num_calls;
    tree->calls[call] = (aimet_tree_call){
        .module = module,
        .number = is_numbered ? provenance->call : (int64_t)ordinal,
        .first = node,
        .last = node,
        .next_of_module = AIMET_NONE};
    append_call(tree, call);
  } else {
    tree->nodes[tree->calls[call].last].next_in_call = node;
    tree->calls[call].last = node;
  }
  tree->nodes[node].call = call;
}

static size_t new_functional(aimet_module_tree *tree, size_t node,
                             size_t module) {
  size_t made = tree->num_functionals++;
  void *functionals = tree->functionals;
  aimet_grow_array(&functionals, &tree->index->functional_capacity, made + 1,
                   sizeof *tree->functionals);
  tree->functionals = functionals;
  const aimet_provenance *provenance = &tree->nodes[node].provenance;
  tree->functionals[made] =
      (aimet_tree_functional){.module = module,
                              .name = provenance->functional,
                              .skipped = provenance->skipped,
                              .first = node,
                              .last = node,
                              .count = 1};
  return made;
}

/// Without a unit a node is a functional of its own.
static void join_functional(aimet_module_tree *tree, size_t node,
                            size_t module) {
  const aimet_provenance *provenance = &tree->nodes[node].provenance;
  if (provenance->unit < 0) {
    tree->nodes[node].functional = new_functional(tree, node, module);
    return;
  }
  bool inserted;
  aimet_map_entry *entry =
      find_group(tree->index->functionals, module, tree->nodes[node].instance,
                 provenance->call, provenance->unit, &inserted);
  if (inserted) {
    entry->value.number = new_functional(tree, node, module);
  } else {
    aimet_tree_functional *functional = &tree->functionals[entry->value.number];
    tree->nodes[functional->last].next_in_functional = node;
    functional->last = node;
    ++functional->count;
  }
  tree->nodes[node].functional = (size_t)entry->value.number;
}

/// Operators that leave their operand as it is or only measure it.
static bool passes_through(MlirOperation op) {
  static const char *const types[] = {"Cast",     "CastLike", "Constant",
                                      "Identity", "Shape",    "Size"};
  aimet_string_view type = aimet_op_type(op);
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
    if (aimet_sv_is(type, types[i]))
      return true;
  return false;
}

static void count_in_call(aimet_module_tree *tree, size_t node) {
  const aimet_tree_node *self = &tree->nodes[node];
  aimet_tree_call *call = &tree->calls[self->call];
  if (self->functional != AIMET_NONE)
    call->num_functionals += tree->functionals[self->functional].first == node;
  else
    call->num_others += !passes_through(self->op);
}

bool aimet_tree_fills_leaf(const aimet_module_tree *tree, size_t functional) {
  size_t call = tree->nodes[tree->functionals[functional].first].call;
  return call != AIMET_NONE && tree->calls[call].num_functionals == 1 &&
         tree->calls[call].num_others == 0;
}

static void join_groups(aimet_module_tree *tree) {
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    if (!tree->nodes[i].has_provenance)
      continue;
    size_t module = tree->nodes[i].module;
    if (tree->nodes[i].provenance.leaf)
      join_call(tree, i, module);
    if (tree->nodes[i].provenance.functional.length)
      join_functional(tree, i, module);
    if (tree->nodes[i].provenance.leaf)
      count_in_call(tree, i);
  }
}

typedef struct owner_state {
  const aimet_module_tree *tree;
  aimet_arena *arena;
} owner_state;

static void visit_initializer(MlirOperation op, void *user_data) {
  owner_state *state = user_data;
  aimet_string_view owner;
  if (!aimet_op_is(op, "onnx.Initializer") ||
      mlirOperationGetNumResults(op) != 1 ||
      !aimet_parameter_owner(mlirOperationGetResult(op, 0), state->arena,
                             &owner))
    return;
  size_t module = aimet_module_tree_find(state->tree, owner);
  if (module != AIMET_NONE)
    state->tree->index->is_owner[module] = true;
  aimet_arena_reset(state->arena);
}

bool aimet_tree_owns_parameters(const aimet_module_tree *tree, size_t module) {
  struct aimet_module_tree_index *index = tree->index;
  if (!index->is_owner) {
    index->is_owner = aimet_calloc(tree->num_modules, sizeof(bool));
    owner_state owners = {tree, aimet_arena_create()};
    aimet_walk(index->root, visit_initializer, &owners);
    aimet_arena_destroy(owners.arena);
  }
  return index->is_owner[module];
}

aimet_module_tree *aimet_module_tree_create_of(MlirOperation module,
                                               aimet_tree_extent extent) {
  aimet_module_tree *tree = aimet_calloc(1, sizeof *tree);
  tree->index = aimet_calloc(1, sizeof *tree->index);
  tree->index->modules = aimet_string_map_create();
  tree->index->calls = aimet_string_map_create();
  tree->index->functionals = aimet_string_map_create();
  tree->index->arena = aimet_arena_create();
  tree->index->root = module;
  aimet_tree_read_nodes(tree, module, extent);
  join_groups(tree);
  return tree;
}

aimet_module_tree *aimet_module_tree_create(MlirOperation module) {
  aimet_callee_scope scope;
  aimet_callee_scope_open(&scope, module);
  aimet_module_tree *tree =
      aimet_module_tree_create_of(module, AIMET_TREE_INSTANCES);
  aimet_callee_scope_close(&scope);
  return tree;
}

void aimet_module_tree_destroy(aimet_module_tree *tree) {
  if (!tree)
    return;
  aimet_string_map_destroy(tree->index->modules);
  aimet_string_map_destroy(tree->index->calls);
  aimet_string_map_destroy(tree->index->functionals);
  aimet_arena_destroy(tree->index->arena);
  aimet_node_places_deinit(&tree->index->places);
  free(tree->index->is_owner);
  free(tree->index);
  free(tree->instances);
  free(tree->nodes);
  free(tree->calls);
  free(tree->functionals);
  free(tree->modules);
  free(tree);
}

/// As deep as paths have components.
static bool lies_in_excluded(const aimet_module_tree *tree, size_t module,
                             aimet_exclusion is_excluded, void *user_data) {
  for (; module != AIMET_NONE; module = tree->modules[module].parent) {
    const aimet_tree_module *self = &tree->modules[module];
    if (is_excluded(self->path, self->class_name, user_data))
      return true;
  }
  return false;
}

void aimet_module_tree_exclude(aimet_module_tree *tree,
                               aimet_exclusion is_excluded, void *user_data) {
  for (size_t i = 0; i < tree->num_modules; ++i)
    tree->modules[i].excluded =
        lies_in_excluded(tree, i, is_excluded, user_data);
}

//===----------------------------------------------------------------------===//
// Labels
//===----------------------------------------------------------------------===//

static aimet_string_view op_label(const aimet_module_tree *tree,
                                  MlirOperation op, aimet_arena *arena) {
  aimet_string_view name = aimet_op_node_name(op);
  if (name.length)
    return name;
  struct aimet_module_tree_index *index = tree->index;
  if (!index->knows_places)
    aimet_node_places_init(&index->places, index->root);
  index->knows_places = true;
  return aimet_node_place_label(&index->places, op, arena);
}

aimet_string_view aimet_tree_node_label(const aimet_module_tree *tree,
                                        size_t node, aimet_arena *arena) {
  const aimet_tree_node *self = &tree->nodes[node];
  aimet_string_view label = op_label(tree, self->op, arena);
  for (size_t i = self->instance; i; i = tree->instances[i].outer) {
    aimet_string_view call = op_label(tree, tree->instances[i].call, arena);
    label = aimet_sv(aimet_arena_format(arena, "%.*s/%.*s", AIMET_SV(call),
                                        AIMET_SV(label)));
  }
  return label;
}

static aimet_tree_labels labels_create(size_t count, aimet_arena *arena) {
  aimet_tree_labels labels = {0};
  labels.items = aimet_arena_calloc(arena, count, sizeof *labels.items);
  labels.ops = aimet_arena_calloc(arena, count, sizeof *labels.ops);
  return labels;
}

static bool is_constant(const aimet_module_tree *tree, size_t node) {
  return aimet_sv_is(aimet_op_type(tree->nodes[node].op), "Constant");
}

static void add_label(aimet_tree_labels *labels, const aimet_module_tree *tree,
                      size_t node, aimet_arena *arena) {
  labels->items[labels->count] = aimet_tree_node_label(tree, node, arena);
  labels->ops[labels->count++] = tree->nodes[node].op;
}

aimet_tree_labels aimet_tree_leaf_labels(const aimet_module_tree *tree,
                                         size_t module, aimet_arena *arena) {
  size_t first = tree->modules[module].first_call, total = 0;
  for (size_t call = first; call != AIMET_NONE;
       call = tree->calls[call].next_of_module)
    for (size_t node = tree->calls[call].first; node != AIMET_NONE;
         node = tree->nodes[node].next_in_call)
      ++total;
  aimet_tree_labels labels = labels_create(total, arena);
  for (size_t call = first; call != AIMET_NONE;
       call = tree->calls[call].next_of_module)
    for (size_t node = tree->calls[call].first; node != AIMET_NONE;
         node = tree->nodes[node].next_in_call)
      if (!is_constant(tree, node))
        add_label(&labels, tree, node, arena);
  if (!labels.count && total)
    add_label(&labels, tree, tree->calls[first].first, arena);
  return labels;
}

aimet_tree_labels aimet_tree_functional_labels(const aimet_module_tree *tree,
                                               size_t functional,
                                               aimet_arena *arena) {
  const aimet_tree_functional *self = &tree->functionals[functional];
  aimet_tree_labels labels = labels_create(self->count, arena);
  for (size_t node = self->first; node != AIMET_NONE;
       node = tree->nodes[node].next_in_functional)
    if (!is_constant(tree, node))
      add_label(&labels, tree, node, arena);
  if (!labels.count && self->count)
    add_label(&labels, tree, self->first, arena);
  return labels;
}
