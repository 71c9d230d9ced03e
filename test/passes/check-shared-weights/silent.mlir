// Equal values in two tensors, calls of one module, tensors that are no weight in one of their uses, weights that are quantized already.
// RUN: aimet-opt --check-shared-weights --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-shared-weights: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4x4xf32> {onnx.name = "x"}) -> (tensor<4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Initializer"() {onnx.outputs = ["a"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %r = "onnx.Initializer"() {onnx.outputs = ["r"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<1> : tensor<4x4xi8>} : () -> tensor<4x4xi8>
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    %z = "onnx.Initializer"() {onnx.outputs = ["z"], value = dense<0> : tensor<i8>} : () -> tensor<i8>
    %d = "onnx.DequantizeLinear"(%q, %s, %z) {onnx_node_name = "d"} : (tensor<4x4xi8>, tensor<f32>, tensor<i8>) -> tensor<4x4xf32>
    %e = "onnx.DequantizeLinear"(%q, %s, %z) {onnx_node_name = "e"} : (tensor<4x4xi8>, tensor<f32>, tensor<i8>) -> tensor<4x4xf32>
    %0 = "onnx.MatMul"(%x, %a) {onnx_node_name = "n0"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = "onnx.MatMul"(%0, %b) {onnx_node_name = "n1"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = "onnx.Add"(%1, %b) {onnx_node_name = "n2"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = "onnx.MatMul"(%2, %r) {onnx_node_name = "n3", aimet.module = {call = 0 : i64, leaf, path = "fc"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %4 = "onnx.MatMul"(%3, %r) {onnx_node_name = "n4", aimet.module = {call = 1 : i64, leaf, path = "fc"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %5 = "onnx.MatMul"(%4, %d) {onnx_node_name = "n5"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %6 = "onnx.MatMul"(%5, %e) {onnx_node_name = "n6", onnx.outputs = ["y"]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    return %6 : tensor<4x4xf32>
  }
}
