//===- effects.c - what operations may do besides computing ---------------===//

#include "effects.h"

#include "alloc.h"
#include "constant.h"
#include "node_view.h"
#include "ptr_map.h"
#include "string_map.h"

#include <stdlib.h>

/// What an operation does, as bits.
enum effect_bits {
  EFFECT_RANDOM = 1,  ///< other outputs every time
  EFFECT_UNKNOWN = 2, ///< an operator of which nothing is known
  EFFECT_SEEDED = 4,  ///< random, but the same from one start to the next
};

/// Calls inside of each other that are looked into.
enum { MOST_CALLS_DEEP = 100 };

struct aimet_effects {
  unsigned depth;              ///< of calls
  aimet_string_map *functions; ///< symbol -> func.func
  aimet_ptr_map of_functions;  ///< func.func -> bits
  aimet_ptr_map of_names;      ///< name of operation -> bits
};

static void add_function(aimet_effects *effects, MlirOperation op) {
  if (aimet_op_is(op, "func.func"))
    aimet_string_map_insert(effects->functions,
                            aimet_op_attr_string(op, "sym_name"), NULL)
        ->value.pointer = op.ptr;
}

aimet_effects *aimet_effects_create(MlirOperation module) {
  aimet_effects *effects = aimet_calloc(1, sizeof *effects);
  effects->functions = aimet_string_map_create();
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return effects;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    add_function(effects, op);
  return effects;
}

void aimet_effects_destroy(aimet_effects *effects) {
  if (!effects)
    return;
  aimet_string_map_destroy(effects->functions);
  aimet_ptr_map_deinit(&effects->of_functions);
  aimet_ptr_map_deinit(&effects->of_names);
  free(effects);
}

bool aimet_is_inference_dropout(MlirOperation op) {
  enum { FIRST_WITHOUT_IS_TEST = 7, FIRST_WITH_TRAINING_MODE = 12 };
  if (!aimet_op_is(op, "onnx.Dropout"))
    return false;
  aimet_node node = aimet_node_of(op, NULL);
  if (!node.schema)
    return false;
  if (node.schema->since_version < FIRST_WITHOUT_IS_TEST)
    return aimet_node_int(&node, "is_test", 0) != 0;
  if (node.schema->since_version < FIRST_WITH_TRAINING_MODE)
    return true;
  MlirValue training_mode = aimet_op_input(op, 2);
  int64_t is_training;
  return mlirValueIsNull(training_mode) ||
         (aimet_constant_int(NULL, training_mode, &is_training) &&
          !is_training);
}

/// The bits of an operator of the schema table: a property of the operator, not
/// of its version. Control flow does what its bodies do.
static unsigned bits_of_operator(aimet_effects *effects, MlirOperation op) {
  bool inserted;
  uint64_t *bits = aimet_ptr_map_insert(
      &effects->of_names, mlirOperationGetName(op).ptr, &inserted);
  if (!inserted)
    return (unsigned)*bits;
  const aimet_schema *schema =
      aimet_schema_find(aimet_op_domain(op), aimet_op_type(op), INT64_MAX);
  *bits = !schema ? EFFECT_UNKNOWN : schema->deterministic ? 0 : EFFECT_RANDOM;
  return (unsigned)*bits;
}

/// A seed may also be what a call of the function gives.
static unsigned bits_of_seed(MlirOperation op) {
  MlirAttribute messages = aimet_op_attr(op, "onnx.attributes");
  bool has_seed = !mlirAttributeIsNull(aimet_op_attr(op, "seed"));
  for (intptr_t i = 0; i < aimet_array_size(messages); ++i)
    has_seed |= aimet_sv_is(
        aimet_dict_get_string(aimet_array_get(messages, i), "name"), "seed");
  return has_seed ? EFFECT_SEEDED : 0;
}

static unsigned bits_of_bodies(aimet_effects *effects, MlirOperation op);

/// Nothing is known of a function that calls itself.
static unsigned bits_of_call(aimet_effects *effects, MlirOperation call) {
  MlirAttribute callee = aimet_op_attr(call, "callee");
  if (mlirAttributeIsNull(callee) || !mlirAttributeIsAFlatSymbolRef(callee))
    return EFFECT_UNKNOWN;
  const aimet_map_entry *entry = aimet_string_map_find(
      effects->functions, aimet_view(mlirFlatSymbolRefAttrGetValue(callee)));
  if (!entry || effects->depth == MOST_CALLS_DEEP)
    return EFFECT_UNKNOWN;
  MlirOperation function = {entry->value.pointer};
  bool inserted;
  uint64_t *known =
      aimet_ptr_map_insert(&effects->of_functions, function.ptr, &inserted);
  if (!inserted)
    return (unsigned)*known;
  *known = EFFECT_UNKNOWN;
  ++effects->depth;
  unsigned bits = bits_of_bodies(effects, function);
  --effects->depth;
  *aimet_ptr_map_insert(&effects->of_functions, function.ptr, NULL) = bits;
  return bits;
}

static unsigned bits_of(aimet_effects *effects, MlirOperation op) {
  if (!aimet_op_is_node(op))
    return aimet_sv_starts_with(aimet_op_name(op), aimet_sv("onnx.")) ||
                   aimet_op_is(op, "aimet.yield") ||
                   aimet_op_is(op, "func.return")
               ? 0
               : EFFECT_UNKNOWN;
  if (aimet_op_is(op, "onnx.Custom"))
    return EFFECT_UNKNOWN | bits_of_bodies(effects, op);
  if (aimet_op_is(op, "onnx.Call"))
    return bits_of_call(effects, op);
  if (mlirOperationGetNumRegions(op))
    return bits_of_bodies(effects, op);
  if (aimet_op_is(op, "onnx.Dropout"))
    return aimet_is_inference_dropout(op) ? 0
                                          : EFFECT_RANDOM | bits_of_seed(op);
  unsigned bits = bits_of_operator(effects, op);
  return bits & EFFECT_RANDOM ? bits | bits_of_seed(op) : bits;
}

static unsigned bits_of_bodies(aimet_effects *effects, MlirOperation op) {
  unsigned bits = 0;
  intptr_t num_regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < num_regions; ++i) {
    MlirBlock block = aimet_body(op, i);
    if (mlirBlockIsNull(block))
      continue;
    for (MlirOperation inner = mlirBlockGetFirstOperation(block);
         !mlirOperationIsNull(inner);
         inner = mlirOperationGetNextInBlock(inner))
      bits |= bits_of(effects, inner);
  }
  return bits;
}

bool aimet_is_deterministic(aimet_effects *effects, MlirOperation op) {
  return bits_of(effects, op) == 0;
}

bool aimet_draws_from_seed(aimet_effects *effects, MlirOperation op) {
  return (bits_of(effects, op) & EFFECT_SEEDED) != 0;
}

bool aimet_has_no_effects(aimet_effects *effects, MlirOperation op) {
  return !(bits_of(effects, op) & EFFECT_UNKNOWN);
}
