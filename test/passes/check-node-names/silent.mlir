// Every node has a name; that two have the same one is check-onnx's business.
// RUN: aimet-opt --check-node-names --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-node-names: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %0 = "onnx.Relu"(%x) {onnx_node_name = "a", onnx.outputs = ["z"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Add"(%0, %w) {onnx_node_name = "a", onnx.outputs = ["y"]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
