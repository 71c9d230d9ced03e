//===- concrete_bind.c - fixed inputs and sizes in the model --------------===//
//
// An input gives way to an initializer of its name. A named dimension is stated
// in types, in names and formulas beside them, and in messages that hold types
// as the file had them: all of those get the size.
//
//===----------------------------------------------------------------------===//

#include "concrete_args.h"

#include "concrete_args_private.h"

#include "alloc.h"
#include "op.h"
#include "rewrite.h"
#include "uses.h"
#include "value_type.h"

#include <stdlib.h>

typedef struct binder {
  const aimet_concrete_args *args;
  MlirContext context;
  aimet_arena *arena;
  aimet_symbols *symbols;
} binder;

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

/// What a name or formula of a dimension has become; false if it is as before.
static bool new_size(binder *b, aimet_string_view text, aimet_number *out) {
  aimet_number old = aimet_symbol(b->symbols, text);
  *out = old;
  for (size_t i = 0; i < b->args->num_dims; ++i)
    *out = aimet_number_substitute(b->symbols, *out, b->args->dims[i].name,
                                   b->args->dims[i].size);
  return old.kind == AIMET_NUMBER_SYMBOLIC && !aimet_number_same(old, *out);
}

static MlirAttribute size_text(binder *b, aimet_number size) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  if (size.kind == AIMET_NUMBER_SYMBOLIC)
    aimet_number_print(&text, size);
  MlirAttribute result = aimet_attr_string(b->context, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return result;
}

/// The names of a value's dimensions, sizes taken out; those are set in the
/// value's type. Null if no names are left.
static MlirAttribute bind_names(binder *b, MlirAttribute names,
                                MlirValue value) {
  MlirType type = mlirValueGetType(value);
  intptr_t rank = aimet_array_size(names);
  if (rank == 0 || !mlirTypeIsARankedTensor(type) ||
      mlirShapedTypeGetRank(type) != rank)
    return names;
  MlirAttribute *kept =
      aimet_arena_calloc(b->arena, (size_t)rank, sizeof *kept);
  int64_t *dims = aimet_arena_calloc(b->arena, (size_t)rank, sizeof *dims);
  bool is_any_left = false;
  for (intptr_t i = 0; i < rank; ++i) {
    aimet_string_view name = {NULL, 0};
    aimet_number size;
    kept[i] = aimet_array_get(names, i);
    dims[i] = mlirShapedTypeGetDimSize(type, i);
    aimet_attr_get_string(kept[i], &name);
    if (new_size(b, name, &size)) {
      kept[i] = size_text(b, size);
      // Another statement of the same value may have set it already.
      if (mlirShapedTypeIsDynamicDim(type, i) && aimet_is_int(size) &&
          size.as.i >= 0)
        dims[i] = size.as.i;
    }
    aimet_attr_get_string(kept[i], &name);
    is_any_left |= name.length != 0;
  }
  mlirValueSetType(value, mlirRankedTensorTypeGet(
                              rank, dims, mlirShapedTypeGetElementType(type),
                              mlirRankedTensorTypeGetEncoding(type)));
  return is_any_left ? mlirArrayAttrGet(b->context, rank, kept)
                     : mlirAttributeGetNull();
}

//===----------------------------------------------------------------------===//
// Messages and value attributes
//===----------------------------------------------------------------------===//

static MlirAttribute bind_message(binder *b, MlirAttribute message);

/// A message attribute that may be a TensorShapeProto.Dimension.
static MlirAttribute bind_dictionary(binder *b, MlirAttribute message) {
  aimet_string_view name;
  aimet_number size;
  if (aimet_attr_get_string(aimet_dict_get(message, "dim_param"), &name) &&
      new_size(b, name, &size)) {
    if (!aimet_is_int(size) || size.as.i < 0)
      return aimet_dict_with(b->context, message, "dim_param",
                             size_text(b, size));
    message = aimet_dict_with(b->context, message, "dim_param",
                              mlirAttributeGetNull());
    return aimet_dict_with(b->context, message, "dim_value",
                           aimet_attr_si64(b->context, size.as.i));
  }
  intptr_t count = mlirDictionaryAttrGetNumElements(message);
  MlirAttribute result = message;
  for (intptr_t i = 0; i < count; ++i) {
    MlirNamedAttribute item = mlirDictionaryAttrGetElement(message, i);
    MlirAttribute bound = bind_message(b, item.attribute);
    if (!mlirAttributeEqual(bound, item.attribute))
      result = aimet_dict_with(
          b->context, result,
          aimet_arena_string(b->arena,
                             aimet_view(mlirIdentifierStr(item.name))),
          bound);
  }
  return result;
}

static MlirAttribute bind_array(binder *b, MlirAttribute message) {
  intptr_t count = mlirArrayAttrGetNumElements(message);
  MlirAttribute *items =
      aimet_arena_calloc(b->arena, (size_t)count + 1, sizeof *items);
  bool has_changed = false;
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute item = mlirArrayAttrGetElement(message, i);
    items[i] = bind_message(b, item);
    has_changed |= !mlirAttributeEqual(items[i], item);
  }
  return has_changed ? mlirArrayAttrGet(b->context, count, items) : message;
}

/// Recurses as deep as messages nest, which import limits.
static MlirAttribute bind_message(binder *b, MlirAttribute message) {
  if (mlirAttributeIsNull(message))
    return message;
  if (mlirAttributeIsADictionary(message))
    return bind_dictionary(b, message);
  return mlirAttributeIsAArray(message) ? bind_array(b, message) : message;
}

/// The value attributes of a value, which may get a type with more sizes.
static MlirAttribute bind_attributes(binder *b, MlirAttribute attributes,
                                     MlirValue value) {
  if (mlirAttributeIsNull(attributes) ||
      !mlirAttributeIsADictionary(attributes))
    return attributes;
  MlirAttribute exact = aimet_dict_get(attributes, "onnx.type");
  MlirAttribute bound = bind_message(b, exact);
  if (!mlirAttributeIsNull(exact) && !mlirAttributeEqual(bound, exact))
    attributes = aimet_dict_with(b->context, attributes, "onnx.type", bound);
  MlirAttribute names = aimet_dict_get(attributes, "onnx.dim_params");
  if (mlirAttributeIsNull(names))
    return attributes;
  bound = bind_names(b, names, value);
  return mlirAttributeIsNull(bound) || !mlirAttributeEqual(bound, names)
             ? aimet_dict_with(b->context, attributes, "onnx.dim_params", bound)
             : attributes;
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// Gives value `i` of something.
typedef MlirValue (*value_getter)(const void *owner, intptr_t i);

static MlirValue get_argument(const void *block, intptr_t i) {
  return mlirBlockGetArgument(*(const MlirBlock *)block, i);
}

static MlirValue get_operand(const void *op, intptr_t i) {
  return mlirOperationGetOperand(*(const MlirOperation *)op, i);
}

static MlirValue get_result(const void *op, intptr_t i) {
  return mlirOperationGetResult(*(const MlirOperation *)op, i);
}

/// An array of value attributes, one for each of `count` values.
static MlirAttribute bind_list(binder *b, MlirAttribute list, intptr_t count,
                               value_getter get, const void *owner) {
  if (aimet_array_size(list) != count || count == 0)
    return list;
  MlirAttribute *items =
      aimet_arena_calloc(b->arena, (size_t)count, sizeof *items);
  for (intptr_t i = 0; i < count; ++i)
    items[i] = bind_attributes(b, aimet_array_get(list, i), get(owner, i));
  return mlirArrayAttrGet(b->context, count, items);
}

static void set_attr(MlirOperation op, const char *name, MlirAttribute old,
                     MlirAttribute made) {
  if (!mlirAttributeIsNull(old) && !mlirAttributeEqual(old, made))
    aimet_op_set_attr(op, name, made);
}

static MlirAttribute bind_graph(binder *b, MlirAttribute graph,
                                MlirBlock body) {
  if (mlirBlockIsNull(body) || mlirAttributeIsNull(graph) ||
      !mlirAttributeIsADictionary(graph))
    return graph;
  MlirOperation exit = aimet_last_operation(body);
  MlirAttribute inputs = aimet_dict_get(graph, "inputs");
  MlirAttribute outputs = aimet_dict_get(graph, "outputs");
  if (!mlirAttributeIsNull(inputs))
    graph = aimet_dict_with(b->context, graph, "inputs",
                            bind_list(b, inputs, mlirBlockGetNumArguments(body),
                                      get_argument, &body));
  if (!mlirAttributeIsNull(outputs) && !mlirOperationIsNull(exit))
    graph =
        aimet_dict_with(b->context, graph, "outputs",
                        bind_list(b, outputs, mlirOperationGetNumOperands(exit),
                                  get_operand, &exit));
  MlirAttribute order = aimet_dict_get(graph, "value_info");
  return mlirAttributeIsNull(order)
             ? graph
             : aimet_dict_with(b->context, graph, "value_info",
                               bind_message(b, order));
}

static void bind_graphs(binder *b, MlirOperation op) {
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  intptr_t count = aimet_array_size(graphs);
  if (count == 0)
    return;
  MlirAttribute *items =
      aimet_arena_calloc(b->arena, (size_t)count, sizeof *items);
  for (intptr_t i = 0; i < count; ++i)
    items[i] = bind_graph(b, aimet_array_get(graphs, i), aimet_body(op, i));
  set_attr(op, "onnx.graphs", graphs,
           mlirArrayAttrGet(b->context, count, items));
}

/// `aimet.dim_params`: names, or unit, for each result.
static void bind_formulas(binder *b, MlirOperation op) {
  MlirAttribute formulas = aimet_op_attr(op, "aimet.dim_params");
  intptr_t count = aimet_array_size(formulas);
  if (count == 0 || count != mlirOperationGetNumResults(op))
    return;
  MlirAttribute *items =
      aimet_arena_calloc(b->arena, (size_t)count, sizeof *items);
  for (intptr_t i = 0; i < count; ++i) {
    items[i] = aimet_array_get(formulas, i);
    if (mlirAttributeIsAArray(items[i]))
      items[i] = bind_names(b, items[i], mlirOperationGetResult(op, i));
    if (mlirAttributeIsNull(items[i]))
      items[i] = mlirUnitAttrGet(b->context);
  }
  set_attr(op, "aimet.dim_params", formulas,
           mlirArrayAttrGet(b->context, count, items));
}

/// The entries of value_info. One that had names of dimensions alone is a unit
/// when they are gone.
static void bind_infos(binder *b, MlirOperation op) {
  MlirAttribute infos = aimet_op_attr(op, "onnx.value_info");
  intptr_t count = aimet_array_size(infos);
  MlirAttribute bound =
      bind_list(b, infos, mlirOperationGetNumResults(op), get_result, &op);
  if (count == 0 || mlirAttributeEqual(bound, infos))
    return;
  MlirAttribute *items =
      aimet_arena_calloc(b->arena, (size_t)count, sizeof *items);
  for (intptr_t i = 0; i < count; ++i) {
    items[i] = mlirArrayAttrGetElement(bound, i);
    if (mlirAttributeIsADictionary(items[i]) &&
        mlirDictionaryAttrGetNumElements(items[i]) == 0)
      items[i] = mlirUnitAttrGet(b->context);
  }
  aimet_op_set_attr(op, "onnx.value_info",
                    mlirArrayAttrGet(b->context, count, items));
}

static void bind_operation(MlirOperation op, void *user_data) {
  binder *b = user_data;
  bind_graphs(b, op);
  bind_formulas(b, op);
  bind_infos(b, op);
}

static void bind_dims(binder *b, MlirOperation function, MlirBlock body) {
  MlirOperation exit = aimet_last_operation(body);
  MlirAttribute inputs = aimet_op_attr(function, "arg_attrs");
  MlirAttribute outputs = aimet_op_attr(function, "res_attrs");
  MlirAttribute order = aimet_op_attr(function, "onnx.value_info");
  // Names of inputs are names, whatever they look like.
  aimet_symbols_declare(b->symbols, true);
  set_attr(function, "arg_attrs", inputs,
           bind_list(b, inputs, mlirBlockGetNumArguments(body), get_argument,
                     &body));
  aimet_symbols_declare(b->symbols, false);
  if (!mlirOperationIsNull(exit))
    set_attr(function, "res_attrs", outputs,
             bind_list(b, outputs, mlirOperationGetNumOperands(exit),
                       get_operand, &exit));
  set_attr(function, "onnx.value_info", order, bind_message(b, order));
  aimet_walk(function, bind_operation, b);
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

intptr_t aimet_concrete_find_input(MlirOperation function, MlirBlock body,
                                   aimet_string_view name) {
  if (!name.length || mlirBlockIsNull(body))
    return -1;
  MlirAttribute inputs = aimet_op_attr(function, "arg_attrs");
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i)
    if (aimet_sv_equal(
            aimet_dict_get_string(aimet_array_get(inputs, i), "onnx.name"),
            name))
      return i;
  return -1;
}

/// A value that is returned keeps its type, which is that of the output.
static MlirValue make_constant(const binder *b, MlirBlock body,
                               MlirOperation function, MlirValue argument,
                               const aimet_concrete_input *input) {
  MlirType type = aimet_value_is_function_output(argument)
                      ? mlirValueGetType(argument)
                      : mlirAttributeGetType(input->tensor);
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c(b->args->makes_constants ? "onnx.Constant"
                                           : "onnx.Initializer"),
      mlirOperationGetLocation(function));
  MlirAttribute name = aimet_attr_string(b->context, input->name);
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&list, b->context, aimet_sv("onnx.outputs"),
                      mlirArrayAttrGet(b->context, 1, &name));
  aimet_attr_list_add(&list, b->context, aimet_sv("value"), input->tensor);
  mlirOperationStateAddResults(&state, 1, &type);
  mlirOperationStateAddAttributes(&state, (intptr_t)list.count, list.items);
  aimet_attr_list_deinit(&list);
  MlirOperation made = mlirOperationCreate(&state);
  mlirBlockInsertOwnedOperationBefore(body, aimet_end_of_initializers(body),
                                      made);
  return mlirOperationGetResult(made, 0);
}

/// The default that a caller might have overridden.
static void erase_default(MlirValue argument) {
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(argument); aimet_next_use(&it, &use);)
    if (aimet_op_is(use.op, "onnx.Initializer"))
      mlirOperationDestroy(use.op);
}

static void erase_input(const binder *b, MlirOperation function, MlirBlock body,
                        intptr_t i) {
  MlirAttribute inputs = aimet_op_attr(function, "arg_attrs");
  intptr_t count = aimet_array_size(inputs), kept = 0;
  MlirAttribute *items =
      aimet_arena_calloc(b->arena, (size_t)count + 1, sizeof *items);
  for (intptr_t k = 0; k < count; ++k)
    if (k != i)
      items[kept++] = aimet_array_get(inputs, k);
  aimet_op_set_attr(function, "arg_attrs",
                    kept ? mlirArrayAttrGet(b->context, kept, items)
                         : mlirAttributeGetNull());
  mlirBlockEraseArgument(body, (unsigned)i);
}

static void bind_input(const binder *b, MlirOperation function, MlirBlock body,
                       const aimet_concrete_input *input) {
  intptr_t i = aimet_concrete_find_input(function, body, input->name);
  if (i < 0)
    return;
  MlirValue argument = mlirBlockGetArgument(body, i);
  erase_default(argument);
  if (!aimet_value_is_unused(argument))
    mlirValueReplaceAllUsesOfWith(
        argument, make_constant(b, body, function, argument, input));
  erase_input(b, function, body, i);
}

void aimet_concrete_args_bind(const aimet_concrete_args *args,
                              MlirOperation module) {
  MlirOperation function = aimet_main_function(module);
  MlirBlock body = aimet_body(function, 0);
  if (mlirBlockIsNull(body))
    return;
  binder b = {.args = args,
              .context = mlirOperationGetContext(module),
              .arena = aimet_arena_create()};
  b.symbols = aimet_symbols_create(b.arena);
  if (args->num_dims)
    bind_dims(&b, function, body);
  for (size_t i = 0; i < args->num_inputs; ++i)
    bind_input(&b, function, body, &args->inputs[i]);
  aimet_update_signature(function);
  aimet_symbols_destroy(b.symbols);
  aimet_arena_destroy(b.arena);
}
