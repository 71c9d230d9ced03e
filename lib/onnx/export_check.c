//===- export_check.c - do names mean the values that they stand for? -----===//
//
// IR refers to values, ONNX to names, and names that stand are never changed.
// So names are resolved here as a reader of the model will (and as import does:
// the innermost scope first, of two definitions the last one), and IR whose
// meaning would change is refused. Imported models pass, faulty ones too.
//
//===----------------------------------------------------------------------===//

#include "exporter.h"

#include "op.h"
#include "scope.h"

typedef struct name_check {
  aimet_exporter *exporter;
  aimet_scope *scope;
} name_check;

static void define(name_check *check, MlirValue value) {
  aimet_string_view name = aimet_export_value_name(check->exporter, value);
  if (name.length)
    aimet_scope_define(check->scope, name, value);
}

static void check_operand(name_check *check, MlirOperation op,
                          MlirValue value) {
  if (aimet_value_is_absent(value))
    return;
  aimet_codec *codec = &check->exporter->codec;
  aimet_string_view name = aimet_export_value_name(check->exporter, value);
  if (name.length &&
      mlirValueEqual(aimet_scope_find(check->scope, name), value))
    return;
  codec->op = op;
  if (name.length)
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "operand \"%.*s\" would be read as another value of this "
                     "name, expected a name of its own (in 'onnx.outputs')",
                     AIMET_SV(name));
  else
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "an operand has an empty name, which means that there is "
                     "none");
}

static void check_block(name_check *check, MlirBlock block);

static void check_operation(name_check *check, MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    check_operand(check, op, mlirOperationGetOperand(op, i));
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(op); ++i)
    if (!mlirBlockIsNull(aimet_body(op, i)))
      check_block(check, aimet_body(op, i));
  if (aimet_op_is(op, "onnx.NoValue"))
    return;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    define(check, mlirOperationGetResult(op, i));
}

static void check_block(name_check *check, MlirBlock block) {
  aimet_codec *codec = &check->exporter->codec;
  aimet_scope_enter(check->scope);
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i)
    define(check, mlirBlockGetArgument(block, i));
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op) && !aimet_codec_failed(codec);
       op = mlirOperationGetNextInBlock(op))
    check_operation(check, op);
  aimet_scope_leave(check->scope);
}

//===----------------------------------------------------------------------===//
// Names that occur once
//===----------------------------------------------------------------------===//

/// Where no two values of a function have one name there is nothing to resolve.
typedef struct uniqueness {
  aimet_exporter *exporter;
  aimet_string_map *names;
  bool holds;
} uniqueness;

/// A value without name must have no use.
static void take_name(uniqueness *state, MlirValue value) {
  aimet_string_view name = aimet_export_value_name(state->exporter, value);
  bool is_new = mlirOpOperandIsNull(mlirValueGetFirstUse(value));
  if (name.length)
    aimet_string_map_insert(state->names, name, &is_new);
  state->holds &= is_new;
}

static void take_arguments(uniqueness *state, MlirOperation op) {
  intptr_t num_regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < num_regions; ++i) {
    MlirBlock block = aimet_body(op, i);
    intptr_t count =
        mlirBlockIsNull(block) ? 0 : mlirBlockGetNumArguments(block);
    for (intptr_t j = 0; j < count; ++j)
      take_name(state, mlirBlockGetArgument(block, j));
  }
}

static void take_names(MlirOperation op, void *user_data) {
  uniqueness *state = user_data;
  if (!state->holds || aimet_op_is(op, "onnx.NoValue"))
    return;
  take_arguments(state, op);
  intptr_t count = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < count; ++i)
    take_name(state, mlirOperationGetResult(op, i));
}

static bool names_occur_once(aimet_exporter *exporter, MlirOperation function) {
  uniqueness state = {exporter, aimet_string_map_create(), true};
  aimet_arena *outer = aimet_codec_push_arena(&exporter->codec);
  take_arguments(&state, function);
  aimet_walk(function, take_names, &state);
  aimet_codec_pop_arena(&exporter->codec, outer);
  aimet_string_map_destroy(state.names);
  return state.holds;
}

void aimet_export_check_names(aimet_exporter *exporter,
                              MlirOperation function) {
  if (names_occur_once(exporter, function))
    return;
  name_check check = {exporter, aimet_scope_create()};
  aimet_arena *outer = aimet_codec_push_arena(&exporter->codec);
  check_block(&check, aimet_body(function, 0));
  aimet_codec_pop_arena(&exporter->codec, outer);
  aimet_scope_destroy(check.scope);
}
