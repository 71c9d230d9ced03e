//===- norm_reader.c - what is asked of a model about its norms -----------===//

#include "norm_reader.h"

#include "constant.h"
#include "fixed_results.h"
#include "uses.h"

void aimet_norm_reader_init(aimet_norm_reader *reader, MlirOperation module,
                            aimet_weight_store *store) {
  *reader = (aimet_norm_reader){.module = module,
                                .store = store,
                                .arena = aimet_arena_create(),
                                .mentioned = aimet_name_set_create()};
  aimet_name_set_add_mentioned(reader->mentioned, module);
}

void aimet_norm_reader_deinit(aimet_norm_reader *reader) {
  if (reader->inference)
    aimet_inference_destroy(reader->inference);
  aimet_name_set_destroy(reader->mentioned);
  aimet_arena_destroy(reader->arena);
}

aimet_inference *aimet_norm_reader_inference(aimet_norm_reader *reader) {
  if (reader->has_inferred)
    return reader->inference;
  reader->has_inferred = true;
  aimet_inference_options options = {.store = reader->store};
  if (aimet_inference_run(reader->module, &options, &reader->inference) !=
      AIMET_OK)
    reader->inference = NULL;
  return reader->inference;
}

/// Nothing is known where the model states what does not follow.
static const aimet_value_type *computed_type(aimet_norm_reader *reader,
                                             MlirValue value) {
  const aimet_inference *inference = aimet_norm_reader_inference(reader);
  if (!inference)
    return &aimet_type_unknown;
  const aimet_value_type *inferred = aimet_inference_inferred(inference, value);
  const aimet_value_type *stated = aimet_type_from_mlir(
      reader->arena, NULL, mlirValueGetType(value), mlirAttributeGetNull());
  bool is_contradiction = false;
  if (inferred)
    (void)aimet_type_meet(reader->arena, inferred, stated, &is_contradiction);
  return is_contradiction ? &aimet_type_unknown
                          : aimet_inference_type(inference, value);
}

const aimet_value_type *aimet_norm_reader_type(aimet_norm_reader *reader,
                                               MlirValue value) {
  const aimet_value_type *type = aimet_constant_type(reader->arena, value);
  if (type)
    return type;
  MlirType stated = mlirValueGetType(value);
  if (mlirValueIsABlockArgument(value) && mlirTypeIsARankedTensor(stated) &&
      mlirShapedTypeHasStaticShape(stated))
    return aimet_type_from_mlir(reader->arena, NULL, stated,
                                mlirAttributeGetNull());
  return computed_type(reader, value);
}

int32_t aimet_norm_reader_rank(aimet_norm_reader *reader, MlirValue value) {
  const aimet_value_type *type = aimet_norm_reader_type(reader, value);
  return aimet_type_is_ranked(type) ? type->rank : AIMET_UNRANKED;
}

bool aimet_norm_reader_mentions(aimet_norm_reader *reader, MlirValue value) {
  return aimet_name_set_has_value(reader->mentioned, value);
}

//===----------------------------------------------------------------------===//
// Sources
//===----------------------------------------------------------------------===//

bool aimet_is_function_argument(MlirValue value) {
  if (!mlirValueIsABlockArgument(value))
    return false;
  MlirOperation owner =
      mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(value));
  return aimet_op_is(owner, "func.func") &&
         !mlirOperationEqual(
             owner, aimet_main_function(aimet_enclosing_module(owner)));
}

/// Quantizers are what a user wants to keep; calls and bodies may do anything.
static bool may_compute_ahead(MlirOperation op) {
  return aimet_op_is_node(op) && !aimet_op_is(op, "onnx.Call") &&
         !aimet_op_is(op, "onnx.Custom") &&
         !aimet_op_is(op, "onnx.QuantizeLinear") &&
         !aimet_op_is(op, "onnx.DequantizeLinear") &&
         mlirOperationGetNumOperands(op) > 0 &&
         mlirOperationGetNumRegions(op) == 0;
}

/// `*budget` bounds the operations that are looked at.
static aimet_value_source source_of(MlirValue value, int *budget) {
  if (aimet_is_function_argument(value))
    return AIMET_SOURCE_ARGUMENT;
  if (!mlirOperationIsNull(aimet_constant_holder(value)))
    return AIMET_SOURCE_CONSTANTS;
  MlirOperation op = aimet_defining_op(value);
  if (mlirOperationIsNull(op) || --*budget < 0 || !may_compute_ahead(op))
    return AIMET_SOURCE_DATA;
  aimet_value_source source = AIMET_SOURCE_CONSTANTS;
  // Of the second operand only the type counts.
  intptr_t num_operands =
      aimet_op_is(op, "onnx.CastLike") ? 1 : mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands && source != AIMET_SOURCE_DATA; ++i) {
    MlirValue operand = aimet_op_input(op, i);
    if (mlirValueIsNull(operand))
      continue;
    aimet_value_source next = source_of(operand, budget);
    if (next != AIMET_SOURCE_CONSTANTS)
      source = next;
  }
  return source;
}

aimet_value_source aimet_value_source_of(MlirValue value) {
  enum { MOST_OPERATIONS = 64 };
  int budget = MOST_OPERATIONS;
  return source_of(value, &budget);
}

/// True if fold-constants computes the value, if it may be so large: its
/// elements are known, and not a constant already.
static bool is_known_ahead(aimet_norm_reader *reader, MlirValue value,
                           uint64_t *out_bytes) {
  aimet_inference *inference = aimet_norm_reader_inference(reader);
  if (!mlirOperationIsNull(
          aimet_constant_holder(aimet_skip_identities(value))) ||
      !inference || !aimet_known_byte_size(inference, value, out_bytes))
    return false;
  const aimet_elements *elements = aimet_inference_elements(inference, value);
  return elements && aimet_elements_are_known(elements);
}

const char *aimet_pass_for_computed(aimet_norm_reader *reader, MlirValue value,
                                    uint64_t *out_max_bytes) {
  enum { DEFAULT_MAX_BYTES = 1024 };
  *out_max_bytes = 0;
  uint64_t bytes;
  switch (aimet_value_source_of(value)) {
  case AIMET_SOURCE_ARGUMENT:
    return "inline-functions";
  case AIMET_SOURCE_CONSTANTS:
    if (!is_known_ahead(reader, value, &bytes))
      return NULL;
    if (bytes <= DEFAULT_MAX_BYTES)
      return "fold-constants";
    *out_max_bytes = bytes;
    return NULL;
  case AIMET_SOURCE_DATA:
    break;
  }
  return NULL;
}
