//===- node_text.c - a node in a few words --------------------------------===//

#include "node_text.h"

#include "node.h"

#include <inttypes.h>

/// Elements of a list, bytes of a string, and bytes of all attributes.
enum { MAX_ELEMENTS = 16, MAX_STRING = 60, MAX_TEXT = 400 };

/// Separates an entry of the list that began at `begin`; false if the list ends
/// here because it is too long.
static bool begin_entry(aimet_string_builder *out, size_t begin) {
  if (out->length > begin)
    aimet_sb_append_cstr(out, ", ");
  if (out->length - begin <= MAX_TEXT)
    return true;
  aimet_sb_append_cstr(out, "...");
  return false;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static void append_scalar(aimet_string_builder *out, MlirAttribute value);

static intptr_t list_size(MlirAttribute list) {
  return mlirAttributeIsAArray(list) ? aimet_array_size(list)
                                     : mlirDenseArrayGetNumElements(list);
}

static void append_element(aimet_string_builder *out, MlirAttribute list,
                           intptr_t i) {
  if (mlirAttributeIsADenseI64Array(list))
    aimet_sb_appendf(out, "%" PRId64, mlirDenseI64ArrayGetElement(list, i));
  else if (mlirAttributeIsADenseF32Array(list))
    aimet_sb_appendf(out, "%g", (double)mlirDenseF32ArrayGetElement(list, i));
  else
    append_scalar(out, aimet_array_get(list, i));
}

static void append_list(aimet_string_builder *out, MlirAttribute list) {
  intptr_t count = list_size(list);
  aimet_sb_append_char(out, '[');
  for (intptr_t i = 0; i < count && i < MAX_ELEMENTS; ++i) {
    if (i)
      aimet_sb_append_cstr(out, ", ");
    append_element(out, list, i);
  }
  if (count > MAX_ELEMENTS)
    aimet_sb_appendf(out, ", ... (%" PRIdPTR ")", count);
  aimet_sb_append_char(out, ']');
}

static void append_scalar(aimet_string_builder *out, MlirAttribute value) {
  int64_t number;
  aimet_string_view text;
  if (aimet_attr_get_int(value, &number)) {
    aimet_sb_appendf(out, "%" PRId64, number);
  } else if (aimet_attr_get_string(value, &text)) {
    aimet_sb_append_char(out, '"');
    aimet_sb_append_escaped(out, text, MAX_STRING);
    aimet_sb_append_char(out, '"');
  } else if (mlirAttributeIsAFloat(value)) {
    aimet_sb_appendf(out, "%g", mlirFloatAttrGetValueDouble(value));
  } else {
    aimet_sb_append_cstr(out, "...");
  }
}

static void append_attribute(aimet_string_builder *out, MlirAttribute value) {
  if (mlirAttributeIsADenseI64Array(value) ||
      mlirAttributeIsADenseF32Array(value) || mlirAttributeIsAArray(value))
    append_list(out, value);
  else
    append_scalar(out, value);
}

void aimet_append_attributes(aimet_string_builder *out, MlirOperation node) {
  size_t begin = out->length;
  for (intptr_t i = 0; i < aimet_op_attr_count(node); ++i) {
    MlirNamedAttribute attribute = aimet_op_attr_at(node, i);
    aimet_string_view name = aimet_view(mlirIdentifierStr(attribute.name));
    if (aimet_is_reserved_name(name))
      continue;
    if (!begin_entry(out, begin))
      break;
    aimet_sb_append_escaped(out, name, MAX_STRING);
    aimet_sb_append_cstr(out, " = ");
    append_attribute(out, attribute.attribute);
  }
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

void aimet_append_value_type(aimet_string_builder *out, MlirType type,
                             MlirAttribute dim_params, aimet_arena *arena) {
  aimet_symbols *symbols = aimet_symbols_create(arena);
  const aimet_value_type *known =
      aimet_type_from_mlir(arena, symbols, type, dim_params);
  if (known->kind == AIMET_TYPE_TENSOR && known->rank == AIMET_UNRANKED &&
      known->element == AIMET_DATA_UNDEFINED)
    known = &aimet_type_unknown;
  if (known->kind != AIMET_TYPE_UNKNOWN)
    aimet_type_print(out, known);
  aimet_symbols_destroy(symbols);
}

void aimet_append_outputs(aimet_string_builder *out, MlirOperation node,
                          aimet_arena *arena) {
  MlirAttribute names = aimet_op_attr(node, "aimet.dim_params");
  size_t begin = out->length;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(node); ++i) {
    MlirType type = mlirValueGetType(mlirOperationGetResult(node, i));
    if (mlirTypeIsANone(type))
      continue;
    if (!begin_entry(out, begin))
      break;
    aimet_append_value_type(out, type, aimet_array_get(names, i), arena);
  }
}
