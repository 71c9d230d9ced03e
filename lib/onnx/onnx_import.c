//===- onnx_import.c - ONNX bytes to IR -----------------------------------===//
//
// The bytes are scanned first (wire_scan.h): what comes here is well-formed.
// The model's own fields become attributes of the module, then each local
// function and the main graph a func.func.
//
//===----------------------------------------------------------------------===//

#include "onnx_import.h"

#include "importer.h"
#include "message_attr.h"
#include "rewrite.h"
#include "string_builder.h"
#include "wire_scan.h"

enum { MODEL_GRAPH = 7, MODEL_FUNCTIONS = 25 };

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

aimet_string_view aimet_function_key(aimet_codec *codec, const char *domain,
                                     const char *name, const char *overload) {
  if (domain && strcmp(domain, "ai.onnx") == 0)
    domain = "";
  const char *parts[] = {domain ? domain : "", name ? name : "",
                         overload ? overload : ""};
  size_t lengths[] = {strlen(parts[0]), strlen(parts[1]), strlen(parts[2])};
  char *key =
      aimet_arena_alloc(codec->arena, lengths[0] + lengths[1] + lengths[2] + 2);
  size_t at = 0;
  for (size_t i = 0; i < 3; ++i) {
    if (i)
      key[at++] = '\0';
    memcpy(key + at, parts[i], lengths[i]);
    at += lengths[i];
  }
  return aimet_sv_n(key, at);
}

/// Symbols of the functions by key, made before any body is imported. Functions
/// that share a key have symbols of their own; calls mean the first.
static const char **name_functions(aimet_importer *importer,
                                   Onnx__FunctionProto **functions,
                                   size_t count) {
  aimet_codec *codec = &importer->codec;
  aimet_name_set *symbols = aimet_name_set_create();
  const char **result = aimet_arena_calloc(codec->arena, count, sizeof *result);
  aimet_name_set_add(symbols, aimet_sv("main_graph"));
  for (size_t i = 0; i < count; ++i) {
    const Onnx__FunctionProto *function = functions[i];
    const char *base = aimet_arena_format(
        codec->arena, "%s::%s%s%s", function->domain ? function->domain : "",
        function->name ? function->name : "",
        function->overload && *function->overload ? ":" : "",
        function->overload ? function->overload : "");
    result[i] = aimet_arena_string(
        codec->arena, aimet_name_set_unique(symbols, aimet_sv(base)));
    if (!function->name)
      continue; // nothing can call it
    bool inserted;
    aimet_map_entry *entry = aimet_string_map_insert(
        importer->functions,
        aimet_function_key(codec, function->domain, function->name,
                           function->overload),
        &inserted);
    if (inserted)
      entry->value.const_pointer = result[i];
  }
  aimet_name_set_destroy(symbols);
  return result;
}

/// Inputs and outputs of a function are names only.
static Onnx__ValueInfoProto **names_as_values(aimet_codec *codec, char **names,
                                              size_t count) {
  Onnx__ValueInfoProto **values =
      aimet_arena_calloc(codec->arena, count, sizeof *values);
  for (size_t i = 0; i < count; ++i) {
    values[i] = (Onnx__ValueInfoProto *)aimet_message_new(
        codec, &onnx__value_info_proto__descriptor);
    values[i]->name = names[i];
  }
  return values;
}

static MlirAttribute function_type(aimet_codec *codec, MlirBlock block,
                                   const aimet_body_source *source,
                                   const aimet_imported_body *body) {
  intptr_t count = (intptr_t)source->num_inputs;
  MlirType *inputs =
      aimet_arena_calloc(codec->arena, source->num_inputs, sizeof *inputs);
  for (intptr_t i = 0; i < count; ++i)
    inputs[i] = mlirValueGetType(mlirBlockGetArgument(block, i));
  return mlirTypeAttrGet(mlirFunctionTypeGet(codec->context, count, inputs,
                                             (intptr_t)source->num_outputs,
                                             body->result_types));
}

/// Appends a func.func to the module. `kind` names the attribute that holds
/// `rest`: "onnx.graph" or "onnx.function".
static void append_function(aimet_importer *importer, MlirBlock module_body,
                            const char *symbol, bool is_private,
                            const aimet_body_source *source, const char *kind,
                            MlirAttribute rest) {
  aimet_codec *codec = &importer->codec;
  MlirContext context = codec->context;
  importer->scope = aimet_scope_create();
  aimet_imported_body body = {.block = {NULL}};
  aimet_import_body(importer, source, "func.return", &body);
  aimet_scope_destroy(importer->scope);
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&list, context, aimet_sv("sym_name"),
                      aimet_codec_string(codec, symbol));
  aimet_attr_list_add(&list, context, aimet_sv("function_type"),
                      function_type(codec, body.block, source, &body));
  if (is_private)
    aimet_attr_list_add(&list, context, aimet_sv("sym_visibility"),
                        aimet_codec_string(codec, "private"));
  if (source->num_inputs)
    aimet_attr_list_add(&list, context, aimet_sv("arg_attrs"), body.inputs);
  if (source->num_outputs)
    aimet_attr_list_add(&list, context, aimet_sv("res_attrs"), body.outputs);
  aimet_attr_list_add(&list, context, aimet_sv(kind), rest);
  if (!mlirAttributeIsNull(body.value_info))
    aimet_attr_list_add(&list, context, aimet_sv("onnx.value_info"),
                        body.value_info);
  MlirRegion region = mlirRegionCreate();
  mlirRegionAppendOwnedBlock(region, body.block);
  MlirOperationState state =
      mlirOperationStateGet(aimet_ref_c("func.func"), importer->location);
  mlirOperationStateAddAttributes(&state, (intptr_t)list.count, list.items);
  mlirOperationStateAddOwnedRegions(&state, 1, &region);
  mlirBlockAppendOwnedOperation(module_body, mlirOperationCreate(&state));
  aimet_attr_list_deinit(&list);
}

static void import_function(aimet_importer *importer, MlirBlock module_body,
                            const char *symbol, const char *parent,
                            const Onnx__FunctionProto *function,
                            const aimet_slice_list *nodes,
                            const aimet_slice_list *value_infos) {
  enum { INPUT = 4, OUTPUT = 5 };
  static const uint32_t handled[] = {INPUT, OUTPUT, 0};
  aimet_codec *codec = &importer->codec;
  codec->part = (aimet_model_part){.parent = parent, .name = function->name};
  aimet_body_source source = {
      .parent = parent,
      .nodes = *nodes,
      .value_infos = *value_infos,
      .inputs = names_as_values(codec, function->input, function->n_input),
      .outputs = names_as_values(codec, function->output, function->n_output),
      .num_inputs = function->n_input,
      .num_outputs = function->n_output};
  append_function(importer, module_body, symbol, true, &source, "onnx.function",
                  aimet_message_to_attribute(codec, &function->base, handled));
}

static void import_functions(aimet_importer *importer, MlirBlock module_body,
                             const aimet_slice_list *slices) {
  enum { NODE = 7, VALUE_INFO = 12 };
  aimet_codec *codec = &importer->codec;
  size_t count = slices->count;
  Onnx__FunctionProto **functions =
      aimet_arena_calloc(codec->arena, count, sizeof *functions);
  aimet_slice_list(*lists)[2] =
      aimet_arena_calloc(codec->arena, count, sizeof *lists);
  for (size_t i = 0; i < count; ++i) {
    codec->part = (aimet_model_part){.parent = "functions",
                                     .content = slices->items[i].data};
    lists[i][0].number = NODE;
    lists[i][1].number = VALUE_INFO;
    functions[i] = (Onnx__FunctionProto *)aimet_slice_unpack(
        codec, slices->items[i], &onnx__function_proto__descriptor, lists[i],
        2);
    if (!functions[i])
      return;
  }
  const char **symbols = name_functions(importer, functions, count);
  for (size_t i = 0; i < count && !aimet_codec_failed(codec); ++i) {
    const char *parent = aimet_arena_format(codec->arena, "functions[%zu]", i);
    import_function(importer, module_body, symbols[i], parent, functions[i],
                    &lists[i][0], &lists[i][1]);
  }
}

//===----------------------------------------------------------------------===//
// Model
//===----------------------------------------------------------------------===//

static void import_graph(aimet_importer *importer, MlirBlock module_body,
                         aimet_slice graph) {
  aimet_codec *codec = &importer->codec;
  codec->part = (aimet_model_part){.parent = "graph", .content = graph.data};
  aimet_body_source source = {.parent = "graph"};
  MlirAttribute rest = aimet_import_graph_parts(importer, graph, &source);
  if (!aimet_codec_failed(codec))
    append_function(importer, module_body, "main_graph", false, &source,
                    "onnx.graph", rest);
}

static MlirOperation create_module(aimet_importer *importer,
                                   const Onnx__ModelProto *model) {
  aimet_codec *codec = &importer->codec;
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_message_to_list(codec, &model->base, NULL, "onnx.", &list);
  MlirOperationState state =
      mlirOperationStateGet(aimet_ref_c("builtin.module"), importer->location);
  mlirOperationStateAddAttributes(&state, (intptr_t)list.count, list.items);
  MlirRegion region = mlirRegionCreate();
  mlirRegionAppendOwnedBlock(region, mlirBlockCreate(0, NULL, NULL));
  mlirOperationStateAddOwnedRegions(&state, 1, &region);
  aimet_attr_list_deinit(&list);
  return mlirOperationCreate(&state);
}

static MlirOperation import_model(aimet_importer *importer, aimet_slice bytes) {
  aimet_codec *codec = &importer->codec;
  aimet_slice_list lists[] = {{.number = MODEL_GRAPH},
                              {.number = MODEL_FUNCTIONS}};
  codec->part = (aimet_model_part){.parent = "model", .content = bytes.data};
  Onnx__ModelProto *model = (Onnx__ModelProto *)aimet_slice_unpack(
      codec, bytes, &onnx__model_proto__descriptor, lists, 2);
  if (!model)
    return (MlirOperation){NULL};
  MlirOperation module = create_module(importer, model);
  MlirBlock body = mlirRegionGetFirstBlock(mlirOperationGetRegion(module, 0));
  import_functions(importer, body, &lists[1]);
  if (lists[0].count == 0) // most likely a file cut off after its first fields
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the model has no graph, expected one");
  if (!aimet_codec_failed(codec))
    import_graph(importer, body, lists[0].items[0]);
  if (!aimet_codec_failed(codec))
    return module;
  mlirOperationDestroy(module);
  return (MlirOperation){NULL};
}

aimet_status aimet_onnx_import(MlirContext context,
                               const aimet_onnx_source *source,
                               aimet_weight_store *store, aimet_diag *diag,
                               MlirOperation *out_module) {
  *out_module = (MlirOperation){NULL};
  aimet_wire_scan *scan;
  bool elide = source->reference_name.length != 0;
  aimet_status status = aimet_wire_scan_run(source, elide, diag, &scan);
  if (status != AIMET_OK)
    return status;
  aimet_importer importer = {
      .location = mlirLocationFileLineColGet(
          context, aimet_ref_c(source->display_name), 0, 0),
      .functions = aimet_string_map_create()};
  aimet_codec_init(&importer.codec, context, store, diag);
  importer.codec.scan = scan;
  importer.codec.source = &source->file;
  importer.codec.source_file = source->reference_name;
  importer.codec.place = (aimet_place){.file = aimet_sv(source->display_name)};
  if (elide) // the model itself, under whatever name the user gave it
    importer.codec.status = aimet_weight_store_add(
        store, source->reference_name, &source->file, importer.codec.place);
  if (!aimet_codec_failed(&importer.codec))
    *out_module =
        import_model(&importer, (aimet_slice){aimet_wire_scan_data(scan),
                                              aimet_wire_scan_size(scan)});
  status = importer.codec.status;
  aimet_codec_deinit(&importer.codec);
  aimet_string_map_destroy(importer.functions);
  aimet_wire_scan_destroy(scan);
  return status;
}
