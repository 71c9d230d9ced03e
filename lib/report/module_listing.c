//===- module_listing.c - the modules of a model as a tree ----------------===//

#include "module_listing.h"

#include "alloc.h"
#include "export_facts.h"
#include "hash.h"
#include "math_invariant.h"
#include "parameters.h"
#include "stored_tensors.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// The tree
//===----------------------------------------------------------------------===//

static void append_child(aimet_module_listing *listing, size_t parent,
                         size_t child) {
  aimet_listed_module *self = &listing->modules[parent];
  if (self->last_child == AIMET_NONE)
    self->first_child = child;
  else
    listing->modules[self->last_child].next = child;
  self->last_child = child;
}

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
                              .last_child = AIMET_NONE,
                              .next = AIMET_NONE};
  for (size_t i = 0; i < listing->count; ++i) {
    size_t parent = aimet_module_tree_parent(tree, i);
    if (parent != AIMET_NONE)
      append_child(listing, parent, i);
  }
}

/// Calls `visit` for a module and those around it.
static void add_upwards(aimet_module_listing *listing, size_t module,
                        uint64_t nodes, uint64_t parameters) {
  for (; module != AIMET_NONE;
       module = aimet_module_tree_parent(listing->tree, module)) {
    listing->modules[module].nodes += nodes;
    listing->modules[module].parameters += parameters;
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

static void count_nodes(aimet_module_listing *listing, MlirOperation module) {
  const aimet_module_tree *tree = listing->tree;
  aimet_invariants *invariants = aimet_invariants_create(module);
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    const aimet_tree_node *node = &tree->nodes[i];
    ++listing->nodes;
    if (!node->has_provenance) {
      listing->unplaced += !aimet_is_math_invariant(invariants, node->op);
      continue;
    }
    size_t index = aimet_module_tree_find(tree, node->provenance.path);
    aimet_listed_module *self = &listing->modules[index];
    if (!self->source.length)
      self->source = node->provenance.source;
    add_upwards(listing, index, 1, 0);
    count_source(listing, node->provenance.source);
  }
  aimet_invariants_destroy(invariants);
}

typedef struct class_state {
  aimet_module_listing *listing;
  aimet_arena *scratch; ///< of one node
} class_state;

/// Containers in which no node resides itself have a class only where the
/// exporter writes the classes of all modules around a node.
static void read_classes(MlirOperation op, void *user_data) {
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

static void count_functional(aimet_listed_module *module,
                             aimet_string_view name) {
  for (size_t i = 0; i < module->num_functionals; ++i)
    if (aimet_sv_equal(module->functionals[i].name, name)) {
      ++module->functionals[i].count;
      return;
    }
  aimet_grow_array((void **)&module->functionals, &module->functional_capacity,
                   module->num_functionals + 1, sizeof *module->functionals);
  module->functionals[module->num_functionals++] =
      (aimet_listed_functional){name, 1};
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
    add_upwards(listing, owner_of(listing, tensor, arena), 0, tensor->elements);
    aimet_arena_reset(arena);
  }
  aimet_stored_tensors_deinit(&tensors);
  aimet_arena_destroy(arena);
  aimet_call_graph_destroy(graph);
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static uint64_t hash_text(aimet_string_view text, uint64_t seed) {
  return aimet_hash_bytes(text.data, text.length, seed + 1);
}

static uint64_t hash_module(const aimet_listed_module *self) {
  uint64_t numbers[] = {self->nodes, self->parameters,
                        self->module->leaf ? self->module->num_calls : 0};
  uint64_t hash = aimet_hash_bytes(numbers, sizeof numbers, 0);
  hash = hash_text(self->class_name, hash);
  for (size_t i = 0; i < self->num_functionals; ++i) {
    hash = hash_text(self->functionals[i].name, hash);
    hash = aimet_hash_bytes(&self->functionals[i].count,
                            sizeof self->functionals[i].count, hash);
  }
  return hash;
}

/// Sets depths and shapes. Recurses as deep as modules lie (module_tree.c).
static void finish_module(aimet_module_listing *listing, size_t index,
                          size_t depth) {
  aimet_listed_module *self = &listing->modules[index];
  self->depth = depth;
  self->shape = hash_module(self);
  for (size_t i = self->first_child; i != AIMET_NONE;
       i = listing->modules[i].next) {
    finish_module(listing, i, depth + 1);
    self->shape = hash_text(listing->modules[i].name, self->shape);
    self->shape =
        aimet_hash_bytes(&listing->modules[i].shape,
                         sizeof listing->modules[i].shape, self->shape);
  }
}

aimet_module_listing *aimet_module_listing_create(MlirOperation module) {
  aimet_module_listing *listing = aimet_calloc(1, sizeof *listing);
  listing->tree = aimet_module_tree_create(module);
  add_modules(listing);
  count_nodes(listing, module);
  listing->arena = aimet_arena_create();
  class_state classes = {listing, aimet_arena_create()};
  aimet_walk(module, read_classes, &classes);
  aimet_arena_destroy(classes.scratch);
  for (size_t i = 0; i < listing->tree->num_functionals; ++i)
    count_functional(&listing->modules[listing->tree->functionals[i].module],
                     listing->tree->functionals[i].name);
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
