// Nothing is pushed where somebody else reads the Concat, where nothing of it would fold, or along another axis.
// RUN: aimet-opt %s > %t.before
// RUN: aimet-opt --push-batch-norm-through-concat %s | diff %t.before -
// RUN: aimet-opt --push-batch-norm-through-concat=if=always %s 2>&1 >/dev/null | FileCheck --implicit-check-not=remark: %s
// CHECK: remark: pushed BatchNormalization "n1" through Concat "cat1"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x4x4x4xf32> {onnx.name = "y"}, tensor<1x4x4x4xf32> {onnx.name = "z"}, tensor<1x2x8x4xf32> {onnx.name = "u"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0, 0.5, 1.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0, 2.0, 3.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25, 0.0, 1.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0, 2.0, 4.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w3 = "onnx.Initializer"() {onnx.outputs = ["w3"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.Relu"(%x) {onnx_node_name = "r0"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.Concat"(%0, %1) {axis = 1 : si64, onnx_node_name = "cat0"} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x4x4x4xf32>
    %3 = "onnx.BatchNormalization"(%2, %s, %b, %m, %v) {onnx_node_name = "n0"} : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
    %4 = "onnx.Relu"(%2) {onnx_node_name = "r1"} : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    %5 = "onnx.Add"(%3, %4) {onnx_node_name = "a0", onnx.outputs = ["y"]} : (tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    %6 = "onnx.Tanh"(%x) {onnx_node_name = "t"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %7 = "onnx.Concat"(%6, %6) {axis = 1 : si64, onnx_node_name = "cat1"} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x4x4x4xf32>
    %8 = "onnx.BatchNormalization"(%7, %s, %b, %m, %v) {onnx_node_name = "n1", onnx.outputs = ["z"]} : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
    %9 = "onnx.Conv"(%x, %w1) {onnx_node_name = "c1"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %10 = "onnx.Concat"(%9, %9) {axis = 2 : si64, onnx_node_name = "cat2"} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x2x8x4xf32>
    %p2 = "onnx.Initializer"() {onnx.outputs = ["p2"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %11 = "onnx.BatchNormalization"(%10, %p2, %p2, %p2, %p2) {onnx_node_name = "n2", onnx.outputs = ["u"]} : (tensor<1x2x8x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x8x4xf32>
    return %5, %8, %11 : tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>, tensor<1x2x8x4xf32>
  }
}
