//===- ml_attribute.c - lists that operators of ai.onnx.ml carry ----------===//

#include "ml_attribute.h"

#include "constant_value.h"
#include "weights.h"

/// The element type of a list by how it is written; a tensor says its own.
static int32_t element_of(const aimet_infer *node, const char *name) {
  const aimet_schema *schema = aimet_infer_view(node)->schema;
  const aimet_schema_attribute *attribute =
      schema ? aimet_schema_find_attribute(schema, aimet_sv(name)) : NULL;
  switch (attribute ? attribute->type : AIMET_ATTRIBUTE_UNDEFINED) {
  case AIMET_ATTRIBUTE_FLOATS:
    return AIMET_DATA_FLOAT;
  case AIMET_ATTRIBUTE_INTS:
    return AIMET_DATA_INT64;
  case AIMET_ATTRIBUTE_STRINGS:
    return AIMET_DATA_STRING;
  default:
    return AIMET_DATA_UNDEFINED;
  }
}

aimet_ml_list aimet_ml_list_of(const aimet_infer *node, const char *name) {
  aimet_ml_list list = {.name = name, .rank = 1};
  MlirAttribute attribute = aimet_node_attr(aimet_infer_view(node), name);
  list.given = !mlirAttributeIsNull(attribute);
  if (!list.given)
    return list;
  list.element = element_of(node, name);
  if (list.element != AIMET_DATA_UNDEFINED) {
    aimet_constant_list_size(attribute, &list.count);
    return list;
  }
  MlirType type = aimet_tensor_attribute_type(attribute);
  if (mlirTypeIsNull(type) || !mlirShapedTypeHasStaticShape(type))
    return list;
  list.element = aimet_data_type(mlirShapedTypeGetElementType(type));
  list.rank = (int32_t)mlirShapedTypeGetRank(type);
  if (list.rank == 1)
    list.count = (uint64_t)mlirShapedTypeGetDimSize(type, 0);
  return list;
}

void aimet_ml_exclude(aimet_infer *node, const char *a, const char *b) {
  const aimet_node *view = aimet_infer_view(node);
  if (aimet_node_has(view, a) && aimet_node_has(view, b))
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "both \"%s\" and \"%s\" are given, expected one of them",
                      a, b);
}

aimet_number aimet_ml_batch(const aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0);
  if (rank == 1)
    return aimet_int(1);
  return rank == 2 ? aimet_input_dim(node, 0, 0) : aimet_unknown_number();
}

void aimet_ml_set_vector(aimet_infer *node, int i, aimet_number rows) {
  aimet_set_shape(node, i, 1, &rows);
}

void aimet_ml_set_matrix(aimet_infer *node, int i, aimet_number rows,
                         aimet_number columns) {
  const aimet_number dims[] = {rows, columns};
  aimet_set_shape(node, i, 2, dims);
}
