//===- dialect.c - the onnx dialect in an MLIR context --------------------===//

#include "dialect.h"

#include "op.h"

#include <mlir-c/Dialect/Func.h>

/// The first IR version whose models name the opsets that they use.
#define IR_VERSION_WITH_OPSETS 3

void aimet_dialect_load(MlirContext context) {
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__func__(), context);
  mlirContextSetAllowUnregisteredDialects(context, true);
}

static bool is_default_domain(aimet_string_view domain) {
  return domain.length == 0 || aimet_sv_is(domain, "ai.onnx");
}

/// The version that a list of OperatorSetIdProto gives a domain, 0 if none. Of
/// two entries the last counts; of the default domain's two spellings `""`.
static int64_t imported_version(MlirAttribute imports,
                                aimet_string_view domain) {
  int64_t exact = 0, other_spelling = 0;
  intptr_t count = aimet_array_size(imports);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute entry = aimet_array_get(imports, i);
    aimet_string_view imported = aimet_dict_get_string(entry, "domain");
    int64_t version = aimet_dict_get_int(entry, "version", 0);
    if (!is_default_domain(domain)) {
      if (aimet_sv_equal(imported, domain))
        exact = version;
    } else if (imported.length == 0) {
      exact = version;
    } else if (is_default_domain(imported)) {
      other_spelling = version;
    }
  }
  return exact ? exact : other_spelling;
}

/// `onnx.function` of the local function that is or encloses `op`.
static MlirAttribute local_function(MlirOperation op) {
  if (!aimet_op_is(op, "func.func"))
    op = aimet_enclosing_function(op);
  return mlirOperationIsNull(op) ? mlirAttributeGetNull()
                                 : aimet_op_attr(op, "onnx.function");
}

bool aimet_model_is_bare(MlirOperation module) {
  // An imported graph has `onnx.graph`, if only an empty one.
  MlirOperation graph = aimet_main_function(module);
  return !mlirOperationIsNull(graph) &&
         mlirAttributeIsNull(aimet_op_attr(graph, "onnx.graph")) &&
         mlirAttributeIsNull(aimet_op_attr(module, "onnx.ir_version")) &&
         mlirAttributeIsNull(aimet_op_attr(module, "onnx.opset_import"));
}

int64_t aimet_opset_version(MlirOperation op, aimet_string_view domain) {
  MlirAttribute function = local_function(op);
  if (!mlirAttributeIsNull(function))
    return imported_version(aimet_dict_get(function, "opset_import"), domain);
  MlirOperation module = aimet_enclosing_module(op);
  if (mlirOperationIsNull(module))
    return 0;
  MlirAttribute imports = aimet_op_attr(module, "onnx.opset_import");
  if (aimet_array_size(imports) > 0)
    return imported_version(imports, domain);
  if (aimet_model_is_bare(module))
    return is_default_domain(domain) ? AIMET_DEFAULT_OPSET : 0;
  int64_t ir_version = 0;
  aimet_attr_get_int(aimet_op_attr(module, "onnx.ir_version"), &ir_version);
  return is_default_domain(domain) && ir_version < IR_VERSION_WITH_OPSETS;
}
