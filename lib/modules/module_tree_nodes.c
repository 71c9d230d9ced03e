//===- module_tree_nodes.c - the nodes of a model as it runs --------------===//
//
// Where modules are local functions, their bodies are visited once for each
// call, with provenance from the root on. What a call says of its body as a
// whole (a layer, one function of PyTorch) needs no visit.
//
//===----------------------------------------------------------------------===//

#include "module_tree_private.h"

#include "alloc.h"
#include "function_modules.h"
#include "ptr_map.h"

#include <stdlib.h>

/// Modules lie no deeper (module_tree.c); deeper calls are not followed.
#define MAX_CALL_DEPTH 128

/// What an attribute says, read once for all nodes of the main graph that share
/// it.
typedef struct provenance_record {
  aimet_provenance provenance;
  bool has_provenance;
  size_t module; ///< of a node that has it; none until there is one
} provenance_record;

typedef struct visit_state {
  aimet_module_tree *tree;
  aimet_call_graph *graph; ///< null: no function is looked into
  bool *has_functionals;   ///< of functions
  size_t instance;
  aimet_ptr_map record_of; ///< provenance attribute -> record
  provenance_record *records;
  size_t num_records, record_capacity;
} visit_state;

static void visit_node(MlirOperation op, void *user_data);

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

static size_t add_node(visit_state *state, MlirOperation op) {
  aimet_module_tree *tree = state->tree;
  aimet_grow_array((void **)&tree->nodes, &tree->index->node_capacity,
                   tree->num_nodes + 1, sizeof *tree->nodes);
  tree->nodes[tree->num_nodes] =
      (aimet_tree_node){.op = op,
                        .instance = state->instance,
                        .module = AIMET_NONE,
                        .call = AIMET_NONE,
                        .functional = AIMET_NONE,
                        .next_in_call = AIMET_NONE,
                        .next_in_functional = AIMET_NONE};
  return tree->num_nodes++;
}

/// The record of a node's attribute; null if it has none. It holds until the
/// next is made.
static provenance_record *read_own(visit_state *state, MlirOperation op) {
  MlirAttribute attribute = aimet_op_attr(op, "aimet.module");
  if (mlirAttributeIsNull(attribute))
    return NULL;
  bool inserted;
  uint64_t *index =
      aimet_ptr_map_insert(&state->record_of, attribute.ptr, &inserted);
  if (inserted) {
    *index = state->num_records;
    aimet_grow_array((void **)&state->records, &state->record_capacity,
                     state->num_records + 1, sizeof *state->records);
    provenance_record *made = &state->records[state->num_records++];
    made->module = AIMET_NONE;
    made->has_provenance = aimet_provenance_read(attribute, &made->provenance);
  }
  provenance_record *record = &state->records[*index];
  return record->has_provenance ? record : NULL;
}

/// What is known of an operation of the instance that is visited, from the root
/// on.
static bool read_in_instance(const visit_state *state, MlirOperation op,
                             aimet_provenance *out, size_t *out_call_scope) {
  const aimet_tree_instance *instance =
      &state->tree->instances[state->instance];
  aimet_provenance body;
  bool is_own_call, is_own_unit;
  bool has_body = aimet_provenance_of(op, &body);
  if (!aimet_provenance_in_instance(
          &instance->provenance, has_body ? &body : NULL,
          state->tree->index->arena, out, &is_own_call, &is_own_unit))
    return false;
  *out_call_scope = is_own_call ? state->instance : instance->call_scope;
  return true;
}

/// What the node says of its module.
static size_t note_module(aimet_module_tree *tree,
                          const aimet_provenance *provenance) {
  size_t module = aimet_tree_add_module(tree, provenance->path);
  aimet_tree_module *entry = &tree->modules[module];
  entry->leaf |= provenance->leaf;
  entry->traced |= provenance->leaf && provenance->functional.length;
  if (!entry->class_name.length)
    entry->class_name = provenance->class_name;
  return module;
}

//===----------------------------------------------------------------------===//
// Instances
//===----------------------------------------------------------------------===//

/// True if the call is a module whose body says more than the call itself.
static bool is_looked_into(const visit_state *state, MlirOperation op,
                           const aimet_provenance *provenance,
                           size_t *out_function) {
  const aimet_tree_instance *outer = &state->tree->instances[state->instance];
  return state->graph && !provenance->functional.length &&
         outer->depth < MAX_CALL_DEPTH &&
         aimet_call_graph_callee(state->graph, op, out_function) &&
         (!provenance->leaf || state->has_functionals[*out_function]);
}

static size_t add_instance(visit_state *state, MlirOperation call,
                           const aimet_provenance *provenance,
                           size_t call_scope) {
  aimet_module_tree *tree = state->tree;
  aimet_grow_array((void **)&tree->instances, &tree->index->instance_capacity,
                   tree->num_instances + 1, sizeof *tree->instances);
  size_t depth =
      tree->num_instances ? tree->instances[state->instance].depth + 1 : 0;
  tree->instances[tree->num_instances] =
      (aimet_tree_instance){.call = call,
                            .outer = state->instance,
                            .depth = depth,
                            .provenance = *provenance,
                            .call_scope = call_scope};
  return tree->num_instances++;
}

/// Recurses at most MAX_CALL_DEPTH deep.
static void visit_instance(visit_state *state, MlirOperation call,
                           const aimet_provenance *provenance,
                           size_t call_scope, size_t function) {
  note_module(state->tree, provenance);
  size_t outer = state->instance;
  state->instance = add_instance(state, call, provenance, call_scope);
  aimet_walk(aimet_call_graph_at(state->graph, function)->op, visit_node,
             state);
  state->instance = outer;
}

/// A node of the main graph.
static void visit_own(visit_state *state, MlirOperation op) {
  aimet_module_tree *tree = state->tree;
  provenance_record *record = read_own(state, op);
  size_t function;
  if (record && is_looked_into(state, op, &record->provenance, &function)) {
    const aimet_provenance provenance = record->provenance;
    visit_instance(state, op, &provenance, 0, function);
    return;
  }
  size_t node = add_node(state, op);
  if (!record)
    return;
  if (record->module == AIMET_NONE)
    record->module = note_module(tree, &record->provenance);
  tree->nodes[node].has_provenance = true;
  tree->nodes[node].provenance = record->provenance;
  tree->nodes[node].module = record->module;
}

/// A node of an instance.
static void visit_inner(visit_state *state, MlirOperation op) {
  aimet_module_tree *tree = state->tree;
  aimet_provenance provenance = AIMET_PROVENANCE_INIT;
  size_t call_scope = 0, function;
  bool has_provenance = read_in_instance(state, op, &provenance, &call_scope);
  if (has_provenance && is_looked_into(state, op, &provenance, &function)) {
    visit_instance(state, op, &provenance, call_scope, function);
    return;
  }
  size_t node = add_node(state, op);
  tree->nodes[node].has_provenance = has_provenance;
  tree->nodes[node].provenance = provenance;
  tree->nodes[node].call_scope = call_scope;
  if (has_provenance)
    tree->nodes[node].module = note_module(tree, &provenance);
}

static void visit_node(MlirOperation op, void *user_data) {
  visit_state *state = user_data;
  if (!aimet_op_is_node(op))
    return;
  if (state->instance)
    visit_inner(state, op);
  else
    visit_own(state, op);
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static void note_functional(MlirOperation op, void *user_data) {
  bool *has_functionals = user_data;
  aimet_provenance provenance;
  *has_functionals |= aimet_op_is_node(op) &&
                      aimet_provenance_of(op, &provenance) &&
                      provenance.functional.length != 0;
}

/// Prepares for looking into functions, unless that cannot be done.
static void read_functions(visit_state *state, MlirOperation module) {
  state->graph = aimet_call_graph_create(module);
  size_t count = aimet_call_graph_size(state->graph);
  state->tree->is_cut = count > 1 && !aimet_can_look_into_calls(state->graph);
  if (count < 2 || state->tree->is_cut) {
    aimet_call_graph_destroy(state->graph);
    state->graph = NULL;
    return;
  }
  state->has_functionals = aimet_calloc(count, sizeof(bool));
  for (size_t i = 0; i < count; ++i)
    aimet_walk(aimet_call_graph_at(state->graph, i)->op, note_functional,
               &state->has_functionals[i]);
}

void aimet_tree_read_nodes(aimet_module_tree *tree, MlirOperation module,
                           aimet_tree_extent extent) {
  visit_state state = {.tree = tree};
  aimet_provenance root = AIMET_PROVENANCE_INIT;
  add_instance(&state, (MlirOperation){NULL}, &root, 0);
  MlirOperation main = aimet_main_function(module);
  if (extent == AIMET_TREE_INSTANCES && !aimet_is_main_graph_alone(module))
    read_functions(&state, module);
  bool everything = extent == AIMET_TREE_TEXT || mlirOperationIsNull(main);
  aimet_walk(everything ? module : main, visit_node, &state);
  aimet_call_graph_destroy(state.graph);
  free(state.has_functionals);
  free(state.records);
  aimet_ptr_map_deinit(&state.record_of);
}
