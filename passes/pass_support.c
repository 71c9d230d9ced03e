//===- pass_support.c - what several passes of this tree share ------------===//

#include "pass_support.h"

#include "alloc.h"
#include "hash.h"
#include "scope_names.h"
#include "uses.h"

#include <stdlib.h>

/// An aimet_exclusion whose user data is the running pass.
static bool excludes_module(aimet_string_view path,
                            aimet_string_view class_name, void *run) {
  return aimet_pass_is_excluded(run, path, class_name);
}

static void *create_tree(aimet_pass_run *run, aimet_tree_extent extent) {
  aimet_callee_scope scope;
  aimet_callee_scope_open(&scope, aimet_pass_module(run));
  aimet_module_tree *tree =
      aimet_module_tree_create_of(aimet_pass_module(run), extent);
  aimet_callee_scope_close(&scope);
  if (aimet_pass_has_exclusions(run))
    aimet_module_tree_exclude(tree, excludes_module, run);
  return tree;
}

static void *create_instances(aimet_pass_run *run) {
  return create_tree(run, AIMET_TREE_INSTANCES);
}

static void *create_main(aimet_pass_run *run) {
  return create_tree(run, AIMET_TREE_MAIN);
}

static void *create_text(aimet_pass_run *run) {
  return create_tree(run, AIMET_TREE_TEXT);
}

static void destroy_tree(void *tree) { aimet_module_tree_destroy(tree); }

/// In the order of aimet_tree_extent.
static const aimet_analysis trees[] = {
    {create_instances, destroy_tree},
    {create_main, destroy_tree},
    {create_text, destroy_tree},
};

/// A model that is the main graph alone has one tree.
const aimet_module_tree *aimet_pass_module_tree(aimet_pass_run *run,
                                                aimet_tree_extent extent) {
  if (aimet_is_main_graph_alone(aimet_pass_module(run)))
    extent = AIMET_TREE_INSTANCES;
  return aimet_pass_analysis_but_of_values(run, &trees[extent]);
}

static bool excludes_op(const aimet_pass_run *run, MlirOperation op) {
  aimet_provenance provenance;
  return aimet_provenance_of(op, &provenance) &&
         aimet_pass_is_excluded(run, provenance.path, provenance.class_name);
}

bool aimet_pass_leaves(const aimet_pass_run *run, MlirOperation op) {
  return excludes_op(run, op) || aimet_is_inside(op, "onnx.SequenceMap");
}

uint64_t aimet_fingerprint_begin(const char *check, size_t ordinal) {
  uint64_t number = ordinal;
  return aimet_hash_bytes(&number, sizeof number,
                          aimet_hash_bytes(check, strlen(check), 0));
}

uint64_t aimet_fingerprint_add(uint64_t fingerprint, aimet_string_view text) {
  return aimet_hash_bytes(text.data, text.length, fingerprint);
}

void aimet_reverse_names(aimet_string_view *names, size_t count) {
  for (size_t i = 0; i < count / 2; ++i) {
    aimet_string_view name = names[i];
    names[i] = names[count - 1 - i];
    names[count - 1 - i] = name;
  }
}

void aimet_module_mover_init(aimet_module_mover *mover, MlirOperation module) {
  *mover = (aimet_module_mover){.names = aimet_name_set_create(),
                                .scratch = AIMET_STRING_BUILDER_INIT};
  aimet_name_set_add_nodes(mover->names, module);
  aimet_provenance_maker_init(&mover->maker, mlirOperationGetContext(module));
}

void aimet_module_mover_deinit(aimet_module_mover *mover) {
  aimet_name_set_destroy(mover->names);
  aimet_sb_deinit(&mover->scratch);
}

static void set_provenance(aimet_module_mover *mover, MlirOperation op,
                           const aimet_provenance *provenance) {
  aimet_op_set_attr(op, "aimet.module",
                    aimet_provenance_make(&mover->maker, provenance));
}

aimet_moved_op aimet_move_to_module(aimet_module_mover *mover, MlirOperation op,
                                    const aimet_provenance *provenance) {
  aimet_moved_op moved = {op, aimet_op_node_name(op)};
  set_provenance(mover, op, provenance);
  aimet_sb_clear(&mover->scratch);
  aimet_scope_append_name(&mover->scratch, provenance->path, aimet_op_type(op));
  aimet_rename_node(
      op, aimet_name_set_unique(mover->names, aimet_sb_view(&mover->scratch)));
  return moved;
}

void aimet_dissolve_leaf(aimet_module_mover *mover, MlirOperation op,
                         const aimet_provenance *provenance) {
  aimet_provenance dissolved = *provenance;
  dissolved.leaf = false;
  set_provenance(mover, op, &dissolved);
}

void aimet_report_made_module(aimet_pass_run *run,
                              const aimet_provenance *provenance,
                              const aimet_moved_op *ops, size_t num_ops,
                              aimet_string_view message) {
  aimet_string_view *nodes = aimet_calloc(2 * num_ops, sizeof *nodes);
  aimet_string_view *old_nodes = nodes + num_ops;
  size_t num_nodes = 0;
  for (size_t i = 0; i < num_ops; ++i)
    if (!aimet_sv_is(aimet_op_type(ops[i].op), "Constant") || num_ops == 1) {
      old_nodes[num_nodes] = ops[i].old_name;
      nodes[num_nodes++] = aimet_op_node_name(ops[i].op);
    }
  aimet_change change = {
      .module = provenance->path,
      .class_name = aimet_path_leaf(provenance->class_name),
      .nodes = nodes,
      .num_nodes = num_nodes,
      .old_nodes = old_nodes,
      .num_old_nodes = num_nodes,
      .message = message,
      .location = mlirOperationGetLocation(ops[0].op),
  };
  aimet_pass_report_change(run, &change);
  free(nodes);
}
