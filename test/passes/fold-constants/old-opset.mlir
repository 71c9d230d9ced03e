// Up to opset 8 a Constant holds floats alone: integers are left.
// RUN: aimet-opt --fold-constants %s | FileCheck %s
// CHECK: "onnx.Shape"
// CHECK: "onnx.Constant"() {onnx_node_name = "n", value = dense<-2.000000e+00> : tensor<1xf32>}

module attributes {onnx.ir_version = 4 : si64, onnx.opset_import = [{version = 8 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}) -> (tensor<*xi64> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<2.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %s = "onnx.Shape"(%x) {onnx.outputs = ["y"]} : (tensor<2x3xf32>) -> tensor<*xi64>
    %n = "onnx.Neg"(%w) {onnx_node_name = "n"} : (tensor<1xf32>) -> tensor<*xf32>
    %a = "onnx.Add"(%x, %n) {onnx.outputs = ["z"]} : (tensor<2x3xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %s, %a : tensor<*xi64>, tensor<*xf32>
  }
}
