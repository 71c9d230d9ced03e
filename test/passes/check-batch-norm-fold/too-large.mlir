// A splat may claim any number of elements: what no network has is neither folded nor looked at by the proof, and the rest of the model is.
// RUN: aimet-opt --check-batch-norm-fold --emit=none %s 2>&1 | FileCheck %s
// RUN: aimet-opt --fold-batch-norm --prove %s 2>%t.err | FileCheck --check-prefix=FOLDED %s
// RUN: FileCheck --check-prefix=PROOF %s < %t.err
// CHECK: warning: BatchNormalization "large" cannot be folded into Conv "conv": too many numbers would have to be computed
// CHECK: check-batch-norm-fold: passed, 1 warning
// FOLDED: "onnx.BatchNormalization"
// FOLDED-SAME: onnx_node_name = "large"
// FOLDED-NOT: "onnx.BatchNormalization"
// PROOF: remark: folded BatchNormalization "small" into Conv "next"
// PROOF: proof: 1 rewrite

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x1048576x1048576xf32> {onnx.name = "x"}) -> (tensor<1x2x1x1xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<2x2x1048576x1048576xf32>} : () -> tensor<2x2x1048576x1048576xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %p = "onnx.Initializer"() {onnx.outputs = ["p"], value = dense<[0.5, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv"} : (tensor<1x2x1048576x1048576xf32>, tensor<2x2x1048576x1048576xf32>) -> tensor<1x2x1x1xf32>
    %1 = "onnx.BatchNormalization"(%0, %p, %p, %p, %p) {onnx_node_name = "large"} : (tensor<1x2x1x1xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x1x1xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "relu"} : (tensor<1x2x1x1xf32>) -> tensor<1x2x1x1xf32>
    %3 = "onnx.Conv"(%2, %v) {onnx_node_name = "next"} : (tensor<1x2x1x1xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x1x1xf32>
    %4 = "onnx.BatchNormalization"(%3, %p, %p, %p, %p) {onnx_node_name = "small", onnx.outputs = ["y"]} : (tensor<1x2x1x1xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x1x1xf32>
    return %4 : tensor<1x2x1x1xf32>
  }
}
