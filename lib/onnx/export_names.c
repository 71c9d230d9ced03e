//===- export_names.c - names for values that have none -------------------===//
//
// Imported values have names; values of hand-written IR and of passes may have
// none. Names that stand are never changed, made ones give way.
//
//===----------------------------------------------------------------------===//

#include "exporter.h"

#include "node.h"
#include "op.h"
#include "rewrite.h"

static void set_name(aimet_exporter *exporter, MlirValue value,
                     aimet_string_view name) {
  aimet_string_view *copy =
      aimet_arena_alloc(exporter->names_arena, sizeof *copy);
  *copy =
      aimet_sv_n(aimet_arena_string(exporter->names_arena, name), name.length);
  *aimet_ptr_map_insert(&exporter->names, value.ptr, NULL) =
      (uint64_t)(uintptr_t)copy;
}

static const aimet_string_view *find_name(const aimet_exporter *exporter,
                                          MlirValue value) {
  const uint64_t *entry = aimet_ptr_map_find(&exporter->names, value.ptr);
  return entry ? (const aimet_string_view *)(uintptr_t)*entry : NULL;
}

bool aimet_export_is_nameless(MlirAttribute value_attributes) {
  MlirAttribute name = aimet_dict_get(value_attributes, "onnx.name");
  return !mlirAttributeIsNull(name) && mlirAttributeIsAUnit(name);
}

aimet_string_view aimet_export_value_name(aimet_exporter *exporter,
                                          MlirValue value) {
  const aimet_string_view *known = find_name(exporter, value);
  if (known)
    return *known;
  return aimet_value_name(value, exporter->codec.arena);
}

//===----------------------------------------------------------------------===//
// Making names
//===----------------------------------------------------------------------===//

/// True if the names of the operation's results are stated or derived.
static bool results_have_names(MlirOperation op) {
  return !mlirAttributeIsNull(aimet_op_attr(op, "onnx.outputs")) ||
         aimet_op_node_name(op).length != 0 || aimet_op_is(op, "onnx.NoValue");
}

typedef struct name_maker {
  aimet_exporter *exporter;
  aimet_name_set *taken; ///< made when the first name is needed
  MlirOperation function;
} name_maker;

static aimet_string_view unique_name(name_maker *maker,
                                     aimet_string_view base) {
  if (!maker->taken) {
    maker->taken = aimet_name_set_create();
    aimet_name_set_add_values(maker->taken, maker->function);
  }
  if (base.length == 0) // the empty name means that there is no value
    base = aimet_sv("value");
  return aimet_name_set_unique(maker->taken, base);
}

static void make_name(name_maker *maker, MlirValue value,
                      aimet_string_view base) {
  set_name(maker->exporter, value, unique_name(maker, base));
}

static void name_arguments(name_maker *maker, MlirBlock block,
                           MlirAttribute inputs) {
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i) {
    MlirValue argument = mlirBlockGetArgument(block, i);
    MlirAttribute attributes = aimet_array_get(inputs, i);
    aimet_string_view name;
    if (aimet_attr_get_string(aimet_dict_get(attributes, "onnx.name"), &name))
      set_name(maker->exporter, argument, name);
    else if (aimet_export_is_nameless(attributes))
      set_name(maker->exporter, argument, aimet_sv(""));
    else
      make_name(maker, argument, aimet_sv("input"));
  }
}

/// A result without name that is an output takes the output's name.
static void name_outputs(name_maker *maker, MlirBlock block,
                         MlirAttribute outputs) {
  MlirOperation terminator = aimet_last_operation(block);
  intptr_t count = mlirOperationIsNull(terminator)
                       ? 0
                       : mlirOperationGetNumOperands(terminator);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(terminator, i);
    aimet_string_view name;
    if (mlirValueIsAOpResult(value) &&
        !results_have_names(mlirOpResultGetOwner(value)) &&
        !find_name(maker->exporter, value) &&
        aimet_attr_get_string(
            aimet_dict_get(aimet_array_get(outputs, i), "onnx.name"), &name))
      set_name(maker->exporter, value, name);
  }
}

/// The bytes that tell operand `i` of a terminator from all others.
typedef struct output_key {
  const void *terminator;
  intptr_t operand;
} output_key;

static aimet_string_view key_view(const output_key *key) {
  return aimet_sv_n((const char *)key, sizeof *key);
}

bool aimet_export_made_output_name(const aimet_exporter *exporter,
                                   MlirOperation terminator, intptr_t i,
                                   aimet_string_view *out) {
  output_key key = {terminator.ptr, i};
  const aimet_map_entry *entry =
      aimet_string_map_find(exporter->output_names, key_view(&key));
  if (entry)
    *out = aimet_sv(entry->value.const_pointer);
  return entry != NULL;
}

static bool is_defined_in(MlirBlock block, MlirValue value) {
  MlirBlock owner = mlirValueIsABlockArgument(value)
                        ? mlirBlockArgumentGetOwner(value)
                        : mlirOperationGetBlock(mlirOpResultGetOwner(value));
  return mlirBlockEqual(owner, block);
}

static bool is_operand_before(MlirOperation op, intptr_t i) {
  for (intptr_t k = 0; k < i; ++k)
    if (mlirValueEqual(mlirOperationGetOperand(op, k),
                       mlirOperationGetOperand(op, i)))
      return true;
  return false;
}

/// A graph cannot output a value of another graph, nor one value twice: where
/// nothing states the output's name, a node will give the value a new one.
static void alias_outputs(name_maker *maker, MlirBlock block,
                          MlirAttribute outputs) {
  MlirOperation terminator = aimet_last_operation(block);
  if (mlirOperationIsNull(terminator))
    return;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(terminator); ++i) {
    MlirValue value = mlirOperationGetOperand(terminator, i);
    MlirAttribute stated =
        aimet_dict_get(aimet_array_get(outputs, i), "onnx.name");
    if (!mlirAttributeIsNull(stated) || aimet_value_is_absent(value) ||
        (is_defined_in(block, value) && !is_operand_before(terminator, i)))
      continue;
    output_key key = {terminator.ptr, i};
    aimet_string_map_insert(maker->exporter->output_names, key_view(&key), NULL)
        ->value.const_pointer = aimet_arena_string(
        maker->exporter->names_arena, unique_name(maker, aimet_sv("output")));
  }
}

static void name_operation(MlirOperation op, void *user_data) {
  name_maker *maker = user_data;
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(op); ++i) {
    MlirBlock body = aimet_body(op, i);
    if (mlirBlockIsNull(body))
      continue;
    MlirAttribute graph = aimet_array_get(aimet_op_attr(op, "onnx.graphs"), i);
    name_arguments(maker, body, aimet_dict_get(graph, "inputs"));
    name_outputs(maker, body, aimet_dict_get(graph, "outputs"));
    alias_outputs(maker, body, aimet_dict_get(graph, "outputs"));
  }
  if (results_have_names(op))
    return;
  aimet_string_view base =
      aimet_op_is_node(op) ? aimet_op_type(op) : aimet_sv("weight");
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    if (!find_name(maker->exporter, result))
      make_name(maker, result, base);
  }
}

void aimet_export_name_values(aimet_exporter *exporter,
                              MlirOperation function) {
  name_maker maker = {.exporter = exporter, .function = function};
  MlirBlock body = aimet_body(function, 0);
  if (mlirBlockIsNull(body))
    return;
  name_arguments(&maker, body, aimet_op_attr(function, "arg_attrs"));
  name_outputs(&maker, body, aimet_op_attr(function, "res_attrs"));
  alias_outputs(&maker, body, aimet_op_attr(function, "res_attrs"));
  aimet_walk(function, name_operation, &maker);
  aimet_name_set_destroy(maker.taken);
}
