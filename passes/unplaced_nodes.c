//===- unplaced_nodes.c - what checks of modules cannot judge -------------===//

#include "unplaced_nodes.h"

#include "math_invariant.h"
#include "module_inference.h"
#include "pass_support.h"

aimet_unplaced_nodes aimet_find_unplaced_nodes(const aimet_pass_run *run,
                                               const aimet_module_tree *tree) {
  aimet_invariants *invariants =
      aimet_invariants_create(aimet_pass_module(run));
  aimet_unplaced_nodes found = {.is_no_other = true};
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    if (tree->nodes[i].has_provenance)
      found.is_no_other = false;
    else if (!aimet_is_math_invariant(invariants, tree->nodes[i].op) &&
             !found.count++)
      found.first = i;
  }
  aimet_invariants_destroy(invariants);
  return found;
}

/// Tried on a copy. After infer-modules it places nothing more.
static bool can_be_inferred(const aimet_pass_run *run) {
  MlirOperation copy = mlirOperationClone(aimet_pass_module(run));
  aimet_module_inference inference;
  aimet_infer_modules(copy, NULL, &inference);
  bool result = inference.counts.written > 0;
  aimet_module_inference_deinit(&inference);
  mlirOperationDestroy(copy);
  return result;
}

void aimet_report_unplaced_nodes(aimet_pass_run *run,
                                 const aimet_module_tree *tree,
                                 const aimet_unplaced_nodes *nodes,
                                 const char *message) {
  bool can_infer = nodes->is_no_other && can_be_inferred(run);
  aimet_arena *arena = aimet_arena_create();
  aimet_string_view label = aimet_tree_node_label(tree, nodes->first, arena);
  MlirOperation op = tree->nodes[nodes->first].op;
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_REMARK,
      .nodes = &label,
      .num_nodes = 1,
      .operations = &op,
      .num_operations = 1,
      .message = aimet_sv(message),
      .why = aimet_sv(can_infer ? "nothing has looked for the modules that "
                                  "operations come from"
                                : "neither metadata nor names of nodes or "
                                  "parameters say which module they come from"),
      .remedy =
          aimet_sv(can_infer ? "add --infer-modules before it"
                             : "export with a PyTorch of version 1.13 or "
                               "newer, and do not strip metadata or names "
                               "afterwards"),
      .fingerprint =
          aimet_fingerprint_begin(aimet_pass_definition(run)->name, SIZE_MAX),
      .location = mlirOperationGetLocation(op),
  };
  aimet_pass_report(run, &finding);
  aimet_arena_destroy(arena);
}
