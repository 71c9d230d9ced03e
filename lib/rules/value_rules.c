//===- value_rules.c - rules on what models state of values ---------------===//
//
// Types are compared where two statements of the model meet. What follows from
// nodes is not asked here.
//
//===----------------------------------------------------------------------===//

#include "value_rules.h"

#include "element_type.h"
#include "ir_version_rules.h"
#include "node_rules_internal.h"
#include "op.h"
#include "string_map.h"

static const aimet_rule type_rule = {
    "value-type", NULL,
    "readers plan memory and choose kernels by the types that a model states",
    "state a complete type, or none"};

static const aimet_rule dimension_rule = {
    "negative-dimension", NULL,
    "some readers take it for unknown, others for a size",
    "leave the dimension out, or give it a name, if it is not known"};

static const aimet_rule metadata_rule = {
    "value-metadata", NULL, "readers disagree about which of the values counts",
    "remove one of the entries"};

static const aimet_rule info_rule = {
    "value-info", NULL,
    "a reader that trusts the entry has another type than one that trusts the "
    "other, or keeps a value that does not exist",
    "remove the entry, value_info is a hint that inference gives anew"};

/// A value about which something is stated.
typedef struct stated_value {
  const aimet_rule_input *input;
  MlirOperation op;
  const char *what; ///< "input", "output", "value"
  aimet_string_view name;
  bool is_main; ///< an input or output of the main graph
} stated_value;

//===----------------------------------------------------------------------===//
// The messages of types
//===----------------------------------------------------------------------===//

static void say(const stated_value *v, const aimet_rule *rule,
                aimet_severity severity, const char *format, ...)
    AIMET_PRINTF(4, 5);

/// Reports `WHAT "NAME" MESSAGE`.
static void say(const stated_value *v, const aimet_rule *rule,
                aimet_severity severity, const char *format, ...) {
  aimet_rule_context context = aimet_rule_context_of(v->input, rule, v->op);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  va_list arguments;
  va_start(arguments, format);
  aimet_sb_vappendf(&text, format, arguments);
  va_end(arguments);
  aimet_rule_report(&context, severity, v->name, NULL, "%s \"%.*s\" %.*s",
                    v->what, AIMET_SV(v->name), AIMET_SV(aimet_sb_view(&text)));
  aimet_sb_deinit(&text);
}

/// A data type that ONNX has not. One that is not stated at all is checked
/// where a type must be there.
static void check_data_type(const stated_value *v, MlirAttribute number,
                            const char *which) {
  int64_t data_type;
  if (!aimet_attr_get_int(number, &data_type))
    return;
  if (data_type < 1 || data_type > AIMET_DATA_LAST)
    say(v, &type_rule, AIMET_SEVERITY_ERROR,
        "has the unknown %s %lld, expected 1 to %d", which,
        (long long)data_type, (int)AIMET_DATA_LAST);
}

static void check_shape(const stated_value *v, MlirAttribute shape) {
  MlirAttribute dims = aimet_dict_get(shape, "dim");
  for (intptr_t i = 0; i < aimet_array_size(dims); ++i) {
    int64_t size = aimet_dict_get_int(aimet_array_get(dims, i), "dim_value", 0);
    if (size < 0)
      say(v, &dimension_rule, AIMET_SEVERITY_WARNING,
          "has dimension %td of size %lld, expected 0 or more", i,
          (long long)size);
  }
}

static void require(const stated_value *v, MlirAttribute message,
                    const char *field, const char *what) {
  if (v->is_main && mlirAttributeIsNull(aimet_dict_get(message, field)))
    say(v, &type_rule, AIMET_SEVERITY_ERROR, "of the graph has %s", what);
}

static void check_map(const stated_value *v, MlirAttribute map) {
  MlirAttribute key = aimet_dict_get(map, "key_type");
  int64_t data_type = AIMET_DATA_INT64;
  require(v, map, "key_type", "a map type without key type");
  require(v, map, "value_type", "a map type without value type");
  check_data_type(v, key, "key type");
  aimet_attr_get_int(key, &data_type);
  bool is_integer =
      (data_type >= AIMET_DATA_UINT8 && data_type <= AIMET_DATA_INT64) ||
      data_type == AIMET_DATA_UINT32 || data_type == AIMET_DATA_UINT64;
  if (!is_integer && data_type != AIMET_DATA_STRING &&
      data_type <= AIMET_DATA_LAST && data_type > 0)
    say(v, &type_rule, AIMET_SEVERITY_WARNING,
        "has the key type %s, expected integers or strings",
        aimet_data_type_name((int32_t)data_type));
}

/// Types nest at most as deep as messages do. The element type of a tensor that
/// the main graph takes or gives is asked for where its shape is.
static void check_type(const stated_value *v, MlirAttribute type,
                       bool is_inner) {
  MlirAttribute tensor = aimet_dict_get(type, "tensor_type");
  MlirAttribute sparse = aimet_dict_get(type, "sparse_tensor_type");
  MlirAttribute sequence = aimet_dict_get(type, "sequence_type");
  MlirAttribute optional = aimet_dict_get(type, "optional_type");
  MlirAttribute map = aimet_dict_get(type, "map_type");
  if (!v->is_main || is_inner)
    check_data_type(v, aimet_dict_get(tensor, "elem_type"), "element type");
  check_data_type(v, aimet_dict_get(sparse, "elem_type"), "element type");
  check_shape(v, aimet_dict_get(tensor, "shape"));
  check_shape(v, aimet_dict_get(sparse, "shape"));
  if (!mlirAttributeIsNull(sparse)) {
    require(v, sparse, "elem_type", "a sparse type without element type");
    require(v, sparse, "shape", "a sparse type without shape");
  }
  if (!mlirAttributeIsNull(sequence)) {
    require(v, sequence, "elem_type", "a sequence type without element type");
    check_type(v, aimet_dict_get(sequence, "elem_type"), true);
  }
  if (!mlirAttributeIsNull(optional)) {
    require(v, optional, "elem_type", "an optional type without element type");
    check_type(v, aimet_dict_get(optional, "elem_type"), true);
  }
  MlirAttribute opaque = aimet_dict_get(type, "opaque_type");
  if (!mlirAttributeIsNull(opaque) &&
      aimet_dict_get_string(opaque, "name").length == 0)
    require(v, opaque, "", "an opaque type without name");
  if (!mlirAttributeIsNull(map)) {
    check_map(v, map);
    check_type(v, aimet_dict_get(map, "value_type"), true);
  }
}

/// Types that need no message: their text is `SparseTensor<tensor<*xf32>>`,
/// `Seq<!onnx.Map<f32, ...>>`.
static void check_opaque_type(const stated_value *v, MlirType type) {
  if (!mlirTypeIsAOpaque(type))
    return;
  aimet_string_view text = aimet_view(mlirOpaqueTypeGetData(type));
  if (v->is_main &&
      aimet_sv_starts_with(text, aimet_sv("SparseTensor<tensor<*x")))
    say(v, &type_rule, AIMET_SEVERITY_ERROR,
        "of the graph has a sparse type without shape");
  for (; text.length; text = aimet_sv_slice(text, 1, text.length)) {
    if (!aimet_sv_starts_with(text, aimet_sv("Map<")))
      continue;
    aimet_string_view key = aimet_sv_slice(text, strlen("Map<"), text.length);
    key = aimet_sv_slice(key, 0, aimet_sv_find(key, ','));
    bool is_integer = !aimet_sv_is(key, "i1") && key.length &&
                      (key.data[0] == 'i' || key.data[0] == 'u');
    if (!is_integer && !aimet_sv_is(key, "!onnx.String"))
      say(v, &type_rule, AIMET_SEVERITY_WARNING,
          "has the key type %.*s, expected integers or strings", AIMET_SV(key));
  }
}

//===----------------------------------------------------------------------===//
// Two statements about one value
//===----------------------------------------------------------------------===//

static bool shape_contradicts(MlirAttribute shape, MlirType type) {
  if (mlirAttributeIsNull(shape) || !mlirTypeIsARankedTensor(type))
    return false;
  MlirAttribute dims = aimet_dict_get(shape, "dim");
  intptr_t rank = aimet_array_size(dims);
  if (rank != mlirShapedTypeGetRank(type))
    return true;
  for (intptr_t i = 0; i < rank; ++i) {
    int64_t size =
        aimet_dict_get_int(aimet_array_get(dims, i), "dim_value", -1);
    if (size >= 0 && !mlirShapedTypeIsDynamicDim(type, i) &&
        size != mlirShapedTypeGetDimSize(type, i))
      return true;
  }
  return false;
}

/// True if the message of a TypeProto cannot be true of a value of this type.
static bool contradicts(MlirAttribute message, MlirType type) {
  MlirAttribute tensor = aimet_dict_get(message, "tensor_type");
  if (mlirAttributeIsNull(tensor) || mlirTypeIsANone(type))
    return false;
  if (!mlirTypeIsATensor(type))
    return true;
  int32_t known = aimet_data_type(mlirShapedTypeGetElementType(type));
  int64_t stated = aimet_dict_get_int(tensor, "elem_type", 0);
  return (known && stated > 0 && stated <= AIMET_DATA_LAST &&
          stated != known) ||
         shape_contradicts(aimet_dict_get(tensor, "shape"), type);
}

/// True if the model itself says what type the value has.
static bool is_stated(MlirValue value) {
  if (mlirValueIsABlockArgument(value))
    return true;
  MlirAttribute infos =
      aimet_op_attr(mlirOpResultGetOwner(value), "onnx.value_info");
  MlirAttribute info =
      aimet_array_get(infos, mlirOpResultGetResultNumber(value));
  return !mlirAttributeIsNull(info) && !mlirAttributeIsABool(info) &&
         mlirAttributeIsNull(aimet_dict_get(info, "onnx.type"));
}

static void check_output(const stated_value *v, MlirAttribute attributes,
                         MlirValue value) {
  if (is_stated(value) && contradicts(aimet_dict_get(attributes, "onnx.type"),
                                      mlirValueGetType(value)))
    say(v, &info_rule, AIMET_SEVERITY_WARNING,
        "of the graph has another type than %s",
        mlirValueIsABlockArgument(value) ? "as input" : "in value_info");
}

//===----------------------------------------------------------------------===//
// Where values are
//===----------------------------------------------------------------------===//

static void check_stated(const stated_value *v, MlirAttribute attributes,
                         MlirType type) {
  MlirAttribute metadata = aimet_dict_get(attributes, "onnx.metadata_props");
  aimet_string_view key;
  if (mlirAttributeIsNull(attributes) ||
      !mlirAttributeIsADictionary(attributes))
    return;
  MlirAttribute message = aimet_dict_get(attributes, "onnx.type");
  if (mlirAttributeIsNull(message))
    check_opaque_type(v, type);
  else
    check_type(v, message, false);
  if (mlirAttributeIsNull(metadata))
    return;
  aimet_note_feature(v->input, AIMET_FEATURE_METADATA, v->op);
  if (aimet_metadata_repeats_key(metadata, &key))
    say(v, &metadata_rule, AIMET_SEVERITY_WARNING,
        "has metadata key \"%.*s\" twice", AIMET_SV(key));
}

static stated_value graph_value(const aimet_rule_input *input,
                                const aimet_graph_view *graph, const char *what,
                                MlirAttribute attributes) {
  return (stated_value){
      .input = input,
      .op = graph->owner,
      .what = what,
      .name = aimet_dict_get_string(attributes, "onnx.name"),
      .is_main = graph->is_main,
  };
}

void aimet_check_graph_values(const aimet_rule_input *input,
                              const aimet_graph_view *graph) {
  intptr_t inputs = mlirBlockGetNumArguments(graph->block);
  for (intptr_t i = 0; i < inputs; ++i) {
    MlirAttribute attributes = aimet_array_get(graph->inputs, i);
    MlirValue value = mlirBlockGetArgument(graph->block, i);
    stated_value v = graph_value(input, graph, "input", attributes);
    check_stated(&v, attributes, mlirValueGetType(value));
    aimet_note_type(input, mlirValueGetType(value), graph->owner);
  }
  MlirOperation end = aimet_last_operation(graph->block);
  intptr_t outputs =
      mlirOperationIsNull(end) ? 0 : mlirOperationGetNumOperands(end);
  for (intptr_t i = 0; i < outputs; ++i) {
    MlirAttribute attributes = aimet_array_get(graph->outputs, i);
    stated_value v = graph_value(input, graph, "output", attributes);
    check_stated(&v, attributes,
                 mlirValueGetType(mlirOperationGetOperand(end, i)));
    check_output(&v, attributes, mlirOperationGetOperand(end, i));
  }
}

void aimet_check_results(const aimet_rule_input *input, MlirOperation op,
                         bool is_in_function) {
  intptr_t count = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < count; ++i)
    aimet_note_type(input, mlirValueGetType(mlirOperationGetResult(op, i)), op);
  MlirAttribute infos = aimet_op_attr(op, "onnx.value_info");
  if (mlirAttributeIsNull(infos))
    return;
  if (is_in_function)
    aimet_note_feature(input, AIMET_FEATURE_FUNCTION_VALUE_INFO, op);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute info = aimet_array_get(infos, i);
    stated_value v = {.input = input, .op = op, .what = "value"};
    if (mlirAttributeIsNull(info) || !mlirAttributeIsADictionary(info))
      continue;
    v.name = aimet_result_name(op, i, input->arena);
    check_stated(&v, info, mlirValueGetType(mlirOperationGetResult(op, i)));
  }
}

//===----------------------------------------------------------------------===//
// Entries of value_info that are of no result
//===----------------------------------------------------------------------===//

/// An input may be listed too, once; a result's first entry is not here.
static void check_entry(const stated_value *v, MlirAttribute entry,
                        const aimet_graph_view *graph,
                        const aimet_name_scope *scope, aimet_string_map *seen) {
  aimet_known_name known;
  bool is_defined =
      aimet_name_scope_find(scope, v->name, &known) && known.graph == graph;
  MlirAttribute type = aimet_dict_get(entry, "type");
  bool differs = is_defined && contradicts(type, known.type);
  bool is_new;
  aimet_string_map_insert(seen, v->name, &is_new);
  check_type(v, type, false);
  if (!is_defined)
    say(v, &info_rule, AIMET_SEVERITY_WARNING,
        "stands in value_info, but nothing of the graph has this name");
  else if (!known.is_input || !is_new)
    say(v, &info_rule, AIMET_SEVERITY_WARNING, "stands twice in value_info%s",
        differs ? ", with another type" : "");
  else if (differs)
    say(v, &info_rule, AIMET_SEVERITY_WARNING,
        "has another type in value_info than as input of the graph");
}

void aimet_check_value_infos(const aimet_rule_input *input,
                             const aimet_graph_view *graph,
                             const aimet_name_scope *scope) {
  intptr_t count = aimet_array_size(graph->value_info);
  if (count == 0)
    return;
  aimet_string_map *seen = aimet_string_map_create();
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute entry = aimet_array_get(graph->value_info, i);
    if (!mlirAttributeIsADictionary(entry))
      continue; // the name of a result that has the entry
    stated_value v = {.input = input,
                      .op = graph->owner,
                      .what = "value",
                      .name = aimet_dict_get_string(entry, "name")};
    check_entry(&v, entry, graph, scope, seen);
  }
  aimet_string_map_destroy(seen);
}
