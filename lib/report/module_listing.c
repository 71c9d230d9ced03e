//===- module_listing.c - the modules of a model as a tree ----------------===//

#include "module_listing.h"

#include "alloc.h"
#include "export_facts.h"
#include "hash.h"
#include "math_invariant.h"
#include "parameters.h"
#include "stored_tensors.h"
#include "string_builder.h"
#include "string_map.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// The tree
//===----------------------------------------------------------------------===//

static void add_modules(aimet_module_listing *listing) {
  const aimet_module_tree *tree = listing->tree;
  listing->count = tree->num_modules;
  listing->modules = aimet_calloc(tree->num_modules, sizeof *listing->modules);
  listing->root = aimet_module_tree_find(tree, aimet_sv(""));
  for (size_t i = 0; i < listing->count; ++i)
    listing->modules[i] =
        (aimet_listed_module){.module = &tree->modules[i],
                              .name = aimet_path_leaf(tree->modules[i].path),
                              .class_name = tree->modules[i].class_name,
                              .first_child = AIMET_NONE,
                              .next = AIMET_NONE};
  for (size_t i = listing->count; i-- > 0;) {
    size_t parent = aimet_module_tree_parent(tree, i);
    if (parent == AIMET_NONE)
      continue;
    listing->modules[i].next = listing->modules[parent].first_child;
    listing->modules[parent].first_child = i;
  }
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

static void count_source(aimet_module_listing *listing,
                         aimet_string_view name) {
  for (size_t i = 0; i < listing->num_sources; ++i)
    if (aimet_sv_equal(listing->sources[i].name, name)) {
      ++listing->sources[i].nodes;
      return;
    }
  aimet_grow_array((void **)&listing->sources, &listing->source_capacity,
                   listing->num_sources + 1, sizeof *listing->sources);
  listing->sources[listing->num_sources++] = (aimet_listed_source){name, 1};
}

static void count_nodes(aimet_module_listing *listing) {
  const aimet_module_tree *tree = listing->tree;
  listing->nodes = tree->num_nodes;
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    const aimet_tree_node *node = &tree->nodes[i];
    if (!node->has_provenance)
      continue;
    aimet_listed_module *self =
        &listing->modules[aimet_module_tree_find(tree, node->provenance.path)];
    if (!self->source.length)
      self->source = node->provenance.source;
    ++self->nodes;
    count_source(listing, node->provenance.source);
  }
}

uint64_t aimet_count_unplaced_nodes(const aimet_module_tree *tree,
                                    MlirOperation module) {
  aimet_invariants *invariants = aimet_invariants_create(module);
  uint64_t count = 0;
  for (size_t i = 0; i < tree->num_nodes; ++i)
    count += !tree->nodes[i].has_provenance &&
             !aimet_is_math_invariant(invariants, tree->nodes[i].op);
  aimet_invariants_destroy(invariants);
  return count;
}

typedef struct class_state {
  aimet_module_listing *listing;
  aimet_arena *scratch; ///< of one node
} class_state;

/// Containers in which no node resides itself have a class only where the
/// exporter writes the classes of all modules around a node.
static void read_class(MlirOperation op, void *user_data) {
  class_state *state = user_data;
  aimet_module_listing *listing = state->listing;
  aimet_export_facts facts;
  bool found = aimet_export_facts_read(op, state->scratch, &facts);
  for (size_t i = 0; found && i + 1 < facts.scopes.count; ++i) {
    size_t index = aimet_module_tree_find(listing->tree, facts.scopes.items[i]);
    if (index == AIMET_NONE || listing->modules[index].class_name.length)
      continue;
    char *kept = aimet_arena_string(listing->arena, facts.classes.items[i]);
    listing->modules[index].class_name = aimet_sv(kept);
  }
  aimet_arena_reset(state->scratch);
}

static void read_classes(aimet_module_listing *listing, MlirOperation module) {
  class_state state = {listing, aimet_arena_create()};
  aimet_walk(module, read_class, &state);
  aimet_arena_destroy(state.scratch);
}

/// `numbers` has the place of each functional of each module, from 1.
static void count_functional(aimet_listed_module *modules,
                             const aimet_tree_functional *functional,
                             aimet_string_map *numbers,
                             aimet_string_builder *key) {
  aimet_listed_module *module = &modules[functional->module];
  aimet_sb_clear(key);
  aimet_sb_appendf(key, "%zu ", functional->module);
  aimet_sb_append(key, functional->name);
  aimet_map_entry *entry =
      aimet_string_map_insert(numbers, aimet_sb_view(key), NULL);
  if (entry->value.number) {
    ++module->functionals[entry->value.number - 1].count;
    return;
  }
  aimet_grow_array((void **)&module->functionals, &module->functional_capacity,
                   module->num_functionals + 1, sizeof *module->functionals);
  module->functionals[module->num_functionals++] =
      (aimet_listed_functional){functional->name, 1};
  entry->value.number = module->num_functionals;
}

static void count_functionals(aimet_module_listing *listing) {
  aimet_string_map *numbers = aimet_string_map_create();
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < listing->tree->num_functionals; ++i)
    count_functional(listing->modules, &listing->tree->functionals[i], numbers,
                     &key);
  aimet_sb_deinit(&key);
  aimet_string_map_destroy(numbers);
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

/// The module whose name a parameter bears; else the one that reads it.
static size_t owner_of(const aimet_module_listing *listing,
                       const aimet_stored_tensor *tensor, aimet_arena *arena) {
  aimet_string_view path;
  if (aimet_parameter_owner(tensor->value, arena, &path)) {
    size_t named = aimet_module_tree_find(listing->tree, path);
    if (named != AIMET_NONE)
      return named;
  }
  aimet_provenance reader;
  if (mlirOperationIsNull(tensor->use.user) ||
      !aimet_provenance_of(tensor->use.user, &reader))
    return listing->root;
  size_t index = aimet_module_tree_find(listing->tree, reader.path);
  return index == AIMET_NONE ? listing->root : index;
}

static void count_parameters(aimet_module_listing *listing,
                             MlirOperation module) {
  aimet_call_graph *graph = aimet_call_graph_create(module);
  aimet_stored_tensors tensors;
  aimet_arena *arena = aimet_arena_create();
  aimet_stored_tensors_init(&tensors, graph);
  for (size_t i = 0; i < tensors.count; ++i) {
    const aimet_stored_tensor *tensor = &tensors.items[i];
    if (tensor->role != AIMET_CONSTANT_PARAMETER || !tensor->is_sized)
      continue;
    listing->parameters += tensor->elements;
    size_t owner = owner_of(listing, tensor, arena);
    if (owner != AIMET_NONE)
      listing->modules[owner].parameters += tensor->elements;
    aimet_arena_reset(arena);
  }
  aimet_stored_tensors_deinit(&tensors);
  aimet_arena_destroy(arena);
  aimet_call_graph_destroy(graph);
}

//===----------------------------------------------------------------------===//
// Everything below a module
//===----------------------------------------------------------------------===//

static uint64_t hash_text(aimet_string_view text, uint64_t seed) {
  return aimet_hash_bytes(text.data, text.length, seed + 1);
}

static uint64_t hash_module(const aimet_listed_module *self, uint64_t seed) {
  uint64_t numbers[] = {self->nodes, self->parameters,
                        self->module->leaf ? self->module->num_calls : 0};
  uint64_t hash = aimet_hash_bytes(numbers, sizeof numbers, seed);
  hash = hash_text(self->class_name, hash);
  for (size_t i = 0; i < self->num_functionals; ++i) {
    hash = hash_text(self->functionals[i].name, hash);
    hash = aimet_hash_bytes(&self->functionals[i].count,
                            sizeof self->functionals[i].count, hash);
  }
  return hash;
}

/// Sets depths and shapes, and adds up what lies in modules. Recurses as deep
/// as modules lie (module_tree.c).
static void finish_module(aimet_module_listing *listing, size_t index,
                          size_t depth) {
  aimet_listed_module *self = &listing->modules[index];
  uint64_t children = 0;
  for (size_t i = self->first_child; i != AIMET_NONE;
       i = listing->modules[i].next) {
    const aimet_listed_module *child = &listing->modules[i];
    finish_module(listing, i, depth + 1);
    self->nodes += child->nodes;
    self->parameters += child->parameters;
    children = hash_text(child->name, children);
    children = aimet_hash_bytes(&child->shape, sizeof child->shape, children);
  }
  self->depth = depth;
  self->shape = hash_module(self, children);
}

aimet_module_listing *aimet_module_listing_create(MlirOperation module) {
  aimet_module_listing *listing = aimet_calloc(1, sizeof *listing);
  listing->arena = aimet_arena_create();
  listing->tree = aimet_module_tree_create(module);
  listing->unplaced = aimet_count_unplaced_nodes(listing->tree, module);
  add_modules(listing);
  count_nodes(listing);
  read_classes(listing, module);
  count_functionals(listing);
  count_parameters(listing, module);
  if (listing->root != AIMET_NONE)
    finish_module(listing, listing->root, 0);
  return listing;
}

void aimet_module_listing_destroy(aimet_module_listing *listing) {
  for (size_t i = 0; i < listing->count; ++i)
    free(listing->modules[i].functionals);
  free(listing->modules);
  free(listing->sources);
  aimet_arena_destroy(listing->arena);
  aimet_module_tree_destroy(listing->tree);
  free(listing);
}
