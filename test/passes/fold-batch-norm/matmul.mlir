// A norm before a MatMul: an Add behind it takes what the norm adds, and the name of the product with it. It belongs to the module of the product.
// RUN: aimet-opt --fold-batch-norm %s 2>/dev/null | FileCheck %s
// CHECK: "onnx.Initializer"() {onnx.outputs = ["fc.weight"], value = dense<{{\[}}[1.4999
// CHECK: %[[B:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["fc.bias"]
// CHECK: %[[P:[0-9]+]] = "onnx.MatMul"({{.*}} {aimet.module = {call = 0 : i64, leaf, path = "fc"}, onnx.outputs = ["p_1"], onnx_node_name = "/fc/MatMul"}
// CHECK-NEXT: %[[A:[0-9]+]] = "onnx.Add"(%[[P]], %[[B]]) {aimet.module = {call = 0 : i64, leaf, path = "fc"}, onnx.outputs = ["p"], onnx_node_name = "/fc/Add"}
// CHECK-NEXT: "onnx.Relu"(%[[A]])

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4x2xf32> {onnx.name = "x"}) -> (tensor<4x3xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["fc.weight"], value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>} : () -> tensor<2x3xf32>
    %0 = "onnx.BatchNormalization"(%x, %s, %b, %m, %v) {onnx_node_name = "bn", aimet.module = {call = 0 : i64, leaf, path = "bn"}} : (tensor<4x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
    %1 = "onnx.MatMul"(%0, %w) {onnx_node_name = "/fc/MatMul", onnx.outputs = ["p"], aimet.module = {call = 0 : i64, leaf, path = "fc"}} : (tensor<4x2xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "/relu/Relu", onnx.outputs = ["y"]} : (tensor<4x3xf32>) -> tensor<4x3xf32>
    return %2 : tensor<4x3xf32>
  }
}
