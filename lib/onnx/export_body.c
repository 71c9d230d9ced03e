//===- export_body.c - blocks to graphs and function bodies ---------------===//

#include "exporter.h"

#include "alloc.h"
#include "message_attr.h"
#include "node.h"
#include "onnx_limits.h"
#include "op.h"
#include "string_map.h"
#include "tensor_proto.h"
#include "value_info.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// The operations of a block
//===----------------------------------------------------------------------===//

typedef struct op_list {
  MlirOperation *items;
  size_t count, capacity;
} op_list;

static void op_list_add(op_list *list, MlirOperation op) {
  if (list->count == list->capacity)
    aimet_grow_array((void **)&list->items, &list->capacity, list->count + 1,
                     sizeof *list->items);
  list->items[list->count++] = op;
}

/// An entry of value_info: of a result, or a stray one as it was.
typedef struct value_info_entry {
  MlirValue value;          ///< null for a stray entry
  MlirAttribute attributes; ///< unit or dictionary; the message if stray
} value_info_entry;

/// A body taken apart for writing.
typedef struct body_parts {
  aimet_exporter *exporter;
  const aimet_export_body *body;
  op_list nodes, initializers, sparse_initializers;
  MlirOperation terminator;
  value_info_entry *value_infos;
  size_t num_value_infos, value_info_capacity;
} body_parts;

static int64_t position_of(MlirOperation op) {
  int64_t position;
  return aimet_attr_get_int(aimet_op_attr(op, "onnx.position"), &position)
             ? position
             : -1;
}

/// A node and where it stood in the file, and now in the block.
typedef struct placed_node {
  MlirOperation op;
  int64_t position;
  size_t index;
} placed_node;

static int compare_nodes(const void *a, const void *b) {
  const placed_node *x = a, *y = b;
  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/// Puts nodes back where they stood in a file that was not sorted. A node
/// without a place there is new: then the block's order, which is sorted,
/// stays.
static void restore_positions(op_list *nodes) {
  if (nodes->count == 0 || position_of(nodes->items[0]) < 0)
    return;
  placed_node *placed = aimet_calloc(nodes->count, sizeof *placed);
  bool all = true;
  for (size_t i = 0; i < nodes->count && all; ++i) {
    placed[i] = (placed_node){nodes->items[i], position_of(nodes->items[i]), i};
    all = placed[i].position >= 0;
  }
  if (all) {
    qsort(placed, nodes->count, sizeof *placed, compare_nodes);
    for (size_t i = 0; i < nodes->count; ++i)
      nodes->items[i] = placed[i].op;
  }
  free(placed);
}

static void collect_operations(body_parts *parts) {
  for (MlirOperation op = mlirBlockGetFirstOperation(parts->body->block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (aimet_op_is_node(op))
      op_list_add(&parts->nodes, op);
    else if (aimet_op_is(op, "onnx.Initializer"))
      op_list_add(&parts->initializers, op);
    else if (aimet_op_is(op, "onnx.SparseInitializer"))
      op_list_add(&parts->sparse_initializers, op);
    else if (aimet_op_is(op, "func.return") || aimet_op_is(op, "aimet.yield"))
      parts->terminator = op;
    else if (!aimet_op_is(op, "onnx.NoValue") &&
             !aimet_op_is(op, "onnx.Undefined")) {
      parts->exporter->codec.op = op;
      aimet_codec_fail(&parts->exporter->codec, AIMET_ERROR_INPUT,
                       "operation '%.*s' has no form in ONNX",
                       AIMET_SV(aimet_op_name(op)));
    }
  }
  restore_positions(&parts->nodes);
}

//===----------------------------------------------------------------------===//
// value_info
//===----------------------------------------------------------------------===//

static void add_value_info(body_parts *parts, MlirValue value,
                           MlirAttribute attributes) {
  if (parts->num_value_infos == parts->value_info_capacity)
    aimet_grow_array((void **)&parts->value_infos, &parts->value_info_capacity,
                     parts->num_value_infos + 1, sizeof *parts->value_infos);
  parts->value_infos[parts->num_value_infos++] =
      (value_info_entry){value, attributes};
}

/// Adds the entries that operations carry, in the order of the block.
static void collect_value_infos(body_parts *parts) {
  for (MlirOperation op = mlirBlockGetFirstOperation(parts->body->block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    MlirAttribute entries = aimet_op_attr(op, "onnx.value_info");
    intptr_t count = aimet_array_size(entries);
    for (intptr_t i = 0; i < count && i < mlirOperationGetNumResults(op); ++i) {
      MlirAttribute entry = aimet_array_get(entries, i);
      if (!mlirAttributeIsABool(entry))
        add_value_info(parts, mlirOperationGetResult(op, i), entry);
    }
  }
}

/// Brings the entries into the stated order: names stand for entries, messages
/// are entries of their own; entries that it does not name come last, names of
/// values that are gone are dropped.
static void order_value_infos(body_parts *parts) {
  MlirAttribute order = parts->body->value_info;
  if (mlirAttributeIsNull(order))
    return;
  value_info_entry *entries = parts->value_infos;
  size_t count = parts->num_value_infos;
  parts->value_infos = NULL;
  parts->num_value_infos = parts->value_info_capacity = 0;
  aimet_string_map *by_name = aimet_string_map_create();
  for (size_t i = 0; i < count; ++i)
    aimet_string_map_insert(
        by_name, aimet_export_value_name(parts->exporter, entries[i].value),
        NULL)
        ->value.number = i + 1;
  for (intptr_t i = 0; i < aimet_array_size(order); ++i) {
    MlirAttribute item = aimet_array_get(order, i);
    aimet_string_view name;
    if (!aimet_attr_get_string(item, &name)) {
      add_value_info(parts, (MlirValue){NULL}, item);
      continue;
    }
    aimet_map_entry *entry = aimet_string_map_find(by_name, name);
    if (!entries || !entry || entry->value.number == 0)
      continue;
    value_info_entry *found = &entries[entry->value.number - 1];
    add_value_info(parts, found->value, found->attributes);
    found->value.ptr = NULL;
    entry->value.number = 0;
  }
  for (size_t i = 0; i < count; ++i)
    if (entries[i].value.ptr)
      add_value_info(parts, entries[i].value, entries[i].attributes);
  aimet_string_map_destroy(by_name);
  free(entries);
}

static void put_value_infos(body_parts *parts, uint32_t number) {
  aimet_exporter *exporter = parts->exporter;
  aimet_codec *codec = &exporter->codec;
  aimet_arena *outer = aimet_codec_push_arena(codec);
  for (size_t i = parts->num_value_infos;
       i-- > 0 && !aimet_codec_failed(codec);) {
    const value_info_entry *entry = &parts->value_infos[i];
    Onnx__ValueInfoProto *info;
    if (entry->value.ptr) {
      aimet_string_view name = aimet_export_value_name(exporter, entry->value);
      codec->op = mlirOpResultGetOwner(entry->value);
      info = aimet_value_info_from_attribute(
          codec, mlirValueGetType(entry->value), entry->attributes, &name);
    } else {
      info = (Onnx__ValueInfoProto *)aimet_message_new(
          codec, &onnx__value_info_proto__descriptor);
      aimet_message_from_attribute(codec, entry->attributes, &info->base);
    }
    aimet_wire_put_message(exporter->writer, number, &info->base);
    aimet_arena_reset(codec->arena);
  }
  aimet_codec_pop_arena(codec, outer);
}

//===----------------------------------------------------------------------===//
// Inputs and outputs
//===----------------------------------------------------------------------===//

static intptr_t output_count(const body_parts *parts) {
  return mlirOperationIsNull(parts->terminator)
             ? 0
             : mlirOperationGetNumOperands(parts->terminator);
}

/// The name of output `i`; false if ONNX has none for it.
static bool output_name(const body_parts *parts, intptr_t i,
                        aimet_string_view *out) {
  MlirAttribute attributes = aimet_array_get(parts->body->outputs, i);
  if (aimet_attr_get_string(aimet_dict_get(attributes, "onnx.name"), out))
    return true;
  if (aimet_export_is_nameless(attributes))
    return false;
  if (!aimet_export_made_output_name(parts->exporter, parts->terminator, i,
                                     out))
    *out = aimet_export_value_name(
        parts->exporter, mlirOperationGetOperand(parts->terminator, i));
  return true;
}

static void put_value(body_parts *parts, uint32_t number, MlirValue value,
                      MlirAttribute attributes, const aimet_string_view *name) {
  aimet_codec *codec = &parts->exporter->codec;
  const Onnx__ValueInfoProto *info = aimet_value_info_from_attribute(
      codec, mlirValueGetType(value), attributes, name);
  aimet_wire_put_message(parts->exporter->writer, number, &info->base);
}

static void put_outputs(body_parts *parts, uint32_t number) {
  for (intptr_t i = output_count(parts); i-- > 0;) {
    aimet_string_view name;
    bool named = output_name(parts, i, &name);
    put_value(parts, number, mlirOperationGetOperand(parts->terminator, i),
              aimet_array_get(parts->body->outputs, i), named ? &name : NULL);
  }
}

static void put_inputs(body_parts *parts, uint32_t number) {
  for (intptr_t i = mlirBlockGetNumArguments(parts->body->block); i-- > 0;) {
    MlirValue argument = mlirBlockGetArgument(parts->body->block, i);
    MlirAttribute attributes = aimet_array_get(parts->body->inputs, i);
    aimet_string_view name = aimet_export_value_name(parts->exporter, argument);
    put_value(parts, number, argument, attributes,
              aimet_export_is_nameless(attributes) ? NULL : &name);
  }
}

//===----------------------------------------------------------------------===//
// Nodes and initializers
//===----------------------------------------------------------------------===//

/// An output whose value bears another name needs a node that gives it its own.
static void put_output_aliases(body_parts *parts, uint32_t number) {
  aimet_exporter *exporter = parts->exporter;
  aimet_codec *codec = &exporter->codec;
  for (intptr_t i = output_count(parts); i-- > 0;) {
    aimet_string_view name;
    aimet_string_view value = aimet_export_value_name(
        exporter, mlirOperationGetOperand(parts->terminator, i));
    if (!output_name(parts, i, &name) || aimet_sv_equal(name, value))
      continue;
    Onnx__NodeProto *node = (Onnx__NodeProto *)aimet_message_new(
        codec, &onnx__node_proto__descriptor);
    char *input = aimet_codec_text(codec, value);
    char *output = aimet_codec_text(codec, name);
    node->n_input = node->n_output = 1;
    node->input = &input;
    node->output = &output;
    node->op_type = aimet_codec_text(codec, aimet_sv("Identity"));
    aimet_wire_put_message(exporter->writer, number, &node->base);
  }
}

static void put_nodes(body_parts *parts, uint32_t number) {
  aimet_codec *codec = &parts->exporter->codec;
  put_output_aliases(parts, number);
  aimet_arena *outer = aimet_codec_push_arena(codec);
  for (size_t i = parts->nodes.count; i-- > 0 && !aimet_codec_failed(codec);) {
    aimet_export_node(parts->exporter, number, parts->nodes.items[i]);
    aimet_arena_reset(codec->arena);
  }
  aimet_codec_pop_arena(codec, outer);
}

/// Sets the name of an initializer: its value's, or that of the input it is the
/// default of; none if `onnx.outputs` says so.
static char *initializer_name(aimet_exporter *exporter, MlirOperation op) {
  aimet_codec *codec = &exporter->codec;
  MlirAttribute stated = aimet_array_get(aimet_op_attr(op, "onnx.outputs"), 0);
  if (!mlirAttributeIsNull(stated) && mlirAttributeIsAUnit(stated))
    return NULL;
  MlirValue value = mlirOperationGetNumResults(op)
                        ? mlirOperationGetResult(op, 0)
                        : mlirOperationGetOperand(op, 0);
  return aimet_arena_string(codec->arena,
                            aimet_export_value_name(exporter, value));
}

static const ProtobufCMessage *initializer_proto(aimet_exporter *exporter,
                                                 MlirOperation op) {
  aimet_codec *codec = &exporter->codec;
  Onnx__TensorProto *tensor =
      aimet_tensor_from_attribute(codec, aimet_op_attr(op, "value"));
  if (!tensor)
    return NULL;
  tensor->name = initializer_name(exporter, op);
  return &tensor->base;
}

static const ProtobufCMessage *sparse_proto(aimet_exporter *exporter,
                                            MlirOperation op) {
  ProtobufCMessage *sparse = aimet_message_new(
      &exporter->codec, &onnx__sparse_tensor_proto__descriptor);
  aimet_message_from_attribute(&exporter->codec, aimet_op_attr(op, "value"),
                               sparse);
  return sparse;
}

static void put_initializers(
    body_parts *parts, uint32_t number, const op_list *ops,
    const ProtobufCMessage *(*to_proto)(aimet_exporter *, MlirOperation)) {
  aimet_exporter *exporter = parts->exporter;
  aimet_codec *codec = &exporter->codec;
  aimet_arena *outer = aimet_codec_push_arena(codec);
  for (size_t i = ops->count; i-- > 0 && !aimet_codec_failed(codec);) {
    MlirOperation op = ops->items[i];
    codec->op = op;
    if (mlirOperationGetNumResults(op) + mlirOperationGetNumOperands(op) != 1) {
      aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                       "an initializer has one result or one operand");
      break;
    }
    const ProtobufCMessage *proto = to_proto(exporter, op);
    if (proto)
      aimet_wire_put_message(exporter->writer, number, proto);
    aimet_arena_reset(codec->arena);
  }
  aimet_codec_pop_arena(codec, outer);
}

//===----------------------------------------------------------------------===//
// Graphs and functions
//===----------------------------------------------------------------------===//

static bool put_graph_field(void *user_data, uint32_t number) {
  enum {
    NODE = 1,
    INITIALIZER = 5,
    INPUT = 11,
    OUTPUT = 12,
    VALUE_INFO = 13,
    SPARSE_INITIALIZER = 15,
  };
  body_parts *parts = user_data;
  switch (number) {
  case NODE:
    put_nodes(parts, number);
    return true;
  case INITIALIZER:
    put_initializers(parts, number, &parts->initializers, initializer_proto);
    return true;
  case INPUT:
    put_inputs(parts, number);
    return true;
  case OUTPUT:
    put_outputs(parts, number);
    return true;
  case VALUE_INFO:
    put_value_infos(parts, number);
    return true;
  case SPARSE_INITIALIZER:
    put_initializers(parts, number, &parts->sparse_initializers, sparse_proto);
    return true;
  default:
    return false;
  }
}

static void put_name(body_parts *parts, uint32_t number,
                     aimet_string_view name) {
  aimet_wire_put_string(
      parts->exporter->writer, number,
      aimet_sv(aimet_codec_text(&parts->exporter->codec, name)));
}

static bool put_function_field(void *user_data, uint32_t number) {
  enum { INPUT = 4, OUTPUT = 5, NODE = 7, VALUE_INFO = 12 };
  body_parts *parts = user_data;
  switch (number) {
  case INPUT:
    for (intptr_t i = mlirBlockGetNumArguments(parts->body->block); i-- > 0;)
      put_name(
          parts, number,
          aimet_export_value_name(parts->exporter,
                                  mlirBlockGetArgument(parts->body->block, i)));
    return true;
  case OUTPUT:
    for (intptr_t i = output_count(parts); i-- > 0;) {
      aimet_string_view name = {NULL, 0};
      output_name(parts, i, &name);
      put_name(parts, number, name);
    }
    return true;
  case NODE:
    put_nodes(parts, number);
    return true;
  case VALUE_INFO:
    put_value_infos(parts, number);
    return true;
  default:
    return false;
  }
}

static void put_body(aimet_exporter *exporter, uint32_t number,
                     const aimet_export_body *body, ProtobufCMessage *message,
                     aimet_field_writer put_field) {
  if (exporter->body_nesting == AIMET_MAX_BODY_NESTING) {
    aimet_codec_fail(&exporter->codec, AIMET_ERROR_LIMIT,
                     "bodies are nested more than %d deep, which no reader of "
                     "protobuf takes",
                     AIMET_MAX_BODY_NESTING);
    return;
  }
  ++exporter->body_nesting;
  uint64_t mark = aimet_wire_writer_total(exporter->writer);
  body_parts parts = {.exporter = exporter, .body = body};
  collect_operations(&parts);
  collect_value_infos(&parts);
  order_value_infos(&parts);
  if (!aimet_codec_failed(&exporter->codec))
    aimet_wire_put_content(exporter->writer, message, put_field, &parts);
  aimet_wire_close_message(exporter->writer, number, mark);
  --exporter->body_nesting;
  free(parts.nodes.items);
  free(parts.initializers.items);
  free(parts.sparse_initializers.items);
  free(parts.value_infos);
}

aimet_export_body aimet_export_function_body(MlirOperation function,
                                             const char *rest_attribute) {
  return (aimet_export_body){
      .block = aimet_body(function, 0),
      .inputs = aimet_op_attr(function, "arg_attrs"),
      .outputs = aimet_op_attr(function, "res_attrs"),
      .value_info = aimet_op_attr(function, "onnx.value_info"),
      .rest = aimet_op_attr(function, rest_attribute),
      .default_name = aimet_op_attr_string(function, "sym_name")};
}

void aimet_export_graph(aimet_exporter *exporter, uint32_t number,
                        const aimet_export_body *body) {
  aimet_codec *codec = &exporter->codec;
  Onnx__GraphProto *graph = (Onnx__GraphProto *)aimet_message_new(
      codec, &onnx__graph_proto__descriptor);
  if (mlirAttributeIsNull(body->rest)) // written by hand: ONNX wants a name
    graph->name = aimet_codec_text(codec, body->default_name);
  aimet_message_from_attribute(codec, body->rest, &graph->base);
  put_body(exporter, number, body, &graph->base, put_graph_field);
}

void aimet_export_function(aimet_exporter *exporter, uint32_t number,
                           const aimet_export_body *body) {
  aimet_codec *codec = &exporter->codec;
  ProtobufCMessage *function =
      aimet_message_new(codec, &onnx__function_proto__descriptor);
  aimet_message_from_attribute(codec, body->rest, function);
  put_body(exporter, number, body, function, put_function_field);
}
