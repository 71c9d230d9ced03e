//===- pass_support.c - what several passes of this tree share ------------===//

#include "pass_support.h"

#include "alloc.h"
#include "hash.h"
#include "scope_names.h"
#include "string_builder.h"
#include "uses.h"

#include <stdlib.h>

bool aimet_pass_excludes(aimet_string_view path, aimet_string_view class_name,
                         void *run) {
  return aimet_pass_is_excluded(run, path, class_name);
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

static void set_provenance(MlirOperation op,
                           const aimet_provenance *provenance) {
  aimet_op_set_attr(
      op, "aimet.module",
      aimet_provenance_attribute(mlirOperationGetContext(op), provenance));
}

aimet_moved_op aimet_move_to_module(MlirOperation op,
                                    const aimet_provenance *provenance,
                                    aimet_name_set *names) {
  aimet_moved_op moved = {op, aimet_op_node_name(op)};
  set_provenance(op, provenance);
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_scope_append_name(&name, provenance->path, aimet_op_type(op));
  aimet_rename_node(op, aimet_name_set_unique(names, aimet_sb_view(&name)));
  aimet_sb_deinit(&name);
  return moved;
}

void aimet_dissolve_leaf(MlirOperation op, const aimet_provenance *provenance) {
  aimet_provenance dissolved = *provenance;
  dissolved.leaf = false;
  set_provenance(op, &dissolved);
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
