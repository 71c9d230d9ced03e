//===- node.c - operations as ONNX nodes ----------------------------------===//

#include "node.h"

#include "dialect.h"
#include "string_map.h"

#include <stdlib.h>

#define PREFIX "onnx."
#define PREFIX_LENGTH (sizeof PREFIX - 1)

static const char *const no_nodes[] = {
    "onnx.Initializer",
    "onnx.SparseInitializer",
    "onnx.NoValue",
    "onnx.Undefined",
};

static bool is_node_name(aimet_string_view name) {
  if (name.length <= PREFIX_LENGTH ||
      memcmp(name.data, PREFIX, PREFIX_LENGTH) != 0)
    return false;
  for (size_t i = 0; i < sizeof no_nodes / sizeof *no_nodes; ++i)
    if (aimet_sv_is(name, no_nodes[i]))
      return false;
  return true;
}

bool aimet_op_is_node(MlirOperation op) {
  return is_node_name(aimet_op_name(op));
}

bool aimet_is_reserved_name(aimet_string_view name) {
  return name.length == 0 || aimet_sv_starts_with(name, aimet_sv("onnx.")) ||
         aimet_sv_starts_with(name, aimet_sv("aimet.")) ||
         aimet_sv_is(name, "onnx_node_name") ||
         aimet_sv_is(name, "domain_name") ||
         aimet_sv_is(name, "function_name") || aimet_sv_is(name, "callee");
}

static aimet_string_view callee_string(MlirOperation call, const char *field) {
  MlirOperation callee = aimet_callee(call);
  if (mlirOperationIsNull(callee))
    return (aimet_string_view){NULL, 0};
  return aimet_dict_get_string(aimet_op_attr(callee, "onnx.function"), field);
}

aimet_string_view aimet_op_type(MlirOperation op) {
  aimet_string_view name = aimet_op_name(op);
  if (!is_node_name(name))
    return (aimet_string_view){NULL, 0};
  if (aimet_sv_is(name, "onnx.Custom"))
    return aimet_op_attr_string(op, "function_name");
  if (aimet_sv_is(name, "onnx.Call"))
    return callee_string(op, "name");
  return aimet_sv_slice(name, PREFIX_LENGTH, name.length);
}

aimet_string_view aimet_op_domain(MlirOperation op) {
  aimet_string_view name = aimet_op_name(op), domain = {NULL, 0};
  if (!is_node_name(name) ||
      aimet_attr_get_string(aimet_op_attr(op, "onnx.domain"), &domain))
    return domain;
  if (aimet_sv_is(name, "onnx.Custom"))
    return aimet_op_attr_string(op, "domain_name");
  if (aimet_sv_is(name, "onnx.Call"))
    return callee_string(op, "domain");
  return aimet_sv(
      aimet_schema_domain_of(aimet_sv_slice(name, PREFIX_LENGTH, name.length)));
}

static int compare_op_type(const void *key, const void *row) {
  return aimet_sv_compare(*(const aimet_string_view *)key,
                          aimet_sv(*(const char *const *)row));
}

const void *aimet_find_op_type(aimet_string_view op_type, const void *table,
                               size_t count, size_t row_size) {
  return op_type.length
             ? bsearch(&op_type, table, count, row_size, compare_op_type)
             : NULL;
}

const aimet_schema *aimet_op_schema(MlirOperation op) {
  if (!aimet_op_is_node(op) || aimet_op_is(op, "onnx.Call"))
    return NULL;
  aimet_string_view domain = aimet_op_domain(op);
  return aimet_schema_find(domain, aimet_op_type(op),
                           aimet_opset_version(op, domain));
}

//===----------------------------------------------------------------------===//
// Callees
//===----------------------------------------------------------------------===//

static _Thread_local aimet_callee_scope *open_scope = NULL;

void aimet_callee_scope_open(aimet_callee_scope *scope, MlirOperation module) {
  *scope = (aimet_callee_scope){module, NULL, open_scope};
  open_scope = scope;
}

void aimet_callee_scope_close(aimet_callee_scope *scope) {
  aimet_string_map_destroy(scope->functions);
  open_scope = scope->outer;
}

static void index_functions(aimet_callee_scope *scope) {
  scope->functions = aimet_string_map_create();
  MlirBlock body = aimet_body(scope->module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!aimet_op_is(op, "func.func"))
      continue;
    bool inserted;
    aimet_map_entry *entry = aimet_string_map_insert(
        scope->functions, aimet_op_attr_string(op, "sym_name"), &inserted);
    if (inserted)
      entry->value.pointer = op.ptr;
  }
}

static MlirOperation find_indexed(aimet_string_view symbol) {
  if (!open_scope->functions)
    index_functions(open_scope);
  const aimet_map_entry *entry =
      aimet_string_map_find(open_scope->functions, symbol);
  return (MlirOperation){entry ? entry->value.pointer : NULL};
}

MlirOperation aimet_callee(MlirOperation call) {
  MlirOperation none = {NULL};
  MlirAttribute callee = aimet_op_attr(call, "callee");
  if (mlirAttributeIsNull(callee) || !mlirAttributeIsAFlatSymbolRef(callee))
    return none;
  aimet_string_view symbol = aimet_view(mlirFlatSymbolRefAttrGetValue(callee));
  MlirOperation module = aimet_enclosing_module(call);
  if (open_scope && mlirOperationEqual(open_scope->module, module))
    return find_indexed(symbol);
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return none;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is(op, "func.func") &&
        aimet_sv_equal(aimet_op_attr_string(op, "sym_name"), symbol))
      return op;
  return none;
}

/// The first name of the i-th GRAPH attribute by the schema. ONNX writes
/// `then_branch` before `else_branch`, `score_mod` before `prob_mod`: against
/// the alphabet, in which schemas list attributes.
static const char *graph_attribute(const aimet_schema *schema, intptr_t i) {
  for (size_t n = schema ? schema->num_attributes : 0; n > 0; --n)
    if (schema->attributes[n - 1].type == AIMET_ATTRIBUTE_GRAPH && i-- == 0)
      return schema->attributes[n - 1].name;
  return "";
}

aimet_string_view aimet_region_attribute_name(MlirOperation node, intptr_t i) {
  aimet_string_view name;
  MlirAttribute graph = aimet_array_get(aimet_op_attr(node, "onnx.graphs"), i);
  if (aimet_attr_get_string(aimet_dict_get(graph, "attribute"), &name))
    return name;
  return aimet_sv(graph_attribute(aimet_op_schema(node), i));
}

intptr_t aimet_region_of_attribute(MlirOperation node, const char *name) {
  intptr_t count = mlirOperationGetNumRegions(node);
  for (intptr_t i = 0; i < count; ++i)
    if (aimet_sv_is(aimet_region_attribute_name(node, i), name))
      return i;
  return -1;
}
