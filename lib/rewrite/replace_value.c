//===- replace_value.c - one value in the place of an equal one -----------===//

#include "replace_value.h"

#include "result_facts.h"
#include "uses.h"

/// What a value is that the map of outputs has.
enum output_kind {
  OUTPUT_OF_BODY = 1,
  OUTPUT_OF_FUNCTION = 2, ///< or of the main graph: its type is in the function
};

static void find_outputs(MlirOperation op, void *user_data) {
  aimet_replacer *replacer = user_data;
  if (!aimet_op_is_terminator(op))
    return;
  uint64_t kind =
      aimet_op_is(op, "func.return") ? OUTPUT_OF_FUNCTION : OUTPUT_OF_BODY;
  intptr_t count = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < count; ++i)
    *aimet_ptr_map_insert(&replacer->outputs,
                          mlirOperationGetOperand(op, i).ptr, NULL) = kind;
}

void aimet_replacer_init(aimet_replacer *replacer, MlirOperation module) {
  *replacer = (aimet_replacer){.context = mlirOperationGetContext(module),
                               .arena = aimet_arena_create()};
  replacer->symbols = aimet_symbols_create(replacer->arena);
  aimet_dead_code_init(&replacer->dead, module);
  aimet_walk(module, find_outputs, replacer);
}

void aimet_replacer_deinit(aimet_replacer *replacer) {
  aimet_dead_code_deinit(&replacer->dead);
  aimet_ptr_map_deinit(&replacer->outputs);
  aimet_symbols_destroy(replacer->symbols);
  aimet_arena_destroy(replacer->arena);
}

static uint64_t output_kind(const aimet_replacer *replacer, MlirValue value) {
  const uint64_t *kind = aimet_ptr_map_find(&replacer->outputs, value.ptr);
  return kind ? *kind : 0;
}

static bool keeps_name(const aimet_replacer *replacer, MlirValue value) {
  return output_kind(replacer, value) ||
         aimet_is_mentioned(&replacer->dead, value);
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

static MlirAttribute value_info(MlirValue result) {
  return aimet_value_info_of(mlirOpResultGetOwner(result),
                             mlirOpResultGetResultNumber(result));
}

/// The names of a node's results are one attribute, which a new name makes
/// anew: for nodes with very many results that would be quadratic.
static bool may_take_name(const aimet_replacer *replacer, MlirValue gone,
                          MlirValue kept) {
  enum { MOST_RESULTS = 64 };
  MlirOperation owner = aimet_defining_op(kept);
  return !mlirOperationIsNull(owner) && aimet_op_is_node(owner) &&
         mlirOperationGetNumResults(owner) <= MOST_RESULTS &&
         mlirBlockEqual(aimet_value_block(kept), aimet_value_block(gone)) &&
         !keeps_name(replacer, kept) && mlirAttributeIsNull(value_info(kept));
}

static void take_name(aimet_replacer *replacer, MlirValue gone,
                      MlirValue kept) {
  MlirOperation owner = mlirOpResultGetOwner(kept);
  intptr_t number = mlirOpResultGetResultNumber(kept);
  MlirAttribute info = value_info(gone);
  aimet_rename_result(owner, number, aimet_value_name(gone, replacer->arena));
  if (!mlirAttributeIsNull(info))
    aimet_set_value_info(owner, number, info);
  uint64_t kind = output_kind(replacer, gone);
  if (kind)
    *aimet_ptr_map_insert(&replacer->outputs, kept.ptr, NULL) = kind;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// True if nothing but MLIR's type says the type of the value.
static bool may_refine(const aimet_replacer *replacer, MlirValue value) {
  if (!mlirValueIsAOpResult(value) ||
      output_kind(replacer, value) == OUTPUT_OF_FUNCTION)
    return false;
  return mlirAttributeIsNull(value_info(value));
}

/// The type that says what both say; null if there is none.
static MlirType meet(aimet_replacer *replacer, MlirType a, MlirType b) {
  MlirType none = {NULL};
  if (!mlirTypeIsATensor(a) || !mlirTypeIsATensor(b))
    return none;
  bool conflict;
  const aimet_value_type *met =
      aimet_type_meet(replacer->arena,
                      aimet_type_from_mlir(replacer->arena, replacer->symbols,
                                           a, mlirAttributeGetNull()),
                      aimet_type_from_mlir(replacer->arena, replacer->symbols,
                                           b, mlirAttributeGetNull()),
                      &conflict);
  return conflict ? none : aimet_type_to_mlir(replacer->context, met);
}

/// The type that `kept` must have, so that nothing is lost; false if it cannot.
static bool common_type(aimet_replacer *replacer, MlirValue gone,
                        MlirValue kept, MlirType *out_type) {
  MlirType kept_type = mlirValueGetType(kept);
  MlirType gone_type = mlirValueGetType(gone);
  *out_type = kept_type;
  if (mlirTypeEqual(kept_type, gone_type))
    return true;
  MlirType met = meet(replacer, kept_type, gone_type);
  if (mlirTypeIsNull(met))
    return false;
  *out_type = met;
  if (output_kind(replacer, gone) == OUTPUT_OF_FUNCTION &&
      !mlirTypeEqual(met, gone_type))
    return false;
  return mlirTypeEqual(met, kept_type) || may_refine(replacer, kept);
}

bool aimet_may_replace(aimet_replacer *replacer, MlirValue gone,
                       MlirValue kept) {
  MlirType type;
  return !mlirValueEqual(gone, kept) &&
         !(keeps_name(replacer, gone) &&
           !may_take_name(replacer, gone, kept)) &&
         common_type(replacer, gone, kept, &type);
}

void aimet_replace(aimet_replacer *replacer, MlirValue gone, MlirValue kept) {
  MlirType type;
  if (!common_type(replacer, gone, kept, &type))
    return;
  if (!mlirTypeEqual(type, mlirValueGetType(kept)))
    mlirValueSetType(kept, type);
  if (keeps_name(replacer, gone))
    take_name(replacer, gone, kept);
  mlirValueReplaceAllUsesOfWith(gone, kept);
}
