// Nothing is folded where somebody else reads what lies between, an activation is there, zeros are added behind the norm, the norm trains, or what lies between is an output.
// RUN: aimet-opt %s > %t.before
// RUN: aimet-opt --fold-batch-norm %s 2>%t.err | diff %t.before -
// RUN: FileCheck --allow-empty --implicit-check-not=remark: %s < %t.err

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w3 = "onnx.Initializer"() {onnx.outputs = ["w3"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {onnx_node_name = "n0"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.Relu"(%0) {onnx_node_name = "r0"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %3 = "onnx.Add"(%1, %2) {onnx_node_name = "a0"} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %4 = "onnx.Relu"(%3) {onnx_node_name = "r1"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %5 = "onnx.BatchNormalization"(%4, %s, %b, %m, %v) {onnx_node_name = "n1"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %6 = "onnx.Relu"(%5) {onnx_node_name = "r2"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %7 = "onnx.BatchNormalization"(%6, %s, %b, %m, %v) {onnx_node_name = "n2"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %8 = "onnx.Conv"(%7, %w1) {onnx_node_name = "c1", pads = array<i64: 1, 1, 1, 1>, kernel_shape = array<i64: 1, 1>} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<*xf32>
    %9 = "onnx.Conv"(%8, %w2) {onnx_node_name = "c2"} : (tensor<*xf32>, tensor<2x2x1x1xf32>) -> tensor<*xf32>
    %10 = "onnx.BatchNormalization"(%9, %s, %b, %m, %v) {onnx_node_name = "n3", training_mode = 1 : si64} : (tensor<*xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<*xf32>
    %11 = "onnx.Relu"(%10) {onnx_node_name = "r3"} : (tensor<*xf32>) -> tensor<*xf32>
    %12 = "onnx.Conv"(%11, %w3) {onnx_node_name = "c3", onnx.outputs = ["z"]} : (tensor<*xf32>, tensor<2x2x1x1xf32>) -> tensor<*xf32>
    %13 = "onnx.BatchNormalization"(%12, %s, %b, %m, %v) {onnx_node_name = "n4", onnx.outputs = ["y"]} : (tensor<*xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<*xf32>
    return %13, %12 : tensor<*xf32>, tensor<*xf32>
  }
}
