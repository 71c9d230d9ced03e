//===- graph_values.c - every graph of a model, every value of it ---------===//

#include "graph_values.h"

#include "node.h"
#include "string_builder.h"

#include <mlir-c/BuiltinTypes.h>

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// Graphs
//===----------------------------------------------------------------------===//

typedef struct lister {
  aimet_graph_visit visit;
  void *user_data;
  aimet_string_builder path;
} lister;

/// The values that the end of a block hands out.
static void collect_outputs(MlirBlock block, aimet_ptr_map *outputs) {
  MlirOperation end = aimet_last_operation(block);
  if (!aimet_op_is(end, "func.return") && !aimet_op_is(end, "aimet.yield"))
    return;
  intptr_t count = mlirOperationGetNumOperands(end);
  for (intptr_t i = 0; i < count; ++i)
    aimet_ptr_map_insert(outputs, mlirOperationGetOperand(end, i).ptr, NULL);
}

static void list_graph(lister *l, const aimet_graph_view *view);

static void list_bodies(lister *l, MlirOperation node, int64_t index) {
  size_t length = l->path.length;
  intptr_t regions = mlirOperationGetNumRegions(node);
  for (intptr_t i = 0; i < regions; ++i) {
    aimet_graph_view body = aimet_graph_of_region(node, i);
    if (mlirBlockIsNull(body.block))
      continue;
    aimet_sb_appendf(&l->path, "/node[%" PRId64 "].", index);
    aimet_sb_append(&l->path, body.attribute);
    list_graph(l, &body);
    l->path.length = length;
  }
}

/// The place of a node in the file, where it was not in order there.
static int64_t node_index(MlirOperation op, int64_t met) {
  int64_t position = met;
  aimet_attr_get_int(aimet_op_attr(op, "onnx.position"), &position);
  return position;
}

static void list_graph(lister *l, const aimet_graph_view *view) {
  aimet_ptr_map outputs = AIMET_PTR_MAP_INIT;
  collect_outputs(view->block, &outputs);
  aimet_listed_graph graph = {aimet_sb_view(&l->path), *view, &outputs};
  l->visit(&graph, l->user_data);
  aimet_ptr_map_deinit(&outputs);
  int64_t met = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(view->block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!aimet_op_is_node(op))
      continue;
    if (mlirOperationGetNumRegions(op) > 0)
      list_bodies(l, op, node_index(op, met));
    ++met;
  }
}

static void list_function(lister *l, MlirOperation function) {
  aimet_graph_view view = aimet_graph_of_function(function);
  if (mlirBlockIsNull(view.block))
    return;
  aimet_sb_clear(&l->path);
  if (view.is_main) {
    aimet_sb_append_cstr(&l->path, "main_graph");
  } else {
    aimet_sb_append_cstr(&l->path, "function ");
    aimet_sb_append(&l->path, aimet_op_attr_string(function, "sym_name"));
  }
  list_graph(l, &view);
}

void aimet_visit_graphs(MlirOperation module, aimet_graph_visit visit,
                        void *user_data) {
  lister l = {visit, user_data, AIMET_STRING_BUILDER_INIT};
  MlirOperation main = aimet_main_function(module);
  if (!mlirOperationIsNull(main))
    list_function(&l, main);
  MlirBlock body = aimet_body(module, 0);
  MlirOperation op = {NULL};
  if (!mlirBlockIsNull(body))
    op = mlirBlockGetFirstOperation(body);
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is(op, "func.func") &&
        !mlirAttributeIsNull(aimet_op_attr(op, "onnx.function")))
      list_function(&l, op);
  aimet_sb_deinit(&l.path);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static bool kind_of(MlirOperation op, aimet_value_kind *out) {
  if (aimet_op_is_node(op))
    *out = AIMET_VALUE_NODE;
  else if (aimet_op_is(op, "onnx.Initializer") ||
           aimet_op_is(op, "onnx.SparseInitializer"))
    *out = AIMET_VALUE_INITIALIZER;
  else if (aimet_op_is(op, "onnx.Undefined"))
    *out = AIMET_VALUE_UNDEFINED;
  else
    return false;
  return true;
}

static bool is_output(const aimet_listed_graph *graph, MlirValue value) {
  return aimet_ptr_map_find(graph->outputs, value.ptr) != NULL;
}

/// `met` counts nodes.
static void visit_results(const aimet_listed_graph *graph, MlirOperation op,
                          int64_t *met, aimet_value_visit visit,
                          void *user_data) {
  aimet_value_kind kind;
  if (!kind_of(op, &kind))
    return;
  int64_t index = kind == AIMET_VALUE_NODE ? node_index(op, (*met)++) : 0;
  intptr_t results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < results; ++i) {
    MlirValue value = mlirOperationGetResult(op, i);
    if (mlirTypeIsANone(mlirValueGetType(value)))
      continue;
    aimet_listed_value listed = {kind, value, op, index,
                                 is_output(graph, value)};
    visit(&listed, user_data);
  }
}

void aimet_visit_values(const aimet_listed_graph *graph,
                        aimet_value_visit visit, void *user_data) {
  MlirBlock block = graph->view.block;
  intptr_t inputs = mlirBlockGetNumArguments(block);
  for (intptr_t i = 0; i < inputs; ++i) {
    MlirValue value = mlirBlockGetArgument(block, i);
    aimet_listed_value listed = {.kind = AIMET_VALUE_INPUT,
                                 .value = value,
                                 .is_output = is_output(graph, value)};
    visit(&listed, user_data);
  }
  int64_t met = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    visit_results(graph, op, &met, visit, user_data);
}

//===----------------------------------------------------------------------===//
// Knowledge
//===----------------------------------------------------------------------===//

static aimet_knowledge tensor_knowledge(const aimet_value_type *type) {
  bool has_element = type->element != AIMET_DATA_UNDEFINED;
  if (type->rank == AIMET_UNRANKED)
    return has_element ? AIMET_KNOWS_PART : AIMET_KNOWS_NOTHING;
  aimet_knowledge knowledge = has_element ? AIMET_KNOWS_ALL : AIMET_KNOWS_PART;
  for (int32_t i = 0; i < type->rank; ++i) {
    aimet_knowledge dim =
        type->dims[i].kind == AIMET_NUMBER_UNKNOWN    ? AIMET_KNOWS_PART
        : type->dims[i].kind == AIMET_NUMBER_SYMBOLIC ? AIMET_KNOWS_SYMBOLS
                                                      : AIMET_KNOWS_ALL;
    if (dim > knowledge)
      knowledge = dim;
  }
  return knowledge;
}

static aimet_knowledge map_knowledge(const aimet_value_type *type) {
  aimet_knowledge value = aimet_knowledge_of(type->of);
  if (type->element == AIMET_DATA_UNDEFINED || value == AIMET_KNOWS_NOTHING)
    return AIMET_KNOWS_PART;
  return value;
}

aimet_knowledge aimet_knowledge_of(const aimet_value_type *type) {
  switch (type->kind) {
  case AIMET_TYPE_UNKNOWN:
  case AIMET_TYPE_ABSENT:
    return AIMET_KNOWS_NOTHING;
  case AIMET_TYPE_TENSOR:
  case AIMET_TYPE_SPARSE_TENSOR:
    return tensor_knowledge(type);
  case AIMET_TYPE_SEQUENCE:
  case AIMET_TYPE_OPTIONAL: {
    aimet_knowledge of = aimet_knowledge_of(type->of);
    return of == AIMET_KNOWS_NOTHING ? AIMET_KNOWS_PART : of;
  }
  case AIMET_TYPE_MAP:
    return map_knowledge(type);
  case AIMET_TYPE_OPAQUE:
    return AIMET_KNOWS_ALL;
  }
  return AIMET_KNOWS_NOTHING;
}
