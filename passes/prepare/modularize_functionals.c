//===- modularize_functionals.c - a module for each functional ------------===//
//
// Each functional becomes a leaf module with AIMET's name and class for it.
// Only names of nodes and provenance change.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "functional_names.h"
#include "module_plan.h"
#include "pass_support.h"
#include "string_builder.h"

#include <stdlib.h>

typedef struct modularize_state {
  aimet_pass_run *run;
  const aimet_module_tree *tree;
  const aimet_module_plan *plan;
  aimet_module_mover mover;
} modularize_state;

static void report_module(modularize_state *state, size_t index,
                          const aimet_provenance *made,
                          const aimet_moved_op *ops, size_t num_ops) {
  const aimet_tree_functional *functional = &state->tree->functionals[index];
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "functional \"");
  aimet_sb_append(&message, functional->name);
  aimet_sb_append_cstr(&message, "\" is now the module \"");
  aimet_sb_append(&message, made->path);
  aimet_sb_append_cstr(&message, "\" of class \"");
  aimet_sb_append(&message, made->class_name);
  aimet_sb_append_cstr(&message, "\"");
  aimet_report_made_module(state->run, made, ops, num_ops,
                           aimet_sb_view(&message));
  aimet_sb_deinit(&message);
}

static void modularize(modularize_state *state, size_t index) {
  const aimet_tree_functional *functional = &state->tree->functionals[index];
  const aimet_planned_module *planned = &state->plan->functionals[index];
  aimet_arena *arena = aimet_arena_create();
  aimet_moved_op *ops = aimet_calloc(functional->count, sizeof *ops);
  aimet_provenance made = AIMET_PROVENANCE_INIT;
  made.path = planned->path;
  made.class_name = aimet_function_class(functional->name, arena);
  made.leaf = true;
  size_t num_ops = 0;
  for (size_t i = functional->first; i != AIMET_NONE;
       i = state->tree->nodes[i].next_in_functional) {
    made.source = state->tree->nodes[i].provenance.source;
    ops[num_ops++] =
        aimet_move_to_module(&state->mover, state->tree->nodes[i].op, &made);
  }
  report_module(state, index, &made, ops, num_ops);
  free(ops);
  aimet_arena_destroy(arena);
}

/// What is left of a custom leaf whose functionals are modules now: views and
/// the like, which reside in it.
static void dissolve_rest(modularize_state *state) {
  const aimet_module_tree *tree = state->tree;
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    const aimet_tree_node *node = &tree->nodes[i];
    if (node->call == AIMET_NONE || node->functional != AIMET_NONE)
      continue;
    const aimet_tree_module *module =
        &tree->modules[tree->calls[node->call].module];
    if (module->traced && !module->excluded)
      aimet_dissolve_leaf(&state->mover, node->op, &node->provenance);
  }
}

static bool modularize_all(aimet_pass_run *run, const aimet_module_tree *tree) {
  MlirOperation module = aimet_pass_module(run);
  aimet_module_plan *plan = aimet_module_plan_create(tree, module);
  modularize_state state = {.run = run, .tree = tree, .plan = plan};
  aimet_module_mover_init(&state.mover, module);
  bool changed = false;
  for (size_t i = 0; i < tree->num_functionals; ++i) {
    if (!plan->functionals[i].path.length)
      continue;
    modularize(&state, i);
    changed = true;
  }
  if (changed)
    dissolve_rest(&state);
  aimet_module_mover_deinit(&state.mover);
  aimet_module_plan_destroy(plan);
  return changed;
}

static aimet_status run(aimet_pass_run *run) {
  const aimet_module_tree *tree = aimet_pass_module_tree(run, AIMET_TREE_MAIN);
  if (tree->num_functionals && modularize_all(run, tree))
    aimet_provenance_seal(aimet_pass_module(run));
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_modularize_functionals = {
    .name = "modularize-functionals",
    .kind = AIMET_PASS_REWRITE,
    .family = "prepare",
    .summary = "make a module of each functional",
    .description =
        "Each functional (an operation that has no module of its own, as one "
        "node or several) becomes a leaf module where it resides, with the "
        "name "
        "and the class that AIMET gives it. Names are numbered over the whole "
        "model, as torch.fx numbers them.\n\n"
        "```mlir\n"
        "%2 = \"onnx.Add\"(%0, %1) {aimet.module = {functional = \"add\", path "
        "= \"layer1.0\"}, onnx_node_name = \"/layer1/layer1.0/Add\"} : ...\n"
        "// becomes\n"
        "%2 = \"onnx.Add\"(%0, %1) {aimet.module = {call = 0 : i64, class = "
        "\"Add\", leaf, path = \"layer1.0.module_add\"}, "
        "onnx_node_name = \"/layer1/layer1.0/module_add/Add\"} : ...\n"
        "```\n\n"
        "What resides in a leaf of the user's own class that owns neither "
        "modules nor parameters becomes a module of the root. Tensor names and "
        "locations stay. Excluded modules are left alone.\n",
    .why = "Quantizers are attached to modules.",
    .remedy = "In PyTorch: make a module of the function and call that.",
    .options = NULL,
    .run = run,
};
