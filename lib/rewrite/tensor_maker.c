//===- tensor_maker.c - tensors that a rewrite computes -------------------===//

#include "tensor_maker.h"

#include "alloc.h"
#include "constant.h"
#include "provenance.h"
#include "uses.h"

#include <stdlib.h>

void aimet_tensor_maker_init(aimet_tensor_maker *maker, MlirOperation module) {
  *maker = (aimet_tensor_maker){
      module, aimet_arena_create(), aimet_name_set_create(),
      aimet_name_set_create(), aimet_name_set_create()};
  aimet_name_set_add_values(maker->values, module);
  aimet_name_set_add_nodes(maker->nodes, module);
  aimet_name_set_add_mentioned(maker->mentioned, module);
}

void aimet_tensor_maker_deinit(aimet_tensor_maker *maker) {
  aimet_name_set_destroy(maker->values);
  aimet_name_set_destroy(maker->nodes);
  aimet_name_set_destroy(maker->mentioned);
  aimet_arena_destroy(maker->arena);
}

MlirAttribute aimet_tensor_of_doubles(MlirType type, const double *numbers,
                                      uint64_t count) {
  aimet_element element;
  MlirAttribute none = mlirAttributeGetNull();
  if (!aimet_element_from_type(mlirShapedTypeGetElementType(type), &element))
    return none;
  unsigned char *plain = aimet_calloc(count + 1, element.size);
  bool is_in_range = true;
  for (uint64_t i = 0; is_in_range && i < count; ++i)
    is_in_range = aimet_element_round_float(element, numbers[i],
                                            plain + i * element.size);
  MlirAttribute tensor =
      is_in_range ? aimet_dense_from_plain(type, plain, count * element.size)
                  : none;
  free(plain);
  return tensor;
}

//===----------------------------------------------------------------------===//
// Storing
//===----------------------------------------------------------------------===//

void aimet_join_layer(MlirOperation op, MlirOperation layer) {
  aimet_provenance provenance;
  if (!aimet_provenance_of(layer, &provenance))
    return;
  provenance.functional = aimet_sv("");
  provenance.unit = -1;
  provenance.skipped = 0;
  aimet_op_set_attr(
      op, "aimet.module",
      aimet_provenance_attribute(mlirOperationGetContext(op), &provenance));
}

static MlirOperation make_holder(aimet_tensor_maker *maker,
                                 MlirAttribute tensor, MlirOperation user,
                                 bool is_initializer, aimet_string_view name) {
  MlirContext context = mlirOperationGetContext(user);
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  MlirAttribute text =
      aimet_attr_string(context, aimet_name_set_unique(maker->values, name));
  aimet_attr_list_add(&list, context, aimet_sv("onnx.outputs"),
                      mlirArrayAttrGet(context, 1, &text));
  aimet_attr_list_add(&list, context, aimet_sv("value"), tensor);
  if (!is_initializer)
    aimet_attr_list_add(
        &list, context, aimet_sv("onnx_node_name"),
        aimet_attr_string(context, aimet_name_set_unique(maker->nodes, name)));
  MlirType type = mlirAttributeGetType(tensor);
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c(is_initializer ? "onnx.Initializer" : "onnx.Constant"),
      mlirOperationGetLocation(user));
  mlirOperationStateAddResults(&state, 1, &type);
  mlirOperationStateAddAttributes(&state, (intptr_t)list.count, list.items);
  aimet_attr_list_deinit(&list);
  return mlirOperationCreate(&state);
}

MlirValue aimet_store_tensor(aimet_tensor_maker *maker, MlirAttribute tensor,
                             MlirOperation like, MlirOperation user,
                             aimet_string_view name) {
  bool is_initializer = aimet_op_is(like, "onnx.Initializer") &&
                        mlirOperationGetNumResults(like) == 1;
  MlirOperation made = make_holder(maker, tensor, user, is_initializer,
                                   name.length ? name : aimet_sv("tensor"));
  if (is_initializer) {
    mlirBlockInsertOwnedOperationAfter(mlirOperationGetBlock(like), like, made);
  } else {
    aimet_join_layer(made, user);
    mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(user), user,
                                        made);
  }
  return mlirOperationGetResult(made, 0);
}

/// True if the tensor that an operand is can be exchanged where it is stored.
static bool may_exchange(const aimet_tensor_maker *maker, MlirValue value,
                         MlirOperation holder, MlirType type) {
  bool is_default = mlirValueIsABlockArgument(value);
  if (mlirOperationIsNull(holder) ||
      aimet_value_use_count(value) != (is_default ? 2 : 1) ||
      !aimet_is_tensor_attribute(aimet_op_attr(holder, "value")) ||
      aimet_name_set_has(maker->mentioned,
                         aimet_value_name(value, maker->arena)))
    return false;
  return mlirTypeEqual(mlirValueGetType(value), type) ||
         (!is_default &&
          mlirAttributeIsNull(aimet_op_attr(holder, "onnx.value_info")));
}

MlirValue aimet_exchange_tensor(aimet_tensor_maker *maker, MlirAttribute tensor,
                                MlirOperation user, intptr_t i) {
  MlirValue value = mlirOperationGetOperand(user, i);
  MlirOperation holder = aimet_constant_holder(value);
  MlirType type = mlirAttributeGetType(tensor);
  if (!may_exchange(maker, value, holder, type)) {
    MlirValue stored = aimet_skip_identities(value);
    return aimet_store_tensor(maker, tensor, aimet_constant_holder(stored),
                              user, aimet_value_name(value, maker->arena));
  }
  aimet_op_set_attr(holder, "value", tensor);
  if (!mlirTypeEqual(mlirValueGetType(value), type))
    mlirValueSetType(value, type);
  return value;
}

void aimet_append_operand(MlirOperation op, MlirValue value) {
  intptr_t count = mlirOperationGetNumOperands(op);
  MlirValue *operands = aimet_calloc((size_t)count + 1, sizeof *operands);
  for (intptr_t i = 0; i < count; ++i)
    operands[i] = mlirOperationGetOperand(op, i);
  operands[count] = value;
  mlirOperationSetOperands(op, count + 1, operands);
  free(operands);
}
