//===- wrong_folds_test.c - norms folded wrongly are caught ---------------===//
//
// Norms folded by hand into the linear operators of a model with parameters
// that follow no pattern: rightly, and with each of the mistakes that can be
// made. The proof says which number is wrong.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "fold_case.h"

//===----------------------------------------------------------------------===//
// The folds
//===----------------------------------------------------------------------===//

#define FOLD_BACK(name, linear, norm, mistake)                                 \
  REWRITE(name) { return fold_back(run, linear, norm, mistake); }
#define FOLD_AHEAD(name, norm, linear, mistake)                                \
  REWRITE(name) { return fold_ahead(run, norm, linear, mistake); }

FOLD_BACK(conv_right, "conv", "norm", NO_MISTAKE)
FOLD_BACK(conv_epsilon, "conv", "norm", WRONG_EPSILON)
FOLD_BACK(conv_mean, "conv", "norm", KEPT_MEAN)
FOLD_BACK(conv_neighbour, "conv", "norm", NEIGHBOUR_SCALE)
FOLD_BACK(conv_bias_lost, "conv", "norm", LOST_BIAS)
FOLD_BACK(conv_bias_unscaled, "conv", "norm", UNSCALED_BIAS)
FOLD_BACK(conv_root, "conv", "norm", NO_ROOT)
FOLD_BACK(conv_coarse, "conv", "norm", COARSE)
FOLD_BACK(seen_twice, "seen", "seen_norm", NO_MISTAKE)
FOLD_BACK(shared_weight, "shared", "shared_norm", NO_MISTAKE)
FOLD_BACK(up_right, "up", "up_norm", NO_MISTAKE)
FOLD_BACK(up_axis, "up", "up_norm", FIRST_AXIS)
FOLD_BACK(up_group, "up", "up_norm", GROUP_INDEX)
FOLD_BACK(half_right, "half", "half_norm", NO_MISTAKE)
FOLD_BACK(half_mean, "half", "half_norm", KEPT_MEAN)
FOLD_BACK(brain_right, "brain", "brain_norm", NO_MISTAKE)
FOLD_BACK(brain_root, "brain", "brain_norm", NO_ROOT)
FOLD_BACK(double_right, "double", "double_norm", NO_MISTAKE)
FOLD_BACK(double_coarse, "double", "double_norm", COARSE)
FOLD_BACK(large_overflow, "large", "large_norm", NO_MISTAKE)
FOLD_BACK(dead_right, "dead", "dead_norm", NO_MISTAKE)
FOLD_BACK(middle_back, "first", "middle", NO_MISTAKE)
FOLD_BACK(middle_back_wrong, "first", "middle", KEPT_MEAN)
FOLD_AHEAD(middle_ahead, "middle", "second", NO_MISTAKE)
FOLD_AHEAD(middle_ahead_wrong, "middle", "second", LOST_BIAS)
FOLD_AHEAD(ahead_right, "ahead_norm", "ahead", NO_MISTAKE)
FOLD_AHEAD(ahead_group, "ahead_norm", "ahead", GROUP_INDEX)
FOLD_AHEAD(pad, "pad_norm", "pad", NO_MISTAKE)

/// A right fold of which one weight is then off.
static aimet_status nudge(aimet_pass_run *run, const char *linear,
                          const char *norm, double by) {
  aimet_status status = fold_back(run, linear, norm, NO_MISTAKE);
  MlirOperation weight = operand_op(find(run, linear), 1);
  numbers values = read_numbers(weight);
  values.at[values.count - 1] *= 1 + by;
  write_numbers(weight, &values);
  return status;
}

REWRITE(conv_near) { return nudge(run, "conv", "norm", 0x1p-24); }
REWRITE(conv_far) { return nudge(run, "conv", "norm", 1e-6); }
REWRITE(half_near) { return nudge(run, "half", "half_norm", 0x1p-11); }
REWRITE(half_far) { return nudge(run, "half", "half_norm", 0x1p-8); }

REWRITE(drop_norm) {
  bypass(find(run, "norm"));
  return AIMET_OK;
}

REWRITE(fold_and_keep) {
  MlirOperation kept = copy(find(run, "norm"), "norm_kept");
  mlirValueReplaceAllUsesOfWith(result(run, "norm"),
                                mlirOperationGetResult(kept, 0));
  mlirOperationSetOperand(kept, 0, result(run, "norm"));
  return fold_back(run, "conv", "norm", NO_MISTAKE);
}

/// The consumer beside the norm keeps an operator of its own.
REWRITE(seen_unshared) {
  MlirOperation linear = find(run, "seen");
  MlirOperation weight = copy(operand_op(linear, 1), "seen_w_copy");
  MlirOperation other = copy(linear, "seen_copy");
  mlirOperationSetOperand(other, 1, mlirOperationGetResult(weight, 0));
  set_operand(run, "seen_tanh", 0, mlirOperationGetResult(other, 0));
  mlirOperationMoveAfter(find(run, "seen_tanh"), other);
  return fold_back(run, "seen", "seen_norm", NO_MISTAKE);
}

REWRITE(shared_weight_copied) {
  MlirOperation weight = copy(find(run, "shared_w"), "shared_w_copy");
  set_operand(run, "shared_other", 1, mlirOperationGetResult(weight, 0));
  return fold_back(run, "shared", "shared_norm", NO_MISTAKE);
}

REWRITE(two_norms) {
  aimet_status status = fold_back(run, "twice", "twice_norm", NO_MISTAKE);
  return status == AIMET_OK ? fold_back(run, "twice", "twice_norm2", NO_MISTAKE)
                            : status;
}

REWRITE(two_norms_once) {
  bypass(find(run, "twice_norm2"));
  return fold_back(run, "twice", "twice_norm", NO_MISTAKE);
}

REWRITE(two_norms_reversed) {
  set_operand(run, "twice_norm2", 0, result(run, "twice"));
  set_operand(run, "twice_norm", 0, result(run, "twice_norm2"));
  mlirOperationMoveAfter(find(run, "twice_norm"), find(run, "twice_norm2"));
  MlirOperation end =
      aimet_last_operation(mlirOperationGetBlock(find(run, "twice")));
  mlirOperationSetOperand(end, 3, result(run, "twice_norm"));
  return AIMET_OK;
}

/// alpha * B and beta * C are scaled, or (`forgets`) alpha and beta are left
/// out.
static aimet_status fold_gemm(aimet_pass_run *run, bool forgets,
                              mistake mistake) {
  MlirOperation op = find(run, "gemm");
  map m = map_of(run, "gemm_norm", NO_MISTAKE);
  scale_weights(op, &m, false, mistake);
  numbers bias = read_numbers(operand_op(op, 2));
  for (size_t i = 0; i < bias.count; ++i)
    bias.at[i] = bias.at[i] * m.scale.at[i] + m.shift.at[i] / 2;
  write_numbers(operand_op(op, 2), &bias);
  if (forgets)
    aimet_op_set_attr(op, "alpha", mlirAttributeGetNull());
  bypass(find(run, "gemm_norm"));
  return AIMET_OK;
}

REWRITE(gemm_right) { return fold_gemm(run, false, NO_MISTAKE); }
REWRITE(gemm_alpha) { return fold_gemm(run, true, NO_MISTAKE); }

/// The rows of a weight that is transposed are taken for columns.
REWRITE(gemm_transposed) {
  MlirOperation op = find(run, "gemm");
  MlirAttribute transposed = aimet_op_attr(op, "transB");
  aimet_op_set_attr(op, "transB", mlirAttributeGetNull());
  aimet_status status = fold_gemm(run, false, NO_MISTAKE);
  aimet_op_set_attr(op, "transB", transposed);
  return status;
}

/// alpha goes into the weights.
REWRITE(gemm_alpha_folded) {
  MlirOperation op = find(run, "gemm");
  numbers weights = read_numbers(operand_op(op, 1));
  for (size_t i = 0; i < weights.count; ++i)
    weights.at[i] /= 2;
  write_numbers(operand_op(op, 1), &weights);
  return fold_gemm(run, true, NO_MISTAKE);
}

static aimet_status fold_matmul(aimet_pass_run *run, mistake mistake) {
  map m = map_of(run, "add_norm", NO_MISTAKE);
  scale_weights(find(run, "matmul"), &m, false, mistake);
  set_bias(find(run, "add"), 1, &m, mistake);
  bypass(find(run, "add_norm"));
  return AIMET_OK;
}

REWRITE(matmul_right) { return fold_matmul(run, NO_MISTAKE); }
REWRITE(matmul_bias) { return fold_matmul(run, UNSCALED_BIAS); }

/// Multiplies a stored [outputs][inputs] matrix, or (`by_column`) what would be
/// one of [inputs][outputs].
static void scale_rows(MlirOperation weight, const map *m, bool by_column) {
  numbers values = read_numbers(weight);
  size_t outputs = m->scale.count, inputs = values.count / outputs;
  for (size_t i = 0; i < values.count; ++i)
    values.at[i] *= m->scale.at[by_column ? i % outputs : i / inputs];
  write_numbers(weight, &values);
}

/// The weight stands behind a Transpose, the bias is one number for all.
static aimet_status fold_turned(aimet_pass_run *run, bool by_column,
                                bool keeps_bias) {
  MlirOperation add = find(run, "turned_add"), old = find(run, "turned_b");
  map m = map_of(run, "turned_norm", NO_MISTAKE);
  scale_rows(find(run, "turned_w"), &m, by_column);
  numbers bias = m.shift;
  const int64_t count = (int64_t)bias.count;
  for (size_t i = 0; i < bias.count; ++i)
    bias.at[i] += read_numbers(old).at[0] * (keeps_bias ? 1 : m.scale.at[i]);
  mlirOperationSetOperand(add, 1, add_numbers(add, old, &bias, &count, 1));
  bypass(find(run, "turned_norm"));
  return AIMET_OK;
}

REWRITE(turned_right) { return fold_turned(run, false, false); }
REWRITE(turned_axis) { return fold_turned(run, true, false); }
REWRITE(turned_bias) { return fold_turned(run, false, true); }

/// The operator reads what was the transpose as it is stored.
REWRITE(turned_back) {
  static const int64_t shape[] = {4, 3};
  MlirOperation turned = find(run, "turned"), weight = find(run, "turned_w");
  numbers values = read_numbers(weight);
  mlirOperationSetOperand(turned, 1,
                          add_numbers(turned, weight, &values, shape, 2));
  return AIMET_OK;
}

/// The weight stands behind a Reshape, the bias is computed, but zero.
static aimet_status fold_shaped(aimet_pass_run *run, bool by_column,
                                bool keeps_bias) {
  MlirOperation op = find(run, "shaped"), weight = find(run, "shaped_w");
  map m = map_of(run, "shaped_norm", NO_MISTAKE);
  const int64_t count = (int64_t)m.shift.count;
  scale_rows(weight, &m, by_column);
  if (!keeps_bias)
    mlirOperationSetOperand(op, 2,
                            add_numbers(op, weight, &m.shift, &count, 1));
  bypass(find(run, "shaped_norm"));
  return AIMET_OK;
}

REWRITE(shaped_right) { return fold_shaped(run, false, false); }
REWRITE(shaped_axis) { return fold_shaped(run, true, false); }
REWRITE(shaped_bias) { return fold_shaped(run, false, true); }

/// What is made the bias is no zero.
REWRITE(shaped_one) {
  write_numbers(find(run, "zero"), &(numbers){.at = {1}, .count = 1});
  return AIMET_OK;
}

static numbers slice(const numbers *all, size_t begin, size_t count) {
  numbers result = {.count = count};
  memcpy(result.at, all->at + begin, count * sizeof *result.at);
  return result;
}

/// A copy of the norm behind the Concat in front of each of its inputs, with
/// channels from `begins` on.
static aimet_status push(aimet_pass_run *run, const size_t begins[2]) {
  static const int64_t count = 4;
  static const char *const parameters[] = {"scale", "bias", "mean", "var"};
  MlirOperation concat = find(run, "concat"), norm = find(run, "concat_norm");
  for (intptr_t i = 0; i < 2; ++i) {
    MlirOperation part = mlirOperationClone(norm);
    mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(concat), concat,
                                        part);
    MlirValue input = mlirOperationGetOperand(concat, i);
    mlirOperationSetOperand(part, 0, input);
    mlirValueSetType(mlirOperationGetResult(part, 0), mlirValueGetType(input));
    mlirOperationSetOperand(concat, i, mlirOperationGetResult(part, 0));
    for (intptr_t k = 0; k < 4; ++k) {
      numbers all = read_parameter(run, "concat_norm", parameters[k]);
      numbers own = slice(&all, begins[i], 4);
      mlirOperationSetOperand(
          part, 1 + k,
          add_numbers(part, operand_op(norm, 1 + k), &own, &count, 1));
    }
  }
  bypass(norm);
  return AIMET_OK;
}

REWRITE(push_right) { return push(run, (const size_t[]){0, 4}); }
REWRITE(push_swapped) { return push(run, (const size_t[]){4, 0}); }

/// A 1x1 depthwise Conv in the place of a norm.
static aimet_status to_conv(aimet_pass_run *run, mistake mistake) {
  MlirOperation norm = find(run, "concat_norm"), scale = operand_op(norm, 1);
  map m = map_of(run, "concat_norm", mistake);
  const int64_t shape[] = {(int64_t)m.scale.count, 1, 1, 1};
  const MlirValue operands[] = {mlirOperationGetOperand(norm, 0),
                                add_numbers(norm, scale, &m.scale, shape, 4),
                                add_numbers(norm, scale, &m.shift, shape, 1)};
  MlirType out = mlirValueGetType(mlirOperationGetResult(norm, 0));
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("onnx.Conv"), mlirOperationGetLocation(norm));
  mlirOperationStateAddOperands(&state, 3, operands);
  mlirOperationStateAddResults(&state, 1, &out);
  MlirOperation conv = mlirOperationCreate(&state);
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(norm), norm, conv);
  set_text(run, conv, "group", "8 : si64");
  set_text(run, conv, "onnx_node_name", "\"as_conv\"");
  mlirOperationSetOperand(norm, 0, mlirOperationGetResult(conv, 0));
  bypass(norm);
  return AIMET_OK;
}

REWRITE(to_conv_right) { return to_conv(run, NO_MISTAKE); }
REWRITE(to_conv_mean) { return to_conv(run, KEPT_MEAN); }

/// Beside a right fold an operator is changed.
REWRITE(fold_and_drop_relu) {
  bypass(find(run, "relu"));
  return fold_back(run, "conv", "norm", NO_MISTAKE);
}

REWRITE(fold_and_change_pads) {
  set_text(run, find(run, "conv"), "pads", "array<i64: 2, 0, 1, 1>");
  return fold_back(run, "conv", "norm", NO_MISTAKE);
}

//===----------------------------------------------------------------------===//
// Running them
//===----------------------------------------------------------------------===//

#define WRONG(title, function, said)                                           \
  {PASS(title, function, AIMET_PROOF_AFFINE), said}
#define RIGHT(title, function) {PASS(title, function, AIMET_PROOF_AFFINE), NULL}

static const wrong_rewrite folds[] = {
    RIGHT("conv-right", conv_right),
    WRONG("conv-epsilon", conv_epsilon,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: weight "
          "[0, 0, 0, 0] is 0.761651714 before and 0.802292567 after"),
    WRONG("conv-mean", conv_mean,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: bias is "
          "-0.536053589 before and 0.174621105 after"),
    WRONG("conv-neighbour", conv_neighbour,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: weight "
          "[0, 0, 0, 0] is 0.761651714 before and 0.631807394 after"),
    WRONG("conv-bias-lost", conv_bias_lost,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: bias is "
          "-0.536053589 before and -0.357774705 after"),
    WRONG("conv-bias-unscaled", conv_bias_unscaled,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: bias is "
          "-0.536053589 before and -0.547674716 after"),
    WRONG("conv-root", conv_root,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: weight "
          "[0, 0, 0, 0] is 0.761651714 before and 0.756898198 after"),
    WRONG("conv-coarse", conv_coarse,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: weight "
          "[0, 0, 0, 0] is 0.761651714 before and 0.76171875 after"),
    RIGHT("conv-near", conv_near),
    WRONG("conv-far", conv_far,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 2: weight "
          "[2, 3, 2, 2] is 0.238919153 before and 0.238919392 after"),
    WRONG("drop-norm", drop_norm,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and Conv \"conv\" after, differs in channel 0: weight "
          "[0, 0, 0, 0] is 0.761651714 before and 0.81129998 after"),
    WRONG("fold-and-keep", fold_and_keep,
          "operand 0 of Relu \"relu\", BatchNormalization \"norm\" "
          "before and BatchNormalization \"norm_kept\" after, differs in "
          "channel 0: weight [0, 0, 0, 0] is 0.761651714 before and "
          "0.715041721 after"),
    WRONG("fold-and-drop-relu", fold_and_drop_relu,
          "output \"y\" is Relu \"relu\" before and Conv \"conv\" after"),
    WRONG("fold-and-change-pads", fold_and_change_pads,
          "attribute \"pads\" of Conv \"conv\" is array<i64: 1, 1, 1, 1> "
          "before and array<i64: 2, 0, 1, 1> after"),
    WRONG("seen-twice", seen_twice,
          "operand 0 of Tanh \"seen_tanh\", Conv \"seen\", differs in "
          "channel 0: weight [0, 0, 0, 0] is -0.801299989 before and "
          "-1.53975123 after"),
    RIGHT("seen-unshared", seen_unshared),
    RIGHT("two-norms", two_norms),
    WRONG("two-norms-once", two_norms_once,
          "output \"twice_y\", BatchNormalization \"twice_norm2\" before "
          "and Conv \"twice\" after, differs in channel 0: weight [0, 0, "
          "0, 0] is 0.796026105 before and 0.453670339 after"),
    WRONG("two-norms-reversed", two_norms_reversed,
          "output \"twice_y\", BatchNormalization \"twice_norm2\" before "
          "and BatchNormalization \"twice_norm\" after, differs in "
          "channel 0: bias is 0.675705186 before and 0.0341057937 after"),
    WRONG("pad", pad,
          "operand 0 of Conv \"pad\" is BatchNormalization \"pad_norm\" "
          "before and Sigmoid \"pad_sigmoid\" after"),
    RIGHT("ahead-right", ahead_right),
    WRONG("ahead-group", ahead_group,
          "output \"ahead_y\", Conv \"ahead\" with what is linear behind "
          "Elu \"ahead_elu\" before and Conv \"ahead\" after, differs in "
          "channel 2: weight [2, 0, 0, 0] is -0.49839681 before and "
          "-0.412197143 after"),
    RIGHT("middle-back", middle_back),
    RIGHT("middle-ahead", middle_ahead),
    WRONG("middle-back-wrong", middle_back_wrong,
          "output \"middle_y\", Conv \"second\" with what is linear "
          "behind Conv \"first\", differs in channel 0: bias is "
          "2.29207012 before and 0.929698213 after"),
    WRONG("middle-ahead-wrong", middle_ahead_wrong,
          "output \"middle_y\", Conv \"second\" with what is linear "
          "behind Conv \"first\", differs in channel 0: bias is "
          "2.29207012 before and -0.704900026 after"),
    RIGHT("up-right", up_right),
    WRONG("up-axis", up_axis,
          "output \"up_y\", BatchNormalization \"up_norm\" before and "
          "ConvTranspose \"up\" after, differs in channel 1: weight [0, "
          "1, 0, 0] is -0.413321467 before and -0.477944255 after"),
    WRONG("up-group", up_group,
          "output \"up_y\", BatchNormalization \"up_norm\" before and "
          "ConvTranspose \"up\" after, differs in channel 2: weight [2, "
          "0, 0, 0] is 1.48308101 before and 0.530602194 after"),
    RIGHT("gemm-right", gemm_right),
    RIGHT("gemm-alpha-folded", gemm_alpha_folded),
    WRONG("gemm-alpha", gemm_alpha,
          "output \"gemm_y\", BatchNormalization \"gemm_norm\" before "
          "and Gemm \"gemm\" after, differs in channel 0: weight [0, 0] "
          "is 0.0545740692 before and 0.109148134 after"),
    WRONG("gemm-transposed", gemm_transposed,
          "output \"gemm_y\", BatchNormalization \"gemm_norm\" before "
          "and Gemm \"gemm\" after, differs in channel 0: weight [0, 1] "
          "is 0.289263984 before and 0.200401381 after"),
    RIGHT("matmul-right", matmul_right),
    WRONG("matmul-bias", matmul_bias,
          "output \"matmul_y\", BatchNormalization \"add_norm\" before "
          "and Add \"add\" after, differs in channel 0: bias is "
          "1.04057578 before and 0.772137225 after"),
    RIGHT("push-right", push_right),
    WRONG("push-swapped", push_swapped,
          "output \"concat_y\", BatchNormalization \"concat_norm\" "
          "before and Concat \"concat\" after, differs in channel 0: "
          "scale is 1.4166767 before and 0.817545705 after"),
    RIGHT("to-conv-right", to_conv_right),
    WRONG("to-conv-mean", to_conv_mean,
          "output \"concat_y\", BatchNormalization \"concat_norm\" "
          "before and Conv \"as_conv\" after, differs in channel 0: "
          "shift is -0.502675849 before and 0.801800013 after"),
    RIGHT("shared-weight-copied", shared_weight_copied),
    WRONG("shared-weight", shared_weight,
          "output \"shared_too\", Conv \"shared_other\", differs in "
          "channel 0: weight [0, 0, 0, 0] is 0.862100005 before and "
          "1.55721635 after"),
    RIGHT("half-right", half_right),
    WRONG("half-mean", half_mean,
          "output \"half_y\", BatchNormalization \"half_norm\" before "
          "and Conv \"half\" after, differs in channel 0: bias is "
          "1.70987004 before and 1.28222656 after"),
    RIGHT("half-near", half_near),
    WRONG("half-far", half_far,
          "output \"half_y\", BatchNormalization \"half_norm\" before "
          "and Conv \"half\" after, differs in channel 1: weight [1, 1, "
          "1, 1] is 0.322095359 before and 0.323242188 after"),
    RIGHT("brain-right", brain_right),
    WRONG("brain-root", brain_root,
          "output \"brain_y\", BatchNormalization \"brain_norm\" before "
          "and Conv \"brain\" after, differs in channel 0: weight [0, 0, "
          "0, 0] is 1.40268797 before and 1.84566453 after"),
    RIGHT("double-right", double_right),
    WRONG("double-coarse", double_coarse,
          "output \"double_y\", BatchNormalization \"double_norm\" "
          "before and Conv \"double\" after, differs in channel 0: "
          "weight [0, 0, 0, 0] is -0.498595466 before and -0.498535156 "
          "after"),
    WRONG("large-overflow", large_overflow,
          "output \"large_y\", BatchNormalization \"large_norm\" before "
          "and Conv \"large\" after, differs in channel 0: weight [0, 0, "
          "0, 0] is 95781.238 before and inf after"),
    RIGHT("dead-right", dead_right),
    RIGHT("turned-right", turned_right),
    WRONG("turned-axis", turned_axis,
          "output \"turned_y\", BatchNormalization \"turned_norm\" before "
          "and Add \"turned_add\" after, differs in channel 0: weight [0, 1] "
          "is -0.625536342 before and -0.350356817 after"),
    WRONG("turned-bias", turned_bias,
          "output \"turned_y\", BatchNormalization \"turned_norm\" before "
          "and Add \"turned_add\" after, differs in channel 0: bias is "
          "-1.03867965 before and -0.287354589 after"),
    WRONG("turned-back", turned_back,
          "the weights of MatMul \"turned\" are stored transposed before and "
          "stored as they are after"),
    RIGHT("shaped-right", shaped_right),
    WRONG("shaped-axis", shaped_axis,
          "output \"shaped_y\", BatchNormalization \"shaped_norm\" before "
          "and Conv \"shaped\" after, differs in channel 0: weight [0, 1] is "
          "-0.520435994 before and -0.676042259 after"),
    WRONG("shaped-bias", shaped_bias,
          "output \"shaped_y\", BatchNormalization \"shaped_norm\" before "
          "and Conv \"shaped\" after, differs in channel 0: bias is "
          "-0.404615933 before and 0 after"),
    WRONG("shaped-one", shaped_one,
          "output \"shaped_y\" is Conv \"shaped\" before and Conv \"shaped\" "
          "after"),
    // A right fold is no rewrite of structure alone.
    {PASS("unannounced", conv_right, AIMET_PROOF_STRUCTURE),
     "operand 0 of Relu \"relu\" is BatchNormalization \"norm\" "
     "before and Conv \"conv\" after"},
};

int main(void) {
  for (size_t i = 0; i < sizeof folds / sizeof *folds; ++i)
    CHECK(is_judged_right(&folds[i], AIMET_TEST_INPUTS "/wrong-folds.mlir"));
  return check_result();
}
