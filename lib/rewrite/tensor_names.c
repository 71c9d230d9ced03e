//===- tensor_names.c - tensors that are named after their nodes ----------===//
//
// Each function is a name space of its own. First the names that stay are
// taken, then the others are made, so that the outcome does not depend on what
// the others were before.
//
//===----------------------------------------------------------------------===//

#include "tensor_names.h"

#include "node.h"
#include "string_map.h"
#include "uses.h"

/// The tensors of one function.
typedef struct tensor_names {
  aimet_name_set *taken;
  const aimet_name_set *mentioned;
  aimet_string_map *renamed; ///< old name -> new name
  aimet_arena *arena;        ///< of one operation
  aimet_arena *kept;         ///< of new names
  size_t num_renamed;
} tensor_names;

static bool is_free(const tensor_names *names, MlirOperation op, intptr_t i) {
  MlirValue value = mlirOperationGetResult(op, i);
  return aimet_op_is_node(op) && aimet_op_node_name(op).length &&
         !mlirTypeIsANone(mlirValueGetType(value)) &&
         !aimet_value_is_output(value) &&
         !aimet_name_set_has(names->mentioned,
                             aimet_result_name(op, i, names->arena));
}

static void take_arguments(tensor_names *names, MlirOperation op) {
  for (intptr_t r = 0; r < mlirOperationGetNumRegions(op); ++r) {
    MlirBlock body = aimet_body(op, r);
    if (mlirBlockIsNull(body))
      continue;
    for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i)
      aimet_name_set_add(
          names->taken,
          aimet_value_name(mlirBlockGetArgument(body, i), names->arena));
  }
}

static void take_names(MlirOperation op, void *user_data) {
  tensor_names *names = user_data;
  take_arguments(names, op);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    if (!is_free(names, op, i))
      aimet_name_set_add(names->taken, aimet_result_name(op, i, names->arena));
  aimet_arena_reset(names->arena);
}

/// The name that result `i` is to have.
static aimet_string_view new_name(tensor_names *names, MlirOperation op,
                                  intptr_t i, aimet_string_view old_name) {
  if (!is_free(names, op, i))
    return old_name;
  return aimet_name_set_unique(names->taken,
                               aimet_derived_result_name(op, i, names->arena));
}

static void note_renamed(tensor_names *names, aimet_string_view old_name,
                         aimet_string_view name) {
  ++names->num_renamed;
  if (old_name.length)
    aimet_string_map_insert(names->renamed, old_name, NULL)->value.pointer =
        aimet_arena_string(names->kept, name);
}

static void rename_results(MlirOperation op, void *user_data) {
  tensor_names *names = user_data;
  intptr_t count = mlirOperationGetNumResults(op);
  if (!count || !aimet_op_is_node(op))
    return;
  MlirContext context = mlirOperationGetContext(op);
  MlirAttribute *texts =
      aimet_arena_calloc(names->arena, (size_t)count, sizeof *texts);
  bool changes = false, all_derived = true;
  for (intptr_t i = 0; i < count; ++i) {
    aimet_string_view old_name = aimet_result_name(op, i, names->arena);
    aimet_string_view name = new_name(names, op, i, old_name);
    all_derived =
        all_derived &&
        aimet_sv_equal(name, aimet_derived_result_name(op, i, names->arena));
    texts[i] = aimet_attr_string(context, name);
    if (aimet_sv_equal(name, old_name))
      continue;
    changes = true;
    note_renamed(names, old_name, name);
  }
  if (changes)
    aimet_op_set_attr(op, "onnx.outputs",
                      all_derived ? mlirAttributeGetNull()
                                  : mlirArrayAttrGet(context, count, texts));
  aimet_arena_reset(names->arena);
}

//===----------------------------------------------------------------------===//
// Lists of value_info that go by names
//===----------------------------------------------------------------------===//

/// The order of a list of value_info with the new names; null if it has none of
/// them.
static MlirAttribute renamed_order(const tensor_names *names,
                                   MlirContext context, MlirAttribute order) {
  intptr_t count = aimet_array_size(order);
  MlirAttribute *items =
      aimet_arena_calloc(names->arena, (size_t)count, sizeof *items);
  bool changes = false;
  for (intptr_t i = 0; i < count; ++i) {
    items[i] = aimet_array_get(order, i);
    aimet_string_view name;
    const aimet_map_entry *entry =
        aimet_attr_get_string(items[i], &name)
            ? aimet_string_map_find(names->renamed, name)
            : NULL;
    if (!entry)
      continue;
    items[i] = aimet_attr_string(context, aimet_sv(entry->value.const_pointer));
    changes = true;
  }
  return changes ? mlirArrayAttrGet(context, count, items)
                 : mlirAttributeGetNull();
}

static void rename_body_orders(MlirOperation op, void *user_data) {
  const tensor_names *names = user_data;
  MlirContext context = mlirOperationGetContext(op);
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  intptr_t count = aimet_array_size(graphs);
  MlirAttribute *items =
      aimet_arena_calloc(names->arena, (size_t)count, sizeof *items);
  bool changes = false;
  for (intptr_t i = 0; i < count; ++i) {
    items[i] = aimet_array_get(graphs, i);
    MlirAttribute order =
        renamed_order(names, context, aimet_dict_get(items[i], "value_info"));
    if (mlirAttributeIsNull(order))
      continue;
    items[i] = aimet_dict_with(context, items[i], "value_info", order);
    changes = true;
  }
  if (changes)
    aimet_op_set_attr(op, "onnx.graphs",
                      mlirArrayAttrGet(context, count, items));
  aimet_arena_reset(names->arena);
}

static void rename_orders(const tensor_names *names, MlirOperation function) {
  MlirContext context = mlirOperationGetContext(function);
  MlirAttribute order =
      renamed_order(names, context, aimet_op_attr(function, "onnx.value_info"));
  if (!mlirAttributeIsNull(order))
    aimet_op_set_attr(function, "onnx.value_info", order);
  aimet_walk(function, rename_body_orders, (void *)(uintptr_t)names);
}

static size_t name_function(MlirOperation function,
                            const aimet_name_set *mentioned) {
  tensor_names names = {
      .taken = aimet_name_set_create(),
      .mentioned = mentioned,
      .renamed = aimet_string_map_create(),
      .arena = aimet_arena_create(),
      .kept = aimet_arena_create(),
  };
  take_names(function, &names);
  aimet_walk(function, take_names, &names);
  aimet_walk(function, rename_results, &names);
  if (names.num_renamed)
    rename_orders(&names, function);
  aimet_name_set_destroy(names.taken);
  aimet_string_map_destroy(names.renamed);
  aimet_arena_destroy(names.arena);
  aimet_arena_destroy(names.kept);
  return names.num_renamed;
}

size_t aimet_name_tensors(MlirOperation module) {
  size_t count = 0;
  aimet_name_set *mentioned = aimet_name_set_create();
  aimet_name_set_add_mentioned(mentioned, module);
  MlirBlock body = aimet_body(module, 0);
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is(op, "func.func") && !mlirBlockIsNull(aimet_body(op, 0)))
      count += name_function(op, mentioned);
  aimet_name_set_destroy(mentioned);
  return count;
}
