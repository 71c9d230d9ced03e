//===- import_body.c - graphs and function bodies to blocks ---------------===//
//
// A block holds initializers, then nodes in an order in which uses follow
// definitions. Usually that is the order of the file; only where a name is
// missed is the list sorted, and then every node keeps its position.
//
//===----------------------------------------------------------------------===//

#include "importer.h"

#include "message_attr.h"
#include "node.h"
#include "node_order.h"
#include "tensor_proto.h"
#include "type_proto.h"
#include "value_info.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Graph parts
//===----------------------------------------------------------------------===//

enum {
  GRAPH_NODE = 1,
  GRAPH_INITIALIZER = 5,
  GRAPH_INPUT = 11,
  GRAPH_OUTPUT = 12,
  GRAPH_VALUE_INFO = 13,
  GRAPH_SPARSE_INITIALIZER = 15,
};

MlirAttribute aimet_import_graph_parts(aimet_importer *importer,
                                       aimet_slice graph,
                                       aimet_body_source *out) {
  static const uint32_t inputs_and_outputs[] = {GRAPH_INPUT, GRAPH_OUTPUT, 0};
  aimet_codec *codec = &importer->codec;
  aimet_slice_list lists[] = {{.number = GRAPH_NODE},
                              {.number = GRAPH_INITIALIZER},
                              {.number = GRAPH_VALUE_INFO},
                              {.number = GRAPH_SPARSE_INITIALIZER}};
  Onnx__GraphProto *rest = (Onnx__GraphProto *)aimet_slice_unpack(
      codec, graph, &onnx__graph_proto__descriptor, lists, 4);
  if (!rest)
    return (MlirAttribute){NULL};
  out->nodes = lists[0];
  out->initializers = lists[1];
  out->value_infos = lists[2];
  out->sparse_initializers = lists[3];
  out->inputs = rest->input;
  out->num_inputs = rest->n_input;
  out->outputs = rest->output;
  out->num_outputs = rest->n_output;
  return aimet_message_to_attribute(codec, &rest->base, inputs_and_outputs);
}

//===----------------------------------------------------------------------===//
// What the graph states of values
//===----------------------------------------------------------------------===//

static Onnx__ValueInfoProto *unpack_value_info(aimet_importer *importer,
                                               const aimet_value_infos *infos,
                                               size_t i) {
  return (Onnx__ValueInfoProto *)aimet_slice_unpack(
      &importer->codec, infos->source->value_infos.items[i],
      &onnx__value_info_proto__descriptor, NULL, 0);
}

static aimet_string_view name_of_value_info(aimet_slice info, bool *out_has) {
  enum { NAME = 1 };
  aimet_string_view name = {NULL, 0};
  aimet_slice_field field;
  *out_has = false;
  while (aimet_slice_next(&info, &field))
    if (field.number == NAME) {
      name = aimet_slice_text(field.value);
      *out_has = true;
    }
  return name;
}

static void index_value_infos(aimet_importer *importer,
                              const aimet_body_source *source,
                              aimet_value_infos *infos) {
  *infos = (aimet_value_infos){.source = source, .regular = true};
  infos->index = aimet_string_map_create();
  infos->outputs = aimet_string_map_create();
  infos->bound = aimet_arena_calloc(
      importer->codec.arena, source->value_infos.count + 1, sizeof(bool));
  for (size_t i = 0; i < source->value_infos.count; ++i) {
    bool has_name, inserted;
    aimet_string_view name =
        name_of_value_info(source->value_infos.items[i], &has_name);
    if (!has_name || name.length == 0)
      continue;
    aimet_map_entry *entry =
        aimet_string_map_insert(infos->index, name, &inserted);
    if (inserted)
      entry->value.number = i + 1;
  }
  for (size_t i = 0; i < source->num_outputs; ++i) {
    const char *name = source->outputs[i]->name;
    if (name && *name)
      aimet_string_map_insert(infos->outputs, aimet_sv(name), NULL)
          ->value.number = i + 1;
  }
}

static void drop_value_infos(aimet_value_infos *infos) {
  aimet_string_map_destroy(infos->index);
  aimet_string_map_destroy(infos->outputs);
}

/// The index of the value_info entry of a name that no result has taken yet.
static bool find_unbound(const aimet_value_infos *infos, aimet_string_view name,
                         size_t *out) {
  const aimet_map_entry *entry = aimet_string_map_find(infos->index, name);
  if (!entry || infos->bound[entry->value.number - 1])
    return false;
  *out = (size_t)entry->value.number - 1;
  return true;
}

MlirType aimet_value_infos_type(aimet_importer *importer,
                                aimet_value_infos *infos,
                                aimet_string_view name) {
  aimet_codec *codec = &importer->codec;
  size_t i;
  if (name.length == 0)
    return mlirNoneTypeGet(codec->context);
  if (find_unbound(infos, name, &i)) {
    const Onnx__ValueInfoProto *info = unpack_value_info(importer, infos, i);
    if (info && info->type)
      return aimet_type_from_proto(codec, info->type).type;
  }
  const aimet_map_entry *output = aimet_string_map_find(infos->outputs, name);
  if (!output)
    return codec->unknown_tensor;
  const Onnx__ValueInfoProto *info =
      infos->source->outputs[output->value.number - 1];
  return aimet_type_from_proto(codec, info->type).type;
}

MlirAttribute aimet_value_infos_bind(aimet_importer *importer,
                                     aimet_value_infos *infos,
                                     aimet_string_view name, MlirType type) {
  aimet_codec *codec = &importer->codec;
  size_t i;
  if (name.length == 0 || !find_unbound(infos, name, &i))
    return mlirBoolAttrGet(codec->context, 0);
  const Onnx__ValueInfoProto *info = unpack_value_info(importer, infos, i);
  if (!info)
    return mlirBoolAttrGet(codec->context, 0);
  infos->bound[i] = true;
  if (infos->next++ != i)
    infos->regular = false;
  MlirAttribute attributes =
      aimet_value_info_to_attribute(codec, info, type, false);
  return mlirDictionaryAttrGetNumElements(attributes)
             ? attributes
             : mlirUnitAttrGet(codec->context);
}

/// The order of a value_info list that is not regular: names of the entries
/// that operations carry, and the others as they are.
static MlirAttribute value_info_order(aimet_importer *importer,
                                      const aimet_value_infos *infos) {
  aimet_codec *codec = &importer->codec;
  size_t count = infos->source->value_infos.count;
  if (infos->regular && infos->next == count)
    return (MlirAttribute){NULL};
  MlirAttribute *items = aimet_arena_calloc(codec->arena, count, sizeof *items);
  for (size_t i = 0; i < count; ++i) {
    bool has_name;
    aimet_slice slice = infos->source->value_infos.items[i];
    const Onnx__ValueInfoProto *info =
        infos->bound[i] ? NULL : unpack_value_info(importer, infos, i);
    items[i] = info ? aimet_message_to_attribute(codec, &info->base, NULL)
                    : aimet_attr_string(codec->context,
                                        name_of_value_info(slice, &has_name));
  }
  return mlirArrayAttrGet(codec->context, (intptr_t)count, items);
}

//===----------------------------------------------------------------------===//
// Operations that are no nodes
//===----------------------------------------------------------------------===//

static MlirOperation append(aimet_importer *importer, MlirBlock block,
                            const char *name, const aimet_attr_list *attributes,
                            intptr_t num_operands, const MlirValue *operands,
                            intptr_t num_results, const MlirType *results) {
  MlirOperationState state =
      mlirOperationStateGet(aimet_ref_c(name), importer->location);
  if (attributes)
    mlirOperationStateAddAttributes(&state, (intptr_t)attributes->count,
                                    attributes->items);
  mlirOperationStateAddOperands(&state, num_operands, operands);
  mlirOperationStateAddResults(&state, num_results, results);
  MlirOperation op = mlirOperationCreate(&state);
  mlirBlockAppendOwnedOperation(block, op);
  return op;
}

MlirValue aimet_import_use(aimet_importer *importer, aimet_string_view name,
                           MlirBlock block) {
  MlirContext context = importer->codec.context;
  MlirValue value = aimet_scope_find(importer->scope, name);
  if (value.ptr)
    return value;
  MlirOperation op;
  if (name.length == 0) {
    MlirType none = mlirNoneTypeGet(context);
    op = append(importer, block, "onnx.NoValue", NULL, 0, NULL, 1, &none);
  } else {
    aimet_attr_list attributes = AIMET_ATTR_LIST_INIT;
    MlirAttribute text = aimet_attr_string(context, name);
    aimet_attr_list_add(&attributes, context, aimet_sv("onnx.outputs"),
                        mlirArrayAttrGet(context, 1, &text));
    op = append(importer, block, "onnx.Undefined", &attributes, 0, NULL, 1,
                &importer->codec.unknown_tensor);
    aimet_attr_list_deinit(&attributes);
  }
  value = mlirOperationGetResult(op, 0);
  aimet_scope_define(importer->scope, name, value);
  return value;
}

static MlirAttribute names_attribute(aimet_importer *importer,
                                     const aimet_string_view *names,
                                     size_t count) {
  aimet_codec *codec = &importer->codec;
  MlirAttribute *items = aimet_arena_calloc(codec->arena, count, sizeof *items);
  for (size_t i = 0; i < count; ++i)
    items[i] = names[i].data ? aimet_attr_string(codec->context, names[i])
                             : mlirUnitAttrGet(codec->context);
  return mlirArrayAttrGet(codec->context, (intptr_t)count, items);
}

void aimet_import_results(aimet_importer *importer, aimet_value_infos *infos,
                          const aimet_string_view *names, size_t count,
                          bool derived, aimet_attr_list *attributes,
                          MlirType *types) {
  aimet_codec *codec = &importer->codec;
  MlirContext context = codec->context;
  MlirAttribute *bound = aimet_arena_calloc(codec->arena, count, sizeof *bound);
  bool any = false;
  for (size_t i = 0; i < count; ++i) {
    if (mlirTypeIsNull(types[i]))
      types[i] = aimet_value_infos_type(importer, infos, names[i]);
    bound[i] = aimet_value_infos_bind(importer, infos, names[i], types[i]);
    any |= !mlirAttributeIsABool(bound[i]);
  }
  if (!derived)
    aimet_attr_list_add(attributes, context, aimet_sv("onnx.outputs"),
                        names_attribute(importer, names, count));
  if (any)
    aimet_attr_list_add(attributes, context, aimet_sv("onnx.value_info"),
                        mlirArrayAttrGet(context, (intptr_t)count, bound));
}

/// The argument of `block` that has this name, or a null value.
static MlirValue find_input(MlirBlock block, const aimet_string_map *inputs,
                            const char *name) {
  const aimet_map_entry *entry =
      name ? aimet_string_map_find(inputs, aimet_sv(name)) : NULL;
  return entry ? mlirBlockGetArgument(block, (intptr_t)entry->value.number - 1)
               : (MlirValue){NULL};
}

/// Appends an initializer: a value, or the default of an input of its name.
static void append_initializer(aimet_importer *importer, const char *op_name,
                               const char *name, MlirType type,
                               MlirAttribute value, MlirValue input,
                               MlirBlock block, aimet_value_infos *infos) {
  MlirContext context = importer->codec.context;
  aimet_attr_list attributes = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&attributes, context, aimet_sv("value"), value);
  if (input.ptr) {
    append(importer, block, op_name, &attributes, 1, &input, 0, NULL);
  } else {
    aimet_string_view text = aimet_sv_n(name, name ? strlen(name) : 0);
    aimet_import_results(importer, infos, &text, 1, false, &attributes, &type);
    MlirOperation op =
        append(importer, block, op_name, &attributes, 0, NULL, 1, &type);
    if (text.length)
      aimet_scope_define(importer->scope, text, mlirOperationGetResult(op, 0));
  }
  aimet_attr_list_deinit(&attributes);
}

static void import_initializer(aimet_importer *importer, aimet_slice slice,
                               const aimet_string_map *inputs, MlirBlock block,
                               aimet_value_infos *infos) {
  aimet_codec *codec = &importer->codec;
  Onnx__TensorProto *tensor = (Onnx__TensorProto *)aimet_slice_unpack(
      codec, slice, &onnx__tensor_proto__descriptor, NULL, 0);
  if (!tensor)
    return;
  codec->part.name = tensor->name;
  MlirAttribute value = aimet_tensor_to_attribute(codec, tensor, true);
  if (aimet_codec_failed(codec))
    return;
  append_initializer(importer, "onnx.Initializer", tensor->name,
                     aimet_tensor_attribute_type(value), value,
                     find_input(block, inputs, tensor->name), block, infos);
}

static void import_sparse_initializer(aimet_importer *importer,
                                      aimet_slice slice,
                                      const aimet_string_map *inputs,
                                      MlirBlock block,
                                      aimet_value_infos *infos) {
  aimet_codec *codec = &importer->codec;
  Onnx__SparseTensorProto *sparse =
      (Onnx__SparseTensorProto *)aimet_slice_unpack(
          codec, slice, &onnx__sparse_tensor_proto__descriptor, NULL, 0);
  if (!sparse)
    return;
  const char *name = sparse->values ? sparse->values->name : NULL;
  codec->part.name = name;
  MlirAttribute value = aimet_message_to_attribute(codec, &sparse->base, NULL);
  if (aimet_codec_failed(codec))
    return;
  append_initializer(importer, "onnx.SparseInitializer", name,
                     codec->unknown_tensor, value,
                     find_input(block, inputs, name), block, infos);
}

typedef void (*initializer_import)(aimet_importer *, aimet_slice,
                                   const aimet_string_map *, MlirBlock,
                                   aimet_value_infos *);

static void import_initializers(aimet_importer *importer,
                                const aimet_slice_list *list, const char *kind,
                                initializer_import import_one,
                                const aimet_string_map *inputs, MlirBlock block,
                                aimet_value_infos *infos) {
  aimet_codec *codec = &importer->codec;
  aimet_arena *outer = aimet_codec_push_arena(codec);
  for (size_t i = 0; i < list->count && !aimet_codec_failed(codec); ++i) {
    codec->part = (aimet_model_part){infos->source->parent, kind, i, NULL,
                                     list->items[i].data};
    import_one(importer, list->items[i], inputs, block, infos);
    aimet_arena_reset(codec->arena);
  }
  aimet_codec_pop_arena(codec, outer);
}

//===----------------------------------------------------------------------===//
// Bodies
//===----------------------------------------------------------------------===//

static MlirBlock create_block(aimet_importer *importer,
                              const aimet_body_source *source,
                              MlirAttribute *out_inputs) {
  aimet_codec *codec = &importer->codec;
  size_t count = source->num_inputs;
  MlirType *types = aimet_arena_calloc(codec->arena, count, sizeof *types);
  MlirLocation *locations =
      aimet_arena_calloc(codec->arena, count, sizeof *locations);
  MlirAttribute *attributes =
      aimet_arena_calloc(codec->arena, count, sizeof *attributes);
  for (size_t i = 0; i < count; ++i) {
    codec->part = (aimet_model_part){source->parent, "input", i,
                                     source->inputs[i]->name, NULL};
    types[i] = aimet_type_from_proto(codec, source->inputs[i]->type).type;
    locations[i] = importer->location;
    attributes[i] =
        aimet_value_info_to_attribute(codec, source->inputs[i], types[i], true);
  }
  *out_inputs = mlirArrayAttrGet(codec->context, (intptr_t)count, attributes);
  return mlirBlockCreate((intptr_t)count, types, locations);
}

/// Defines the inputs' names; the map gives 1 + the number of the argument.
static aimet_string_map *define_inputs(aimet_importer *importer,
                                       const aimet_body_source *source,
                                       MlirBlock block) {
  aimet_string_map *inputs = aimet_string_map_create();
  for (size_t i = 0; i < source->num_inputs; ++i) {
    const char *name = source->inputs[i]->name;
    if (!name || !*name)
      continue;
    aimet_scope_define(importer->scope, aimet_sv(name),
                       mlirBlockGetArgument(block, (intptr_t)i));
    aimet_string_map_insert(inputs, aimet_sv(name), NULL)->value.number = i + 1;
  }
  return inputs;
}

/// Gives the nodes that stand in the block already their place in the file.
static void set_positions(aimet_importer *importer, MlirBlock block) {
  int64_t position = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is_node(op))
      aimet_op_set_attr(op, "onnx.position",
                        aimet_attr_i64(importer->codec.context, position++));
}

static bool is_identity(const size_t *order, size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (order[i] != i)
      return false;
  return true;
}

static void import_nodes(aimet_importer *importer,
                         const aimet_body_source *source, MlirBlock block,
                         aimet_value_infos *infos) {
  aimet_codec *codec = &importer->codec;
  const aimet_slice_list *nodes = &source->nodes;
  size_t *order = NULL; // made only if a node is not ready in its turn
  bool moved = false;
  aimet_arena *outer = aimet_codec_push_arena(codec);
  for (size_t i = 0; i < nodes->count && !aimet_codec_failed(codec); ++i) {
    codec->part = (aimet_model_part){source->parent, "node", i, NULL,
                                     nodes->items[i].data};
    if (!order && !aimet_node_is_ready(nodes->items[i], importer->scope)) {
      order = aimet_node_order(codec, nodes, importer->scope);
      if (!order)
        break;
      moved = !is_identity(order, nodes->count);
      if (moved)
        set_positions(importer, block);
    }
    aimet_import_node(importer, nodes->items[order ? order[i] : i],
                      order ? order[i] : i, source->parent, block, infos,
                      moved);
    aimet_arena_reset(codec->arena);
  }
  aimet_codec_pop_arena(codec, outer);
  free(order);
}

static void append_terminator(aimet_importer *importer,
                              const aimet_body_source *source, MlirBlock block,
                              const char *terminator,
                              aimet_imported_body *out) {
  aimet_codec *codec = &importer->codec;
  size_t count = source->num_outputs;
  MlirValue *values = aimet_arena_calloc(codec->arena, count, sizeof *values);
  MlirAttribute *attributes =
      aimet_arena_calloc(codec->arena, count, sizeof *attributes);
  out->result_types =
      aimet_arena_calloc(codec->arena, count, sizeof *out->result_types);
  for (size_t i = 0; i < count; ++i) {
    const Onnx__ValueInfoProto *info = source->outputs[i];
    codec->part =
        (aimet_model_part){source->parent, "output", i, info->name, NULL};
    values[i] = aimet_import_use(importer,
                                 aimet_sv(info->name ? info->name : ""), block);
    out->result_types[i] = mlirValueGetType(values[i]);
    attributes[i] =
        aimet_value_info_to_attribute(codec, info, out->result_types[i], true);
  }
  out->outputs = mlirArrayAttrGet(codec->context, (intptr_t)count, attributes);
  append(importer, block, terminator, NULL, (intptr_t)count, values, 0, NULL);
}

void aimet_import_body(aimet_importer *importer,
                       const aimet_body_source *source, const char *terminator,
                       aimet_imported_body *out) {
  aimet_value_infos infos;
  index_value_infos(importer, source, &infos);
  aimet_scope_enter(importer->scope);
  out->block = create_block(importer, source, &out->inputs);
  aimet_string_map *inputs = define_inputs(importer, source, out->block);
  import_initializers(importer, &source->initializers, "initializer",
                      import_initializer, inputs, out->block, &infos);
  import_initializers(importer, &source->sparse_initializers,
                      "sparse_initializer", import_sparse_initializer, inputs,
                      out->block, &infos);
  import_nodes(importer, source, out->block, &infos);
  append_terminator(importer, source, out->block, terminator, out);
  out->value_info = value_info_order(importer, &infos);
  aimet_string_map_destroy(inputs);
  aimet_scope_leave(importer->scope);
  drop_value_infos(&infos);
}
