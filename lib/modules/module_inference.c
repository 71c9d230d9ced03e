//===- module_inference.c - which module each node belongs to -------------===//

#include "module_inference.h"

#include "module_tree.h"

static void run_sources(aimet_placements *placements,
                        aimet_module_functions *functions,
                        aimet_module_function *function) {
  aimet_place_callees(placements, functions);
  aimet_place_by_torch_export(placements);
  aimet_place_by_scope(placements);
  aimet_correct_bodies(placements);
  aimet_place_by_functions(placements, functions, function);
  aimet_place_by_keras(placements);
  aimet_place_by_parameters(placements);
}

/// Runs all sources on the main graph or on one local function; what a node of
/// an ordinary function is depends on its call. A graph that was prepared says
/// everything, and where no function depends on it sources have nothing to do.
static void infer_function(aimet_module_functions *functions,
                           aimet_module_function *function, bool is_main,
                           const aimet_invariants *invariants,
                           aimet_module_inference *out) {
  aimet_placements placements;
  aimet_placements_init(&placements, function->op, invariants);
  if (!placements.all_fixed || functions->count > 1)
    run_sources(&placements, functions, function);
  if (is_main)
    aimet_find_contradictions(&placements, out->arena, &out->contradiction);
  aimet_placement_counts found = aimet_placements_write(&placements);
  aimet_placements_deinit(&placements);
  out->counts.placed += found.placed;
  out->counts.written += found.written;
  if (is_main || aimet_function_is_module(function))
    out->counts.unplaced += found.unplaced;
}

void aimet_infer_modules(MlirOperation module,
                         const aimet_invariant_names *exempt,
                         aimet_module_inference *out) {
  *out = (aimet_module_inference){.arena = aimet_arena_create()};
  aimet_invariants *invariants = aimet_invariants_create(module);
  if (exempt)
    aimet_invariants_add_names(invariants, exempt);
  aimet_module_functions *functions = aimet_module_functions_create(module);
  for (size_t i = 0; i < functions->count; ++i)
    infer_function(functions, &functions->items[i], i == 0, invariants, out);
  if (functions->has_modules) {
    aimet_module_tree *tree = aimet_module_tree_create(module);
    out->is_cut = tree->is_cut;
    aimet_module_tree_destroy(tree);
  }
  aimet_module_functions_destroy(functions);
  aimet_invariants_destroy(invariants);
}

void aimet_module_inference_deinit(aimet_module_inference *inference) {
  aimet_arena_destroy(inference->arena);
  *inference = (aimet_module_inference){.arena = NULL};
}
