//===- function_outliner.c - nodes of a graph as a local function ---------===//

#include "function_outliner.h"

#include "alloc.h"
#include "dialect.h"
#include "node.h"
#include "opset_imports.h"
#include "result_facts.h"
#include "same_body.h"
#include "scope_names.h"
#include "uses.h"

#include <stdlib.h>

/// Operations and operands that gathering may look at: a few times as many as
/// there are, for modules whose nodes lie together.
#define BUDGET_BASE 10000000
#define BUDGET_PER_NODE 64

/// The first IR versions that have functions, and value_info in them.
#define IR_VERSION_WITH_FUNCTIONS 8
#define IR_VERSION_WITH_VALUE_INFO 10

#define DOMAIN_PREFIX AIMET_MODULE_DOMAIN "::"

static void count_operation(MlirOperation op, void *user_data) {
  *(uint64_t *)user_data += op.ptr != NULL;
}

static void add_symbols(aimet_outliner *outliner) {
  MlirBlock body = aimet_body(outliner->module, 0);
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    aimet_name_set_add(outliner->symbols, aimet_op_attr_string(op, "sym_name"));
}

void aimet_outliner_init(aimet_outliner *outliner, MlirOperation module,
                         MlirOperation main) {
  *outliner = (aimet_outliner){
      .module = module,
      .main = main,
      .context = mlirOperationGetContext(module),
      .symbols = aimet_name_set_create(),
      .nodes = aimet_name_set_create(),
      .mentioned = aimet_name_set_create(),
      .first_of = aimet_string_map_create(),
      .arena = aimet_arena_create(),
      .raised_from = -1,
  };
  aimet_walk(main, count_operation, &outliner->budget);
  outliner->budget = BUDGET_BASE + BUDGET_PER_NODE * outliner->budget;
  add_symbols(outliner);
  aimet_name_set_add_nodes(outliner->nodes, main);
  aimet_name_set_add_mentioned(outliner->mentioned, module);
}

void aimet_outliner_deinit(aimet_outliner *outliner) {
  aimet_name_set_destroy(outliner->symbols);
  aimet_name_set_destroy(outliner->nodes);
  aimet_name_set_destroy(outliner->mentioned);
  aimet_string_map_destroy(outliner->first_of);
  aimet_arena_destroy(outliner->arena);
}

/// Makes the model one that may have functions of our domain.
static void prepare_model(aimet_outliner *outliner) {
  MlirOperation module = outliner->module;
  aimet_state_versions(module);
  int64_t ir_version = 0;
  aimet_attr_get_int(aimet_op_attr(module, "onnx.ir_version"), &ir_version);
  if (ir_version < IR_VERSION_WITH_FUNCTIONS) {
    outliner->raised_from = ir_version;
    ir_version = IR_VERSION_WITH_FUNCTIONS;
    aimet_op_set_attr(module, "onnx.ir_version",
                      aimet_attr_si64(outliner->context, ir_version));
  }
  outliner->keeps_value_info = ir_version >= IR_VERSION_WITH_VALUE_INFO;
  aimet_string_view domain = aimet_sv(AIMET_MODULE_DOMAIN);
  if (!aimet_opset_version(module, domain))
    aimet_add_import(module, domain, 1);
}

/// One module being outlined.
typedef struct outlining {
  aimet_outliner *outliner;
  const aimet_module_group *group;
  aimet_node_set set;
  MlirOperation call, function;
  MlirBlock body;
  aimet_ptr_map arguments;  ///< value outside -> argument of the body
  aimet_ptr_map provenance; ///< attribute -> what it is in the function
  MlirValue absent;         ///< of the body; null until it is needed
} outlining;

//===----------------------------------------------------------------------===//
// The call
//===----------------------------------------------------------------------===//

static MlirAttribute call_name(outlining *o) {
  aimet_outliner *outliner = o->outliner;
  aimet_string_view type = aimet_path_leaf(o->group->module.class_name);
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_scope_append_name(&name, o->group->module.path,
                          type.length ? type : aimet_sv("Call"));
  MlirAttribute text = aimet_attr_string(
      outliner->context,
      aimet_name_set_unique(outliner->nodes, aimet_sb_view(&name)));
  aimet_sb_deinit(&name);
  return text;
}

static MlirAttribute output_names(outlining *o) {
  MlirContext context = o->outliner->context;
  const aimet_value_list *outputs = &o->set.outputs;
  MlirAttribute *names =
      aimet_arena_calloc(o->outliner->arena, outputs->count, sizeof *names);
  for (size_t i = 0; i < outputs->count; ++i)
    names[i] = aimet_attr_string(
        context, aimet_value_name(outputs->items[i], o->outliner->arena));
  return mlirArrayAttrGet(context, (intptr_t)outputs->count, names);
}

/// Puts the call behind the last node of the set.
static void make_call(outlining *o) {
  const aimet_value_list *outputs = &o->set.outputs;
  MlirOperation last = o->set.ops[o->set.count - 1];
  MlirType *types =
      aimet_arena_calloc(o->outliner->arena, outputs->count, sizeof *types);
  for (size_t i = 0; i < outputs->count; ++i)
    types[i] = mlirValueGetType(outputs->items[i]);
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("onnx.Call"), mlirOperationGetLocation(o->set.ops[0]));
  mlirOperationStateAddOperands(&state, (intptr_t)o->set.inputs.count,
                                o->set.inputs.items);
  mlirOperationStateAddResults(&state, (intptr_t)outputs->count, types);
  o->call = mlirOperationCreate(&state);
  aimet_op_set_attr(o->call, "onnx_node_name", call_name(o));
  aimet_op_set_attr(o->call, "onnx.outputs", output_names(o));
  aimet_op_set_attr(
      o->call, "aimet.module",
      aimet_provenance_attribute(o->outliner->context, &o->group->module));
  for (size_t i = 0; i < outputs->count; ++i) {
    MlirOperation owner = mlirOpResultGetOwner(outputs->items[i]);
    intptr_t number = mlirOpResultGetResultNumber(outputs->items[i]);
    aimet_copy_result_facts(owner, number, o->call, (intptr_t)i);
    aimet_drop_value_info(owner, number);
  }
  mlirBlockInsertOwnedOperationAfter(o->set.block, last, o->call);
}

/// What is outside uses the results of the call from now on.
static void redirect_uses(outlining *o) {
  for (size_t i = 0; i < o->set.outputs.count; ++i) {
    MlirValue result = mlirOperationGetResult(o->call, (intptr_t)i);
    aimet_use use;
    aimet_use_iterator it = aimet_uses(o->set.outputs.items[i]);
    while (aimet_next_use(&it, &use))
      if (!aimet_node_set_has(&o->set, use.op))
        mlirOperationSetOperand(use.op, use.operand, result);
  }
}

//===----------------------------------------------------------------------===//
// The body
//===----------------------------------------------------------------------===//

/// Where an operation is from, as seen from the module.
static MlirAttribute relative_provenance(outlining *o, MlirAttribute old) {
  aimet_provenance p;
  aimet_string_view path = o->group->module.path;
  if (!aimet_provenance_read(old, &p))
    return mlirAttributeGetNull();
  if (!o->group->module.leaf) {
    p.path = aimet_sv_slice(p.path, path.length + (p.path.length > path.length),
                            p.path.length);
    return aimet_provenance_attribute(o->outliner->context, &p);
  }
  if (!p.functional.length)
    return mlirAttributeGetNull(); // the call says it all
  p.path = aimet_sv("");
  p.leaf = false;
  p.call = 0;
  return aimet_provenance_attribute(o->outliner->context, &p);
}

static void adapt_provenance(outlining *o, MlirOperation op) {
  MlirAttribute old = aimet_op_attr(op, "aimet.module");
  aimet_provenance p;
  if (!aimet_provenance_read(old, &p) ||
      !aimet_path_is_within(p.path, o->group->module.path))
    return;
  bool is_new;
  uint64_t *entry = aimet_ptr_map_insert(&o->provenance, old.ptr, &is_new);
  if (is_new)
    *entry = (uint64_t)(uintptr_t)relative_provenance(o, old).ptr;
  aimet_op_set_attr(op, "aimet.module",
                    (MlirAttribute){(const void *)(uintptr_t)*entry});
}

static MlirValue absent_value(outlining *o) {
  if (mlirValueIsNull(o->absent)) {
    MlirType none = mlirNoneTypeGet(o->outliner->context);
    MlirOperationState state = mlirOperationStateGet(
        aimet_ref_c("onnx.NoValue"), mlirOperationGetLocation(o->set.ops[0]));
    mlirOperationStateAddResults(&state, 1, &none);
    MlirOperation op = mlirOperationCreate(&state);
    mlirBlockInsertOwnedOperation(o->body, 0, op);
    o->absent = mlirOperationGetResult(op, 0);
  }
  return o->absent;
}

static void adapt_operation(MlirOperation op, void *user_data) {
  outlining *o = user_data;
  intptr_t count = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(op, i);
    const uint64_t *argument = aimet_ptr_map_find(&o->arguments, value.ptr);
    if (argument)
      mlirOperationSetOperand(op, i,
                              (MlirValue){(const void *)(uintptr_t)*argument});
    else if (aimet_value_is_absent(value))
      mlirOperationSetOperand(op, i, absent_value(o));
  }
  adapt_provenance(o, op);
}

static void move_nodes(outlining *o) {
  for (size_t i = 0; i < o->set.count; ++i) {
    MlirOperation op = o->set.ops[i];
    mlirOperationRemoveFromParent(op);
    mlirBlockAppendOwnedOperation(o->body, op);
    adapt_operation(op, o);
    if (mlirOperationGetNumRegions(op))
      aimet_walk(op, adapt_operation, o);
    aimet_op_set_attr(op, "onnx.position", mlirAttributeGetNull());
    if (!o->outliner->keeps_value_info)
      aimet_op_set_attr(op, "onnx.value_info", mlirAttributeGetNull());
  }
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("func.return"), mlirOperationGetLocation(o->call));
  mlirOperationStateAddOperands(&state, (intptr_t)o->set.outputs.count,
                                o->set.outputs.items);
  mlirBlockAppendOwnedOperation(o->body, mlirOperationCreate(&state));
}

//===----------------------------------------------------------------------===//
// The function
//===----------------------------------------------------------------------===//

/// Inputs and outputs of a function are names only.
static MlirAttribute name_entry(outlining *o, MlirValue value) {
  aimet_outliner *outliner = o->outliner;
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_string_view name = aimet_value_name(value, outliner->arena);
  if (name.length)
    aimet_attr_list_add(&list, outliner->context, aimet_sv("onnx.name"),
                        aimet_attr_string(outliner->context, name));
  MlirAttribute entry = aimet_attr_list_to_dict(&list, outliner->context);
  aimet_attr_list_deinit(&list);
  return entry;
}

static MlirAttribute name_entries(outlining *o, const aimet_value_list *list) {
  MlirAttribute *entries =
      aimet_arena_calloc(o->outliner->arena, list->count, sizeof *entries);
  for (size_t i = 0; i < list->count; ++i)
    entries[i] = name_entry(o, list->items[i]);
  return mlirArrayAttrGet(o->outliner->context, (intptr_t)list->count, entries);
}

/// Makes the block and what stands for the inputs in it.
static void make_block(outlining *o, MlirAttribute *out_type) {
  MlirContext context = o->outliner->context;
  const aimet_value_list *inputs = &o->set.inputs, *outputs = &o->set.outputs;
  MlirType unknown = aimet_unknown_type(context);
  MlirLocation location = mlirOperationGetLocation(o->call);
  MlirType *types =
      aimet_arena_calloc(o->outliner->arena, outputs->count, sizeof *types);
  MlirType *unknowns =
      aimet_arena_calloc(o->outliner->arena, inputs->count, sizeof *unknowns);
  o->body = mlirBlockCreate(0, NULL, NULL);
  for (size_t i = 0; i < inputs->count; ++i) {
    unknowns[i] = unknown;
    *aimet_ptr_map_insert(&o->arguments, inputs->items[i].ptr, NULL) =
        (uint64_t)(uintptr_t)mlirBlockAddArgument(o->body, unknown, location)
            .ptr;
  }
  for (size_t i = 0; i < outputs->count; ++i)
    types[i] = mlirValueGetType(outputs->items[i]);
  *out_type = mlirTypeAttrGet(
      mlirFunctionTypeGet(context, (intptr_t)inputs->count, unknowns,
                          (intptr_t)outputs->count, types));
}

/// `onnx.function` of a function of that name, with the imports of the model.
static MlirAttribute function_identity(outlining *o, aimet_string_view name) {
  aimet_outliner *outliner = o->outliner;
  MlirContext context = outliner->context;
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&list, context, aimet_sv("name"),
                      aimet_attr_string(context, name));
  aimet_attr_list_add(
      &list, context, aimet_sv("domain"),
      aimet_attr_string(context, aimet_sv(AIMET_MODULE_DOMAIN)));
  aimet_attr_list_add(&list, context, aimet_sv("opset_import"),
                      aimet_op_attr(outliner->module, "onnx.opset_import"));
  MlirAttribute identity = aimet_attr_list_to_dict(&list, context);
  aimet_attr_list_deinit(&list);
  return identity;
}

static void set_string(aimet_attr_list *list, MlirContext context,
                       const char *key, aimet_string_view text) {
  aimet_attr_list_add(list, context, aimet_sv(key),
                      aimet_attr_string(context, text));
}

/// Makes the function, before the main graph, with a body without nodes.
static void make_function(outlining *o) {
  aimet_outliner *outliner = o->outliner;
  MlirContext context = outliner->context;
  const char *base = aimet_arena_format(outliner->arena, DOMAIN_PREFIX "%.*s",
                                        AIMET_SV(o->group->module.path));
  aimet_string_view symbol =
      aimet_name_set_unique(outliner->symbols, aimet_sv(base));
  MlirAttribute type;
  make_block(o, &type);
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  set_string(&list, context, "sym_name", symbol);
  set_string(&list, context, "sym_visibility", aimet_sv("private"));
  aimet_attr_list_add(&list, context, aimet_sv("function_type"), type);
  if (o->set.inputs.count)
    aimet_attr_list_add(&list, context, aimet_sv("arg_attrs"),
                        name_entries(o, &o->set.inputs));
  aimet_attr_list_add(&list, context, aimet_sv("res_attrs"),
                      name_entries(o, &o->set.outputs));
  aimet_attr_list_add(
      &list, context, aimet_sv("onnx.function"),
      function_identity(
          o, aimet_sv_slice(symbol, strlen(DOMAIN_PREFIX), symbol.length)));
  MlirRegion region = mlirRegionCreate();
  mlirRegionAppendOwnedBlock(region, o->body);
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("func.func"), mlirOperationGetLocation(o->call));
  mlirOperationStateAddAttributes(&state, (intptr_t)list.count, list.items);
  mlirOperationStateAddOwnedRegions(&state, 1, &region);
  o->function = mlirOperationCreate(&state);
  aimet_attr_list_deinit(&list);
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(outliner->main),
                                      outliner->main, o->function);
}

/// Calls of one leaf share a function if it does the same for each.
static void share_function(outlining *o) {
  bool is_new = true;
  aimet_map_entry *first = NULL;
  if (o->group->module.leaf)
    first = aimet_string_map_insert(o->outliner->first_of,
                                    o->group->module.path, &is_new);
  MlirOperation known = {first && !is_new ? first->value.pointer : NULL};
  if (!mlirOperationIsNull(known) && aimet_same_body(known, o->function)) {
    mlirOperationDestroy(o->function);
    o->function = known;
    return;
  }
  if (first && is_new)
    first->value.pointer = o->function.ptr;
  ++o->outliner->num_functions;
}

static void outline(outlining *o) {
  if (!o->outliner->num_calls)
    prepare_model(o->outliner);
  make_call(o);
  make_function(o);
  redirect_uses(o);
  move_nodes(o);
  share_function(o);
  aimet_op_set_attr(o->call, "callee",
                    mlirFlatSymbolRefAttrGet(o->outliner->context,
                                             aimet_ref(aimet_op_attr_string(
                                                 o->function, "sym_name"))));
  ++o->outliner->num_calls;
}

static const char *gather(outlining *o, MlirOperation *out_about) {
  switch (aimet_node_set_gather(&o->set, &o->outliner->budget, out_about)) {
  case AIMET_SET_RETURNS:
    return "a path leaves it and comes back";
  case AIMET_SET_SCATTERED:
    return "too much lies between its nodes";
  case AIMET_SET_MOVED:
    break;
  }
  return NULL;
}

const char *aimet_outline(aimet_outliner *outliner, MlirBlock block,
                          const aimet_module_group *group,
                          MlirOperation *out_call, MlirOperation *out_about) {
  outlining o = {.outliner = outliner, .group = group};
  const char *obstacle = NULL;
  aimet_node_set_init(&o.set, block, group->ops, group->num_ops);
  aimet_node_set_find_borders(&o.set, outliner->mentioned);
  if (!o.set.outputs.count)
    obstacle = "nothing uses what it computes";
  else
    obstacle = gather(&o, out_about);
  if (!obstacle) {
    outline(&o);
    *out_call = o.call;
  }
  aimet_node_set_deinit(&o.set);
  aimet_ptr_map_deinit(&o.arguments);
  aimet_ptr_map_deinit(&o.provenance);
  aimet_arena_reset(outliner->arena);
  return obstacle;
}
