//===- check_batch_norm_fold.c - batch norms that stay --------------------===//
//
// One finding for each BatchNormalization that no linear operator beside it can
// absorb, with the reason, the operator that it would belong to, what stands in
// the way, and the pass that helps. Which ones those are is decided by the
// analysis that fold-batch-norm goes by (batch_norm.h).
//
//===----------------------------------------------------------------------===//

#include "arch_check.h"
#include "batch_norm.h"
#include "norm_plan.h"
#include "norm_words.h"

typedef struct norm_state {
  aimet_arch_check check;
  aimet_batch_norms *norms;
} norm_state;

/// A norm that stays, in one of the instances of its function.
typedef struct subject {
  const aimet_norm_fold *fold;
  size_t node;
  aimet_arena *arena;
} subject;

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

/// What an operation of the same instance is called; empty if it is no node.
static aimet_string_view name_of(norm_state *state, const subject *s,
                                 MlirOperation op) {
  if (mlirOperationIsNull(op))
    return aimet_sv("");
  const aimet_model_flow *flow = state->check.flow;
  size_t node = aimet_flow_node_of(flow, flow->nodes[s->node].instance, op);
  return node == AIMET_NO_NODE ? aimet_op_node_name(op)
                               : aimet_arch_name(&state->check, node, s->arena);
}

/// `relu1 (Relu)`.
static void append_op(norm_state *state, const subject *s, MlirOperation op,
                      aimet_string_builder *out) {
  aimet_string_view type = aimet_op_type(op);
  aimet_sb_append(out, type);
  aimet_string_view name = name_of(state, s, op);
  if (!name.length)
    return;
  aimet_sb_append_cstr(out, " \"");
  aimet_sb_append_escaped(out, name, 200);
  aimet_sb_append_char(out, '"');
}

static void append_reason(norm_state *state, const subject *s,
                          aimet_string_builder *out) {
  const char *words = aimet_norm_reason_words(s->fold);
  if (*words != '%') {
    const char *hole = strchr(words, '%');
    aimet_sb_append(
        out, aimet_sv_n(words, hole ? (size_t)(hole - words) : strlen(words)));
    words = hole;
  }
  if (!words)
    return;
  if (mlirOperationIsNull(s->fold->blocker))
    aimet_sb_append_cstr(out, "something else");
  else
    append_op(state, s, s->fold->blocker, out);
  aimet_sb_append_cstr(out, words + 1);
}

static void append_message(norm_state *state, const subject *s,
                           aimet_string_builder *out) {
  append_op(state, s, s->fold->norm, out);
  if (mlirOperationIsNull(s->fold->linear)) {
    aimet_sb_append_cstr(out, " cannot be folded: ");
  } else {
    aimet_sb_append_cstr(out, " cannot be folded into ");
    append_op(state, s, s->fold->linear, out);
    aimet_sb_append_cstr(out, ": ");
  }
  append_reason(state, s, out);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static const char *why_of(const aimet_norm_fold *fold) {
  return fold->reason == AIMET_NORM_OF_CONSTANTS
             ? "the same numbers are computed in every run, and tools look for "
               "weights to quantize among what is stored"
             : "a norm that is folded costs nothing; one that stays is "
               "quantized by itself, with a scale for each channel that a "
               "quantizer of activations does not have";
}

static void report(norm_state *state, const subject *s,
                   const aimet_arch_nodes *nodes) {
  const aimet_norm_fold *fold = s->fold;
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  append_message(state, s, &message);
  aimet_string_view linear = mlirOperationIsNull(fold->linear)
                                 ? aimet_sv("")
                                 : aimet_op_type(fold->linear);
  const char *signature = aimet_arena_format(
      s->arena, "%s %.*s", aimet_norm_reason_name(fold->reason),
      AIMET_SV(linear));
  aimet_finding finding = {
      .message = aimet_sb_view(&message),
      .why = aimet_sv(why_of(fold)),
      .remedy = aimet_sv(aimet_norm_remedy(fold, s->arena)),
      .fixed_by = fold->mended_by,
      .calls = nodes->count > 1 ? (int64_t)nodes->count : 0,
      .aimet_check = "_check_batch_norm_fold",
      .issue = aimet_sv("no convolution or linear layer beside it can absorb "
                        "this batch norm; quantized by itself it costs "
                        "accuracy and time"),
      .recommendation = aimet_sv("take the batch norm out, or put it next to a "
                                 "convolution"),
      .reason = aimet_norm_reason_name(fold->reason),
      .neighbour = name_of(state, s, fold->linear)};
  aimet_arch_report(&state->check, &finding, s->node, nodes,
                    aimet_sv(signature));
  aimet_sb_deinit(&message);
}

/// The fold of a node that is a norm that stays; null for others.
static const aimet_norm_fold *fold_of(const norm_state *state, size_t node) {
  MlirOperation op = state->check.flow->nodes[node].op;
  const aimet_norm_fold *fold = aimet_batch_norms_find(state->norms, op);
  return fold && fold->direction == AIMET_FOLD_NONE ? fold : NULL;
}

/// Calls of one module that stay for one reason are one finding.
static void group_norms(norm_state *state, aimet_arch_groups *groups) {
  const aimet_model_flow *flow = state->check.flow;
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    const aimet_norm_fold *fold = fold_of(state, i);
    if (!fold || aimet_arch_is_excluded(&state->check, i))
      continue;
    aimet_sb_clear(&key);
    aimet_arch_append_key(flow, i, aimet_norm_reason_name(fold->reason), &key);
    aimet_arch_groups_add(groups, aimet_sb_view(&key), i, NULL);
  }
  aimet_sb_deinit(&key);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static void check_model(norm_state *state) {
  aimet_arch_groups groups;
  aimet_arch_groups_init(&groups);
  group_norms(state, &groups);
  aimet_arena *arena = aimet_arena_create();
  for (size_t i = 0; i < groups.count; ++i) {
    size_t node = groups.items[i].items[0];
    subject s = {fold_of(state, node), node, arena};
    report(state, &s, &groups.items[i]);
    aimet_arena_reset(arena);
  }
  aimet_arena_destroy(arena);
  aimet_arch_groups_deinit(&groups);
}

/// Of weights that cannot be read (IR is passed on without their files) only
/// the numbers are not judged, and nobody need hear of it.
static aimet_batch_norms *judge_norms(aimet_pass_run *run, bool is_aimet) {
  aimet_weight_store *weights = aimet_pass_weights(run);
  aimet_diag *diag = aimet_weight_store_diag(weights);
  aimet_diag_mute mute = aimet_diag_mute_all(diag);
  aimet_batch_norms *norms =
      aimet_batch_norms_create(aimet_pass_module(run), weights,
                               is_aimet ? AIMET_FOLD_AIMET : AIMET_FOLD_OURS);
  if (!is_aimet)
    (void)aimet_norms_judge_numbers(run, norms);
  aimet_diag_unmute(diag, mute);
  return norms;
}

static aimet_status run(aimet_pass_run *run) {
  norm_state state = {0};
  aimet_arch_check_begin(&state.check, run);
  state.norms = judge_norms(run, state.check.profile->is_aimet);
  check_model(&state);
  aimet_batch_norms_destroy(state.norms);
  aimet_arch_check_end(&state.check);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_batch_norm_fold = {
    .name = "check-batch-norm-fold",
    .kind = AIMET_PASS_CHECK,
    .family = "arch",
    .summary = "find batch norms that cannot be folded, and say why",
    .description =
        "A batch norm right behind a convolution or linear layer, or right "
        "before one, can be folded into its weight and bias; "
        "`--fold-batch-norm` does it. Each one that cannot gives one finding, "
        "with the operator that it would belong to (`neighbour`; of those "
        "before the norm it is the nearest, counted in operators between) and "
        "the reason:\n\n"
        "| reason | what stands in the way | what helps |\n"
        "|---|---|---|\n"
        "| `constant-input` | it normalizes what is stored, not what the "
        "network computes: a weight, as standardized convolutions have it | "
        "to compute the weight before the export |\n"
        "| `training-mode` | it computes its statistics itself | export in "
        "evaluation mode |\n"
        "| `computed-parameters` | scale, bias, mean or variance is no "
        "constant | `fold-constants` where it computes it, some with a "
        "larger `max-bytes`, `inline-functions`; inputs: an export with "
        "weights, which are no inputs |\n"
        "| `by-element` | it has statistics for each element (`spatial = "
        "0`, opset 8 and older) | a norm by channel |\n"
        "| `dynamic-channels` | the number of channels is not known | "
        "parameters that are stored in the model |\n"
        "| `wrong-lengths` | scale, bias, mean and variance are not vectors "
        "of one length | one number for each channel in all four |\n"
        "| `too-large` | more than 4,194,304 channels, or 536,870,912 "
        "elements of the weight | a smaller layer, or folding before the "
        "export |\n"
        "| `second-consumer` | somebody else reads what lies between | "
        "behind a layer: that it reads the result of the norm, or a layer "
        "of its own; before a layer: a norm for each reader |\n"
        "| `graph-output` | what lies between is an output | not to return "
        "it |\n"
        "| `mentioned-between` | the model mentions what lies between "
        "outside of its nodes | folding before it does |\n"
        "| `other-graph` | the norm or the operator is in the body of an "
        "If, Loop or Scan, and the other one is not | both in one graph; "
        "`inline-static-control-flow` where the node does the same in every "
        "run |\n"
        "| `shared-weight` | another operator has the weight, too | "
        "`unshare-weights`; of calls of one module `unroll-reused-modules` "
        "first |\n"
        "| `output-weight` | the weight is an output of the model, too | "
        "not to return it |\n"
        "| `mentioned-weight` | the model mentions the weight outside of "
        "its nodes | folding before it does |\n"
        "| `computed-weight` | the weight or bias is no constant | "
        "`fold-constants` where it computes it, some with a larger "
        "`max-bytes`, `inline-functions`; folding before quantization |\n"
        "| `activation-between` | an activation lies between | the norm "
        "before the activation |\n"
        "| `concat-between` | a Concat lies between | "
        "`push-batch-norm-through-concat` and `fold-batch-norm`, where what "
        "is pushed folds; a norm for each layer that feeds the Concat |\n"
        "| `operator-between` | another operator does | "
        "`eliminate-identities` where it does nothing, `inline-functions` "
        "where it is a call; the norm right behind the layer |\n"
        "| `padding` | a convolution pads behind the norm | the norm behind "
        "the convolution |\n"
        "| `transposed` | a ConvTranspose is behind the norm | the norm "
        "behind the convolution |\n"
        "| `groups` | a grouped convolution, with `--profile=aimet` alone | "
        "`fold-batch-norm` |\n"
        "| `function-attribute` | an attribute of the norm or of the "
        "operator is given by the caller of the function | "
        "`inline-functions` |\n"
        "| `bias-by-row` | the bias is not one number for each channel | a "
        "vector for a bias |\n"
        "| `other-axis` | the channels of the norm are not those of the "
        "weight | a linear layer on an input of two dimensions |\n"
        "| `out-of-range` | a variance with epsilon is not positive, a "
        "number of the norm, the weight or the bias is infinite or none, or "
        "one of the new weight or bias too large for its type (not with "
        "`--profile=aimet`) | other numbers |\n"
        "| `no-neighbour` | no linear operator stands on either side | the "
        "norm right behind a layer |\n\n"
        "Where nothing else helps, `batch-norm-to-conv` makes the norm a 1x1 "
        "depthwise convolution. Graphs inside nodes and local functions count "
        "like the main graph, calls of one module as one.\n\n"
        "With `--profile=aimet` the norms are those that AIMET reports, which "
        "goes by patterns of modules alone: it folds into no grouped "
        "convolution from the front, and of a layer that is called twice one "
        "norm (`_check_batch_norm_fold`).\n\n"
        "```mlir\n"
        "%1 = \"onnx.Conv\"(%0, %w) : ...\n"
        "%2 = \"onnx.Relu\"(%1) : ...\n"
        "%3 = \"onnx.BatchNormalization\"(%2, ...) : ...  // "
        "activation-between, neighbour: the Conv\n"
        "```\n",
    .why = "A folded norm is gone: no time, no quantizer. One that stays "
           "multiplies and adds channel by channel, in integers with one scale "
           "for all channels, and its factors often lie far apart: accuracy "
           "suffers where they do. Many runtimes for small devices have no "
           "such operator, and fall back to floats.\n",
    .remedy = "Put the norm right behind the convolution, before the "
              "activation:\n\n"
              "```python\n"
              "x = self.relu(self.bn(self.conv(x)))   # was bn(relu(conv(x)))\n"
              "```\n\n"
              "and train again; or take it out where nothing comes of it.\n",
    .severity = "warning",
    .aimet_checks = "_check_batch_norm_fold",
    .run = run,
};
