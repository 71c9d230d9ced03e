//===- result_facts.c - what is stated of one result of an operation ------===//

#include "result_facts.h"

#include "alloc.h"
#include "element_type.h"

#include <stdlib.h>

MlirType aimet_unknown_type(MlirContext context) {
  return mlirUnrankedTensorTypeGet(
      aimet_element_type(context, AIMET_DATA_UNDEFINED));
}

MlirAttribute aimet_value_info_of(MlirOperation op, intptr_t i) {
  MlirAttribute entry =
      aimet_array_get(aimet_op_attr(op, "onnx.value_info"), i);
  return mlirAttributeIsNull(entry) || mlirAttributeIsABool(entry)
             ? mlirAttributeGetNull()
             : entry;
}

/// Sets entry `i` of an array with one entry for each result; `none` stands for
/// the entries that say nothing. Without any other the array goes.
static void set_entry(MlirOperation op, const char *name, intptr_t i,
                      MlirAttribute value, MlirAttribute none) {
  MlirAttribute old = aimet_op_attr(op, name);
  if (mlirAttributeIsNull(old) && mlirAttributeEqual(value, none))
    return;
  intptr_t count = mlirOperationGetNumResults(op);
  MlirAttribute *entries = aimet_calloc((size_t)count, sizeof *entries);
  bool says_something = false;
  for (intptr_t k = 0; k < count; ++k) {
    entries[k] = k == i ? value : aimet_array_get(old, k);
    if (mlirAttributeIsNull(entries[k]))
      entries[k] = none;
    says_something |= !mlirAttributeEqual(entries[k], none);
  }
  MlirContext context = mlirOperationGetContext(op);
  aimet_op_set_attr(op, name,
                    says_something ? mlirArrayAttrGet(context, count, entries)
                                   : mlirAttributeGetNull());
  free(entries);
}

void aimet_set_value_info(MlirOperation op, intptr_t i, MlirAttribute entry) {
  MlirAttribute unlisted = mlirBoolAttrGet(mlirOperationGetContext(op), false);
  set_entry(op, "onnx.value_info", i,
            mlirAttributeIsNull(entry) ? unlisted : entry, unlisted);
}

void aimet_copy_result_facts(MlirOperation from, intptr_t k, MlirOperation to,
                             intptr_t i) {
  MlirAttribute unnamed = aimet_attr_unit(mlirOperationGetContext(to));
  MlirAttribute dims =
      aimet_array_get(aimet_op_attr(from, "aimet.dim_params"), k);
  aimet_set_value_info(to, i, aimet_value_info_of(from, k));
  set_entry(to, "aimet.dim_params", i,
            mlirAttributeIsNull(dims) ? unnamed : dims, unnamed);
}

void aimet_drop_value_info(MlirOperation op, intptr_t i) {
  aimet_set_value_info(op, i, mlirAttributeGetNull());
}
