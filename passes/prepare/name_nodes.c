//===- name_nodes.c - names that say where a node is ----------------------===//
//
// Every node gets a unique name made from its module, as the TorchScript
// exporter spells it; names that already say their module stay. Tensor names
// change only on request.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "pass_support.h"
#include "scope_names.h"
#include "string_builder.h"
#include "tensor_names.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct name_state {
  aimet_pass_run *run;
  const aimet_module_tree *tree;
  aimet_name_set *names;
  bool *renamed; ///< for each node
  size_t num_renamed;
  aimet_arena *arena;
} name_state;

/// True if the scopes of a name spell the path; a call that is not the
/// module's first has its number behind.
static bool says_module(name_state *state, aimet_string_view name,
                        const aimet_provenance *provenance) {
  if (!aimet_scope_name_is(name))
    return false;
  aimet_string_view spelled = aimet_scope_path(name, state->arena);
  if (aimet_sv_equal(spelled, provenance->path))
    return true;
  aimet_string_view base;
  int64_t number;
  return provenance->call > 0 && aimet_split_suffix(spelled, &base, &number) &&
         number == provenance->call && aimet_sv_equal(base, provenance->path);
}

/// A node without provenance keeps whatever name it has.
static bool keeps_name(name_state *state, size_t i) {
  const aimet_tree_node *node = &state->tree->nodes[i];
  aimet_string_view name = aimet_op_node_name(node->op);
  bool good = name.length && (!node->has_provenance ||
                              says_module(state, name, &node->provenance));
  aimet_arena_reset(state->arena);
  return good && aimet_name_set_add(state->names, name);
}

/// A name at the root would say that the node resides there; where nothing is
/// known the operator alone is the name.
static void rename_node(name_state *state, size_t i) {
  const aimet_tree_node *node = &state->tree->nodes[i];
  aimet_string_view type = aimet_op_type(node->op);
  aimet_string_view old_name = aimet_op_node_name(node->op);
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  if (node->has_provenance)
    aimet_scope_append_name(&name, node->provenance.path, type);
  else
    aimet_sb_append(&name, old_name.length ? old_name : type);
  aimet_rename_node(node->op,
                    aimet_name_set_unique(state->names, aimet_sb_view(&name)));
  aimet_sb_deinit(&name);
  state->renamed[i] = true;
  ++state->num_renamed;
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

/// Renamed nodes by module, in execution order of the modules.
typedef struct module_list {
  size_t *first, *last; ///< for each module
  size_t *next;         ///< for each node
  size_t *modules;      ///< that have renamed nodes; the last one stands for
                        ///< nodes without module
  size_t num_modules;
} module_list;

static void list_node(module_list *list, size_t module, size_t node) {
  list->next[node] = AIMET_NONE;
  if (list->first[module] == AIMET_NONE) {
    list->modules[list->num_modules++] = module;
    list->first[module] = node;
  } else {
    list->next[list->last[module]] = node;
  }
  list->last[module] = node;
}

static void report_module(name_state *state, const module_list *list,
                          size_t module, aimet_string_view message) {
  const aimet_module_tree *tree = state->tree;
  aimet_change change = {.message = message};
  if (module < tree->num_modules) {
    change.module = tree->modules[module].path;
    change.class_name = aimet_path_leaf(tree->modules[module].class_name);
  }
  size_t count = 0;
  for (size_t i = list->first[module]; i != AIMET_NONE; i = list->next[i])
    ++count;
  aimet_string_view *nodes = aimet_calloc(count, sizeof *nodes);
  for (size_t i = list->first[module]; i != AIMET_NONE; i = list->next[i])
    nodes[change.num_nodes++] = aimet_op_node_name(tree->nodes[i].op);
  change.nodes = nodes;
  change.location =
      mlirOperationGetLocation(tree->nodes[list->first[module]].op);
  aimet_pass_report_change(state->run, &change);
  free(nodes);
}

/// One change for each module, so that a report says it all; one remark for
/// them together.
static void report(name_state *state) {
  const aimet_module_tree *tree = state->tree;
  size_t num_lists = tree->num_modules + 1;
  module_list list = {aimet_calloc(num_lists, sizeof *list.first),
                      aimet_calloc(num_lists, sizeof *list.last),
                      aimet_calloc(tree->num_nodes, sizeof *list.next),
                      aimet_calloc(num_lists, sizeof *list.modules), 0};
  for (size_t i = 0; i < num_lists; ++i)
    list.first[i] = AIMET_NONE;
  for (size_t i = 0; i < tree->num_nodes; ++i)
    if (state->renamed[i])
      list_node(&list,
                tree->nodes[i].has_provenance ? tree->nodes[i].module
                                              : tree->num_modules,
                i);
  aimet_string_view message = aimet_sv(aimet_arena_format(
      state->arena, "%zu node%s unique name%s now", state->num_renamed,
      state->num_renamed == 1 ? " has a" : "s have",
      state->num_renamed == 1 ? "" : "s"));
  for (size_t i = 0; i < list.num_modules; ++i)
    report_module(state, &list, list.modules[i], i ? aimet_sv("") : message);
  free(list.first);
  free(list.last);
  free(list.next);
  free(list.modules);
}

static size_t name_tensors(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  size_t count = aimet_name_tensors(module);
  char message[96];
  snprintf(message, sizeof message,
           "%zu tensor%s named after the node that computes %s now", count,
           count == 1 ? " is" : "s are", count == 1 ? "it" : "them");
  aimet_change change = {.message = aimet_sv(message),
                         .location = mlirOperationGetLocation(module)};
  if (count)
    aimet_pass_report_change(run, &change);
  aimet_pass_count(run, "renamed tensors", count);
  return count;
}

static aimet_status run(aimet_pass_run *run) {
  const aimet_module_tree *tree = aimet_pass_module_tree(run, AIMET_TREE_TEXT);
  name_state state = {run,
                      tree,
                      aimet_name_set_create(),
                      aimet_calloc(tree->num_nodes, sizeof(bool)),
                      0,
                      aimet_arena_create()};
  bool *keeps = aimet_calloc(tree->num_nodes, sizeof *keeps);
  for (size_t i = 0; i < tree->num_nodes; ++i)
    keeps[i] = keeps_name(&state, i);
  for (size_t i = 0; i < tree->num_nodes; ++i)
    if (!keeps[i])
      rename_node(&state, i);
  if (state.num_renamed)
    report(&state);
  size_t num_tensors =
      aimet_pass_option_bool(run, "tensors") ? name_tensors(run) : 0;
  if (state.num_renamed || num_tensors)
    aimet_provenance_seal(aimet_pass_module(run));
  aimet_pass_count(run, "renamed nodes", state.num_renamed);
  free(keeps);
  free(state.renamed);
  aimet_arena_destroy(state.arena);
  aimet_name_set_destroy(state.names);
  return AIMET_OK;
}

static const aimet_pass_option options[] = {
    {"tensors", AIMET_OPTION_BOOL, "false", "name tensors after their nodes"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_name_nodes = {
    .name = "name-nodes",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_STRUCTURE,
    .family = "prepare",
    .summary = "give every node a unique name that says its module",
    .description =
        "Each node gets a unique name made from its module, spelled as the "
        "TorchScript exporter spells it: `/layer1/layer1.0/module_add/Add`, "
        "then `Add_1`. Names of that style that already say their module stay, "
        "and so does any name of a node without module information; unnamed "
        "ones of those get their operator for a name, and of two equal names "
        "the second gets a number.\n\n"
        "Tensor names do not change: where a result's name was derived from "
        "the node's, it is written down first. With `tensors=true` tensors "
        "are named after their nodes (`/layer1/conv/Conv_output_0`), but "
        "inputs and outputs of graphs, initializers, and names that the model "
        "mentions outside of nodes, as quantization annotations do.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Relu\"(%0) {aimet.module = {call = 0 : i64, leaf, path = "
        "\"layer1.0.relu\"}, onnx.outputs = [\"relu\"], onnx_node_name = "
        "\"node_relu\"} : ...\n"
        "// becomes\n"
        "%1 = \"onnx.Relu\"(%0) {aimet.module = {call = 0 : i64, leaf, path = "
        "\"layer1.0.relu\"}, onnx.outputs = [\"relu\"], onnx_node_name = "
        "\"/layer1/layer1.0/relu/Relu\"} : ...\n"
        "```\n",
    .why = "Encodings files and quantizer settings go by the names of nodes; "
           "PyTorch's default exporter no longer makes names that say "
           "anything.",
    .remedy = "Nothing in PyTorch: the exporter chooses the names.",
    .options = options,
    .run = run,
};
