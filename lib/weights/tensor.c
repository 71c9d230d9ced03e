//===- tensor.c - tensor attributes ---------------------------------------===//
//
// A tensor attribute in any of its forms (docs/dialect.md, "Weights"): what it
// is, whether two are the same, and its values. Files are only touched where
// values are asked for.
//
//===----------------------------------------------------------------------===//

#include "alloc.h"
#include "checked.h"
#include "element.h"
#include "weights.h"

#include <mlir-c/BuiltinAttributes.h>
#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>

static const MlirType null_type;

/// A tensor attribute taken apart; what it does not have is null.
typedef struct tensor_parts {
  MlirType type;
  MlirAttribute value; ///< dense elements
  bool has_span;
  aimet_span span;
  aimet_string_view field; ///< "raw_data" where nothing else is said
  MlirAttribute proto;
} tensor_parts;

static MlirAttribute get(MlirAttribute dictionary, const char *key) {
  return mlirDictionaryAttrGetElementByName(
      dictionary, mlirStringRefCreateFromCString(key));
}

static bool is_dense_tensor(MlirAttribute attribute) {
  return mlirAttributeIsADenseElements(attribute) &&
         mlirTypeIsARankedTensor(mlirAttributeGetType(attribute));
}

/// Reads `key` of the dictionary into *out_field; false if it is no string.
static bool read_field(MlirAttribute dictionary, aimet_string_view *out_field) {
  MlirAttribute field = get(dictionary, "field");
  *out_field = aimet_sv("raw_data");
  if (mlirAttributeIsNull(field))
    return true;
  if (!mlirAttributeIsAString(field))
    return false;
  MlirStringRef text = mlirStringAttrGetValue(field);
  *out_field = aimet_sv_n(text.data, text.length);
  return true;
}

static bool parts_from_dictionary(MlirAttribute dictionary,
                                  tensor_parts *parts) {
  MlirAttribute type = get(dictionary, "type");
  if (mlirAttributeIsNull(type) || !mlirAttributeIsAType(type))
    return false;
  parts->type = mlirTypeAttrGetValue(type);
  parts->value = get(dictionary, "value");
  parts->proto = get(dictionary, "proto");
  MlirAttribute span = get(dictionary, "span");
  parts->has_span = !mlirAttributeIsNull(span);
  if (!mlirTypeIsARankedTensor(parts->type) ||
      !read_field(dictionary, &parts->field))
    return false;
  if (parts->has_span && !aimet_span_from_attribute(span, &parts->span))
    return false;
  if (mlirAttributeIsNull(parts->value))
    return parts->has_span || !mlirAttributeIsNull(parts->proto);
  return !parts->has_span && is_dense_tensor(parts->value) &&
         mlirTypeEqual(mlirAttributeGetType(parts->value), parts->type);
}

/// Takes a tensor attribute apart; false if it is none.
static bool take_apart(MlirAttribute attribute, tensor_parts *out_parts) {
  *out_parts = (tensor_parts){.field = aimet_sv("raw_data")};
  if (mlirAttributeIsNull(attribute))
    return false;
  if (mlirAttributeIsADictionary(attribute))
    return parts_from_dictionary(attribute, out_parts);
  if (!is_dense_tensor(attribute))
    return false;
  out_parts->type = mlirAttributeGetType(attribute);
  out_parts->value = attribute;
  return true;
}

MlirType aimet_tensor_attribute_type(MlirAttribute attribute) {
  tensor_parts parts;
  return take_apart(attribute, &parts) ? parts.type : null_type;
}

bool aimet_is_tensor_attribute(MlirAttribute attribute) {
  tensor_parts parts;
  return take_apart(attribute, &parts);
}

static bool same_span(aimet_span a, aimet_span b) {
  return a.offset == b.offset && a.length == b.length && a.hash == b.hash &&
         aimet_sv_equal(a.file, b.file);
}

bool aimet_tensor_attribute_same(MlirAttribute a, MlirAttribute b) {
  if (mlirAttributeEqual(a, b))
    return true;
  tensor_parts first, second;
  if (!take_apart(a, &first) || !take_apart(b, &second) ||
      !mlirTypeEqual(first.type, second.type) ||
      first.has_span != second.has_span)
    return false;
  if (first.has_span)
    return aimet_sv_equal(first.field, second.field) &&
           same_span(first.span, second.span);
  // MLIR holds equal elements once.
  return !mlirAttributeIsNull(first.value) &&
         mlirAttributeEqual(first.value, second.value);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// The longest payload that `count` elements can have in any field.
static bool payload_fits(aimet_element element, uint64_t count,
                         uint64_t length) {
  const uint64_t longest_varint = 10;
  uint64_t limit;
  return aimet_checked_mul_u64(count,
                               element.size > longest_varint ? element.size
                                                             : longest_varint,
                               &limit) &&
         length <= limit;
}

/// Reads a span into plain elements. False also where its payload does not fit
/// its type.
static bool read_span(aimet_weight_store *store, const tensor_parts *parts,
                      aimet_element element, uint64_t count,
                      unsigned char **out_plain) {
  *out_plain = NULL;
  void *payload;
  aimet_place place = {.file = parts->span.file};
  if (!payload_fits(element, count, parts->span.length) ||
      aimet_weight_store_read(store, parts->span, place, &payload) != AIMET_OK)
    return false;
  unsigned char *plain = aimet_calloc(count, element.size);
  bool decoded = aimet_elements_decode(element, parts->field, payload,
                                       parts->span.length, count, plain);
  free(payload);
  if (decoded)
    *out_plain = plain;
  else
    free(plain);
  return decoded;
}

static int64_t *integers_from_plain(aimet_element element,
                                    const unsigned char *plain,
                                    uint64_t count) {
  int64_t *values = aimet_calloc(count, sizeof *values);
  for (uint64_t i = 0; i < count; ++i) {
    if (!aimet_element_get_int(element, plain + i * element.size, &values[i])) {
      free(values);
      return NULL;
    }
  }
  return values;
}

bool aimet_read_plain(aimet_weight_store *store, MlirAttribute attribute,
                      uint64_t limit, aimet_element *out_element,
                      unsigned char **out_plain, uint64_t *out_count) {
  *out_plain = NULL;
  *out_count = 0;
  tensor_parts parts;
  uint64_t count;
  if (!take_apart(attribute, &parts) ||
      !aimet_type_element_count(parts.type, &count) || count > limit ||
      !aimet_element_from_type(mlirShapedTypeGetElementType(parts.type),
                               out_element) ||
      (parts.has_span && !store))
    return false;
  *out_count = count;
  return parts.has_span
             ? read_span(store, &parts, *out_element, count, out_plain)
             : aimet_elements_from_dense(parts.value, out_element, out_plain,
                                         out_count);
}

bool aimet_read_integers(aimet_weight_store *store, MlirAttribute attribute,
                         uint64_t limit, int64_t **out_values,
                         uint64_t *out_count) {
  *out_values = NULL;
  *out_count = 0;
  MlirType type = aimet_tensor_attribute_type(attribute);
  if (mlirTypeIsNull(type) ||
      !mlirTypeIsAInteger(mlirShapedTypeGetElementType(type)))
    return false;
  aimet_element element;
  unsigned char *plain;
  uint64_t count;
  if (!aimet_read_plain(store, attribute, limit, &element, &plain, &count))
    return false;
  *out_values = integers_from_plain(element, plain, count);
  free(plain);
  if (!*out_values)
    return false;
  *out_count = count;
  return true;
}

//===----------------------------------------------------------------------===//
// Embedding
//===----------------------------------------------------------------------===//

/// The attribute with `value` in the place of its span. What else it says
/// stays.
static MlirAttribute with_value(MlirAttribute attribute, MlirAttribute value) {
  intptr_t count = mlirDictionaryAttrGetNumElements(attribute);
  if (count == 2) // type and span
    return value;
  MlirContext context = mlirAttributeGetContext(attribute);
  MlirNamedAttribute *elements =
      aimet_calloc((size_t)count, sizeof(MlirNamedAttribute));
  for (intptr_t i = 0; i < count; ++i) {
    elements[i] = mlirDictionaryAttrGetElement(attribute, i);
    MlirStringRef name = mlirIdentifierStr(elements[i].name);
    if (aimet_sv_is(aimet_sv_n(name.data, name.length), "span"))
      elements[i] = mlirNamedAttributeGet(
          mlirIdentifierGet(context, mlirStringRefCreateFromCString("value")),
          value);
  }
  MlirAttribute result = mlirDictionaryAttrGet(context, count, elements);
  free(elements);
  return result;
}

aimet_status aimet_tensor_attribute_embed(aimet_weight_store *store,
                                          MlirAttribute attribute,
                                          aimet_place place,
                                          MlirAttribute *out_attribute) {
  *out_attribute = attribute;
  tensor_parts parts;
  if (!take_apart(attribute, &parts) || !parts.has_span)
    return AIMET_OK;
  void *payload;
  aimet_status status =
      aimet_weight_store_read(store, parts.span, place, &payload);
  if (status != AIMET_OK)
    return status;
  MlirAttribute value = aimet_dense_from_field(parts.type, parts.field, payload,
                                               parts.span.length);
  free(payload);
  if (mlirAttributeIsNull(value))
    return aimet_diag_error(aimet_weight_store_diag(store), AIMET_ERROR_INPUT,
                            place,
                            "weights cannot be embedded: the payload is not "
                            "one that dense elements have");
  *out_attribute = with_value(attribute, value);
  return AIMET_OK;
}
