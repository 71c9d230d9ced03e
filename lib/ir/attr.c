//===- attr.c - building and reading attributes ---------------------------===//
//
// MLIR's C API checks neither null attributes nor kinds: every reader here does
// so first.
//
//===----------------------------------------------------------------------===//

#include "attr.h"

#include "alloc.h"

#include <stdlib.h>

MlirAttribute aimet_attr_string(MlirContext context, aimet_string_view text) {
  return mlirStringAttrGet(context, aimet_ref(text));
}

MlirAttribute aimet_attr_si64(MlirContext context, int64_t value) {
  return mlirIntegerAttrGet(mlirIntegerTypeSignedGet(context, 64), value);
}

MlirAttribute aimet_attr_i64(MlirContext context, int64_t value) {
  return mlirIntegerAttrGet(mlirIntegerTypeGet(context, 64), value);
}

MlirAttribute aimet_attr_unit(MlirContext context) {
  return mlirUnitAttrGet(context);
}

bool aimet_attr_get_string(MlirAttribute attribute, aimet_string_view *out) {
  if (mlirAttributeIsNull(attribute) || !mlirAttributeIsAString(attribute))
    return false;
  *out = aimet_view(mlirStringAttrGetValue(attribute));
  return true;
}

static bool get_unsigned(MlirAttribute attribute, int64_t *out) {
  uint64_t value = mlirIntegerAttrGetValueUInt(attribute);
  if (value > INT64_MAX)
    return false;
  *out = (int64_t)value;
  return true;
}

bool aimet_attr_get_int(MlirAttribute attribute, int64_t *out) {
  if (mlirAttributeIsNull(attribute) || !mlirAttributeIsAInteger(attribute))
    return false;
  MlirType type = mlirAttributeGetType(attribute);
  if (!mlirTypeIsAInteger(type)) { // an index, 64 bits wide
    *out = mlirIntegerAttrGetValueInt(attribute);
    return true;
  }
  unsigned width = mlirIntegerTypeGetWidth(type);
  if (width == 0 || width > 64)
    return false;
  if (mlirIntegerTypeIsUnsigned(type))
    return get_unsigned(attribute, out);
  if (mlirIntegerTypeIsSigned(type))
    *out = mlirIntegerAttrGetValueSInt(attribute);
  else if (width == 1) // true is 1, not -1
    *out = mlirIntegerAttrGetValueInt(attribute) != 0;
  else
    *out = mlirIntegerAttrGetValueInt(attribute);
  return true;
}

intptr_t aimet_array_size(MlirAttribute array) {
  if (mlirAttributeIsNull(array) || !mlirAttributeIsAArray(array))
    return 0;
  return mlirArrayAttrGetNumElements(array);
}

MlirAttribute aimet_array_get(MlirAttribute array, intptr_t i) {
  if (i < 0 || i >= aimet_array_size(array))
    return mlirAttributeGetNull();
  return mlirArrayAttrGetElement(array, i);
}

MlirAttribute aimet_dict_get(MlirAttribute dictionary, const char *key) {
  if (mlirAttributeIsNull(dictionary) ||
      !mlirAttributeIsADictionary(dictionary))
    return mlirAttributeGetNull();
  return mlirDictionaryAttrGetElementByName(dictionary, aimet_ref_c(key));
}

aimet_string_view aimet_dict_get_string(MlirAttribute dictionary,
                                        const char *key) {
  aimet_string_view text = {NULL, 0};
  aimet_attr_get_string(aimet_dict_get(dictionary, key), &text);
  return text;
}

int64_t aimet_dict_get_int(MlirAttribute dictionary, const char *key,
                           int64_t default_value) {
  int64_t value = default_value;
  aimet_attr_get_int(aimet_dict_get(dictionary, key), &value);
  return value;
}

intptr_t aimet_op_attr_count(MlirOperation op) {
  return mlirOperationGetNumDiscardableAttributes(op);
}

MlirNamedAttribute aimet_op_attr_at(MlirOperation op, intptr_t i) {
  return mlirOperationGetDiscardableAttribute(op, i);
}

aimet_string_view aimet_op_attr_string(MlirOperation op, const char *name) {
  aimet_string_view text = {NULL, 0};
  aimet_attr_get_string(aimet_op_attr(op, name), &text);
  return text;
}

void aimet_op_set_attr(MlirOperation op, const char *name,
                       MlirAttribute value) {
  if (mlirAttributeIsNull(value))
    mlirOperationRemoveAttributeByName(op, aimet_ref_c(name));
  else
    mlirOperationSetAttributeByName(op, aimet_ref_c(name), value);
}

void aimet_attr_list_add(aimet_attr_list *list, MlirContext context,
                         aimet_string_view name, MlirAttribute value) {
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  list->items[list->count++] =
      mlirNamedAttributeGet(mlirIdentifierGet(context, aimet_ref(name)), value);
}

MlirAttribute aimet_attr_list_to_dict(const aimet_attr_list *list,
                                      MlirContext context) {
  return mlirDictionaryAttrGet(context, (intptr_t)list->count, list->items);
}

void aimet_attr_list_clear(aimet_attr_list *list) { list->count = 0; }

void aimet_attr_list_deinit(aimet_attr_list *list) {
  free(list->items);
  *list = AIMET_ATTR_LIST_INIT;
}

MlirAttribute aimet_dict_with(MlirContext context, MlirAttribute dictionary,
                              const char *key, MlirAttribute value) {
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  intptr_t count = mlirAttributeIsNull(dictionary)
                       ? 0
                       : mlirDictionaryAttrGetNumElements(dictionary);
  for (intptr_t i = 0; i < count; ++i) {
    MlirNamedAttribute item = mlirDictionaryAttrGetElement(dictionary, i);
    aimet_string_view name = aimet_view(mlirIdentifierStr(item.name));
    if (!aimet_sv_is(name, key))
      aimet_attr_list_add(&list, context, name, item.attribute);
  }
  if (!mlirAttributeIsNull(value))
    aimet_attr_list_add(&list, context, aimet_sv(key), value);
  MlirAttribute made = aimet_attr_list_to_dict(&list, context);
  aimet_attr_list_deinit(&list);
  return made;
}
