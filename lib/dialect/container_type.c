//===- container_type.c - types of ONNX that hold other types -------------===//

#include "container_type.h"

#include "string_builder.h"

#include <mlir-c/Diagnostics.h>

static const char *const prefixes[] = {
    [AIMET_CONTAINER_SEQUENCE] = "Seq<",
    [AIMET_CONTAINER_OPTIONAL] = "Opt<",
    [AIMET_CONTAINER_MAP] = "Map<",
    [AIMET_CONTAINER_SPARSE_TENSOR] = "SparseTensor<",
};

static void append_type(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_view(text));
}

MlirType aimet_container_type_get(MlirContext context,
                                  aimet_container_kind kind, MlirType key,
                                  MlirType of) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, prefixes[kind]);
  if (kind == AIMET_CONTAINER_MAP) {
    mlirTypePrint(key, append_type, &text);
    aimet_sb_append_cstr(&text, ", ");
  }
  mlirTypePrint(of, append_type, &text);
  aimet_sb_append_char(&text, '>');
  MlirType type = mlirOpaqueTypeGet(context, aimet_ref_c("onnx"),
                                    aimet_ref(aimet_sb_view(&text)));
  aimet_sb_deinit(&text);
  return type;
}

/// What MLIR says of text that is no type is of no use: the caller says it.
static MlirLogicalResult keep_quiet(MlirDiagnostic diagnostic, void *unused) {
  (void)diagnostic;
  (void)unused;
  return mlirLogicalResultSuccess();
}

static MlirType parse(MlirContext context, aimet_string_view text) {
  while (text.length && *text.data == ' ')
    text = aimet_sv_slice(text, 1, text.length);
  MlirDiagnosticHandlerID handler =
      mlirContextAttachDiagnosticHandler(context, keep_quiet, NULL, NULL);
  MlirType type = mlirTypeParseGet(context, aimet_ref(text));
  mlirContextDetachDiagnosticHandler(context, handler);
  return type;
}

aimet_container_kind
aimet_container_type_split(MlirType type, MlirType *out_key, MlirType *out_of) {
  if (!mlirTypeIsAOpaque(type))
    return AIMET_CONTAINER_NONE;
  MlirContext context = mlirTypeGetContext(type);
  aimet_string_view data = aimet_view(mlirOpaqueTypeGetData(type));
  if (!aimet_sv_ends_with(data, aimet_sv(">")))
    return AIMET_CONTAINER_NONE;
  for (int kind = AIMET_CONTAINER_SEQUENCE;
       kind <= AIMET_CONTAINER_SPARSE_TENSOR; ++kind) {
    aimet_string_view prefix = aimet_sv(prefixes[kind]);
    if (!aimet_sv_starts_with(data, prefix))
      continue;
    aimet_string_view argument =
        aimet_sv_slice(data, prefix.length, data.length - 1);
    if (kind == AIMET_CONTAINER_MAP) {
      // The key is a scalar type, so the first comma ends it.
      size_t comma = aimet_sv_find(argument, ',');
      *out_key = parse(context, aimet_sv_slice(argument, 0, comma));
      argument = aimet_sv_slice(argument, comma + 1, argument.length);
      if (mlirTypeIsNull(*out_key))
        return AIMET_CONTAINER_NONE;
    }
    *out_of = parse(context, argument);
    return mlirTypeIsNull(*out_of) ? AIMET_CONTAINER_NONE
                                   : (aimet_container_kind)kind;
  }
  return AIMET_CONTAINER_NONE;
}
