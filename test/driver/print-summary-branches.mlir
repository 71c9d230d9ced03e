// What an If gives out is what its branch computes, and is counted there: four
// floats of one branch.
//
// RUN: aimet-opt --print-summary %s | FileCheck %s
// CHECK: activations  16 bytes
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%c: tensor<i1> {onnx.name = "c"}, %x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.If"(%c) ({
      %1 = "onnx.Relu"(%x) {onnx_node_name = "r", onnx.outputs = ["r"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%1) : (tensor<4xf32>) -> ()
    }, {
      %1 = "onnx.Tanh"(%x) {onnx_node_name = "t", onnx.outputs = ["t"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%1) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "if", onnx.outputs = ["y"], onnx.graphs = [{attribute = "then_branch", graph = {name = "a"}, outputs = [{onnx.name = "r"}]}, {attribute = "else_branch", graph = {name = "b"}, outputs = [{onnx.name = "t"}]}]} : (tensor<i1>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
