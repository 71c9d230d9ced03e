//===- rewrite.c - rewriting that keeps names -----------------------------===//

#include "rewrite.h"

#include "alloc.h"
#include "string_builder.h"
#include "string_map.h"

#include <inttypes.h>
#include <stdlib.h>

/// The value of an entry is the number that was tried last as its suffix.
struct aimet_name_set {
  aimet_string_map *names;
  aimet_string_builder scratch;
};

aimet_name_set *aimet_name_set_create(void) {
  aimet_name_set *set = aimet_calloc(1, sizeof *set);
  set->names = aimet_string_map_create();
  return set;
}

void aimet_name_set_destroy(aimet_name_set *set) {
  if (!set)
    return;
  aimet_string_map_destroy(set->names);
  aimet_sb_deinit(&set->scratch);
  free(set);
}

bool aimet_name_set_add(aimet_name_set *set, aimet_string_view name) {
  bool inserted = false;
  if (name.length)
    aimet_string_map_insert(set->names, name, &inserted);
  return inserted;
}

bool aimet_name_set_has(const aimet_name_set *set, aimet_string_view name) {
  return aimet_string_map_find(set->names, name) != NULL;
}

bool aimet_name_set_has_value(const aimet_name_set *set, MlirValue value) {
  if (aimet_name_set_is_empty(set))
    return false;
  aimet_arena *arena = aimet_arena_create();
  bool has = aimet_name_set_has(set, aimet_value_name(value, arena));
  aimet_arena_destroy(arena);
  return has;
}

bool aimet_name_set_is_empty(const aimet_name_set *set) {
  return aimet_string_map_size(set->names) == 0;
}

aimet_string_view aimet_name_set_unique(aimet_name_set *set,
                                        aimet_string_view base) {
  bool inserted;
  aimet_map_entry *entry = aimet_string_map_insert(set->names, base, &inserted);
  if (inserted)
    return entry->key;
  uint64_t number = entry->value.number;
  aimet_map_entry *made;
  do {
    aimet_sb_clear(&set->scratch);
    aimet_sb_append(&set->scratch, base);
    aimet_sb_appendf(&set->scratch, "_%" PRIu64, ++number);
    made = aimet_string_map_insert(set->names, aimet_sb_view(&set->scratch),
                                   &inserted);
  } while (!inserted);
  aimet_string_view result = made->key;
  aimet_string_map_find(set->names, base)->value.number = number;
  return result;
}

static void add_node(MlirOperation op, void *user_data) {
  aimet_name_set_add(user_data, aimet_op_node_name(op));
}

void aimet_name_set_add_nodes(aimet_name_set *set, MlirOperation root) {
  aimet_walk(root, add_node, set);
}

typedef struct add_values_state {
  aimet_name_set *set;
  aimet_arena *arena;
} add_values_state;

static void add_arguments(add_values_state *state, MlirOperation op) {
  intptr_t num_regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < num_regions; ++i) {
    MlirBlock block = aimet_body(op, i);
    if (mlirBlockIsNull(block))
      continue;
    intptr_t num_arguments = mlirBlockGetNumArguments(block);
    for (intptr_t j = 0; j < num_arguments; ++j)
      aimet_name_set_add(
          state->set,
          aimet_value_name(mlirBlockGetArgument(block, j), state->arena));
  }
}

static void add_values(MlirOperation op, void *user_data) {
  add_values_state *state = user_data;
  add_arguments(state, op);
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    aimet_name_set_add(state->set, aimet_result_name(op, i, state->arena));
  aimet_arena_reset(state->arena);
}

void aimet_name_set_add_values(aimet_name_set *set, MlirOperation root) {
  add_values_state state = {set, aimet_arena_create()};
  aimet_walk(root, add_values, &state);
  aimet_arena_destroy(state.arena);
}

/// Writes the derived names of results into `onnx.outputs`.
static void state_outputs(MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  if (!num_results || !aimet_op_node_name(op).length ||
      !mlirAttributeIsNull(aimet_op_attr(op, "onnx.outputs")))
    return;
  MlirContext context = mlirOperationGetContext(op);
  aimet_arena *arena = aimet_arena_create();
  MlirAttribute *names = aimet_calloc((size_t)num_results, sizeof *names);
  for (intptr_t i = 0; i < num_results; ++i)
    names[i] = aimet_attr_string(context, aimet_result_name(op, i, arena));
  aimet_op_set_attr(op, "onnx.outputs",
                    mlirArrayAttrGet(context, num_results, names));
  free(names);
  aimet_arena_destroy(arena);
}

void aimet_rename_node(MlirOperation op, aimet_string_view name) {
  state_outputs(op);
  aimet_op_set_attr(op, "onnx_node_name",
                    aimet_attr_string(mlirOperationGetContext(op), name));
}

void aimet_rename_result(MlirOperation op, intptr_t i, aimet_string_view name) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  if (i < 0 || i >= num_results)
    return;
  MlirContext context = mlirOperationGetContext(op);
  aimet_arena *arena = aimet_arena_create();
  MlirAttribute *names = aimet_calloc((size_t)num_results, sizeof *names);
  for (intptr_t k = 0; k < num_results; ++k)
    names[k] = aimet_attr_string(
        context, k == i ? name : aimet_result_name(op, k, arena));
  aimet_op_set_attr(op, "onnx.outputs",
                    mlirArrayAttrGet(context, num_results, names));
  free(names);
  aimet_arena_destroy(arena);
}

//===----------------------------------------------------------------------===//
// Names outside of nodes
//===----------------------------------------------------------------------===//

/// Takes every string in an attribute. More than the names that are meant: that
/// only keeps more.
static void add_strings(aimet_name_set *set, MlirAttribute attribute) {
  aimet_string_view text;
  if (mlirAttributeIsNull(attribute))
    return;
  if (aimet_attr_get_string(attribute, &text)) {
    aimet_name_set_add(set, text);
  } else if (mlirAttributeIsAArray(attribute)) {
    intptr_t count = mlirArrayAttrGetNumElements(attribute);
    for (intptr_t i = 0; i < count; ++i)
      add_strings(set, mlirArrayAttrGetElement(attribute, i));
  } else if (mlirAttributeIsADictionary(attribute)) {
    intptr_t count = mlirDictionaryAttrGetNumElements(attribute);
    for (intptr_t i = 0; i < count; ++i)
      add_strings(set, mlirDictionaryAttrGetElement(attribute, i).attribute);
  }
}

static void add_annotations(aimet_name_set *set, MlirAttribute graph) {
  add_strings(set, aimet_dict_get(graph, "quantization_annotation"));
}

static void add_mentioned(MlirOperation op, void *user_data) {
  aimet_name_set *set = user_data;
  add_annotations(set, aimet_op_attr(op, "onnx.graph"));
  add_strings(set, aimet_dict_get(aimet_op_attr(op, "onnx.node"),
                                  "device_configurations"));
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  for (intptr_t i = 0; i < aimet_array_size(graphs); ++i)
    add_annotations(set, aimet_dict_get(aimet_array_get(graphs, i), "graph"));
}

void aimet_name_set_add_mentioned(aimet_name_set *set, MlirOperation module) {
  add_strings(set, aimet_op_attr(module, "onnx.training_info"));
  aimet_walk(module, add_mentioned, set);
}

MlirOperation aimet_clone_initializer(MlirOperation initializer,
                                      aimet_string_view name) {
  MlirContext context = mlirOperationGetContext(initializer);
  MlirOperation copy = mlirOperationClone(initializer);
  MlirAttribute text = aimet_attr_string(context, name);
  aimet_op_set_attr(copy, "onnx.outputs", mlirArrayAttrGet(context, 1, &text));
  aimet_op_set_attr(copy, "onnx.value_info", mlirAttributeGetNull());
  mlirBlockInsertOwnedOperationAfter(mlirOperationGetBlock(initializer),
                                     initializer, copy);
  return copy;
}

MlirOperation aimet_initializer_of(MlirValue value) {
  MlirOperation none = {NULL};
  if (mlirValueIsNull(value) || !mlirValueIsAOpResult(value))
    return none;
  MlirOperation owner = mlirOpResultGetOwner(value);
  return aimet_op_is(owner, "onnx.Initializer") ? owner : none;
}

void aimet_update_signature(MlirOperation function) {
  MlirBlock body = aimet_body(function, 0);
  if (mlirBlockIsNull(body))
    return;
  MlirOperation exit = aimet_last_operation(body);
  intptr_t num_inputs = mlirBlockGetNumArguments(body);
  intptr_t num_results =
      mlirOperationIsNull(exit) ? 0 : mlirOperationGetNumOperands(exit);
  MlirType *types =
      aimet_calloc((size_t)(num_inputs + num_results) + 1, sizeof *types);
  for (intptr_t i = 0; i < num_inputs; ++i)
    types[i] = mlirValueGetType(mlirBlockGetArgument(body, i));
  for (intptr_t i = 0; i < num_results; ++i)
    types[num_inputs + i] = mlirValueGetType(mlirOperationGetOperand(exit, i));
  MlirType type =
      mlirFunctionTypeGet(mlirOperationGetContext(function), num_inputs, types,
                          num_results, types + num_inputs);
  aimet_op_set_attr(function, "function_type", mlirTypeAttrGet(type));
  free(types);
}
