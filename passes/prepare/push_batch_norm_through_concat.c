//===- push_batch_norm_through_concat.c - norms before a Concat -----------===//
//
// A BatchNormalization behind a Concat along the channels becomes one for each
// operand, with the parameters of its channels. Exact; folding is left to
// fold-batch-norm.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "batch_norm.h"
#include "constant.h"
#include "dead_code.h"
#include "norm_rewrite.h"
#include "pass_support.h"
#include "result_facts.h"
#include "tensor_maker.h"
#include "uses.h"

#include <stdlib.h>
#include <string.h>

/// When a norm is pushed.
typedef enum push_policy {
  /// If it does not fold as it stands, but one of the new norms does, and at
  /// most one does not.
  PUSH_ANY,
  PUSH_ALL,    ///< of those the ones of which all new norms do
  PUSH_ALWAYS, ///< wherever it is possible
} push_policy;

/// A norm that is pushed, and what it takes to do that; read before anything is
/// changed.
typedef struct push_plan {
  aimet_norm_view norm;
  MlirOperation concat;
  uint64_t *channels; ///< of each operand
  aimet_norm_parameters parameters;
} push_plan;

typedef struct push_state {
  aimet_pass_run *run;
  push_policy policy;
  aimet_norm_reader reader;
  aimet_batch_norms *norms;
  push_plan *plans;
  size_t count, capacity;
  bool has_failed; ///< a file could not be read
  aimet_tensor_maker maker;
  aimet_dead_code dead;
} push_state;

//===----------------------------------------------------------------------===//
// Planning
//===----------------------------------------------------------------------===//

static bool is_wanted(push_state *state, MlirOperation norm,
                      MlirOperation concat) {
  if (state->policy == PUSH_ALWAYS)
    return true;
  const aimet_norm_fold *fold = aimet_batch_norms_find(state->norms, norm);
  bool all_fold = fold && !mlirOperationIsNull(aimet_norm_pushed_through(fold));
  if (!all_fold || state->policy == PUSH_ANY)
    return all_fold;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(concat); ++i)
    all_fold &= aimet_norm_would_fold(
        &state->reader, mlirOperationGetOperand(concat, i), concat);
  return all_fold;
}

static void read_channels(push_state *state, push_plan *plan) {
  intptr_t count = mlirOperationGetNumOperands(plan->concat);
  plan->channels = aimet_arena_calloc(state->reader.arena, (size_t)count,
                                      sizeof *plan->channels);
  for (intptr_t i = 0; i < count; ++i)
    plan->channels[i] = aimet_norm_channels_of(
        &state->reader, mlirOperationGetOperand(plan->concat, i));
}

static void visit(MlirOperation op, void *user_data) {
  push_state *state = user_data;
  if (!aimet_is_batch_norm(op) || aimet_pass_leaves(state->run, op))
    return;
  push_plan plan = {.norm = aimet_norm_view_of(&state->reader, op)};
  plan.concat = aimet_norm_concat(&state->reader, &plan.norm);
  if (mlirOperationIsNull(plan.concat) ||
      aimet_pass_leaves(state->run, plan.concat) ||
      !is_wanted(state, op, plan.concat))
    return;
  state->has_failed |= !aimet_norm_read_parameters(
      &state->reader, state->reader.arena, &plan.norm, &plan.parameters);
  read_channels(state, &plan);
  void *plans = state->plans;
  aimet_grow_array(&plans, &state->capacity, state->count + 1,
                   sizeof *state->plans);
  state->plans = plans;
  state->plans[state->count++] = plan;
}

//===----------------------------------------------------------------------===//
// Pushing
//===----------------------------------------------------------------------===//

/// Channels `first` to `first + count` of a parameter as a tensor of its own,
/// named after it.
static MlirValue store_slice(push_state *state, const push_plan *plan,
                             intptr_t parameter, uint64_t first,
                             uint64_t count) {
  MlirValue whole =
      aimet_skip_identities(aimet_op_input(plan->norm.op, 1 + parameter));
  double *numbers = aimet_calloc(count, sizeof *numbers);
  for (uint64_t i = 0; i < count; ++i)
    numbers[i] =
        aimet_float_element(plan->parameters.elements[parameter], first + i);
  int64_t size = (int64_t)count;
  MlirType type = mlirRankedTensorTypeGet(
      1, &size,
      aimet_element_type(aimet_pass_mlir_context(state->run),
                         plan->parameters.types[parameter]),
      mlirAttributeGetNull());
  MlirAttribute tensor = aimet_tensor_of_doubles(type, numbers, count);
  free(numbers);
  return aimet_store_tensor(&state->maker, tensor, aimet_constant_holder(whole),
                            plan->concat,
                            aimet_value_name(whole, state->maker.arena));
}

/// A norm like that of the plan, before the Concat, over its operand `i`.
static MlirOperation push_to(push_state *state, const push_plan *plan,
                             intptr_t i, uint64_t first) {
  MlirOperation norm = mlirOperationClone(plan->norm.op);
  MlirValue operand = mlirOperationGetOperand(plan->concat, i);
  mlirOperationSetOperand(norm, 0, operand);
  for (intptr_t k = 0; k < AIMET_NUM_NORM_PARAMETERS; ++k)
    mlirOperationSetOperand(
        norm, 1 + k, store_slice(state, plan, k, first, plan->channels[i]));
  aimet_string_view name = aimet_op_node_name(norm);
  aimet_string_view result =
      aimet_result_name(plan->norm.op, 0, state->maker.arena);
  if (result.length)
    aimet_rename_result(norm, 0,
                        aimet_name_set_unique(state->maker.values, result));
  if (name.length)
    aimet_rename_node(norm, aimet_name_set_unique(state->maker.nodes, name));
  aimet_drop_value_info(norm, 0);
  aimet_op_set_attr(norm, "aimet.dim_params", mlirAttributeGetNull());
  aimet_op_set_attr(norm, "onnx.position", mlirAttributeGetNull());
  mlirValueSetType(mlirOperationGetResult(norm, 0), mlirValueGetType(operand));
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(plan->concat),
                                      plan->concat, norm);
  return norm;
}

static void report(push_state *state, const push_plan *plan) {
  aimet_string_builder rest = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&rest, "through ");
  aimet_append_node(&rest, plan->concat);
  aimet_report_norm(state->run, plan->norm.op, "pushed", aimet_sb_view(&rest));
  aimet_sb_deinit(&rest);
}

static void push(push_state *state, const push_plan *plan) {
  report(state, plan);
  uint64_t first = 0;
  intptr_t count = mlirOperationGetNumOperands(plan->concat);
  for (intptr_t i = 0; i < count; ++i) {
    MlirOperation norm = push_to(state, plan, i, first);
    mlirOperationSetOperand(plan->concat, i, mlirOperationGetResult(norm, 0));
    first += plan->channels[i];
  }
  aimet_take_result(plan->concat, plan->norm.op, state->maker.arena);
  aimet_dead_code_erase(&state->dead, plan->norm.op);
  aimet_dead_code_sweep(&state->dead);
}

/// Pushes what can be pushed as the model is now; a norm that was pushed may
/// stand behind another Concat then.
static aimet_status push_once(push_state *state, size_t *out_count) {
  MlirOperation module = aimet_pass_module(state->run);
  state->count = 0;
  aimet_norm_reader_init(&state->reader, module,
                         aimet_pass_weights(state->run));
  state->norms = aimet_batch_norms_create(
      module, aimet_pass_weights(state->run), AIMET_FOLD_OURS);
  aimet_walk(module, visit, state);
  aimet_batch_norms_destroy(state->norms);
  if (!state->has_failed && state->count) {
    aimet_tensor_maker_init(&state->maker, module);
    aimet_dead_code_init(&state->dead, module);
    for (size_t i = 0; i < state->count; ++i)
      push(state, &state->plans[i]);
    aimet_dead_code_deinit(&state->dead);
    aimet_tensor_maker_deinit(&state->maker);
  }
  aimet_norm_reader_deinit(&state->reader);
  *out_count = state->count;
  return state->has_failed ? AIMET_ERROR_INPUT : AIMET_OK;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static aimet_status read_policy(aimet_pass_run *run, push_policy *out) {
  const char *text = aimet_pass_option_string(run, "if");
  *out = strcmp(text, "all") == 0      ? PUSH_ALL
         : strcmp(text, "always") == 0 ? PUSH_ALWAYS
                                       : PUSH_ANY;
  if (*out != PUSH_ANY || strcmp(text, "any") == 0)
    return AIMET_OK;
  return aimet_diag_error(aimet_pass_diag(run), AIMET_ERROR_USAGE,
                          (aimet_place){0},
                          "wrong value of option 'if' of "
                          "'push-batch-norm-through-concat', got '%s', "
                          "expected 'any', 'all' or 'always'",
                          text);
}

static aimet_status run(aimet_pass_run *run) {
  push_state state = {.run = run};
  uint64_t num_pushed = 0;
  size_t count = 1;
  aimet_status status = read_policy(run, &state.policy);
  while (status == AIMET_OK && count) {
    status = push_once(&state, &count);
    num_pushed += count;
  }
  if (num_pushed)
    aimet_provenance_seal(aimet_pass_module(run));
  aimet_pass_count(run, "pushed norms", num_pushed);
  free(state.plans);
  return status;
}

static const aimet_pass_option options[] = {
    {"if", AIMET_OPTION_STRING, "any",
     "'any': push a norm that cannot be folded as it stands, if at least one "
     "part can be, and at most one cannot; 'all': if every part can; 'always': "
     "wherever that is possible"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_push_batch_norm_through_concat = {
    .name = "push-batch-norm-through-concat",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_AFFINE,
    .family = "prepare",
    .summary = "move batch norms behind a Concat to each of its operands",
    .followed_by = "fold-batch-norm",
    .description =
        "A BatchNormalization that alone reads a Concat along the channels "
        "becomes one for each operand, with the parameters of the operand's "
        "channels; `fold-batch-norm` can then fold those into the convolutions "
        "that feed the Concat. The numbers stay the same.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Concat\"(%a, %b) {axis = 1 : si64} : ...\n"
        "%2 = \"onnx.BatchNormalization\"(%1, ...) : ...\n"
        "// becomes\n"
        "%1 = \"onnx.BatchNormalization\"(%a, ...) : ...\n"
        "%2 = \"onnx.BatchNormalization\"(%b, ...) : ...\n"
        "%3 = \"onnx.Concat\"(%1, %2) {axis = 1 : si64} : ...\n"
        "```\n\n"
        "The numbers of channels of all operands must be known, and the "
        "parameters constant. By default a norm is pushed if "
        "`fold-batch-norm` cannot fold it as it stands, and of those that it "
        "becomes at least one can be folded and at most one cannot: behind "
        "both passes no more norms are left than without the first. With "
        "`if=all` it is pushed only if all can, so "
        "that none is left of it. Identity nodes between the Concat and the "
        "norm are looked through. A Concat of a Concat is pushed through "
        "in steps. The result of the Concat has the name of the norm's; the "
        "new norms belong to its module.\n\n"
        "Not part of `--prepare`: `--push-batch-norm-through-concat "
        "--fold-batch-norm` is what it is for. Without `fold-batch-norm` more "
        "norms are left than before.\n",
    .why = "A norm behind a Concat is folded by no tool: it stays an operator "
           "with quantizers of its own, though each of the convolutions before "
           "the Concat could take its part.",
    .remedy = "In PyTorch: give each branch a norm of its own, before "
              "`torch.cat`.",
    .options = options,
    .run = run,
};
