//===- fold_batch_norm.c - batch norms into what stands beside them -------===//
//
// Folds every BatchNormalization that the analysis (batch_norm.h) finds a place
// for. Everything is read and computed from the model as it was: all norms that
// one operator absorbs go in at once, and its weight is rounded once.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "dead_code.h"
#include "norm_plan.h"
#include "norm_rewrite.h"
#include "provenance.h"
#include "uses.h"

#include <string.h>

typedef struct fold_state {
  aimet_pass_run *run;
  aimet_norm_plans plans;
  aimet_tensor_maker maker;
  aimet_dead_code dead;
  uint64_t num_folded, num_left;
} fold_state;

//===----------------------------------------------------------------------===//
// Planning
//===----------------------------------------------------------------------===//

static void plan(fold_state *state, bool goes_backward, bool goes_forward) {
  aimet_batch_norms *norms = aimet_batch_norms_create(
      aimet_pass_module(state->run), aimet_pass_weights(state->run),
      goes_backward ? AIMET_FOLD_OURS : AIMET_FOLD_OURS_FORWARD);
  if (goes_backward)
    aimet_norm_plans_add(&state->plans, norms, AIMET_FOLD_BACKWARD, state->run);
  if (goes_forward)
    aimet_norm_plans_add(&state->plans, norms, AIMET_FOLD_FORWARD, state->run);
  aimet_batch_norms_destroy(norms);
}

//===----------------------------------------------------------------------===//
// What is said
//===----------------------------------------------------------------------===//

/// `into Conv "conv1"`.
static void append_target(aimet_string_builder *out,
                          const aimet_norm_plan *plan) {
  aimet_sb_append_cstr(out, "into ");
  aimet_append_node(out, plan->linear.op);
}

static void report_row(fold_state *state, const aimet_norm_plan *plan,
                       const aimet_norm_row *row) {
  aimet_string_builder rest = AIMET_STRING_BUILDER_INIT;
  append_target(&rest, plan);
  for (size_t i = 0; i < row->count; ++i)
    aimet_report_norm(state->run, row->norms[i].op, "folded",
                      aimet_sb_view(&rest));
  state->num_folded += row->count;
  aimet_sb_deinit(&rest);
}

static void report_row_left(fold_state *state, const aimet_norm_plan *plan,
                            const aimet_norm_row *row) {
  aimet_string_builder rest = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&rest, "could go ");
  append_target(&rest, plan);
  for (size_t i = 0; i < row->count; ++i)
    aimet_remark_norm_left(state->run, row->norms[i].op,
                           aimet_sb_view(&rest).data, AIMET_WHY_OUT_OF_RANGE);
  state->num_left += row->count;
  aimet_sb_deinit(&rest);
}

//===----------------------------------------------------------------------===//
// Rewriting
//===----------------------------------------------------------------------===//

/// The farthest norm's name is that of the result. Nothing uses those before it
/// once it is gone.
static void remove_behind(fold_state *state, const aimet_norm_plan *plan,
                          MlirOperation end) {
  const aimet_norm_row *row = &plan->behind;
  if (!row->count)
    return;
  MlirOperation farthest = row->norms[row->count - 1].op;
  aimet_take_result(end, farthest, state->maker.arena);
  aimet_dead_code_erase(&state->dead, farthest);
  aimet_dead_code_sweep(&state->dead);
}

/// The operator reads what the farthest norm read; that nothing uses the norms
/// any more is left to the sweep.
static void remove_before(fold_state *state, const aimet_norm_plan *plan) {
  const aimet_norm_row *row = &plan->before;
  if (!row->count)
    return;
  MlirOperation linear = plan->linear.op;
  MlirOperation source = aimet_defining_op(mlirOperationGetOperand(linear, 0));
  mlirOperationSetOperand(
      linear, 0, mlirOperationGetOperand(row->norms[row->count - 1].op, 0));
  aimet_dead_code_add(&state->dead, source);
  aimet_dead_code_sweep(&state->dead);
}

static void apply(fold_state *state, const aimet_norm_plan *plan,
                  const aimet_absorbed *absorbed) {
  report_row(state, plan, &plan->behind);
  report_row(state, plan, &plan->before);
  MlirOperation end =
      aimet_take_absorbed(&state->maker, &plan->linear, absorbed);
  if (plan->linear.has_zero_bias)
    aimet_dead_code_add(&state->dead, aimet_defining_op(plan->linear.bias));
  remove_before(state, plan);
  remove_behind(state, plan, end);
}

static aimet_status fold(fold_state *state, const aimet_norm_plan *plan) {
  if (!plan->before.count && !plan->behind.count)
    return AIMET_OK;
  aimet_absorbed absorbed;
  switch (aimet_norm_plan_compute(&state->plans, plan, &absorbed)) {
  case AIMET_ABSORB_UNREADABLE:
    return AIMET_ERROR_INPUT;
  case AIMET_ABSORB_OUT_OF_RANGE:
    report_row_left(state, plan, &plan->behind);
    report_row_left(state, plan, &plan->before);
    return AIMET_OK;
  case AIMET_ABSORB_DONE:
    break;
  }
  apply(state, plan, &absorbed);
  return AIMET_OK;
}

static aimet_status fold_all(fold_state *state) {
  MlirOperation module = aimet_pass_module(state->run);
  aimet_tensor_maker_init(&state->maker, module);
  aimet_dead_code_init(&state->dead, module);
  aimet_status status = AIMET_OK;
  for (size_t i = 0; status == AIMET_OK && i < state->plans.count; ++i)
    status = fold(state, &state->plans.items[i]);
  if (state->num_folded)
    aimet_provenance_seal(module);
  aimet_dead_code_deinit(&state->dead);
  aimet_tensor_maker_deinit(&state->maker);
  return status;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static aimet_status read_direction(aimet_pass_run *run, bool *out_backward,
                                   bool *out_forward) {
  const char *text = aimet_pass_option_string(run, "direction");
  bool is_both = strcmp(text, "both") == 0;
  *out_backward = is_both || strcmp(text, "backward") == 0;
  *out_forward = is_both || strcmp(text, "forward") == 0;
  if (*out_backward || *out_forward)
    return AIMET_OK;
  return aimet_diag_error(aimet_pass_diag(run), AIMET_ERROR_USAGE,
                          (aimet_place){0},
                          "wrong value of option 'direction' of "
                          "'fold-batch-norm', got '%s', expected 'both', "
                          "'backward' or 'forward'",
                          text);
}

static aimet_status run(aimet_pass_run *run) {
  fold_state state = {.run = run};
  bool goes_backward, goes_forward;
  aimet_status status = read_direction(run, &goes_backward, &goes_forward);
  if (status != AIMET_OK)
    return status;
  aimet_norm_plans_init(&state.plans, run);
  plan(&state, goes_backward, goes_forward);
  if (state.plans.count)
    status = fold_all(&state);
  aimet_pass_count(run, "folded norms", state.num_folded);
  aimet_pass_count(run, "left, numbers out of range", state.num_left);
  aimet_norm_plans_deinit(&state.plans);
  return status;
}

static const aimet_pass_option options[] = {
    {"direction", AIMET_OPTION_STRING, "both",
     "'backward': into the operator before the norm; 'forward': into the one "
     "behind it; 'both': backward where that is possible"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_fold_batch_norm = {
    .name = "fold-batch-norm",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_AFFINE,
    .family = "prepare",
    .summary = "fold batch norms into the layers beside them",
    .description =
        "In inference a BatchNormalization is a factor and a summand for each "
        "channel. Next to an operator that is linear it needs no operator of "
        "its own: the weight and the bias take it up. A norm goes into the "
        "operator before it where that is possible, else into the one behind "
        "it:\n\n"
        "| operator | norm behind it | norm before it |\n"
        "|---|---|---|\n"
        "| Conv, any number of dimensions and groups | yes | without padding "
        "|\n"
        "| ConvTranspose, any number of dimensions and groups | yes | no: at "
        "the borders fewer elements are summed up |\n"
        "| Gemm, all of `transA`, `transB`, `alpha`, `beta` | yes | without "
        "`transA` |\n"
        "| MatMul with a constant matrix, and an Add of a constant behind it | "
        "of tensors of rank 2 | of tensors of rank 2 |\n\n"
        "```mlir\n"
        "%1 = \"onnx.Conv\"(%x, %weight) : ...\n"
        "%2 = \"onnx.BatchNormalization\"(%1, %s, %b, %mean, %var) "
        "{onnx.outputs = [\"y\"]} : ...\n"
        "// becomes\n"
        "%2 = \"onnx.Conv\"(%x, %weight', %bias') {onnx.outputs = [\"y\"]} : "
        "...\n"
        "```\n\n"
        "What lies between must have no other reader, and be no output. Weight "
        "and bias must be constants, the weight of this operator alone, and so "
        "the four parameters of the norm, which may be shared. Identity nodes "
        "and, on the way from the stored weight, Reshape and Transpose of a "
        "matrix are looked through; several norms in a row all go in. "
        "`check-batch-norm-fold` says of each norm that stays why it does.\n\n"
        "Everything is computed in float64 from the original parameters, and "
        "rounded once to the type of the weight (float64, float32, float16, "
        "bfloat16). Where a number would be out of range, or is infinite or "
        "none already, all norms of that operator are left, with a remark. The "
        "weight keeps its name and is "
        "stored in the IR from now on; a bias that is missing is made: "
        "`conv1.bias` for `conv1.weight`, an Add for a MatMul. The result has "
        "the name of the norm's. Initializers that nothing reads any more are "
        "removed; before IR version 4 they are inputs of the graph as well, "
        "and stay.\n\n"
        "Not part of `--prepare`, for numbers change: outputs agree with those "
        "before to about 1e-5 in float32. `--prove` recomputes every channel "
        "from the original parameters and compares.\n",
    .why = "A folded norm costs nothing and needs no quantizer, and the ranges "
           "of the weights are those that will be quantized: calibration and "
           "rounding must see them. Runtimes fold when they load a model; what "
           "was calibrated before that does not fit afterwards.",
    .remedy = "In PyTorch: `torch.nn.utils.fusion.fuse_conv_bn_eval`, layer by "
              "layer; or export in evaluation mode with constant folding.",
    .options = options,
    .run = run,
};
