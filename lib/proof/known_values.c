//===- known_values.c - what is known of values before a model runs -------===//
//
// Inference says what is true of the model as it stands. What becomes known
// only where a function is seen with its arguments, or a loop one iteration
// after the other, is computed here: the node is put on its constants alone,
// in a module of its own, and inferred.
//
//===----------------------------------------------------------------------===//

#include "known_values.h"

#include "alloc.h"
#include "constant.h"
#include "exactness.h"
#include "fixed_results.h"
#include "identity.h"
#include "known_loops.h"
#include "op.h"
#include "uses.h"

#include <stdlib.h>

struct known_values {
  form_builder *builder;
  bool binds; ///< known values are constants
  aimet_inference *inference;
  aimet_fixed_results *results; ///< while the module is looked at
  aimet_ptr_map fixed;          ///< nodes whose results are the same everywhere
  aimet_ptr_map computed;       ///< node on constants -> what it comes to
  aimet_ptr_map values;         ///< form -> constant, unless `binds`
};

static void note_fixed(MlirOperation op, void *user_data) {
  known_values *known = user_data;
  if (aimet_fixed_results_add(known->results, op) == AIMET_RESULT_FIXED &&
      aimet_op_is_node(op))
    aimet_ptr_map_insert(&known->fixed, op.ptr, NULL);
}

/// Notes the nodes that fold-constants may fold.
static void find_fixed(known_values *known) {
  const form_builder *builder = known->builder;
  known->results =
      aimet_fixed_results_create(known->inference, builder->effects);
  aimet_walk(builder->module, note_fixed, known);
  aimet_fixed_results_destroy(known->results);
}

aimet_status known_values_create(form_builder *builder, bool binds,
                                 known_values **out) {
  *out = NULL;
  known_values *known = aimet_calloc(1, sizeof *known);
  known->builder = builder;
  known->binds = binds;
  const aimet_inference_options options = {.store = builder->store,
                                           .ignore_stated = true};
  aimet_status status =
      aimet_inference_run(builder->module, &options, &known->inference);
  if (status != AIMET_OK) {
    free(known);
    return status;
  }
  find_fixed(known);
  *out = known;
  return AIMET_OK;
}

void known_values_destroy(known_values *known) {
  if (!known)
    return;
  aimet_inference_destroy(known->inference);
  aimet_ptr_map_deinit(&known->fixed);
  aimet_ptr_map_deinit(&known->computed);
  aimet_ptr_map_deinit(&known->values);
  free(known);
}

//===----------------------------------------------------------------------===//
// Elements to constants
//===----------------------------------------------------------------------===//

/// The constant that a value is; 0 if that is not known to the bit.
static aimet_form constant_of(known_values *known, aimet_inference *inference,
                              MlirValue value) {
  form_builder *builder = known->builder;
  const aimet_value_type *type = aimet_inference_type(inference, value);
  if (!aimet_type_is_tensor(type))
    return 0;
  const aimet_elements *elements = aimet_inference_elements(inference, value);
  if (!elements || !aimet_elements_are_known(elements))
    return 0;
  MlirType tensor = aimet_type_to_mlir(builder->context, type);
  if (!mlirTypeIsARankedTensor(tensor) || !mlirShapedTypeHasStaticShape(tensor))
    return 0;
  MlirAttribute dense = aimet_tensor_of_elements(tensor, elements);
  return mlirAttributeIsNull(dense)
             ? 0
             : aimet_constant_form_of_tensor(builder->constants, builder->store,
                                             dense);
}

/// Notes what a form comes to; what it then is for others.
static aimet_form take(known_values *known, aimet_form form,
                       aimet_form constant) {
  if (!constant)
    return form;
  if (known->binds)
    return constant;
  *aimet_ptr_map_insert(&known->values, aimet_form_key(form), NULL) = constant;
  return form;
}

aimet_form known_result(known_values *known, MlirOperation op, intptr_t i,
                        aimet_form form) {
  if (!aimet_ptr_map_find(&known->fixed, op.ptr))
    return form;
  return take(
      known, form,
      constant_of(known, known->inference, mlirOperationGetResult(op, i)));
}

aimet_form known_form(const known_values *known, aimet_form form) {
  const uint64_t *constant =
      aimet_ptr_map_find(&known->values, aimet_form_key(form));
  if (constant)
    return (aimet_form)*constant;
  return form && aimet_form_at(known->builder->table, form).kind ==
                     AIMET_FORM_CONSTANT
             ? form
             : 0;
}

bool known_integer(const known_values *known, aimet_form form, int64_t *out) {
  const form_builder *builder = known->builder;
  MlirAttribute tensor;
  aimet_weight_store *store;
  int64_t *values;
  uint64_t count;
  form = form ? known_form(known, form) : 0;
  if (!form ||
      !aimet_constant_form_tensor(builder->constants, form, &tensor, &store) ||
      !aimet_read_integers(store, tensor, 1, &values, &count))
    return false;
  if (count == 1)
    *out = values[0];
  free(values);
  return count == 1;
}

aimet_inference *known_inference(const known_values *known) {
  return known->inference;
}

//===----------------------------------------------------------------------===//
// Nodes that do nothing, and branches
//===----------------------------------------------------------------------===//

static bool walk_identity(known_values *known, const form_scope *scope,
                          MlirOperation op) {
  if (!aimet_is_identity(known->inference, op))
    return false;
  aimet_form form = form_of_value(scope, mlirOperationGetOperand(op, 0));
  if (form)
    form_bind(scope, mlirOperationGetResult(op, 0), form);
  return form != 0;
}

static bool walk_if(const known_values *known, const form_scope *scope,
                    MlirOperation op) {
  int64_t condition;
  if (mlirOperationGetNumOperands(op) != 1 ||
      !known_integer(known,
                     form_of_value(scope, mlirOperationGetOperand(op, 0)),
                     &condition))
    return false;
  MlirBlock block =
      aimet_body(op, aimet_region_of_attribute(op, condition ? "then_branch"
                                                             : "else_branch"));
  if (mlirBlockIsNull(block) || mlirBlockGetNumArguments(block))
    return false;
  form_list outputs = {NULL, 0, 0};
  form_walk_block(scope, block, &outputs);
  bool fits = outputs.count >= (size_t)mlirOperationGetNumResults(op);
  for (intptr_t i = 0; fits && i < mlirOperationGetNumResults(op); ++i)
    form_bind(scope, mlirOperationGetResult(op, i), outputs.at[i]);
  form_list_deinit(&outputs);
  return fits;
}

bool known_walk(known_values *known, const form_scope *scope,
                MlirOperation op) {
  if (aimet_op_is(op, "onnx.If"))
    return walk_if(known, scope, op);
  bool follows = !known->builder->keeps_calls;
  if (aimet_op_is(op, "onnx.Loop"))
    return follows && known_walk_loop(known, scope, op);
  if (aimet_op_is(op, "onnx.Scan"))
    return follows && known_walk_scan(known, scope, op);
  return walk_identity(known, scope, op);
}

//===----------------------------------------------------------------------===//
// Computing on constants
//===----------------------------------------------------------------------===//

enum { MOST_OPERANDS = 16 };

/// The elements of a small constant; null if it is none.
static MlirAttribute small_dense(const form_builder *builder, aimet_form form) {
  MlirAttribute tensor;
  aimet_weight_store *store;
  uint64_t count;
  if (!aimet_constant_form_tensor(builder->constants, form, &tensor, &store) ||
      !mlirAttributeIsADenseElements(tensor) ||
      !aimet_type_element_count(mlirAttributeGetType(tensor), &count) ||
      count > AIMET_DEFAULT_ELEMENT_LIMIT)
    return mlirAttributeGetNull();
  return tensor;
}

static MlirValue add_constant(MlirBlock block, MlirAttribute dense) {
  MlirContext context = mlirAttributeGetContext(dense);
  MlirType type = mlirAttributeGetType(dense);
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("onnx.Constant"), mlirLocationUnknownGet(context));
  MlirNamedAttribute value = mlirNamedAttributeGet(
      mlirIdentifierGet(context, aimet_ref_c("value")), dense);
  mlirOperationStateAddResults(&state, 1, &type);
  mlirOperationStateAddAttributes(&state, 1, &value);
  MlirOperation op = mlirOperationCreate(&state);
  mlirBlockAppendOwnedOperation(block, op);
  return mlirOperationGetResult(op, 0);
}

/// An empty main graph that sees the opsets that `like` sees.
static MlirOperation make_module(MlirContext context, MlirOperation module,
                                 MlirOperation like, MlirBlock *out_block) {
  MlirLocation location = mlirLocationUnknownGet(context);
  MlirOperation made = mlirModuleGetOperation(mlirModuleCreateEmpty(location));
  static const char *const kept[] = {"onnx.ir_version", "onnx.opset_import"};
  for (size_t i = 0; i < sizeof kept / sizeof *kept; ++i)
    aimet_op_set_attr(made, kept[i], aimet_op_attr(module, kept[i]));
  MlirAttribute own = aimet_dict_get(
      aimet_op_attr(aimet_enclosing_function(like), "onnx.function"),
      "opset_import");
  if (!mlirAttributeIsNull(own))
    aimet_op_set_attr(made, "onnx.opset_import", own);
  MlirOperationState state =
      mlirOperationStateGet(aimet_ref_c("func.func"), location);
  MlirNamedAttribute attributes[] = {
      mlirNamedAttributeGet(
          mlirIdentifierGet(context, aimet_ref_c("sym_name")),
          mlirStringAttrGet(context, aimet_ref_c("main_graph"))),
      mlirNamedAttributeGet(
          mlirIdentifierGet(context, aimet_ref_c("function_type")),
          mlirTypeAttrGet(mlirFunctionTypeGet(context, 0, NULL, 0, NULL)))};
  MlirRegion region = mlirRegionCreate();
  *out_block = mlirBlockCreate(0, NULL, NULL);
  mlirRegionAppendOwnedBlock(region, *out_block);
  mlirOperationStateAddAttributes(&state, 2, attributes);
  mlirOperationStateAddOwnedRegions(&state, 1, &region);
  mlirBlockAppendOwnedOperation(aimet_body(made, 0),
                                mlirOperationCreate(&state));
  return made;
}

static void end_block(MlirBlock block, MlirContext context) {
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("func.return"), mlirLocationUnknownGet(context));
  mlirBlockAppendOwnedOperation(block, mlirOperationCreate(&state));
}

/// What result 0 of the operation is on these constants; 0 if not known.
static aimet_form compute(known_values *known, MlirOperation op,
                          MlirOperation like, const MlirAttribute *operands,
                          intptr_t count) {
  form_builder *builder = known->builder;
  MlirBlock block;
  MlirOperation module =
      make_module(builder->context, builder->module, like, &block);
  MlirValue values[MOST_OPERANDS];
  for (intptr_t i = 0; i < count; ++i)
    values[i] = add_constant(block, operands[i]);
  MlirOperation clone = mlirOperationClone(op);
  mlirOperationSetOperands(clone, count, values);
  mlirBlockAppendOwnedOperation(block, clone);
  end_block(block, builder->context);
  const aimet_inference_options options = {
      .ignore_stated = true, .computes_exactly = aimet_computes_exactly};
  aimet_inference *inference;
  aimet_form form = 0;
  if (aimet_inference_run(module, &options, &inference) == AIMET_OK) {
    form = constant_of(known, inference, mlirOperationGetResult(clone, 0));
    aimet_inference_destroy(inference);
  }
  mlirOperationDestroy(module);
  return form;
}

static bool is_computable(const form_scope *scope, MlirOperation op,
                          aimet_form_view view) {
  return view.kind == AIMET_FORM_NODE && view.num_children > 0 &&
         view.num_children <= MOST_OPERANDS &&
         mlirOperationGetNumResults(op) == 1 &&
         mlirOperationGetNumRegions(op) == 0 &&
         !(scope->frame &&
           !mlirAttributeIsNull(aimet_op_attr(op, "onnx.attributes"))) &&
         !aimet_op_is(op, "onnx.Call");
}

/// What a node on constants comes to; 0 if that is not known.
static aimet_form compute_form(known_values *known, MlirOperation op,
                               MlirOperation like, aimet_form form,
                               const MlirAttribute *operands, intptr_t count) {
  bool inserted;
  const void *key = aimet_form_key(form);
  uint64_t *found = aimet_ptr_map_insert(&known->computed, key, &inserted);
  if (!inserted)
    return (aimet_form)*found;
  aimet_form computed = compute(known, op, like, operands, count);
  *aimet_ptr_map_insert(&known->computed, key, NULL) = computed;
  return computed;
}

aimet_form known_node(known_values *known, const form_scope *scope,
                      MlirOperation op, MlirOperation like, aimet_form form) {
  form_builder *builder = known->builder;
  aimet_form_view view = aimet_form_at(builder->table, form);
  if (!is_computable(scope, op, view))
    return form;
  MlirAttribute operands[MOST_OPERANDS];
  for (uint32_t i = 0; i < view.num_children; ++i) {
    aimet_form operand = known_form(known, (aimet_form)view.children[i]);
    operands[i] =
        operand ? small_dense(builder, operand) : mlirAttributeGetNull();
    if (mlirAttributeIsNull(operands[i]))
      return form;
  }
  return take(known, form,
              compute_form(known, op, like, form, operands,
                           (intptr_t)view.num_children));
}
