//===- export_node.c - operations to NodeProto ----------------------------===//

#include "exporter.h"

#include "attribute_proto.h"
#include "message_attr.h"
#include "node.h"
#include "op.h"
#include "provenance.h"

#include <stdlib.h>

/// One attribute of the node: natural, a message, or graphs.
typedef struct node_attribute {
  aimet_string_view name;
  MlirAttribute natural; ///< or null
  MlirAttribute message; ///< or null
  intptr_t first_region, num_regions;
  bool taken; ///< into the result
} node_attribute;

/// A node being exported.
typedef struct node_export {
  aimet_exporter *exporter;
  aimet_codec *codec;
  MlirOperation op;
  node_attribute *attributes;
  size_t num_attributes;
} node_export;

//===----------------------------------------------------------------------===//
// Graph attributes
//===----------------------------------------------------------------------===//

static MlirAttribute graph_at(MlirOperation op, intptr_t i) {
  return aimet_array_get(aimet_op_attr(op, "onnx.graphs"), i);
}

/// The place of region `i` in a list of graphs; -1: it is no list.
static int64_t list_index(MlirOperation op, intptr_t i) {
  return aimet_dict_get_int(graph_at(op, i), "list", -1);
}

/// The name of the attribute that region `i` is: stated, or that of the
/// operator's schema.
static aimet_string_view region_name(MlirOperation op, intptr_t i) {
  MlirAttribute stated = aimet_dict_get(graph_at(op, i), "attribute");
  aimet_string_view name;
  if (aimet_attr_get_string(stated, &name))
    return name;
  if (aimet_op_is(op, "onnx.If"))
    return aimet_sv(i == 0 ? "then_branch" : "else_branch");
  return aimet_sv("body");
}

typedef struct graph_attribute_writer {
  node_export *state;
  const node_attribute *attribute;
  bool is_list;
} graph_attribute_writer;

static bool put_graphs(void *user_data, uint32_t number) {
  enum { GRAPH = 6, GRAPHS = 11 };
  const graph_attribute_writer *writer = user_data;
  if (number != GRAPH && number != GRAPHS)
    return false;
  if (number != (writer->is_list ? (uint32_t)GRAPHS : (uint32_t)GRAPH))
    return true;
  const node_attribute *attribute = writer->attribute;
  node_export *state = writer->state;
  for (intptr_t i = attribute->num_regions; i-- > 0;) {
    intptr_t region = attribute->first_region + i;
    MlirAttribute graph = graph_at(state->op, region);
    aimet_export_body body = {.block = aimet_body(state->op, region),
                              .inputs = aimet_dict_get(graph, "inputs"),
                              .outputs = aimet_dict_get(graph, "outputs"),
                              .value_info = aimet_dict_get(graph, "value_info"),
                              .rest = aimet_dict_get(graph, "graph"),
                              .default_name = attribute->name};
    if (mlirBlockIsNull(body.block)) {
      aimet_codec_fail(state->codec, AIMET_ERROR_INPUT,
                       "a region is empty, expected a block that ends in "
                       "'aimet.yield'");
      return true;
    }
    aimet_export_graph(state->exporter, number, &body);
    state->codec->op = state->op;
  }
  return true;
}

static void put_graph_attribute(node_export *state, uint32_t number,
                                const node_attribute *attribute) {
  aimet_codec *codec = state->codec;
  MlirAttribute graph = graph_at(state->op, attribute->first_region);
  MlirAttribute rest = aimet_dict_get(graph, "attribute_proto");
  graph_attribute_writer writer = {
      state, attribute, list_index(state->op, attribute->first_region) >= 0};
  Onnx__AttributeProto *proto = (Onnx__AttributeProto *)aimet_message_new(
      codec, &onnx__attribute_proto__descriptor);
  proto->name = aimet_codec_text(codec, attribute->name);
  if (mlirAttributeIsNull(rest)) {
    proto->has_type = 1;
    proto->type = writer.is_list ? ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__GRAPHS
                                 : ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__GRAPH;
  } else {
    aimet_message_from_attribute(codec, rest, &proto->base);
  }
  uint64_t mark = aimet_wire_writer_total(state->exporter->writer);
  aimet_wire_put_content(state->exporter->writer, &proto->base, put_graphs,
                         &writer);
  aimet_wire_close_message(state->exporter->writer, number, mark);
}

//===----------------------------------------------------------------------===//
// The list of attributes
//===----------------------------------------------------------------------===//

/// Regions of one list are one attribute.
static size_t collect_regions(node_export *state, node_attribute *out) {
  size_t count = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(state->op); ++i) {
    aimet_string_view name = region_name(state->op, i);
    if (list_index(state->op, i) > 0 && count)
      ++out[count - 1].num_regions;
    else
      out[count++] =
          (node_attribute){.name = name, .first_region = i, .num_regions = 1};
  }
  return count;
}

/// Of equal names, attributes first and then graphs in their order.
static int compare_attributes(const void *a, const void *b) {
  const node_attribute *x = a, *y = b;
  int order = aimet_sv_compare(x->name, y->name);
  if (order)
    return order;
  intptr_t region_x = x->num_regions ? x->first_region : -1;
  intptr_t region_y = y->num_regions ? y->first_region : -1;
  return region_x < region_y ? -1 : region_x > region_y;
}

static void take(node_export *state, node_attribute *item) {
  state->attributes[state->num_attributes++] = *item;
  item->taken = true;
}

/// Moves the first item of this name that is left to the end of the result.
static void take_named(node_export *state, node_attribute *items, size_t count,
                       aimet_string_view name) {
  size_t low = 0, high = count; // items are sorted by name
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (aimet_sv_compare(items[middle].name, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < count && aimet_sv_equal(items[low].name, name); ++low)
    if (!items[low].taken) {
      take(state, &items[low]);
      return;
    }
}

/// The same for the graph attribute that begins at a region.
static void take_region(node_export *state, node_attribute *items, size_t count,
                        int64_t region) {
  for (size_t i = 0; i < count; ++i)
    if (items[i].num_regions && items[i].first_region == region &&
        !items[i].taken) {
      take(state, &items[i]);
      return;
    }
}

/// The stated order first, then what it does not name, sorted.
static void apply_order(node_export *state, MlirAttribute order,
                        node_attribute *items, size_t count) {
  for (intptr_t i = 0; i < aimet_array_size(order); ++i) {
    MlirAttribute item = aimet_array_get(order, i);
    aimet_string_view name;
    int64_t region;
    if (aimet_attr_get_string(item, &name))
      take_named(state, items, count, name);
    else if (aimet_attr_get_int(item, &region))
      take_region(state, items, count, region);
    else
      state->attributes[state->num_attributes++] =
          (node_attribute){.message = item};
  }
  for (size_t i = 0; i < count; ++i)
    if (!items[i].taken)
      take(state, &items[i]);
}

static void collect_attributes(node_export *state) {
  MlirOperation op = state->op;
  intptr_t num_natural = aimet_op_attr_count(op);
  MlirAttribute order = aimet_op_attr(op, "onnx.attributes");
  size_t capacity = (size_t)(num_natural + mlirOperationGetNumRegions(op));
  aimet_arena *arena = state->codec->arena;
  node_attribute *items = aimet_arena_calloc(arena, capacity, sizeof *items);
  size_t count = collect_regions(state, items);
  bool has_regions = count != 0;
  for (intptr_t i = 0; i < num_natural; ++i) {
    MlirNamedAttribute attribute = aimet_op_attr_at(op, i);
    aimet_string_view name = aimet_view(mlirIdentifierStr(attribute.name));
    if (!aimet_is_reserved_name(name))
      items[count++] =
          (node_attribute){.name = name, .natural = attribute.attribute};
  }
  // Natural attributes come sorted from MLIR.
  if (has_regions)
    qsort(items, count, sizeof *items, compare_attributes);
  size_t stated = (size_t)aimet_array_size(order);
  state->attributes =
      aimet_arena_calloc(arena, count + stated, sizeof *state->attributes);
  if (stated) {
    apply_order(state, order, items, count);
  } else {
    state->attributes = items;
    state->num_attributes = count;
  }
}

static void put_attribute(node_export *state, uint32_t number,
                          const node_attribute *attribute) {
  aimet_codec *codec = state->codec;
  if (attribute->num_regions) {
    put_graph_attribute(state, number, attribute);
    return;
  }
  ProtobufCMessage *proto;
  if (mlirAttributeIsNull(attribute->natural)) {
    proto = aimet_message_new(codec, &onnx__attribute_proto__descriptor);
    aimet_message_from_attribute(codec, attribute->message, proto);
  } else {
    proto = (ProtobufCMessage *)aimet_attribute_to_proto(codec, attribute->name,
                                                         attribute->natural);
  }
  if (proto)
    aimet_wire_put_message(state->exporter->writer, number, proto);
}

static bool put_node_field(void *user_data, uint32_t number) {
  enum { ATTRIBUTE = 5 };
  node_export *state = user_data;
  if (number != ATTRIBUTE)
    return false;
  for (size_t i = state->num_attributes;
       i-- > 0 && !aimet_codec_failed(state->codec);)
    put_attribute(state, number, &state->attributes[i]);
  return true;
}

//===----------------------------------------------------------------------===//
// Node
//===----------------------------------------------------------------------===//

static char *copy(aimet_codec *codec, aimet_string_view text) {
  return aimet_codec_text(codec, text);
}

static void set_values(node_export *state, Onnx__NodeProto *node) {
  aimet_codec *codec = state->codec;
  MlirOperation op = state->op;
  node->n_input = (size_t)mlirOperationGetNumOperands(op);
  node->n_output = (size_t)mlirOperationGetNumResults(op);
  node->input = aimet_arena_calloc(codec->arena, node->n_input, sizeof(char *));
  node->output =
      aimet_arena_calloc(codec->arena, node->n_output, sizeof(char *));
  for (size_t i = 0; i < node->n_input; ++i)
    node->input[i] = copy(
        codec, aimet_export_value_name(
                   state->exporter, mlirOperationGetOperand(op, (intptr_t)i)));
  for (size_t i = 0; i < node->n_output; ++i)
    node->output[i] = copy(
        codec, aimet_export_value_name(
                   state->exporter, mlirOperationGetResult(op, (intptr_t)i)));
}

/// Exactly what a Custom says, or nothing.
static void set_custom_operator(node_export *state, Onnx__NodeProto *node) {
  aimet_string_view text;
  if (aimet_attr_get_string(aimet_op_attr(state->op, "function_name"), &text))
    node->op_type = copy(state->codec, text);
  if (aimet_attr_get_string(aimet_op_attr(state->op, "domain_name"), &text))
    node->domain = copy(state->codec, text);
}

/// The domain as it is spelled: stated, or the usual one, or none.
static char *domain_of(node_export *state, aimet_string_view usual) {
  aimet_string_view domain;
  if (aimet_attr_get_string(aimet_op_attr(state->op, "onnx.domain"), &domain))
    return copy(state->codec, domain);
  return usual.length == 0 || aimet_sv_is(usual, "ai.onnx")
             ? NULL
             : copy(state->codec, usual);
}

static MlirOperation callee_of(const node_export *state) {
  MlirAttribute callee = aimet_op_attr(state->op, "callee");
  if (mlirAttributeIsNull(callee) || !mlirAttributeIsAFlatSymbolRef(callee))
    return (MlirOperation){NULL};
  return mlirSymbolTableLookup(state->exporter->functions,
                               mlirFlatSymbolRefAttrGetValue(callee));
}

static void set_call_operator(node_export *state, Onnx__NodeProto *node) {
  MlirOperation callee = callee_of(state);
  if (mlirOperationIsNull(callee)) {
    aimet_codec_fail(state->codec, AIMET_ERROR_INPUT,
                     "'onnx.Call' calls no function of this module");
    return;
  }
  MlirAttribute function = aimet_op_attr(callee, "onnx.function");
  node->op_type = copy(state->codec, aimet_dict_get_string(function, "name"));
  node->domain = domain_of(state, aimet_dict_get_string(function, "domain"));
}

static void set_operator(node_export *state, Onnx__NodeProto *node) {
  if (aimet_op_is(state->op, "onnx.Custom")) {
    set_custom_operator(state, node);
  } else if (aimet_op_is(state->op, "onnx.Call")) {
    set_call_operator(state, node);
  } else {
    aimet_string_view type = aimet_op_type(state->op);
    const char *domain = aimet_schema_domain_of(type);
    node->op_type = copy(state->codec, type);
    node->domain = domain_of(state, aimet_sv(domain ? domain : ""));
  }
}

static Onnx__StringStringEntryProto *
make_pair(aimet_codec *codec, const struct aimet_provenance_pair *pair) {
  Onnx__StringStringEntryProto *entry =
      (Onnx__StringStringEntryProto *)aimet_message_new(
          codec, &onnx__string_string_entry_proto__descriptor);
  entry->key = copy(codec, aimet_sv(pair->key));
  entry->value = copy(codec, pair->value);
  return entry;
}

/// Pairs of others, then those that say the provenance; old ones of these give
/// way.
static void set_provenance(node_export *state, Onnx__NodeProto *node) {
  aimet_codec *codec = state->codec;
  aimet_provenance_pairs own;
  if (!state->exporter->says_provenance ||
      !aimet_provenance_pairs_of(state->op, &own))
    return;
  Onnx__StringStringEntryProto **entries = aimet_arena_calloc(
      codec->arena, node->n_metadata_props + own.count, sizeof *entries);
  size_t count = 0;
  for (size_t i = 0; i < node->n_metadata_props; ++i)
    if (!aimet_provenance_is_key(aimet_sv(node->metadata_props[i]->key)))
      entries[count++] = node->metadata_props[i];
  for (size_t i = 0; i < own.count; ++i)
    entries[count++] = make_pair(codec, &own.items[i]);
  node->metadata_props = entries;
  node->n_metadata_props = count;
}

static void set_metadata(node_export *state, Onnx__NodeProto *node) {
  aimet_metadata_from_attribute(state->codec,
                                aimet_op_attr(state->op, "onnx.metadata_props"),
                                &node->n_metadata_props, &node->metadata_props);
  set_provenance(state, node);
}

void aimet_export_node(aimet_exporter *exporter, uint32_t number,
                       MlirOperation op) {
  aimet_codec *codec = &exporter->codec;
  codec->op = op;
  node_export state = {.exporter = exporter, .codec = codec, .op = op};
  Onnx__NodeProto *node = (Onnx__NodeProto *)aimet_message_new(
      codec, &onnx__node_proto__descriptor);
  aimet_string_view name;
  aimet_message_from_attribute(codec, aimet_op_attr(op, "onnx.node"),
                               &node->base);
  set_operator(&state, node);
  set_values(&state, node);
  if (aimet_attr_get_string(aimet_op_attr(op, "onnx_node_name"), &name))
    node->name = copy(codec, name);
  set_metadata(&state, node);
  collect_attributes(&state);
  if (aimet_codec_failed(codec))
    return;
  uint64_t mark = aimet_wire_writer_total(exporter->writer);
  aimet_wire_put_content(exporter->writer, &node->base, put_node_field, &state);
  aimet_wire_close_message(exporter->writer, number, mark);
}
