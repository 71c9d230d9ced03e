//===- attribute_references.c - what a call gives to its function ---------===//

#include "attribute_references.h"

#include "alloc.h"
#include "node.h"
#include "weights.h"

#include <stdlib.h>

static bool is_message(MlirAttribute attribute) {
  return !mlirAttributeIsNull(attribute) &&
         mlirAttributeIsADictionary(attribute);
}

/// The parameter of the function that an AttributeProto refers to; empty if it
/// has a value of its own.
static aimet_string_view parameter_of(MlirAttribute entry) {
  return is_message(entry) ? aimet_dict_get_string(entry, "ref_attr_name")
                           : aimet_sv("");
}

bool aimet_has_odd_reference(MlirOperation node) {
  MlirAttribute order = aimet_op_attr(node, "onnx.attributes");
  for (intptr_t i = 0; i < aimet_array_size(order); ++i) {
    MlirAttribute entry = aimet_array_get(order, i);
    if (!parameter_of(entry).length)
      continue;
    int64_t type = aimet_dict_get_int(entry, "type", 0);
    if (type == AIMET_ATTRIBUTE_GRAPH || type == AIMET_ATTRIBUTE_GRAPHS ||
        aimet_is_reserved_name(aimet_dict_get_string(entry, "name")))
      return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Messages
//===----------------------------------------------------------------------===//

static bool is_natural(aimet_attribute_type type, MlirAttribute value) {
  switch (type) {
  case AIMET_ATTRIBUTE_FLOAT:
    return mlirAttributeIsAFloat(value);
  case AIMET_ATTRIBUTE_INT:
    return mlirAttributeIsAInteger(value);
  case AIMET_ATTRIBUTE_STRING:
    return mlirAttributeIsAString(value);
  case AIMET_ATTRIBUTE_TENSOR:
    return aimet_is_tensor_attribute(value);
  case AIMET_ATTRIBUTE_FLOATS:
    return mlirAttributeIsADenseF32Array(value);
  case AIMET_ATTRIBUTE_INTS:
    return mlirAttributeIsADenseI64Array(value);
  case AIMET_ATTRIBUTE_STRINGS:
    return mlirAttributeIsAArray(value);
  default:
    return false;
  }
}

/// The value of a message that says name, type and that value alone, if an
/// attribute of an operation can hold it; else null.
static MlirAttribute natural_value(MlirAttribute message) {
  static const struct {
    aimet_attribute_type type;
    const char *field;
  } fields[] = {
      {AIMET_ATTRIBUTE_FLOAT, "f"},         {AIMET_ATTRIBUTE_INT, "i"},
      {AIMET_ATTRIBUTE_STRING, "s"},        {AIMET_ATTRIBUTE_TENSOR, "t"},
      {AIMET_ATTRIBUTE_FLOATS, "floats"},   {AIMET_ATTRIBUTE_INTS, "ints"},
      {AIMET_ATTRIBUTE_STRINGS, "strings"},
  };
  enum { KEYS = 3 };
  int64_t type = aimet_dict_get_int(message, "type", 0);
  if (mlirDictionaryAttrGetNumElements(message) != KEYS)
    return mlirAttributeGetNull();
  for (size_t i = 0; i < sizeof fields / sizeof *fields; ++i) {
    MlirAttribute value = aimet_dict_get(message, fields[i].field);
    if (type == (int64_t)fields[i].type && !mlirAttributeIsNull(value) &&
        is_natural(fields[i].type, value))
      return value;
  }
  return mlirAttributeGetNull();
}

/// The AttributeProto of this name in a list; null if there is none.
static MlirAttribute find_message(MlirAttribute list, aimet_string_view name) {
  for (intptr_t i = 0; i < aimet_array_size(list); ++i) {
    MlirAttribute entry = aimet_array_get(list, i);
    if (is_message(entry) &&
        aimet_sv_equal(aimet_dict_get_string(entry, "name"), name))
      return entry;
  }
  return mlirAttributeGetNull();
}

//===----------------------------------------------------------------------===//
// Resolving
//===----------------------------------------------------------------------===//

typedef struct resolution {
  MlirOperation node, call, function;
  MlirAttribute *order; ///< what `onnx.attributes` will be
  intptr_t count;
} resolution;

static void keep_entry(resolution *r, MlirAttribute entry) {
  r->order[r->count++] = entry;
}

/// Puts a value of its own on the node, in the place of the reference.
static void bind_value(resolution *r, aimet_string_view name,
                       MlirAttribute value) {
  mlirOperationSetDiscardableAttributeByName(r->node, aimet_ref(name), value);
  keep_entry(r, aimet_attr_string(mlirOperationGetContext(r->node), name));
}

static void resolve(resolution *r, MlirAttribute entry) {
  aimet_string_view parameter = parameter_of(entry);
  aimet_string_view name = aimet_dict_get_string(entry, "name");
  MlirAttribute value = mlirAttributeGetNull();
  if (!aimet_is_reserved_name(parameter))
    value = mlirOperationGetDiscardableAttributeByName(r->call,
                                                       aimet_ref(parameter));
  if (!mlirAttributeIsNull(value)) {
    bind_value(r, name, value);
    return;
  }
  MlirAttribute message =
      find_message(aimet_op_attr(r->call, "onnx.attributes"), parameter);
  if (mlirAttributeIsNull(message))
    message =
        find_message(aimet_dict_get(aimet_op_attr(r->function, "onnx.function"),
                                    "attribute_proto"),
                     parameter);
  if (mlirAttributeIsNull(message))
    return; // neither given nor a default: the node does not have it
  value = natural_value(message);
  MlirContext context = mlirOperationGetContext(r->node);
  if (mlirAttributeIsNull(value))
    keep_entry(r, aimet_dict_with(context, message, "name",
                                  aimet_attr_string(context, name)));
  else
    bind_value(r, name, value);
}

/// True if the order says nothing: names alone, and sorted.
static bool is_plain_order(const resolution *r) {
  aimet_string_view last = aimet_sv(""), name;
  for (intptr_t i = 0; i < r->count; ++i) {
    if (!aimet_attr_get_string(r->order[i], &name) ||
        aimet_sv_compare(last, name) >= 0)
      return false;
    last = name;
  }
  return true;
}

void aimet_resolve_references(MlirOperation node, MlirOperation call,
                              MlirOperation function) {
  MlirAttribute order = aimet_op_attr(node, "onnx.attributes");
  intptr_t count = aimet_array_size(order);
  bool refers = false;
  for (intptr_t i = 0; i < count && !refers; ++i)
    refers = parameter_of(aimet_array_get(order, i)).length != 0;
  if (!refers)
    return;
  resolution r = {node, call, function,
                  aimet_calloc((size_t)count, sizeof(MlirAttribute)), 0};
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute entry = aimet_array_get(order, i);
    if (parameter_of(entry).length)
      resolve(&r, entry);
    else
      keep_entry(&r, entry);
  }
  aimet_op_set_attr(
      node, "onnx.attributes",
      is_plain_order(&r)
          ? mlirAttributeGetNull()
          : mlirArrayAttrGet(mlirOperationGetContext(node), r.count, r.order));
  free(r.order);
}
