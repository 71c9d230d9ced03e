//===- rewrite_case.c - rewrites that a test makes up ---------------------===//

#include "rewrite_case.h"

#include <stdio.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Finding and changing operations
//===----------------------------------------------------------------------===//

typedef struct search {
  const char *name;
  MlirOperation found;
} search;

static void match(MlirOperation op, void *user_data) {
  search *s = user_data;
  aimet_string_view output;
  if (aimet_sv_is(aimet_op_node_name(op), s->name) ||
      (aimet_op_is(op, "onnx.Initializer") &&
       aimet_attr_get_string(
           aimet_array_get(aimet_op_attr(op, "onnx.outputs"), 0), &output) &&
       aimet_sv_is(output, s->name)))
    s->found = op;
}

/// The node, or initializer, of this name.
MlirOperation find(aimet_pass_run *run, const char *name) {
  search s = {name, {NULL}};
  aimet_walk(aimet_pass_module(run), match, &s);
  if (mlirOperationIsNull(s.found)) {
    printf("nothing is called %s\n", name);
    abort();
  }
  return s.found;
}

MlirValue result(aimet_pass_run *run, const char *name) {
  return mlirOperationGetResult(find(run, name), 0);
}

void set_operand(aimet_pass_run *run, const char *name, intptr_t i,
                 MlirValue value) {
  mlirOperationSetOperand(find(run, name), i, value);
}

void set_text(aimet_pass_run *run, MlirOperation op, const char *name,
              const char *attribute) {
  MlirAttribute parsed = mlirAttributeParseGet(aimet_pass_mlir_context(run),
                                               aimet_ref_c(attribute));
  if (mlirAttributeIsNull(parsed))
    abort(); // said by the parser
  aimet_op_set_attr(op, name, parsed);
}

/// Puts a copy of an operation behind it.
MlirOperation copy(MlirOperation op, const char *name) {
  MlirOperation clone = mlirOperationClone(op);
  MlirContext context = mlirOperationGetContext(op);
  const char *key =
      aimet_op_is(op, "onnx.Initializer") ? "onnx.outputs" : "onnx_node_name";
  MlirAttribute text = aimet_attr_string(context, aimet_sv(name));
  aimet_op_set_attr(clone, key,
                    aimet_op_is(op, "onnx.Initializer")
                        ? mlirArrayAttrGet(context, 1, &text)
                        : text);
  mlirBlockInsertOwnedOperationAfter(mlirOperationGetBlock(op), op, clone);
  return clone;
}

/// Takes a node out: its first operand stands for its result.
void bypass(MlirOperation op) {
  mlirValueReplaceAllUsesOfWith(mlirOperationGetResult(op, 0),
                                mlirOperationGetOperand(op, 0));
  mlirOperationDestroy(op);
}

//===----------------------------------------------------------------------===//
// Running them
//===----------------------------------------------------------------------===//

/// What diagnostics said, joined.
static void collect(const aimet_diagnostic *diagnostic, void *user_data) {
  aimet_sb_appendf(user_data, "%.*s\n", AIMET_SV(diagnostic->message));
}

/// Runs one rewrite on the model; what was said goes to `said`.
aimet_status run_rewrite(const wrong_rewrite *rewrite, const char *path,
                         aimet_prove_mode mode, aimet_string_builder *said) {
  aimet_session_options session_options = AIMET_SESSION_OPTIONS_INIT;
  session_options.handler = collect;
  session_options.user_data = said;
  aimet_session *session = aimet_session_create(&session_options);
  aimet_registry_add(session->registry, &rewrite->def);
  aimet_model *model;
  aimet_status status = aimet_model_load(session, path, NULL, &model);
  aimet_run_options options = AIMET_RUN_OPTIONS_INIT;
  options.prove = mode;
  if (status == AIMET_OK)
    status = aimet_model_run(model, rewrite->def.name, &options);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
  return status;
}

/// `'NAME' changed what the model computes: `, and the text somewhere.
static bool is_said(const wrong_rewrite *rewrite, const char *text) {
  aimet_string_builder begin = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&begin,
                   "'%s' changed what the model computes: ", rewrite->def.name);
  bool holds = strncmp(text, begin.data, begin.length) == 0 &&
               strstr(text, rewrite->said) != NULL;
  aimet_sb_deinit(&begin);
  return holds;
}

bool is_judged_right(const wrong_rewrite *rewrite, const char *path) {
  aimet_string_builder said = AIMET_STRING_BUILDER_INIT;
  aimet_status status = run_rewrite(rewrite, path, AIMET_PROVE_ALWAYS, &said);
  const char *text = said.length ? said.data : "";
  bool holds = rewrite->said
                   ? status == AIMET_ERROR_PROOF && is_said(rewrite, text)
                   : status == AIMET_OK;
  if (!holds)
    printf("  %s said: %s\n", rewrite->def.name, text);
  aimet_sb_deinit(&said);
  return holds;
}
