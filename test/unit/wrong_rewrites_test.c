//===- wrong_rewrites_test.c - rewrites that are wrong are caught ---------===//
//
// Passes that change what a model computes, each beside one that looks alike
// and does not. The proof names the wrong one and says what it did.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "rewrite_case.h"

//===----------------------------------------------------------------------===//
// Changing operations
//===----------------------------------------------------------------------===//

static MlirValue argument(aimet_pass_run *run, intptr_t i) {
  return mlirBlockGetArgument(
      aimet_body(aimet_main_function(aimet_pass_module(run)), 0), i);
}

static void swap_operands(MlirOperation op) {
  MlirValue first = mlirOperationGetOperand(op, 0);
  mlirOperationSetOperand(op, 0, mlirOperationGetOperand(op, 1));
  mlirOperationSetOperand(op, 1, first);
}

/// Puts a Constant in the place of a node.
static void replace_by_constant(aimet_pass_run *run, const char *name,
                                const char *value) {
  MlirOperation old = find(run, name);
  MlirType type = mlirValueGetType(mlirOperationGetResult(old, 0));
  MlirOperationState state = mlirOperationStateGet(
      aimet_ref_c("onnx.Constant"), mlirOperationGetLocation(old));
  mlirOperationStateAddResults(&state, 1, &type);
  MlirOperation made = mlirOperationCreate(&state);
  set_text(run, made, "value", value);
  aimet_op_set_attr(made, "onnx_node_name",
                    aimet_op_attr(old, "onnx_node_name"));
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(old), old, made);
  mlirValueReplaceAllUsesOfWith(mlirOperationGetResult(old, 0),
                                mlirOperationGetResult(made, 0));
  mlirOperationDestroy(old);
}

static MlirOperation terminator(aimet_pass_run *run) {
  return aimet_last_operation(
      aimet_body(aimet_main_function(aimet_pass_module(run)), 0));
}

//===----------------------------------------------------------------------===//
// The rewrites: each wrong one, and one that is like it and right
//===----------------------------------------------------------------------===//

REWRITE(swap_sub) {
  swap_operands(find(run, "sub"));
  return AIMET_OK;
}

/// Addition commutes, but for the signs of NaN; the proof knows no algebra.
REWRITE(swap_add) {
  swap_operands(find(run, "add1"));
  return AIMET_OK;
}

REWRITE(rename_sub) {
  set_text(run, find(run, "sub"), "onnx_node_name", "\"minus\"");
  return AIMET_OK;
}

REWRITE(clone_wrong_initializer) {
  MlirOperation clone = copy(find(run, "w1"), "w2_copy");
  set_operand(run, "add2", 1, mlirOperationGetResult(clone, 0));
  return AIMET_OK;
}

REWRITE(clone_initializer) {
  MlirOperation clone = copy(find(run, "w2"), "w2_copy");
  set_operand(run, "add2", 1, mlirOperationGetResult(clone, 0));
  return AIMET_OK;
}

REWRITE(lose_consumer) {
  set_operand(run, "softmax", 0, result(run, "tanh"));
  return AIMET_OK;
}

REWRITE(share_consumer) {
  set_operand(run, "softmax", 0, result(run, "same"));
  return AIMET_OK;
}

REWRITE(change_attribute) {
  set_text(run, find(run, "half"), "to", "16 : si64");
  return AIMET_OK;
}

REWRITE(change_metadata) {
  set_text(run, find(run, "half"), "onnx.metadata_props", "[\"to\", \"16\"]");
  return AIMET_OK;
}

REWRITE(drop_node) {
  bypass(find(run, "add2"));
  return AIMET_OK;
}

REWRITE(drop_identity) {
  bypass(find(run, "id"));
  return AIMET_OK;
}

REWRITE(wrong_output) {
  mlirOperationSetOperand(terminator(run), 1, result(run, "tanh"));
  return AIMET_OK;
}

REWRITE(copied_output) {
  MlirOperation clone = copy(find(run, "other"), "other_copy");
  mlirOperationSetOperand(terminator(run), 1, mlirOperationGetResult(clone, 0));
  return AIMET_OK;
}

REWRITE(swap_outputs) {
  swap_operands(terminator(run));
  return AIMET_OK;
}

REWRITE(reorder_nodes) {
  MlirOperation op = find(run, "tanh");
  MlirOperation before = find(run, "same");
  mlirOperationMoveBefore(op, before);
  return AIMET_OK;
}

REWRITE(wrong_axis) {
  set_text(run, find(run, "softmax"), "axis", "0 : si64");
  return AIMET_OK;
}

REWRITE(note_provenance) {
  set_text(run, find(run, "softmax"), "aimet.module", "{path = \"softmax\"}");
  return AIMET_OK;
}

REWRITE(change_one_element) {
  set_text(run, find(run, "w1"), "value",
           "dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.5]]> : "
           "tensor<2x4xf32>");
  return AIMET_OK;
}

REWRITE(change_storage) {
  set_text(run, find(run, "w1"), "value",
           "{type = tensor<2x4xf32>, field = \"float_data\", value = "
           "dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]> : "
           "tensor<2x4xf32>, proto = {doc_string = \"w\"}}");
  return AIMET_OK;
}

REWRITE(swap_branches) {
  MlirOperation op = find(run, "if");
  MlirRegion first = mlirOperationGetRegion(op, 0);
  MlirRegion second = mlirOperationGetRegion(op, 1);
  MlirRegion kept = mlirRegionCreate();
  mlirRegionTakeBody(kept, first);
  mlirRegionTakeBody(first, second);
  mlirRegionTakeBody(second, kept);
  mlirRegionDestroy(kept);
  return AIMET_OK;
}

REWRITE(rename_branches) {
  set_text(run, find(run, "if"), "onnx.graphs",
           "[{attribute = \"then_branch\", outputs = [{onnx.name = \"a\"}]}, "
           "{attribute = \"else_branch\", outputs = [{onnx.name = \"b\"}]}]");
  return AIMET_OK;
}

REWRITE(swap_in_loop) {
  swap_operands(find(run, "div"));
  return AIMET_OK;
}

REWRITE(double_in_loop) {
  MlirOperation clone = copy(find(run, "div"), "div_copy");
  MlirOperation end =
      aimet_last_operation(mlirOperationGetBlock(find(run, "div")));
  mlirOperationSetOperand(end, 1, mlirOperationGetResult(clone, 0));
  return AIMET_OK;
}

REWRITE(change_function) {
  bypass(find(run, "abs"));
  return AIMET_OK;
}

REWRITE(copy_in_function) {
  MlirOperation clone = copy(find(run, "abs"), "abs_copy");
  set_operand(run, "minus", 1, mlirOperationGetResult(clone, 0));
  return AIMET_OK;
}

REWRITE(swap_arguments) {
  swap_operands(find(run, "call"));
  return AIMET_OK;
}

/// The function's body in the place of the call.
REWRITE(inline_call) {
  MlirOperation call = find(run, "call");
  MlirBlock block = mlirOperationGetBlock(call);
  MlirOperation abs = mlirOperationClone(find(run, "abs"));
  MlirOperation minus = mlirOperationClone(find(run, "minus"));
  mlirBlockInsertOwnedOperationBefore(block, call, abs);
  mlirBlockInsertOwnedOperationBefore(block, call, minus);
  mlirOperationSetOperand(abs, 0, mlirOperationGetOperand(call, 1));
  mlirOperationSetOperand(minus, 0, mlirOperationGetOperand(call, 0));
  mlirOperationSetOperand(minus, 1, mlirOperationGetResult(abs, 0));
  mlirValueReplaceAllUsesOfWith(mlirOperationGetResult(call, 0),
                                mlirOperationGetResult(minus, 0));
  mlirOperationDestroy(call);
  return AIMET_OK;
}

REWRITE(change_capture) {
  set_operand(run, "div", 1, result(run, "tanh"));
  return AIMET_OK;
}

REWRITE(copy_capture) {
  set_operand(run, "div", 1, result(run, "relu"));
  return AIMET_OK;
}

REWRITE(double_random) {
  MlirOperation clone = copy(find(run, "noise1"), "noise1_copy");
  set_operand(run, "last", 1, mlirOperationGetResult(clone, 0));
  return AIMET_OK;
}

REWRITE(merge_random) {
  set_operand(run, "other", 0, result(run, "noise1"));
  return AIMET_OK;
}

REWRITE(copy_dead_random) {
  copy(find(run, "noise1"), "noise_dead");
  return AIMET_OK;
}

REWRITE(merge_different) {
  mlirValueReplaceAllUsesOfWith(result(run, "tanh"), result(run, "relu"));
  mlirOperationDestroy(find(run, "tanh"));
  return AIMET_OK;
}

REWRITE(merge_equal) {
  mlirValueReplaceAllUsesOfWith(result(run, "same"), result(run, "relu"));
  mlirOperationDestroy(find(run, "same"));
  return AIMET_OK;
}

REWRITE(drop_casts) {
  bypass(find(run, "half"));
  bypass(find(run, "full"));
  return AIMET_OK;
}

REWRITE(drop_dead_input_use) {
  MlirOperation dead = copy(find(run, "half"), "half_dead");
  mlirOperationDestroy(dead);
  return AIMET_OK;
}

/// 0.1f + 0.2f is 0x3E99999A.
REWRITE(fold_one_ulp_off) {
  replace_by_constant(run, "k", "dense<0x3E99999B> : tensor<f32>");
  return AIMET_OK;
}

REWRITE(fold) {
  replace_by_constant(run, "k", "dense<0x3E99999A> : tensor<f32>");
  return AIMET_OK;
}

REWRITE(rename_input) {
  set_text(run, aimet_main_function(aimet_pass_module(run)), "arg_attrs",
           "[{onnx.name = \"input\"}, {onnx.name = \"z\"}, {onnx.name = "
           "\"c\"}]");
  return AIMET_OK;
}

REWRITE(describe_input) {
  set_text(run, aimet_main_function(aimet_pass_module(run)), "arg_attrs",
           "[{onnx.name = \"x\", onnx.doc_string = \"d\"}, {onnx.name = "
           "\"z\"}, {onnx.name = \"c\"}]");
  return AIMET_OK;
}

REWRITE(swap_inputs) {
  MlirValue x = argument(run, 0);
  set_operand(run, "sub", 1, x);
  return AIMET_OK;
}

REWRITE(change_scale) {
  set_text(run, find(run, "scale"), "value", "dense<0.25> : tensor<f32>");
  return AIMET_OK;
}

REWRITE(drop_annotation) {
  set_text(run, aimet_main_function(aimet_pass_module(run)), "onnx.graph",
           "{name = \"g\"}");
  return AIMET_OK;
}

REWRITE(rename_graph) {
  set_text(run, aimet_main_function(aimet_pass_module(run)), "onnx.graph",
           "{name = \"h\", quantization_annotation = [{tensor_name = "
           "\"sub_out\", quant_parameter_tensor_names = [{key = "
           "\"SCALE_TENSOR\", value = \"scale\"}]}]}");
  return AIMET_OK;
}

REWRITE(change_trip_count) {
  set_text(run, find(run, "n"), "value", "dense<4> : tensor<i64>");
  return AIMET_OK;
}

REWRITE(change_opset) {
  set_text(run, aimet_pass_module(run), "onnx.opset_import",
           "[{version = 12 : si64}, {domain = \"my\", version = 1 : si64}]");
  return AIMET_OK;
}

/// Every operator of the model is in opset 16 what it is in 17.
REWRITE(change_opset_alike) {
  set_text(run, aimet_pass_module(run), "onnx.opset_import",
           "[{version = 16 : si64}, {domain = \"my\", version = 1 : si64}]");
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Running them
//===----------------------------------------------------------------------===//

#define WRONG(title, function, said)                                           \
  {PASS(title, function, AIMET_PROOF_STRUCTURE), said}
#define RIGHT(title, function)                                                 \
  {PASS(title, function, AIMET_PROOF_STRUCTURE), NULL}
#define WRONG_VALUE(title, function, said)                                     \
  {PASS(title, function, AIMET_PROOF_VALUES), said}
#define RIGHT_VALUE(title, function)                                           \
  {PASS(title, function, AIMET_PROOF_VALUES), NULL}

static const wrong_rewrite rewrites[] = {
    WRONG("swap-sub", swap_sub,
          "operands 0 and 1 of Sub \"sub\" are exchanged"),
    WRONG("swap-add", swap_add,
          "operands 0 and 1 of Add \"add1\" are exchanged"),
    RIGHT("rename-sub", rename_sub),
    WRONG("clone-wrong-initializer", clone_wrong_initializer,
          "operand 1 of Add \"add2\", constant \"w2\" of type "
          "tensor<2x4xf32>, has other values: element 0 is 8 before and 1 "
          "after"),
    RIGHT("clone-initializer", clone_initializer),
    WRONG("lose-consumer", lose_consumer,
          "operand 0 of Softmax \"softmax\" is Relu \"same\" before and Tanh "
          "\"tanh\" after"),
    RIGHT("share-consumer", share_consumer),
    WRONG("change-attribute", change_attribute,
          "attribute \"to\" of Cast \"half\" is 10 : si64 before and 16 : si64 "
          "after"),
    RIGHT("change-metadata", change_metadata),
    WRONG("drop-node", drop_node,
          "operand 0 of Relu \"same\" is Add \"add2\" before and Add \"add1\" "
          "after"),
    RIGHT("drop-identity", drop_identity),
    WRONG("wrong-output", wrong_output,
          "output \"v\" is Mul \"other\" before and Tanh \"tanh\" after"),
    RIGHT("copied-output", copied_output),
    WRONG("swap-outputs", swap_outputs,
          "output \"y\" is Add \"last\" before and Mul \"other\" after"),
    RIGHT("reorder-nodes", reorder_nodes),
    WRONG("wrong-axis", wrong_axis,
          "attribute \"axis\" of Softmax \"softmax\" is 1 : si64 before and 0 "
          ": si64 after"),
    RIGHT("note-provenance", note_provenance),
    WRONG("change-one-element", change_one_element,
          "element 7 is 8 before and 8.5 after"),
    RIGHT("change-storage", change_storage),
    WRONG("swap-branches", swap_branches,
          "graphs 0 and 1 of If \"if\" are exchanged"),
    RIGHT("rename-branches", rename_branches),
    WRONG("swap-in-loop", swap_in_loop,
          "operands 0 and 1 of Div \"div\" are exchanged"),
    RIGHT("double-in-loop", double_in_loop),
    WRONG("change-function", change_function,
          "operand 1 of Sub \"minus\" is Abs \"abs\" before and Tanh \"tanh\" "
          "after"),
    RIGHT("copy-in-function", copy_in_function),
    WRONG("swap-arguments", swap_arguments, "of Sub \"minus\""),
    RIGHT("inline-call", inline_call),
    WRONG("change-capture", change_capture,
          "operand 1 of Div \"div\" is Relu \"same\" before and Tanh \"tanh\" "
          "after"),
    RIGHT("copy-capture", copy_capture),
    WRONG("double-random", double_random,
          "operand 1 of Add \"last\" is RandomNormalLike \"noise1\", draw 0 "
          "before and RandomNormalLike \"noise1_copy\", draw 1 after"),
    WRONG("merge-random", merge_random, "operand 0 of Mul \"other\""),
    RIGHT("copy-dead-random", copy_dead_random),
    WRONG("merge-different", merge_different, "is Tanh \"tanh\" before"),
    RIGHT("merge-equal", merge_equal),
    WRONG("drop-casts", drop_casts,
          "is Cast \"full\" before and Mul \"mul\" after"),
    RIGHT("drop-dead-copy", drop_dead_input_use),
    WRONG_VALUE("fold-one-ulp-off", fold_one_ulp_off,
                "operand 1 of Mul \"mul\", constant \"k\" of type tensor<f32>, "
                "has other values"),
    RIGHT_VALUE("fold", fold),
    WRONG("fold-unannounced", fold,
          "operand 1 of Mul \"mul\" is Add \"k\" before and constant \"k\" of "
          "type tensor<f32> after"),
    WRONG("rename-input", rename_input, "input \"x\" is not there after"),
    RIGHT("describe-input", describe_input),
    WRONG("swap-inputs", swap_inputs,
          "operand 1 of Sub \"sub\" is input \"z\" before and input \"x\" "
          "after"),
    WRONG("change-scale", change_scale,
          "quantization annotation of tensor \"sub_out\": tensor 1 of it, "
          "constant \"scale\" of type tensor<f32>, has other values: element 0 "
          "is 0.5 before and 0.25 after"),
    WRONG("drop-annotation", drop_annotation,
          "quantization annotation of tensor \"sub_out\" is not there after"),
    RIGHT("rename-graph", rename_graph),
    WRONG("change-trip-count", change_trip_count,
          "operand 0 of Loop \"loop\", constant \"n\" of type tensor<i64>, has "
          "other values: element 0 is 3 before and 4 after"),
    WRONG("change-opset", change_opset,
          "is another version of the operator before and after"),
    RIGHT("change-opset-alike", change_opset_alike),
};

static const char model[] = AIMET_TEST_INPUTS "/wrong-rewrites.mlir";

static void test_not_proven(void) {
  aimet_string_builder said = AIMET_STRING_BUILDER_INIT;
  CHECK(run_rewrite(&rewrites[0], model, AIMET_PROVE_NEVER, &said) == AIMET_OK);
  CHECK(run_rewrite(&rewrites[0], model, AIMET_PROVE_PREPARE, &said) ==
        AIMET_OK);
  aimet_sb_deinit(&said);
}

int main(void) {
  for (size_t i = 0; i < sizeof rewrites / sizeof *rewrites; ++i)
    CHECK(is_judged_right(&rewrites[i], model));
  test_not_proven();
  return check_result();
}
