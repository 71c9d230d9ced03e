// Norms that fold, backward and forward, are no findings; nor are other norms.
// RUN: aimet-opt --check-batch-norm-fold --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-batch-norm-fold: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {onnx_node_name = "n0"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "r0"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %3 = "onnx.BatchNormalization"(%2, %s, %b, %m, %v) {onnx_node_name = "n1"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %4 = "onnx.Conv"(%3, %w1) {onnx_node_name = "c1", onnx.outputs = ["y"]} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    return %4 : tensor<1x2x4x4xf32>
  }
}
