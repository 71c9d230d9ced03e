//===- import_node.c - NodeProto to operations ----------------------------===//

#include "importer.h"

#include "attribute_proto.h"
#include "message_attr.h"
#include "schema.h"

#include <stdio.h>

enum {
  NODE_ATTRIBUTE = 5,
  ATTRIBUTE_GRAPH = 6,
  ATTRIBUTE_GRAPHS = 11,
};

/// Up to so many attributes are compared one by one.
#define FEW_ATTRIBUTES 32

/// A node being imported.
typedef struct node_import {
  aimet_importer *importer;
  aimet_codec *codec;
  const Onnx__NodeProto *node;
  MlirBlock block;
  const char *path; ///< of the node, for its bodies; made when needed
  const char *op_name;
  aimet_attr_list attributes; ///< of the operation
  MlirAttribute *order;       ///< items of `onnx.attributes`
  size_t num_order;
  bool keep_order;   ///< the attributes are not sorted, or one is not natural
  bool keep_regions; ///< `onnx.attributes` refers to regions by number
  const char *last_name;
  const char *taken[FEW_ATTRIBUTES]; ///< names of attributes and graphs
  size_t num_taken;
  aimet_string_map *names; ///< the same, where there are more
  MlirRegion *regions;
  MlirAttribute *graphs; ///< items of `onnx.graphs`
  size_t num_regions, region_capacity;
} node_import;

static void add(node_import *state, const char *name, MlirAttribute value) {
  aimet_attr_list_add(&state->attributes, state->codec->context, aimet_sv(name),
                      value);
}

//===----------------------------------------------------------------------===//
// Operator
//===----------------------------------------------------------------------===//

static aimet_string_view canonical_domain(const char *domain) {
  return domain && strcmp(domain, "ai.onnx") != 0 ? aimet_sv(domain)
                                                  : aimet_sv("");
}

/// `usual` is null for the default domain, which is usually left out.
static void import_domain_spelling(node_import *state, const char *usual) {
  const char *domain = state->node->domain;
  if (domain && !(usual && strcmp(domain, usual) == 0))
    add(state, "onnx.domain", aimet_codec_string(state->codec, domain));
}

static bool import_as_call(node_import *state) {
  const Onnx__NodeProto *node = state->node;
  const aimet_map_entry *function =
      node->op_type ? aimet_string_map_find(
                          state->importer->functions,
                          aimet_function_key(state->codec, node->domain,
                                             node->op_type, node->overload))
                    : NULL;
  if (!function)
    return false;
  state->op_name = "onnx.Call";
  const char *symbol = function->value.const_pointer;
  add(state, "callee",
      mlirFlatSymbolRefAttrGet(state->codec->context, aimet_ref_c(symbol)));
  // The key has the canonical domain; a call may spell it in another way.
  import_domain_spelling(
      state, canonical_domain(node->domain).length
                 ? aimet_arena_string(state->codec->arena,
                                      canonical_domain(node->domain))
                 : NULL);
  return true;
}

static bool import_as_operator(node_import *state) {
  const Onnx__NodeProto *node = state->node;
  if (!node->op_type)
    return false;
  const char *domain = aimet_schema_domain_of(aimet_sv(node->op_type));
  if (!domain ||
      !aimet_sv_equal(aimet_sv(domain), canonical_domain(node->domain)))
    return false;
  state->op_name =
      aimet_arena_format(state->codec->arena, "onnx.%s", node->op_type);
  import_domain_spelling(state, *domain ? domain : NULL);
  return true;
}

static void import_as_custom(node_import *state) {
  const Onnx__NodeProto *node = state->node;
  state->op_name = "onnx.Custom";
  if (node->domain)
    add(state, "domain_name", aimet_codec_string(state->codec, node->domain));
  if (node->op_type)
    add(state, "function_name",
        aimet_codec_string(state->codec, node->op_type));
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static void push_order(node_import *state, MlirAttribute item,
                       const char *name) {
  state->order[state->num_order++] = item;
  if (state->last_name && name && strcmp(state->last_name, name) >= 0)
    state->keep_order = true;
  state->last_name = name;
}

static void push_verbatim(node_import *state,
                          const Onnx__AttributeProto *attribute) {
  push_order(state,
             aimet_message_to_attribute(state->codec, &attribute->base, NULL),
             attribute->name);
  state->keep_order = true;
}

/// Takes a name for an attribute or graph; false if it is taken already. Few
/// attributes are looked through, many are kept in a map.
static bool take_name(node_import *state, const char *name) {
  bool inserted = true;
  if (state->names) {
    aimet_string_map_insert(state->names, aimet_sv(name), &inserted);
    return inserted;
  }
  for (size_t i = 0; i < state->num_taken; ++i)
    if (strcmp(state->taken[i], name) == 0)
      return false;
  if (state->num_taken < FEW_ATTRIBUTES)
    state->taken[state->num_taken++] = name;
  return true;
}

static void grow_regions(node_import *state) {
  if (state->num_regions < state->region_capacity)
    return;
  size_t capacity = 2 * state->region_capacity + 2;
  MlirRegion *regions =
      aimet_arena_calloc(state->codec->arena, capacity, sizeof *regions);
  MlirAttribute *graphs =
      aimet_arena_calloc(state->codec->arena, capacity, sizeof *graphs);
  if (state->num_regions) {
    memcpy(regions, state->regions, state->num_regions * sizeof *regions);
    memcpy(graphs, state->graphs, state->num_regions * sizeof *graphs);
  }
  state->regions = regions;
  state->graphs = graphs;
  state->region_capacity = capacity;
}

static const char *node_path(node_import *state) {
  if (!state->path)
    state->path =
        aimet_arena_format(state->codec->arena, "%s/node[%zu]",
                           state->codec->part.parent, state->codec->part.index);
  return state->path;
}

/// Imports one graph of a graph attribute as a region. `rest` is what the
/// attribute says besides (null: nothing), on its first graph; `index` is the
/// graph's place in a list, -1 for a graph that is none.
static void import_region(node_import *state, aimet_slice graph,
                          const char *name, MlirAttribute rest, int64_t index) {
  aimet_codec *codec = state->codec;
  aimet_model_part part = codec->part;
  const char *parent = aimet_arena_format(codec->arena, "%s/%s",
                                          node_path(state), name ? name : "g");
  aimet_arena *outer = aimet_codec_push_arena(codec);
  codec->part = (aimet_model_part){.parent = parent, .content = graph.data};
  aimet_body_source source = {.parent = parent};
  aimet_imported_body body = {.block = {NULL}};
  MlirAttribute rest_of_graph =
      aimet_import_graph_parts(state->importer, graph, &source);
  if (!aimet_codec_failed(codec))
    aimet_import_body(state->importer, &source, "aimet.yield", &body);
  aimet_codec_pop_arena(codec, outer);
  if (!mlirBlockIsNull(body.block)) {
    aimet_attr_list list = AIMET_ATTR_LIST_INIT;
    MlirContext context = codec->context;
    if (name)
      aimet_attr_list_add(&list, context, aimet_sv("attribute"),
                          aimet_codec_string(codec, name));
    if (!mlirAttributeIsNull(rest))
      aimet_attr_list_add(&list, context, aimet_sv("attribute_proto"), rest);
    if (index >= 0)
      aimet_attr_list_add(&list, context, aimet_sv("list"),
                          aimet_attr_i64(context, index));
    aimet_attr_list_add(&list, context, aimet_sv("graph"), rest_of_graph);
    aimet_attr_list_add(&list, context, aimet_sv("inputs"), body.inputs);
    aimet_attr_list_add(&list, context, aimet_sv("outputs"), body.outputs);
    if (!mlirAttributeIsNull(body.value_info))
      aimet_attr_list_add(&list, context, aimet_sv("value_info"),
                          body.value_info);
    grow_regions(state);
    state->graphs[state->num_regions] = aimet_attr_list_to_dict(&list, context);
    aimet_attr_list_deinit(&list);
    MlirRegion region = mlirRegionCreate();
    mlirRegionAppendOwnedBlock(region, body.block);
    state->regions[state->num_regions++] = region;
  }
  codec->part = part;
}

static void import_graph_attribute(node_import *state,
                                   const Onnx__AttributeProto *attribute,
                                   const aimet_slice_list *graph,
                                   const aimet_slice_list *graphs) {
  aimet_codec *codec = state->codec;
  const aimet_slice_list *list = graph->count ? graph : graphs;
  bool is_list = list == graphs;
  MlirAttribute rest = aimet_graph_attribute_rest(codec, attribute, is_list);
  if (!attribute->name || (graph->count && graphs->count)) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "a graph attribute has %s, expected one graph with a name",
                     attribute->name ? "both `g` and `graphs`" : "no name");
    return;
  }
  // By name, or where that does not tell by its first region.
  bool ambiguous = !take_name(state, attribute->name);
  push_order(state,
             ambiguous
                 ? aimet_attr_i64(codec->context, (int64_t)state->num_regions)
                 : aimet_codec_string(codec, attribute->name),
             attribute->name);
  state->keep_order |= ambiguous;
  state->keep_regions |= ambiguous;
  for (size_t i = 0; i < list->count && !aimet_codec_failed(codec); ++i)
    import_region(state, list->items[i], attribute->name,
                  i == 0 ? rest : (MlirAttribute){NULL},
                  is_list ? (int64_t)i : -1);
}

static void import_attribute(node_import *state, aimet_slice slice) {
  aimet_codec *codec = state->codec;
  aimet_slice_list lists[] = {{.number = ATTRIBUTE_GRAPH},
                              {.number = ATTRIBUTE_GRAPHS}};
  Onnx__AttributeProto *attribute = (Onnx__AttributeProto *)aimet_slice_unpack(
      codec, slice, &onnx__attribute_proto__descriptor, lists, 2);
  if (!attribute)
    return;
  if (lists[0].count || lists[1].count) {
    import_graph_attribute(state, attribute, &lists[0], &lists[1]);
    return;
  }
  MlirAttribute natural = aimet_attribute_natural(codec, attribute);
  if (mlirAttributeIsNull(natural) || !take_name(state, attribute->name)) {
    push_verbatim(state, attribute);
    return;
  }
  add(state, attribute->name, natural);
  push_order(state, aimet_codec_string(codec, attribute->name),
             attribute->name);
}

/// If has its then-branch first, whatever the order of the file.
static void order_branches(node_import *state) {
  if (strcmp(state->op_name, "onnx.If") != 0 || state->num_regions != 2 ||
      state->keep_regions ||
      !aimet_sv_is(aimet_dict_get_string(state->graphs[0], "attribute"),
                   "else_branch"))
    return;
  MlirRegion region = state->regions[0];
  MlirAttribute graph = state->graphs[0];
  state->regions[0] = state->regions[1];
  state->graphs[0] = state->graphs[1];
  state->regions[1] = region;
  state->graphs[1] = graph;
}

static void import_attributes(node_import *state,
                              const aimet_slice_list *slices) {
  MlirContext context = state->codec->context;
  state->order = aimet_arena_calloc(state->codec->arena, slices->count,
                                    sizeof *state->order);
  if (slices->count > FEW_ATTRIBUTES)
    state->names = aimet_string_map_create();
  for (size_t i = 0; i < slices->count && !aimet_codec_failed(state->codec);
       ++i)
    import_attribute(state, slices->items[i]);
  if (state->keep_order)
    add(state, "onnx.attributes",
        mlirArrayAttrGet(context, (intptr_t)state->num_order, state->order));
  order_branches(state);
  aimet_string_map_destroy(state->names);
  if (state->num_regions)
    add(state, "onnx.graphs",
        mlirArrayAttrGet(context, (intptr_t)state->num_regions, state->graphs));
}

//===----------------------------------------------------------------------===//
// Node
//===----------------------------------------------------------------------===//

static void import_rest(node_import *state) {
  enum { INPUT = 1, OUTPUT, NAME, OP_TYPE, DOMAIN = 7, METADATA = 9 };
  static const uint32_t handled[] = {INPUT,  OUTPUT,   NAME, OP_TYPE,
                                     DOMAIN, METADATA, 0};
  static const uint32_t handled_but_metadata[] = {INPUT,   OUTPUT, NAME,
                                                  OP_TYPE, DOMAIN, 0};
  const Onnx__NodeProto *node = state->node;
  if (node->name)
    add(state, "onnx_node_name", aimet_codec_string(state->codec, node->name));
  MlirAttribute metadata = aimet_metadata_to_attribute(
      state->codec, node->n_metadata_props, node->metadata_props);
  if (!mlirAttributeIsNull(metadata))
    add(state, "onnx.metadata_props", metadata);
  MlirAttribute rest = aimet_message_to_attribute(
      state->codec, &node->base,
      mlirAttributeIsNull(metadata) ? handled_but_metadata : handled);
  if (mlirDictionaryAttrGetNumElements(rest))
    add(state, "onnx.node", rest);
}

/// True if every output is named `<node>_output_<i>`.
static bool outputs_are_derived(const Onnx__NodeProto *node) {
  if (!node->name || !*node->name)
    return false;
  size_t length = strlen(node->name);
  for (size_t i = 0; i < node->n_output; ++i) {
    char suffix[32];
    snprintf(suffix, sizeof suffix, "_output_%zu", i);
    if (strncmp(node->output[i], node->name, length) != 0 ||
        strcmp(node->output[i] + length, suffix) != 0)
      return false;
  }
  return true;
}

static MlirOperation create_operation(node_import *state,
                                      aimet_value_infos *infos) {
  const Onnx__NodeProto *node = state->node;
  aimet_importer *importer = state->importer;
  aimet_arena *arena = state->codec->arena;
  MlirValue *operands =
      aimet_arena_calloc(arena, node->n_input, sizeof *operands);
  for (size_t i = 0; i < node->n_input; ++i)
    operands[i] =
        aimet_import_use(importer, aimet_sv(node->input[i]), state->block);
  aimet_string_view *names =
      aimet_arena_calloc(arena, node->n_output, sizeof *names);
  for (size_t i = 0; i < node->n_output; ++i)
    names[i] = aimet_sv(node->output[i]);
  MlirType *types = aimet_arena_calloc(arena, node->n_output, sizeof *types);
  aimet_import_results(importer, infos, names, node->n_output,
                       outputs_are_derived(node), &state->attributes, types);
  MlirOperationState op =
      mlirOperationStateGet(aimet_ref_c(state->op_name), importer->location);
  mlirOperationStateAddOperands(&op, (intptr_t)node->n_input, operands);
  mlirOperationStateAddResults(&op, (intptr_t)node->n_output, types);
  mlirOperationStateAddAttributes(&op, (intptr_t)state->attributes.count,
                                  state->attributes.items);
  mlirOperationStateAddOwnedRegions(&op, (intptr_t)state->num_regions,
                                    state->regions);
  MlirOperation created = mlirOperationCreate(&op);
  mlirBlockAppendOwnedOperation(state->block, created);
  for (size_t i = 0; i < node->n_output; ++i)
    if (names[i].length)
      aimet_scope_define(importer->scope, names[i],
                         mlirOperationGetResult(created, (intptr_t)i));
  return created;
}

static void discard_regions(node_import *state) {
  for (size_t i = 0; i < state->num_regions; ++i)
    mlirRegionDestroy(state->regions[i]);
}

void aimet_import_node(aimet_importer *importer, aimet_slice slice,
                       size_t index, const char *parent, MlirBlock block,
                       aimet_value_infos *infos, bool with_position) {
  aimet_codec *codec = &importer->codec;
  aimet_slice_list attributes = {.number = NODE_ATTRIBUTE};
  codec->part = (aimet_model_part){parent, "node", index, NULL, slice.data};
  const Onnx__NodeProto *node = (const Onnx__NodeProto *)aimet_slice_unpack(
      codec, slice, &onnx__node_proto__descriptor, &attributes, 1);
  if (!node)
    return;
  codec->part.name = node->name;
  node_import state = {
      .importer = importer, .codec = codec, .node = node, .block = block};
  if (!import_as_call(&state) && !import_as_operator(&state))
    import_as_custom(&state);
  import_attributes(&state, &attributes);
  import_rest(&state);
  if (with_position)
    add(&state, "onnx.position",
        aimet_attr_i64(codec->context, (int64_t)index));
  if (aimet_codec_failed(codec))
    discard_regions(&state);
  else
    create_operation(&state, infos);
  aimet_attr_list_deinit(&state.attributes);
}
