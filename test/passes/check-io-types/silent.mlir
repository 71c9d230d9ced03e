// Tensors of numbers and bools, and values of which no type is known; sequences inside the graph are nobody's business.
// RUN: aimet-opt --check-io-types --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-io-types: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %m: tensor<*xi1> {onnx.name = "mask"}, %i: tensor<?xi64> {onnx.name = "i"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %1 = "onnx.SplitToSequence"(%x) {onnx_node_name = "s"} : (tensor<4xf32>) -> !onnx.Seq<tensor<*xf32>>
    %2 = "onnx.ConcatFromSequence"(%1) {onnx_node_name = "c", axis = 0 : si64, onnx.outputs = ["y"]} : (!onnx.Seq<tensor<*xf32>>) -> tensor<*x!onnx.unknown>
    return %2 : tensor<*x!onnx.unknown>
  }
}
