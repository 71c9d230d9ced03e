//===- fold_batch_norm.c - batch norms into what stands beside them -------===//
//
// Folds every BatchNormalization that the analysis (batch_norm.h) finds a place
// for. Everything is read and computed from the model as it was: all norms that
// one operator absorbs go in at once, and its weight is rounded once.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "absorb_affine.h"
#include "alloc.h"
#include "batch_norm.h"
#include "dead_code.h"
#include "norm_rewrite.h"
#include "pass_support.h"
#include "ptr_map.h"
#include "uses.h"

#include <stdlib.h>
#include <string.h>

/// Norms that go into one operator on one side of it.
typedef struct norm_row {
  aimet_norm_view *norms; ///< the nearest to the operator first
  size_t count, capacity;
  bool is_cut; ///< one is left, and with it all that are farther away
} norm_row;

/// An operator and what it absorbs.
typedef struct fold_plan {
  aimet_linear linear;
  const aimet_value_type *bias_type; ///< null: it has no bias
  norm_row before, behind;
} fold_plan;

typedef struct fold_state {
  aimet_pass_run *run;
  aimet_norm_reader reader;
  fold_plan *plans;
  size_t count, capacity;
  aimet_ptr_map places; ///< linear operator -> its plan
  aimet_tensor_maker maker;
  aimet_dead_code dead;
  uint64_t num_folded, num_left;
} fold_state;

//===----------------------------------------------------------------------===//
// Planning
//===----------------------------------------------------------------------===//

static fold_plan *plan_of(fold_state *state, const aimet_norm_fold *fold) {
  bool is_new;
  uint64_t *place =
      aimet_ptr_map_insert(&state->places, fold->linear.ptr, &is_new);
  if (!is_new)
    return &state->plans[*place];
  *place = state->count;
  void *plans = state->plans;
  aimet_grow_array(&plans, &state->capacity, state->count + 1,
                   sizeof *state->plans);
  state->plans = plans;
  fold_plan *plan = &state->plans[state->count++];
  *plan = (fold_plan){0};
  aimet_linear_of(&state->reader, fold->linear, &plan->linear);
  if (!mlirValueIsNull(plan->linear.bias) && !plan->linear.has_zero_bias)
    plan->bias_type = aimet_linear_bias_type(&state->reader, &plan->linear);
  return plan;
}

/// Norms come nearest first. Where the user wants one left, those behind it
/// have no place any longer.
static void add_norm(fold_state *state, const aimet_norm_fold *fold,
                     norm_row *row) {
  row->is_cut |= aimet_pass_leaves(state->run, fold->norm) ||
                 aimet_pass_leaves(state->run, fold->linear);
  if (row->is_cut)
    return;
  void *norms = row->norms;
  aimet_grow_array(&norms, &row->capacity, row->count + 1, sizeof *row->norms);
  row->norms = norms;
  row->norms[row->count++] = aimet_norm_view_of(&state->reader, fold->norm);
}

static void plan(fold_state *state, bool goes_backward, bool goes_forward) {
  aimet_batch_norms *norms = aimet_batch_norms_create(
      aimet_pass_module(state->run), aimet_pass_weights(state->run),
      goes_backward ? AIMET_FOLD_OURS : AIMET_FOLD_OURS_FORWARD);
  size_t count = aimet_batch_norms_size(norms);
  for (size_t i = 0; goes_backward && i < count; ++i) {
    const aimet_norm_fold *fold = aimet_batch_norms_at(norms, i);
    if (fold->direction == AIMET_FOLD_BACKWARD)
      add_norm(state, fold, &plan_of(state, fold)->behind);
  }
  for (size_t i = count; goes_forward && i-- > 0;) {
    const aimet_norm_fold *fold = aimet_batch_norms_at(norms, i);
    if (fold->direction == AIMET_FOLD_FORWARD)
      add_norm(state, fold, &plan_of(state, fold)->before);
  }
  aimet_batch_norms_destroy(norms);
}

//===----------------------------------------------------------------------===//
// Computing
//===----------------------------------------------------------------------===//

/// What all norms of a row do together.
static bool read_row(fold_state *state, const norm_row *row, bool is_behind,
                     uint64_t channels, aimet_affine *out) {
  *out = aimet_affine_identity(state->reader.arena, channels);
  for (size_t i = 0; i < row->count; ++i) {
    aimet_affine map;
    if (!aimet_norm_read(&state->reader, &row->norms[i], &map))
      return false;
    if (is_behind)
      aimet_affine_then(out, &map);
    else
      aimet_affine_after(out, &map);
  }
  return true;
}

static aimet_absorb_result compute(fold_state *state, const fold_plan *plan,
                                   aimet_absorbed *out) {
  const aimet_weight_layout *layout = &plan->linear.layout;
  aimet_affine before, behind;
  if (!read_row(state, &plan->before, false, aimet_layout_inputs(layout),
                &before) ||
      !read_row(state, &plan->behind, true, aimet_layout_outputs(layout),
                &behind))
    return AIMET_ABSORB_UNREADABLE;
  if (!aimet_affine_is_finite(&before) || !aimet_affine_is_finite(&behind))
    return AIMET_ABSORB_OUT_OF_RANGE;
  return aimet_absorb_affine(aimet_pass_weights(state->run), &plan->linear,
                             plan->bias_type, &before, &behind, out);
}

//===----------------------------------------------------------------------===//
// What is said
//===----------------------------------------------------------------------===//

/// `into Conv "conv1"`.
static void append_target(aimet_string_builder *out, const fold_plan *plan) {
  aimet_sb_append_cstr(out, "into ");
  aimet_append_node(out, plan->linear.op);
}

static void report_row(fold_state *state, const fold_plan *plan,
                       const norm_row *row) {
  aimet_string_builder rest = AIMET_STRING_BUILDER_INIT;
  append_target(&rest, plan);
  for (size_t i = 0; i < row->count; ++i)
    aimet_report_norm(state->run, row->norms[i].op, "folded",
                      aimet_sb_view(&rest));
  state->num_folded += row->count;
  aimet_sb_deinit(&rest);
}

static void report_row_left(fold_state *state, const fold_plan *plan,
                            const norm_row *row) {
  aimet_string_builder rest = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&rest, "could go ");
  append_target(&rest, plan);
  for (size_t i = 0; i < row->count; ++i)
    aimet_remark_norm_left(state->run, row->norms[i].op, aimet_sb_view(&rest));
  state->num_left += row->count;
  aimet_sb_deinit(&rest);
}

//===----------------------------------------------------------------------===//
// Rewriting
//===----------------------------------------------------------------------===//

/// The farthest norm's name is that of the result. Nothing uses those before it
/// once it is gone.
static void remove_behind(fold_state *state, const fold_plan *plan,
                          MlirOperation end) {
  const norm_row *row = &plan->behind;
  if (!row->count)
    return;
  MlirOperation farthest = row->norms[row->count - 1].op;
  aimet_take_result(end, farthest, state->maker.arena);
  aimet_dead_code_erase(&state->dead, farthest);
  aimet_dead_code_sweep(&state->dead);
}

/// The operator reads what the farthest norm read; that nothing uses the norms
/// any more is left to the sweep.
static void remove_before(fold_state *state, const fold_plan *plan) {
  const norm_row *row = &plan->before;
  if (!row->count)
    return;
  MlirOperation linear = plan->linear.op;
  MlirOperation source = aimet_defining_op(mlirOperationGetOperand(linear, 0));
  mlirOperationSetOperand(
      linear, 0, mlirOperationGetOperand(row->norms[row->count - 1].op, 0));
  aimet_dead_code_add(&state->dead, source);
  aimet_dead_code_sweep(&state->dead);
}

static void apply(fold_state *state, const fold_plan *plan,
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

static aimet_status fold(fold_state *state, const fold_plan *plan) {
  if (!plan->before.count && !plan->behind.count)
    return AIMET_OK;
  aimet_absorbed absorbed;
  switch (compute(state, plan, &absorbed)) {
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
  for (size_t i = 0; status == AIMET_OK && i < state->count; ++i)
    status = fold(state, &state->plans[i]);
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

static void deinit(fold_state *state) {
  for (size_t i = 0; i < state->count; ++i) {
    free(state->plans[i].before.norms);
    free(state->plans[i].behind.norms);
  }
  free(state->plans);
  aimet_ptr_map_deinit(&state->places);
  aimet_norm_reader_deinit(&state->reader);
}

static aimet_status run(aimet_pass_run *run) {
  fold_state state = {.run = run};
  bool goes_backward, goes_forward;
  aimet_status status = read_direction(run, &goes_backward, &goes_forward);
  if (status != AIMET_OK)
    return status;
  aimet_norm_reader_init(&state.reader, aimet_pass_module(run),
                         aimet_pass_weights(run));
  plan(&state, goes_backward, goes_forward);
  if (state.count)
    status = fold_all(&state);
  aimet_pass_count(run, "folded norms", state.num_folded);
  aimet_pass_count(run, "left, numbers out of range", state.num_left);
  deinit(&state);
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
        "bfloat16). Where a number would be out of range all norms of that "
        "operator are left, with a remark. The weight keeps its name and is "
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
