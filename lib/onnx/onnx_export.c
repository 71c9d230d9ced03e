//===- onnx_export.c - IR to ONNX bytes -----------------------------------===//
//
// From the IR alone: the source file is read only for the weights that the IR
// refers to. The model is composed in memory without its weights, then model
// and data file are written beside their targets and put in place together.
//
//===----------------------------------------------------------------------===//

#include "onnx_export.h"

#include "dialect.h"
#include "exporter.h"
#include "external_data.h"
#include "message_attr.h"
#include "onnx_limits.h"
#include "op.h"
#include "provenance.h"
#include "string_builder.h"

#include <stdlib.h>
#include <sys/stat.h>

/// Tensors of at least this size go out when a model would be too large.
#define FORCED_THRESHOLD 1024

//===----------------------------------------------------------------------===//
// Model
//===----------------------------------------------------------------------===//

/// Sets the fields of ModelProto that the module's attributes state.
static void set_model_fields(aimet_exporter *exporter, MlirOperation module,
                             Onnx__ModelProto *model) {
  aimet_codec *codec = &exporter->codec;
  aimet_string_view prefix = aimet_sv("onnx.");
  intptr_t count = aimet_op_attr_count(module);
  for (intptr_t i = 0; i < count && !aimet_codec_failed(codec); ++i) {
    MlirNamedAttribute attribute = aimet_op_attr_at(module, i);
    aimet_string_view name = aimet_view(mlirIdentifierStr(attribute.name));
    if (!aimet_sv_starts_with(name, prefix))
      continue;
    aimet_string_view field = aimet_sv_slice(name, prefix.length, name.length);
    if (aimet_sv_is(field, "graph") || aimet_sv_is(field, "functions") ||
        !aimet_message_set_field(codec, &model->base, field,
                                 attribute.attribute))
      aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                       "module attribute '%.*s' is no field of a model",
                       AIMET_SV(name));
  }
}

static void set_default_versions(aimet_codec *codec, Onnx__ModelProto *model) {
  Onnx__OperatorSetIdProto *opset =
      (Onnx__OperatorSetIdProto *)aimet_message_new(
          codec, &onnx__operator_set_id_proto__descriptor);
  opset->domain = aimet_arena_string(codec->arena, aimet_sv(""));
  opset->has_version = 1;
  opset->version = AIMET_DEFAULT_OPSET;
  model->has_ir_version = 1;
  model->ir_version = AIMET_DEFAULT_IR_VERSION;
  model->n_opset_import = 1;
  model->opset_import =
      aimet_arena_calloc(codec->arena, 1, sizeof *model->opset_import);
  model->opset_import[0] = opset;
}

typedef struct model_writer {
  aimet_exporter *exporter;
  MlirOperation module;
  MlirOperation main_function;
} model_writer;

/// The local functions, in order; at most `capacity` are stored.
static size_t collect_functions(const model_writer *writer,
                                MlirOperation *functions, size_t capacity) {
  size_t count = 0;
  MlirBlock body = aimet_body(writer->module, 0);
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (mlirOperationEqual(op, writer->main_function))
      continue;
    if (count < capacity)
      functions[count] = op;
    ++count;
  }
  return count;
}

static bool has_body(aimet_codec *codec, MlirOperation function) {
  codec->op = function;
  if (mlirBlockIsNull(aimet_body(function, 0)))
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the main function has no body, expected a graph");
  return !aimet_codec_failed(codec);
}

static bool check_function(aimet_codec *codec, MlirOperation op) {
  codec->op = op;
  bool fits = aimet_op_is(op, "func.func") &&
              !mlirBlockIsNull(aimet_body(op, 0)) &&
              !mlirAttributeIsNull(aimet_op_attr(op, "onnx.function"));
  if (!fits)
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "'%.*s' has no form in ONNX, expected one main graph and "
                     "functions with the attribute 'onnx.function'",
                     AIMET_SV(aimet_op_name(op)));
  return fits;
}

static void put_functions(const model_writer *writer, uint32_t number) {
  aimet_codec *codec = &writer->exporter->codec;
  size_t count = collect_functions(writer, NULL, 0);
  MlirOperation *functions =
      aimet_arena_calloc(codec->arena, count, sizeof *functions);
  collect_functions(writer, functions, count);
  for (size_t i = count; i-- > 0 && !aimet_codec_failed(codec);) {
    if (!check_function(codec, functions[i]))
      return;
    aimet_export_name_values(writer->exporter, functions[i]);
    aimet_export_check_names(writer->exporter, functions[i]);
    aimet_export_body body =
        aimet_export_function_body(functions[i], "onnx.function");
    aimet_export_function(writer->exporter, number, &body);
  }
}

static bool put_model_field(void *user_data, uint32_t number) {
  enum { GRAPH = 7, FUNCTIONS = 25 };
  const model_writer *writer = user_data;
  if (number == FUNCTIONS) {
    put_functions(writer, number);
    return true;
  }
  if (number != GRAPH)
    return false;
  if (has_body(&writer->exporter->codec, writer->main_function)) {
    aimet_export_name_values(writer->exporter, writer->main_function);
    aimet_export_check_names(writer->exporter, writer->main_function);
    aimet_export_body body =
        aimet_export_function_body(writer->main_function, "onnx.graph");
    aimet_export_graph(writer->exporter, number, &body);
  }
  return true;
}

static void compose(aimet_exporter *exporter, MlirOperation module) {
  aimet_codec *codec = &exporter->codec;
  Onnx__ModelProto *model = (Onnx__ModelProto *)aimet_message_new(
      codec, &onnx__model_proto__descriptor);
  model_writer writer = {exporter, module, aimet_main_function(module)};
  codec->op = module;
  if (mlirOperationIsNull(writer.main_function))
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the module has no main graph, expected a func.func "
                     "without the attribute 'onnx.function'");
  set_model_fields(exporter, module, model);
  if (aimet_model_is_bare(module))
    set_default_versions(codec, model);
  if (!aimet_codec_failed(codec))
    aimet_wire_put_content(exporter->writer, &model->base, put_model_field,
                           &writer);
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static aimet_status report_file_error(aimet_diag *diag, const char *path,
                                      aimet_file_error error) {
  const char *name = strcmp(path, "-") == 0 ? "<stdout>" : path;
  return aimet_diag_error(diag, error.status,
                          (aimet_place){.file = aimet_sv(name)},
                          "cannot write: %s", error.reason);
}

/// Where a model goes, and its external tensors.
typedef struct export_target {
  const char *path;
  char *data_path; ///< beside the model, not beside a link to it
  bool is_stdout;
} export_target;

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static export_target make_target(const char *path) {
  char *resolved = realpath(path, NULL);
  aimet_string_builder data_path = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&data_path, "%s.data", resolved ? resolved : path);
  free(resolved);
  return (export_target){path, aimet_sb_take(&data_path),
                         strcmp(path, "-") == 0};
}

/// A reader refuses a data file that is a link, and what lies in it may be
/// weights of the input.
static aimet_status check_data_path(const aimet_external_data_plan *plan,
                                    const char *path, aimet_diag *diag) {
  aimet_place place = {.file = aimet_sv(path)};
  struct stat info;
  if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode))
    return aimet_diag_error(diag, AIMET_ERROR_PATH, place,
                            "the data file is a symbolic link, expected a "
                            "regular file or none");
  if (aimet_external_data_reads(plan, path))
    return aimet_diag_error(
        diag, AIMET_ERROR_PATH, place,
        "the data file holds weights of the input, expected "
        "another output name");
  return AIMET_OK;
}

/// Writes to a temporary name and finishes; the caller commits or discards.
static aimet_status begin_model(const aimet_exporter *exporter,
                                const export_target *target, bool sync,
                                aimet_output_file **out_file) {
  aimet_file_error error;
  aimet_status status =
      aimet_output_file_create(target->path, out_file, &error);
  if (status == AIMET_OK) {
    aimet_wire_writer_send(exporter->writer, *out_file);
    status = aimet_output_file_finish(*out_file, sync, &error);
  }
  return status == AIMET_OK
             ? AIMET_OK
             : report_file_error(exporter->codec.diag, target->path, error);
}

static aimet_status begin_data(const aimet_exporter *exporter,
                               const export_target *target, bool sync,
                               aimet_output_file **out_file) {
  const aimet_external_data_plan *plan = exporter->codec.external;
  aimet_status status =
      check_data_path(plan, target->data_path, exporter->codec.diag);
  if (status != AIMET_OK)
    return status;
  aimet_file_error error;
  status = aimet_output_file_create(target->data_path, out_file, &error);
  if (status == AIMET_OK) {
    aimet_external_data_send(plan, *out_file);
    status = aimet_output_file_finish(*out_file, sync, &error);
  }
  return status == AIMET_OK ? AIMET_OK
                            : report_file_error(exporter->codec.diag,
                                                target->data_path, error);
}

/// Puts both files in place, the data first: a model never refers to a file
/// that is not there.
static aimet_status commit_both(const aimet_exporter *exporter,
                                const export_target *target, bool sync,
                                aimet_output_file *model,
                                aimet_output_file *data) {
  aimet_diag *diag = exporter->codec.diag;
  aimet_file_error error;
  if (data && aimet_output_file_commit(data, sync, &error) != AIMET_OK) {
    aimet_output_file_discard(model);
    return report_file_error(diag, target->data_path, error);
  }
  if (aimet_output_file_commit(model, sync, &error) != AIMET_OK)
    return report_file_error(diag, target->path, error);
  return AIMET_OK;
}

static aimet_status write_files(const aimet_exporter *exporter,
                                const export_target *target, bool sync) {
  aimet_output_file *model = NULL, *data = NULL;
  bool has_data = aimet_external_data_is_used(exporter->codec.external);
  if (has_data && target->is_stdout)
    return aimet_diag_error(
        exporter->codec.diag, AIMET_ERROR_USAGE, (aimet_place){0},
        "the model has external data, which cannot go to standard output: give "
        "a file with -o, or --external-data=none");
  aimet_status status = AIMET_OK;
  if (has_data)
    status = begin_data(exporter, target, sync, &data);
  if (status == AIMET_OK)
    status = begin_model(exporter, target, sync, &model);
  if (status == AIMET_OK)
    return commit_both(exporter, target, sync, model, data);
  aimet_output_file_discard(data);
  aimet_output_file_discard(model);
  return status;
}

/// Composes and writes; *out_too_large says that it was not written because the
/// model would exceed what protobuf can hold.
static aimet_status export_with(MlirOperation module,
                                const export_target *target,
                                const aimet_onnx_export_options *options,
                                aimet_weight_store *store, aimet_diag *diag,
                                bool *out_too_large) {
  aimet_exporter exporter = {.writer = aimet_wire_writer_create(),
                             .functions = mlirSymbolTableCreate(module),
                             .says_provenance =
                                 aimet_provenance_is_sealed(module),
                             .names_arena = aimet_arena_create(),
                             .output_names = aimet_string_map_create()};
  aimet_codec *codec = &exporter.codec;
  aimet_codec_init(codec, mlirOperationGetContext(module), store, diag);
  codec->external = aimet_external_data_plan_create(
      module, options, base_name(target->data_path));
  compose(&exporter, module);
  aimet_status status = codec->status;
  *out_too_large =
      aimet_wire_writer_total(exporter.writer) > AIMET_MAX_MODEL_SIZE;
  if (status == AIMET_OK && !*out_too_large)
    status = write_files(&exporter, target, options->sync);
  aimet_external_data_plan_destroy(codec->external);
  aimet_codec_deinit(codec);
  aimet_ptr_map_deinit(&exporter.names);
  aimet_string_map_destroy(exporter.output_names);
  mlirSymbolTableDestroy(exporter.functions);
  aimet_arena_destroy(exporter.names_arena);
  aimet_wire_writer_destroy(exporter.writer);
  return status;
}

/// A second try with large tensors outside.
static aimet_status export_forced(MlirOperation module,
                                  const export_target *target,
                                  const aimet_onnx_export_options *options,
                                  aimet_weight_store *store, aimet_diag *diag) {
  aimet_diag_emit(diag, AIMET_SEVERITY_REMARK, (aimet_place){0},
                  "the model would exceed 2 GiB, so its weights go to \"%s\"",
                  target->data_path);
  aimet_onnx_export_options forced = *options;
  forced.external = AIMET_EXTERNAL_ALL;
  forced.external_threshold = FORCED_THRESHOLD;
  bool too_large;
  aimet_status status =
      export_with(module, target, &forced, store, diag, &too_large);
  if (status == AIMET_OK && too_large)
    return aimet_diag_error(diag, AIMET_ERROR_LIMIT, (aimet_place){0},
                            "the model exceeds 2 GiB without its weights");
  return status;
}

aimet_status aimet_onnx_export(MlirOperation module, const char *path,
                               const aimet_onnx_export_options *options,
                               aimet_weight_store *store, aimet_diag *diag) {
  export_target target = make_target(path);
  bool too_large;
  aimet_status status =
      export_with(module, &target, options, store, diag, &too_large);
  if (status == AIMET_OK && too_large)
    status = export_forced(module, &target, options, store, diag);
  free(target.data_path);
  return status;
}
