//===- inlined_names.c - names of what is inlined -------------------------===//

#include "inlined_names.h"

#include "node.h"
#include "uses.h"

#include <stdlib.h>

static aimet_string_view without_slash(aimet_string_view name) {
  bool is_absolute = name.length && name.data[0] == '/';
  return aimet_sv_slice(name, is_absolute, name.length);
}

/// A name of the function with that of the call before it. A leading slash
/// goes: it would say that the name spells scopes, which the two together do
/// not.
static aimet_string_view prefixed(const aimet_inlined_names *names,
                                  aimet_string_view name) {
  aimet_string_view prefix = aimet_op_node_name(names->call);
  if (!prefix.length)
    prefix = aimet_dict_get_string(
        aimet_op_attr(names->function, "onnx.function"), "name");
  return aimet_sv(aimet_arena_format(names->arena, "%.*s/%.*s",
                                     AIMET_SV(without_slash(prefix)),
                                     AIMET_SV(without_slash(name))));
}

/// A name of the function as it would be in the graph if it were free there.
static aimet_string_view wanted(const aimet_inlined_names *names,
                                aimet_string_view name) {
  return names->keeps_names ? name : prefixed(names, name);
}

/// The same for a node. Scopes in a function are not those of the graph: only a
/// node whose module is known may keep a name that spells some.
static aimet_string_view wanted_node(const aimet_inlined_names *names,
                                     MlirOperation copy,
                                     aimet_string_view name) {
  bool is_told = name.data[0] != '/' ||
                 !mlirAttributeIsNull(aimet_op_attr(copy, "aimet.module"));
  return is_told ? wanted(names, name) : prefixed(names, name);
}

static MlirAttribute unique_text(aimet_name_set *set, MlirOperation op,
                                 aimet_string_view base) {
  return aimet_attr_string(mlirOperationGetContext(op),
                           aimet_name_set_unique(set, base));
}

void aimet_inlined_node(aimet_inlined_names *names, MlirOperation original,
                        MlirOperation copy) {
  aimet_string_view name = aimet_op_node_name(original);
  if (name.length)
    aimet_op_set_attr(
        copy, "onnx_node_name",
        unique_text(names->nodes, copy, wanted_node(names, copy, name)));
}

void aimet_inlined_alias(aimet_inlined_names *names, MlirOperation alias) {
  aimet_op_set_attr(
      alias, "onnx_node_name",
      unique_text(names->nodes, alias, wanted(names, aimet_sv("Identity"))));
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

static bool is_absent(MlirOperation op, intptr_t i) {
  return mlirTypeIsANone(mlirValueGetType(mlirOperationGetResult(op, i)));
}

/// The name of one result of the copy; empty if it gets none.
static aimet_string_view result_name(const aimet_inlined_names *names,
                                     MlirOperation original, MlirOperation copy,
                                     intptr_t i, intptr_t taken) {
  aimet_string_view given = aimet_sv("");
  if (is_absent(original, i))
    return given;
  if (taken >= 0)
    given = aimet_result_name(names->call, taken, names->arena);
  if (given.length)
    return given;
  aimet_string_view name = aimet_result_name(original, i, names->arena);
  bool is_derived =
      mlirAttributeIsNull(aimet_op_attr(original, "onnx.outputs")) &&
      aimet_op_node_name(copy).length != 0;
  if (!name.length)
    name = aimet_op_type(original);
  return aimet_name_set_unique(
      names->values, is_derived
                         ? aimet_derived_result_name(copy, i, names->arena)
                         : wanted(names, name));
}

static bool has_names(MlirOperation op, const intptr_t *taken) {
  return taken || aimet_op_node_name(op).length ||
         !mlirAttributeIsNull(aimet_op_attr(op, "onnx.outputs"));
}

void aimet_inlined_results(aimet_inlined_names *names, MlirOperation original,
                           MlirOperation copy, const intptr_t *taken) {
  intptr_t count = mlirOperationGetNumResults(original);
  if (!count || !aimet_op_is_node(original) || !has_names(original, taken))
    return;
  MlirContext context = mlirOperationGetContext(copy);
  MlirAttribute *texts =
      aimet_arena_calloc(names->arena, (size_t)count, sizeof *texts);
  bool all_derived = aimet_op_node_name(copy).length != 0;
  for (intptr_t i = 0; i < count; ++i) {
    aimet_string_view name =
        result_name(names, original, copy, i, taken ? taken[i] : -1);
    all_derived =
        all_derived &&
        aimet_sv_equal(name, aimet_derived_result_name(copy, i, names->arena));
    texts[i] = aimet_attr_string(context, name);
  }
  aimet_op_set_attr(copy, "onnx.outputs",
                    all_derived ? mlirAttributeGetNull()
                                : mlirArrayAttrGet(context, count, texts));
}

//===----------------------------------------------------------------------===//
// Bodies
//===----------------------------------------------------------------------===//

/// Replaces an entry of what `onnx.graphs` says of body `i`.
static void set_graph_entry(MlirOperation op, intptr_t i, const char *key,
                            MlirAttribute value) {
  MlirContext context = mlirOperationGetContext(op);
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  intptr_t count = aimet_array_size(graphs);
  aimet_arena *arena = aimet_arena_create();
  MlirAttribute *items =
      aimet_arena_calloc(arena, (size_t)count, sizeof *items);
  for (intptr_t k = 0; k < count; ++k) {
    items[k] = aimet_array_get(graphs, k);
    if (k == i)
      items[k] = aimet_dict_with(context, items[k], key, value);
  }
  aimet_op_set_attr(op, "onnx.graphs", mlirArrayAttrGet(context, count, items));
  aimet_arena_destroy(arena);
}

/// What `onnx.graphs` says of body `i`, if that is a dictionary; else null.
static MlirAttribute graph_of(MlirOperation op, intptr_t i) {
  MlirAttribute graph = aimet_array_get(aimet_op_attr(op, "onnx.graphs"), i);
  return !mlirAttributeIsNull(graph) && mlirAttributeIsADictionary(graph)
             ? graph
             : mlirAttributeGetNull();
}

/// Value attributes with another name; those without a name stay.
static MlirAttribute renamed(MlirOperation op, MlirAttribute attributes,
                             aimet_string_view name) {
  MlirContext context = mlirOperationGetContext(op);
  return aimet_dict_with(context, attributes, "onnx.name",
                         aimet_attr_string(context, name));
}

void aimet_inlined_arguments(aimet_inlined_names *names, MlirOperation original,
                             MlirOperation copy, intptr_t i) {
  MlirAttribute inputs = aimet_dict_get(graph_of(original, i), "inputs");
  intptr_t count = aimet_array_size(inputs);
  if (!count)
    return;
  MlirAttribute *items =
      aimet_arena_calloc(names->arena, (size_t)count, sizeof *items);
  for (intptr_t k = 0; k < count; ++k) {
    items[k] = aimet_array_get(inputs, k);
    aimet_string_view name;
    if (aimet_attr_get_string(aimet_dict_get(items[k], "onnx.name"), &name))
      items[k] =
          renamed(copy, items[k],
                  aimet_name_set_unique(names->values, wanted(names, name)));
  }
  set_graph_entry(
      copy, i, "inputs",
      mlirArrayAttrGet(mlirOperationGetContext(copy), count, items));
}

/// The name of output `k`: its value's, or a new one where the graph gives the
/// value another name.
static aimet_string_view output_name(const aimet_inlined_names *names,
                                     aimet_string_view old_name,
                                     MlirValue old_value, MlirValue value) {
  if (aimet_sv_equal(old_name, aimet_value_name(old_value, names->arena)))
    return aimet_value_name(value, names->arena);
  return aimet_name_set_unique(names->values, wanted(names, old_name));
}

void aimet_inlined_outputs(aimet_inlined_names *names, MlirOperation original,
                           MlirOperation copy, intptr_t i) {
  MlirAttribute graph = graph_of(original, i);
  MlirAttribute outputs = aimet_dict_get(graph, "outputs");
  MlirOperation old_exit = aimet_last_operation(aimet_body(original, i));
  MlirOperation exit = aimet_last_operation(aimet_body(copy, i));
  intptr_t count = aimet_array_size(outputs);
  MlirAttribute *items =
      aimet_arena_calloc(names->arena, (size_t)count, sizeof *items);
  for (intptr_t k = 0; k < count; ++k) {
    items[k] = aimet_array_get(outputs, k);
    aimet_string_view name;
    if (!mlirOperationIsNull(exit) && k < mlirOperationGetNumOperands(exit) &&
        aimet_attr_get_string(aimet_dict_get(items[k], "onnx.name"), &name))
      items[k] =
          renamed(copy, items[k],
                  output_name(names, name, mlirOperationGetOperand(old_exit, k),
                              mlirOperationGetOperand(exit, k)));
  }
  if (count)
    set_graph_entry(
        copy, i, "outputs",
        mlirArrayAttrGet(mlirOperationGetContext(copy), count, items));
  if (!mlirAttributeIsNull(aimet_dict_get(graph, "value_info")))
    set_graph_entry(copy, i, "value_info", mlirAttributeGetNull());
}
