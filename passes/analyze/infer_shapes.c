//===- infer_shapes.c - write down what is known of types -----------------===//
//
// Gives every value the most precise type that is known of it. What the ONNX
// file states stays in the value attributes, word for word: export writes that
// and not what was inferred, unless it is asked to.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "dialect.h"
#include "inference.h"
#include "node.h"
#include "rewrite.h"

#include <stdlib.h>

typedef struct refiner {
  aimet_pass_run *run;
  MlirContext context;
  aimet_inference *inference;
  bool write_value_info;
  bool is_bare;
  aimet_attr_list scratch;
  uint64_t num_refined;
} refiner;

//===----------------------------------------------------------------------===//
// Value attributes
//===----------------------------------------------------------------------===//

static bool is_unit(MlirAttribute attribute) {
  return !mlirAttributeIsNull(attribute) && mlirAttributeIsAUnit(attribute);
}

/// The value attributes (null, unit or a dictionary) without what they say of
/// the type, and with `name` = `value`.
static MlirAttribute with_type(refiner *r, MlirAttribute attributes,
                               const char *name, MlirAttribute value) {
  aimet_attr_list_clear(&r->scratch);
  intptr_t count =
      !mlirAttributeIsNull(attributes) && mlirAttributeIsADictionary(attributes)
          ? mlirDictionaryAttrGetNumElements(attributes)
          : 0;
  for (intptr_t i = 0; i < count; ++i) {
    MlirNamedAttribute item = mlirDictionaryAttrGetElement(attributes, i);
    aimet_string_view key = aimet_view(mlirIdentifierStr(item.name));
    if (!aimet_sv_is(key, "onnx.type") && !aimet_sv_is(key, "onnx.dim_params"))
      aimet_attr_list_add(&r->scratch, r->context, key, item.attribute);
  }
  if (!mlirAttributeIsNull(value))
    aimet_attr_list_add(&r->scratch, r->context, aimet_sv(name), value);
  return aimet_attr_list_to_dict(&r->scratch, r->context);
}

/// Writes down the statement that the type `old` made, before it changes.
static MlirAttribute pin(refiner *r, MlirAttribute attributes, MlirType old) {
  if (!mlirAttributeIsNull(aimet_dict_get(attributes, "onnx.type")))
    return attributes;
  return with_type(
      r, attributes, "onnx.type",
      aimet_type_message(old, aimet_dict_get(attributes, "onnx.dim_params")));
}

/// The names of symbolic dimensions; null if there are none.
static MlirAttribute dim_names(refiner *r, const aimet_value_type *type) {
  bool is_any_named = false;
  if (!aimet_type_is_tensor(type) || type->rank <= 0)
    return mlirAttributeGetNull();
  for (int32_t i = 0; i < type->rank; ++i)
    is_any_named |= type->dims[i].kind == AIMET_NUMBER_SYMBOLIC;
  if (!is_any_named)
    return mlirAttributeGetNull();
  MlirAttribute *names = aimet_calloc((size_t)type->rank, sizeof *names);
  for (int32_t i = 0; i < type->rank; ++i)
    names[i] = aimet_attr_string(r->context,
                                 type->dims[i].kind == AIMET_NUMBER_SYMBOLIC
                                     ? aimet_expr_text(type->dims[i].as.expr)
                                     : aimet_sv(""));
  MlirAttribute result = mlirArrayAttrGet(r->context, type->rank, names);
  free(names);
  return result;
}

/// The names that the model states stay where they name what is symbolic: they
/// belong to what calls the model.
static const aimet_value_type *with_stated_names(refiner *r, MlirValue value,
                                                 aimet_arena *arena) {
  const aimet_value_type *known = aimet_inference_type(r->inference, value);
  const aimet_value_type *stated = aimet_inference_stated(r->inference, value);
  if (!stated || !aimet_type_is_ranked(known) || stated->rank != known->rank)
    return known;
  aimet_number *dims =
      aimet_arena_calloc(arena, (size_t)known->rank + 1, sizeof *dims);
  for (int32_t i = 0; i < known->rank; ++i)
    dims[i] = known->dims[i].kind == AIMET_NUMBER_SYMBOLIC &&
                      stated->dims[i].kind == AIMET_NUMBER_SYMBOLIC
                  ? stated->dims[i]
                  : known->dims[i];
  return aimet_tensor_type(arena, known->element, known->rank, dims);
}

/// States what is known of a value.
static MlirAttribute restate(refiner *r, MlirAttribute attributes,
                             MlirValue value) {
  aimet_arena *arena = aimet_arena_create();
  MlirAttribute names = dim_names(r, with_stated_names(r, value, arena));
  aimet_arena_destroy(arena);
  return with_type(r, attributes, "onnx.dim_params", names);
}

//===----------------------------------------------------------------------===//
// Lists of value attributes
//===----------------------------------------------------------------------===//

/// An array attribute that is being changed; empty where there was none.
typedef struct value_list {
  MlirAttribute *items;
  intptr_t count;
  bool has_changed;
} value_list;

static value_list list_of(MlirAttribute array, intptr_t count,
                          MlirAttribute missing) {
  value_list list = {.count = count};
  list.items = aimet_calloc((size_t)count, sizeof *list.items);
  for (intptr_t i = 0; i < count; ++i) {
    list.items[i] = aimet_array_get(array, i);
    if (mlirAttributeIsNull(list.items[i]))
      list.items[i] = missing;
  }
  return list;
}

static void set_item(value_list *list, intptr_t i, MlirAttribute item) {
  list->has_changed |= !mlirAttributeEqual(list->items[i], item);
  list->items[i] = item;
}

/// Stores the list as an attribute if it changed, and frees it.
static void store_list(refiner *r, MlirOperation op, const char *name,
                       value_list *list) {
  if (list->has_changed)
    aimet_op_set_attr(op, name,
                      mlirArrayAttrGet(r->context, list->count, list->items));
  free(list->items);
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// The type that inference gives; the present one where it knows nothing.
static MlirType new_type(const refiner *r, MlirValue value) {
  const aimet_value_type *type = aimet_inference_type(r->inference, value);
  MlirType old = mlirValueGetType(value);
  if (type->kind == AIMET_TYPE_UNKNOWN || type->kind == AIMET_TYPE_ABSENT ||
      mlirTypeIsANone(old))
    return old;
  return aimet_type_to_mlir(r->context, type);
}

static bool is_known(const refiner *r, MlirValue value) {
  return aimet_inference_type(r->inference, value)->kind != AIMET_TYPE_UNKNOWN;
}

/// The value_info entry of a result that gets `type`.
static MlirAttribute refined_entry(refiner *r, MlirAttribute entry,
                                   MlirValue value, MlirType type) {
  bool is_listed = is_unit(entry) || mlirAttributeIsADictionary(entry);
  if (r->write_value_info && is_known(r, value)) {
    MlirAttribute stated = restate(r, entry, value);
    return mlirDictionaryAttrGetNumElements(stated)
               ? stated
               : mlirUnitAttrGet(r->context);
  }
  MlirType old = mlirValueGetType(value);
  return is_listed && !mlirTypeEqual(old, type) ? pin(r, entry, old) : entry;
}

static bool is_output(MlirValue value) {
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation owner = mlirOpOperandGetOwner(use);
    if (aimet_op_is(owner, "func.return") || aimet_op_is(owner, "aimet.yield"))
      return true;
  }
  return false;
}

/// The names of dimensions that no type of MLIR holds: `aimet.dim_params`.
static void name_dimensions(refiner *r, MlirOperation op) {
  intptr_t count = mlirOperationGetNumResults(op);
  value_list names = list_of(aimet_op_attr(op, "aimet.dim_params"), count,
                             mlirUnitAttrGet(r->context));
  bool is_any_named = false;
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute own = dim_names(
        r, aimet_inference_type(r->inference, mlirOperationGetResult(op, i)));
    is_any_named |= !mlirAttributeIsNull(own);
    set_item(&names, i,
             mlirAttributeIsNull(own) ? mlirUnitAttrGet(r->context) : own);
  }
  if (is_any_named) {
    store_list(r, op, "aimet.dim_params", &names);
    return;
  }
  free(names.items);
  if (!mlirAttributeIsNull(aimet_op_attr(op, "aimet.dim_params")))
    aimet_op_set_attr(op, "aimet.dim_params", mlirAttributeGetNull());
}

static void refine_results(refiner *r, MlirOperation op) {
  intptr_t count = mlirOperationGetNumResults(op);
  bool is_node = aimet_op_is_node(op);
  value_list entries = list_of(aimet_op_attr(op, "onnx.value_info"), count,
                               mlirBoolAttrGet(r->context, 0));
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetResult(op, i);
    MlirType type = new_type(r, value);
    bool is_listable = is_node && !mlirTypeIsANone(type) && !is_output(value);
    if (is_listable || !r->write_value_info)
      set_item(&entries, i, refined_entry(r, entries.items[i], value, type));
    if (mlirTypeEqual(mlirValueGetType(value), type))
      continue;
    mlirValueSetType(value, type);
    ++r->num_refined;
  }
  store_list(r, op, "onnx.value_info", &entries);
  if (is_node)
    name_dimensions(r, op);
}

//===----------------------------------------------------------------------===//
// Inputs and outputs of graphs
//===----------------------------------------------------------------------===//

/// Inputs or outputs of a graph whose values are about to get other types.
static void refine_interface(refiner *r, value_list *list, intptr_t i,
                             MlirValue value) {
  MlirType old = mlirValueGetType(value), type = new_type(r, value);
  if (r->write_value_info && is_known(r, value))
    set_item(list, i, restate(r, list->items[i], value));
  else if (!mlirTypeEqual(old, type))
    set_item(list, i, pin(r, list->items[i], old));
}

static MlirAttribute no_attributes(refiner *r) {
  return mlirDictionaryAttrGet(r->context, 0, NULL);
}

/// `inputs` and `outputs` of the graph in a region, in an entry of onnx.graphs.
static MlirAttribute refined_graph(refiner *r, MlirAttribute entry,
                                   MlirBlock body) {
  MlirOperation exit = aimet_last_operation(body);
  value_list inputs = list_of(aimet_dict_get(entry, "inputs"),
                              mlirBlockGetNumArguments(body), no_attributes(r));
  value_list outputs =
      list_of(aimet_dict_get(entry, "outputs"),
              mlirOperationIsNull(exit) ? 0 : mlirOperationGetNumOperands(exit),
              no_attributes(r));
  for (intptr_t i = 0; i < inputs.count; ++i)
    refine_interface(r, &inputs, i, mlirBlockGetArgument(body, i));
  for (intptr_t i = 0; i < outputs.count; ++i)
    refine_interface(r, &outputs, i, mlirOperationGetOperand(exit, i));
  if (inputs.has_changed || outputs.has_changed) {
    aimet_attr_list fields = AIMET_ATTR_LIST_INIT;
    intptr_t count = mlirDictionaryAttrGetNumElements(entry);
    for (intptr_t i = 0; i < count; ++i) {
      MlirNamedAttribute item = mlirDictionaryAttrGetElement(entry, i);
      aimet_string_view key = aimet_view(mlirIdentifierStr(item.name));
      if (!aimet_sv_is(key, "inputs") && !aimet_sv_is(key, "outputs"))
        aimet_attr_list_add(&fields, r->context, key, item.attribute);
    }
    if (inputs.count)
      aimet_attr_list_add(
          &fields, r->context, aimet_sv("inputs"),
          mlirArrayAttrGet(r->context, inputs.count, inputs.items));
    if (outputs.count)
      aimet_attr_list_add(
          &fields, r->context, aimet_sv("outputs"),
          mlirArrayAttrGet(r->context, outputs.count, outputs.items));
    entry = aimet_attr_list_to_dict(&fields, r->context);
    aimet_attr_list_deinit(&fields);
  }
  free(inputs.items);
  free(outputs.items);
  return entry;
}

static void refine_block(refiner *r, MlirBlock block);

static void refine_regions(refiner *r, MlirOperation op) {
  intptr_t count = mlirOperationGetNumRegions(op);
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  if (count == 0)
    return;
  value_list entries =
      list_of(graphs, aimet_array_size(graphs), mlirUnitAttrGet(r->context));
  for (intptr_t i = 0; i < count; ++i) {
    MlirBlock body = aimet_body(op, i);
    if (mlirBlockIsNull(body))
      continue;
    if (i < entries.count && mlirAttributeIsADictionary(entries.items[i]))
      set_item(&entries, i, refined_graph(r, entries.items[i], body));
    refine_block(r, body);
  }
  store_list(r, op, "onnx.graphs", &entries);
}

static void refine_arguments(refiner *r, MlirBlock block) {
  intptr_t count = mlirBlockGetNumArguments(block);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirBlockGetArgument(block, i);
    mlirValueSetType(value, new_type(r, value));
  }
}

static void refine_block(refiner *r, MlirBlock block) {
  refine_arguments(r, block);
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    refine_regions(r, op);
    refine_results(r, op);
  }
}

static void refine_function(refiner *r, MlirOperation function) {
  MlirBlock body = aimet_body(function, 0);
  if (mlirBlockIsNull(body))
    return;
  MlirOperation exit = aimet_last_operation(body);
  intptr_t count =
      mlirOperationIsNull(exit) ? 0 : mlirOperationGetNumOperands(exit);
  value_list outputs =
      list_of(aimet_op_attr(function, "res_attrs"), count, no_attributes(r));
  // The outputs of a local function have names only.
  bool is_graph = mlirAttributeIsNull(aimet_op_attr(function, "onnx.function"));
  for (intptr_t i = 0; is_graph && !r->is_bare && i < count; ++i)
    refine_interface(r, &outputs, i, mlirOperationGetOperand(exit, i));
  store_list(r, function, "res_attrs", &outputs);
  refine_block(r, body);
  aimet_update_signature(function);
}

static aimet_status run(aimet_pass_run *run) {
  aimet_inference_options options = {.store = aimet_pass_weights(run)};
  MlirOperation module = aimet_pass_module(run);
  refiner r = {.run = run,
               .context = aimet_pass_mlir_context(run),
               .write_value_info =
                   aimet_pass_option_bool(run, "write-value-info"),
               .is_bare = aimet_model_is_bare(module)};
  aimet_status status = aimet_inference_run(module, &options, &r.inference);
  if (status != AIMET_OK)
    return status;
  for (MlirOperation op = aimet_first_function(module);
       !mlirOperationIsNull(op); op = aimet_next_function(op))
    refine_function(&r, op);
  aimet_pass_note_change(run, AIMET_IR_VALUES);
  aimet_pass_count(run, "types refined", r.num_refined);
  aimet_attr_list_deinit(&r.scratch);
  aimet_inference_destroy(r.inference);
  return AIMET_OK;
}

static const aimet_pass_option options[] = {
    {"write-value-info", AIMET_OPTION_BOOL, "false",
     "state what is known of every value in the ONNX file that is written"},
    {0},
};

const aimet_pass_def aimet_pass_infer_shapes = {
    .name = "infer-shapes",
    .kind = AIMET_PASS_INFER,
    .family = "analyze",
    .summary = "find out element types and shapes of all values",
    .description =
        "Follows types, shapes and the elements of small tensors through the "
        "model, bodies and local functions included. Sizes that are not known "
        "keep their names, and what is computed from them has a formula "
        "(`floor(h/2) + 1`): types of MLIR cannot say names, so they stand in "
        "`aimet.dim_params`.\n\n"
        "What the file states of a value (value_info, types of outputs) is "
        "kept, and written as it was; where it contradicts what follows from "
        "the operators the latter counts, and check-onnx says so. With "
        "`write-value-info` the ONNX file that is written states all that is "
        "known, in the place of what was stated; names of sizes stay.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Flatten\"(%0) {axis = 1 : si64} : (tensor<?x8x4xf32>) -> "
        "tensor<*x!onnx.unknown>\n"
        "// becomes, if the first dimension of %0 is called N\n"
        "%1 = \"onnx.Flatten\"(%0) {aimet.dim_params = [[\"N\", \"\"]], axis = "
        "1 : si64} : (tensor<?x8x4xf32>) -> tensor<?x32xf32>\n"
        "```\n",
    .why = "Which channels a layer has, whether a condition is constant and "
           "what is shape arithmetic can only be told with shapes; exports of "
           "the TorchScript exporter carry none.",
    .remedy = NULL,
    .options = options,
    .run = run,
};
