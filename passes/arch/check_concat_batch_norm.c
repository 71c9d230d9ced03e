//===- check_concat_batch_norm.c - batch norms behind a concatenation -----===//
//
// Finds batch norms that read a Concat of which convolutions or linear layers
// are inputs: split at the Concat, the parts could be folded. Whether that is
// so is decided by the analysis that the rewrite goes by (batch_norm.h); what
// AIMET goes by are the names of operators alone.
//
//===----------------------------------------------------------------------===//

#include "arch_check.h"
#include "batch_norm.h"
#include "convolution.h"

/// Inputs of a Concat that the message names.
#define MAX_NAMES 8

typedef struct concat_state {
  aimet_arch_check check;
  aimet_batch_norms *norms; ///< by our rules, whatever the profile
} concat_state;

//===----------------------------------------------------------------------===//
// AIMET's rule
//===----------------------------------------------------------------------===//

static bool is_matmul(MlirOperation op) {
  return aimet_op_is(op, "onnx.MatMul");
}

static bool is_stored(const aimet_flow_source *source) {
  return source->node == AIMET_NO_NODE && !mlirValueIsNull(source->value) &&
         mlirValueIsAOpResult(source->value);
}

/// True for a MatMul by stored weights.
static bool is_linear_matmul(const aimet_model_flow *flow, size_t node) {
  aimet_flow_source weight = aimet_flow_source_of(flow, node, 1);
  return is_matmul(flow->nodes[node].op) && is_stored(&weight);
}

/// The MatMul behind an Add of a stored bias; else the node itself.
static size_t without_bias(const aimet_model_flow *flow, size_t node) {
  if (!aimet_op_is(flow->nodes[node].op, "onnx.Add"))
    return node;
  for (intptr_t i = 0; i < 2; ++i) {
    aimet_flow_source bias = aimet_flow_source_of(flow, node, 1 - i);
    size_t product = aimet_flow_source_of(flow, node, i).node;
    if (is_stored(&bias) && product != AIMET_NO_NODE &&
        is_linear_matmul(flow, product))
      return product;
  }
  return node;
}

/// True for what a batch norm can be folded into. A fork behind it does not
/// matter here.
static bool is_linear(const aimet_model_flow *flow, size_t node) {
  MlirOperation op = flow->nodes[node].op;
  return aimet_op_is(op, "onnx.Conv") ||
         aimet_op_is(op, "onnx.ConvTranspose") ||
         aimet_op_is(op, "onnx.Gemm") ||
         is_linear_matmul(flow, without_bias(flow, node));
}

/// AIMET means layers.
static bool is_aimets(const aimet_flow_node *node) {
  return aimet_arch_is_layer(node) || !node->has_provenance;
}

/// The Concat that a batch norm reads, alone, and of which an input is linear;
/// AIMET_NO_NODE if there is none.
static size_t find_concat_of_aimet(const aimet_model_flow *flow, size_t norm) {
  size_t concat = aimet_flow_source_of(flow, norm, 0).node;
  if (concat == AIMET_NO_NODE ||
      !aimet_op_is(flow->nodes[concat].op, "onnx.Concat") ||
      !aimet_flow_only_use(flow, concat) || !is_aimets(&flow->nodes[norm]))
    return AIMET_NO_NODE;
  intptr_t inputs = mlirOperationGetNumOperands(flow->nodes[concat].op);
  for (intptr_t i = 0; i < inputs; ++i) {
    size_t node = aimet_flow_source_of(flow, concat, i).node;
    if (node != AIMET_NO_NODE && is_linear(flow, node) &&
        is_aimets(&flow->nodes[node]))
      return concat;
  }
  return AIMET_NO_NODE;
}

//===----------------------------------------------------------------------===//
// Ours
//===----------------------------------------------------------------------===//

/// `fold` null: by our rules it is no norm.
static bool is_pushed(const aimet_norm_fold *fold) {
  return fold && !mlirOperationIsNull(aimet_norm_pushed_through(fold));
}

/// True for what only AIMET reports: the norm folds as it stands.
static bool is_folded(const aimet_norm_fold *fold) {
  return fold && fold->direction != AIMET_FOLD_NONE;
}

static const char *fix_of(const aimet_norm_fold *fold) {
  if (is_folded(fold))
    return "fold-batch-norm";
  return is_pushed(fold) ? AIMET_PASS_PUSH_NORM : NULL;
}

static const char *remedy_of(const aimet_norm_fold *fold) {
  if (is_folded(fold))
    return "fold it as it stands, into the layer behind it";
  return is_pushed(fold)
             ? "give each branch a batch norm of its own, right behind its "
               "convolution or linear layer and before `torch.cat`, where "
               "`--fold-batch-norm` folds it"
             : "give each branch a batch norm of its own, right behind its "
               "convolution or linear layer and before `torch.cat`";
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void append_input(aimet_arch_check *check, size_t concat, intptr_t i,
                         aimet_arena *arena, aimet_string_builder *out) {
  aimet_flow_source source = aimet_flow_source_of(check->flow, concat, i);
  if (source.node != AIMET_NO_NODE)
    aimet_sb_append(out, aimet_arch_name(check, source.node, arena));
  else
    aimet_sb_append(out, aimet_value_name(source.value, arena));
}

/// `(a, b)-> Concat-> bn`
static void append_chain(aimet_arch_check *check, size_t concat, size_t norm,
                         aimet_arena *arena, aimet_string_builder *out) {
  intptr_t inputs = mlirOperationGetNumOperands(check->flow->nodes[concat].op);
  aimet_sb_append_char(out, '(');
  for (intptr_t i = 0; i < inputs && i < MAX_NAMES; ++i) {
    if (i > 0)
      aimet_sb_append_cstr(out, ", ");
    append_input(check, concat, i, arena, out);
  }
  if (inputs > MAX_NAMES)
    aimet_sb_appendf(out, ", and %zu more", (size_t)inputs - MAX_NAMES);
  aimet_sb_append_cstr(out, ")-> Concat-> ");
  aimet_sb_append(out, aimet_arch_name(check, norm, arena));
}

/// `fold` may be null.
static void report(aimet_arch_check *check, size_t concat, size_t norm,
                   const aimet_norm_fold *fold) {
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  append_chain(check, concat, norm, arena, &message);
  aimet_sb_append_cstr(&message,
                       ": the batch norm could be folded, were it not "
                       "behind the concatenation");
  const char *signature = aimet_arena_format(
      arena, "concat of %zu",
      (size_t)mlirOperationGetNumOperands(check->flow->nodes[concat].op));
  aimet_arch_nodes nodes = {0};
  aimet_arch_nodes_add(&nodes, concat);
  aimet_arch_nodes_add(&nodes, norm);
  aimet_finding finding = {
      .message = aimet_sb_view(&message),
      .why = aimet_sv("a batch norm that stays is quantized and computed by "
                      "itself, over everything that was concatenated"),
      .remedy = aimet_sv(remedy_of(fold)),
      .fixed_by = fix_of(fold),
      .aimet_check = "_check_foldable_bn_with_split",
      .issue =
          aimet_sv("convolutions, a concatenation and a batch norm in this "
                   "order cost performance"),
      .recommendation = aimet_sv("change the structure so that the batch norm "
                                 "can be folded into the convolutions")};
  aimet_arch_report(check, &finding, norm, &nodes, aimet_sv(signature));
  aimet_arch_nodes_deinit(&nodes);
  aimet_sb_deinit(&message);
  aimet_arena_destroy(arena);
}

static void check_norm(concat_state *state, size_t norm) {
  const aimet_model_flow *flow = state->check.flow;
  const aimet_norm_fold *fold =
      aimet_batch_norms_find(state->norms, flow->nodes[norm].op);
  size_t concat = AIMET_NO_NODE;
  if (state->check.profile->is_aimet)
    concat = find_concat_of_aimet(flow, norm);
  else if (is_pushed(fold))
    concat = aimet_flow_node_of(flow, flow->nodes[norm].instance,
                                aimet_norm_pushed_through(fold));
  if (concat != AIMET_NO_NODE)
    report(&state->check, concat, norm, fold);
}

static aimet_status run(aimet_pass_run *run) {
  concat_state state;
  aimet_arch_check_begin(&state.check, run);
  state.norms = aimet_batch_norms_create(
      aimet_pass_module(run), aimet_pass_weights(run), AIMET_FOLD_OURS);
  for (size_t i = 0; i < state.check.flow->num_nodes; ++i)
    if (aimet_op_is(state.check.flow->nodes[i].op, "onnx.BatchNormalization") &&
        !aimet_arch_is_excluded(&state.check, i))
      check_norm(&state, i);
  aimet_batch_norms_destroy(state.norms);
  aimet_arch_check_end(&state.check);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_concat_batch_norm = {
    .name = "check-concat-batch-norm",
    .kind = AIMET_PASS_CHECK,
    .family = "arch",
    .summary = "find batch norms behind a concatenation of foldable layers",
    .description =
        "A batch norm over the channels of a Concat cannot be folded into what "
        "the Concat joins: each convolution sees a part of its channels only. "
        "It is reported where `--push-batch-norm-through-concat` splits the "
        "norm and `--fold-batch-norm` then folds all of the parts but one at "
        "most: into a convolution, transposed convolution or linear layer "
        "(Gemm, or MatMul) that nobody else reads. The message names the "
        "chain. A norm that `--fold-batch-norm` folds as it stands, into the "
        "layer behind it, is no finding. Why another norm behind a Concat "
        "stays is what `--check-batch-norm-fold` says.\n\n"
        "With `--profile=aimet` it is `_check_foldable_bn_with_split`: at "
        "least "
        "one input of the Concat comes from such a layer, whoever else reads "
        "it. The pass is named where it mends that.\n\n"
        "```mlir\n"
        "%2 = \"onnx.Concat\"(%0, %1) {axis = 1 : si64} : ...\n"
        "// (a, b)-> Concat-> bn: the batch norm could be folded, were it not "
        "behind the concatenation\n"
        "%3 = \"onnx.BatchNormalization\"(%2, ...) : ...\n"
        "```\n",
    .why = "A batch norm that is not folded costs memory traffic over all of "
           "its input and has quantizers of its own, which lose precision.\n",
    .remedy =
        "Normalize the branches, not what they are joined to:\n\n"
        "```python\n"
        "y = torch.cat([self.bn_a(self.a(x)), self.bn_b(self.b(x))], 1)\n"
        "# was self.bn(torch.cat([self.a(x), self.b(x)], 1))\n"
        "```\n\n"
        "In the exported model `--push-batch-norm-through-concat "
        "--fold-batch-norm` does it, with the parameters split. The first "
        "pass alone leaves a norm for each branch, which no check reports, "
        "for they can be folded: run both.\n",
    .options = NULL,
    .severity = "warning",
    .aimet_checks = "_check_foldable_bn_with_split",
    .run = run,
};
