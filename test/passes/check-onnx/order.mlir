// Nodes that stand in the file before what they use.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: nodes are not in topological order, 1 stand before what they use, first "second"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Relu"(%x) {onnx_node_name = "first", onnx.position = 2 : i64} : (tensor<4xf32>) -> tensor<4xf32>
    %b = "onnx.Neg"(%a) {onnx_node_name = "second", onnx.position = 0 : i64} : (tensor<4xf32>) -> tensor<4xf32>
    %c = "onnx.Abs"(%x) {onnx_node_name = "third", onnx.position = 1 : i64, onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %c : tensor<4xf32>
  }
}
