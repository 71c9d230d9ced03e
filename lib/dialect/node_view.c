//===- node_view.c - a node with its schema and defaults ------------------===//

#include "node_view.h"

#include <stdlib.h>

aimet_node aimet_node_of(MlirOperation op, const aimet_call_frame *frame) {
  return (aimet_node){op, aimet_op_schema(op), frame};
}

bool aimet_op_has_reference(MlirOperation op) {
  MlirAttribute messages = aimet_op_attr(op, "onnx.attributes");
  intptr_t count = aimet_array_size(messages);
  for (intptr_t i = 0; i < count; ++i)
    if (aimet_dict_get_string(aimet_array_get(messages, i), "ref_attr_name")
            .length)
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Finding attributes
//===----------------------------------------------------------------------===//

/// The value in the message attribute of an AttributeProto; a FLOAT or INT
/// without value is 0, a list without value is empty.
static MlirAttribute message_value(MlirAttribute message, MlirContext context) {
  static const char *const fields[] = {
      "i",      "f",       "s", "t",  "ints",
      "floats", "strings", "g", "tp", "sparse_tensor",
      NULL};
  for (size_t i = 0; fields[i]; ++i) {
    MlirAttribute value = aimet_dict_get(message, fields[i]);
    if (!mlirAttributeIsNull(value))
      return value;
  }
  switch (aimet_dict_get_int(message, "type", 0)) {
  case AIMET_ATTRIBUTE_INT:
    return aimet_attr_si64(context, 0);
  case AIMET_ATTRIBUTE_FLOAT:
    return mlirFloatAttrDoubleGet(context, mlirF32TypeGet(context), 0);
  case AIMET_ATTRIBUTE_STRING:
    return aimet_attr_string(context, aimet_sv(""));
  case AIMET_ATTRIBUTE_INTS:
  case AIMET_ATTRIBUTE_FLOATS:
  case AIMET_ATTRIBUTE_STRINGS:
    return mlirArrayAttrGet(context, 0, NULL);
  default:
    return mlirAttributeGetNull();
  }
}

/// The entry of this name in a list of AttributeProto messages, or null.
static MlirAttribute find_message(MlirAttribute list, aimet_string_view name) {
  intptr_t count = aimet_array_size(list);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute entry = aimet_array_get(list, i);
    if (!mlirAttributeIsNull(entry) && mlirAttributeIsADictionary(entry) &&
        aimet_sv_equal(aimet_dict_get_string(entry, "name"), name))
      return entry;
  }
  return mlirAttributeGetNull();
}

static MlirAttribute find(MlirOperation op, const aimet_call_frame *frame,
                          aimet_string_view name);

/// What the call binds to a parameter of the function: the call's attribute,
/// else the default in the function's attribute_proto.
static MlirAttribute bound_value(const aimet_call_frame *frame,
                                 aimet_string_view parameter) {
  if (!frame)
    return mlirAttributeGetNull();
  MlirAttribute value = find(frame->call, frame->outer, parameter);
  if (!mlirAttributeIsNull(value))
    return value;
  MlirAttribute defaults = aimet_dict_get(
      aimet_op_attr(frame->function, "onnx.function"), "attribute_proto");
  MlirAttribute message = find_message(defaults, parameter);
  if (mlirAttributeIsNull(message))
    return message;
  return message_value(message, mlirAttributeGetContext(message));
}

static MlirAttribute find(MlirOperation op, const aimet_call_frame *frame,
                          aimet_string_view name) {
  MlirAttribute value =
      mlirOperationGetDiscardableAttributeByName(op, aimet_ref(name));
  if (!mlirAttributeIsNull(value) && !aimet_is_reserved_name(name))
    return value;
  MlirAttribute order = aimet_op_attr(op, "onnx.attributes");
  if (mlirAttributeIsNull(order))
    return order;
  MlirAttribute message = find_message(order, name);
  if (mlirAttributeIsNull(message))
    return message;
  aimet_string_view reference = aimet_dict_get_string(message, "ref_attr_name");
  return reference.length ? bound_value(frame, reference)
                          : message_value(message, mlirOperationGetContext(op));
}

MlirAttribute aimet_node_attr(const aimet_node *node, const char *name) {
  return find(node->op, node->frame, aimet_sv(name));
}

bool aimet_node_has(const aimet_node *node, const char *name) {
  return !mlirAttributeIsNull(aimet_node_attr(node, name));
}

/// The schema's default as text, or null.
static const char *default_text(const aimet_node *node, const char *name) {
  if (!node->schema)
    return NULL;
  const aimet_schema_attribute *attribute =
      aimet_schema_find_attribute(node->schema, aimet_sv(name));
  return attribute ? attribute->default_value : NULL;
}

//===----------------------------------------------------------------------===//
// Single values
//===----------------------------------------------------------------------===//

int64_t aimet_node_int(const aimet_node *node, const char *name,
                       int64_t fallback) {
  int64_t value;
  if (aimet_attr_get_int(aimet_node_attr(node, name), &value))
    return value;
  const char *text = default_text(node, name);
  return text ? strtoll(text, NULL, 10) : fallback;
}

double aimet_node_float(const aimet_node *node, const char *name,
                        double fallback) {
  MlirAttribute value = aimet_node_attr(node, name);
  if (!mlirAttributeIsNull(value) && mlirAttributeIsAFloat(value))
    return mlirFloatAttrGetValueDouble(value);
  const char *text = default_text(node, name);
  return text ? (double)strtof(text, NULL) : fallback;
}

aimet_string_view aimet_node_string(const aimet_node *node, const char *name) {
  aimet_string_view value;
  if (aimet_attr_get_string(aimet_node_attr(node, name), &value))
    return value;
  const char *text = default_text(node, name);
  return aimet_sv(text ? text : "");
}

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

/// Counts the elements of a default that is a list: "[1, 1]".
static uint64_t count_default(const char *text) {
  uint64_t count = text[1] != ']';
  for (const char *c = text; *c; ++c)
    count += *c == ',';
  return count;
}

static const int64_t *default_ints(const char *text, aimet_arena *arena,
                                   uint64_t *out_count) {
  if (!text || *text != '[')
    return NULL;
  *out_count = count_default(text);
  int64_t *values =
      aimet_arena_alloc(arena, (size_t)(*out_count + 1) * sizeof *values);
  char *at = (char *)(uintptr_t)text + 1;
  for (uint64_t i = 0; i < *out_count; ++i, ++at)
    values[i] = strtoll(at, &at, 10);
  return values;
}

static int64_t int_element(MlirAttribute list, intptr_t i) {
  int64_t value = 0;
  if (mlirAttributeIsADenseI64Array(list))
    return mlirDenseI64ArrayGetElement(list, i);
  if (mlirAttributeIsADenseI32Array(list))
    return mlirDenseI32ArrayGetElement(list, i);
  aimet_attr_get_int(aimet_array_get(list, i), &value);
  return value;
}

static bool is_int_list(MlirAttribute list) {
  return !mlirAttributeIsNull(list) &&
         (mlirAttributeIsADenseI64Array(list) ||
          mlirAttributeIsADenseI32Array(list) || mlirAttributeIsAArray(list));
}

static intptr_t list_size(MlirAttribute list) {
  return mlirAttributeIsAArray(list) ? mlirArrayAttrGetNumElements(list)
                                     : mlirDenseArrayGetNumElements(list);
}

const int64_t *aimet_node_ints(const aimet_node *node, const char *name,
                               aimet_arena *arena, uint64_t *out_count) {
  *out_count = 0;
  MlirAttribute list = aimet_node_attr(node, name);
  if (!is_int_list(list))
    return default_ints(default_text(node, name), arena, out_count);
  intptr_t count = list_size(list);
  int64_t *values =
      aimet_arena_alloc(arena, ((size_t)count + 1) * sizeof *values);
  for (intptr_t i = 0; i < count; ++i)
    values[i] = int_element(list, i);
  *out_count = (uint64_t)count;
  return values;
}

static double float_element(MlirAttribute list, intptr_t i) {
  if (mlirAttributeIsADenseF32Array(list))
    return (double)mlirDenseF32ArrayGetElement(list, i);
  if (mlirAttributeIsADenseF64Array(list))
    return mlirDenseF64ArrayGetElement(list, i);
  MlirAttribute element = aimet_array_get(list, i);
  return !mlirAttributeIsNull(element) && mlirAttributeIsAFloat(element)
             ? mlirFloatAttrGetValueDouble(element)
             : 0;
}

const double *aimet_node_floats(const aimet_node *node, const char *name,
                                aimet_arena *arena, uint64_t *out_count) {
  *out_count = 0;
  MlirAttribute list = aimet_node_attr(node, name);
  if (mlirAttributeIsNull(list) ||
      (!mlirAttributeIsADenseF32Array(list) &&
       !mlirAttributeIsADenseF64Array(list) && !mlirAttributeIsAArray(list)))
    return NULL; // no schema has a list of floats as default
  intptr_t count = list_size(list);
  double *values =
      aimet_arena_alloc(arena, ((size_t)count + 1) * sizeof *values);
  for (intptr_t i = 0; i < count; ++i)
    values[i] = float_element(list, i);
  *out_count = (uint64_t)count;
  return values;
}

const aimet_string_view *aimet_node_strings(const aimet_node *node,
                                            const char *name,
                                            aimet_arena *arena,
                                            uint64_t *out_count) {
  *out_count = 0;
  MlirAttribute list = aimet_node_attr(node, name);
  if (mlirAttributeIsNull(list) || !mlirAttributeIsAArray(list))
    return NULL;
  intptr_t count = mlirArrayAttrGetNumElements(list);
  aimet_string_view *values =
      aimet_arena_calloc(arena, (size_t)count + 1, sizeof *values);
  for (intptr_t i = 0; i < count; ++i)
    aimet_attr_get_string(mlirArrayAttrGetElement(list, i), &values[i]);
  *out_count = (uint64_t)count;
  return values;
}
