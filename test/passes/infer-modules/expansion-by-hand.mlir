// Exporters write a Gelu from opset 20 on: five nodes are the user's own code.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Constant"() {value = dense<1.41421> : tensor<f32>} : () -> tensor<f32>
    %one = "onnx.Constant"() {value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %h = "onnx.Constant"() {value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    // CHECK: functional = "truediv", leaf, path = "act"
    // CHECK: functional = "erf", leaf, path = "act"
    %0 = "onnx.Div"(%x, %s) {onnx_node_name = "/act/Div"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %1 = "onnx.Erf"(%0) {onnx_node_name = "/act/Erf"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Add"(%1, %one) {onnx_node_name = "/act/Add"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %3 = "onnx.Mul"(%x, %2) {onnx_node_name = "/act/Mul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Mul"(%3, %h) {onnx_node_name = "/act/Mul_1"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    return %4 : tensor<*xf32>
  }
}
