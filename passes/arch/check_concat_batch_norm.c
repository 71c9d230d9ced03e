//===- check_concat_batch_norm.c - batch norms behind a concatenation -----===//
//
// Finds batch norms that read a Concat of which convolutions or linear layers
// are inputs: split at the Concat, each part could be folded.
//
//===----------------------------------------------------------------------===//

#include "convolution.h"
#include "pass_support.h"
#include "stated_rank.h"

/// Inputs of a Concat that the message names.
#define MAX_NAMES 8

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

static bool joins_channels(const aimet_model_flow *flow, size_t concat) {
  aimet_node view = aimet_flow_view(flow, concat);
  int64_t axis = aimet_node_int(&view, "axis", 1);
  return axis == 1 ||
         (axis < 0 &&
          axis + aimet_stated_rank(mlirOperationGetResult(view.op, 0)) == 1);
}

/// The Concat that a batch norm reads, alone; AIMET_NO_NODE if it reads
/// something else, or no input of that is linear.
static size_t find_concat(const aimet_arch_check *check, size_t norm) {
  const aimet_model_flow *flow = check->flow;
  bool is_aimet = check->profile->is_aimet;
  size_t concat = aimet_flow_source_of(flow, norm, 0).node;
  if (concat == AIMET_NO_NODE ||
      !aimet_op_is(flow->nodes[concat].op, "onnx.Concat") ||
      !aimet_flow_only_use(flow, concat) ||
      (is_aimet ? !is_aimets(&flow->nodes[norm])
                : !joins_channels(flow, concat)))
    return AIMET_NO_NODE;
  intptr_t inputs = mlirOperationGetNumOperands(flow->nodes[concat].op);
  for (intptr_t i = 0; i < inputs; ++i) {
    size_t node = aimet_flow_source_of(flow, concat, i).node;
    if (node != AIMET_NO_NODE && is_linear(flow, node) &&
        (!is_aimet || is_aimets(&flow->nodes[node])))
      return concat;
  }
  return AIMET_NO_NODE;
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
    aimet_sb_appendf(out, ", and %zd more", (size_t)inputs - MAX_NAMES);
  aimet_sb_append_cstr(out, ")-> Concat-> ");
  aimet_sb_append(out, aimet_arch_name(check, norm, arena));
}

static void report(aimet_arch_check *check, size_t concat, size_t norm) {
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  append_chain(check, concat, norm, arena, &message);
  aimet_sb_append_cstr(&message,
                       ": the batch norm could be folded, were it not "
                       "behind the concatenation");
  const char *signature = aimet_arena_format(
      arena, "concat of %zd",
      (size_t)mlirOperationGetNumOperands(check->flow->nodes[concat].op));
  aimet_arch_nodes nodes = {0};
  aimet_arch_nodes_add(&nodes, concat);
  aimet_arch_nodes_add(&nodes, norm);
  aimet_finding finding = {
      .message = aimet_sb_view(&message),
      .why = aimet_sv("a batch norm that stays is quantized and computed by "
                      "itself, over everything that was concatenated"),
      .remedy =
          aimet_sv("give each branch a batch norm of its own, right behind "
                   "its convolution or linear layer and before "
                   "`torch.cat`"),
      .fixed_by = "push-batch-norm-through-concat",
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

static aimet_status run(aimet_pass_run *run) {
  aimet_arch_check check;
  aimet_arch_check_begin(&check, run);
  for (size_t i = 0; i < check.flow->num_nodes; ++i) {
    if (!aimet_op_is(check.flow->nodes[i].op, "onnx.BatchNormalization") ||
        aimet_arch_is_excluded(&check, i))
      continue;
    size_t concat = find_concat(&check, i);
    if (concat != AIMET_NO_NODE)
      report(&check, concat, i);
  }
  aimet_arch_check_end(&check);
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
        "It is reported where at least one input of the Concat comes from a "
        "convolution, transposed convolution or linear layer (Gemm, or MatMul "
        "with a bias added), and nobody else reads the Concat; others may read "
        "the layers. The message names the chain.\n\n"
        "`--push-batch-norm-through-concat` splits the norm, then "
        "`--fold-batch-norm` folds the parts.\n\n"
        "With `--profile=aimet` it is `_check_foldable_bn_with_split`.\n\n"
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
        "In the exported model `--push-batch-norm-through-concat` does it, "
        "with the parameters split.\n",
    .options = NULL,
    .severity = "warning",
    .aimet_checks = "_check_foldable_bn_with_split",
    .run = run,
};
