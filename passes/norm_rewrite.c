//===- norm_rewrite.c - what passes that rewrite norms share --------------===//

#include "norm_rewrite.h"

#include "node.h"
#include "provenance.h"
#include "result_facts.h"
#include "rewrite.h"

void aimet_take_result(MlirOperation new_op, MlirOperation old,
                       aimet_arena *arena) {
  MlirValue gone = mlirOperationGetResult(old, 0);
  MlirValue kept = mlirOperationGetResult(new_op, 0);
  aimet_string_view name = aimet_result_name(old, 0, arena);
  if (name.length)
    aimet_rename_result(new_op, 0, name);
  aimet_copy_result_facts(old, 0, new_op, 0);
  mlirValueSetType(kept, mlirValueGetType(gone));
  mlirValueReplaceAllUsesOfWith(gone, kept);
}

void aimet_append_node(aimet_string_builder *out, MlirOperation op) {
  aimet_string_view name = aimet_op_node_name(op);
  aimet_sb_append(out, aimet_op_type(op));
  if (!name.length)
    return;
  aimet_sb_append_cstr(out, " \"");
  aimet_sb_append_escaped(out, name, 200);
  aimet_sb_append_char(out, '"');
}

void aimet_report_norm(aimet_pass_run *run, MlirOperation norm,
                       const char *verb, aimet_string_view rest) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&text, "%s ", verb);
  aimet_append_node(&text, norm);
  aimet_sb_append_char(&text, ' ');
  aimet_sb_append(&text, rest);
  aimet_string_view name = aimet_op_node_name(norm);
  aimet_provenance provenance = AIMET_PROVENANCE_INIT;
  aimet_provenance_of(norm, &provenance);
  aimet_change change = {.module = provenance.path,
                         .class_name = provenance.class_name,
                         .nodes = &name,
                         .num_nodes = name.length ? 1 : 0,
                         .message = aimet_sb_view(&text),
                         .location = mlirOperationGetLocation(norm)};
  aimet_pass_report_change(run, &change);
  aimet_sb_deinit(&text);
}

void aimet_remark_norm_left(aimet_pass_run *run, MlirOperation norm,
                            const char *rest, const char *why) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_append_node(&text, norm);
  aimet_pass_remark(run,
                    aimet_place_from_location(mlirOperationGetLocation(norm)),
                    "%s %s, but is left: %s [%s]", aimet_sb_view(&text).data,
                    rest, why, aimet_pass_definition(run)->name);
  aimet_sb_deinit(&text);
}
